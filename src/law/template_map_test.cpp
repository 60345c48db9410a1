// The map of a form: read strictly, every mistake with its line.
#include "law/template_map.hpp"

#include <gtest/gtest.h>

namespace law {
namespace {

constexpr const char* good = R"(kind = "template"
id = "form"
name = "自评表"
source = "示例"
sheet = "自评表"

[[cell]]
at = "B2"
text = "{organ}"
text_max = 50

[[cell]]
row = "财政拨款"
column = "全年执行数"
number = "{funds.total.spent}"
unit = "元"
decimals = 2

[[rows]]
of = "lines"
first = 8
last = 20

[[rows.column]]
at = "C"
value = "{line.actual}"
)";

TEST(TemplateMapFile, IsReadWhole) {
    const auto map = read_template_map({"map.toml", good});
    ASSERT_TRUE(map) << map.error().text();
    EXPECT_EQ(map->cells[0].at.cell, "B2");
    EXPECT_EQ(map->cells[0].at.sheet, "自评表");
    EXPECT_EQ(map->cells[0].text_max, 50u);
    EXPECT_EQ(map->cells[1].at.row, "财政拨款");
    EXPECT_EQ(map->cells[1].unit, core::MoneyUnit::yuan);
    EXPECT_EQ(map->cells[1].kind, core::TemplateKind::number);
    EXPECT_EQ(map->rows[0].cells[0].at.cell, "C");
    EXPECT_EQ(map->rows[0].cells[0].place, "map.toml:24");
}

TEST(TemplateMapFile, BadOnesSayWhere) {
    struct Bad {
        const char* from;
        const char* to;
        int line;
        const char* message;
    };
    const Bad rows[] = {
        {"kind = \"template\"", "kind = \"report\"", 1, "not the map of a template"},
        {"id = \"form\"", "id = \"../form\"", 2, "is no id"},
        {"source = \"示例\"\n", "", 1, "`source` is missing"},
        {"at = \"B2\"\ntext", "text", 7, "where it goes is not said once"},
        {"row = \"财政拨款\"\n", "at = \"D6\"\n", 12, "`row` is missing"},
        {"column = \"全年执行数\"\n", "", 12, "`column` is missing"},
        {"text = \"{organ}\"\n", "", 7, "what goes into the cell is not said once"},
        {"text = \"{organ}\"", "text = \"{organ}\"\nvalue = \"{year}\"", 7, "what goes into the cell is not said once"},
        {"text_max = 50", "decimals = 2", 9, "a text has no unit and no decimals"},
        {"text_max = 50", "text_max = 0", 10, "`text_max` is 0"},
        {"text_max = 50", "longest = 50", 10, "`longest` is no key"},
        {"unit = \"元\"", "unit = \"美元\"", 16, "`美元` is no unit"},
        {"decimals = 2", "decimals = 2\nrounding = \"up\"", 18, "`up` is no rounding"},
        {"of = \"lines\"", "of = \"people\"", 20, "`people` is no of"},
        {"of = \"lines\"", "of = \"funds\"\ngroups = [\"output\"]", 21, "only lines are in groups"},
        {"last = 20", "last = 7", 22, "the last row comes before the first"},
        {"at = \"C\"", "at = \"C8\"", 25, "is no column"},
        {"last = 20", "last = 1048576", 0, "the map fills"},
    };
    for (const Bad& row : rows) {
        std::string text = good;
        const std::size_t at = text.find(row.from);
        ASSERT_NE(at, std::string::npos) << row.from;
        text.replace(at, std::string_view(row.from).size(), row.to);
        const auto read = read_template_map({"map.toml", text});
        ASSERT_FALSE(read) << row.to;
        EXPECT_EQ(read.error().place, row.line == 0 ? "map.toml" : "map.toml:" + std::to_string(row.line))
            << row.to << "\n"
            << read.error().text();
        EXPECT_NE(read.error().message.find(row.message), std::string::npos) << read.error().text();
        EXPECT_FALSE(read.error().cure.empty()) << read.error().text();
    }
    EXPECT_FALSE(
        read_template_map({"map.toml", "kind = \"template\"\nid = \"a\"\nname = \"甲\"\nsource = \"示例\"\n"}));
}

}  // namespace
}  // namespace law
