// Long titles: the cuts that a person who knows GB/T 9704 would make, found by hand.
#include "paper/docx/title.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "base/utf8.hpp"

namespace paper {
namespace {

std::string cut(const char* title) {
    std::string text;
    for (const std::string& line : title_lines(title, 20)) text += (text.empty() ? "" : " / ") + line;
    return text;
}

TEST(Title, WordsStayWholeAndNoLineIsLeftWithOneCharacter) {
    EXPECT_EQ(cut("信访事项受理告知书"), "信访事项受理告知书");
    EXPECT_EQ(cut("2023年度广州市信访局整体支出绩效自评"), "2023年度广州市信访局整体支出绩效自评");
    EXPECT_EQ(cut("2023年度广州市信访局整体支出绩效自评报告"), "2023年度广州市信访局 / 整体支出绩效自评报告");
    EXPECT_EQ(cut("云山区信访局2025年部门整体支出绩效自评报告（模拟）"),
              "云山区信访局2025年部门整体支出 / 绩效自评报告（模拟）");
    EXPECT_EQ(cut("关于报送二〇二五年度信访业务专项资金项目支出绩效自评情况的报告"),
              "关于报送二〇二五年度信访业务 / 专项资金项目支出绩效自评情况的报告");
}

TEST(Title, NumbersAndBracketsAreNotTornApart) {
    for (const std::string& line :
         title_lines("关于落实《信访工作条例》第三十四条答复期限有关问题（2025版）的意见的通知", 12)) {
        EXPECT_FALSE(line.starts_with("》") || line.ends_with("《") || line.starts_with("）") || line.ends_with("（"))
            << line;
        EXPECT_EQ(line.find("2025") != std::string::npos, line.find("2025版") != std::string::npos) << line;
        EXPECT_LE(base::display_width(line), 24u) << line;
    }
}

TEST(Title, NothingIsLostWhateverItIs) {
    for (const char* title : {"", "一", "一二三四五六七八九十一二三四五六七八九十一",
                              "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}) {
        const auto lines = title_lines(title, 20);
        EXPECT_EQ(std::accumulate(lines.begin(), lines.end(), std::string()), title);
    }
    EXPECT_EQ(cut("一二三四五六七八九十一二三四五六七八九十一"), "一二三四五六七八九十 / 一二三四五六七八九十一");
    const auto three =
        title_lines(std::string(std::string("长").append(
                        "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长")),
                    20);
    EXPECT_EQ(three.size(), 3u);
}

}  // namespace
}  // namespace paper
