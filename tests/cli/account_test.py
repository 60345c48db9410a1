"""A year of money from outside, as a finance officer enters it, and the figures that compare organs: account, rank, spread, findings.

usage: account_test.py path/to/huiying     (standard library only)
"""
import csv
import json
import os
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from decimal import ROUND_HALF_UP, Decimal

from outside import PROGRAM, ROOT, answer, run

OFFICE = ("--organ", "区信访局", "--year", 2025)
YEAR = ("--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2025-12-31")

EVALUATION = """kind = "evaluation"
id = "money"
title = "绩效自评"
organ = "区信访局"
year = 2025
as_of = 2025-12-31
standard = "project-report"
[[funds]]
id = "total"
name = "合计"
account = true
[[funds]]
id = "basic"
name = "基本支出"
part_of = "total"
account = true
spending = "basic"
[[funds]]
id = "project"
name = "项目支出"
part_of = "total"
account = true
spending = "project"
[[line]]
id = "adjustment"
group = "execution"
name = "预算调整率"
relation = "≤"
target = "20"
unit = "%"
money = "adjustment_rate"
[[line]]
id = "execution"
group = "execution"
name = "预算执行率"
relation = "="
target = "100"
unit = "%"
funds = "total.execution_rate"
"""


def percent(part, whole):
    return str((Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP))


