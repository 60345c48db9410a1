"""huiying evaluate from outside: its JSON, its exit codes and messages, and its points computed again by another program.

usage: evaluate_test.py path/to/huiying     (standard library only)
"""
import glob
import json
import os
import shutil
import tempfile
import unittest
import zipfile
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from outside import ROOT, answer, run

CASES = sorted(glob.glob(os.path.join(ROOT, "examples", "guangzhou", "*.toml")))

FROM_LEDGER = """kind = "evaluation"
id = "district-2025"
title = "绩效自评"
organ = "区信访局"
year = 2025
as_of = 2025-12-31
standard = "project-2020"

[[funds]]
id = "total"
name = "合计"
adjusted = "60"
spent = "59.33"

[[line]]
id = "execution"
group = "execution"
name = "预算执行率"
relation = "="
target = "100"
unit = "%"
funds = "total.execution_rate"
full = "10"

[[line]]
id = "replied"
group = "output"
name = "按期答复率"
relation = "≥"
target = "99.5"
unit = "%"
indicator = "reply_on_time_due"
full = "50"

[[line]]
id = "online"
group = "benefit"
name = "网上信访占比"
relation = "≥"
target = "80"
unit = "%"
indicator = "online_share"
full = "30"

[[line]]
id = "satisfaction"
group = "satisfaction"
name = "满意率"
relation = "≥"
target = "99"
unit = "%"
indicator = "satisfaction_organ"
full = "10"
"""


def points_of(line):
    """The points of a line, from what its row of the sheet says and from nothing else."""
    if line["rule"] == "unscored":
        return None
    full = Decimal(line["full"]) if line["full"] else None
    if line["rule"] == "given":
        points = Decimal(line["points"])  # set by a person
    elif line["rule"] == "deducting":
        points = full
    else:
        if line["rule"] == "banded":
            part, whole, met = Decimal(line["share"]), Decimal(100), False
        else:
            actual, target = Decimal(line["actual"]["value"]), Decimal(line["target"]["value"])
            met = {"=": actual >= target, "≥": actual >= target, "≤": actual <= target, ">": actual > target, "<": actual < target}[line["relation"]]
            part, whole = (target, actual) if line["relation"] in "≤<" else (actual, target)
        rounding = ROUND_DOWN if line["rounding"] == "truncate" else ROUND_HALF_UP
        points = full if met else (full * part / whole).quantize(Decimal("0.01"), rounding)
    return points - sum(Decimal(deduction["points"]) for deduction in line["deductions"])


class Evaluate(unittest.TestCase):
    def check(self, sheet):
        """Every line, group and total again."""
        total = Decimal(0)
        for line in sheet["lines"]:
            points = points_of(line)
            self.assertEqual(line["points"] and Decimal(line["points"]), points, line["id"])
            total += points or 0
        for group in sheet["groups"]:
            inside = {group["id"]} | {part["id"] for part in sheet["groups"] if part["part_of"] == group["id"]}
            lines = [Decimal(line["points"]) for line in sheet["lines"] if line["group"] in inside and line["points"]]
            if group["points"] is not None:
                self.assertEqual(Decimal(group["points"]), sum(lines), group["id"])
                self.assertLessEqual(Decimal(group["points"]), Decimal(group["full"]))
        if sheet["total"] is not None:
            self.assertEqual(Decimal(sheet["total"]), total + Decimal(sheet["bonus"]))

    def test_five_cases_are_computed_again(self):
        self.assertEqual(len(CASES), 5)
        for case in CASES:
            sheet = answer("evaluate", case)
            self.check(sheet)
            self.assertTrue(sheet["complete"])
            self.assertNotIn("{", json.dumps([sheet["sections"], sheet["goal"], sheet["attained"]], ensure_ascii=False).replace('{"id"', ""))

    def test_the_table_speaks_for_people(self):
        done = run("evaluate", "examples/guangzhou/guangzhou-2023.toml")
        self.assertIn("99.99 < 100; 10 × 99.99 ÷ 100 = 9.999 → 9.99", done.stdout)
        self.assertIn("95.96", done.stdout)
        self.assertIn("points lost without a reason: 部门预算资金支出率", done.stderr)
        self.assertIn("the report prints 99.87; what is computed here differs by 0.02", run("evaluate", "examples/guangzhou/baiyun-2023.toml").stderr)

    def test_out_writes_what_json_prints(self):
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, "new", "report")
            run("evaluate", CASES[0], "--out", target)
            with open(os.path.join(target, os.path.basename(CASES[0]).replace(".toml", ".json")), encoding="utf-8") as file:
                self.assertEqual(json.load(file), answer("evaluate", CASES[0]))

    def test_a_report_has_its_three_files(self):
        with tempfile.TemporaryDirectory() as folder:
            run("evaluate", "examples/guangzhou/guangzhou-2023.toml", "--out", folder)
            self.assertEqual(sorted(os.listdir(folder)), ["guangzhou-2023.docx", "guangzhou-2023.json", "guangzhou-2023.xlsx"])
            for name, part, words in (("guangzhou-2023.docx", "word/document.xml", "95.96"),
                                      ("guangzhou-2023.xlsx", "xl/workbook.xml", "评分表")):
                with zipfile.ZipFile(os.path.join(folder, name)) as file:
                    self.assertIn(words, file.read(part).decode())

    def test_a_report_refuses_what_its_layout_does_not_have(self):
        with open(os.path.join(ROOT, "examples/guangzhou/guangzhou-2023.toml"), encoding="utf-8") as file:
            text = file.read()
        for old, new, message in (('layout = "department-2023"', 'layout = "poster"', "no report layout is called `poster`"),
                                  ('id = "1.5"', 'id = "1.9"', "the report's layout has no section `1.9`")):
            with tempfile.TemporaryDirectory() as folder:
                wrong = os.path.join(folder, "wrong.toml")
                with open(wrong, "w", encoding="utf-8") as file:
                    file.write(text.replace(old, new))
                said = run("evaluate", wrong, "--out", os.path.join(folder, "out"), code=2).stderr
                self.assertIn(message, said)
                self.assertIn("wrong.toml:", said)

    def test_bad_files_are_2_with_place_and_cure(self):
        self.assertIn("no such file", run("evaluate", "nothing.toml", code=2).stderr)
        self.assertIn('replies.toml:1: `kind` is missing; write kind = "evaluation" on top', run("evaluate", "examples/imports/replies.toml", code=2).stderr)
        with open(CASES[0], encoding="utf-8") as file:
            text = file.read()
        for old, new, message in (('full = "10"', 'full = "9"', "add up to"), ("{total}", "{totals}", "there is no field {totals}"),
                                  ('year = 2023', 'year = 2019', "not for the year 2019"), ('unit = "%"', 'unit = "%', "not TOML")):
            with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as wrong:
                wrong.write(text.replace(old, new))
                wrong.flush()
                if old in text:
                    self.assertIn(message, run("evaluate", wrong.name, code=2).stderr)


