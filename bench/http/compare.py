#!/usr/bin/env python3
"""The program beside a bare server that inserts one row a request: the same load, machine, disk and minute.

    bench/http/compare.py --binary build/release/huiying --bare build/release/bench/bare_server [--seconds 8]

Each line is one pair of runs; `ratio` is what registration keeps of the bare server's rate. Once with the disk as it
answers here, once with 4 ms added to each flush. The ledger is checked after every run.
"""
import argparse
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "tests" / "fault")]

from program import Failed, Program
from registration import load, slow_flush

RUNS = ((64, 0), (256, 0), (64, 4), (256, 4))  # connections, milliseconds added to a flush


class Bare:
    """The bare server, as far as `load` asks for a program."""

    def __init__(self, binary, file, env):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.server = subprocess.Popen([binary, str(file), str(self.port)], env=os.environ | env)
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
                connection.request("GET", "/")
                connection.getresponse().read()
                return
            except OSError:
                time.sleep(0.01)
        raise Failed("the bare server did not answer")

    def stop(self):
        self.server.terminate()
        self.server.wait(timeout=20)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--bare", required=True)
    parser.add_argument("--seconds", type=int, default=8)
    asked = parser.parse_args()
    print(f"{'connections':>11} {'flush +ms':>9} {'bare/s':>10} {'huiying/s':>10} {'ratio':>6} {'median':>9} {'p99':>9} {'refused':>8}")
    with tempfile.TemporaryDirectory(prefix="huiying-bench-") as name:
        folder = Path(name)
        library = slow_flush(folder)
        for connections, milliseconds in RUNS:
            env = {"LD_PRELOAD": str(library), "FLUSH_MS": str(milliseconds)} if milliseconds else {}
            program = Program(asked.binary, folder / f"store-{connections}-{milliseconds}", subprocess.DEVNULL)
            program.run("demo", program.store, "--matters", "30", "--seed", "1", "--json")
            token, day = program.token(), program.today()

            bare = Bare(asked.bare, folder / f"bare-{connections}-{milliseconds}.db", env)
            bare_rate = float(load(bare, connections, asked.seconds, token, day)[0])
            bare.stop()

            program.start(env=env)
            program.wait_ready()
            rate, median, worst, refused = load(program, connections, asked.seconds, token, day)
            program.stop()
            program.fsck()
            print(f"{connections:>11} {milliseconds:>9} {bare_rate:>10.0f} {float(rate):>10.0f} {float(rate) / bare_rate:>6.2f} "
                  f"{median:>9} {worst:>9} {refused:>8}", flush=True)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        sys.exit(f"compare: {failure}")
