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
from kit_figures import amount_of, are_set, collective_of, printed  # noqa: E402
from kit_fold import amended, check_history, fact_of, fold  # noqa: E402
from kit_predicate import day_number, parse  # noqa: E402
from kit_rows import letter_row, rows_of  # noqa: E402

LAW_FOLDERS = ("articles/", "terms/", "calendar/", "rolls/", "settings/", "standards/", "money/")
COUNTED = ("rate", "count", "sum", "average")
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

    # ── what is signed ──────────────────────────────────────────────────────────────────────────────────────────────
    def read_statement(self, wanted):
        self.key = parse_key(text_of(self.archive.read("key.txt", TEXT_BYTES_MAX), "key", "key.txt"))
        want(wanted is None or wanted == self.key[0], "key", "signed by another key than the one given")
        text = open_note(text_of(self.archive.read("kit.txt", TEXT_BYTES_MAX), "signature", "kit.txt"), self.key)
        lines = text.split("\n")
        want(lines[0].startswith("huiying kit "), "unreadable", "no recompute kit")
        want(lines[0] == "huiying kit 1", "unreadable", "a format that is not known here")
        names = ["origin", "program", "from", "to", "cut", "leaves", *("withheld " + r for r in REASONS), "files"]
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
            known = path in ("checkpoint.txt", "key.txt", "figures.tsv") or path.startswith(("law/", "leaves/", "evaluation/"))
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
        law, definitions, self.collective = b"", [], []
        for path in sorted(p for p in self.listed if p.startswith("law/")):
            data, name = self.file(path), path.removeprefix("law/")
            if name.startswith("indicators/"):
                definitions.append((path, data))
                continue
            want(name.startswith(LAW_FOLDERS), "law", f"{path}: no folder of law")
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
        grain, measure = entry["grain"], entry["measure"]
        want(grain in GRAINS, "definitions", f"{entry['id']}: no such grain")
        without = "".join(f" and not ({e['when']})" for e in entry.get("exclusion", []))
        numerator = f"({entry['numerator']})"
        made = {"id": entry["id"], "grain": grain, "measure": measure, "unit": entry["unit"],
                "sums": (entry.get("numerator_sum") if measure == "rate" else entry.get("sum"), entry.get("denominator_sum")),
                "decimals": entry.get("decimals", 2), "rounding": entry.get("rounding", "half_up"), "denominator": None,
                "accusations": all(e["when"] != "is_accusation" for e in entry.get("exclusion", []))}
        set_first, set_second = (are_set(amount) for amount in made["sums"])
        if measure == "rate":
            made["denominator"] = parse(grain, f"({entry['denominator']}){set_second}{without}")
            if entry["numerator_among"] == "denominator":
                numerator = f"({entry['denominator']}) and {numerator}"
        made["numerator"] = parse(grain, numerator + set_first + without)
        if measure == "average":
            made["denominator"] = made["numerator"]
        return made

    # ── the ledger ──────────────────────────────────────────────────────────────────────────────────────────────────
    def read_leaves(self, earlier):
        self.earlier = None
        if earlier is not None:
            self.earlier = checkpoint_of(earlier, self.key, "earlier")
        hashes, self.events, self.office = [], [], []
        self.counted = dict.fromkeys(REASONS, 0)
        self.closed_letters = self.closed_openings = self.late_openings = 0
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
            reason = reason_of(subject_kind, kind, accusation)
            want(reason, "withheld", f"fact {seq} could count and is withheld")
            self.counted[reason] += 1
            if subject_kind == 1 and kind == 0:
                self.closed_letters += 1
            if subject_kind == 2:
                self.closed_openings += kind == 3 and day <= self.said["cut"]
                self.late_openings += kind == 3 and day > self.said["cut"]
                if not accusation:
                    self.events.append(("opening" if kind == 3 else "other", seq, day))
                elif kind in (5, 25):
                    self.events.append(("turning", seq, day))
            return
        want(sha256(b"\x02" + salt + body) == leaf[17:49], "body", f"fact {seq}: not the body that its leaf commits to")
        is_office = subject_kind == 0 or (subject_kind == 4 and kind not in (29, 30, 49))
        if subject_kind in (1, 2) or is_office:
            want(kind <= LAST_KIND, "unreadable", f"fact {seq}: kind {kind} is not known here")
            fact = fact_of(header, body)
            if is_office:
                self.office.append((subject_kind, fact))
            else:
                self.facts[subject_kind].setdefault(fact["subject"], []).append(fact)

    def check_office(self, earlier):
        epochs = [(f["seq"], f["deed"]["epoch"]) for k, f in self.office if k == 0 and f["kind"] == 32]
        laws = [f["deed"]["set_hash"] for k, f in self.office if k == 0 and f["kind"] == 31]
        self.check_earlier(epochs)
        want((epochs[-1][1] if epochs else 0) == self.checkpoint["epoch"], "epoch", "the checkpoint is of another epoch")
        want((laws[-1] if laws else "") == self.checkpoint["law"].hex(), "law", "the checkpoint names another set")
        self.organs, self.kinds = {}, {}
        for kind, fact in self.office:
            if kind == 4 and fact["kind"] == 27:
                self.organs[fact["subject"]] = fact["deed"]["name"]
                self.kinds[fact["subject"]] = fact["deed"]["kind"]

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
        self.later = min(self.openings, sum(day > self.said["cut"] for _, _, day in turnings))
        want(self.counted == self.withheld, "counts", "the statement counts the withheld leaves otherwise")

    # ── the figures ─────────────────────────────────────────────────────────────────────────────────────────────────
    def ask(self, grain, own, matter):
        row = {"own": own, "matter": matter, "scope": self.scope}
        for number, definition in enumerate(self.definitions):
            if definition["grain"] != grain:
                continue
            if definition["numerator"](row):
                self.totals[number][0] += amount_of(definition["sums"][0], own)
            if definition["denominator"] and definition["denominator"](row):
                self.totals[number][1] += amount_of(definition["sums"][1], own)

    def count(self):
        cut = self.said["cut"]
        self.scope = {"cut": cut, "period_start": self.said["from"], "period_end": self.said["to"],
                      "organs": self.organs, "kinds": self.kinds}
        self.totals = [[0, 0] for _ in self.definitions]
        is_other, named = {}, set()
        for subject, facts in self.facts[2].items():
            check_history(facts, 3)
            facts = [fact for fact in facts if fact["day"] <= cut]
            if not facts:
                is_other[subject] = True
                continue
            matter = fold(facts)
            is_other[subject] = matter.matter_class != 3
            named |= {matter.opening["submission"], *(a["submission"] for a in matter.attached)}
            for grain, own, of in rows_of(matter, self.organs):
                self.ask(grain, own, of)
        opened = {subject for subject, facts in self.facts[1].items() if facts[0]["version"] == 1}
        self.mixed, self.undecided = len(named - opened), 0
        for subject in opened:
            self.count_letter(self.facts[1][subject], is_other)
        want(self.mixed <= self.closed_letters, "withheld", "matters name more closed letters than there are")

    def count_letter(self, facts, is_other):
        check_history(facts, 0, True)
        facts = amended([fact for fact in facts if fact["day"] <= self.said["cut"]])
        if not facts:
            return
        deed, day = facts[0]["deed"], facts[0]["day"]
        level = next((fact["deed"]["level"] + 1 for fact in reversed(facts) if fact["kind"] == 33), 0)
        least = next((row["value"] for row in self.collective if row["from"] <= deed["received_day"]
                      and ("until" not in row or deed["received_day"] <= row["until"])), 0)
        is_collective = deed["form"] == 1 and 0 < least <= deed["people"]
        found = [is_other.get(matter) for matter in deed["matters"]]
        has_other = not found or True in found
        if not has_other and None in found and (self.later or self.late_openings):
            self.undecided += 1
            return
        self.ask("submissions", letter_row(deed, day, not has_other, level, is_collective, self.organs), None)

    def hidden(self, definition):
        """Rows that closed facts could add; None: without bound."""
        more, grain = definition["accusations"], definition["grain"]
        if grain == "submissions":
            rows = self.mixed + self.undecided + (self.closed_letters if more else 0)
        elif grain == "matters":
            rows = self.later + (self.closed_openings if more else 0)
        else:
            rows = None if self.later or (more and self.closed_openings) else 0
        return None if any(definition["sums"]) and rows != 0 else rows

    def compare(self):
        self.compared = []
        for definition, (name, numerator, denominator, value, unit), counted in zip(self.definitions, self.figures, self.totals):
            hidden, is_rate = self.hidden(definition), definition["measure"] in ("rate", "average")
            pairs = [(numerator, counted[0])] + ([(denominator, counted[1])] if is_rate and denominator is not None else [])
            agrees = (unit == definition["unit"] and (denominator is not None) == is_rate
                      and value == printed(definition, numerator, denominator)
                      and all(hidden is None and " - " in (amount or "") or low <= said
                              and (hidden is None or said <= low + hidden)
                              for (said, low), amount in zip(pairs, definition["sums"])))
            verdict = "outside" if definition["accusations"] else "equal" if hidden == 0 else "within"
            self.compared.append({"id": name, "verdict": verdict if agrees else "differs", "hidden": hidden,
                                  "recomputed": {"numerator": counted[0], "denominator": counted[1] if is_rate else None}})

    def agrees(self):
        return all(one["verdict"] != "differs" for one in self.compared)


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
    if is_json:
        print(json.dumps(told, indent=1))
    else:
        for one in kit.compared:
            print(f"{one['id']:30} {one['verdict']}")
        print(", ".join(f"{name} {value}" for name, value in told.items() if name != "figures"))
    return 0 if kit.agrees() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
