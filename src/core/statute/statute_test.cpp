#include "core/statute/statute.hpp"

#include <gtest/gtest.h>

#include "core/statute/citation.hpp"

namespace core {
namespace {

TEST(ChineseNumber, Table) {
    const struct {
        int number;
        const char* text;
    } rows[] = {
        {0, "零"},
        {1, "一"},
        {9, "九"},
        {10, "十"},
        {11, "十一"},
        {19, "十九"},
        {20, "二十"},
        {21, "二十一"},
        {34, "三十四"},
        {50, "五十"},
        {99, "九十九"},
        {100, "一百"},
        {101, "一百零一"},
        {110, "一百一十"},
        {111, "一百一十一"},
        {154, "一百五十四"},
        {203, "二百零三"},
        {1000, "一千"},
        {1001, "一千零一"},
        {1010, "一千零一十"},
        {1260, "一千二百六十"},
        {2026, "二千零二十六"},
        {9999, "九千九百九十九"},
        {10000, "10000"},
        {-1, "-1"},
    };
    for (const auto& row : rows) EXPECT_EQ(chinese_number(row.number), row.text);
}

TEST(Citation, GoodForms) {
    const struct {
        const char* text;
        const char* zh;
        const char* en;
    } rows[] = {
        {"34", "第三十四条", "art. 34"},
        {"23.3", "第二十三条第三款", "art. 23 para. 3"},
        {"31(6)", "第三十一条第六项", "art. 31 item (6)"},
        {"22.1(3)", "第二十二条第一款第三项", "art. 22 para. 1 item (3)"},
        {"999", "第九百九十九条", "art. 999"},
    };
    for (const auto& row : rows) {
        const auto citation = parse_citation(row.text);
        ASSERT_TRUE(citation) << row.text;
        EXPECT_EQ(citation->text_zh(), row.zh);
        EXPECT_EQ(citation->text_en(), row.en);
    }
}

TEST(Citation, BadForms) {
    for (const char* text : {"", "0", "034", "1000", "34.", "34.0", "34(", "34()", "34(6", "34(6)x", "34 ", " 34",
                             "34.1.2", "(6)", "34(6).1", "三十四", "-1", "34-35", "99999999999999999999"})
        EXPECT_FALSE(parse_citation(text)) << text;
}

TEST(Terms, NamesRoundTrip) {
    for (int i = 0; i < term_count; ++i) {
        const auto id = static_cast<TermId>(i);
        EXPECT_EQ(parse_term(name(id)), id);
    }
    EXPECT_EQ(name(TermId::final_review_request), "final_review_request");
    EXPECT_EQ(parse_term("finish"), std::nullopt);
    EXPECT_EQ(parse_term(""), std::nullopt);
}

Law two_regulations() {
    const Day change = Day::from(2022, 5, 1);
    Law law;
    law.instruments = {{.id = "regulation-2005",
                        .title = "《信访条例》",
                        .title_en = "Old",
                        .from = Day::from(2005, 5, 1),
                        .until = change - 1,
                        .articles = {}},
                       {.id = "regulation-2022",
                        .title = "《信访工作条例》",
                        .title_en = "New",
                        .from = change,
                        .until = {},
                        .articles = {}}};
    Term old;
    old.id = TermId::handle;
    old.instrument = "regulation-2005";
    old.from = Day::from(2005, 5, 1);
    old.until = change - 1;
    Term now = old;
    now.instrument = "regulation-2022";
    now.from = change;
    now.until = {};
    law.terms = {old, now};
    return law;
}

TEST(Law, TheTriggerDayDecides) {
    const Law law = two_regulations();
    EXPECT_EQ(law.term(TermId::handle, Day::from(2005, 4, 30)), nullptr);
    EXPECT_EQ(law.term(TermId::handle, Day::from(2005, 5, 1))->instrument, "regulation-2005");
    EXPECT_EQ(law.term(TermId::handle, Day::from(2022, 4, 30))->instrument, "regulation-2005");
    EXPECT_EQ(law.term(TermId::handle, Day::from(2022, 5, 1))->instrument, "regulation-2022");
    EXPECT_EQ(law.term(TermId::handle, Day::none()), nullptr);
    EXPECT_EQ(law.term(TermId::notice, Day::from(2022, 5, 1)), nullptr);
    EXPECT_EQ(law.regulation(Day::from(2022, 4, 30))->id, "regulation-2005");
    EXPECT_EQ(law.regulation(Day::from(2004, 1, 1)), nullptr);
}

TEST(Law, Cites) {
    const Law law = two_regulations();
    EXPECT_EQ(law.cite("regulation-2022", "34"), "《信访工作条例》第三十四条");
    EXPECT_EQ(law.cite("regulation-2022", "23.3"), "《信访工作条例》第二十三条第三款");
    EXPECT_EQ(law.cite("regulation-2005", "21(4)"), "《信访条例》第二十一条第四项");
    EXPECT_EQ(law.cite_en("regulation-2022", "31(6)"), "New, art. 31 item (6)");
    EXPECT_EQ(law.cite("unknown", "34"), "unknown第三十四条");
}

}  // namespace
}  // namespace core
