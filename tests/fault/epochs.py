#!/usr/bin/env python3
"""Backup and restore from the command line: a rewound ledger says so by a new epoch, and fsck is clean in both.

    tests/fault/epochs.py --binary build/dev/huiying
"""
import argparse
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

from program import Failed, Program


def expect(report, what, value):
    if report.get(what) != value:
        raise Failed(f"fsck: {what} is {report.get(what)}, expected {value}: {report}")


def check(binary, folder):
    store, copy, backup = folder / "store", folder / "copy", folder / "store.backup"
    program = Program(binary, store, None)
    program.run("demo", str(store), "--matters", "30", "--seed", "1", "--json")
    before = program.fsck()
    expect(before, "epochs", 1)
    program.run("backup", str(store), str(backup), "--json")

    # Facts after the backup are what a restore takes back.
    for name in ("考验一局", "考验二局"):
        program.run("organ", str(store), name, "--kind", "department", "--level", "county", "--from", program.today(),
                    "--json")
    expect(program.fsck(), "facts", before["facts"] + 2)

    program.run("restore", str(backup), str(store), "--json", expect=(1, 2))
    expect(program.fsck(), "facts", before["facts"] + 2)  # without --force nothing happened

    program.run("restore", str(backup), str(store), "--force", "--json")
    after = program.fsck()
    expect(after, "epochs", 2)
    if after["facts"] <= before["facts"]:
        raise Failed(f"the new epoch has no first fact: {before['facts']} facts before, {after['facts']} after")

    # Into an empty folder, with the master key from where it is kept: the backup alone reads nothing.
    elsewhere = Program(binary, copy, None)
    key = {"HUIYING_MASTER_KEY": str(store / "master.key")}
    elsewhere.run("restore", str(backup), str(copy), "--json", env=key)
    report = elsewhere.run("fsck", str(copy), "--json", env=key)
    expect(report, "epochs", 2)
    if report.get("findings"):
        raise Failed(f"fsck of the copy: {report}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="huiying-epochs-") as folder:
        try:
            check(asked.binary, Path(folder))
        except Failed as failure:
            print(f"epochs: {failure}", file=sys.stderr)
            return 1
    print("epochs: backup, two more facts, restore: a second epoch, and fsck finds nothing")
    return 0


if __name__ == "__main__":
    sys.exit(main())
