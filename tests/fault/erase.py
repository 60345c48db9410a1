#!/usr/bin/env python3
"""Erased is erased: one of three co-petitioners, yesterday's backup restored, and their name is in no byte of the store.
Their letter has a scan that shows all three and a redacted copy without the second: the scan goes too, the copy stays.

    tests/fault/erase.py --binary build/dev/huiying

Registers three people, makes receipts and a backup, erases the second, restores the backup over the store, erases
nothing again by hand, and then looks for the name, the number and the wrapped key in every file of the store directory
(logs included) and in the server's log. The others stay readable, fsck finds nothing, and the receipts still verify. Then
the master key is rotated with kill -9 at random instants, and nothing is lost.
"""
import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

from program import HANDLER, Failed, Program, ask, ask_bytes

NAMES = ["欧阳甲试", "司马乙试", "诸葛丙试"]
PHONES = ["13900000001", "13900000002", "13900000003"]
IDS = ["11010519491231002X", "440111199001011232", "440111199001011275"]
GONE = 1  # who is erased
LOOKS_MAX = 100
WAIT_SECONDS_MAX = 10


def register(program, token, day):
    persons = [{"name": name, "phone": phone, "id_number": number, "address": f"试验路{at}号"}
               for at, (name, phone, number) in enumerate(zip(NAMES, PHONES, IDS), start=1)]
    body = {"form": "letter", "source": "direct", "received_day": day, "region": 999901, "persons": persons,
            "demands": [{"title": "三人联名", "text": "路灯不亮。"}]}
    status, answer = ask(program.connect(), "POST", "/api/v1/submissions", body, token)
    if status != 201:
        raise Failed(f"registration answered {status}: {answer[:300]!r}")
    return json.loads(answer)


def shown(program, token, number):
    fields = {"purpose": "verify_identity", "fields": ["name", "phone", "address", "id_number"]}
    status, answer = ask(program.connect(), "POST", f"/api/v1/submissions/{number}/reveal", fields, token)
    if status != 200:
        raise Failed(f"reveal answered {status}: {answer[:300]!r}")
    return [person["name"] for person in json.loads(answer)["persons"]]


def found(program, token, phone):
    status, answer = ask(program.connect(), "POST", "/api/v1/persons/search", {"phone": phone}, token)
    if status != 200:
        raise Failed(f"search answered {status}: {answer[:300]!r}")
    return len(json.loads(answer)["submissions"])


def receipt(program, token, number, file):
    status, answer = ask(program.connect(), "GET", f"/api/v1/submissions/{number}/receipt", None, token)
    if status != 200:
        raise Failed(f"receipt answered {status}")
    file.write_bytes(answer)


def keep_file(program, token, number, text, name, redacts=0):
    """Uploads a text in two parts and keeps it with the submission; the number it is known by."""
    _, answer = ask(program.connect(), "POST", "/api/v1/uploads", {}, token)
    upload = json.loads(answer)["upload"]
    content = text.encode()
    for at, part in enumerate((content[:10], content[10:]), start=1):
        status, answer = ask_bytes(program.connect(), "PUT", f"/api/v1/uploads/{upload}/parts/{at}", part, token)
        if status != 200:
            raise Failed(f"part {at} answered {status}: {answer[:300]!r}")
    draft = {"upload": upload, "name": name, "stage": "received", "redacts": redacts}
    status, answer = ask(program.connect(), "POST", f"/api/v1/submissions/{number}/files", draft, token)
    if status != 201:
        raise Failed(f"keeping a file answered {status}: {answer[:300]!r}")
    return json.loads(answer)["file"]


def read_file(program, token, number, file):
    """The bytes of a file; none once it is destroyed."""
    path = f"/api/v1/submissions/{number}/files/{file}"
    status, answer = ask(program.connect(), "POST", f"{path}/open", {"purpose": "verify_identity"}, token)
    if status == 404:
        return None
    status, answer = ask(program.connect(), "GET", path, None, token)
    if status != 200:
        raise Failed(f"reading a file answered {status}: {answer[:300]!r}")
    return answer.decode()


def file_keys(store):
    """Version → wrapped key and object of every file."""
    with sqlite3.connect(f"file:{store / 'ledger.db'}?mode=ro", uri=True) as database:
        return {version: (key, object_) for version, key, object_ in database.execute("SELECT version, key, object FROM files")}


def wrapped_keys(store):
    """Row → wrapped key of every person."""
    with sqlite3.connect(f"file:{store / 'ledger.db'}?mode=ro", uri=True) as database:
        return dict(database.execute("SELECT row, key FROM subjects WHERE kind = 3 AND key IS NOT NULL"))


def look_for(words, folder, log):
    """Every file that holds one of the words, as text or as bytes. A log of the database that goes while we read has left
    its bytes in another file: then all are looked at again."""
    for _ in range(LOOKS_MAX):
        try:
            found = [(path, path.read_bytes()) for path in [p for p in sorted(folder.rglob("*")) if p.is_file()] + [log]]
            return [f"{path.name} holds {word!r}" for path, content in found for word in words if word in content]
        except FileNotFoundError:
            continue
    raise Failed("files come and go faster than they can be read")


def wait_until_gone(words, folder, log):
    until = time.monotonic() + WAIT_SECONDS_MAX
    while (places := look_for(words, folder, log)) and time.monotonic() < until:
        time.sleep(0.05)
    if places:
        raise Failed("what was erased is still there: " + "; ".join(places))


