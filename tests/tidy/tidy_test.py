#!/usr/bin/env python3
"""The tests can fail: each check is fed a bad sample and must name it, and a good one and must be silent."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

import arrow
import citations
import documents
import law_page
import messages
import rows
import shape
import tidy
from tree import Tree, without_comments

ARTICLES = 'id = "regulation-2022"\n[[article]]\nnumber = "34"\n[[article]]\nnumber = "35"\n'
REFUSAL_HPP = "// x\nenum class Refusal : std::uint8_t { no_demand, days_missing };\n"
REFUSAL_CPP = 'RefusalRow{{"no_demand", "缺诉求"}, "34", "…", "…"},\nRefusalRow{{"days_missing", "缺天数"},\n "35", "…", "…"},\n'
BREACH_HPP = '// x\nenum class Breach : std::uint8_t { replied_late };\nWord{"replied_late", "超期答复"}\n'
BREACH_CPP = 'BreachRow{breach_words[0], r22, "34", "", "…", "…"},\n'


class TidyTest(unittest.TestCase):
    def found(self, check, files):
        """What the check says about a checkout of just these files."""
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                (Path(root) / path).parent.mkdir(parents=True, exist_ok=True)
                (Path(root) / path).write_text(text, encoding="utf-8")
            return "\n".join(check(Tree(root)))

    def fails(self, check, files, *words):
        found = self.found(check, files)
        self.assertNotEqual(found, "", f"{check.__name__} let it pass")
        for word in words:
            self.assertIn(word, found)

    def passes(self, check, files):
        self.assertEqual(self.found(check, files), "")

    # ── messages ────────────────────────────────────────────────────────────────────────────────────────────────────
    def test_a_message_without_chinese(self):
        code = 'return base::fail(ErrorKind::bad_input, %s, "a place", "mend it now");\n'
        table = {"messages/a.txt": "mend it now\n  请改正\n"}
        self.fails(messages.check, {"src/a/a.cpp": code % '"it is off"', **table}, "src/a/a.cpp:1", "'it is off'")
        self.fails(messages.check, {"src/a/a.cpp": code % '"it is " + name + " here"', **table}, "'it is {} here'")
        self.fails(messages.check, {"src/a/a.cpp": code % 'fmt::format("{:3} are {{}}", n)', **table}, "'{} are {}'")
        self.fails(messages.check, {"src/a/a.cpp": code % 'n > 1 ? "too many" : "too few"', **table}, "too many", "too few")
        self.fails(messages.check, {"src/a/a.cpp": 'return error("it is off", "mend it now");\n', **table}, "it is off")

    def test_a_message_with_chinese(self):
        code = 'return base::fail(ErrorKind::bad_input, "it is " + name, "a place", "mend it; 请改正");\n'
        self.passes(messages.check, {"src/a/a.cpp": code, "messages/a.txt": "it is {}\n  是{}\n"})

    def test_a_table_of_messages(self):
        code = 'return base::fail(ErrorKind::bad_input, "it is " + name);\n'
        self.fails(messages.check, {"src/a/a.cpp": code, "messages/a.txt": "it is {}\n  是\n"}, "same holes")
        self.fails(messages.check, {"src/a/a.cpp": code, "messages/a.txt": "it is {}\n  is {}\n"}, "no Chinese")
        self.fails(messages.check, {"messages/a.txt": "it is {}\n  是{}\n"}, "no error says")
        self.passes(messages.check, {"messages/words.txt": "a word\n  词\n"})

    # ── arrow ───────────────────────────────────────────────────────────────────────────────────────────────────────
    def test_arrow_up(self):
        self.fails(arrow.check, {"src/core/a.cpp": '#include "store/store.hpp"\n', "src/store/store.hpp": "// x\n"},
                   "src/core/a.cpp:1", "store", "Move the shared piece")
        self.fails(arrow.check, {"src/follow/a.cpp": '#include "intake/b.hpp"\n', "src/intake/b.hpp": "// x\n"}, "beside")

    def test_arrow_down(self):
        self.passes(arrow.check, {"src/http/a.cpp": '#include "core/b.hpp"\n', "src/core/b.hpp": "// x\n"})
        self.passes(arrow.check, {"src/core/a.cpp": '#include "core/b.hpp"\n', "src/core/b.hpp": "// x\n"})

    def test_arrow_unknown(self):
        self.fails(arrow.check, {"src/core/a.cpp": '#include "core/gone.hpp"\n'}, "no header of ours")
        self.fails(arrow.check, {"src/attic/a.cpp": "\n"}, "attic", "no rank")

    def test_third_party(self):
        self.fails(arrow.check, {"src/core/matter/a.cpp": "#include <openssl/evp.h>\n"}, "openssl", "src/core/ledger/")
        self.fails(arrow.check, {"src/app/a.cpp": "#include <nlohmann/json.hpp>\n"}, "src/http/")
        self.fails(arrow.check, {"src/law/a.hpp": "// x\n#include <toml++/toml.h>\n"}, "leaks")
        self.fails(arrow.check, {"src/app/a.cpp": "#include <gtest/gtest.h>\n"}, "_test.cpp")
        self.passes(arrow.check, {"src/core/ledger/a.cpp": "#include <openssl/evp.h>\n"})
        self.passes(arrow.check, {"src/app/a_test.cpp": "#include <gtest/gtest.h>\n"})
        shared = {"src/app/shared.hpp": "// x\n#include <gtest/gtest.h>\n", "src/app/a_test.cpp": '#include "app/shared.hpp"\n'}
        self.passes(arrow.check, shared)
        self.fails(arrow.check, shared | {"src/app/b.cpp": '#include "app/shared.hpp"\n'}, "only tests include")

    def test_core_is_pure(self):
        self.fails(arrow.check, {"src/core/a.cpp": "#include <fstream>\n"}, "pure")
        self.passes(arrow.check, {"src/core/a_test.cpp": "#include <fstream>\n"})
        self.passes(arrow.check, {"src/store/a.cpp": "#include <fstream>\n"})

    def test_links(self):
        self.fails(arrow.check, {"CMakeLists.txt": "room(core PUBLIC base)\nroom(base PUBLIC core)\n"}, "room base links core")
        self.passes(arrow.check, {"CMakeLists.txt": "room(core PUBLIC base PRIVATE OpenSSL::Crypto)\n"})

    # ── citations ───────────────────────────────────────────────────────────────────────────────────────────────────
    def cited(self, text, path="src/core/a.cpp"):
        return {"law/articles/regulation-2022.toml": ARTICLES, path: text}

    def test_citation_missing(self):
        self.fails(citations.check, self.cited("// 《信访工作条例》第九十九条: no such thing\n"), "src/core/a.cpp:1", "99")
        self.fails(citations.check, self.cited("// 《信访工作条例》第三十四条、第五十一条\n"), "51")
        self.fails(citations.check, self.cited("// 《信访条例》第三十四条\n"), "regulation-2005")
        self.fails(citations.check, self.cited("// 《信访条例》(2005) art. 60\n"), "60")
        self.fails(citations.check, self.cited("见《信访工作条例》第100条", "docs/a.md"), "100")

    def test_citation_there(self):
        self.passes(citations.check, self.cited("// 《信访工作条例》第三十四条第二款、第三十五条: …; 《民法典》第九百条\n"))

    def test_no_articles(self):
        self.fails(citations.check, {"src/core/a.cpp": ""}, "law/articles")

    def test_numerals(self):
        for numeral, value in (("五", 5), ("十", 10), ("十五", 15), ("三十", 30), ("三十四", 34), ("一百零三", 103),
                               ("二百", 200), ("36", 36)):
            self.assertEqual(citations.number(numeral), value, numeral)

    def test_article_fields(self):
        path = "src/core/matter/refusal.cpp"
        self.passes(citations.check, self.cited(REFUSAL_CPP, path))
        self.fails(citations.check, self.cited(REFUSAL_CPP.replace('"34"', '"77"'), path), "no_demand", "77")
        self.fails(citations.check, self.cited(REFUSAL_CPP.replace('"34"', '"art 34"'), path), "is no article")
        path = "src/core/matter/breach.cpp"
        self.passes(citations.check, self.cited(BREACH_CPP, path))
        self.fails(citations.check, self.cited(BREACH_CPP.replace('"34", ""', '"34", "33"'), path), "regulation-2005")

    # ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────────
    def house(self, **changed):
        files = {"src/core/matter/refusal.hpp": REFUSAL_HPP, "src/core/matter/refusal.cpp": REFUSAL_CPP,
                 "src/core/matter/breach.hpp": BREACH_HPP, "src/core/matter/breach.cpp": BREACH_CPP,
                 "tests/scenarios/a.scenario": "… no_demand\n… 缺天数\n… replied_late\n"}
        return files | {path.replace("__", "/").replace("_dot_", "."): text for path, text in changed.items()}

    def test_rows_agree(self):
        self.passes(rows.check, self.house())
        self.passes(rows.scenarios, self.house())

    def test_row_missing(self):
        self.fails(rows.check, self.house(src__core__matter__refusal_dot_cpp=REFUSAL_CPP.split("\n")[0]), "days_missing")
        self.fails(rows.check, self.house(src__core__matter__breach_dot_cpp="\n"), "breach.cpp")
        self.fails(rows.check, {}, "Refusal", "Breach")

    def test_row_order(self):
        turned = REFUSAL_HPP.replace("no_demand, days_missing", "days_missing, no_demand")
        self.fails(rows.check, self.house(src__core__matter__refusal_dot_hpp=turned), "one order")

    def test_scenario_missing(self):
        self.fails(rows.scenarios, self.house(tests__scenarios__a_dot_scenario="… no_demand\n"),
                   "refusal days_missing", "breach replied_late")
        # A longer word that holds the id does not count.
        self.fails(rows.scenarios, self.house(tests__scenarios__a_dot_scenario="not_replied_late no_demand days_missing"),
                   "replied_late")

    # ── documents ───────────────────────────────────────────────────────────────────────────────────────────────────
    def test_documents(self):
        house = {"src/core/a.cpp": "void decide() {}\n", "docs/b.md": ""}
        self.passes(documents.check, house | {"README.md": "`src/core/a.cpp` `a.cpp` `core::decide` [b](docs/b.md#top) `src/*.cpp`"})
        self.fails(documents.check, house | {"README.md": "see `src/core/gone.cpp`"}, "README.md:1", "gone.cpp")
        self.fails(documents.check, house | {"README.md": "see `gone.hpp`"}, "gone.hpp")
        self.fails(documents.check, house | {"README.md": "\n`core::forget`"}, "README.md:2", "core::forget")
        self.fails(documents.check, house | {"docs/b.md": "[c](c.md)"}, "leads nowhere")
        tested = {"src/core/a_test.cpp": "TEST_F(Deed, IsDone) {}\n"}
        self.passes(documents.check, house | tested | {"README.md": "`Deed.IsDone`"})
        self.fails(documents.check, house | tested | {"README.md": "`Deed.IsUndone`"}, "Deed.IsUndone")
        self.passes(documents.check, house | {"README.md": "```\n`src/core/example.cpp`\n```"})

    # ── the page of the law ─────────────────────────────────────────────────────────────────────────────────────────
    def lawful(self, **changed):
        files = {"law/articles/regulation-2022.toml": 'id = "regulation-2022"\ntitle = "《信访工作条例》"\n'
                                                      '[[article]]\nnumber = "34"\nsubject = "延期"\n',
                 "src/core/matter/decide_a.cpp": "Decided Decider::operator()(const Extend& deed) const {\n"
                                                 "    // 《信访工作条例》第三十四条: once, and in\n    // time.\n}\n",
                 "tests/scenarios/a.scenario": "# 《信访工作条例》第三十四条\n2026-01-05  甲  extend P1 days 9  extended\n"
                                               "2026-01-05  甲  extend P1  refused days_missing\n"
                                               "2021-01-05  甲  extend P1  refused days_missing\n"}
        return files | changed

    def test_law_page(self):
        with tempfile.TemporaryDirectory() as root:
            for path, text in self.lawful().items():
                (Path(root) / path).parent.mkdir(parents=True, exist_ok=True)
                (Path(root) / path).write_text(text, encoding="utf-8")
            page, problems = law_page.page(Tree(root))
        self.assertEqual(problems, [])
        self.assertIn("| once, and in time. | `src/core/matter/decide_a.cpp`, Extend |", page)
        self.assertIn("`tests/scenarios/a.scenario`, 1 good, 1 bad", page)  # the row of 2021 is under the older text
        self.passes(law_page.check, self.lawful() | {"docs/law.md": page})
        self.fails(law_page.check, self.lawful() | {"docs/law.md": page + "x"}, "--write")

    def test_law_page_wants_both_halves(self):
        good = self.lawful()["tests/scenarios/a.scenario"].replace("refused days_missing", "extended")
        self.fails(law_page.check, self.lawful() | {"tests/scenarios/a.scenario": good}, "bad half", "34")
        self.fails(law_page.check, self.lawful() | {"tests/scenarios/a.scenario": ""}, "good half")
        self.fails(law_page.check, self.lawful() | {"docs/law-people.toml": '[[rule]]\narticle = "99"\n'}, "99")

    # ── shape ───────────────────────────────────────────────────────────────────────────────────────────────────────
    def test_length(self):
        self.fails(shape.lengths, {"src/core/a.cpp": "\n" * 401}, "401 lines")
        self.passes(shape.lengths, {"src/core/a.cpp": "\n" * 250, "web/package-lock.json": "\n" * 9000})

    def test_opening(self):
        self.fails(shape.openings, {"src/core/a.hpp": "#pragma once\n"}, "src/core/a.hpp:1")
        self.passes(shape.openings, {"src/core/a.hpp": "// What it is.\n#pragma once\n"})

    def test_marks(self):
        self.fails(shape.marks, {"src/core/a.cpp": "// " + "TO" + "DO later\n"}, "a.cpp:1")
        self.passes(shape.marks, {"src/core/a.cpp": "// done\n"})

    def test_type_names(self):
        self.fails(shape.type_names, {"src/app/a.hpp": "// x\nclass MatterManager {};\n"}, "MatterManager")
        self.fails(shape.type_names, {"src/app/a.hpp": "// x\nstruct StoreImpl;\n"}, "StoreImpl")
        self.passes(shape.type_names, {"src/app/a.hpp": "// class MatterManager is a bad name\nclass Desk {};\n"})

    def test_macros(self):
        self.fails(shape.macros, {"src/app/a.cpp": "#define MAX(a, b) a\n"}, "MAX")
        self.fails(shape.macros, {"src/app/a.hpp": "// x\n#define LIMIT 3\n"}, "LIMIT")
        self.passes(shape.macros, {"src/law/a.cpp": "#define TOML_EXCEPTIONS 0\n", "src/base/b.hpp": "#define TRY(x) x\n"})

    def test_floats(self):
        self.fails(shape.floats, {"src/core/a.cpp": "double rate = 0;\n"}, "base::Decimal")
        self.passes(shape.floats, {"src/core/a.cpp": "// never a double\nint rate = 0;\n", "src/main/b.cpp": "double s;"})

    def test_hosts(self):
        self.fails(shape.hosts, {"web/.npmrc": "x=https://registry." + "npmjs.org\n"}, "web/.npmrc:1")
        self.passes(shape.hosts, {"web/.npmrc": "fund=false\n"})

    def test_absolute_paths(self):
        self.fails(shape.absolute_paths, {"dev": "cd /" + "home/somebody/x\n"}, "dev:1")
        self.passes(shape.absolute_paths, {"dev": "cd /usr/share && GET https://x.example/" + "home/x\n"})

    def test_glossary(self):
        kinds = {"src/core/matter/kinds.hpp": 'Word{"letter", "来信"}, Word{"none", "无"}'}
        self.fails(shape.glossary, kinds | {"docs/glossary.md": "letters"}, "letter 来信")
        self.passes(shape.glossary, kinds | {"docs/glossary.md": "letter 来信"})

    def test_rooms(self):
        self.fails(shape.rooms, {"src/core/a.cpp": "", "CMakeLists.txt": "room(base)\n"}, "src/core")
        self.passes(shape.rooms, {"src/main/huiying/a.cpp": "", "CMakeLists.txt": "program(huiying FOLDER main/huiying)\n"})

    def test_law_sources(self):
        self.fails(shape.law_sources, {"law/terms/a.toml": '[[row]]\nfrom = 2020-01-01\n'}, "2020-01-01", "no source")
        self.fails(shape.law_sources, {"law/terms/a.toml": "[[row\n"}, "Mend the TOML")
        self.passes(shape.law_sources, {"law/terms/a.toml": '[[row]]\nsource = "《信访工作条例》"\n'})

    # ── the ground ──────────────────────────────────────────────────────────────────────────────────────────────────
    def test_comments_are_blanked(self):
        self.assertEqual(without_comments('int a; // b\n/* c\nd */ "e//f" g'), 'int a; \n\n "" g')

    def test_every_check_says_what_it_does(self):
        for name, check in tidy.CHECKS.items():
            self.assertTrue(check.__doc__, name)


if __name__ == "__main__":
    unittest.main()
