// Reading and writing JSON by shapes: every table has its bad half, and each bad row names its place.
#include <gtest/gtest.h>

#include "core/ledger/fact.hpp"
#include "http/deed_json.hpp"
#include "http/drafts.hpp"
#include "http/json_in.hpp"
#include "http/views.hpp"

namespace http {
namespace {

const core::Office no_office;

template <class T>
base::Result<T> read(const std::string& text) {
    Json json = TRY(parse_json(text));
    T value;
    TRY(JsonIn(no_office).read(json, value));
    return value;
}

TEST(JsonIn, ReadsARegistration) {
    const auto read_one = read<app::Registration>(R"({"form":"来访","source":"superior","received_day":"2026-03-16",
        "region":"440111","people":7,"persons":[{"name":"张三","phone":"138"}],
        "demands":[{"title":"路灯","class":"申诉求决","category":"010203"},{"title":"欠薪","is_first":false}]})");
    ASSERT_TRUE(read_one) << read_one.error().text();
    EXPECT_EQ(read_one->form, core::Form::visit);
    EXPECT_EQ(read_one->source, core::Source::superior);
    EXPECT_EQ(read_one->received_day, base::Day::from(2026, 3, 16));
    EXPECT_EQ(read_one->region, 440'111u);
    EXPECT_EQ(read_one->people, 7u);
    EXPECT_EQ(read_one->persons[0].phone, "138");
    EXPECT_EQ(read_one->demands[0].matter_class, core::MatterClass::claim);
    EXPECT_EQ(read_one->demands[0].category, 10'203u);
    EXPECT_FALSE(read_one->demands[1].is_first);
}

TEST(JsonIn, NamesThePlaceOfWhatIsWrong) {
    const std::string head = R"({"form":"letter","received_day":"2026-03-16","region":440111,)";
    struct Row {
        std::string body;
        const char *place, *message;
    };
    const Row rows[] = {
        {"", "byte 1", "the body is not JSON"},
        {"{", "byte 2", "the body is not JSON"},
        {"[]", "body", "this is not an object"},
        {"null", "body", "this is not an object"},
        {"{\"form\":\"\xff\"}", "byte 10", "the text is not UTF-8"},
        {R"({"form":"letter","form":"visit"})", "body", "the member form is given twice"},
        {head + R"("demands":[{"title":"a"}],"extra":1})", "extra", "this member is not known here"},
        {head + R"("demands":[{"title":"a","titel":"b"}]})", "demands[0].titel", "this member is not known here"},
        {head + R"("demands":[{"title":"a"},{"title":7}]})", "demands[1].title", "this is not a text"},
        {head + R"("demands":[{"title":"a"},{}]})", "demands[1].title", "this member is missing"},
        {head + R"("demands":[7]})", "demands[0]", "this is not an object"},
        {head + R"("demands":{}})", "demands", "this is not a list"},
        {head + R"("demands":[{"title":"a\u0000b"}]})", "demands[0].title", "the text holds a NUL character"},
        {head + R"("demands":[],"is_anonymous":"yes"})", "is_anonymous", "this is neither yes nor no"},
        {head + R"("demands":[],"people":-1})", "people", "this is not a whole number from 0 to 1000000"},
        {head + R"("demands":[],"people":1.5})", "people", "this is not a whole number from 0 to 1000000"},
        {head + R"("demands":[],"people":"3"})", "people", "this is not a whole number from 0 to 1000000"},
        {head + R"("demands":[],"day":"2026-02-30"})", "day", "this is not a day of the calendar"},
        {head + R"("demands":[],"day":20260316})", "day", "this is not a day of the calendar"},
        {head + R"("demands":[],"source":"mail"})", "source", "this word is not known here"},
        {head + R"("demands":[],"source":3})", "source", "this is not a word"},
        {head + R"("demands":[],"office":"区信访局"})", "office", "no organ has this id or name"},
        {head + R"("demands":[],"office":"00000000000000000000000000000000"})", "office",
         "no organ has this id or name"},
        {R"({"form":"letter","received_day":"2026-03-16","region":"44011","demands":[]})", "region",
         "this is not a code of six digits"},
        {R"({"form":"letter","received_day":"2026-03-16","region":4401110,"demands":[]})", "region",
         "this is not a code of six digits"},
        {R"({"form":"letter","received_day":"2026-03-16","demands":[]})", "region", "this member is missing"},
    };
    for (const Row& row : rows) {
        const auto result = read<app::Registration>(row.body);
        ASSERT_FALSE(result) << row.body;
        EXPECT_EQ(result.error().kind, base::ErrorKind::bad_input);
        EXPECT_EQ(result.error().place, row.place) << row.body;
        EXPECT_EQ(result.error().message, row.message) << row.body;
        EXPECT_FALSE(result.error().cure.empty()) << row.body;
    }
}

TEST(JsonIn, EndsBeforeNestingDoes) {
    EXPECT_TRUE(parse_json(std::string(16, '[') + std::string(16, ']')));
    const auto deep = parse_json(std::string(17, '[') + std::string(17, ']'));
    ASSERT_FALSE(deep);
    EXPECT_EQ(deep.error().message, "the body is nested deeper than 16 levels");
    EXPECT_FALSE(parse_json(std::string(1'000'000, '[')));
}

TEST(JsonIn, DeedsMustBeSaidInFull) {
    EXPECT_TRUE(read<core::Reply>(R"({"leg":1,"kind":"opinion","outcome":"supported"})"));
    EXPECT_TRUE(read<core::Reply>(R"({"leg":1,"kind":"response"})"));  // an outcome only an opinion has
    EXPECT_TRUE(read<core::Reply>(R"({"leg":1,"kind":"response","outcome":null})"));
    EXPECT_EQ(read<core::Reply>(R"({"leg":1})").error().place, "kind");
    EXPECT_EQ(read<core::Reply>(R"({"kind":"opinion"})").error().place, "leg");
    EXPECT_EQ(read<core::Reply>(R"({"leg":256,"kind":"opinion"})").error().place, "leg");
    EXPECT_EQ(read<core::Rate>(R"({"target":"organ","grade":"none"})").error().place, "grade");
    EXPECT_EQ(read<core::Rate>(R"({"target":"organ","grade":"未评价"})").error().place, "grade");
    EXPECT_EQ(read<core::DecideObjection>(R"({"leg":1})").error().place, "is_upheld");
    EXPECT_EQ(read<core::Forward>(R"({"role":"lead","mode":"forward"})").error().place, "to");
    EXPECT_EQ(read<core::Extend>(R"({"leg":1})").error().place, "days");
}

TEST(JsonIn, ReadsTheDeedThatACorrectionPutsInPlace) {
    const auto correction = read<core::Correct>(R"({"version":3,"deed":{"deed":"accept","leg":2}})");
    ASSERT_TRUE(correction) << correction.error().text();
    EXPECT_EQ(correction->deed, core::encode_deed(core::Accept{.leg = 2}));
    EXPECT_EQ(read<core::Correct>(R"({"version":3,"deed":{"deed":"accept"}})").error().place, "deed.leg");
    EXPECT_EQ(read<core::Correct>(R"({"version":3,"deed":{"deed":"adopt_law"}})").error().place, "deed.deed");
    EXPECT_EQ(read<core::Correct>(R"({"version":3,"deed":7})").error().place, "deed");
}

/// Every deed of the interface comes back as it was written, member by member.
TEST(DeedJson, RoundTrip) {
    [&]<class... Ts>(std::tuple<Ts...>*) {
        (
            [&] {
                if constexpr (
                    !std::same_as<Ts, core::Correct> && !requires(Ts deed) { deed.to; } &&
                    !requires(Ts deed) { deed.organ; } && !requires(Ts deed) { deed.post; } &&
                    !requires(Ts deed) { deed.other; } && !requires(Ts deed) { deed.into; }) {
                    Ts deed;
                    if constexpr (requires { deed.first_day; }) deed.first_day = base::Day::from(2026, 3, 2);
                    std::string text;
                    write_deed(text, deed);
                    const auto back = read<Ts>(text);
                    EXPECT_TRUE(back) << deed_id<Ts>() << ' ' << text << ' ' << (back ? "" : back.error().text());
                    if (back) {
                        EXPECT_EQ(core::encode_deed(*back), core::encode_deed(deed)) << text;
                    }
                }
            }(),
            ...);
    }(static_cast<MatterDeeds*>(nullptr));
}

TEST(DeedJson, ShowsACorrectionWithTheDeedInPlace) {
    std::string text;
    write_deed(text,
               core::Correct{
                   .version = 2, .day = base::Day::from(2026, 3, 2), .deed = core::encode_deed(core::Accept{.leg = 1})},
               core::kind_v<core::Accept>);
    EXPECT_EQ(text, R"({"version":2,"is_annulled":false,"day":"2026-03-02","deed":{"leg":1}})");
}

TEST(JsonOut, WritesValues) {
    struct Row {
        std::string text, expected;
    };
    const Row rows[] = {
        {"路灯", "\"路灯\""},
        {"a\"b\\c\nd\te", "\"a\\\"b\\\\c\\nd\\te\""},
        {std::string("a\0b", 3), "\"a\\u0000b\""},
        {"\x01", "\"\\u0001\""},
        {"a\xff"
         "b",
         "\"a\xef\xbf\xbd"
         "b\""},
        {"a\xe4\xb8", "\"a\xef\xbf\xbd\""},
        {"", "\"\""},
    };
    for (const Row& row : rows) EXPECT_EQ(to_json(row.text), row.expected);
    EXPECT_EQ(to_json(base::Day::none()), "null");
    EXPECT_EQ(to_json(base::Day::from(2026, 3, 16)), "\"2026-03-16\"");
    EXPECT_EQ(to_json(core::Form::visit), "\"visit\"");
    EXPECT_EQ(to_json(std::optional<int>{}), "null");
    EXPECT_EQ(to_json(std::vector<int>{1, 2}), "[1,2]");
    EXPECT_EQ(to_json(std::int64_t{-5}), "-5");
    RowView row{.id = {},
                .number = "N",
                .category = 10'203,
                .region = 0,
                .received_day = base::Day::from(2026, 3, 16),
                .closed_day = {},
                .holder = {},
                .title = "t"};
    const Json json = Json::parse(to_json(row));
    EXPECT_EQ(json["category"], "010203");
    EXPECT_TRUE(json["region"].is_null());
    EXPECT_TRUE(json["next"].is_null());
}

}  // namespace
}  // namespace http
