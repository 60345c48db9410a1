#include "intake/mapping.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "intake/seen.hpp"

namespace intake {
namespace {

const std::string source = "[source]\nname = \"s\"\n";
const std::string needed =
    "external_number = { column = \"n\" }\nform = { constant = \"letter\" }\n"
    "received = { column = \"r\" }\nregion = { constant = \"440111\" }\ntitle = { column = \"t\" }\n";

std::string error(const std::string& text) {
    const auto mapping = read_mapping(text, "m.toml");
    return mapping ? "none" : mapping.error().text();
}
std::string field_error(const std::string& line) {
    return error(source + "[fields]\n" + needed + line + "\n");
}

TEST(Mapping, TheLeastThatWorks) {
    const auto mapping = read_mapping(source + "[fields]\n" + needed, "m.toml");
    ASSERT_TRUE(mapping) << mapping.error().text();
    EXPECT_EQ(mapping->source, "s");
    EXPECT_EQ(mapping->column_of(Field::received), "r");
    EXPECT_EQ(mapping->column_of(Field::form), "form");
    EXPECT_FALSE(mapping->rule(Field::closed).is_mapped);
}

TEST(Mapping, TheExamplesAreSound) {
    for (const char* path :
         {"examples/imports/replies.toml", "examples/imports/casework.toml", "examples/imports/provincial.toml"}) {
        std::ifstream file(path, std::ios::binary);
        ASSERT_TRUE(file) << path;
        const auto mapping = read_mapping({std::istreambuf_iterator<char>(file), {}}, path);
        EXPECT_TRUE(mapping) << mapping.error().text();
    }
}

TEST(Mapping, SameAsIsFollowedToItsOrigin) {
    const auto mapping =
        read_mapping(source + "[fields]\n" + needed +
                         "accepted = { same_as = \"registered\" }\nregistered = { same_as = \"received\" }\n",
                     "m.toml");
    ASSERT_TRUE(mapping) << mapping.error().text();
    EXPECT_EQ(mapping->column_of(Field::accepted), "r");
}

TEST(Mapping, BadHalves) {
    EXPECT_EQ(field_error("closd = { column = \"c\" }"),
              "m.toml:9: `closd` is no key of this table; did you mean `closed`?");
    EXPECT_EQ(field_error("closed = { colum = \"c\" }"),
              "m.toml:9: `closed` needs one origin; give one of column, columns, constant, same_as");
    EXPECT_EQ(field_error("closed = { column = \"c\", defalt = \"x\" }"),
              "m.toml:9: `defalt` is no key of this table; did you mean `default`?");
    EXPECT_EQ(field_error("closed = { column = \"c\", constant = \"x\" }"),
              "m.toml:9: `closed` needs one origin; give one of column, columns, constant, same_as");
    EXPECT_EQ(field_error("source = { constant = \"letter\" }"),
              "m.toml:9: `letter` is no source; use one of direct superior deputy leader_mailbox other_system");
    EXPECT_EQ(field_error("rating_organ = { column = \"g\", values = { \"1\" = \"happy\" } }"),
              "m.toml:9: `happy` is no rating_organ; use one of none satisfied fairly_satisfied dissatisfied");
    EXPECT_EQ(field_error("closed = { column = \"c\", date_formats = [\"%Y-%m\"] }"),
              "m.toml:9: `%Y-%m` is no format of a day; write it with %Y, %m and %d, and with %H, %M, %S where there "
              "is a time");
    EXPECT_EQ(field_error("closed = { column = \"c\", date_formats = [\"%Y-%m-%d %p\"] }"),
              "m.toml:9: `%Y-%m-%d %p` is no format of a day; write it with %Y, %m and %d, and with %H, %M, %S where "
              "there is a time");
    EXPECT_EQ(field_error("closed = { same_as = \"titel\" }"),
              "m.toml:9: `titel` is no field; name a field of this table");
    EXPECT_EQ(field_error("closed = { same_as = \"title\" }"),
              "m.toml:9: `title` is of another kind than `closed`; take a field of the same kind");
    EXPECT_EQ(field_error("closed = { same_as = \"replied\" }"),
              "m.toml:9: same_as names `replied`, which is not mapped; map it, or take another");
    EXPECT_EQ(field_error("closed = { same_as = \"replied\" }\nreplied = { same_as = \"closed\" }"),
              "m.toml:10: same_as leads round in a circle; give one of the fields a column");
    EXPECT_EQ(field_error("closed = { same_as = \"received\", default = \"2026-01-01\" }"),
              "m.toml:9: `same_as` takes the other field over whole and stands alone; take the other keys out");
    EXPECT_EQ(field_error("category = { constant = \"many\" }"), "m.toml:9: `many` is no category; use a whole number");
    EXPECT_EQ(field_error("text = { column = \"x\", other = \"y\" }"),
              "m.toml:9: `other` has no `values` beside it; add the table, or use `default` for empty cells");
    EXPECT_EQ(error("[source]\nname = \"s\"\nencoding = \"big5\"\n[fields]\n" + needed),
              "m.toml:3: `big5` is no encoding we read; use utf-8 or gb18030");
    EXPECT_EQ(error(source + "[fields]\ntitle = { column = \"t\" }\n"),
              "m.toml:3: `external_number` is not mapped; give it a column or a constant");
    EXPECT_EQ(error(source + "[organs]\ncreate = true\n[fields]\n" + needed),
              "m.toml:3: organs cannot be created without `region` and `from`; give the six-digit region and a first "
              "day no later than the first row's");
    EXPECT_EQ(error("[source]\n[fields]\n" + needed),
              "m.toml:1: `name` is missing; name the other system; with its number it tells one matter from another "
              "for ever");
    EXPECT_NE(error("name = ").find("m.toml:1: not TOML"), std::string::npos);
}

std::string date(std::string_view text, const std::vector<std::string>& formats) {
    const auto day = parse_date(text, formats);
    return day ? day->text() : "none";
}

TEST(Dates, EveryFormatInTurn) {
    const std::vector<std::string> formats{"%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d", "%Y年%m月%d日"};
    EXPECT_EQ(date("2019/4/25 9:32:09", formats), "2019-04-25");
    EXPECT_EQ(date("2019-04-25 23:59:59", formats), "2019-04-25");
    EXPECT_EQ(date("2018/4/24", formats), "2018-04-24");
    EXPECT_EQ(date("2020年2月29日", formats), "2020-02-29");
}

TEST(Dates, BadHalves) {
    EXPECT_EQ(date("2019/4/25 ", {"%Y/%m/%d"}), "none");
    EXPECT_EQ(date("2019/4/25 24:00:00", {"%Y/%m/%d %H:%M:%S"}), "none");
    EXPECT_EQ(date("19/4/25", {"%Y/%m/%d"}), "none");
    EXPECT_EQ(date("2019/02/29", {"%Y/%m/%d"}), "none");
    EXPECT_EQ(date("2019/13/01", {"%Y/%m/%d"}), "none");
    EXPECT_EQ(date("2019/004/25", {"%Y/%m/%d"}), "none");
    EXPECT_EQ(date("0999-01-01", {"%Y-%m-%d"}), "none");
    EXPECT_EQ(date("", {"%Y-%m-%d"}), "none");
}

TEST(SeenNumbers, TheFirstLineIsKept) {
    Seen seen;
    for (std::uint64_t line = 1; line <= 20'000; ++line)
        EXPECT_EQ(seen.meet(Seen::key(std::to_string(line)), line), 0u);
    EXPECT_EQ(seen.meet(Seen::key("777"), 30'000), 777u);
    EXPECT_FALSE(seen.is_rejected(Seen::key("777")));
    seen.mark_rejected(Seen::key("777"));
    EXPECT_TRUE(seen.is_rejected(Seen::key("777")));
    EXPECT_FALSE(seen.is_rejected(Seen::key("778")));
    EXPECT_EQ(seen.meet(Seen::key("777"), 30'001), 777u);
}

}  // namespace
}  // namespace intake
