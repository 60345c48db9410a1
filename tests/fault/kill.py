#!/usr/bin/env python3
"""kill -9 at random instants: what was acknowledged is there afterwards, and fsck finds nothing.

    tests/fault/kill.py --binary build/dev/huiying --rounds 5 [--seed N]

Each round: start the server on the store that the last kill left, register over several connections at once, kill it at a
random instant (while starting, between requests, inside a commit), let fsck look at what lies there, start again, and ask
for every number that was ever acknowledged. The seed is printed; the same seed draws the same instants.
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

from program import Failed, Program, ask

CONNECTIONS = 6
REGISTRATIONS_MAX = 150      # of one connection in one round: keeps the store small
KILL_AFTER_SECONDS_MAX = 0.8
STORE_ROUNDS = 25            # then a fresh store, so that fsck stays quick


def registration(day, number):
    return {"form": "letter", "source": "direct", "received_day": day, "region": 999901,
            "persons": [{"name": f"试验{number}", "phone": "", "address": ""}],
            "demands": [{"title": f"考验第{number}件", "text": "断电时也不得丢失。"}]}


class Load(threading.Thread):
    """One connection that registers until it breaks. `acknowledged` holds every number answered 201."""

    def __init__(self, program, token, day, name):
        super().__init__(daemon=True)
        self.program, self.token, self.day, self.label = program, token, day, name
        self.acknowledged = {}
        self.problem = None

    def run(self):
        connection = self.program.connect()
        try:
            for at in range(REGISTRATIONS_MAX):
                status, body = ask(connection, "POST", "/api/v1/submissions", registration(self.day, f"{self.label}-{at}"),
                                   self.token)
                if status == 201:
                    answer = json.loads(body)
                    self.acknowledged[answer["number"]] = answer["query_code"]
                elif status != 503:
                    self.problem = f"registration answered {status}: {body[:300]!r}"
                    return
        except OSError:
            pass  # killed


def check_acknowledged(program, token, acknowledged):
    """Every number has its receipt, each for another fact."""
    connection = program.connect()
    seqs = {}
    for number, code in acknowledged.items():
        status, body = ask(connection, "GET", f"/api/v1/submissions/{number}/receipt", token=token)
        if status != 200:
            raise Failed(f"acknowledged {number} is gone: its receipt answers {status} {body[:300]!r}")
        lines = dict(line.split(" ", 1) for line in body.decode().split("\n")[1:8] if " " in line)
        if lines.get("number") != number:
            raise Failed(f"the receipt of {number} is of {lines.get('number')}")
        if lines["seq"] in seqs:
            raise Failed(f"{number} and {seqs[lines['seq']]} are one fact {lines['seq']}")
        seqs[lines["seq"]] = number
    for number, code in list(acknowledged.items())[-1:]:
        status, _ = ask(connection, "GET", f"/api/v1/public/submissions/{number}?code={code}")
        if status != 200:
            raise Failed(f"the query code of {number} no longer opens it: {status}")


class Round:
    """A store and what it has acknowledged."""

    def __init__(self, binary, folder, log):
        self.program = Program(binary, folder, log)
        self.program.run("demo", str(folder), "--matters", "30", "--seed", "1", "--json")
        self.token = self.program.token()
        self.day = self.program.today()
        self.acknowledged = {}

    def once(self, chance, name):
        self.program.start()
        is_early = chance.random() < 0.1
        if is_early:
            time.sleep(chance.uniform(0, 0.15))
            self.program.kill()
            loads = []
        else:
            self.program.wait_ready()
            check_acknowledged(self.program, self.token, self.acknowledged)
            loads = [Load(self.program, self.token, self.day, f"{name}-{at}") for at in range(CONNECTIONS)]
            for load in loads:
                load.start()
            time.sleep(chance.uniform(0, KILL_AFTER_SECONDS_MAX))
            self.program.kill()
        for load in loads:
            load.join(timeout=60)
            if load.problem:
                raise Failed(load.problem)
            self.acknowledged |= load.acknowledged
        self.program.fsck()

    def end(self):
        """A last look, and a friendly stop."""
        self.program.start()
        self.program.wait_ready()
        check_acknowledged(self.program, self.token, self.acknowledged)
        self.program.stop()
        self.program.fsck()
        return len(self.acknowledged)


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
                    store = Round(asked.binary, Path(folder) / f"store-{done}", log)
                    for _ in range(min(STORE_ROUNDS, asked.rounds - done)):
                        store.once(chance, f"r{done}")
                        done += 1
                    total += store.end()
                    print(f"kill: {done} kills survived, {total} acknowledged registrations found again", flush=True)
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
