"""A form of somebody else's filled in its cells, from outside: the example's form and map, bad maps, and what LibreOffice works out.

usage: template_test.py path/to/huiying     (standard library only; the part with LibreOffice is skipped without Calc)
"""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

from outside import ROOT, run

EXAMPLE = os.path.join(ROOT, "examples", "template")
FORM, MAP = os.path.join(EXAMPLE, "form.xlsx"), os.path.join(EXAMPLE, "map.toml")
EVALUATION = os.path.join(ROOT, "examples", "demo", "yunshan-2025.toml")
SOFFICE = os.environ.get("HUIYING_SOFFICE", "soffice")


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


class Template(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="huiying-template-")
        cls.store = os.path.join(cls.folder, "demo")
        run("demo", cls.store, "--seed", 7, "--matters", 300)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def fill(self, mapping=MAP, form=FORM, code=0, language="en"):
        target = os.path.join(self.folder, "out")
        done = run("evaluate", EVALUATION, "--store", self.store, "--template", form, "--mapping", mapping, "--out", target,
                   "--json", code=code, language=language)
        return os.path.join(target, "yunshan-2025-finance-form.xlsx"), done

    def edited(self, old, new):
        with open(MAP, encoding="utf-8") as file:
            text = file.read()
        self.assertIn(old, text)
        path = os.path.join(self.folder, "edited.toml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new, 1))
        return path

    def test_the_example_form_is_what_its_script_writes(self):
        again = os.path.join(self.folder, "again.xlsx")
        subprocess.run([sys.executable, os.path.join(EXAMPLE, "make_form.py"), again], check=True)
        self.assertEqual(parts(again), parts(FORM))

    def test_only_the_cells_of_the_map_change(self):
        filled, done = self.fill()
        sheet = json.loads(done.stdout)
        before, after = parts(FORM), parts(filled)
        self.assertEqual(list(before), list(after))
        self.assertEqual([name for name in before if before[name] != after[name]], ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
        xml = after["xl/worksheets/sheet1.xml"].decode()
        for line, row in zip(sheet["lines"], range(14, 34)):
            self.assertIn(f'<t xml:space="preserve">{line["name"]}</t>', xml)
            self.assertIn(f'<c r="G{row}" s="4"><v>{line["points"]}</v></c>', xml)
        self.assertEqual(re.findall(r"<f>(.*?)</f>", xml), re.findall(r"<f>(.*?)</f>", before["xl/worksheets/sheet1.xml"].decode()))
        self.assertNotIn("</f><v>", xml)  # results of before are no longer true

    def test_libreoffice_works_the_formulas_out(self):
        filled, done = self.fill()
        sheet = json.loads(done.stdout)
        if not shutil.which(SOFFICE):
            self.skipTest("LibreOffice is not installed")
        home = os.path.join(self.folder, "home")
        subprocess.run([SOFFICE, f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76",
                        "--outdir", home, filled], capture_output=True, timeout=240, env=dict(os.environ, HOME=self.folder))
        path = os.path.join(home, "yunshan-2025-finance-form.csv")
        if not os.path.exists(path):
            self.skipTest("LibreOffice has no Calc here")
        with open(path, encoding="utf-8") as file:
            rows = list(csv.reader(file))
        funds = {row["id"]: row for row in sheet["funds"]}
        self.assertEqual(rows[5][4], funds["total"]["execution_rate"] + "%")  # D6 ÷ C6, by the form's own formula
        self.assertEqual(rows[33][6], f'{float(sheet["total"]):.2f}')  # the sum of the points, likewise
        self.assertEqual(rows[33][5], "100.00")

    def test_bad_maps_and_forms_say_cell_and_cure(self):
        for old, new, message in ((']\nat = "B2"', ']\nat = "K2"', "(form.xlsx 自评表!K2): the form has no such cell; it uses A1 to H36"),
                                  (']\nat = "B2"', ']\nat = "C2"', "part of merged cells; name their first cell: B2"),
                                  ('at = "F2"', 'at = "E6"', "it has a formula of the form"),
                                  ('at = "F2"', 'at = "B2"', "it is filled twice"),
                                  ("text_max = 50", "text_max = 3", "(B2): {organ} has 6 characters, the form takes 3; shorten"),
                                  ('column = "年初预算数"', 'column = "预算"', "(form.xlsx 自评表!“预算”): no cell says so"),
                                  ("last = 33", "last = 20", "the form has 7 rows for lines, the evaluation 15"),
                                  ("{superior}", "{boss}", "there is no field {boss}"),
                                  ('sheet = "自评表"', 'sheet = "表一"', "no sheet is called 表一; its sheets are 自评表, 填表说明"),
                                  ('kind = "template"', 'kind = "mapping"', "not the map of a template")):
            said = self.fill(self.edited(old, new), code=2)[1].stderr
            self.assertIn(message, said)
            self.assertIn("edited.toml" if "sheet is called" not in message else "form.xlsx", said)
        said = self.fill(self.edited("text_max = 50", "text_max = 3"), code=2, language="zh")[1].stderr
        self.assertIn("{organ} 有 6 个字，表样最多 3 个", said)
        self.assertIn("请在评价文件中缩短文字", said)
        self.assertIn("damaged or cut off", self.fill(form=MAP, code=2)[1].stderr)
        self.assertIn("--mapping", run("evaluate", EVALUATION, "--template", FORM, "--out", self.folder, code=2).stderr)
        self.assertIn("--out", run("evaluate", EVALUATION, "--template", FORM, "--mapping", MAP, code=2).stderr)


if __name__ == "__main__":
    unittest.main()
