#include "law/documents.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/matter/paper_fields.hpp"
#include "core/statute/citation.hpp"

namespace law {
namespace {

std::string form_of(std::string_view id) {
    for (const File& file : embedded_documents()) {
        if (file.text.find("id = \"" + std::string(id) + "\"") != std::string::npos) return file.text;
    }
    return {};
}

/// The program's forms with one of them edited by hand; the message with which it is refused, or "accepted".
std::string edited(std::string_view id, std::string_view from, std::string_view to) {
    std::string text = form_of(id);
    bool is_found = false;
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
        is_found = true;
    }
    EXPECT_TRUE(is_found) << id << " does not say " << from;
    std::vector<File> files = embedded_documents();
    files.push_back({"own.toml", text});
    const auto forms = read_documents(files);
    return forms ? "accepted" : forms.error().text();
}

TEST(Documents, OneFormAKindInOrder) {
    const auto forms = documents();
    ASSERT_TRUE(forms) << forms.error().text();
    ASSERT_EQ(forms->size(), core::paper_kind_count);
    for (std::size_t i = 0; i < forms->size(); ++i) EXPECT_EQ(static_cast<std::size_t>((*forms)[i].kind), i);
}

TEST(Documents, EveryArticleThatAsksForAFieldExists) {
    const auto law = read(embedded());
    ASSERT_TRUE(law);
    const core::Instrument* instrument = law->instrument("regulation-2022");
    ASSERT_NE(instrument, nullptr);
    const auto exists = [&](std::string_view text) {
        if (text.empty()) return true;
        const auto citation = core::parse_citation(text);
        return citation && std::ranges::any_of(instrument->articles, [&](const core::Article& article) {
                   return article.number == std::to_string(citation->article);
               });
    };
    for (std::size_t i = 0; i < core::paper_kind_count; ++i) {
        const auto kind = static_cast<core::PaperKind>(i);
        for (const auto& field : core::fields_of(kind)) {
            EXPECT_TRUE(exists(field.article)) << core::id_of(kind) << " " << field.id;
            const auto same = std::ranges::count(core::fields_of(kind), field.id, &core::PaperField::id);
            EXPECT_EQ(same, 1) << core::id_of(kind) << " " << field.id;
        }
        for (const auto& phrase : core::phrases_of(kind)) EXPECT_TRUE(exists(phrase.article)) << phrase.phrase;
    }
}

TEST(Documents, WhatTheLawAsksForCannotBeEditedAway) {
    // 《信访工作条例》第三十二条、第三十五条: basis and remedy stay in an opinion, whatever its wording.
    EXPECT_NE(edited("opinion", "{legal_basis}", "略").find("legal_basis"), std::string::npos);
    EXPECT_NE(edited("opinion", "{remedy_organ}", "上级").find("remedy_organ"), std::string::npos);
    EXPECT_NE(edited("opinion", "{remedy_days}", "若干").find("remedy_days"), std::string::npos);
    EXPECT_NE(edited("opinion", "复查", "再议").find("复查"), std::string::npos);
    // 第三十六条第三款: a final review opinion says that nothing more is accepted on the same facts.
    EXPECT_NE(edited("final_review_opinion", "不再受理", "研究").find("不再受理"), std::string::npos);
    EXPECT_NE(edited("improvement_letter", "书面反馈", "反馈").find("书面反馈"), std::string::npos);
    // Other words for the same are welcome.
    EXPECT_EQ(edited("opinion", "经听取陈述、调查核实，现提出处理意见如下。", "现答复如下。"), "accepted");
}

TEST(Documents, MistakesAreNamedWithTheirPlace) {
    EXPECT_NE(edited("opinion", "{request}", "{requets}").find("requets"), std::string::npos);
    EXPECT_NE(edited("opinion", "{request}", "{request").find("own.toml"), std::string::npos);
    EXPECT_NE(edited("opinion", "layout = \"official\"", "layout = \"poster\"").find("poster"), std::string::npos);
    EXPECT_NE(edited("opinion", "sealed = true", "sealed = true\nfont = \"x\"").find("font"), std::string::npos);
    EXPECT_NE(edited("opinion", "id = \"opinion\"", "id = \"advice\"").find("advice"), std::string::npos);
    EXPECT_NE(edited("opinion", "sealed = true", "sealed = false").find("query code"), std::string::npos);
    EXPECT_NE(edited("delivery_receipt", "{method}\"", "{method} | a | b | c\"").find("four cells"), std::string::npos);
}

TEST(Documents, AFormThatIsMissingIsNamed) {
    std::vector<File> files = embedded_documents();
    std::erase_if(files, [](const File& file) { return file.path.ends_with("/opinion.toml"); });
    const auto forms = read_documents(files);
    ASSERT_FALSE(forms);
    EXPECT_NE(forms.error().text().find("opinion"), std::string::npos);
}

}  // namespace
}  // namespace law
