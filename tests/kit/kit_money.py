"""Money of the accounts in a kit: rows of funds and rates. From docs/formats/kit.md, evaluation.md and account.md alone."""
from decimal import Decimal

from kit_bytes import want

OPENED, PROJECT, MONEY, ANNUL = 62, 63, 64, 73
INITIAL, SUPPLEMENT, CUT, TRANSFER, RECLAIM, REVENUE, SPENT, FINAL, TO_BUY, BOUGHT = range(10)
ADJUSTING = (SUPPLEMENT, CUT, TRANSFER, RECLAIM)
ADJUSTED = (INITIAL, *ADJUSTING)
SPENDING, SOURCES = ("basic", "project"), ("appropriation", "carried_over", "other")
AMOUNT_MAX, SUM_MAX = 10**14, 10**17
# (plus, minus, divisor, group of classes)
RATES = {"execution_rate": ((SPENT,), (), ADJUSTED, None), "adjustment_rate": (ADJUSTING, (), (INITIAL,), None),
         "final_difference_rate": ((FINAL,), (INITIAL,), (INITIAL,), None),
         "revenue_difference_rate": ((REVENUE,), (INITIAL,), (INITIAL,), None),
         "carry_over_rate": ((REVENUE,), (SPENT,), ADJUSTED, None), "procurement_rate": ((BOUGHT,), (), (TO_BUY,), None),
         "public_funds_rate": ((SPENT,), (), ADJUSTED, "public_funds"), "three_public_rate": ((SPENT,), (), ADJUSTED, "three_public"),
         "spent_share": ((SPENT,), (), (SPENT,), None)}


def check_amounts(facts):
    """What no account holds."""
    opened, total = set(), 0
    for fact in facts:
        place, deed = f"fact {fact['seq']}", fact["deed"]
        if fact["kind"] == OPENED:
            want((deed["organ"], deed["year"]) not in opened, "fact", f"{place}: a second account of the same organ and year")
            opened.add((deed["organ"], deed["year"]))
        if fact["kind"] == MONEY:
            want(abs(deed["amount"]) <= AMOUNT_MAX, "fact", f"{place}: more money than an entry has")
            total += abs(deed["amount"])
            want(total <= SUM_MAX, "fact", f"{place}: more money than there is")


def is_within(organs, below, above):
    for _ in range(32):
        if below == above:
            return True
        below = organs.get(below)
        if below is None:
            return False
    return False


class Money:
    """Entries that stand at the cut, of an organ and all below it."""

    def __init__(self, facts, organ, parents, year, cut, groups):
        self.entries, self.groups, accounts = [], groups, {}
        for fact in facts:
            accounts.setdefault(fact["subject"], []).append(fact)
        self.is_there = False
        for own in accounts.values():
            opening = own[0]["deed"]
            if opening["year"] != year or not is_within(parents, opening["organ"], organ):
                continue
            self.is_there = True
            known = [fact for fact in own if fact["day"] <= cut]
            gone = {(fact["deed"]["version"], fact["version"]) for fact in known if fact["kind"] == ANNUL}
            stands = [f for f in known if not any(v == f["version"] and by > v for v, by in gone)]
            kinds = {fact["deed"]["code"]: fact["deed"]["kind"] for fact in stands if fact["kind"] == PROJECT}
            self.entries += [dict(fact["deed"], spending=kinds.get(fact["deed"]["project"])) for fact in stands if fact["kind"] == MONEY]

    def total(self, kinds, project=None, spending=None, source=None, classes=()):
        return sum(entry["amount"] for entry in self.entries if entry["kind"] in kinds
                   and project in (None, entry["project"]) and spending in (None, entry["spending"])
                   and source in (None, entry["source"])
                   and (not classes or any(entry["economic_class"].startswith(one) for one in classes)))

    def funds(self, row, unit):
        """initial, adjusted, spent in the sheet's unit"""
        filters = {"project": row.get("project"), "spending": SPENDING.index(row["spending"]) if "spending" in row else None,
                   "source": SOURCES.index(row["source"]) if "source" in row else None, "classes": row.get("classes", ())}
        fen = 100 if unit == "元" else 1_000_000
        return [Decimal(self.total(kinds, **filters)) / fen for kinds in ((INITIAL,), ADJUSTED, (SPENT,))]

    def rate(self, formula):
        """Numerator and denominator in fen; no numerator where nobody entered what would be compared."""
        plus, minus, divisor, group = RATES[formula]
        filters = {}
        if group:
            if group not in self.groups:
                return None, None
            found = self.groups[group]
            filters = {"classes": found["classes"], "spending": SPENDING.index(found["of"]) if "of" in found else None}
        counted = [entry for entry in self.entries if entry["kind"] in plus]
        value = self.total(plus, **filters) - self.total(minus, **filters)
        return (None if minus and not counted else Decimal(value)), Decimal(self.total(divisor, **filters))
