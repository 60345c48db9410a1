#!/usr/bin/env python3
"""kill -9 at random instants: what was acknowledged is there afterwards, and fsck finds nothing.

    tests/fault/kill.py --binary build/dev/huiying --rounds 5 [--seed N]

Each round: start the server on the store that the last kill left, register, forward and attach files over several connections at once,
kill it at a random instant (while starting, between requests, inside a commit), let fsck look at what lies there, start
again, and ask for everything that was ever acknowledged. The seed is printed; the same seed draws the same instants.
"""
import argparse
import json
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.dont_write_bytecode = True

from program import Failed, Program, ask, ask_bytes

CONNECTIONS = 6
REGISTRATIONS_MAX = 150      # of one connection in one round: keeps the store small
KILL_AFTER_SECONDS_MAX = 0.8
FILE_EVERY = 4               # of the registrations of one connection: the first, and every so many
STORE_ROUNDS = 25            # then a fresh store, so that fsck stays quick


def registration(day, number):
    return {"form": "letter", "source": "direct", "received_day": day, "region": 999901,
            "persons": [{"name": f"试验{number}", "phone": "", "address": ""}],
            "demands": [{"title": f"考验第{number}件", "text": "断电时也不得丢失。"}]}


class Load(threading.Thread):
    """One connection that registers, forwards every second matter, and goes on until it breaks.

    `registered` holds every number that was answered 201, with its query code; `forwarded` every matter whose forwarding
    was answered 200, with the number of the fact; `files` the text of every attachment whose keeping was answered 201."""

    def __init__(self, program, token, day, organ, name):
        super().__init__(daemon=True)
        self.program, self.token, self.day, self.organ, self.label = program, token, day, organ, name
        self.registered, self.forwarded, self.files = {}, {}, {}
        self.problem = None

    def post(self, path, body, wanted):
        """The answer; None while the server has too much to do. Anything else ends the load with a problem."""
        status, answer = ask(self.connection, "POST", path, body, self.token)
        if status == wanted:
            return json.loads(answer)
        if status != 503:
            raise Failed(f"POST {path} answered {status}: {answer[:300]!r}")
        return None

    def attach(self, number, at):
        """One file of two parts, more than one piece of its object."""
        text = f"{self.label}-{at} " + "附件" * 20_000
        status, answer = ask(self.connection, "POST", "/api/v1/uploads", {}, self.token)
        if status in (429, 503):  # as many uploads as one post may have, or too much to do
            return
        begun = json.loads(answer)
        for part, content in enumerate((text[:3], text[3:]), start=1):
            path = f"/api/v1/uploads/{begun['upload']}/parts/{part}"
            status, answer = ask_bytes(self.connection, "PUT", path, content.encode(), self.token)
            if status == 503:
                return
            if status != 200:
                raise Failed(f"PUT {path} answered {status}: {answer[:300]!r}")
        draft = {"upload": begun["upload"], "name": "附件.txt", "stage": "received"}
        kept = self.post(f"/api/v1/submissions/{number}/files", draft, 201)
        if kept is not None:
            self.files[number, kept["file"]] = text

    def run(self):
        self.connection = self.program.connect()
        try:
            for at in range(REGISTRATIONS_MAX):
                made = self.post("/api/v1/submissions", registration(self.day, f"{self.label}-{at}"), 201)
                if made is None:
                    continue
                self.registered[made["number"]] = made["query_code"]
                if at % FILE_EVERY == 0:
                    self.attach(made["number"], at)
                if at % 2 == 0:
                    continue
                matter = made["matters"][0]["id"]
                to_organ = {"to": self.organ, "role": "lead", "mode": "forward"}
                done = self.post(f"/api/v1/matters/{matter}/forward", to_organ, 200)
                if done is not None:
                    self.forwarded[matter] = done["seq"]
        except OSError:
            pass  # killed
        except Failed as failure:
            self.problem = str(failure)


