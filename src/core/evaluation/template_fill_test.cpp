// What goes into which cell of a form: units exactly, rates as fractions, limits refused and never cut.
#include "core/evaluation/template_fill.hpp"

#include <gtest/gtest.h>

#include "core/evaluation/fill.hpp"

namespace core {
namespace {

base::Decimal decimal(const char* text) {
    return *base::parse_decimal(text);
}

Sheet sheet() {
    Sheet made;
    made.organ = "区信访局";
    made.year = 2023;
    made.unit = "万元";
    made.problems = "总分{total}分";
    FundsRow total;
    total.id = "total", total.name = "合计";
    total.adjusted = decimal("60");
    total.spent = decimal("59.33");
    made.funds = {total};
    SheetLine rate;
    rate.id = "rate", rate.group = "execution", rate.name = "执行率", rate.unit = "%";
    rate.target = decimal("100");
    rate.full = decimal("10");
    rate.actual.from = ActualFrom::funds;
    rate.actual.of = "execution_rate", rate.actual.row = "total";
    SheetLine later;
    later.id = "later", later.group = "output", later.name = "尚未填报", later.unit = "宗";
    later.target = decimal("5");
    later.full = decimal("90");
    made.lines = {rate, later};
    fill_funds(made);
    return made;
}

Standard standard() {
    Standard made;
    made.id = "form";
    made.full = decimal("100");
    for (const char* id : {"execution", "output"}) {
        StandardGroup group;
        group.id = id;
        group.full = decimal(made.groups.empty() ? "10" : "90");
        made.groups.push_back(group);
    }
    return made;
}

TemplateCell cell(const char* at, const char* content, TemplateKind kind = TemplateKind::value) {
    TemplateCell made;
    made.at.cell = at;
    made.content = content;
    made.kind = kind;
    made.place = "map.toml:7";
    return made;
}

base::Result<TemplateContent> content(const TemplateMap& map) {
    const Sheet filled = sheet();
    const auto scores = score(filled, standard());
    EXPECT_TRUE(scores) << scores.error().text();
    return template_content(filled, standard(), *scores, map);
}

std::string one(const TemplateCell& cell) {
    TemplateMap map;
    map.cells = {cell};
    const auto done = content(map);
    if (!done) return done.error().text();
    return done->values.empty() ? "unfilled: " + done->unfilled.at(0)
                                : (done->values[0].is_number ? "number " : "text ") + done->values[0].text;
}

TEST(TemplateFill, NumbersInTheFormsUnit) {
    TemplateCell spent = cell("D6", "{funds.total.spent}", TemplateKind::number);
    EXPECT_EQ(one(spent), "number 59.33");
    spent.unit = MoneyUnit::yuan;
    EXPECT_EQ(one(spent), "number 593300");
    spent.unit = MoneyUnit::thousand;
    EXPECT_EQ(one(spent), "number 593.3");
    spent.unit = MoneyUnit::yi;
    EXPECT_EQ(one(spent), "number 0.005933");
    spent.decimals = 4;
    EXPECT_EQ(one(spent), "number 0.0059");
    spent.rounding = base::Rounding::truncate;
    spent.decimals = 3;
    EXPECT_EQ(one(spent), "number 0.005");
    TemplateCell rate = cell("E6", "{funds.total.execution_rate}", TemplateKind::number);
    rate.is_fraction = true;
    EXPECT_EQ(one(rate), "number 0.9888");  // 59.33 ÷ 60 = 98.88 %
    rate.is_fraction = false;
    rate.unit = MoneyUnit::yuan;
    EXPECT_NE(one(rate).find("no amount of money"), std::string::npos);
}

TEST(TemplateFill, TextsWithTheirFields) {
    EXPECT_EQ(one(cell("B2", "{organ}（{year}年）", TemplateKind::text)), "text 区信访局（2023年）");
    EXPECT_EQ(one(cell("B2", "{year}")), "number 2023");
    EXPECT_EQ(one(cell("B2", "{year}", TemplateKind::text)), "text 2023");
    EXPECT_EQ(one(cell("B9", "{problems}", TemplateKind::text)), "text 总分9.89分");  // 10 × 98.88 ÷ 100
    EXPECT_EQ(one(cell("C9", "{line.rate.target}{line.rate.unit}", TemplateKind::text)), "text 100%");
}

TEST(TemplateFill, WhatHasNoValueYetStaysAsItIs) {
    EXPECT_EQ(one(cell("G8", "{line.later.points}", TemplateKind::number)), "unfilled: G8 {line.later.points}");
    EXPECT_EQ(one(cell("G9", "{total}")), "unfilled: G9 {total}");  // a sum of some lines is no total
}

TEST(TemplateFill, WhatDoesNotFitIsRefused) {
    TemplateCell narrow = cell("B2", "{organ}", TemplateKind::text);
    narrow.text_max = 4;
    EXPECT_EQ(one(narrow), "text 区信访局");
    narrow.text_max = 3;
    EXPECT_NE(one(narrow).find("map.toml:7 (B2): {organ} has 4 characters, the form takes 3"), std::string::npos)
        << one(narrow);
    EXPECT_NE(one(cell("B2", "{organ}", TemplateKind::number)).find("“区信访局” is no number"), std::string::npos);
    EXPECT_NE(one(cell("B2", "{organs}")).find("there is no field {organs}"), std::string::npos);
    TemplateCell named = cell("", "{organs}");
    named.at = {.sheet = "", .cell = "", .row = "部门", .column = "名称"};
    EXPECT_NE(one(named).find("(部门 × 名称)"), std::string::npos);
}

TEST(TemplateFill, RowsOneAfterTheOther) {
    TemplateMap map;
    TemplateRows rows;
    rows.first = 8, rows.last = 9;
    rows.cells = {cell("C", "{line.name}", TemplateKind::text), cell("F", "{line.full}", TemplateKind::number),
                  cell("G", "{group.execution.full}")};
    rows.place = "map.toml:20";
    map.rows = {rows};
    const auto done = content(map);
    ASSERT_TRUE(done) << done.error().text();
    ASSERT_EQ(done->values.size(), 6u);
    EXPECT_EQ(done->values[0].at.cell, "C8");
    EXPECT_EQ(done->values[0].text, "执行率");
    EXPECT_EQ(done->values[3].at.cell, "C9");
    EXPECT_EQ(done->values[4].text, "90");
    EXPECT_EQ(done->values[5].text, "10");  // a field of another thing stays what it is

    map.rows[0].last = 8;
    const auto narrow = content(map);
    ASSERT_FALSE(narrow);
    EXPECT_NE(narrow.error().message.find("1 rows for lines, the evaluation 2"), std::string::npos)
        << narrow.error().message;
    EXPECT_EQ(narrow.error().place, "map.toml:20");
    map.rows[0].groups = {"output"};
    const auto fitting = content(map);
    ASSERT_TRUE(fitting);
    EXPECT_EQ(fitting->values[0].text, "尚未填报");
    map.rows[0].groups = {"nothing"};
    EXPECT_FALSE(content(map));
}

}  // namespace
}  // namespace core
