#include "paper/table.hpp"

#include <gtest/gtest.h>

namespace paper {
namespace {

TEST(Table, ChineseLinesUpAndNumbersStandRight) {
    Table table({{.title = "机关"}, {.title = "件数", .align = Align::right}, {.title = "rate"}});
    table.row({"区住建局", "12", "97.80"});
    table.row({"b", "1234567", "-"});
    table.rule();
    table.row({"合计", "1234579"});
    EXPECT_EQ(table.text(),
              "机关         件数  rate\n"
              "--------  -------  -----\n"
              "区住建局       12  97.80\n"
              "b         1234567  -\n"
              "--------  -------  -----\n"
              "合计      1234579\n");
}

TEST(Table, LongCellsAreCutByWhatIsSeen) {
    EXPECT_EQ(fit("小区物业管理", 12), "小区物业管理");
    EXPECT_EQ(fit("小区物业管理", 11), "小区物业管…");
    EXPECT_EQ(fit("小区物业管理", 10), "小区物业…");
    EXPECT_EQ(fit("abc", 0), "");
    Table table({{.title = "t", .align = Align::left, .width_max = 5}});
    table.row({"一二\n三四"});
    EXPECT_EQ(table.text(), "t\n-----\n一二…\n");
}

}  // namespace
}  // namespace paper
