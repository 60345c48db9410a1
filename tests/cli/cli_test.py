"""The program from outside, as a person or a script meets it: shapes of --json, exit codes, messages, the five-minute tour.

usage: cli_test.py path/to/huiying     (standard library only)
"""
import datetime
import gzip
import os
import shutil
import tempfile
import unittest

from outside import ROOT, answer, run


class Words(unittest.TestCase):
    def test_help_in_two_languages(self):
        self.assertIn("every voice", run("--help").stdout)
        self.assertIn("件件有回应", run("--help", language="zh").stdout)
        self.assertIn("--from DATE", run("due", "--help").stdout)

    def test_bad_usage_is_2_and_names_the_cure(self):
        self.assertIn("did you mean indicators?", run("indicator", code=2).stderr)
        self.assertIn("did you mean --from?", run("due", "handle", "--form", "2026-03-20", code=2).stderr)
        self.assertIn("2026-03-16", run("due", "handle", "--from", "20.3.2026", code=2).stderr)
        self.assertIn("--from is missing", run("due", "handle", code=2).stderr)
        self.assertIn("did you mean handle?", run("due", "handel", "--from", "2026-03-20", code=2).stderr)
        self.assertIn("huiying explain", run("explain", "x", code=2).stderr)


class Due(unittest.TestCase):
    def test_shape(self):
        due = answer("due", "handle", "--from", "2026-03-20")
        self.assertEqual(set(due), {"term", "article", "article_en", "from", "unrolled_day", "due_day", "provisional", "steps"})
        self.assertEqual(due["due_day"], "2026-05-19")  # worked by hand: 11 + 30 + 19 days
        self.assertEqual(due["article"], "《信访工作条例》第三十四条")
        self.assertFalse(due["provisional"])
        self.assertTrue(due["steps"][0]["zh"])

    def test_rolling_is_labelled_an_analogy(self):
        due = answer("due", "dispose", "--from", "2025-12-19")  # the 15th day is 3 January 2026, a holiday; the 4th is worked
        self.assertEqual((due["unrolled_day"], due["due_day"]), ("2026-01-03", "2026-01-04"))
        rolls = [step for step in due["steps"] if step["kind"] == "roll"]
        self.assertTrue(rolls and all("类推" in step["zh"] for step in rolls))

    def test_beyond_the_calendar_is_provisional(self):
        due = answer("due", "handle", "--from", "2026-11-20")
        self.assertEqual((due["due_day"], due["provisional"]), ("2027-01-19", True))

    def test_before_2005_there_is_no_law(self):
        run("due", "handle", "--from", "2005-04-30", code=1)

    def test_2005_has_no_objection(self):
        run("due", "object", "--from", "2022-04-30", code=1)
        self.assertEqual(answer("due", "object", "--from", "2022-05-01")["due_day"], "2022-05-10")


class Scenario(unittest.TestCase):
    def test_ours_hold_and_a_wrong_one_does_not(self):
        folder = os.path.join(ROOT, "tests", "scenarios")
        files = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".scenario"))
        report = answer("scenario", *files)
        self.assertEqual(report["failures"], [])
        self.assertGreater(report["rows"], 200)
        with tempfile.NamedTemporaryFile("w", suffix=".scenario", encoding="utf-8") as wrong:
            wrong.write("organ 局 petition_office county\n2026-03-16  局  register P1  registered; dispose due 2026-04-01\n")
            wrong.flush()
            failures = answer("scenario", wrong.name, code=1)["failures"]
            self.assertEqual((failures[0]["line"], failures[0]["got"]), (2, "done; dispose due 2026-03-31"))


