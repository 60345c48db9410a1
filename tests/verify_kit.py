#!/usr/bin/env python3
"""Verifies a recompute kit with nothing but Python's standard library, from docs/formats/kit.md alone.

    verify_kit.py KIT.zip [--key VKEY] [--earlier FILE] [--json]     exit 0 all agree, 1 refused or different, 2 unreadable

It shares no code with Huiying on purpose: if both agree on every kit, the page is enough to write a verifier from.
"""
import hashlib
import json
import re
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "kit"))
from kit_bytes import (LAST_KIND, LEAVES_MAX, PART_BYTES_MAX, PART_LEAVES, REASONS, TEXT_BYTES_MAX, Archive,  # noqa: E402
                       Refused, checkpoint_of, decimal, leaf_hash, leaves_of, open_note, parse_key, reason_of, root_of, sha256,
                       want)
from kit_count import Look, a_year_before, predicates  # noqa: E402
from kit_figures import collective_of, printed  # noqa: E402
from kit_evaluation import Proved  # noqa: E402
from kit_fold import fact_of  # noqa: E402
from kit_money import check_amounts  # noqa: E402
from kit_predicate import day_number  # noqa: E402
from kit_typed import Typed, printed_typed  # noqa: E402
from kit_uptime import Uptime  # noqa: E402

LAW_FOLDERS = ("articles/", "terms/", "calendar/", "rolls/", "settings/", "standards/", "money/")
COUNTED = ("rate", "count", "sum", "average", "decline", "typed", "uptime")
GRAINS = ("submissions", "matters", "legs", "reviews", "ratings")


def text_of(data, ground, what):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(ground, f"{what} is not UTF-8") from error


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7f | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])


