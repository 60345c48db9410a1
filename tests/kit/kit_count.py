"""The figures of one period at one cut, counted from open facts; and what closed ones may hide. From docs/formats/kit.md."""
from datetime import date

from kit_bytes import want
from kit_figures import amount_of, are_set
from kit_fold import amended, check_history, fold
from kit_predicate import EPOCH, parse
from kit_rows import letter_row, rows_of


def a_year_before(number):
    """The same day a year earlier, as a number; of 29 February the 28th."""
    day = date.fromordinal(EPOCH + number)
    day = day.replace(day=28) if (day.month, day.day) == (2, 29) else day
    return day.replace(year=day.year - 1).toordinal() - EPOCH


class Look:
    """Definitions asked of every row, and what was counted: `totals`, a pair for each definition."""

    def __init__(self, kit, definitions, first, last, cut):
        self.kit, self.definitions, self.cut = kit, definitions, cut
        self.scope = {"cut": cut, "period_start": first, "period_end": last, "organs": kit.organs, "kinds": kit.kinds}
        self.totals = [[0, 0] for _ in definitions]
        self.later = min(kit.openings, sum(day > cut for what, _, day in kit.events if what == "turning"))
        self.closed_openings = sum(day <= cut for day in kit.closed_openings)
        self.closed_letters = sum(day <= cut for day in kit.closed_letters)
        self.is_settled = not self.later and self.closed_openings == len(kit.closed_openings)
        self.mixed = self.undecided = 0
        self.recorded = False
        self.count()

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
        is_other, named = {}, set()
        for subject, facts in self.kit.facts[2].items():
            check_history(facts, 3)
            facts = [fact for fact in facts if fact["day"] <= self.cut]
            if not facts:
                is_other[subject] = True
                continue
            matter = fold(facts)
            is_other[subject] = matter.matter_class != 3
            named |= {matter.opening["submission"], *(a["submission"] for a in matter.attached)}
            for grain, own, of in rows_of(matter, self.kit.organs):
                self.ask(grain, own, of)
        opened = {subject for subject, facts in self.kit.facts[1].items() if facts[0]["version"] == 1}
        self.mixed = len(named - opened)
        for subject in opened:
            self.count_letter(self.kit.facts[1][subject], is_other)
        want(self.mixed <= len(self.kit.closed_letters), "withheld", "matters name more closed letters than there are")

    def count_letter(self, facts, is_other):
        check_history(facts, 0, True)
        facts = amended([fact for fact in facts if fact["day"] <= self.cut])
        if not facts:
            return
        deed, day = facts[0]["deed"], facts[0]["day"]
        level = next((fact["deed"]["level"] + 1 for fact in reversed(facts) if fact["kind"] == 33), 0)
        least = next((row["value"] for row in self.kit.collective if row["from"] <= deed["received_day"]
                      and ("until" not in row or deed["received_day"] <= row["until"])), 0)
        is_collective = deed["form"] == 1 and 0 < least <= deed["people"]
        found = [is_other.get(matter) for matter in deed["matters"]]
        has_other = not found or True in found
        if not has_other and None in found and not self.is_settled:
            self.undecided += 1
            return
        row = letter_row(deed, day, not has_other, level, is_collective, self.kit.organs)
        self.recorded = self.recorded or (row["received_day"] is not None
                                          and row["received_day"] <= self.scope["period_start"] + 30)
        self.ask("submissions", row, None)

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

    def may_be_recorded(self):
        return self.recorded or self.mixed + self.undecided + self.closed_letters > 0


def predicates(entry):
    """Numerator, denominator or None, and the columns that are added up, of an entry that is counted from rows."""
    grain, measure = entry["grain"], entry["measure"]
    without = "".join(f" and not ({e['when']})" for e in entry.get("exclusion", []))
    sums = entry.get("numerator_sum") if measure == "rate" else entry.get("sum"), entry.get("denominator_sum")
    set_first, set_second = (are_set(amount) for amount in sums)
    numerator, denominator = f"({entry['numerator']})", None
    if measure == "rate":
        denominator = parse(grain, f"({entry['denominator']}){set_second}{without}")
        if entry["numerator_among"] == "denominator":
            numerator = f"({entry['denominator']}) and {numerator}"
    numerator = parse(grain, numerator + set_first + without)
    return numerator, numerator if measure == "average" else denominator, sums