class Store(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="huiying-cli-")
        cls.store = os.path.join(cls.folder, "demo")
        cls.demo = answer("demo", cls.store, "--seed", 7, "--matters", 300)
        cls.period = ("--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2025-12-31")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_the_same_seed_gives_the_same_year(self):
        again = os.path.join(self.folder, "again")
        second = answer("demo", again, "--seed", 7, "--matters", 300)
        for key in ("submissions", "matters", "deeds", "refused", "breaches"):
            self.assertEqual(second[key], self.demo[key])
        self.assertEqual(answer("indicators", again, *self.period), answer("indicators", self.store, *self.period))
        other = answer("demo", os.path.join(self.folder, "other"), "--seed", 8, "--matters", 300)
        self.assertNotEqual(other["deeds"], self.demo["deeds"])

    def test_a_store_is_not_made_over_another(self):
        self.assertTrue(run("demo", self.store, code=1).stderr)
        self.assertTrue(run("init", self.store, code=1).stderr)

    def test_indicators_have_their_shape(self):
        figures = answer("indicators", self.store, *self.period)
        by_id = {figure["id"]: figure for figure in figures}
        for wanted in ("received", "received_matters", "visits_batches", "visits_people", "dispose_on_time", "notice_on_time", "reply_on_time_due",
                       "reply_on_time_early", "reply_on_time_all", "reply_on_time_closed", "closing_rate", "closing_cohort", "satisfaction_organ",
                       "satisfaction_office", "rating_participation", "repeat_rate", "first_resolved_once", "online_share", "overdue"):
            self.assertIn(wanted, by_id)
            self.assertGreaterEqual(set(by_id[wanted]), {"id", "name_zh", "name_en", "grain", "numerator", "denominator", "value", "unit"})
            self.assertTrue(by_id[wanted]["value"] is None or isinstance(by_id[wanted]["value"], str))
        # Letters that hold an accusation, and their repeats, are in no figure but accusations_received.
        self.assertLessEqual(by_id["received"]["numerator"], self.demo["submissions"] - self.accusations(by_id))
        counted = answer("explain", self.store, "received", *self.period)["numerator"]
        self.assertEqual(len(set(counted)), by_id["received"]["numerator"])

    def accusations(self, by_id):
        return by_id["accusations_received"]["numerator"] if "accusations_received" in by_id else 0

    def test_the_year_before_is_unknown_until_it_is_typed(self):
        before = {figure["id"]: figure["year_before"] for figure in answer("indicators", self.store, *self.period, "--year-before")}
        self.assertIsNone(before["closing_rate"]["value"])  # the ledger begins in 2025: no zero, no difference
        self.assertIsNone(before["received"]["difference"])
        typed = os.path.join(self.folder, "baselines.toml")
        with open(typed, "w", encoding="utf-8") as file:
            file.write('kind = "baselines"\n[[baseline]]\nid = "closing_rate"\nfrom = 2024-01-01\nto = 2024-12-31\nvalue = "70.00"\nsource = "模拟"\n')
        figures = answer("indicators", self.store, *self.period, "--year-before", "--baselines", typed)
        closing = next(figure for figure in figures if figure["id"] == "closing_rate")
        self.assertEqual((closing["year_before"]["value"], closing["year_before"]["typed"]), ("70.00", True))
        self.assertAlmostEqual(float(closing["value"]) - 70, float(closing["year_before"]["difference"]), places=2)

    def test_explain_lists_what_was_counted(self):
        by_id = {figure["id"]: figure for figure in answer("indicators", self.store, *self.period)}
        for name in ("reply_on_time_due", "dispose_on_time", "repeat_rate", "satisfaction_organ", "overdue"):
            explained = answer("explain", self.store, name, *self.period)
            self.assertEqual(explained["id"], name)
            self.assertEqual(len(explained["numerator"]), by_id[name]["numerator"], name)
            if by_id[name]["denominator"] is not None:
                self.assertEqual(len(explained["denominator"]), by_id[name]["denominator"], name)

    def test_an_unknown_indicator_or_predicate_is_2_with_the_place(self):
        self.assertIn("did you mean reply_on_time_due?", run("explain", self.store, "reply_on_tme_due", *self.period, code=2).stderr)
        self.assertIn("^", run("count", self.store, "matters: matter_class = clam", code=2).stderr)

    def test_count(self):
        by_id = {figure["id"]: figure for figure in answer("indicators", self.store, *self.period)}
        counted = answer("count", self.store, "matters: received_day is set")["count"]
        self.assertEqual(counted, 300 - self.accusations(by_id))  # accusations are in no count but their own

    def test_fsck_is_clean_and_sees_a_changed_byte(self):
        report = answer("fsck", self.store)
        self.assertEqual(report["findings_total"], 0)
        self.assertEqual(report["matters"], 300)
        copy = os.path.join(self.folder, "copy")
        shutil.copytree(self.store, copy)
        database = os.path.join(copy, "ledger.db")
        with open(database, "r+b") as file:  # the day of a registration, where it lies in the middle of the file
            bytes_ = file.read()
            at = bytes_.rindex("999901W2025".encode())
            file.seek(at)
            file.write(b"999902W2025")
        self.assertGreater(answer("fsck", copy, code=1)["findings_total"], 0)

    def test_backup_and_restore_open_an_epoch(self):
        backup = os.path.join(self.folder, "demo.backup")
        run("backup", self.store, backup)
        other = os.path.join(self.folder, "restored")
        os.mkdir(other)
        shutil.copy(os.path.join(self.store, "master.key"), other)
        run("restore", backup, other)
        report = answer("fsck", other)
        self.assertEqual((report["epochs"], report["findings_total"]), (2, 0))

    def test_what_goes_out_is_there_already_when_it_comes_in(self):
        mapping = os.path.join(ROOT, "examples", "imports", "provincial.toml")
        for name in ("out.csv", "out.xlsx"):
            file = os.path.join(self.folder, name)
            told = answer("export", self.store, "-o", file)
            self.assertGreater(told["matters"], 0)
            report = answer("import", self.store, file, "--map", mapping, "--dry-run")
            self.assertEqual(report["rows"], report["already_there"])
        self.assertIn("one of provincial", run("export", self.store, "--format", "other", code=2).stderr)

    def test_token(self):
        token = answer("token", self.store, "--post", "云山区信访局登记员")["token"]
        self.assertTrue(token.startswith("hy_"))
        self.assertIn("no post is called", run("token", self.store, "--post", "无此岗", code=1).stderr)

    def test_erasing_one_person_waits_and_says_why(self):
        number = answer("explain", self.store, "received", *self.period)["numerator"][0]
        words = ("erase", self.store, number, "--person", 1, "--authority", "档〔2026〕3号")
        told = run(*words, code=1).stderr
        self.assertTrue("is still kept: until" in told or "is open" in told, told)
        told = run(*words, code=1, language="zh").stderr
        self.assertTrue("仍在保管：至" in told or "还有未办结的事项" in told, told)
        self.assertIn("give the place of one", run("erase", self.store, number, "--authority", "x", code=2).stderr)

    def test_errors_speak_chinese_too(self):
        told = run("due", "handle", "--from", "20.3.2026", code=2, language="zh").stderr
        self.assertIn("“20.3.2026”不是日期", told)
        self.assertIn("没有命令 indicator; 是不是想写 indicators？", run("indicator", code=2, language="zh").stderr)
        told = run("count", self.store, "matters: matter_class = clam", *self.period, code=2, language="zh").stderr
        self.assertIn("没有这个词", told)
        self.assertIn("^", told)

    def test_no_store_is_said(self):
        self.assertTrue(run("fsck", os.path.join(self.folder, "nowhere"), code=1).stderr)
        self.assertTrue(run("indicators", os.path.join(self.folder, "nowhere"), *self.period, code=1).stderr)


