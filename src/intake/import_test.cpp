// What an import takes, skips, adds and rejects. All rows are simulated.
#include <algorithm>

#include "intake/office_test.hpp"

namespace intake {
namespace {

using testing::csv;
using testing::plain_map;

class Import : public testing::Office {
  protected:
    /// "imported updated already_there rejected"
    static std::string counts(const ImportReport& report) {
        return std::to_string(report.imported) + " " + std::to_string(report.updated) + " " +
               std::to_string(report.already_there) + " " + std::to_string(report.rejected);
    }
    static std::string breaches(const ImportReport& report) {
        std::string out;
        for (const auto& one : report.breaches) {
            out += (out.empty() ? "" : ", ") + std::string(core::id_of(one.breach)) + " " + std::to_string(one.count);
        }
        return out;
    }
    /// "line column value: reason" of the only reject.
    static std::string reject(const ImportReport& report) {
        EXPECT_EQ(report.first_rejects.size(), 1u);
        if (report.first_rejects.empty()) return "none";
        const Reject& only = report.first_rejects.front();
        return std::to_string(only.line) + " " + only.column + " " + only.value + ": " + only.reason;
    }
};

constexpr std::string_view whole_row =
    "number=A1,received=2026-03-16,organ=区住建局,title=路灯不亮,text=请修,name=张某,phone=13800000000,"
    "accepted=2026-03-18,replied=2026-04-20,reply=已修好,closed=2026-04-20,grade=1";

TEST_F(Import, ARowBecomesAMatterWithItsDeeds) {
    const ImportReport report = import(csv({whole_row}), plain_map);
    EXPECT_EQ(counts(report), "1 0 0 0");
    EXPECT_EQ(report.facts, 8u);  // person, submission, matter, forward, accept, reply, rate, close
    EXPECT_TRUE(report.rejects_file.empty());
    EXPECT_FALSE(std::filesystem::exists(directory_ / "rejects.csv"));

    const auto one = matter("A1");
    ASSERT_TRUE(one);
    EXPECT_EQ(one->received_day.text(), "2026-03-16");
    EXPECT_EQ(one->registered_day.text(), "2026-03-16");
    ASSERT_EQ(one->legs.size(), 2u);
    EXPECT_EQ(one->legs[0].organ, office_);
    EXPECT_EQ(one->legs[1].organ, bureau_);
    EXPECT_EQ(one->accepted_day.text(), "2026-03-18");
    EXPECT_EQ(one->replied_day.text(), "2026-04-20");
    EXPECT_EQ(one->closed_day.text(), "2026-04-20");
    EXPECT_EQ(one->close_reason, core::CloseReason::replied);
    EXPECT_EQ(one->rating_organ, core::Grade::satisfied);
    // 《信访工作条例》第三十四条: sixty days from 18 March end on Sunday 17 May, and roll to Monday.
    ASSERT_NE(one->clock(core::TermId::handle, 1), nullptr);
    EXPECT_EQ(one->clock(core::TermId::handle, 1)->due.due_day.text(), "2026-05-18");
    EXPECT_EQ(facts(one->id).front().text, "路灯不亮\n\n请修");
}

TEST_F(Import, TheSameAgainIsSkipped) {
    const std::string file = csv({whole_row, "number=A2,received=2026-03-17,title=二"});
    EXPECT_EQ(counts(import(file, plain_map)), "2 0 0 0");
    const std::uint64_t before = head();
    const ImportReport again = import(file, plain_map);
    EXPECT_EQ(counts(again), "0 0 2 0");
    EXPECT_EQ(again.facts, 0u);
    EXPECT_EQ(head(), before);
}

TEST_F(Import, NextMonthsExportAddsOnlyWhatIsNew) {
    EXPECT_EQ(counts(import(csv({"number=A1,received=2026-03-16,title=一,accepted=2026-03-18",
                                 "number=A2,received=2026-03-17,title=二,accepted=2026-03-18"}),
                            plain_map)),
              "2 0 0 0");
    const ImportReport next = import(
        csv({"number=A1,received=2026-03-16,title=一,accepted=2026-03-18,closed=2026-05-20,replied=2026-05-20",
             "number=A2,received=2026-03-17,title=二,accepted=2026-03-18", "number=A3,received=2026-05-18,title=三"}),
        plain_map);
    EXPECT_EQ(counts(next), "1 1 1 0");
    EXPECT_EQ(next.facts, 4u);  // reply and close; submission and matter
    EXPECT_EQ(breaches(next), "replied_late 1");
    EXPECT_EQ(matter("A1")->closed_day.text(), "2026-05-20");
}

TEST_F(Import, AnEmptyCellTakesNothingBack) {
    import(csv({whole_row}), plain_map);
    EXPECT_EQ(counts(import(csv({"number=A1,received=2026-03-16,organ=区住建局,title=路灯不亮"}), plain_map)),
              "0 0 1 0");
}

TEST_F(Import, AConflictingValueIsRejectedWithBoth) {
    import(csv({whole_row}), plain_map);
    const auto with = [&](std::string_view what) {
        std::string row(whole_row);
        const std::size_t key = row.find(std::string(what.substr(0, what.find('=') + 1)));
        row.replace(key, row.find(',', key) - key, what);
        return reject(import(csv({row}), plain_map));
    };
    EXPECT_EQ(with("received=2026-03-15"), "2 received 2026-03-15: the ledger has “2026-03-16”");
    EXPECT_EQ(with("title=路灯已亮"), "2 title 路灯已亮: the ledger has “路灯不亮”");
    EXPECT_EQ(with("text=请换"), "2 text 请换: the ledger has “请修”");
    EXPECT_EQ(with("name=李某"), "2 name 李某: the ledger has “张某”");
    EXPECT_EQ(with("phone=13900000000"), "2 phone 13900000000: the ledger has “13800000000”");
    EXPECT_EQ(with("organ=区信访局"), "2 organ 区信访局: the ledger has “区住建局”");
    EXPECT_EQ(with("accepted=2026-03-19"), "2 accepted 2026-03-19: the ledger has “2026-03-18”");
    EXPECT_EQ(with("replied=2026-04-21"), "2 replied 2026-04-21: the ledger has “2026-04-20”");
    EXPECT_EQ(with("reply=没修好"), "2 reply 没修好: the ledger has “已修好”");
    EXPECT_EQ(with("closed=2026-04-22"), "2 closed 2026-04-22: the ledger has “2026-04-20”");
}

TEST_F(Import, WhatTheOfficeDidSinceIsNoConflict) {
    import(csv({"number=A1,received=2026-03-16,title=一"}), plain_map);
    const base::Id id = matter("A1")->id;
    const auto done = app::run<core::Decision>(*desk_, caller_, [&](app::Plan& plan) {
        return plan.perform(id,
                            core::Classify{.matter_class = core::MatterClass::claim, .category = 10203, .accused = {}},
                            base::Day::from(2026, 3, 17));
    });
    ASSERT_TRUE(done);
    const std::string map = plain_map + "class = { constant = \"unclassified\" }\n";
    EXPECT_EQ(counts(import(csv({"number=A1,received=2026-03-16,title=一"}), map)), "0 0 1 0");
}

TEST_F(Import, UnlawfulRowsComeInWithTheirBreaches) {
    const ImportReport report =
        import(csv({"number=A1,received=2026-03-16,title=late,accepted=2026-03-18,replied=2026-05-19",
                    "number=A2,received=2026-03-16,title=no acceptance,replied=2026-03-20",
                    "number=A3,received=2026-01-05,title=taken up late,accepted=2026-02-05"}),
               plain_map);
    EXPECT_EQ(counts(report), "3 0 0 0");
    EXPECT_EQ(breaches(report), "disposed_late 1, replied_before_accept 1, replied_late 1");
}

TEST_F(Import, TheImpossibleIsRejectedWithItsReason) {
    const auto why = [&](std::string_view row) {
        const std::string said = reject(import(csv({row}), plain_map));
        return said.substr(0, said.find(' ', said.find(": ") + 2));
    };
    EXPECT_EQ(why("number=B1,received=2026-03-16,title=t,accepted=2026-03-18,replied=2026-03-01"),
              "2 replied 2026-03-01: day_before_receipt:");
    EXPECT_EQ(why("number=B2,received=2026-07-01,title=t"), "2 received 2026-07-01: day_in_future:");
    EXPECT_EQ(why("number=B3,received=2004-03-16,title=t"), "2 received 2004-03-16: law_unknown:");
    EXPECT_EQ(why("number=B4,received=2026-03-16,title=t,accepted=2026-03-18,closed=2026-03-19,replied=2026-03-20"),
              "2 closed 2026-03-19: not_replied:");
    EXPECT_EQ(why("number=B5,received=2026-03-16,title=t,organ=没有的局"), "2 organ 没有的局: no");
    EXPECT_EQ(why("number=B6,received=2026-03-16"), "2 title : the");
    EXPECT_EQ(why("number=B7,received=16.3.2026,title=t"), "2 received 16.3.2026: no");
    EXPECT_EQ(why("number=B8,received=2026-03-16,title=t,grade=9"), "2 grade 9: this");
    EXPECT_EQ(why("number=,received=2026-03-16,title=t"), "2 number : the");
    EXPECT_FALSE(matter("B1"));
    // None of them drew a number: the next one begins at 1.
    import(csv({"number=B9,received=2026-03-16,title=t"}), plain_map);
    EXPECT_EQ(matter("B9")->number.substr(0, 20), "440111L2026031600001");
}

TEST_F(Import, ABadRowCostsItsNeighboursNothing) {
    std::string file = csv({});
    for (int i = 0; i < 3'000; ++i) {
        file += std::to_string(i) + "," + (i % 7 == 0 ? "2026-99-99" : "2026-03-16") + ",,t,,,,,,,,\n";
    }
    const ImportReport report = import(file, plain_map);
    EXPECT_EQ(counts(report), "2571 0 0 429");
    EXPECT_EQ(report.first_rejects.size(), first_rejects_max);
    const std::string list = rejects();
    EXPECT_EQ(list.substr(0, list.find("\r\n")), "line,column,value,reason");
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(list, '\n')), 430u);
    EXPECT_NE(list.find("\r\n2,received,2026-99-99,"), std::string::npos);  // row 0 stands on line 2
}

