// law/money: the program's own settings are sound, a bad file says where and what to do, an office's own replaces ours.
#include "law/money.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace law {
namespace {

const File& own() {
    static const std::vector<File> files = embedded();
    return *std::ranges::find(files, "money/settings.toml", &File::path);
}

TEST(Money, TheProgramsOwn) {
    const auto read = money(embedded());
    ASSERT_TRUE(read) << read.error().text();
    ASSERT_FALSE(read->rows.empty());
    for (const core::MoneyRow& row : read->rows) {
        EXPECT_TRUE(row.is_example);  // no text was found that says so
        EXPECT_LE(row.yellow_behind, row.red_behind);
        EXPECT_LE(row.reason_below, row.slow_below);
    }
    EXPECT_EQ(read->on(base::Day::from(1999, 12, 31)), nullptr);
    EXPECT_EQ(read->on(base::Day::from(2025, 6, 30))->slow_below, 95);
    for (const char* group : {"public_funds", "three_public"}) EXPECT_NE(read->group(group), nullptr) << group;
}

struct Bad {
    const char* name;
    const char* from;
    const char* to;
    int line;
    const char* message;
};

TEST(Money, BadFilesSayWhere) {
    const Bad rows[] = {
        {"kind", "kind = \"money\"", "kind = \"setting\"", 4, "not a file of money settings"},
        {"day", "from = 2000-01-01", "from = \"2000\"", 8, "not a date"},
        {"points", "yellow_behind = 10", "yellow_behind = 101", 9, "`yellow_behind` is 101"},
        {"lights", "red_behind = 20", "red_behind = 9", 10, "red begins before yellow"},
        {"days", "publish_days = 20", "publish_days = 367", 11, "`publish_days` is 367"},
        {"missing", "reason_below = 90           # 年末执行率低于 90% 须说明原因\n", "", 7, "`reason_below` is missing"},
        {"slow", "slow_below = 95", "slow_below = -1", 13, "`slow_below` is -1"},
        {"unknown", "slow_below = 95", "slow_under = 95", 13, "`slow_under` is no key"},
        {"float", "reason_below = 90", "reason_below = 90.5", 12, "floats"},
        {"source", "source = \"示例：预警线", "sauce = \"示例：预警线", 7, "`source` is missing"},
        {"order", "\n[[group]]\nid = \"payroll\"",
         "\n[[row]]\nfrom = 1999-01-01\nyellow_behind = 1\nred_behind = 1\npublish_days = 1\nreason_below = 1\n"
         "source = \"示例\"\n\n[[group]]\nid = \"payroll\"",
         18, "rows stand in the order of their days"},
        {"twice", "id = \"goods\"", "id = \"payroll\"", 26, "this id stands twice"},
        {"of", "of = \"basic\"", "of = \"all\"", 0, "`all` is no kind of expenditure"},
        {"classes", "classes = [\"301\"]", "classes = [\"30x\"]", 21, "these are no economic classes"},
        {"none", "classes = [\"301\"]", "classes = []", 21, "these are no economic classes"},
    };
    for (const Bad& row : rows) {
        File file = own();
        const std::size_t at = file.text.find(row.from);
        ASSERT_NE(at, std::string::npos) << row.name;
        file.text.replace(at, std::string_view(row.from).size(), row.to);
        const auto read = read_money(file);
        ASSERT_FALSE(read) << row.name;
        EXPECT_NE(read.error().message.find(row.message), std::string::npos) << row.name << ": " << read.error().text();
        if (row.line > 0) {
            EXPECT_EQ(read.error().place, "money/settings.toml:" + std::to_string(row.line)) << row.name;
        }
        EXPECT_FALSE(read.error().cure.empty()) << row.name;
    }
}

TEST(Money, AnOfficesOwnReplacesOurs) {
    std::vector<File> files = embedded();
    File ours = own();
    const std::string_view line = "slow_below = 95             # 执行率达到 95%，报告再称“支付进度慢”就是矛盾（huiying lint）\n";
    ASSERT_NE(ours.text.find(line), std::string::npos);
    ours.text.replace(ours.text.find(line), line.size(), "");
    files.push_back(ours);
    const auto read = money(files);
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->rows.size(), 1u);
    EXPECT_EQ(read->rows[0].slow_below, 0);  // left out: nothing is said of it
}

}  // namespace
}  // namespace law