class Account(unittest.TestCase):
    """843.65 万元 of budget, 106.87 added, 822.26 spent: 86.51 % and 12.67 %, as a public report prints them."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="huiying-account-")
        cls.store = os.path.join(cls.folder, "office")
        run("init", cls.store, "--name", "baiyun")
        run("organ", cls.store, "区信访局", "--kind", "petition_office", "--level", "county", "--region", 440111)
        run("organ", cls.store, "区信访服务中心", "--kind", "department", "--level", "county", "--region", 440111, "--under", "区信访局")
        run("account", "open", cls.store, *OFFICE)
        cls.record("2025-01-10", "登记项目", "code=J01", "name=基本支出", "kind=基本支出", "legal_basis=预算批复",
                   "+", "code=X01", "name=信访业务专项", "kind=项目支出", "legal_basis=预算批复")
        cls.record("2025-01-10", "记账", "kind=年初预算", "project=J01", "amount=800.00万元", "+", "kind=年初预算", "project=X01", "amount=43.65万元")
        cls.record("2025-06-16", "记账", "kind=追加", "project=X01", "amount=106.87万元", "document=区财〔2025〕5号", "reason=新增任务")
        cls.record("2025-06-20", "记账", "kind=支出", "project=J01", "amount=7000000.00", "document=记-6", "economic_class=30101")
        cls.record("2025-12-20", "记账", "kind=支出", "project=X01", "amount=1222600.00", "document=记-12", "economic_class=30227")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @classmethod
    def record(cls, day, *words, code=0):
        return run("account", "record", cls.store, *words, *OFFICE, "--day", day, code=code)

    def test_the_years_rates_with_their_entries(self):
        for formula, part, whole in (("预算执行率", "822.26", "950.52"), ("adjustment_rate", "106.87", "843.65")):
            value = answer("account", "value", self.store, formula, *OFFICE, "--as-of", "2025-12-31")
            self.assertEqual(value["value"], percent(part, whole))
            self.assertEqual(value["numerator"], sum(one["amount"] for one in value["counted"]))
            self.assertEqual(value["denominator"], sum(one["amount"] for one in value["counted_below"]))
        early = answer("account", "value", self.store, "预算执行率", *OFFICE, "--as-of", "2025-06-30")
        self.assertEqual(early["value"], percent("700.00", "950.52"))  # the cut knows nothing of December
        project = answer("account", "value", self.store, "预算执行率", *OFFICE, "--project", "X01", "--as-of", "2025-12-31")
        self.assertEqual(project["value"], percent("122.26", "150.52"))
        shown = answer("account", "show", self.store, *OFFICE, "--as-of", "2025-12-31")
        self.assertEqual({one["id"]: one["value"] for one in shown["values"]}["spent"], "8222600.00")
        self.assertIn("execution rate", run("account", "show", self.store, *OFFICE).stdout)
        self.assertEqual([(row["organ"], row["year"]) for row in answer("account", "list", self.store)], [("区信访局", 2025)])

    def test_months_light_up_what_is_behind(self):
        month = answer("account", "months", self.store, *OFFICE, "--month", 6)
        rows = {row["name"]: row for row in month["rows"]}
        self.assertEqual(rows["信访业务专项"]["light"], "red")  # nothing of 150.52 spent when half the year was gone
        self.assertEqual(rows["基本支出"]["light"], "green")  # 700 of 800
        path = os.path.join(self.folder, "june.xlsx")
        run("account", "months", self.store, *OFFICE, "--month", 6, "-o", path)
        self.assertTrue(zipfile.is_zipfile(path))
        table = run("account", "months", self.store, *OFFICE, "--month", 6, language="zh").stdout
        self.assertIn("时序进度", table)
        run("account", "months", self.store, *OFFICE, "--month", 13, code=2)

    def test_a_sheet_is_all_or_nothing_and_may_come_twice(self):
        store = os.path.join(self.folder, "sheets")
        shutil.copytree(self.store, store)
        sheet = os.path.join(self.folder, "entries.csv")
        run("account", "template", "收支", "-o", sheet)
        with open(sheet, encoding="utf-8-sig") as file:
            titles = next(csv.reader(file))

        def rows(*entries):
            with open(sheet, "w", encoding="utf-8", newline="") as file:
                out = csv.DictWriter(file, titles)
                out.writeheader()
                out.writerows(entries)

        paid = {"日期": "2025-07-01", "类型": "支出", "项目编码": "X01", "金额（元）": "100.00", "凭证号": "记-7"}
        rows(paid, dict(paid, **{"凭证号": "记-8", "金额（元）": "12.345"}), dict(paid, **{"凭证号": "记-9", "项目编码": "X09"}))
        report = answer("account", "import", store, "收支", sheet, *OFFICE, code=1)
        self.assertEqual([(one["line"], one["column"]) for one in report["problems"]], [(3, "金额（元）"), (4, "项目编码")])
        self.assertIn("nothing was written", run("account", "import", store, "收支", sheet, *OFFICE, code=1).stderr)
        rows(paid, dict(paid, **{"凭证号": "记-8", "单位": "区信访服务中心", "项目编码": ""}))
        dry = answer("account", "import", store, "收支", sheet, *OFFICE, "--dry-run")
        self.assertEqual((dry["rows"], dry["entered"]), (2, 2))
        self.assertEqual(answer("account", "import", store, "收支", sheet, *OFFICE)["entered"], 2)
        again = answer("account", "import", store, "收支", sheet, *OFFICE)
        self.assertEqual((again["entered"], again["unchanged"]), (0, 2))
        alone, all_of_them = (answer("account", "value", store, "spent", *OFFICE, *more) for more in ((), ("--department",)))
        self.assertEqual((alone["value"], all_of_them["value"]), ("8222700.00", "8222800.00"))
        run("fsck", store)

    def test_what_cannot_be_entered_says_why(self):
        for words, code, message in (
                (("记账", "kind=支出", "project=X01", "amount=1222600.00", "document=记-12", "economic_class=30227"), 1, "the same voucher has an entry"),
                (("记账", "kind=支出", "project=X09", "amount=1.00", "document=记-1"), 1, "no project of this code"),
                (("记账", "kind=追减", "project=X01", "amount=1.00", "document=区财〔2025〕6号", "reason=调减"), 1, "amount"),
                (("记账", "kind=支出", "amount=12.345", "document=记-1"), 2, "finer than a fen"),
                (("记账", "kind=支", "amount=1.00"), 2, "年初预算"),
                (("记账", "kid=支出", "amount=1.00"), 2, "there is no such field"),
                (("记帐", "kind=支出"), 2, "it is one of open_account 建年度账"),
                (("填报", "item=nothing", "from=2025-01-01", "to=2025-03-31", "numerator=1", "evidence=1"), 1, "item")):
            self.assertIn(message, self.record("2025-12-20", *words, code=code).stderr)
        self.assertIn("did you mean 区信访局?", run("account", "show", self.store, "--organ", "区信访", "--year", 2025, code=1).stderr)
        self.assertIn("huiying account open", run("account", "show", self.store, "--organ", "区信访局", "--year", 2024, code=1).stderr)
        self.assertIn("huiying account open", run("account", "show", self.store, "--organ", "区信访局", "--year", 2024, code=1, language="zh").stderr)
        self.assertIn("it is one of", run("account", "value", self.store, "执行", *OFFICE, code=2).stderr)
        self.assertIn("--year is missing", run("account", "show", self.store, "--organ", "区信访局", code=2).stderr)

    def test_an_annulled_entry_counts_no_more(self):
        store = os.path.join(self.folder, "annulled")
        shutil.copytree(self.store, store)
        entries = answer("account", "entries", store, *OFFICE)
        last = entries[-1]["version"]
        run("account", "record", store, "冲销", f"version={last}", "reason=重复记账", *OFFICE)
        self.assertEqual(answer("account", "value", store, "spent", *OFFICE)["value"], "7000000.00")
        self.assertTrue(next(one for one in answer("account", "entries", store, *OFFICE) if one["version"] == last)["is_annulled"])
        before = answer("account", "value", store, "spent", *OFFICE, "--as-of", "2025-12-31", "--seq", entries[-1]["seq"])
        self.assertEqual(before["value"], "8222600.00")  # the cut of then gives the figure of then

    def test_an_evaluation_takes_its_money_from_here(self):
        path = os.path.join(self.folder, "money.toml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(EVALUATION)
        sheet = answer("evaluate", path, "--store", self.store)
        self.assertEqual({line["id"]: line["actual"]["value"] for line in sheet["lines"]}, {"adjustment": "12.67", "execution": "86.51"})
        self.assertEqual([(row["id"], row["from"], row["adjusted"], row["spent"]) for row in sheet["funds"]],
                         [("total", "account", "950.52", "822.26"), ("basic", "account", "800.00", "700.00"), ("project", "account", "150.52", "122.26")])
        self.assertEqual([one["execution"] for one in sheet["months"]][5], percent("700.00", "950.52"))
        self.assertEqual(len(sheet["months"]), 12)
        for old, new, message in (('organ = "区信访局"', 'organ = "区信访"', "the store has no organ 区信访"),
                                  ("year = 2025\nas_of = 2025-12-31", "year = 2024\nas_of = 2025-12-31", "has no account of 2024"),
                                  ('spending = "project"', 'spending = "basic"', "the parts of total add up to 1600.00"),
                                  ('money = "adjustment_rate"', 'money = "spent"', "spent is no rate")):
            with open(path, "w", encoding="utf-8") as file:
                file.write(EVALUATION.replace(old, new, 1))
            self.assertIn(message, run("evaluate", path, "--store", self.store, code=2).stderr)
        with open(path, "w", encoding="utf-8") as file:
            file.write(EVALUATION)
        self.assertIn("name the store: --store DIR", run("evaluate", path, code=2).stderr)


class Compared(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="huiying-compared-")
        cls.store = os.path.join(cls.folder, "demo")
        run("demo", cls.store, "--seed", 7, "--matters", 600)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_ranks_are_in_order_and_ties_share(self):
        ranking = answer("rank", self.store, "reply_on_time_due", *YEAR, "--least", 5)
        self.assertEqual((ranking["better"], ranking["least"]), ("higher", 5))
        ranked = [row for row in ranking["rows"] if row["rank"]]
        self.assertGreater(len(ranked), 3)
        values = [Decimal(row["figure"]["value"]) for row in ranked]
        exact = [Decimal(row["figure"]["numerator"]) / row["figure"]["denominator"] for row in ranked]
        self.assertEqual(values, sorted(values, reverse=True))
        for row, one in zip(ranked, exact):
            self.assertEqual(row["rank"], 1 + sum(other > one for other in exact))
            self.assertLessEqual(Decimal(row["low"]), Decimal(row["figure"]["value"]))
            self.assertLessEqual(Decimal(row["figure"]["value"]), Decimal(row["high"]))
        for row in ranking["rows"]:
            self.assertEqual(row["rank"] is None, (row["figure"]["denominator"] or 0) < 5)
        self.assertEqual(ranking["total"]["numerator"], sum(row["figure"]["numerator"] for row in ranking["rows"]))
        only = answer("rank", self.store, "reply_on_time_due", *YEAR, "--peers", "township", "--least", 1)
        self.assertTrue(all("街道" in row["figure"]["group"][0]["label"] or "镇" in row["figure"]["group"][0]["label"] for row in only["rows"]))
        self.assertIn("名次", run("rank", self.store, "reply_on_time_due", *YEAR, language="zh").stdout)

    def test_spreads_are_in_order(self):
        organs = answer("spread", self.store, "days_to_reply", *YEAR, "--by", "organ")["rows"][1:]  # below the row of all
        self.assertGreater(len(organs), 3)
        for row in organs:
            if row["count"] > 0:
                self.assertLessEqual(row["p50"], row["p90"])
                self.assertLessEqual(row["p90"], row["max"])
        whole = answer("spread", self.store, "days_to_reply", *YEAR)["rows"]
        self.assertEqual([row["count"] for row in whole], [sum(row["count"] for row in organs)])
        self.assertEqual(whole[0]["max"], max(row["max"] or 0 for row in organs))

    def test_findings_are_questions_with_their_arithmetic(self):
        done = subprocess.run([PROGRAM, "findings", self.store, *YEAR, "--json"], capture_output=True, text=True, cwd=ROOT, timeout=300)
        found = json.loads(done.stdout)
        self.assertEqual(done.returncode, 1 if found["findings"] else 0)
        self.assertEqual(found["as_of"], "2025-12-31")
        for one in found["findings"]:
            self.assertTrue(one["arithmetic_zh"] and one["harmless_zh"] and one["is_example"])
            self.assertLessEqual(one["cases"], one["all"])
        nothing = run("findings", self.store, "--from", "2019-01-01", "--to", "2019-12-31", "--as-of", "2025-12-31")
        self.assertIn("0 findings: questions, no verdicts", nothing.stderr)

    def test_bad_questions_name_the_cure(self):
        self.assertIn("did you mean reply_on_time_due?", run("rank", self.store, "reply_on_time_du", *YEAR, code=2).stderr)
        self.assertIn("one of", run("rank", self.store, "reply_on_time_due", *YEAR, "--peers", "school", code=2).stderr)
        self.assertIn("1 to 1000000", run("rank", self.store, "reply_on_time_due", *YEAR, "--least", 0, code=2).stderr)
        self.assertIn("days", run("spread", self.store, "received", *YEAR, code=2).stderr)
        self.assertIn("--from", run("findings", self.store, code=2).stderr)

    def test_the_demos_account(self):
        office = ("--organ", "云山区信访局", "--year", 2025)
        shown = answer("account", "show", self.store, *office)
        values = {one["id"]: one["value"] for one in shown["values"]}
        self.assertEqual(values["initial"], "8208000.00")
        self.assertEqual(values["adjusted"], "8268000.00")  # + 8 − 2 万元; what was transferred adds up to nothing
        self.assertEqual(values["transfer"], "0.00")
        self.assertEqual(Decimal(values["unspent"]), Decimal(values["adjusted"]) - Decimal(values["spent"]))
        printed = run("account", "show", self.store, *office).stdout
        for words in ("HT-2025-02", "380000.00", "审-01", "云信〔2025〕26号（模拟）", "published: budget", "reconciled: 2025-12-30", "rule: 信访业务专项资金管理办法"):
            self.assertIn(words, printed)
        self.assertEqual(sorted(one["id"] for one in shown["warnings"]), ["paid_before_performance", "voucher_incomplete"])
        months = answer("account", "months", self.store, *office, "--month", 6)
        self.assertEqual({row["light"] for row in months["rows"]}, {"green", "yellow", "red"})
        self.assertTrue(all("模拟" in json.dumps(one, ensure_ascii=False) for one in answer("account", "entries", self.store, *office)
                            if one["kind"] == "enter_money" and one["fields"]["kind"] == "expenditure"))


if __name__ == "__main__":
    unittest.main()
