#!/usr/bin/env python3
"""Durable registrations over HTTP, everything included: validation, decision, sealing, ledger, read rows, flush.

    bench/registration.py --binary build/release/huiying [--seconds 8]

wrk loads the server from the same machine, at 64 and 256 connections, with the disk as it answers here and with 4 ms added
to each flush, as an ordinary disk would. Read the figures as ratios. The ledger is checked afterwards.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "fault"))

from program import Failed, Program

RUNS = ((64, 0), (256, 0), (64, 4), (256, 4))  # connections, milliseconds added to a flush


def slow_flush(folder):
    library = folder / "slow_flush.so"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", str(HERE / "slow_flush.c"), "-o", str(library), "-ldl"], check=True)
    return library


def load(program, connections, seconds, token, day):
    """Requests a second, median and 99th percentile as wrk prints them, and how many answers were not 2xx."""
    done = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(HERE / "registration.lua"),
                           f"http://127.0.0.1:{program.port}/api/v1/submissions"], capture_output=True, text=True, check=True,
                          env=os.environ | {"HUIYING_TOKEN": token, "HUIYING_DAY": day})
    find = lambda pattern: (re.search(pattern, done.stdout) or [None, "?"])[1]
    return (find(r"Requests/sec:\s+([\d.]+)"), find(r"50%\s+(\S+)"), find(r"99%\s+(\S+)"),
            find(r"Non-2xx or 3xx responses: (\d+)").replace("?", "0"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--seconds", type=int, default=8)
    asked = parser.parse_args()
    print(f"{'connections':>11} {'flush +ms':>9} {'registrations/s':>15} {'median':>9} {'p99':>9} {'refused':>8} {'facts':>9}")
    with tempfile.TemporaryDirectory(prefix="huiying-bench-") as name:
        folder = Path(name)
        library = slow_flush(folder)
        for connections, milliseconds in RUNS:
            program = Program(asked.binary, folder / f"store-{connections}-{milliseconds}", subprocess.DEVNULL)
            program.run("demo", program.store, "--matters", "30", "--seed", "1", "--json")
            token = program.token()
            program.start(env={"LD_PRELOAD": str(library), "FLUSH_MS": str(milliseconds)} if milliseconds else {})
            program.wait_ready()
            rate, median, worst, refused = load(program, connections, asked.seconds, token, program.today())
            program.stop()
            facts = program.fsck()["facts"]
            print(f"{connections:>11} {milliseconds:>9} {rate:>15} {median:>9} {worst:>9} {refused:>8} {facts:>9}", flush=True)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        sys.exit(f"registration: {failure}")
