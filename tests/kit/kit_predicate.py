"""The predicate language: read, and answered for one row. From docs/formats/predicates.md alone: its tables are read for
the columns and words."""
import datetime
import re
from pathlib import Path

from kit_bytes import Refused

PAGE = Path(__file__).resolve().parents[2] / "docs" / "formats" / "predicates.md"
EPOCH = datetime.date(1970, 1, 1).toordinal()
SYMBOLS = {"≤": "<=", "≥": ">=", "≠": "!=", "＝": "=", "＜": "<", "＞": ">", "（": "(", "）": ")"}
TOKEN = re.compile(r'(<=|>=|!=|[=<>()+\-])|"([^"]*)"|(\d{4}-\d\d-\d\d)|(\d+)|([^\W\d]\w*)')
KINDS = ("petition_office", "department", "government", "political_legal", "discipline", "township", "enterprise")


def read_page():
    """{grain: {column: (id, kind)}}, {(grain, column): [(id, Chinese)]}"""
    columns, words, grain = {}, {}, None
    for line in PAGE.read_text(encoding="utf-8").split("\n"):
        if line.startswith("### "):
            grain = line[4:].split(" ")[0]
            columns[grain] = {}
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if grain != "Words" and len(cells) == 5 and cells[0].startswith("`"):
            column = (cells[0].strip("`"), cells[2].split(" ")[0])
            columns[grain][column[0]] = columns[grain][cells[1]] = column
        if grain == "Words" and len(cells) == 2 and cells[0].startswith("`"):
            name = cells[0].split("`")[1]
            listed = [tuple(word.lstrip("`").split("` ", 1)) for word in cells[1].split(", ")]
            words["reviews" if "reviews" in cells[0] else None, name] = listed
    return columns, words


COLUMNS, WORD_LISTS = read_page()


def day_number(text):
    return datetime.date.fromisoformat(text).toordinal() - EPOCH