class WithAStore(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="huiying-evaluate-")
        cls.store = os.path.join(cls.folder, "demo")
        run("demo", cls.store, "--seed", 7, "--matters", 300)
        cls.file = os.path.join(cls.folder, "district.toml")
        with open(cls.file, "w", encoding="utf-8") as file:
            file.write(FROM_LEDGER)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_actuals_come_from_the_ledger_at_the_cut(self):
        figures = {figure["id"]: figure for figure in answer("indicators", self.store, "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2025-12-31")}
        sheet = answer("evaluate", self.file, "--store", self.store)
        self.assertEqual(sheet["cut"]["as_of"], "2025-12-31")
        self.assertGreater(sheet["cut"]["seq"], 0)
        for line in sheet["lines"]:
            if line["actual"]["from"] == "indicator":
                figure = figures[line["actual"]["of"]]
                self.assertEqual(line["actual"]["value"], figure["value"], line["id"])
                self.assertEqual(line["actual"]["numerator"], str(figure["numerator"]))
                self.assertEqual(line["actual"]["cut"], sheet["cut"])
        Evaluate.check(self, sheet)

    def test_without_the_store_or_with_an_unknown_indicator(self):
        self.assertIn("district.toml:25: the actual is the indicator reply_on_time_due", run("evaluate", self.file, code=2).stderr)
        with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as wrong:
            wrong.write(FROM_LEDGER.replace('"online_share"', '"online"'))
            wrong.flush()
            self.assertIn("no indicator is called online", run("evaluate", wrong.name, "--store", self.store, code=2).stderr)

    def test_a_line_is_traced_to_its_matters_and_these_to_their_facts_and_proofs(self):
        sheet = answer("evaluate", self.file, "--store", self.store)
        scored = {line["id"]: line for line in sheet["lines"]}
        traced = answer("evaluate", self.file, "--store", self.store, "--trace", "replied")
        self.assertEqual((traced["points"], traced["arithmetic"]), (scored["replied"]["points"], scored["replied"]["arithmetic"]))
        self.assertEqual(traced["cut"], sheet["cut"])
        self.assertIn("reply_due in period", traced["indicator"]["denominator"])
        counted = traced["counted"]
        for side in ("numerator", "denominator"):
            self.assertEqual(str(counted[side]["rows"]), scored["replied"]["actual"][side])
            self.assertEqual(counted[side]["rows"], len(counted[side]["list"]) + counted[side]["sealed"])
        period = ("--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2025-12-31", "--seq", traced["cut"]["seq"])
        on_time = {item["number"] for item in counted["numerator"]["list"]}
        late = [item["number"] for item in counted["denominator"]["list"] if item["number"] not in on_time]
        for number, sides in ((min(on_time), ["numerator", "denominator"]), (late[0], ["denominator"])):
            trace = answer("trace", self.store, number, *period, "--indicator", "reply_on_time_due")
            self.assertEqual(sorted(one["side"] for one in trace["figures"]), sorted(sides), number)
            facts = {fact["seq"]: fact for fact in trace["facts"]}
            for one in trace["figures"]:
                self.assertIn(one["since"], one["decided_by"])
                self.assertLessEqual(set(one["decided_by"]), set(facts))
            if "numerator" in sides:  # counted since the answer was given
                since = next(one["since"] for one in trace["figures"] if one["side"] == "numerator")
                self.assertEqual(facts[since]["kind"], "reply")
                self.assertIn("accept", {fact["kind"] for fact in trace["facts"]})
            by_file = answer("trace", self.store, number, "--evaluation", self.file)
            lines = {line["line"] for one in by_file["figures"] for line in one["lines"]}
            self.assertEqual((by_file["as_of"], "replied" in lines), ("2025-12-31", True))
        out = os.path.join(self.folder, "receipts")
        run("trace", self.store, min(on_time), *period, "--indicator", "reply_on_time_due", "--out", out)
        key = answer("kit", self.store, "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2025-12-31", "-o",
                     os.path.join(self.folder, "kit.zip")) and self.key()
        self.assertGreater(len(os.listdir(out)), 2)
        for name in os.listdir(out):
            proved = answer("verify-receipt", os.path.join(out, name), "--key", key)
            self.assertEqual(f"fact-{proved['seq']}.receipt", name)
        with open(os.path.join(out, name), encoding="utf-8") as file:
            text = file.read()
        with open(os.path.join(out, name), "w", encoding="utf-8") as file:
            file.write(text.replace("day 2025", "day 2024"))
        run("verify-receipt", os.path.join(out, name), "--key", key, code=1)

    def key(self):
        with zipfile.ZipFile(os.path.join(self.folder, "kit.zip")) as kit:
            return kit.read("key.txt").decode().strip()

    def test_a_line_of_money_is_traced_to_its_sums(self):
        traced = answer("evaluate", self.file, "--store", self.store, "--trace", "execution")
        self.assertEqual((traced["numerator"], traced["denominator"], traced["funds"]), ("59.33", "60", "total.execution_rate"))
        self.assertNotIn("indicator", traced)
        told = run("evaluate", self.file, "--store", self.store, "--trace", "replied")
        self.assertIn("huiying trace", told.stderr)
        self.assertIn("reply_on_time_due", told.stdout)

    def test_what_cannot_be_traced(self):
        self.assertIn("it has execution, replied", run("evaluate", self.file, "--store", self.store, "--trace", "replid", code=1).stderr)
        self.assertIn("no such matter", run("trace", self.store, "999901L000000000000X-1", code=1).stderr)
        self.assertIn("the period ends before", run("trace", self.store, self.number(), "--from", "2025-02-01", "--to", "2025-01-01", code=2).stderr)
        self.assertIn("no indicator is called", run("trace", self.store, self.number(), "--indicator", "nonsense", code=1).stderr)

    def number(self):
        return answer("explain", self.store, "received_matters", "--from", "2025-01-01", "--to", "2025-12-31")["numerator"][0]

    def test_nothing_to_count_is_no_grade_and_exit_1(self):
        with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as early:
            early.write(FROM_LEDGER.replace("as_of", "from = 2025-01-01\nto = 2025-01-01\nas_of"))
            early.flush()
            sheet = answer("evaluate", early.name, "--store", self.store, code=1)
            self.assertFalse(sheet["complete"])
            self.assertIsNone(sheet["grade"])

    def test_an_edited_standard_named_or_adopted(self):
        with open(os.path.join(ROOT, "law", "standards", "project-2020.toml"), encoding="utf-8") as file:
            edited = file.read().replace('full = "50"', 'full = "60"').replace('full = "30"', 'full = "20"')
        standard = os.path.join(self.folder, "weights.toml")
        with open(standard, "w", encoding="utf-8") as file:
            file.write(edited)
        ours = os.path.join(self.folder, "ours.toml")
        with open(ours, "w", encoding="utf-8") as file:
            file.write(FROM_LEDGER.replace('full = "50"', 'full = "60"').replace('full = "30"', 'full = "20"'))
        self.assertIn("add up to 60, not 50", run("evaluate", ours, "--store", self.store, code=2).stderr)
        named = answer("evaluate", ours, "--store", self.store, "--standard", standard)
        office = os.path.join(self.folder, "office")
        run("demo", office, "--seed", 7, "--matters", 300)
        self.assertEqual(answer("law", "adopt", office, standard)["path"], "standards/project-2020.toml")
        adopted = answer("evaluate", ours, "--store", office)
        self.assertEqual(adopted["total"], named["total"])
        run("fsck", office)
        bad = edited.replace('full = "60"', 'full = "61"')
        with open(standard, "w", encoding="utf-8") as file:
            file.write(bad)
        self.assertIn("add up to 101, not 100", run("law", "adopt", office, standard, code=2).stderr)


if __name__ == "__main__":
    unittest.main()
