"""Every indicator counted again, by another program in another language, from what `huiying export --format columns`
gives. Written from docs/formats/predicates.md and docs/formats/indicators.md: grammar, columns, rounding, groups, ranks.

usage: recalculate.py HUIYING                                a simulated office, several periods and cuts
       recalculate.py HUIYING STORE FROM TO AS_OF            one store (standard library only)
"""
import csv
import datetime
import glob
import io
import json
import math
import os
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction

from predicates import COLUMNS, GRAINS, ROOT, Predicate, column

# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def cell_of(kind, text):
    if text == "":
        return None
    if kind == "day":
        return datetime.date.fromisoformat(text).toordinal()
    if kind == "number":
        return int(text)
    if kind == "yes":
        return text == "yes"
    return text


class Store:
    def __init__(self, program, directory, as_of, seq=0):
        self.program, self.directory, self.as_of, self.seq = program, directory, as_of, seq
        self.rows = {}
        for grain in GRAINS:
            kinds = {name: kind for name, (_, kind) in COLUMNS[grain].items()}
            rows = []
            for row in self.export(grain):
                cells = {name: cell_of(kind, row[name]) for name, kind in kinds.items()}
                cells["#"] = row.get("matter")
                rows.append(cells)
            self.rows[grain] = rows
        self.matters = {row["#"]: row for row in self.rows["matters"] if row["#"]}
        self.organs = {row["organ"]: row for row in self.export("organs")}
        self.kinds = {name: row["kind"] for name, row in self.organs.items()}

    def words(self):
        return ["--as-of", self.as_of, "--seq", str(self.seq)] if self.seq else ["--as-of", self.as_of]

    def export(self, grain):
        words = [self.program, "export", self.directory, "--format", "columns", "--grain", grain, *self.words()]
        text = subprocess.run(words, capture_output=True, check=True).stdout.decode("utf-8-sig")
        return csv.DictReader(io.StringIO(text, newline=""))

    def ask(self, command, *words):
        done = subprocess.run([self.program, command, self.directory, *words, *self.words(), "--json"], capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    def standing(self, organ, day):
        """An organ that has ended stands under its successor."""
        for _ in range(20):
            row = self.organs.get(organ)
            if not row or not row["until"] or not row["successor"] or row["until"] >= day:
                return organ
            organ = row["successor"]
        return organ


# ── indicators ───────────────────────────────────────────────────────────────────────────────────────────────────────
def definitions():
    files = [tomllib.load(open(path, "rb")) for path in sorted(glob.glob(os.path.join(ROOT, "law/indicators/*.toml")))]
    for file in sorted(files, key=lambda one: one["order"]):
        yield from file["indicator"]


def days_of(text):
    return text.split(" - ") if " - " in text else []


class Indicator:
    def __init__(self, entry, store):
        self.entry, self.id, self.measure, self.grain = entry, entry["id"], entry["measure"], entry["grain"]
        outside = [f"not ({exclusion['when']})" for exclusion in entry.get("exclusion", [])]
        both_set = lambda text: [f"{day} is set" for day in days_of(text)]
        self.sums = (entry.get("sum") or entry.get("numerator_sum", ""), entry.get("denominator_sum", ""))
        numerator = [f"({entry['numerator']})", *both_set(self.sums[0]), *outside]
        self.denominator = None
        if self.measure == "rate":
            denominator = [f"({entry['denominator']})", *outside]
            if entry["numerator_among"] == "denominator":
                numerator.insert(0, f"({entry['denominator']})")
            self.denominator = Predicate(self.grain, " and ".join(denominator + both_set(self.sums[1])), store.kinds)
        self.numerator = Predicate(self.grain, " and ".join(numerator), store.kinds)
        if self.measure == "average":
            self.denominator = self.numerator
            self.sums = (self.sums[0], "")
        dated = entry.get("dated", "")
        self.dated = (dated.split(), entry.get("denominator_dated", dated).split())

    def amount(self, which, row):
        text = self.sums[which]
        if not text:
            return 1
        days = days_of(text)
        return row[days[0]] - row[days[1]] if days else row[text]

    def counted(self, store, period, cut, which):
        """(row, its matter, amount) of everything counted in the numerator (0) or the denominator (1)."""
        predicate = (self.numerator, self.denominator)[which]
        start, end = (datetime.date.fromisoformat(day).toordinal() for day in period)
        last = datetime.date.fromisoformat(cut).toordinal()
        for row in store.rows[self.grain]:
            matter = store.matters.get(row["#"], row)
            if predicate.holds(row, matter, start, end, last):
                yield row, matter, self.amount(which, row)

    def value(self, numerator, denominator):
        if self.measure in ("count", "sum"):
            return str(numerator)
        if not denominator:
            return None
        if self.measure == "decline":
            numerator = denominator - numerator
        exact = Fraction(numerator, denominator) * (1 if self.measure == "average" else 100)
        return rounded(exact, self.entry.get("decimals", 2), self.entry.get("rounding", "half_up"))


def rounded(exact, decimals, rounding):
    scaled = abs(exact) * 10**decimals
    whole = scaled.numerator // scaled.denominator
    if rounding == "half_up" and scaled - whole >= Fraction(1, 2):
        whole += 1
    text = str(whole).rjust(decimals + 1, "0")
    text = text[:-decimals] + "." + text[-decimals:] if decimals else text
    return "-" + text if exact < 0 and whole else text


def year_before(day):
    date = datetime.date.fromisoformat(day)
    return date.replace(year=date.year - 1, day=28 if (date.month, date.day) == (2, 29) else date.day).isoformat()


def is_recorded(store, period):
    """The ledger knows a period when its first letter came before its thirty-first day was over."""
    limit = datetime.date.fromisoformat(period[0]).toordinal() + 30
    return any(row["received_day"] <= limit for row in store.rows["submissions"])


# Where a group's key stands, and how it is written.
BY = {"form": "form", "class": "matter_class", "path": "path", "source": "source", "region": "region",
      "category": "category", "organ": "organ", "organ_filed": "organ", "office": "office"}


def key_of(by, indicator, which, store, row, matter, period):
    if by == "month":
        days = [row.get(day, matter.get(day)) for day in indicator.dated[which]]
        days = [day for day in days if day is not None]
        return datetime.date.fromordinal(min(days)).isoformat()[:7] if days else "-"
    cell = row[BY[by]] if BY[by] in row else matter[BY[by]]
    if by == "organ" and cell is not None:
        cell = store.standing(cell, period[1])
    if by in ("region", "category"):
        return f"{cell:06}" if cell else "-"
    return "-" if cell is None else cell


def applies(by, grain):
    return by == "month" or column(grain, BY[by]) is not None


def group_key(figure):
    return tuple(key["label"] if key["by"] in ("organ", "organ_filed", "office") and key["key"] != "-" else key["key"]
                 for key in figure.get("group", []))


class Comparison:
    def __init__(self, store, period, before):
        self.store, self.period, self.before = store, period, before
        self.indicators = [Indicator(entry, store) for entry in definitions() if "grain" in entry]
        self.compared, self.different = 0, []

    def same(self, what, ours, theirs):
        self.compared += 1
        if ours != theirs:
            self.different.append(f"{what}: {theirs} by the program, {ours} counted again")

    def counts(self, indicator, store, period, bys):
        pairs = defaultdict(lambda: [0, 0])
        for which in (0, 1) if indicator.denominator else (0,):
            for row, matter, amount in indicator.counted(store, period, store.as_of, which):
                key = tuple(key_of(by, indicator, which, store, row, matter, period) for by in bys)
                pairs[key][which] += amount
        return pairs

    def figures(self, bys=()):
        words = ["--from", self.period[0], "--to", self.period[1], "--year-before"]
        answer = self.store.ask("indicators", *words, *(["--by", ",".join(bys)] if bys else []))
        told = {(figure["id"], group_key(figure)): figure for figure in answer if figure["source"] == "ledger"}
        period = tuple(year_before(day) for day in self.period)
        known = is_recorded(self.before, period)
        seen = set()
        for one in self.indicators:
            excludes = any(exclusion["when"] == "is_accusation" for exclusion in one.entry.get("exclusion", []))
            if bys and not (excludes and all(applies(by, one.grain) for by in bys)):
                continue
            now = self.counts(one, self.store, self.period, bys)
            past = self.counts(one, self.before, period, bys)
            if "month" in bys:
                at = bys.index("month")
                later = lambda key: key if key[at] == "-" else key[:at] + (f"{int(key[at][:4]) + 1}{key[at][4:]}",) + key[at + 1:]
                past = defaultdict(lambda: [0, 0], {later(key): pair for key, pair in past.items()})
            if bys:
                keys = {key for pairs in (now, past) for key, pair in pairs.items() if any(pair)}
                keys |= {key for (name, key) in told if name == one.id and key}
            else:
                keys = {()}
            for key in keys:
                figure = told.get((one.id, key))
                seen.add((one.id, key))
                if figure is None:
                    self.same(f"{one.id} {key}", now[key], None)
                    continue
                numerator, denominator = now[key]
                if one.measure == "decline":
                    denominator = past[key][0] if known else None
                is_quotient = one.measure in ("rate", "average", "decline")
                self.same(f"{one.id} {key} numerator", numerator, figure["numerator"])
                self.same(f"{one.id} {key} denominator", denominator if is_quotient else None, figure["denominator"])
                value = one.value(numerator, denominator)
                self.same(f"{one.id} {key}", value, figure["value"])
                earlier = one.value(*past[key]) if known and one.measure != "decline" else None
                self.same(f"{one.id} {key} a year before", earlier, figure["year_before"]["value"])
                difference = str(Decimal(value) - Decimal(earlier)) if value is not None and earlier is not None else None
                self.same(f"{one.id} {key} difference", difference, figure["year_before"]["difference"])
            if bys and one.measure in ("count", "sum"):
                self.shares(one, told, keys)
        if bys:
            extra = {key for key in told if key[1]} - seen
            self.same("groups that nobody counted", set(), extra)

    def shares(self, one, told, keys):
        """Largest remainder: they add up to 100.00, or there are none."""
        shares = [told[one.id, key]["share"] for key in keys if (one.id, key) in told]
        counts = {key: told[one.id, key]["numerator"] for key in keys if (one.id, key) in told}
        total = sum(counts.values())
        if total <= 0 or min(counts.values()) < 0:
            return self.same(f"{one.id} shares of nothing", {None} if shares else set(), set(shares))
        self.same(f"{one.id} shares", Decimal("100.00"), sum(Decimal(share) for share in shares))
        for key, count in counts.items():
            off = abs(Fraction(told[one.id, key]["share"]) - Fraction(100 * count, total))
            self.same(f"{one.id} {key} share is near", True, off < Fraction(1, 100))

    def ranks(self, least=20):
        for one in self.indicators:
            better = one.entry.get("better", "none")
            if better == "none" or not applies("organ", one.grain):
                continue
            answer = self.store.ask("rank", one.id, "--from", self.period[0], "--to", self.period[1])
            counts = self.counts(one, self.store, self.period, ("organ",))
            rows = {row["figure"]["group"][0]["label"]: row for row in answer["rows"]}
            if one.measure == "decline":
                continue
            self.same(f"{one.id} organs ranked", {key[0] for key in counts} - {"-"}, set(rows))
            quotient = one.measure != "count" and one.measure != "sum"
            exact = {}
            for name in rows:
                numerator, denominator = counts[(name,)]
                if not quotient:
                    exact[name] = Fraction(numerator)
                elif denominator >= least:
                    exact[name] = Fraction(numerator, denominator)
            for name, row in rows.items():
                ahead = None
                if name in exact:
                    ahead = 1 + sum(other > exact[name] if better == "higher" else other < exact[name] for other in exact.values())
                self.same(f"{one.id} rank of {name}", ahead, row["rank"])
                within = one.measure == "rate" and one.entry["numerator_among"] == "denominator" and not one.sums[0]
                if within and counts[(name,)][1]:
                    self.same(f"{one.id} interval of {name}", wilson(*counts[(name,)]), (row["low"], row["high"]))
            self.same(f"{one.id} order", sorted(rows.values(), key=lambda row: (row["rank"] is None, row["rank"] or 0)), list(rows.values()))

    def spreads(self):
        for one in self.indicators:
            if one.measure not in ("average", "sum"):
                continue
            words = ["--from", self.period[0], "--to", self.period[1]]
            bys = ("organ",) if applies("organ", one.grain) else ()
            answer = self.store.ask("spread", one.id, *words, *(["--by", "organ"] if bys else []))
            amounts = defaultdict(Counter)
            for row, matter, amount in one.counted(self.store, self.period, self.store.as_of, 0):
                amounts[()][amount] += 1
                if bys:
                    amounts[(key_of("organ", one, 0, self.store, row, matter, self.period),)][amount] += 1
            told = {group_key(row): row for row in answer["rows"]}
            self.same(f"{one.id} groups of spread", set(amounts) | {()}, set(told))
            for key, counter in amounts.items():
                values = sorted(counter.elements())
                at = lambda per_cent: values[(len(values) * per_cent + 99) // 100 - 1]
                row = told[key]
                self.same(f"{one.id} {key} spread", (len(values), at(50), at(90), values[-1]), (row["count"], row["p50"], row["p90"], row["max"]))


def wilson(k, n):
    """Wilson's interval with z = 1.96, rounded outwards to hundredths of a per cent, by integers alone."""
    z2 = Fraction(38416, 10000)
    square = z2 * (Fraction(4 * k * (n - k), n) + z2)
    middle, of = 2 * k + z2, 2 * (n + z2)

    def lies_outside(distance):  # distance·1 ≥ √square, exactly
        return distance >= 0 and distance * distance >= square

    step = of / 10000
    reach = Fraction(math.isqrt(int(square * 10**12)), 10**6)
    low, high = int((middle - reach) / step) + 2, max(int((middle + reach) / step) - 2, 0)
    while low > 0 and not lies_outside(middle - low * step):
        low -= 1
    while not lies_outside(high * step - middle):
        high += 1
    low, high = max(low, 0), min(high, 10000)
    return tuple(f"{bound // 100}.{bound % 100:02}" for bound in (low, high))


def compare(program, directory, period, as_of, groups):
    now = Store(program, directory, as_of)
    now.seq = now.ask("count", "matters: is_first")["seq"]
    before = Store(program, directory, year_before(as_of), now.seq)
    comparison = Comparison(now, period, before)
    comparison.figures()
    for bys in groups:
        comparison.figures(bys)
    comparison.ranks()
    comparison.spreads()
    print(f"{directory} {period[0]} to {period[1]} as of {as_of}: {len(comparison.indicators)} indicators, "
          f"{comparison.compared} values compared, {len(comparison.different)} different")
    for line in comparison.different[:20]:
        print("  " + line)
    assert comparison.compared > 300
    return not comparison.different


def main(program, *words):
    groups = [("organ",), ("month",), ("form",), ("category",), ("office", "month"), ("organ", "class", "path"), ("source", "region")]
    if words:
        directory, first, last, as_of = words
        return compare(program, directory, (first, last), as_of, groups)
    with tempfile.TemporaryDirectory() as place:
        store = os.path.join(place, "office")
        subprocess.run([program, "demo", store, "--seed", "7", "--matters", "1200"], check=True, capture_output=True)
        asked = [(("2025-01-01", "2025-12-31"), "2025-12-31"), (("2025-04-01", "2025-06-30"), "2025-07-05"),
                 (("2025-07-01", "2025-09-30"), "2025-08-20"), (("2026-01-01", "2026-03-31"), "2026-03-31")]
        return all([compare(program, store, period, as_of, groups if as_of == "2025-12-31" else groups[:2]) for period, as_of in asked])


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)
