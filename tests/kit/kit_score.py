"""An evaluation's document scored again. From docs/formats/evaluation.md and kit.md alone."""
import tomllib
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from kit_bytes import want

MARKS = {"=": "=", "≥": "≥", "≤": "≤", ">": ">", "<": "<", ">=": "≥", "<=": "≤"}
ZERO = Decimal(0)


def number(value):
    return None if value is None else Decimal(str(value))


def quotient(top, whole, decimals, rounding):
    """Rounded once; a Fraction holds it exactly before."""
    with localcontext() as context:
        context.prec = 60
        exact = Fraction(top) / Fraction(whole) * 10**decimals
        digits, rest = divmod(abs(exact.numerator), exact.denominator)
        if rounding == ROUND_HALF_UP and 2 * rest >= exact.denominator:
            digits += 1
        return (Decimal(digits) if exact >= 0 else -Decimal(digits)).scaleb(-decimals)


def percent(top, whole):
    return None if top is None or not whole else quotient(top * 100, whole, 2, ROUND_HALF_UP)


def funds_of(document, money):
    """Rows with their three amounts; what follows from the other two is filled in."""
    rows = {}
    for row in document.get("funds", []):
        if row.get("account"):
            initial, adjusted, spent = money.funds(row, document.get("unit", "万元"))
            rows[row["id"]] = {"initial": initial, "adjusted": adjusted, "spent": spent, "part_of": row.get("part_of")}
            continue
        initial, adjustment, adjusted = (number(row.get(key)) for key in ("initial", "adjustment", "adjusted"))
        if adjusted is None and initial is not None and adjustment is not None:
            adjusted = initial + adjustment
        if initial is None and adjusted is not None and adjustment is not None:
            initial = adjusted - adjustment
        rows[row["id"]] = {"initial": initial, "adjusted": adjusted, "spent": number(row.get("spent")), "part_of": row.get("part_of")}
    return rows


def funds_rate(rows, name):
    row, formula = rows[name.split(".")[0]], name.split(".")[1]
    if formula == "execution_rate":
        return percent(row["spent"], row["adjusted"])
    if formula == "adjustment_rate":
        known = row["adjusted"] is not None and row["initial"] is not None
        return percent(row["adjusted"] - row["initial"] if known else None, row["initial"])
    parent = rows.get(row["part_of"])
    return percent(row["spent"], parent and parent["spent"])


def actual_of(line, rows, figures, money):
    """A number, or None where there is none to score by."""
    if "indicator" in line:
        value = figures[line["indicator"]]
        return None if value == "n/a" else Decimal(value)
    if "funds" in line:
        return funds_rate(rows, line["funds"])
    if "money" in line:
        return percent(*money.rate(line["money"]))
    if "numerator" in line:
        return percent(number(line["numerator"]), number(line["denominator"]))
    text = str(line.get("actual", ""))
    return Decimal(text) if text and text[0] not in "=≥≤><" else None


def is_met(relation, actual, target):
    return {"=": actual == target or (actual > target and target > 0), "≥": actual >= target, "≤": actual <= target,
            ">": actual > target, "<": actual < target}[relation]


def points_of(line, rule, rounding, decimals, actual):
    """Before deductions; None: no points yet."""
    full = number(line.get("full"))
    if rule == "given":
        return number(line["given"])
    if rule == "deducting":
        return full
    if rule == "banded":
        return None if "share" not in line else quotient(full * number(line["share"]), 100, decimals, rounding)
    if actual is None:
        return None
    relation, target = MARKS[line["relation"]], number(line["target"])
    if is_met(relation, actual, target):
        return full
    if rule == "met_or_none" or target <= 0:
        return ZERO
    if relation in "≤<":
        return quotient(full * target, actual, decimals, rounding)
    return quotient(full * max(actual, ZERO), target, decimals, rounding)


class Scored:
    """Lines {id: (actual or None, points or None)}, total, grade."""

    def __init__(self, document, standards, figures, money=None):
        """`money`: a function of the sheet, asked where it takes any from the accounts."""
        try:
            self.sheet = tomllib.loads(document)
            self.standard = standards[self.sheet["standard"]]
            takes = any(row.get("account") for row in self.sheet.get("funds", [])) or any("money" in line for line in self.sheet["line"])
            self.score(figures, money(self.sheet) if takes else None)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            want(False, "evaluation", f"the document cannot be scored: {error!r}")

    def score(self, figures, money):
        groups = {group["id"]: group for group in self.standard["group"]}
        decimals, is_scored = self.standard.get("decimals", 2), "full" in self.standard
        rows, self.lines, self.indicators, top, complete = funds_of(self.sheet, money), {}, {}, ZERO, True
        full_marks, is_open = dict.fromkeys(groups, ZERO), set()
        for line in self.sheet["line"]:
            group = groups[line["group"]]
            rule = group.get("rule", "pro_rata")
            rule = line.get("rule", "banded" if line["relation"] in ("qualitative", "定性") and rule == "pro_rata" else rule)
            rounding = ROUND_DOWN if line.get("rounding", group.get("rounding")) == "truncate" else ROUND_HALF_UP
            actual = None if line["relation"] in ("qualitative", "定性") else actual_of(line, rows, figures, money)
            if "indicator" in line:
                self.indicators[line["id"]] = line["indicator"]
            if rule == "unscored" or not is_scored:
                self.lines[line["id"]] = None
                continue
            points = points_of(line, rule, rounding, decimals, actual)
            if points is None:
                complete = False
            else:
                points = max(points - sum(number(one["points"]) for one in line.get("deduction", [])), ZERO)
                top += points
            full_marks[line["group"]] += number(line.get("full")) or ZERO
            is_open |= {line["group"]} if "full" not in line else set()
            self.lines[line["id"]] = points
        self.check_full_marks(groups, full_marks, is_open)
        bonus = min(sum((number(one["points"]) for one in self.sheet.get("bonus", [])), ZERO), number(self.standard.get("bonus_max", 0)))
        self.total = min(top + bonus, number(self.standard["full"])) if is_scored else None
        self.grade = "-"
        if is_scored and complete:
            self.grade = next(band["name"] for band in self.standard["grade"] if self.total >= number(band["from"]))

    @staticmethod
    def check_full_marks(groups, full_marks, is_open):
        """Marks of lines, and of parts in use, are those of their group."""
        for name, group in reversed(groups.items()):
            used = full_marks[name] > 0 or name in is_open
            if "full" in group and (used or "part_of" not in group):
                fits = full_marks[name] == number(group["full"]) or (name in is_open and full_marks[name] < number(group["full"]))
                want(fits, "evaluation", f"the full marks in {name} add up to {full_marks[name]}")
            if "part_of" in group and used:
                full_marks[group["part_of"]] += number(group.get("full")) or full_marks[name]
