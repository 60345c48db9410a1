"""The evaluation that a kit proves. From docs/formats/kit.md and evaluation.md alone."""
import datetime
import tomllib
from decimal import InvalidOperation

from kit_bytes import want
from kit_money import Money
from kit_score import MARKS, Scored, number

OPENED, STEP = 74, 75
DECLARED, APPROVED, CHANGED = 0, 1, 2
SCORED = (4, 5, 6, 9, 10)  # self, outside, panel evaluation, re-submission, recheck
FACTS_MAX = 20_000


def printed(points):
    """Without zeros at the end."""
    if points is None:
        return None
    text = f"{points:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def cells_of(line):
    cells = line.split("\t")
    want(len(cells) == 3 and cells[0], "evaluation", f"not a line of scores.tsv: {line!r}")
    return cells[0], *(None if cell == "-" else cell for cell in cells[1:])


def targets_of(document):
    """What was promised, line by line."""
    try:
        return {line["id"]: (MARKS.get(line["relation"], "qualitative"), line.get("unit", ""), number(line["target"])
                             if line["relation"] in MARKS and "target" in line else line.get("target"), number(line.get("full")))
                for line in tomllib.loads(document)["line"]}
    except (LookupError, TypeError, ValueError, InvalidOperation) as error:
        want(False, "evaluation", f"the targets cannot be read: {error!r}")


class Proved:
    """The last document with points, scored again."""

    def __init__(self, kit):
        self.kit = kit
        self.read_claims(kit.file("scores.tsv").decode("utf-8", "replace"))
        facts = self.history(kit)
        steps = [fact for fact in facts if fact["kind"] == STEP]
        self.fact = next((fact for fact in reversed(steps) if fact["deed"]["step"] in SCORED), None)
        want(self.fact, "evaluation", "no step of it has points yet")
        self.check_targets([fact for fact in steps if fact["version"] < self.fact["version"]])
        self.score(facts[0]["deed"])

    @staticmethod
    def history(kit):
        versions = {}
        for fact in kit.evaluations:
            version = versions[fact["subject"]] = versions.get(fact["subject"], 0) + 1
            want(fact["version"] == version, "gap", f"fact {fact['seq']}: version {fact['version']} where {version} should stand")
            want(version <= FACTS_MAX and (fact["kind"] == OPENED) == (version == 1), "fact",
                 f"fact {fact['seq']}: an evaluation begins with its opening, and has one")
        facts = [fact for fact in kit.evaluations if fact["subject"] == kit.evaluation]
        want(facts, "evaluation", "the ledger holds no such evaluation")
        return facts

    def read_claims(self, text):
        lines = text.split("\n")
        head = [line.split("\t") for line in lines[:3]]
        want(len(lines) > 3 and lines[-1] == "" and [h[0] for h in head] == ["total", "grade", "line"]
             and len(head[0]) == len(head[1]) == 2 and head[2] == ["line", "actual", "points"], "evaluation", "not a table of scores")
        self.claimed_total, self.claimed_grade = head[0][1], head[1][1]
        self.claimed = [cells_of(line) for line in lines[3:-1]]

    def check_targets(self, before):
        approval = next((f for f in reversed(before) if f["deed"]["step"] in (APPROVED, CHANGED)), None)
        if approval and not approval["deed"]["document"]:
            approval = next((f for f in reversed(before) if f["deed"]["step"] == DECLARED), None)
        want(approval, "evaluation", "nobody approved its targets")
        approved, own = targets_of(approval["deed"]["document"]), targets_of(self.fact["deed"]["document"])
        want(approved.keys() == own.keys(), "evaluation", f"lines that nobody approved, or that are not there: {approved.keys() ^ own.keys()}")
        for name, (*promise, full) in approved.items():
            marks = {full, own[name][3]} - {None}
            want(promise == list(own[name][:3]) and len(marks) < 2, "evaluation", f"{name}: another target than the one that was approved")

    def score(self, opening):
        kit = self.kit
        standards = {}
        for data in kit.standards.values():
            standard = tomllib.loads(data.decode("utf-8"))
            standards[standard["id"]] = standard
        figures = {figure[0]: figure[3] for figure in kit.figures}
        document = self.fact["deed"]["document"]
        sheet = tomllib.loads(document)
        uses = {line["id"]: line["indicator"] for line in sheet["line"] if "indicator" in line}
        self.check_scope(sheet, opening)
        self.scored = Scored(document, standards, figures, self.money)
        want([line[0] for line in self.claimed] == list(self.scored.lines), "evaluation", "lines are not those of the document")
        verdicts = {one["id"]: one["verdict"] for one in kit.compared}
        self.lines = []
        for name, actual, points in self.claimed:
            own = self.scored.lines[name]
            is_same = points == printed(own) and actual == (figures[uses[name]] if name in uses else None)
            verdict = verdicts[uses[name]] if name in uses else "equal"
            self.lines.append({"id": name, "verdict": verdict if is_same else "differs"})

    def money(self, sheet):
        kit, name = self.kit, sheet.get("account", sheet["organ"])
        named = [organ for organ in kit.organs if kit.organs[organ] == name]
        want(named, "evaluation", f"the ledger has no organ {name}")
        organ = next((one for one in named if one not in kit.ended), named[-1])
        found = Money(kit.accounts, organ, kit.parents, sheet["year"], kit.said["cut"], kit.money_groups())
        want(found.is_there, "evaluation", "there is no account of its organ and year")
        return found

    def check_scope(self, sheet, opening):
        said, epoch = self.kit.said, 719_163
        days = [sheet[key].toordinal() - epoch if key in sheet else None for key in ("from", "to", "as_of")]
        year = datetime.date
        days[0] = year(sheet["year"], 1, 1).toordinal() - epoch if days[0] is None else days[0]
        days[1] = year(sheet["year"], 12, 31).toordinal() - epoch if days[1] is None else days[1]
        want(sheet["standard"] == opening["standard"], "evaluation", "scored by another standard than it was opened with")
        want(days[:2] == [said["from"], said["to"]] and days[2] in (None, said["cut"]), "evaluation", "of another period or cut")

    def agrees(self):
        return (self.claimed_total == (printed(self.scored.total) or "-") and self.claimed_grade == self.scored.grade
                and all(line["verdict"] != "differs" for line in self.lines))

    def told(self):
        return {"fact": self.fact["seq"], "verdict": "agrees" if self.agrees() else "differs",
                "total": printed(self.scored.total), "grade": self.scored.grade,
                "lines": self.lines}