class Kit:
    def __init__(self, path, key=None, earlier=None):
        self.archive = Archive(path)
        self.read_statement(key)
        self.read_files()
        self.read_law()
        self.read_leaves(earlier)
        self.check_office(earlier)
        self.check_withheld()
        self.count()
        self.compare()
        self.proved = self.evaluation and Proved(self)

    # ── what is signed ──────────────────────────────────────────────────────────────────────────────────────────────
    def read_statement(self, wanted):
        self.key = parse_key(text_of(self.archive.read("key.txt", TEXT_BYTES_MAX), "key", "key.txt"))
        want(wanted is None or wanted == self.key[0], "key", "signed by another key than the one given")
        text = open_note(text_of(self.archive.read("kit.txt", TEXT_BYTES_MAX), "signature", "kit.txt"), self.key)
        lines = text.split("\n")
        want(lines[0].startswith("huiying kit "), "unreadable", "no recompute kit")
        want(lines[0] == "huiying kit 3", "unreadable", "a format that is not known here")
        names = ["origin", "program", "from", "to", "cut", "evaluation", "leaves", *("withheld " + r for r in REASONS), "files"]
        want(len(lines) == len(names) + 2 and lines[-1] == "", "statement", "it has not its lines")
        said = {}
        for name, line in zip(names, lines[1:]):
            want(line.startswith(name + " "), "statement", f"{name} is wanted: {line!r}")
            said[name] = line[len(name) + 1:]
        want(said["origin"] == self.key[1], "statement", "of another log than the key")
        want(re.fullmatch(r"[!-~]{1,60}", said["program"]), "statement", "the program's version is wanted")
        for name in ("from", "to", "cut"):
            want(re.fullmatch(r"\d{4}-\d\d-\d\d", said[name]), "statement", f"{name}: a day is wanted")
            try:
                said[name] = day_number(said[name])
            except ValueError as error:
                raise Refused("statement", f"{name}: no such day") from error
            want(day_number("1900-01-01") <= said[name] <= day_number("2199-12-31"), "statement", f"{name}: no such day")
        want(said["from"] <= said["to"], "statement", "the period ends before it begins")
        want(re.fullmatch(r"-|[0-9a-f]{32}", said["evaluation"]) and said["evaluation"] != "0" * 32, "statement",
             "an evaluation's id or - is wanted")
        self.evaluation = None if said["evaluation"] == "-" else bytes.fromhex(said["evaluation"])
        self.leaves = decimal(said["leaves"], "statement", LEAVES_MAX)
        want(self.leaves > 0, "statement", "no leaves")
        self.withheld = {reason: decimal(said["withheld " + reason], "statement", LEAVES_MAX) for reason in REASONS}
        want(re.fullmatch(r"[0-9a-f]{64}", said["files"]), "statement", "the digest of files.txt is wanted")
        self.said = said

    def read_files(self):
        data = self.archive.read("files.txt", TEXT_BYTES_MAX)
        want(hashlib.sha256(data).hexdigest() == self.said["files"], "files", "files.txt is not the one that was signed")
        self.listed, previous = {}, ""
        for line in text_of(data, "files", "files.txt").split("\n")[:-1]:
            found = re.fullmatch(r"([0-9a-f]{64}) (\S+) (\S+)", line)
            want(found, "files", f"not a line of files.txt: {line!r}")
            want(found[3] > previous, "files", "files are listed in order, each once")
            previous = found[3]
            self.listed[previous] = (found[1], decimal(found[2], "files", PART_BYTES_MAX))
        want(data.endswith(b"\n") and set(self.listed) | {"kit.txt", "files.txt"} == set(self.archive.entries), "files",
             "files.txt and the zip do not name the same files")
        for path in self.listed:
            known = path in ("checkpoint.txt", "key.txt", "figures.tsv", *["scores.tsv"] * bool(self.evaluation)) or path.startswith(("law/", "leaves/", "evaluation/"))
            want(known, "files", f"a kit has no file {path}")
        parts = (self.leaves + PART_LEAVES - 1) // PART_LEAVES
        self.parts = [f"leaves/{number:06}.bin" for number in range(1, parts + 1)]
        want(self.parts == sorted(self.parts) and set(self.parts) == {p for p in self.listed if p.startswith("leaves/")},
             "files", "more or fewer files of leaves than the statement says")
        for path in self.listed:
            if path.startswith("evaluation/") or path == "key.txt":
                self.file(path)

    def file(self, path):
        want(path in self.listed, "files", f"files.txt does not name {path}")
        data = self.archive.read(path, PART_BYTES_MAX if path.startswith("leaves/") else TEXT_BYTES_MAX)
        digest, length = self.listed[path]
        want(len(data) == length and hashlib.sha256(data).hexdigest() == digest, "files", f"{path} is not the file that was signed")
        return data

    def read_law(self):
        self.checkpoint = checkpoint_of(text_of(self.file("checkpoint.txt"), "signature", "checkpoint.txt"), self.key)
        want(self.checkpoint["size"] == self.leaves, "statement", "the checkpoint has another number of leaves")
        law, definitions, self.collective, self.standards, self.money_files = b"", [], [], {}, []
        for path in sorted(p for p in self.listed if p.startswith("law/")):
            data, name = self.file(path), path.removeprefix("law/")
            if name.startswith("indicators/"):
                definitions.append((path, data))
                continue
            want(name.startswith(LAW_FOLDERS), "law", f"{path}: no folder of law")
            if name.startswith("standards/"):
                self.standards[name] = data
            if name.startswith("money/"):
                self.money_files.append(data)
            if name == "settings/collective_people.toml":
                self.collective = collective_of(data)
            law += varint(len(name)) + name.encode() + varint(len(data)) + data
        want(sha256(law) == self.checkpoint["law"], "law", "the law files are not the set that the checkpoint names")
        read = []
        for path, data in definitions:
            try:
                read.append((path, tomllib.loads(data.decode("utf-8"))))
            except ValueError as error:
                raise Refused("definitions", f"{path}: {error}") from error
        try:
            read.sort(key=lambda one: (one[1]["order"], one[0]))
            self.definitions = [self.definition(entry) for _, file in read for entry in file["indicator"]
                                if entry["measure"] in COUNTED]
        except (KeyError, TypeError, ValueError) as error:
            raise Refused("definitions", f"a definition lacks something: {error!r}") from error
        want(len({d["id"] for d in self.definitions}) == len(self.definitions), "definitions", "an id stands twice")
        text = text_of(self.file("figures.tsv"), "figures", "figures.tsv")
        lines = text.split("\n")
        want(lines[0] == "id\tnumerator\tdenominator\tvalue\tunit" and lines[-1] == "", "figures", "not a table of figures")
        self.figures = [self.figure(line) for line in lines[1:-1]]
        want([f[0] for f in self.figures] == [d["id"] for d in self.definitions], "figures",
             "figures and definitions are not the same")

    @staticmethod
    def figure(line):
        cells = line.split("\t")
        want(len(cells) == 5 and re.fullmatch(r"0|-?[1-9]\d{0,18}", cells[1]), "figures", f"not a figure: {line!r}")
        want(re.fullmatch(r"-|0|-?[1-9]\d{0,18}", cells[2]), "figures", f"no denominator: {line!r}")
        return cells[0], int(cells[1]), None if cells[2] == "-" else int(cells[2]), cells[3], cells[4]

    @staticmethod
    def definition(entry):
        made = {"id": entry["id"], "grain": None, "measure": entry["measure"], "unit": entry["unit"],
                "decimals": entry.get("decimals", 2), "rounding": entry.get("rounding", "half_up"), "accusations": False,
                "quotient": "denominator_zh" in entry, "sums": (None, None), "numerator": None, "denominator": None}
        if entry["measure"] == "uptime":
            want(entry["part"] in ("running", "failed"), "definitions", f"{entry['id']}: no such part")
            made["part"] = entry["part"]
        elif entry["measure"] != "typed":
            want(entry["grain"] in GRAINS, "definitions", f"{entry['id']}: no such grain")
            made["grain"] = entry["grain"]
            made["numerator"], made["denominator"], made["sums"] = predicates(entry)
            made["accusations"] = all(e["when"] != "is_accusation" for e in entry.get("exclusion", []))
        return made

    # ── the ledger ──────────────────────────────────────────────────────────────────────────────────────────────────
    def read_leaves(self, earlier):
        self.earlier = None
        if earlier is not None:
            self.earlier = checkpoint_of(earlier, self.key, "earlier")
        hashes, self.events, self.office = [], [], []
        self.counted = dict.fromkeys(REASONS, 0)
        self.closed_letters, self.closed_openings, self.accounts, self.evaluations = [], [], [], []
        self.facts = {1: {}, 2: {}}
        for number, path in enumerate(self.parts):
            first = number * PART_LEAVES + 1
            count = min(PART_LEAVES, self.leaves - first + 1)
            for header, leaf, salt, body in leaves_of(self.file(path), first, count):
                hashes.append(leaf_hash(leaf))
                self.take(header, leaf, salt, body)
        want(root_of(hashes) == self.checkpoint["root"], "root", "the leaves do not give the root that was signed")
        self.hashes = hashes

    def take(self, header, leaf, salt, body):
        seq, kind, subject_kind, day, accusation = header
        if body is None:
            reason = reason_of(subject_kind, kind, accusation, self.evaluation is not None)
            want(reason, "withheld", f"fact {seq} could count and is withheld")
            self.counted[reason] += 1
            if subject_kind == 1 and kind == 0:
                self.closed_letters.append(day)
            if subject_kind == 2:
                if kind == 3:
                    self.closed_openings.append(day)
                if not accusation:
                    self.events.append(("opening" if kind == 3 else "other", seq, day))
                elif kind in (5, 25):
                    self.events.append(("turning", seq, day))
            return
        want(sha256(b"\x02" + salt + body) == leaf[17:49], "body", f"fact {seq}: not the body that its leaf commits to")
        is_office = subject_kind == 0 or (subject_kind == 4 and kind not in (29, 30, 49))
        is_evaluation = subject_kind == 7 and self.evaluation is not None
        if subject_kind in (1, 2, 6) or is_office or is_evaluation:
            want(kind <= LAST_KIND, "unreadable", f"fact {seq}: kind {kind} is not known here")
            fact = fact_of(header, body)
            if is_office:
                self.office.append((subject_kind, fact))
            elif subject_kind in (6, 7):
                (self.accounts if subject_kind == 6 else self.evaluations).append(fact)
            else:
                self.facts[subject_kind].setdefault(fact["subject"], []).append(fact)

    def check_office(self, earlier):
        epochs = [(f["seq"], f["deed"]["epoch"]) for k, f in self.office if k == 0 and f["kind"] == 32]
        laws = [f["deed"]["set_hash"] for k, f in self.office if k == 0 and f["kind"] == 31]
        self.check_earlier(epochs)
        want((epochs[-1][1] if epochs else 0) == self.checkpoint["epoch"], "epoch", "the checkpoint is of another epoch")
        want((laws[-1] if laws else "") == self.checkpoint["law"].hex(), "law", "the checkpoint names another set")
        self.organs, self.kinds, self.parents, self.ended = {}, {}, {}, set()
        for kind, fact in self.office:
            if kind == 4 and fact["kind"] == 27:
                self.organs[fact["subject"]] = fact["deed"]["name"]
                self.kinds[fact["subject"]] = fact["deed"]["kind"]
                self.parents[fact["subject"]] = fact["deed"]["parent"]
            if kind == 4 and fact["kind"] == 28:
                self.ended.add(fact["subject"])

    def check_earlier(self, epochs):
        self.taken_back, earlier = 0, self.earlier
        if earlier is None:
            return
        want(earlier["epoch"] <= self.checkpoint["epoch"], "earlier", "of a later epoch than the kit")
        for seq, epoch in epochs:
            if epoch > earlier["epoch"] and earlier["size"] >= seq:
                self.taken_back = earlier["size"] - (seq - 1)
                return
        want(earlier["size"] <= self.leaves, "earlier", "it has more leaves than the ledger of the kit")
        want(earlier["size"] == 0 or root_of(self.hashes[:earlier["size"]]) == earlier["root"], "earlier",
             "the ledger of the kit does not continue it")

    def check_withheld(self):
        turnings = [e for e in self.events if e[0] == "turning"]
        self.openings = sum(e[0] == "opening" for e in self.events)
        free = 0
        for what, seq, _ in reversed(self.events):
            free += (what == "turning") - (what == "opening")
            want(free >= 0, "turned", f"fact {seq}: no later accusation can have turned this withheld matter")
        last = {seq for _, seq, _ in turnings[len(turnings) - self.openings:]}
        there = 0
        for what, seq, _ in self.events:
            there += (what == "opening") - (seq in last)
            want(what != "other" or there > 0, "turned", f"fact {seq}: no matter that became an accusation is open then")
        self.turnings = len(turnings)
        want(self.counted == self.withheld, "counts", "the statement counts the withheld leaves otherwise")

    # ── the figures ─────────────────────────────────────────────────────────────────────────────────────────────────
    def count(self):
        first, last, cut = (self.said[name] for name in ("from", "to", "cut"))
        counted = [d if d["grain"] else dict(d, grain="-") for d in self.definitions]
        self.now = Look(self, counted, first, last, cut)
        declines = [d for d in self.definitions if d["measure"] == "decline"]
        self.before = declines and Look(self, declines, *(a_year_before(day) for day in (first, last, cut)))
        self.typed = Typed(self.accounts)
        self.uptime = Uptime([fact for kind, fact in self.office if kind == 0])
        check_amounts(self.accounts)
        self.mixed, self.undecided = self.now.mixed, self.now.undecided

    @staticmethod
    def is_within(said, low, hidden, amount):
        return (hidden is None and " - " in (amount or "")) or (low <= said and (hidden is None or said <= low + hidden))

    def compare(self):
        declines, self.compared = 0, []
        for number, (definition, claimed) in enumerate(zip(self.definitions, self.figures)):
            if definition["measure"] == "typed":
                one = self.compare_typed(definition, claimed)
            elif definition["measure"] == "uptime":
                one = self.compare_uptime(definition, claimed)
            elif definition["measure"] == "decline":
                one, declines = self.compare_decline(definition, claimed, self.now.totals[number][0], declines), declines + 1
            else:
                one = self.compare_counted(definition, claimed, self.now.totals[number])
            self.compared.append(one)

    @staticmethod
    def compared_as(claimed, agrees, verdict, hidden, numerator, denominator):
        return {"id": claimed[0], "verdict": verdict if agrees else "differs", "hidden": hidden,
                "recomputed": {"numerator": numerator, "denominator": denominator}}

    def compare_counted(self, definition, claimed, counted):
        _, numerator, denominator, value, unit = claimed
        hidden, is_rate = self.now.hidden(definition), definition["measure"] in ("rate", "average")
        pairs = [(numerator, counted[0])] + ([(denominator, counted[1])] if is_rate and denominator is not None else [])
        agrees = (unit == definition["unit"] and (denominator is not None) == is_rate
                  and value == printed(definition, numerator, denominator)
                  and all(self.is_within(said, low, hidden, amount) for (said, low), amount in zip(pairs, definition["sums"])))
        verdict = "outside" if definition["accusations"] else "equal" if hidden == 0 else "within"
        return self.compared_as(claimed, agrees, verdict, hidden, counted[0], counted[1] if is_rate else None)

    def compare_typed(self, definition, claimed):
        total = self.typed.total(definition["id"], *(self.said[name] for name in ("from", "to", "cut")))
        numerator, denominator = (total[0], total[1]) if total else (0, 0)
        denominator = denominator if definition["quotient"] else None
        value = "n/a"
        if total:
            value = printed(definition, numerator, denominator) if definition["quotient"] else printed_typed(total)
        agrees = claimed[1:] == (numerator, denominator, value, definition["unit"])
        return self.compared_as(claimed, agrees, "equal", 0, numerator, denominator)

    def compare_uptime(self, definition, claimed):
        own = self.uptime.figure(definition["part"], *(self.said[name] for name in ("from", "to", "cut")))
        agrees = claimed[1:] == (*own, printed(definition, *own), definition["unit"])
        return self.compared_as(claimed, agrees, "equal", 0, *own)

    def compare_decline(self, definition, claimed, counted, number):
        _, numerator, denominator, value, unit = claimed
        hidden, earlier = self.now.hidden(definition), self.before.hidden(definition)
        may_be = self.before.may_be_recorded()
        is_known = self.before.recorded or (may_be and denominator is not None)
        origin = self.before.totals[number][0] if is_known else None
        amount = definition["sums"][0]
        agrees = (unit == definition["unit"] and (denominator is not None) == is_known
                  and value == printed(definition, numerator, denominator)
                  and self.is_within(numerator, counted, hidden, amount)
                  and (not is_known or self.is_within(denominator, origin, earlier, amount)))
        is_whole = hidden == 0 and earlier == 0 and may_be == self.before.recorded
        verdict = "outside" if definition["accusations"] else "equal" if is_whole else "within"
        return self.compared_as(claimed, agrees, verdict, hidden, counted, origin)

    def money_groups(self):
        """Economic classes that are looked at together."""
        return {group["id"]: group for data in self.money_files for group in tomllib.loads(data.decode("utf-8")).get("group", [])}

    def agrees(self):
        return all(one["verdict"] != "differs" for one in self.compared) and (not self.proved or self.proved.agrees())