class Store:
    """A store, what it has acknowledged, and how it is found again."""

    def __init__(self, binary, folder, log):
        self.program = Program(binary, folder, log)
        self.program.run("demo", str(folder), "--matters", "30", "--seed", "1", "--json")
        self.token = self.program.token()
        self.day = self.program.today()
        self.organ = None
        self.registered, self.forwarded, self.files = {}, {}, {}

    def once(self, chance, name):
        """Start, look, load, kill, fsck."""
        self.program.start()
        loads = []
        if chance.random() < 0.1:
            time.sleep(chance.uniform(0, 0.15))  # while it is starting
        else:
            self.program.wait_ready()
            self.look()
            loads = [Load(self.program, self.token, self.day, self.organ, f"{name}-{at}") for at in range(CONNECTIONS)]
            for load in loads:
                load.start()
            time.sleep(chance.uniform(0, KILL_AFTER_SECONDS_MAX))
        self.program.kill()
        for load in loads:
            load.join(timeout=60)
            if load.problem:
                raise Failed(load.problem)
            self.registered |= load.registered
            self.forwarded |= load.forwarded
            self.files |= load.files
        self.program.fsck()

    def look(self):
        """Every acknowledged number has its receipt, each for another fact; every acknowledged forwarding its fact."""
        self.connection = self.program.connect()
        if self.organ is None:
            organs = json.loads(self.get("/api/v1/organs"))
            self.organ = next(organ["id"] for organ in organs if organ.get("kind") == "department")
        seqs = {}
        for number in self.registered:
            receipt = self.get(f"/api/v1/submissions/{number}/receipt").decode()
            lines = dict(line.split(" ", 1) for line in receipt.split("\n")[1:8] if " " in line)
            if lines.get("number") != number:
                raise Failed(f"the receipt of {number} is of {lines.get('number')}")
            if lines["seq"] in seqs:
                raise Failed(f"{number} and {seqs[lines['seq']]} are one fact {lines['seq']}")
            seqs[lines["seq"]] = number
        for matter, seq in self.forwarded.items():
            facts = json.loads(self.get(f"/api/v1/matters/{matter}"))["facts"]
            if not any(fact["seq"] == seq and fact["kind"] == "forward" for fact in facts):
                raise Failed(f"the acknowledged forwarding {seq} of {matter} is gone: {facts}")
        for (number, file), text in self.files.items():
            path = f"/api/v1/submissions/{number}/files/{file}"
            ask(self.connection, "POST", f"{path}/open", {"purpose": "contact"}, self.token)
            if self.get(path).decode() != text:
                raise Failed(f"the acknowledged file {file} of {number} holds something else")
        for number, code in list(self.registered.items())[-1:]:
            self.get(f"/api/v1/public/submissions/{number}?code={code}")

    def get(self, path):
        status, body = ask(self.connection, "GET", path, token=self.token)
        if status != 200:
            raise Failed(f"acknowledged, and now GET {path} answers {status}: {body[:300]!r}")
        return body

    def end(self):
        """A last look, and a friendly stop."""
        self.program.start()
        self.program.wait_ready()
        self.look()
        self.program.stop()
        self.program.fsck()
        return len(self.registered) + len(self.forwarded) + len(self.files)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    print(f"kill: {asked.rounds} rounds, --seed {asked.seed}", flush=True)
    total = done = 0
    with tempfile.TemporaryDirectory(prefix="huiying-kill-") as folder:
        log_path = Path(folder) / "server.log"
        with open(log_path, "w") as log:
            try:
                while done < asked.rounds:
                    store = Store(asked.binary, Path(folder) / f"store-{done}", log)
                    for _ in range(min(STORE_ROUNDS, asked.rounds - done)):
                        store.once(chance, f"r{done}")
                        done += 1
                    total += store.end()
                    print(f"kill: {done} kills survived, {total} acknowledged deeds found again", flush=True)
            except Failed as failure:
                log.flush()
                print(f"kill: round {done}: {failure}\nlast words of the server:\n{log_path.read_text()[-3000:]}",
                      file=sys.stderr)
                return 1
            finally:
                if "store" in locals() and store.program.server is not None:
                    store.program.kill()
    if total == 0:
        print("kill: nothing was ever acknowledged, so nothing was tested", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