def check_files(program, token, number, whole, copy, redacted, place):
    if place.exists() or read_file(program, token, number, whole) is not None:
        raise Failed("the destroyed scan is still there")
    if read_file(program, token, number, copy) != redacted:
        raise Failed("the redacted copy is lost")


def check_erasure(binary, folder):
    store, backup, log = folder / "store", folder / "yesterday.backup", folder / "server.log"
    with log.open("wb") as out:
        program = Program(binary, store, out)
        program.run("demo", str(store), "--matters", "30", "--seed", "1", "--json")
        token = program.token()
        before = set(wrapped_keys(store))
        program.start()
        program.wait_ready()
        number = register(program, token, program.today())["number"]
        receipt(program, token, number, folder / "early.receipt")
        if shown(program, token, number) != NAMES:
            raise Failed("the persons cannot be read before anything is erased")
        scan, redacted = "来信：" + "、".join(NAMES), "来信：" + "、".join(NAMES[:GONE] + NAMES[GONE + 1:])
        whole = keep_file(program, token, number, scan, f"{NAMES[GONE]}的来信.txt")
        copy = keep_file(program, token, number, redacted, "遮盖件.txt", redacts=whole)
        if read_file(program, token, number, whole) != scan:
            raise Failed("the scan cannot be read before anything is erased")
        program.stop()
        whole_key, whole_object = file_keys(store)[whole]
        keys = wrapped_keys(store)
        gone_key = keys[sorted(set(keys) - before)[GONE]]
        program.run("backup", str(store), str(backup), "--json")

        # Erased while the server runs: the command goes through its socket.
        program.start()
        program.wait_ready()
        erasure = ("erase", str(store), number, "--person", str(GONE + 1), "--authority", "档〔2026〕3号", "--on-request",
                   "--json")
        program.run(*erasure, expect=(1, 2))  # nobody has said what becomes of the scan
        program.run(*erasure, "--files", "destroy")
        secrets = [NAMES[GONE].encode(), PHONES[GONE].encode(), IDS[GONE].encode(), gone_key, whole_key]
        place = store / "objects" / whole_object.hex()[:2] / whole_object.hex()[2:]
        wait_until_gone(secrets, store, log)
        if found(program, token, PHONES[GONE]) or not found(program, token, PHONES[0]):
            raise Failed("the blind index does not say what it should after the erasure")
        check_files(program, token, number, whole, copy, redacted, place)
        program.stop()

        program.run("restore", str(backup), str(store), "--force", "--json")
        wait_until_gone(secrets, store, log)
        program.fsck()
        program.start()
        program.wait_ready()
        expected = [name if at != GONE else None for at, name in enumerate(NAMES)]
        if shown(program, token, number) != expected:
            raise Failed("after the restore the others are not readable, or the erased one is")
        if found(program, token, PHONES[GONE]) or not found(program, token, PHONES[2]):
            raise Failed("the blind index does not say what it should after the restore")
        check_files(program, token, number, whole, copy, redacted, place)
        # A second one, after the restore: the store put aside must forget them too.
        last_key = keys[sorted(set(keys) - before)[2]]
        program.run("erase", str(store), number, "--person", "3", "--authority", "档〔2026〕4号", "--on-request",
                    "--files", "keep", "--json")
        wait_until_gone(secrets + [last_key], store, log)
        receipt(program, token, number, folder / "late.receipt")
        program.stop()
        report = program.fsck()
        if report["epochs"] != 2:
            raise Failed(f"{report['epochs']} epochs after one restore")
    with sqlite3.connect(f"file:{store / 'ledger.db'}?mode=ro", uri=True) as database:
        key = database.execute("SELECT value FROM meta WHERE name = 'verifier_key'").fetchone()[0]
    for name in ("early", "late"):
        program.run("verify-receipt", str(folder / f"{name}.receipt"), "--key", key)
    return program


def check_rotation(program, kills, seed):
    """Kills the rotation at random instants; the last run goes through."""
    draw = random.Random(seed)
    store = program.store
    texts = {key: value for key, value in wrapped_keys(Path(store)).items()}
    for _ in range(kills):
        rotation = subprocess.Popen([program.binary, "key", "rotate", store, "--json"], stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL)
        time.sleep(draw.uniform(0, 0.04))
        rotation.kill()
        rotation.wait()
    program.run("key", "rotate", store, "--json")
    program.fsck()
    now = wrapped_keys(Path(store))
    if set(now) != set(texts) or any(now[row] == texts[row] for row in now):
        raise Failed("a key was lost or not wrapped again")
    if (Path(store) / "master.key.next").exists():
        raise Failed("the rotation left its key beside the store's")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--kills", type=int, default=10, help="of the rotation")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked = parser.parse_args()
    print(f"erase: seed {asked.seed}, as post {HANDLER}")
    with tempfile.TemporaryDirectory(prefix="huiying-erase-") as folder:
        try:
            program = check_erasure(asked.binary, Path(folder))
            check_rotation(program, asked.kills, asked.seed)
        except Failed as failure:
            print(f"erase: {failure}", file=sys.stderr)
            return 1
    print(f"erase: one of three is gone from every byte, fsck and receipts hold; rotation survived {asked.kills} kills")
    return 0


if __name__ == "__main__":
    sys.exit(main())