class Import(unittest.TestCase):
    def test_an_office_comes_from_a_list(self):
        folder = tempfile.mkdtemp(prefix="huiying-office-")
        try:
            store = os.path.join(folder, "store")
            run("init", store, "--name", "test")
            example = os.path.join(ROOT, "examples", "office.csv")
            self.assertEqual(answer("office", "import", store, example, "--dry-run")["organs_new"], 5)
            self.assertEqual(answer("office", "import", store, example)["posts_new"], 7)
            self.assertEqual(answer("office", "import", store, example)["unchanged"], 12)
            bad = os.path.join(folder, "bad.csv")
            with open(bad, "w", encoding="utf-8") as out:
                out.write("名称,类别,层级,上级,区划,起日\n甲局,工作部门,县区级,没有,990100,2010-01-01\n")
            told = run("office", "import", store, bad, code=1).stderr
            self.assertIn("bad.csv:2: 上级: no organ is called 没有", told)
            separate = run("post", store, "总管", "--organ", "示例区信访局", "--roles", "system_admin,audit_admin", code=2)
            self.assertIn("三员分立", separate.stderr)
        finally:
            shutil.rmtree(folder)

    def test_once_twice_and_next_month(self):
        folder = tempfile.mkdtemp(prefix="huiying-import-")
        try:
            store = os.path.join(folder, "store")
            run("init", store, "--name", "test")
            mapping = os.path.join(ROOT, "examples", "imports", "replies.toml")
            head = "留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\n"
            first = head + "1,用户甲,路灯不亮,2019/4/25 9:32:09,（模拟）路灯,,\n2,用户乙,噪声,2019/4/26 9:00:00,（模拟）噪声,已处理,2019/5/10 14:56:53\n"
            second = head + "1,用户甲,路灯不亮,2019/4/25 9:32:09,（模拟）路灯,已修复,2019/5/1 10:00:00\n2,用户乙,噪声,2019/4/26 9:00:00,（模拟）噪声,已处理,2019/5/11 14:56:53\n"
            file = os.path.join(folder, "export.csv.gz")
            with gzip.open(file, "wt", encoding="utf-8") as out:
                out.write(first)
            report = answer("import", store, file, "--map", mapping, "--dry-run")
            self.assertEqual((report["rows"], report["imported"]), (2, 2))
            report = answer("import", store, file, "--map", mapping)
            self.assertEqual((report["rows"], report["imported"], report["rejected"]), (2, 2, 0))
            report = answer("import", store, file, "--map", mapping)
            self.assertEqual((report["rows"], report["already_there"]), (2, 2))
            with gzip.open(file, "wt", encoding="utf-8") as out:
                out.write(second)
            report = answer("import", store, file, "--map", mapping, code=1)
            self.assertEqual((report["rows"], report["updated"], report["rejected"]), (2, 1, 1))
            with open(report["rejects_file"], encoding="utf-8-sig") as rejects:
                text = rejects.read()
            self.assertIn("2019-05-10", text)
            self.assertIn("2019/5/11", text)
            self.assertEqual(answer("fsck", store)["findings_total"], 0)
        finally:
            shutil.rmtree(folder)