TEST_F(Import, RowsThatRepeatANumber) {
    const ImportReport report = import(csv({"number=A1,received=2026-03-16,title=first",   // line 2
                                            "number=A1,received=2026-03-16,title=first",   // the same
                                            "number=A1,received=2026-03-16,title=second",  // another content
                                            "number=A2,received=2026-99-16,title=bad",     // rejected …
                                            "number=A2,received=2026-03-16,title=good",    // … so this one is first
                                            "number=A2,received=2026-03-16,title=good",    //
                                            "number=A2,received=2026-03-16,title=late"}),
                                       plain_map);
    EXPECT_EQ(counts(report), "2 0 2 3");
    ASSERT_EQ(report.first_rejects.size(), 3u);
    EXPECT_EQ(report.first_rejects[1].line, 4u);
    EXPECT_EQ(report.first_rejects[1].column, "title");
    EXPECT_EQ(report.first_rejects[1].value, "second");
    EXPECT_EQ(report.first_rejects[1].reason, "line 2 has the same number and “first” here");
    EXPECT_EQ(report.first_rejects[2].reason, "line 6 has the same number and “good” here");
    EXPECT_EQ(facts(matter("A2")->id).front().text, "good");
}

TEST_F(Import, ADifferenceInAColumnThatIsNotImportedCounts) {
    const std::string map =
        "[source]\nname = \"s\"\n[fields]\nexternal_number = { column = \"n\" }\nform = { constant = \"web\" }\n"
        "received = { column = \"d\" }\nregion = { constant = \"440111\" }\ntitle = { column = \"t\" }\n";
    const ImportReport report = import("n,d,t,zip\n1,2026-03-16,x,100\n1,2026-03-16,x,200\n", map);
    EXPECT_EQ(reject(report), "3 zip 200: line 2 has the same number and “100” here");
}

