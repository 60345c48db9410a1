// Every kind of paper with the program's own forms: what it says (golden files), what it refuses, what it survives.
// HUIYING_RECORD=1 in the environment writes the golden files: on purpose, and the commit says why.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <pugixml.hpp>
#include <sstream>

#include "law/documents.hpp"
#include "reading.hpp"
#include "samples.hpp"

namespace {

using core::PaperKind;

const std::vector<core::PaperForm>& forms() {
    static const auto read = law::documents();
    EXPECT_TRUE(read);
    return *read;
}

const core::PaperForm& form_of(PaperKind kind) {
    return forms().at(static_cast<std::size_t>(kind));
}

std::vector<paper::Part> parts_of(PaperKind kind, const paper::PaperFields& fields) {
    const auto document = paper::compose(form_of(kind), fields, samples::letterhead(kind));
    EXPECT_TRUE(document) << document.error().text();
    const auto parts = paper::docx_parts(*document);
    EXPECT_TRUE(parts);
    return *parts;
}

void compare(const std::string& name, const std::string& got) {
    const std::filesystem::path path = std::filesystem::path("tests/golden/papers") / name;
    if (std::getenv("HUIYING_RECORD") != nullptr) std::ofstream(path, std::ios::binary) << got;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(got, expected.str()) << path << ": look at the difference; if it is meant, HUIYING_RECORD=1 and say why";
}

class EveryPaper : public testing::TestWithParam<std::size_t> {
  protected:
    PaperKind kind() const { return static_cast<PaperKind>(GetParam()); }
};
INSTANTIATE_TEST_SUITE_P(Papers, EveryPaper, testing::Range<std::size_t>(0, core::paper_kind_count),
                         [](const auto& one) { return std::string(core::paper_kind_words[one.param].id); });

TEST_P(EveryPaper, ReadsAsItsGoldenFile) {
    compare(std::string(core::id_of(kind())) + ".txt", samples::reading(parts_of(kind(), samples::fields(kind()))));
}

TEST_P(EveryPaper, RefusesWithoutEachRequiredField) {
    for (const core::PaperField& field : core::fields_of(kind())) {
        paper::PaperFields fields = samples::fields(kind());
        fields.erase(std::string(field.id));
        const auto bytes = paper::render(form_of(kind()), fields, samples::letterhead(kind()));
        EXPECT_EQ(bytes.has_value(), !field.is_required) << field.id;
        if (bytes || !field.is_required) continue;
        EXPECT_EQ(bytes.error().place, field.id);
        EXPECT_NE(bytes.error().message.find(field.zh), std::string::npos) << bytes.error().text();
    }
}

TEST_P(EveryPaper, ShowsEveryFieldItIsGiven) {
    // Each text is unlike any other, and each must be read somewhere in the paper.
    paper::PaperFields fields = samples::fields(kind());
    for (const core::PaperField& field : core::fields_of(kind())) {
        if (field.kind == core::PaperFieldKind::line || field.kind == core::PaperFieldKind::text)
            fields[std::string(field.id)] = "甲" + std::string(field.id) + "乙";
    }
    const std::string read = samples::reading(parts_of(kind(), fields));
    for (const auto& [id, value] : fields) {
        if (!value.starts_with("甲")) continue;
        EXPECT_NE(read.find(value), std::string::npos) << id << " is not in\n" << read;
    }
}

TEST_P(EveryPaper, SurvivesWhatPeoplePaste) {
    const std::string hostile = std::string("<w:p>&amp;\"'\x01\x0B\x1F]]>\r\n\t", 20) + "\u202E𠮷\uFFFE{organ}{";
    paper::PaperFields fields = samples::fields(kind());
    for (const core::PaperField& field : core::fields_of(kind())) {
        if (field.kind == core::PaperFieldKind::line || field.kind == core::PaperFieldKind::text)
            fields[std::string(field.id)] = hostile;
    }
    const auto parts = parts_of(kind(), fields);
    for (const paper::Part& part : parts) {
        if (!part.path.ends_with(".xml")) continue;
        pugi::xml_document xml;
        EXPECT_TRUE(xml.load_string(part.bytes.c_str())) << part.path;
        for (const unsigned char c : part.bytes) ASSERT_TRUE(c >= 0x20 || c == '\n') << part.path << " " << int{c};
    }
    const std::string read = samples::reading(parts);
    for (const char* kept : {"<w:p>&amp;\"'", "]]>", "𠮷{organ}{"}) {
        EXPECT_NE(read.find(kept), std::string::npos) << kept << " is not in\n" << read;
    }
    EXPECT_EQ(read.find("\u202E"), std::string::npos);
}

TEST_P(EveryPaper, TakesLongTexts) {
    std::string text;
    for (int i = 0; i < 400; ++i) text += "经调查，松岭街道一号楼楼道照明已经修复，居民表示满意。\n";
    paper::PaperFields fields = samples::fields(kind());
    for (const core::PaperField& field : core::fields_of(kind())) {
        if (field.kind == core::PaperFieldKind::text) fields[std::string(field.id)] = text;
    }
    EXPECT_TRUE(paper::render(form_of(kind()), fields, samples::letterhead(kind())));
}

TEST(Papers, TheMarkupOfAnOpinionIsItsGoldenFile) {
    const auto parts = parts_of(PaperKind::opinion, samples::fields(PaperKind::opinion));
    compare("opinion.document.xml", samples::indented(samples::part(parts, "word/document.xml")));
    compare("styles.xml", samples::indented(samples::part(parts, "word/styles.xml")));
}

TEST(Papers, AnOpinionTellsWhereToGo) {
    // 《信访工作条例》第三十二条: request, facts and reasons, opinion, basis. 第三十五条: thirty days from receipt.
    const std::string read = samples::reading(parts_of(PaperKind::opinion, samples::fields(PaperKind::opinion)));
    for (const char* words : {"投诉请求", "事实和理由", "处理意见", "法律法规依据", "救济途径",
                              "可以自收到本意见书之日起30日内，向松岭区人民政府请求复查"}) {
        EXPECT_NE(read.find(words), std::string::npos) << words;
    }
}

TEST(Papers, AnOpinionIsSealedByTheOrgan) {
    // The organ's name stands over the day, as the last lines before the note.
    const std::string read = samples::reading(parts_of(PaperKind::opinion, samples::fields(PaperKind::opinion)));
    EXPECT_NE(read.find("Signature  松岭区住房和城乡建设局\nSignature  2026年4月2日\n"), std::string::npos) << read;
}

}  // namespace
