#include "paper/render.hpp"

#include <gtest/gtest.h>

namespace paper {
namespace {

core::PaperForm form() {
    core::PaperForm out;
    out.kind = core::PaperKind::final_review_opinion;
    out.layout = core::PaperLayout::official;
    out.title = "关于{matter}的意见";
    out.addressee = "{applicant}";
    out.mark = "{organ}文件";
    out.is_sealed = true;
    out.has_query_code = true;
    out.blocks = {{.heading = "请求", .label = "", .text = "{request}", .rows = {}},
                  {.heading = "听证情况", .label = "", .text = "{hearing}", .rows = {}},
                  {.heading = "查明", .label = "", .text = "{requested_day}收到。\n{findings}", .rows = {}}};
    return out;
}

PaperFields fields() {
    return {{"applicant", "张三"},
            {"respondent", "甲局"},
            {"matter", "楼道照明"},
            {"requested_day", "2026-04-20"},
            {"original_number", "甲〔2026〕1号"},
            {"request", "修灯"},
            {"findings", "属实"},
            {"outcome", "维持"},
            {"opinion", "维持原意见"},
            {"legal_basis", "某法"}};
}

Letterhead letterhead() {
    return {.organ = "乙市人民政府", .number = "乙信复〔2026〕1号", .day = base::Day::from(2026, 5, 8)};
}

const Paragraph& paragraph(const Document& document, std::size_t at) {
    return std::get<Paragraph>(document.blocks.at(at));
}

TEST(Render, FillsAndNumbers) {
    const auto document = compose(form(), fields(), letterhead());
    ASSERT_TRUE(document) << document.error().text();
    EXPECT_EQ(document->title, "关于楼道照明的意见");
    EXPECT_EQ(document->mark, "乙市人民政府文件");
    EXPECT_EQ(document->addressee, "张三");
    ASSERT_EQ(document->blocks.size(), 5U);
    EXPECT_EQ(paragraph(*document, 0).text, "一、请求");
    EXPECT_EQ(paragraph(*document, 2).text, "二、查明");  // no hearing was held: its piece is left out
    EXPECT_EQ(paragraph(*document, 3).text, "2026年4月20日收到。");
    PaperFields heard = fields();
    heard["hearing"] = "举行了一次";
    EXPECT_EQ(paragraph(*compose(form(), heard, letterhead()), 4).text, "三、查明");
}

TEST(Render, RefusesWithoutARequiredFieldAndNamesIt) {
    for (const auto& [id, value] : fields()) {
        for (const std::string_view empty : {"", "  \n", "　　", "\u200B"}) {
            PaperFields without = fields();
            without[id] = empty;
            const auto document = compose(form(), without, letterhead());
            ASSERT_FALSE(document) << id;
            EXPECT_EQ(document.error().place, id);
            EXPECT_EQ(document.error().kind, base::ErrorKind::bad_input);
        }
    }
    PaperFields without = fields();
    without.erase("legal_basis");
    const auto document = compose(form(), without, letterhead());
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().message, "信访事项复核意见书 lacks 法律法规依据");
    EXPECT_NE(document.error().cure.find("《信访工作条例》第三十六条第一款"), std::string::npos);
}

TEST(Render, RefusesAFieldTheKindDoesNotHave) {
    PaperFields more = fields();
    more["risk_score"] = "9";
    const auto document = compose(form(), more, letterhead());
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().place, "risk_score");
}

TEST(Render, RefusesWhatCannotBePrinted) {
    const auto place_with = [](std::string_view id, std::string value) {
        PaperFields bad = fields();
        bad[std::string(id)] = std::move(value);
        const auto document = compose(form(), bad, letterhead());
        return document ? std::string("printed") : document.error().place;
    };
    EXPECT_EQ(place_with("requested_day", "2026-02-30"), "requested_day");
    EXPECT_EQ(place_with("requested_day", "20 April"), "requested_day");
    EXPECT_EQ(place_with("request", "\xFF\xFE"), "request");
    EXPECT_EQ(place_with("matter", std::string(line_max + 1, 'x')), "matter");
    EXPECT_EQ(place_with("matter", std::string(line_max, 'x')), "printed");
    EXPECT_EQ(place_with("request", std::string(text_max + 1, 'x')), "request");
    EXPECT_EQ(place_with("request", std::string(text_max, 'x')), "printed");
}

TEST(Render, RefusesALetterheadThatLacksSomething) {
    const auto place = [](const Letterhead& given) { return compose(form(), fields(), given).error().place; };
    Letterhead bad = letterhead();
    bad.organ = " ";
    EXPECT_EQ(place(bad), "organ");
    bad = letterhead();
    bad.number = "";
    EXPECT_EQ(place(bad), "number");
    bad = letterhead();
    bad.day = base::Day::none();
    EXPECT_EQ(place(bad), "day");
    bad = letterhead();
    bad.attachments.assign(attachments_max + 1, "清单");
    EXPECT_EQ(place(bad), "attachments");
}

TEST(Render, TidiesPastedText) {
    PaperFields pasted = fields();
    pasted["request"] = "\r\n　　第一段。\r\n\r\n\u0007　　第二段。 \r\n";
    pasted["matter"] = "楼道\r\n照明";
    const auto document = compose(form(), pasted, letterhead());
    ASSERT_TRUE(document);
    EXPECT_EQ(paragraph(*document, 1).text, "第一段。");
    EXPECT_EQ(paragraph(*document, 2).text, "第二段。");
    EXPECT_EQ(document->title, "关于楼道 照明的意见");
}

TEST(Render, WhatIsTypedIsNotFilledInAgain) {
    PaperFields odd = fields();
    odd["request"] = "{legal_basis}";
    EXPECT_EQ(paragraph(*compose(form(), odd, letterhead()), 1).text, "{legal_basis}");
}

TEST(Render, HeadingsOfTheSecondLevelAreSeen) {
    PaperFields typed = fields();
    typed["request"] = "（一）修灯\n（见附件）\n（二）" + std::string(200, 'x');
    const auto document = compose(form(), typed, letterhead());
    ASSERT_TRUE(document);
    EXPECT_EQ(paragraph(*document, 1).style, Style::heading_2);
    EXPECT_EQ(paragraph(*document, 2).style, Style::body);
    EXPECT_EQ(paragraph(*document, 3).style, Style::body);
}

TEST(Render, TheQueryCodeComesOnlyWithAnAddress) {
    Letterhead with = letterhead();
    with.query_url = "https://example.org/q";
    EXPECT_EQ(compose(form(), fields(), letterhead())->qr_text, "");
    EXPECT_EQ(compose(form(), fields(), with)->qr_text, "https://example.org/q");
}

TEST(Render, DocumentNumbers) {
    // GB/T 9704-2012 7.2.5: the year in 〔〕, the sequence without 第 and without leading zeros.
    EXPECT_EQ(document_number("松信", 2026, 12), "松信〔2026〕12号");
}

}  // namespace
}  // namespace paper
