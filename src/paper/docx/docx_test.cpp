#include <gtest/gtest.h>
#include <zip.h>

#include <map>
#include <pugixml.hpp>

#include "paper/docx/document.hpp"
#include "paper/docx/flow.hpp"
#include "paper/docx/fonts.hpp"
#include "paper/docx/page.hpp"
#include "paper/docx/qr.hpp"

namespace paper {
namespace {

Document letter() {
    return {.layout = core::PaperLayout::letter,
            .mark = "松岭区信访局",
            .number = "松信〔2026〕1号",
            .title = "关于<某事>的函",
            .addressee = "张三",
            .blocks = {Paragraph{Style::body, "正文。"}},
            .signature = {"松岭区信访局", base::Day::from(2026, 3, 5)},
            .qr_text = "https://example.org/q?n=1&k=2"};
}

std::map<std::string, std::string> parts_of(const Document& document) {
    std::map<std::string, std::string> out;
    const auto parts = docx_parts(document);
    EXPECT_TRUE(parts);
    for (const Part& part : *parts) out[part.path] = part.bytes;
    return out;
}

pugi::xml_document body_of(const Document& document) {
    pugi::xml_document xml;
    xml.load_string(parts_of(document).at("word/document.xml").c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    return xml;
}

int number(const pugi::xml_node& root, const char* path, const char* attribute) {
    return root.select_node(path).node().attribute(attribute).as_int(-1);
}

TEST(Page, IsThatOfTheStandard) {
    // GB/T 9704-2012: A4, 天头 37 mm ± 1, 订口 28 mm ± 1, 版心 156 mm × 225 mm, 22 lines of 28 characters. A twip is
    // 1/56.69 mm.
    const pugi::xml_document xml = body_of(letter());
    const char* margins = "//w:sectPr/w:pgMar";
    const int top = number(xml, margins, "w:top");
    const int left = number(xml, margins, "w:left");
    const int width = number(xml, "//w:sectPr/w:pgSz", "w:w") - left - number(xml, margins, "w:right");
    const int height = number(xml, "//w:sectPr/w:pgSz", "w:h") - top - number(xml, margins, "w:bottom");
    EXPECT_NEAR(top / 56.69, 37, 0.5);
    EXPECT_NEAR(left / 56.69, 28, 0.5);
    EXPECT_NEAR(width / 56.69, 156, 0.5);
    EXPECT_NEAR(height / 56.69, 225, 0.5);
    const int pitch = number(xml, "//w:sectPr/w:docGrid", "w:linePitch");
    EXPECT_EQ(height / pitch, 22);
    // A 三号 character is 16 pt = 320 twips wide, less what it is set closer by.
    const int advance = 320 + character_space;
    EXPECT_EQ(width / advance, 28);
}

TEST(Docx, EveryPartIsWellFormedAndNamed) {
    for (const auto layout : {core::PaperLayout::official, core::PaperLayout::letter, core::PaperLayout::minutes,
                              core::PaperLayout::sheet}) {
        Document document = letter();
        document.layout = layout;
        const auto parts = parts_of(document);
        const std::string& types = parts.at("[Content_Types].xml");
        const std::string& relations = parts.at("word/_rels/document.xml.rels");
        for (const auto& [path, bytes] : parts) {
            if (!path.ends_with(".xml") && !path.ends_with(".rels")) continue;
            pugi::xml_document xml;
            EXPECT_TRUE(xml.load_string(bytes.c_str())) << path;
            if (path.ends_with(".xml") && path != "[Content_Types].xml") {
                EXPECT_NE(types.find("\"/" + path + "\""), std::string::npos) << path << " has no type";
            }
            if (path.starts_with("word/") && path != "word/document.xml" && path.ends_with(".xml")) {
                EXPECT_NE(relations.find("\"" + path.substr(5) + "\""), std::string::npos)
                    << path << " has no relation";
            }
        }
        const std::string& body = parts.at("word/document.xml");
        for (std::size_t at = body.find("r:id=\""); at != std::string::npos; at = body.find("r:id=\"", at + 1)) {
            const std::string id = body.substr(at + 6, body.find('"', at + 6) - at - 6);
            EXPECT_NE(relations.find("Id=\"" + id + "\""), std::string::npos) << id;
        }
    }
}

TEST(Docx, TheSameDocumentGivesTheSameBytes) {
    const auto first = docx(letter());
    ::setenv("TZ", "America/New_York", 1);
    ::tzset();
    const auto second = docx(letter());
    ::unsetenv("TZ");
    ::tzset();
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);
}

TEST(Docx, IsAZipFileWhosePartsComeBack) {
    const auto bytes = docx(letter());
    ASSERT_TRUE(bytes);
    zip_error_t error;
    zip_source_t* source = zip_source_buffer_create(bytes->data(), bytes->size(), 0, &error);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    ASSERT_NE(archive, nullptr);
    EXPECT_STREQ(zip_get_name(archive, 0, 0), "[Content_Types].xml");
    for (const auto& [path, expected] : parts_of(letter())) {
        zip_stat_t stat;
        ASSERT_EQ(zip_stat(archive, path.c_str(), 0, &stat), 0) << path;
        std::string got(stat.size, '\0');
        zip_file_t* file = zip_fopen(archive, path.c_str(), 0);
        EXPECT_EQ(zip_fread(file, got.data(), got.size()), static_cast<zip_int64_t>(stat.size));
        zip_fclose(file);
        EXPECT_EQ(got, expected) << path;
    }
    zip_discard(archive);
}

TEST(Docx, LettersHaveDoubleRulesAndNoNumberOnTheFirstPage) {
    const auto parts = parts_of(letter());
    EXPECT_NE(parts.at("word/header01.xml").find("thickThinSmallGap"), std::string::npos);
    EXPECT_NE(parts.at("word/footer03.xml").find("thinThickSmallGap"), std::string::npos);
    EXPECT_EQ(parts.at("word/footer03.xml").find("PAGE"), std::string::npos);
    EXPECT_NE(parts.at("word/footer01.xml").find("PAGE"), std::string::npos);
    EXPECT_NE(parts.at("word/document.xml").find("<w:titlePg/>"), std::string::npos);
}

TEST(Docx, PageNumbersStandOutside) {
    const auto parts = parts_of(letter());
    EXPECT_NE(parts.at("word/footer01.xml").find("<w:jc w:val=\"right\"/>"), std::string::npos);
    EXPECT_NE(parts.at("word/footer02.xml").find("<w:jc w:val=\"left\"/>"), std::string::npos);
    EXPECT_NE(parts.at("word/settings.xml").find("<w:evenAndOddHeaders/>"), std::string::npos);
}

TEST(Docx, TheDayIsSetInByFourCharacters) {
    // GB/T 9704-2012 7.3.5: 成文日期一般右空四字, 署名 over its middle. 2026年3月5日 is six characters wide, and so is
    // 松岭区信访局: both end at the same place. A longer name moves the day to the left by what hangs over.
    const pugi::xml_document xml = body_of(letter());
    const char* last = "(//w:p[w:pPr/w:pStyle/@w:val='Signature'])[last()]/w:pPr/w:ind";
    const char* organ = "(//w:p[w:pPr/w:pStyle/@w:val='Signature'])[last()-1]/w:pPr/w:ind";
    EXPECT_EQ(number(xml, last, "w:rightChars"), 400);
    EXPECT_EQ(number(xml, organ, "w:rightChars"), 400);
    Document longer = letter();
    longer.signature.organ = "松岭区住房和城乡建设局";  // eleven characters: (11 - 6) / 2 further on either side
    EXPECT_EQ(number(body_of(longer), organ, "w:rightChars"), 150);
    longer.signature.organ = "松岭区住房和城乡建设局松岭区住房和城乡建设局";  // 22: 8 on either side, 4 too many
    EXPECT_EQ(number(body_of(longer), organ, "w:rightChars"), 0);
    EXPECT_EQ(number(body_of(longer), last, "w:rightChars"), 800);
}

TEST(Docx, NothingThatIsTypedBecomesMarkup) {
    Document document = letter();
    document.blocks = {Paragraph{Style::body, "</w:t></w:r></w:p><w:p>&amp;"},
                       RuledTable{{{{"<a>", true}, {"]]>", false}}}}};
    document.mark = "<机关>";
    document.signature.organ = "\"机关\" & Co";
    for (const auto& [path, bytes] : parts_of(document)) {
        if (!path.ends_with(".xml")) continue;
        pugi::xml_document xml;
        EXPECT_TRUE(xml.load_string(bytes.c_str())) << path;
    }
    const pugi::xml_document xml = body_of(document);
    EXPECT_TRUE(xml.select_node("//w:t[text()='</w:t></w:r></w:p><w:p>&amp;']"));
    EXPECT_TRUE(xml.select_node("//w:tc//w:t[text()=']]>']"));
}

TEST(Docx, ACellWithoutTextStillHasItsParagraph) {
    Document document = letter();
    document.blocks = {RuledTable{{{{"签名", true}, {"", false}, {"日期", true}, {"", false}}}}};
    const pugi::xml_document xml = body_of(document);
    EXPECT_EQ(xml.select_nodes("//w:tc").size(), 4U);
    EXPECT_EQ(xml.select_nodes("//w:tc[w:p]").size(), 4U);
}

TEST(Docx, MarksFitTheirLine) {
    // 156 mm are 442 pt. Six characters may be as large as marks get; twenty must be small.
    for (const auto& [mark, count] :
         {std::pair{"松岭区信访局文件", 8}, {"某某省某某市某某区住房和城乡建设局文件", 19}}) {
        EXPECT_LE(mark_size(mark) * count, 442 * 2) << mark;
        EXPECT_GE(mark_size(mark), 44) << mark;
    }
    EXPECT_EQ(mark_size("松"), mark_size("松岭局"));
}

TEST(Qr, IsAPngWithWhiteAround) {
    const auto png = qr_png("https://example.org/");
    ASSERT_TRUE(png);
    EXPECT_TRUE(png->starts_with("\x89PNG\r\n\x1a\n"));
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>((*png)[at]); };
    const unsigned side = static_cast<unsigned>(byte(18)) << 8U | byte(19);
    // ISO/IEC 18004: 20 bytes at level M need version 2, 25 modules; four of white on either side, eight pixels each.
    EXPECT_EQ(side, (25U + 8U) * 8U);
}

TEST(Qr, RefusesWhatNobodyCouldScan) {
    EXPECT_FALSE(qr_png(""));
    EXPECT_TRUE(qr_png(std::string(qr_text_max, 'x')));
    EXPECT_FALSE(qr_png(std::string(qr_text_max + 1, 'x')));
}

TEST(Fonts, EveryFaceIsNamedAndHasAStandIn) {
    const std::string table = font_table();
    const std::string configuration = font_configuration();
    for (const Face face : {Face::fangsong, Face::title, Face::heiti, Face::kaiti, Face::song}) {
        EXPECT_NE(table.find("w:name=\"" + std::string(font_of(face)) + "\""), std::string::npos);
        EXPECT_NE(configuration.find("<string>" + std::string(font_of(face)) + "</string>"), std::string::npos);
    }
    EXPECT_NE(configuration.find("Noto Serif CJK SC"), std::string::npos);
}

}  // namespace
}  // namespace paper
