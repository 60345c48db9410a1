"""Predicates as Python, and the columns they speak of: written from docs/formats/predicates.md, used by recalculate.py."""
import datetime
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHILDREN = ("legs", "reviews", "ratings")
GRAINS = ("submissions", "matters") + CHILDREN


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────
def read_columns():
    """Columns by grain, as the tables of the page have them: id → (Chinese, kind)."""
    columns, grain, words = {}, None, {}
    for line in open(os.path.join(ROOT, "docs/formats/predicates.md"), encoding="utf-8"):
        if head := re.match(r"### (\w+)", line):
            grain = head[1].lower()
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if grain in GRAINS and len(cells) == 5 and cells[0].startswith("`"):
            columns.setdefault(grain, {})[cells[0].strip("`")] = (cells[1], cells[2].split(" ")[0])
        if grain == "words" and len(cells) == 2 and "`" in cells[0]:
            for name in re.findall(r"`(\w+)`", cells[0]):
                words.setdefault(name, {}).update((zh, word) for word, zh in re.findall(r"`(\w+)` ([^,]+)", cells[1]))
    return columns, words


COLUMNS, WORDS = read_columns()


def column(grain, name):
    """(own or of the matter, id, kind)"""
    for of, own in ((grain, True), ("matters", False)) if grain in CHILDREN else ((grain, True),):
        for identity, (zh, kind) in COLUMNS[of].items():
            if name in (identity, zh):
                return own, identity, kind
    return None


# ── predicates, as Python ────────────────────────────────────────────────────────────────────────────────────────────
TOKEN = re.compile(r'\s*(?:(\d{4}-\d{2}-\d{2})|(\d+)|("[^"]*")|(!=|<=|>=|[()=<>+-])|([^\W\d][\w]*))')


class Predicate:
    """A yes-or-no function of (own cells, the matter's cells, period, cut)."""

    def __init__(self, grain, text, organ_kinds):
        self.grain, self.organ_kinds = grain, organ_kinds
        self.tokens, at = [], 0
        text = text.strip()
        while at < len(text):
            match = TOKEN.match(text, at)
            assert match, text[at:]
            self.tokens.append(match.groups())
            at = match.end()
        self.at = 0
        self.source = self.disjunction()
        assert self.at == len(self.tokens), text
        code = f"lambda own, matter, start, end, cut: {self.source}"
        self.holds = eval(code, {"kind_of": organ_kinds.get})

    def peek(self, ahead=0):
        if self.at + ahead >= len(self.tokens):
            return None
        return next(part for part in self.tokens[self.at + ahead] if part is not None)

    def take(self):
        token = self.peek()
        self.at += 1
        return token

    def disjunction(self):
        parts = [self.conjunction()]
        while self.peek() == "or":
            self.take()
            parts.append(self.conjunction())
        return "(" + " or ".join(parts) + ")"

    def conjunction(self):
        parts = [self.term()]
        while self.peek() == "and":
            self.take()
            parts.append(self.term())
        return "(" + " and ".join(parts) + ")"

    def term(self):
        if self.peek() == "not":
            self.take()
            return f"(not {self.term()})"
        if self.peek() == "(":
            self.take()
            inner = self.disjunction()
            assert self.take() == ")"
            return inner
        return self.comparison()

    def cell(self, found):
        own, identity, _ = found
        return f"{'own' if own else 'matter'}[{identity!r}]"

    def value(self):
        """(expression, needs a check for emptiness) of a day or number."""
        token = self.take()
        if token in ("cut", "period_start", "period_end"):
            expression = {"cut": "cut", "period_start": "start", "period_end": "end"}[token]
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", token):
            return str(datetime.date.fromisoformat(token).toordinal()), None
        elif token.isdigit():
            return token, None
        else:
            found = column(self.grain, token)
            assert found, token
            expression = self.cell(found)
        check = None if token in ("cut", "period_start", "period_end") else expression
        while self.peek() in ("+", "-"):
            expression = f"({expression} {self.take()} {self.take()})"
        return expression, check

    def comparison(self):
        name = self.peek()
        if name in ("organ_kind", "单位性质"):
            self.take()
            sign, kind = self.take(), self.take()
            organ = self.cell(column(self.grain, "organ"))
            return f"({organ} is not None and kind_of({organ}) {'==' if sign == '=' else '!='} {kind!r})"
        found = column(self.grain, name) if re.match(r"[^\W\d]", name) else None
        if found and self.peek(1) == "is":
            self.take(), self.take()
            return f"({self.cell(found)} {'is not' if self.take() == 'set' else 'is'} None)"
        if found and found[2] in ("word", "organ"):
            self.take()
            sign, word = self.take(), self.take().strip('"')
            word = WORDS.get(found[1], {}).get(word, word)
            cell = self.cell(found)
            return f"({cell} is not None and {cell} {'==' if sign == '=' else '!='} {word!r})"
        if found and found[2] == "yes":
            self.take()
            return f"({self.cell(found)} is True)"
        left, left_check = self.value()
        sign = self.take()
        if sign == "in":
            assert self.take() == "period"
            return f"({left_check} is not None and start <= {left} <= end)"
        if sign == "before":
            assert self.take() == "cut"
            return f"({left_check} is not None and {left} <= cut)"
        right, right_check = self.value()
        checks = "".join(f"{check} is not None and " for check in (left_check, right_check) if check)
        return f"({checks}{left} {'==' if sign == '=' else sign} {right})"