class Parser:
    def __init__(self, grain, text):
        for written, meant in SYMBOLS.items():
            text = text.replace(written, meant)
        self.grain, self.tokens, at = grain, [], 0
        if len(text.encode()) > 4000:
            raise Refused("definitions", "the predicate is too long")
        while text[at:].strip(" \t\r\n"):
            found = TOKEN.match(text, at + len(text[at:]) - len(text[at:].lstrip(" \t\r\n")))
            if not found:
                raise Refused("definitions", f"not understood: {text[at:]}")
            kind = ("symbol", "word", "day", "number", "name")[found.lastindex - 1]
            self.tokens.append((kind, found.group(found.lastindex)))
            at = found.end()
        self.tokens.append(("end", ""))

    def fail(self, what):
        raise Refused("definitions", f"{what} at {self.tokens[0]}")

    def takes(self, kind, *texts):
        if self.tokens[0][0] == kind and (not texts or self.tokens[0][1] in texts):
            return self.tokens.pop(0)[1]
        return None

    def whole(self):
        node = self.alternatives(0)
        if self.tokens[0][0] != "end":
            self.fail("the predicate should end")
        return node

    def alternatives(self, depth):
        parts = [self.conjunction(depth)]
        while self.takes("name", "or"):
            parts.append(self.conjunction(depth))
        return lambda row: any(part(row) for part in parts)

    def conjunction(self, depth):
        parts = [self.term(depth)]
        while self.takes("name", "and"):
            parts.append(self.term(depth))
        return lambda row: all(part(row) for part in parts)

    def term(self, depth):
        if depth >= 50:
            self.fail("nested too deeply")
        if self.takes("name", "not"):
            part = self.term(depth + 1)
            return lambda row: not part(row)
        if self.takes("symbol", "("):
            inner = self.alternatives(depth + 1)
            return inner if self.takes("symbol", ")") else self.fail("a parenthesis is missing")
        return self.comparison()

    def column(self, name):
        """(whose, id, kind): of the row's own grain, or of its matter."""
        if name in COLUMNS[self.grain]:
            return ("own", *COLUMNS[self.grain][name])
        if self.grain != "submissions" and name in COLUMNS["matters"]:
            return ("matter", *COLUMNS["matters"][name])
        return None

    def operand(self):
        """(kind, value of a row or None), and the column where it is one."""
        token, text = self.tokens.pop(0)
        column = None
        if token == "day":
            value, kind = (lambda row, day=day_number(text): day), "day"
        elif token == "number":
            value, kind = (lambda row, number=int(text): number), "number"
        elif token == "name" and text in ("cut", "period_start", "period_end"):
            value, kind = (lambda row: row["scope"][text]), "day"
        else:
            column = self.column(text) if token == "name" else None
            if column is None:
                self.fail(f"{self.grain} have no column {text}")
            whose, name, kind = column
            value = lambda row: row[whose][name]  # noqa: E731
        days = 0
        while kind == "day" and (sign := self.takes("symbol", "+", "-")):
            days += int(self.takes("number") or self.fail("a number of days is missing")) * (1 if sign == "+" else -1)
        def moved(row):
            cell = value(row)
            return None if cell is None else cell + days if days else cell
        return kind, moved, column

    def comparison(self):
        if self.tokens[0][1] in ("organ_kind", "单位性质") and self.column("organ"):
            return self.organ_kind()
        kind, left, column = self.operand()
        if self.takes("name", "in"):
            self.takes("name", "period") or self.fail("period is missing")
            return lambda row: left(row) is not None and row["scope"]["period_start"] <= left(row) <= row["scope"]["period_end"]
        if self.takes("name", "before"):
            self.takes("name", "cut") or self.fail("cut is missing")
            return lambda row: left(row) is not None and left(row) <= row["scope"]["cut"]
        if self.takes("name", "is"):
            is_set = self.takes("name", "set", "missing") or self.fail("set or missing is wanted")
            return lambda row: (left(row) is not None) == (is_set == "set")
        sign = self.takes("symbol", "=", "!=", "<", "<=", ">", ">=")
        if not sign:
            return (lambda row: bool(left(row))) if kind == "yes" else self.fail("a comparison is missing")
        if kind in ("word", "organ"):
            return self.with_word(left, column, kind, sign)
        other, right, second = self.operand()
        if other != kind or kind == "yes" or (column is None and second is None):
            self.fail("these cannot be compared")
        compare = {"=": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b,
                   ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}[sign]
        def answer(row):
            a, b = left(row), right(row)
            return a is not None and b is not None and compare(a, b)
        return answer

    def with_word(self, left, column, kind, sign):
        token, text = self.tokens.pop(0)
        if sign not in ("=", "!=") or token not in ("name", "word"):
            self.fail("a word is wanted")
        if kind == "organ":
            def match(row):
                if text not in row["scope"]["organs"].values():
                    raise Refused("definitions", f"no organ is called {text}")
                return row["scope"]["organs"].get(left(row)) == text
        else:
            value = self.word_index(text, column)
            def match(row):
                return left(row) == value
        return lambda row: left(row) is not None and match(row) == (sign == "=")

    def word_index(self, text, column):
        whose, name, _ = column
        key = ("reviews", name) if whose == "own" and self.grain == "reviews" and ("reviews", name) in WORD_LISTS else (None, name)
        for index, names in enumerate(WORD_LISTS[key]):
            if text in names:
                return index
        return self.fail(f"no such word: {text}")

    def organ_kind(self):
        self.tokens.pop(0)
        sign = self.takes("symbol", "=", "!=") or self.fail("= or != is wanted")
        kind = self.tokens.pop(0)[1]
        if kind not in KINDS:
            self.fail("no such kind of organ")
        whose = self.column("organ")[0]
        def answer(row):
            organ = row[whose]["organ"]
            return organ is not None and (row["scope"]["kinds"].get(organ) == KINDS.index(kind)) == (sign == "=")
        return answer


def parse(grain, text):
    return Parser(grain, text).whole()