TEST_F(Import, ADryRunDecidesTheSameAndWritesNothing) {
    import(csv({"number=A0,received=2026-03-16,title=一"}), plain_map);
    const std::string map =
        plain_map + "[organs]\ncreate = true\nkind = \"department\"\nregion = 440111\nfrom = 2005-05-01\n";
    const std::string file = csv({"number=A0,received=2026-03-16,title=一,accepted=2026-05-18", whole_row,
                                  "number=A3,received=2026-03-16,organ=新设的局,title=三,replied=2026-03-20",
                                  "number=A4,received=2026-03-16,title=四,replied=2026-03-01",
                                  "number=A5,received=2026-03-16,title=五,accepted=2026-03-16,replied=2026-06-01"});
    const std::uint64_t before = head();
    const ImportReport dry = import(file, map, true);
    EXPECT_EQ(head(), before);
    EXPECT_TRUE(dry.is_dry_run);
    const ImportReport real = import(file, map);
    EXPECT_EQ(counts(dry), counts(real));
    EXPECT_EQ(breaches(dry), breaches(real));
    EXPECT_EQ(dry.facts, real.facts);
    EXPECT_EQ(dry.organs, 1u);
    EXPECT_EQ(real.organs, 1u);
    EXPECT_EQ(head(), before + real.facts);
    EXPECT_EQ(reject(dry), reject(real));
}

