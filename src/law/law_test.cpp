#include "law/law.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "law/document.hpp"

namespace law {
namespace {

core::Law read_all() {
    auto read_law = read(embedded());
    if (!read_law) throw std::runtime_error(read_law.error().text());
    return std::move(*read_law);
}

TEST(Law, EmbeddedFilesAreOurFoldersOnly) {
    const auto files = embedded();
    // articles, terms, calendar years, rolls, settings, standards, money
    EXPECT_EQ(files.size(), 2u + 10u + 20u + 1u + 3u + 6u + 1u);
    for (const File& file : files) {
        const auto path = path_of(file.text, file.path);
        ASSERT_TRUE(path) << path.error().text();
        EXPECT_EQ(*path, file.path);
    }
}

TEST(Law, TextsComeBackAsTheyWereWritten) {
    const auto table = parse("\xef\xbb\xbf# 《\n\"写信\" = '来信～~e4 ~'\nb = \"\\u4fe1\\u007e\"\n", "t");
    ASSERT_TRUE(table) << table.error().text();
    ASSERT_EQ(table->entries.size(), 2u);
    const auto& last = table->entries[1];  // in the order of the keys' bytes
    EXPECT_EQ(last.key, "写信");
    EXPECT_EQ(last.value.line, 2);
    EXPECT_EQ(std::get<std::string>(last.value.held), "来信～~e4 ~");
    EXPECT_EQ(std::get<std::string>(table->entries[0].value.held), "信~");
}

TEST(Law, RegulationsHaveAllTheirArticles) {
    const core::Law law = read_all();
    EXPECT_EQ(law.instrument("regulation-2022")->articles.size(), 50u);
    EXPECT_EQ(law.instrument("regulation-2005")->articles.size(), 51u);
    EXPECT_EQ(law.instrument("regulation-1995"), nullptr);
    EXPECT_EQ(law.regulation(base::Day::from(2005, 4, 30)), nullptr);
    EXPECT_EQ(law.regulation(base::Day::from(2005, 5, 1))->title, "《信访条例》");
    EXPECT_EQ(law.regulation(base::Day::from(2022, 4, 30))->title, "《信访条例》");
    EXPECT_EQ(law.regulation(base::Day::from(2022, 5, 1))->title, "《信访工作条例》");
    EXPECT_EQ(law.regulation(base::Day::from(2099, 1, 1))->title, "《信访工作条例》");
}

TEST(Law, TermsCiteTheArticleOfTheirTime) {
    const core::Law law = read_all();
    const auto cited = [&](core::TermId id, base::Day day) {
        const core::Term* term = law.term(id, day);
        return term == nullptr ? std::string("-") : law.cite(term->instrument, term->article);
    };
    using enum core::TermId;
    const base::Day last = base::Day::from(2022, 4, 30);
    const base::Day first = base::Day::from(2022, 5, 1);
    EXPECT_EQ(cited(dispose, last), "《信访条例》第二十一条");
    EXPECT_EQ(cited(dispose, first), "《信访工作条例》第二十二条");
    EXPECT_EQ(cited(notice, last), "《信访条例》第二十一条第二款");
    EXPECT_EQ(cited(notice, first), "《信访工作条例》第二十三条第三款");
    EXPECT_EQ(cited(object, last), "-");
    EXPECT_EQ(cited(object, first), "《信访工作条例》第二十三条第三款");
    EXPECT_EQ(cited(handle, last), "《信访条例》第三十三条");
    EXPECT_EQ(cited(handle, first), "《信访工作条例》第三十四条");
    EXPECT_EQ(cited(assigned, last), "《信访条例》第二十一条第四项");
    EXPECT_EQ(cited(assigned, first), "《信访工作条例》第二十二条第三项");
    EXPECT_EQ(cited(review, last), "《信访条例》第三十四条");
    EXPECT_EQ(cited(review_request, first), "《信访工作条例》第三十五条");
    EXPECT_EQ(cited(final_review, last), "《信访条例》第三十五条第一款");
    EXPECT_EQ(cited(final_review_request, first), "《信访工作条例》第三十六条第一款");
}

TEST(Law, RatingIsAnExampleWithoutArticle) {
    const core::Law law = read_all();
    const core::Term* rate = law.term(core::TermId::rate, base::Day::from(2026, 1, 1));
    ASSERT_NE(rate, nullptr);
    EXPECT_TRUE(rate->is_example);
    EXPECT_TRUE(rate->article.empty());
}

TEST(Law, RollRuleOfTheDay) {
    const core::Law law = read_all();
    const auto rule = [&](int year, unsigned month, unsigned day) {
        return law.roll(base::Day::from(year, month, day))->citation;
    };
    EXPECT_EQ(rule(2017, 9, 30), "《民法通则》第一百五十四条（类推适用）");
    EXPECT_EQ(rule(2017, 10, 1), "《民法总则》第二百零三条（类推适用）");
    EXPECT_EQ(rule(2020, 12, 31), "《民法总则》第二百零三条（类推适用）");
    EXPECT_EQ(rule(2021, 1, 1), "《民法典》第二百零三条（类推适用）");
}

TEST(Law, NoticeOfADay) {
    const core::Calendar calendar = read_all().calendar;
    const auto notice = [&](int year, unsigned month, unsigned day) {
        return calendar.notice(base::Day::from(year, month, day));
    };
    EXPECT_EQ(notice(2018, 12, 31), "国办发明电〔2018〕15号");  // a December day of next year's notice
    EXPECT_EQ(notice(2019, 5, 2), "国办发明电〔2019〕3号");     // a notice of its own for one festival
    EXPECT_EQ(notice(2015, 9, 3), "国发明电〔2015〕1号");
    EXPECT_EQ(notice(2026, 6, 1), "国办发明电〔2025〕7号");
    EXPECT_EQ(notice(2027, 1, 1), "");
}

TEST(Law, HashFollowsPathsAndBytes) {
    const auto files = embedded();
    const auto hash = read_all().hash;
    EXPECT_NE(hash, base::Hash{});

    auto reversed = files;
    std::ranges::reverse(reversed);
    EXPECT_EQ(read(reversed)->hash, hash);

    auto edited = files;
    edited.front().text += "# one more line\n";
    EXPECT_NE(read(edited)->hash, hash);
}

TEST(Law, LaterFileReplacesEarlier) {
    auto files = embedded();
    files.push_back({.path = "calendar/2027.toml", .text = R"(kind = "calendar"
year = 2027
notice = "试验"
announced = 2026-11-01
[[festival]]
name = "元旦"
rest = [2027-01-01]
)"});
    const auto longer = read(files);
    ASSERT_TRUE(longer) << longer.error().text();
    EXPECT_TRUE(longer->calendar.knows(base::Day::from(2027, 12, 31)));

    files.push_back(files.back());
    files.back().text += "work = [2027-01-03]\n";
    const auto replaced = read(files);
    ASSERT_TRUE(replaced) << replaced.error().text();
    EXPECT_EQ(replaced->calendar.kind(base::Day::from(2027, 1, 3)), core::DayKind::makeup_workday);
    EXPECT_EQ(replaced->calendar.festival(base::Day::from(2027, 1, 3))->name_en, "元旦");  // no English given
}

TEST(PathOf, ComesFromTheContent) {
    EXPECT_EQ(*path_of("kind = \"calendar\"\nyear = 2027\n", "next.toml"), "calendar/2027.toml");
    EXPECT_EQ(*path_of("kind = \"term\"\nid = \"handle\"\n", "x"), "terms/handle.toml");
    EXPECT_EQ(*path_of("kind = \"articles\"\nid = \"beijing-2019\"\n", "x"), "articles/beijing-2019.toml");
    EXPECT_EQ(*path_of("kind = \"rolls\"\nid = \"civil-law\"\n", "x"), "rolls/civil-law.toml");
}

TEST(PathOf, RefusesWhatItCannotPlace) {
    const auto place = [](const char* text) { return path_of(text, "x.toml").error().place; };
    EXPECT_EQ(place("year = 2027\n"), "x.toml:1");
    EXPECT_EQ(place("\nkind = \"poem\"\n"), "x.toml:2");
    EXPECT_EQ(place("kind = \"calendar\"\n"), "x.toml:1");
    EXPECT_EQ(place("kind = \"term\"\nid = \"../../etc/passwd\"\n"), "x.toml:2");
    EXPECT_EQ(place("kind = \"term\"\nid = \"\"\n"), "x.toml:2");
    EXPECT_EQ(place("kind = \"term\"\nid = 7\n"), "x.toml:2");
    EXPECT_EQ(place("kind = \n"), "x.toml:1");
}

}  // namespace
}  // namespace law
