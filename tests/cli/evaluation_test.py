"""huiying evaluation from outside: a life from declaration to use, what is refused on the way, figures frozen and restated,
evidence as folders.

usage: evaluation_test.py path/to/huiying     (standard library only)
"""
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest
import zipfile

from outside import PROGRAM

ORGAN = "云山区信访局"  # of the demo

LINES = """
[[funds]]
id = "total"
name = "财政拨款"
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
id = "training"
group = "output"
name = "业务培训"
relation = "≥"
target = "TARGET"
unit = "次"
full = "50"
evidence = ["1-1", "1-2"]
ACTUAL

[[line]]
id = "ontime"
group = "benefit"
name = "收到件数"
relation = "≥"
target = "1"
unit = "件"
indicator = "received_matters"
full = "30"

[[line]]
id = "satisfied"
group = "satisfaction"
name = "满意率"
relation = "≥"
target = "90"
unit = "%"
actual = "92.5"
full = "10"
evidence = ["1-2"]

[[evidence]]
number = "1-1"
title = "培训签到表"
file = "papers/sign-in.pdf"

[[evidence]]
number = "1-2"
title = "满意度问卷"
file = "papers/survey.txt"

[[external]]
name = "市级考核"
issuer = "市信访局"
points = "95"
full = "100"
rank = 2
document = "市信〔2026〕1号"
"""


def sheet(actual="11", target="12", evaluator="self", year=2025, more=""):
    head = (f'kind = "evaluation"\nid = "yunshan"\ntitle = "绩效自评"\norgan = "{ORGAN}"\nyear = {year}\n'
            f'standard = "project-2020"\nevaluator = "{evaluator}"\n{more}')
    return head + LINES.replace("TARGET", target).replace("ACTUAL", f'actual = "{actual}"\ndeviation = "改期"' if actual else "")


class EvaluationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.made = os.path.join(cls.folder, "made")
        cls.run_in(cls.folder, "demo", cls.made, "--matters", "60", "--year", "2025")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @staticmethod
    def run_in(folder, *words, exit_code=0, language="en_US.UTF-8"):
        done = subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, text=True, timeout=120,
                              env={**os.environ, "LANG": language, "LC_ALL": language})
        assert done.returncode == exit_code, (words, done.returncode, done.stdout, done.stderr)
        return done

    def setUp(self):
        self.store = os.path.join(self.folder, self.id().split(".")[-1])
        shutil.copytree(self.made, self.store)
        self.evaluation = self.say("open", "--organ", ORGAN, "--year", "2025", "--standard", "project-2020").stdout.strip()

    def say(self, command, *words, **options):
        return self.run_in(self.folder, "evaluation", command, self.store, *words, **options)

    def file(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as out:
            out.write(text)
        return name

    def step(self, word, text=None, *more, **options):
        words = [self.evaluation[:8], word] + ([self.file(word + ".toml", text)] if text is not None else [])
        return self.say("step", *words, *more, **options)

    def json(self, command, *words):
        return json.loads(self.say(command, *words, "--json").stdout)

    def approve(self):
        self.step("declared", sheet(actual=None), "--day", "2025-01-10")
        self.step("approved", None, "--authority", "云财〔2025〕3号", "--day", "2025-02-10")

    def test_a_whole_life(self):
        self.approve()
        self.step("changed", sheet(actual=None, target="10"), "--reason", "场地", "--authority", "云财〔2025〕7号", "--day", "2025-06-01")
        self.step("monitored", sheet("4", "10", more="as_of = 2025-06-30\n"), "--day", "2025-07-05")
        seen = self.json("monitor", self.evaluation)
        self.assertEqual((seen["elapsed"], seen["months"]), ("50.00", 6))
        self.assertEqual((seen["lines"][1]["attained"], seen["lines"][1]["ahead"], seen["lines"][1]["light"]), ("40.00", "-10.00", "green"))
        self.assertEqual(len(seen["account"]) > 0, True, "the demo's account stands beside the file's funds")
        self.step("self_evaluated", sheet("8", "10"))
        self.step("outside_evaluated", sheet("7", "10", "outside"))
        # 50 × 8 ÷ 10 = 40; 50 × 7 ÷ 10 = 35.
        compared = self.json("compare", self.evaluation, "self", "outside")
        self.assertEqual(compared["difference"], "-5.00")
        self.assertEqual([line["line"] for line in compared["lines"] if not line["same"]], ["training"])
        self.step("recheck_requested", None, "--authority", "云财查〔2026〕1号")
        self.step("returned", None, "--reason", "签到表不全")
        self.step("resubmitted", sheet("9", "10"), "--reason", "补齐签到表")
        self.step("rechecked", sheet("9", "10", "recheck"))
        self.step("decided", None, "--authority", "云财〔2026〕5号")
        self.step("published")
        self.step("used", None, "--reason", "2026年预算安排参考")
        life = self.json("show", self.evaluation)
        self.assertEqual(len(life["steps"]), 13)
        self.assertEqual(life["next"], [])
        totals = [step["total"] for step in life["steps"] if step["total"]]
        self.assertEqual(totals, ["89.89", "84.89", "94.89", "94.89"], "9.89 + 40 + 30 + 10, then 35, 45, 45")
        public = json.loads(self.say("show", self.evaluation, "published").stdout)
        self.assertEqual((public["total"], public["decided"]["authority"]), ("94.89", "云财〔2026〕5号"))
        self.assertIn("第2", self.say("show", self.evaluation, "self", language="zh_CN.UTF-8").stdout)
        self.assertIn("改期", self.say("show", self.evaluation, "self").stdout)
        self.assertEqual(len(self.json("list")), 1)

    def test_what_is_refused(self):
        said = self.step("self_evaluated", sheet(), exit_code=1).stderr
        self.assertIn("enter first: declared", said)
        self.assertIn("请先记：declared 目标申报", self.step("self_evaluated", sheet(), exit_code=1, language="zh_CN.UTF-8").stderr)
        self.approve()
        said = self.step("self_evaluated", sheet(target="10"), exit_code=1).stderr
        self.assertIn("self_evaluated.toml:25", said)
        self.assertIn("≥10 次, approved is ≥12 次", said)
        self.step("self_evaluated", sheet(year=2024), exit_code=1)
        self.step("self_evaluated", sheet(actual=None), exit_code=1)
        self.step("self_evaluated", "kind = 1\n", exit_code=2)
        self.step("self_evaluated", sheet(), "--post", ORGAN + "登记员", exit_code=1)
        self.say("step", self.evaluation, "nonsense", exit_code=2)
        self.say("show", "ffffffff", exit_code=1)
        self.say("open", "--organ", ORGAN, "--year", "2025", "--standard", "project-2020", exit_code=1)
        self.say("open", "--organ", ORGAN, "--year", "2025", "--standard", "nothing", exit_code=1)
        self.assertEqual(len(self.json("show", self.evaluation)["steps"]), 2, "nothing of it was kept")

    def test_frozen_figures_come_out_again(self):
        self.say("freeze", self.evaluation, "--from", "2025-01-01", "--to", "2025-06-30")
        self.say("freeze", self.evaluation, "--from", "2025-01-01", "--to", "2025-06-30", exit_code=1)
        frozen = self.json("show", self.evaluation)["frozen"][0]
        self.assertGreater(len(frozen["figures"]["figures"]), 38)
        restated = self.json("restate", self.evaluation)
        self.assertEqual((restated["reproduced"], restated["signed"], restated["changed"]), (True, True, 0))
        self.file("list.csv", "诉求,内容\n迟登的信,三月收到，年底才登记\n")
        self.run_in(self.folder, "register", self.store, "list.csv", "--post", ORGAN + "登记员", "--received", "2025-03-20", "--region", "440199")
        restated = self.json("restate", self.evaluation)
        self.assertTrue(restated["reproduced"])
        figure = {one["id"]: one for one in restated["figures"]}["received_matters"]
        self.assertEqual(figure["now"]["numerator"], figure["frozen"]["numerator"] + 1)
        self.assertEqual(figure["again"], figure["frozen"])
        self.assertEqual((figure["late"]["matters"], len(figure["late"]["numbers"])), (1, 1))
        self.say("restate", self.evaluation, "--as-of", "2025-01-01", exit_code=2)

    def test_evidence_as_folders(self):
        self.approve()
        self.step("self_evaluated", sheet())
        os.makedirs(os.path.join(self.folder, "beside", "papers"))
        self.file("beside/papers/sign-in.pdf", "%PDF-1.4 sheet")
        said = self.say("evidence", self.evaluation, "--files", "beside", "--out", "out", exit_code=1)
        self.assertIn("missing", said.stdout)
        out = os.path.join(self.folder, "out")
        self.assertEqual(sorted(os.listdir(out)), ["00-佐证材料清单.docx", "01-业务培训", "02-满意率", "SHA256SUMS"])
        self.assertEqual(sorted(os.listdir(os.path.join(out, "01-业务培训"))), ["00-清单.docx", "1-1 培训签到表.pdf"])
        with zipfile.ZipFile(os.path.join(out, "00-佐证材料清单.docx")) as book:
            text = book.read("word/document.xml").decode()
        self.assertIn("papers/survey.txt", text)
        self.assertIn("缺", text)
        self.say("evidence", self.evaluation, "--files", "beside", "--out", "out", exit_code=2)
        self.file("beside/papers/survey.txt", "96 份")
        self.say("evidence", self.evaluation, "--files", "beside", "--out", "whole")
        self.assertTrue(os.path.exists(os.path.join(self.folder, "whole", "01-业务培训", "1-2 满意度问卷.txt")))
        # What the ledger holds comes from there, and can be checked by anybody.
        self.file("kept.pdf", "%PDF-1.4 the sheet that was kept\n%%EOF")
        attach = ["account", "attach", self.store, "kept.pdf", "--organ", ORGAN, "--year", "2025", "--number", "1-1", "--title", "培训签到表"]
        self.run_in(self.folder, *attach)
        self.assertIn("stands there already", self.run_in(self.folder, *attach, exit_code=1).stderr)
        rows = json.loads(self.say("evidence", self.evaluation, "--files", "beside", "--out", "kept", "--json").stdout)
        self.assertEqual([(row["number"], row["seq"] is not None) for row in rows], [("1-1", True), ("1-2", False), ("1-2", False)])
        with open(os.path.join(self.folder, "kept", "SHA256SUMS"), encoding="utf-8") as file:
            sums = file.read().splitlines()
        self.assertEqual(len(sums), 2)
        for line in sums:
            digest, path = line.split("  ", 1)
            with open(os.path.join(self.folder, "kept", path), "rb") as paper:
                self.assertEqual(hashlib.sha256(paper.read()).hexdigest(), digest)
        listed = json.loads(self.run_in(self.folder, "account", "evidence", self.store, "--organ", ORGAN, "--year", "2025", "--json").stdout)
        self.assertEqual(listed["evidence"][0]["sha256"], sums[0].split()[0])
        self.run_in(self.folder, "account", "evidence", self.store, "--organ", ORGAN, "--year", "2025", "--number", "1-1", "--out", "back.pdf")
        with open(os.path.join(self.folder, "back.pdf"), encoding="utf-8") as paper:
            self.assertIn("the sheet that was kept", paper.read())
        self.run_in(self.folder, "account", "destroy", self.store, "1-1", "--organ", ORGAN, "--year", "2025", "--authority", "云档〔2026〕1号")
        self.run_in(self.folder, "account", "evidence", self.store, "--organ", ORGAN, "--year", "2025", "--number", "1-1", "--out", "gone.pdf", exit_code=1)
        rows = json.loads(self.say("evidence", self.evaluation, "--files", "beside", "--out", "less", "--json", exit_code=1).stdout)
        self.assertEqual(rows[0]["state"], "destroyed")
        bad = sheet().replace("papers/sign-in.pdf", "../sign-in.pdf")
        self.assertIn("does not lie beside", self.step("self_evaluated", bad, "--reason", "x", exit_code=2).stderr)


if __name__ == "__main__":
    unittest.main()