TEST_F(Import, OrgansAreRecordedOnce) {
    const std::string map = plain_map +
                            "[organs]\ncreate = true\nkind = \"township\"\nlevel = \"township\"\nparent = "
                            "\"区信访局\"\nregion = 440111\nfrom = 2010-01-01\n";
    const std::string file =
        csv({"number=A1,received=2026-03-16,organ=甲镇,title=t", "number=A2,received=2026-03-16,organ=乙镇,title=t",
             "number=A3,received=2026-03-16,organ=甲镇,title=t"});
    EXPECT_EQ(import(file, map).organs, 2u);
    EXPECT_EQ(import(file, map).organs, 0u);
    const core::Office office = *store_->reader()->office();
    const core::Organ* organ = office.organ_named("甲镇");
    ASSERT_NE(organ, nullptr);
    EXPECT_EQ(organ->kind, core::OrganKind::township);
    EXPECT_EQ(organ->parent, office_);
    const auto failed =
        try_import(csv({"number=A9,received=2026-03-16,organ=丙镇,title=t"}),
                   plain_map + "[organs]\ncreate = true\nparent = \"没有\"\nregion = 440111\nfrom = 2010-01-01\n");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().message, "no organ is called 没有");
}

TEST_F(Import, AnOrganThatReceivedItItself) {
    std::string map = plain_map;
    map.replace(map.find("office = {"), map.find('\n', map.find("office = {")) - map.find("office = {"), "");
    import(csv({"number=A1,received=2026-03-16,organ=区住建局,title=t,accepted=2026-03-17"}), map);
    const auto one = matter("A1");
    ASSERT_EQ(one->legs.size(), 1u);
    EXPECT_EQ(one->legs[0].role, core::LegRole::lead);
    EXPECT_EQ(one->office, bureau_);
}

TEST_F(Import, ARepeatJoinsItsMatter) {
    const std::string map =
        "[source]\nname = \"other-office\"\n[fields]\nexternal_number = { column = \"n\" }\nform = { constant = "
        "\"visit\" }\n"
        "received = { column = \"d\" }\nregion = { constant = \"440111\" }\ntitle = { column = \"t\" }\n"
        "repeat_of = { column = \"first\" }\naccepted = { column = \"a\" }\n";
    const std::string file =
        "n,d,t,first,a\n1,2026-03-16,路灯,,2026-03-17\n2,2026-03-20,路灯还不亮,1,\n3,2026-03-21,又来,9,\n";
    const ImportReport report = import(file, map);
    EXPECT_EQ(counts(report), "2 0 0 1");
    EXPECT_EQ(reject(report), "4 first 9: the ledger has no such number from this source; import that row first");
    EXPECT_EQ(matter("1")->attached.size(), 1u);
    EXPECT_EQ(matter("2")->id, matter("1")->id);
    EXPECT_EQ(counts(import(file, map)), "0 0 2 1");
}

TEST_F(Import, LongTitlesMoveTheirRestIntoTheText) {
    std::string title, rest;
    for (int i = 0; i < 200; ++i) title += "题";
    for (int i = 0; i < 5; ++i) rest += "余";
    const std::string file = csv({"number=A1,received=2026-03-16,text=正文,title=" + title + rest});
    EXPECT_EQ(counts(import(file, plain_map)), "1 0 0 0");
    EXPECT_EQ(facts(matter("A1")->id).front().text, title + "\n\n" + rest + "\n\n正文");
    EXPECT_EQ(counts(import(file, plain_map)), "0 0 1 0");
}

TEST_F(Import, SomebodyWithoutANameButWithAPhone) {
    EXPECT_EQ(counts(import(csv({"number=A1,received=2026-03-16,title=t,phone=13800000000"}), plain_map)), "1 0 0 0");
}

TEST_F(Import, OddNumbersOfPersonsAreToldAndKept) {
    const std::string file = csv({"number=A1,received=2026-03-16,title=t,name=张某,phone=1380000000",
                                  "number=A2,received=2026-03-16,title=t,name=李某,phone=13800000000",
                                  "number=A3,received=2026-03-16,title=t,name=王某,phone=无"});
    const auto told = [](const ImportReport& report) {
        std::string out;
        for (const auto& one : report.notes)
            out += (out.empty() ? "" : ", ") + one.id + " " + std::to_string(one.count);
        return out;
    };
    EXPECT_EQ(told(import(file, plain_map, true)), "phone_shape 2, address_missing 3");
    const ImportReport report = import(file, plain_map);
    EXPECT_EQ(counts(report), "3 0 0 0");
    EXPECT_EQ(told(report), "phone_shape 2, address_missing 3");
    EXPECT_EQ(told(import(file, plain_map)), "");
}