def main(words):
    options, files = {"--key": None, "--earlier": None}, []
    is_json = "--json" in words
    rest = iter(word for word in words if word != "--json")
    for word in rest:
        if word in options:
            options[word] = next(rest, None)
        else:
            files.append(word)
    if len(files) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    earlier = options["--earlier"] and Path(options["--earlier"]).read_text(encoding="utf-8")
    try:
        kit = Kit(files[0], options["--key"], earlier)
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        print(f"fact: what was never meant by the page: {error!r}", file=sys.stderr)
        return 1
    except Refused as refused:
        print(json.dumps({"verdict": "refused", "ground": refused.ground, "message": str(refused)}) if is_json else refused,
              file=sys.stdout if is_json else sys.stderr)
        return 2 if refused.ground == "unreadable" else 1
    told = {"verdict": "agrees" if kit.agrees() else "differs", "leaves": kit.leaves, "turned_matters": kit.openings,
            "turned_facts": sum(e[0] != "turning" for e in kit.events), "turnings": kit.turnings,
            "mixed_letters": kit.mixed, "uncertain_letters": kit.undecided, "taken_back": kit.taken_back, "figures": kit.compared}
    if kit.proved:
        told["evaluation"] = kit.proved.told()
    if is_json:
        print(json.dumps(told, indent=1))
    else:
        for one in kit.compared:
            print(f"{one['id']:30} {one['verdict']}")
        print(", ".join(f"{name} {value}" for name, value in told.items() if name not in ("figures", "evaluation")))
    return 0 if kit.agrees() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
