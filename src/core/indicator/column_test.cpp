// Columns are documented where people look them up, and found by both of their names.
#include "core/indicator/column.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace core {
namespace {

std::string document() {
    std::ifstream file("docs/formats/predicates.md");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(Columns, StandInTheDocumentWithTheirMeaning) {
    const std::string text = document();
    ASSERT_FALSE(text.empty()) << "run from the top of the checkout";
    for (int i = 0; i < grain_count; ++i) {
        const auto grain = static_cast<Grain>(i);
        const std::string head = "### " + std::string(id_of(grain)) + " " + std::string(zh_of(grain));
        const std::size_t from = text.find(head);
        ASSERT_NE(from, std::string::npos) << head;
        const std::string section = text.substr(from, text.find("\n### ", from + 1) - from);
        for (const Column& column : columns(grain)) {
            const std::string row = "| `" + std::string(column.id) + "` | " + std::string(column.zh) + " | ";
            EXPECT_NE(section.find(row), std::string::npos) << head << ": add " << row;
            EXPECT_NE(
                section.find("| " + std::string(column.meaning_zh) + " | " + std::string(column.meaning_en) + " |"),
                std::string::npos)
                << head << ": " << column.id << " has another meaning";
            for (const Word& word : column.words) {
                const std::string entry = "`" + std::string(word.id) + "` " + std::string(word.zh);
                EXPECT_NE(text.find(entry), std::string::npos) << column.id << ": add " << entry;
            }
        }
    }
}

TEST(Columns, AreFoundByBothNamesAndBelongToOneThing) {
    for (int i = 0; i < grain_count; ++i) {
        const auto grain = static_cast<Grain>(i);
        std::set<std::string_view> names;
        for (const Column& column : columns(grain)) {
            EXPECT_EQ(find_column(grain, column.id), find_column(grain, column.zh)) << column.id;
            EXPECT_EQ(column_at(grain, *find_column(grain, column.id)).id, column.id);
            EXPECT_TRUE(names.insert(column.id).second && names.insert(column.zh).second) << column.id;
            EXPECT_EQ(column.type == ColumnType::word, !column.words.empty()) << column.id;
        }
    }
}

}  // namespace
}  // namespace core