TEST_F(Import, Gb18030WithItsBadHalf) {
    const std::string map =
        "[source]\nname = \"other-office\"\nencoding = \"gb18030\"\n[fields]\nexternal_number = { column = \"编号\" }\n"
        "form = { constant = \"letter\" }\nreceived = { column = \"d\" }\nregion = { constant = \"440111\" }\ntitle = "
        "{ column = \"t\" }\n";
    const std::string bytes =
        "\xb1\xe0\xba\xc5,d,t\r\n1,2026-03-16,\xc2\xb7\xb5\xc6\r\n2,2026-03-16,\xc2\xb7\xff\xc6\r\n";
    const ImportReport report = import(bytes, map);
    EXPECT_EQ(counts(report), "1 0 0 1");
    EXPECT_EQ(facts(matter("1")->id).front().text, "路灯");
    EXPECT_EQ(reject(report), "3 t 路\\xff\\xc6: byte 3 of the field is not GB18030");
    // The same bytes taken for UTF-8 fail at the first line already, and say what to do.
    std::string wrong = map;
    wrong.replace(wrong.find("gb18030"), 7, "utf-8");
    const auto failed = try_import(bytes, wrong);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().cure, "set `encoding` in [source]");
}

TEST_F(Import, TheFileAndTheMappingMustFit) {
    const auto error = [&](std::string_view file, const std::string& map) {
        const auto report = try_import(file, map);
        return report ? "none" : report.error().text();
    };
    EXPECT_EQ(error("", plain_map),
              (directory_ / "import.csv").string() + ": the file is empty; the first line names the columns");
    EXPECT_NE(error("number,recieved,organ,title,text,name,phone,accepted,replied,reply,closed,grade\n", plain_map)
                  .find("the file has no column `received`; did you mean `recieved`?"),
              std::string::npos);
    EXPECT_NE(
        error("number,number,received,organ,title,text,name,phone,accepted,replied,reply,closed,grade\n", plain_map)
            .find("the file has the column `number` twice"),
        std::string::npos);
    const std::string cut = csv({"number=A1,received=2026-03-16,title=t"}) + "A2,2026-03-16,,\"open\n";
    EXPECT_NE(
        error(cut, plain_map)
            .find("import.csv:3: a quote is opened in this record and never closed; close it; a quote inside a quoted "
                  "text is written twice; then import again: the 1 rows before it are done and will be skipped"),
        std::string::npos);
    EXPECT_EQ(reject(import(csv({}) + "A3,2026-03-16\n", plain_map)),
              "2  : 2 columns stand here, the first line has 12");
}

TEST_F(Import, AsksForThePermission) {
    caller_ = {.post = {}, .organ = bureau_, .roles = {core::Role::organ_handler}, .is_unrestricted = false};
    const auto report = try_import(csv({whole_row}), plain_map);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().kind, base::ErrorKind::denied);
}

// 《信访工作条例》第三十条第三款: an importing post of the accused organ learns nothing from the list of rejects.
TEST_F(Import, AnAccusationIsNotShownToTheAccused) {
    const std::string map =
        plain_map + "class = { constant = \"accusation\" }\naccused = { constant = \"区住建局\" }\n";
    EXPECT_EQ(counts(import(csv({"number=A1,received=2026-03-16,title=secret"}), map)), "1 0 0 0");
    core::Role importer = core::Role::registrar;
    for (std::size_t i = 0; i < core::role_words.size(); ++i) {
        if (core::may(static_cast<core::Role>(i), core::Permission::import)) importer = static_cast<core::Role>(i);
    }
    caller_ = {.post = {}, .organ = bureau_, .roles = {importer}, .is_unrestricted = false};
    const std::string said = reject(import(csv({"number=A1,received=2026-03-16,title=guess"}), plain_map));
    EXPECT_TRUE(said.starts_with("2 number A1: recused_accused_organ:")) << said;
    EXPECT_EQ(said.find("secret"), std::string::npos);
}

TEST_F(Import, ProgressIsToldAndEnds) {
    ImportRequest request;
    request.file = gzip_file("in.csv.gz", csv({whole_row}));
    request.map_text = plain_map;
    std::vector<Progress> told;
    request.progress = [&](const Progress& progress) { told.push_back(progress); };
    ASSERT_TRUE(import_file(*desk_, caller_, request));
    ASSERT_FALSE(told.empty());
    EXPECT_EQ(told.back().rows, 1u);
    EXPECT_EQ(told.back().bytes_read, told.back().bytes_total);
}

}  // namespace
}  // namespace intake
