#include "base/chinese.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Chinese, WholeTextsAndTextsWithHoles) {
    EXPECT_EQ(chinese("the matter is open"), "事项尚未办结");
    EXPECT_EQ(chinese("more than 500 columns"), "超过500列");
    EXPECT_EQ(chinese("so 500 columns"), "so 500 columns") << "what nobody translated stays as it is";
    EXPECT_EQ(chinese("已经是中文"), "已经是中文");
    EXPECT_EQ(chinese(""), "");
}

TEST(Chinese, TheClosestPatternIsTaken) {
    // "more than {} columns: something stands in {}" and "more than {} columns" both fit.
    EXPECT_EQ(chinese("more than 500 columns: something stands in B2"), "超过500列：B2中有内容");
}

TEST(Chinese, HolesMayChangePlacesAndHoldWordsOfOurs) {
    EXPECT_EQ(chinese("this cannot be fact 3 of a matter"), "这不能是信访事项的第3条事实");
    EXPECT_EQ(chinese("no such submission"), "没有这个信访件");
    EXPECT_EQ(chinese("the file of 440111L2026031600001X-1 is still kept: until 2056-12-31"),
              "440111L2026031600001X-1的档案仍在保管：至2056-12-31止");
    EXPECT_EQ(chinese("the file of X-1 is still kept: for ever"), "X-1的档案仍在保管：永久保管");
    EXPECT_EQ(chinese("no indicator is called {1}"), "没有名为{1}的指标") << "what was typed is never a pattern";
}

TEST(Chinese, WhatStandsBelowTheFirstLineStays) {
    EXPECT_EQ(chinese("no such word\n  matters: class = clam\n                   ^^^^"),
              "没有这个词\n  matters: class = clam\n                   ^^^^");
}

TEST(Chinese, AnErrorKeepsItsKindAndPlace) {
    const Error error = in_chinese({ErrorKind::conflict, "the matter is open", "here", "close it first"});
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_EQ(error.text(), "here: 事项尚未办结; 请先办结");
}

}  // namespace
}  // namespace base