class Office(unittest.TestCase):
    """One small office: a list behind a letter, a deputy, an organ that ended."""
    TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="huiying-office-")
        self.store = os.path.join(self.folder, "office")
        run("init", self.store)
        for name, kind in (("区信访局", "petition_office"), ("区信访中心", "petition_office"), ("区住建局", "department")):
            run("organ", self.store, name, "--kind", kind, "--level", "county", "--region", 440111)
        for name, organ, roles in (("登记员", "区信访局", "registrar,office_handler"), ("负责人", "区住建局", "organ_head"),
                                   ("经办人", "区住建局", "organ_handler"), ("安全员", "区住建局", "security_admin")):
            run("post", self.store, name, "--organ", organ, "--roles", roles)

    def tearDown(self):
        shutil.rmtree(self.folder)

    def day(self, days):
        return (self.TODAY + datetime.timedelta(days=days)).isoformat()

    def register(self, lines, *more, code=0):
        path = os.path.join(self.folder, "list.csv")
        with open(path, "w", encoding="utf-8") as out:
            out.write(lines)
        return answer("register", self.store, path, "--post", "登记员", "--received", self.day(0), "--region", 440111,
                      "--level", "city", "--from", "市信访局", *more, code=code)

    def test_a_list_comes_in_whole_or_not_at_all(self):
        bad = self.register("诉求,信访人,分类\n路灯,张三,申诉求决\n,李四,申诉\n", code=1)
        self.assertEqual([(one["line"], one["column"]) for one in bad["problems"]], [(3, "title"), (3, "class")])
        good = self.register("诉求,信访人\n路灯,张三\n积水,张三\n")
        self.assertEqual(good["matters"], [good["number"] + "-1", good["number"] + "-2"])
        self.assertEqual(answer("count", self.store, "submissions: level = city")["count"], 1)
        self.assertEqual(answer("lapse", self.store)["matters"], [])

    def test_a_deputy_for_dated_days(self):
        def permissions():
            posts = {one["post"]: one for one in answer("office", "posts", self.store)["posts"]}
            return posts["经办人"]["permissions"], posts["经办人"]["stands_in_for"]
        self.assertNotIn("extend", permissions()[0])
        run("office", "delegate", self.store, "负责人", "经办人", "--until", self.day(3))
        self.assertIn("extend", permissions()[0])
        self.assertEqual(permissions()[1], [{"post": "负责人", "until": self.day(3)}])
        run("office", "delegate", self.store, "负责人", "经办人", "--end")
        self.assertEqual(permissions()[1], [])
        for post, to, words in (("负责人", "负责人", "itself"), ("负责人", "登记员", "different organs"), ("安全员", "经办人", "三员分立")):
            self.assertIn(words, run("office", "delegate", self.store, post, to, "--until", self.day(3), code=2).stderr)
        run("office", "delegate", self.store, "负责人", "经办人", code=2)

    def test_what_an_ended_organ_left(self):
        numbers = self.register("诉求,信访人\n路灯,张三\n积水,李四\n")["matters"]
        self.assertEqual(answer("office", "succeed", self.store, "区信访局", code=1)["open"], numbers[::-1])
        run("office", "end", self.store, "区信访局", "--until", self.day(-1))
        self.assertEqual(answer("office", "succeed", self.store, "区信访局", "--to", "区信访中心", "--matter", numbers[0])["legs"], 1)
        self.assertEqual(answer("office", "succeed", self.store, "区信访局", code=1)["open"], numbers[1:])
        run("office", "end", self.store, "区信访局", "--until", self.day(-1), "--successor", "区信访中心")
        self.assertEqual(answer("office", "succeed", self.store, "区信访局")["matters"], 1)
        self.assertEqual(answer("office", "succeed", self.store, "区信访局")["found"], 0)
        run("fsck", self.store)


