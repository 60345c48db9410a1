#!/usr/bin/env python3
"""Two verifiers judge the same kits, sound and broken: ours, and the one written from docs/formats/kit.md.

    tests/kit/both_test.py KIT_TEST HUIYING_VERIFY

KIT_TEST (build/dev/kit_test) is run with a folder in which its tests leave every kit they ask a verdict on. Both must give
the same verdict, name the same ground, and count the same figures.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from verify_kit import Kit, Refused  # noqa: E402

KITS_MIN = 60
# What libzip and zipfile make of a damaged zip is theirs; that neither agrees is asked of each alone.
FILTER = "-Hostile.AnyByteOfTheZip:Hostile.CutOffAnywhere:Hostile.TheSameNameTwice:Mutation.ByAStranger:Mutation.ByTheOffice"
SAME = ("verdict", "leaves", "turned_matters", "turned_facts", "turnings", "mixed_letters", "uncertain_letters", "taken_back")


def theirs(kit, key, earlier):
    try:
        judged = Kit(kit, key or None, earlier)
    except Refused as refused:
        return {"verdict": "refused", "ground": refused.ground}
    return {"verdict": "agrees" if judged.agrees() else "differs", "leaves": judged.leaves, "turned_matters": judged.openings,
            "turned_facts": sum(e[0] != "turning" for e in judged.events), "turnings": judged.turnings,
            "mixed_letters": judged.mixed, "uncertain_letters": judged.undecided, "taken_back": judged.taken_back,
            "figures": [(f["id"], f["verdict"], f["hidden"], f["recomputed"]["numerator"], f["recomputed"]["denominator"])
                        for f in judged.compared]}


def ours(program, kit, key, earlier_file):
    words = [program, str(kit), "--json"] + (["--key", key] if key else [])
    done = subprocess.run(words + (["--earlier", str(earlier_file)] if earlier_file else []), capture_output=True, text=True,
                          timeout=120, check=False)
    said = json.loads(done.stdout)
    if said["verdict"] == "refused":
        code = 2 if said["ground"] == "unreadable" else 1
        said = {"verdict": "refused", "ground": said["ground"]}
    else:
        code = 0 if said["verdict"] == "agrees" else 1
        said = {name: said[name] for name in SAME} | {"figures": [
            (f["id"], f["verdict"], f["hidden"], f["recomputed"]["numerator"], f["recomputed"]["denominator"])
            for f in said["figures"]]}
    if code != done.returncode:
        said["verdict"] += f", but exit {done.returncode}"
    return said


def told(one, other):
    """Where the two differ: ours, then the other's."""
    figures = [pair for pair in zip(one.get("figures", []), other.get("figures", [])) if pair[0] != pair[1]]
    rest = {name: (one.get(name), other.get(name)) for name in {*one, *other} - {"figures"} if one.get(name) != other.get(name)}
    return f"{rest} {figures[:3]}"


def main(kit_test, program):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = subprocess.run([kit_test, "--gtest_brief=1", f"--gtest_filter={FILTER}"], env=os.environ | {"HUIYING_KITS": name},
                              capture_output=True, text=True, timeout=280, check=False, cwd=Path(__file__).resolve().parents[2])
        if made.returncode != 0:
            print(made.stdout, made.stderr)
            return 1
        kits, differing = sorted(folder.glob("*.zip")), 0
        for kit in kits:
            expected, key = kit.with_suffix(".verdict").read_text(encoding="utf-8").split("\n")[:2]
            earlier = kit.with_suffix(".earlier")
            note = earlier.read_text(encoding="utf-8") if earlier.exists() else None
            one, other = ours(program, kit, key, earlier if note else None), theirs(kit, key, note)
            if one == other and expected in (one["verdict"], one.get("ground")):
                continue
            differing += 1
            print(f"{kit.name}: expected {expected}; {told(one, other)}")
        print(f"{len(kits)} kits, {differing} judged differently")
        return 1 if differing or len(kits) < KITS_MIN else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
