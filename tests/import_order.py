#!/usr/bin/env python3
"""The order of an import changes no figure: the same rows in three orders, in one file or in two, give the same answers.

    tests/import_order.py HUIYING

Seeded rows in the provincial system's columns, without rows that repeat another (a repeat can only come after what it
repeats). What is asked: every indicator of the year and by organ, at two cuts.
"""
import csv
import datetime
import json
import random
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAP = ROOT / "examples" / "imports" / "provincial.toml"
OFFICE = ROOT / "examples" / "office.csv"
ROWS, SEED = 400, 20250316
COLUMNS = list(dict.fromkeys(field["column"] for field in tomllib.loads(MAP.read_text("utf-8"))["fields"].values() if "column" in field))


def row_of(nth, chance, office, organs):
    """One letter, as far as its year brought it; some of it late."""
    day = datetime.date(2025, 1, 1) + datetime.timedelta(days=chance.randrange(330))
    row = {"信访件编号": f"XF{nth:06}", "信访日期": day, "登记日期": day, "登记机构": office, "信访人数": chance.choice([1, 1, 1, 3]),
           "问题属地": "990100", "信访形式": chance.choice(["来信", "来访", "来电", "网信"]), "信访来源": "",
           "信访目的": chance.choice(["求决", "求决", "申诉", "意见建议"]), "信访人姓名": f"模拟{nth}", "投诉主题": f"模拟诉求{nth}",
           "办结状态": "在办"}
    steps = [("转送日期", 20), ("告知时间", 15), ("受理时间", 4), ("答复时间", 70), ("送达时间", 9), ("评价时间", 25), ("办结时间", 5)]
    for name, days in steps[: chance.randrange(len(steps) + 1)]:
        day += datetime.timedelta(days=chance.randrange(1, days))
        row[name] = day
    if "转送日期" in row:
        row |= {"转往处": chance.choice(organs), "办理方式": "转送"}
    if "告知时间" in row:
        row["告知方式"] = "书面告知"
    if "答复时间" in row:
        row |= {"答复种类": "信访处理意见书", "处理意见": chance.choice(["支持", "解释说明", "不支持"])}
    if "评价时间" in row:
        row["对责任单位评价"] = chance.choice(["满意", "基本满意", "不满意"])
    if "办结时间" in row:
        row |= {"办结方式": "已答复", "办结状态": "已办结"}
    return row


def by_name(text):
    figures = json.loads(text)
    for figure in figures:
        figure["group"] = [group["label"] for group in figure.get("group") or []]
    return sorted(figures, key=lambda figure: (figure["id"], figure["group"]))


class Office:
    def __init__(self, program, directory):
        self.program, self.directory = program, directory
        self.run("init", directory, "--name", "order")
        self.run("office", "import", directory, OFFICE)

    def run(self, *arguments):
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, timeout=300)
        if done.returncode != 0:
            sys.exit(f"{' '.join(map(str, arguments[:2]))} ended with {done.returncode}: {done.stderr or done.stdout}")
        return done.stdout

    def take(self, rows):
        file = self.directory.with_suffix(".csv")
        with open(file, "w", newline="", encoding="utf-8") as out:
            table = csv.DictWriter(out, COLUMNS, restval="")
            table.writeheader()
            table.writerows(rows)
        return json.loads(self.run("import", self.directory, file, "--map", MAP, "--json"))

    def figures(self):
        """By their names: the ids of organs are each store's own."""
        return [by_name(self.run("indicators", self.directory, "--from", "2025-01-01", "--to", "2025-12-31", "--as-of",
                                    cut, *by, "--json"))
                for cut in ("2025-07-31", "2026-01-31") for by in ((), ("--by", "organ"))]


def main():
    chance = random.Random(SEED)
    with open(OFFICE, encoding="utf-8") as file:
        known = [one for one in csv.DictReader(file) if one["类别"] and not one["止日"]]
    office = next(one["名称"] for one in known if one["类别"] == "信访部门")
    organs = sorted({one["名称"] for one in known if one["类别"] == "工作部门"})
    rows = [row_of(nth, chance, office, organs) for nth in range(ROWS)]
    shuffled = random.Random(SEED + 1).sample(rows, ROWS)
    with tempfile.TemporaryDirectory() as folder:
        answers = []
        for name, files in (("asgiven", [rows]), ("reversed", [rows[::-1]]), ("shuffled", [shuffled[:130], shuffled[130:]])):
            store = Office(sys.argv[1], Path(folder) / name)
            taken = [store.take(part) for part in files]
            count = sum(one["imported"] for one in taken)
            if count != ROWS:
                sys.exit(f"{name}: {count} of {ROWS} rows came in: {taken}")
            answers.append((name, store.figures()))
        (_, expected), *others = answers
        counted = sum(1 for answer in expected for _ in answer)
        if counted < 100:
            sys.exit(f"only {counted} figures to compare: {expected}")
        for name, answer in others:
            if answer != expected:
                sys.exit(f"{name}: the figures differ from those of the file as given")
    print(f"{ROWS} rows in three orders: {counted} figures each, all the same")


if __name__ == "__main__":
    main()