class Lint(unittest.TestCase):
    WRONG = "tests/lint/reports/linhe_wrong.txt"

    def test_sound_is_0_wrong_is_1(self):
        self.assertIn("nothing found", run("lint", "tests/lint/reports/linhe.txt").stdout)
        told = run("lint", self.WRONG, code=1)
        self.assertIn("2871 ÷ 2900", told.stdout)
        self.assertIn("findings", told.stderr)
        self.assertIn("问题", run("lint", self.WRONG, code=1, language="zh").stderr)

    def test_json_is_an_array_with_places(self):
        self.assertEqual(answer("lint", "tests/lint/reports/linhe.txt"), [])
        found = answer("lint", "tests/lint/reports/linhe.txt", self.WRONG, code=1)
        grade = [one for one in found if one["rule"] == "grade"]
        self.assertEqual([(one["stated"], one["against"], one["rank"]) for one in grade], [("良", "优", "finding")])
        for one in found:
            self.assertEqual(one["file"], self.WRONG)
            self.assertTrue(one["arithmetic"] and one["zh"] and one["en"] and one["place"]["line"] > 0)

    def test_what_is_usual_is_the_offices(self):
        def edited(path, old, new):
            with open(os.path.join(ROOT, "law", path), encoding="utf-8") as file:
                text = file.read()
            self.assertIn(old, text)
            with open(os.path.join(folder, os.path.basename(path)), "w", encoding="utf-8") as file:
                file.write(text.replace(old, new, 1))
            return file.name

        def rules(*words, code=1):
            return {one["rule"] for one in answer("lint", *words, code=code)}

        with tempfile.TemporaryDirectory() as folder:
            standard = edited("standards/project-2020.toml", 'from = "90"', 'from = "97"')  # then the report's 良 is right
            self.assertIn("grade", rules(self.WRONG))
            self.assertNotIn("grade", rules(self.WRONG, "--standard", standard))
            slow = os.path.join(folder, "slow.txt")
            with open(slow, "w", encoding="utf-8") as file:
                file.write("全年预算数 60万元，执行数 58.80万元，执行率 98.00%。\n三、存在的问题\n支付进度较慢。\n")
            store = os.path.join(folder, "office")
            run("init", store, "--name", "baiyun")
            self.assertEqual(rules(slow, "--store", store), {"problem_against_rate"})
            run("law", "adopt", store, edited("money/settings.toml", "slow_below = 95", "slow_below = 99"))
            run("law", "adopt", store, standard)
            self.assertEqual(rules(slow, "--store", store, code=0), set())
            self.assertNotIn("grade", rules(self.WRONG, "--store", store))
            self.assertIn("no such file", run("lint", slow, "--standard", "gone.toml", code=2).stderr)

    def test_unreadable_is_2_and_names_the_cure(self):
        self.assertIn("check the path", run("lint", "gone.txt", code=2).stderr)
        with tempfile.TemporaryDirectory() as folder:
            for name, bytes_, cure in (("a.pdf", b"%PDF-1.7", "pdftotext"), ("empty.txt", b" \n", "right file"), ("a.json", b"{", "not JSON"),
                                       ("a.toml", b"a = = 1", "a.toml"), ("a.txt", b"\xff\xfe1\x00", "UTF-8"),
                                       ("a.docx", b"PK\x03\x04xx", "a.docx")):
                path = os.path.join(folder, name)
                with open(path, "wb") as file:
                    file.write(bytes_)
                self.assertIn(cure, run("lint", path, code=2).stderr)


if __name__ == "__main__":
    unittest.main(verbosity=1)
