// Every kind of bad law file fails, and says where and what to do. Each row edits one embedded file and names the line.
#include <gtest/gtest.h>

#include <algorithm>

#include "law/law.hpp"

namespace law {
namespace {

/// The embedded set with `from` turned into `to` at its first place in one file, and the line that gets the blame.
struct BadRow {
    const char* name;
    const char* path;
    const char* from;
    const char* to;
    int line;
    const char* message;  ///< a part of what must be said
};

void PrintTo(const BadRow& row, std::ostream* out) {
    *out << row.path << ": " << row.from << " -> " << row.to;
}

constexpr const char* handle = "terms/handle.toml";
constexpr const char* rate = "terms/rate.toml";
constexpr const char* lapse = "settings/lapse_closes.toml";
constexpr const char* y2026 = "calendar/2026.toml";
constexpr const char* rolls = "rolls/civil-law.toml";
constexpr const char* r2022 = "articles/regulation-2022.toml";

constexpr BadRow bad_rows[] = {
    {"BadToml", handle, "count = 60", "count = ", 14, "not TOML"},
    {"BareLetter", handle, "unit = \"day\"", "unit = d\u00e4y", 15, "not TOML"},
    {"BareMark", handle, "unit = \"day\"", "unit = ~e4", 15, "not TOML"},
    {"TextBehindNumber", handle, "count = 60", "count = 60\"\u300a\"", 14, "not TOML"},
    {"TextBehindDate", handle, "2022-04-30", "2022-04-30 '\u00e9'", 10, "not TOML"},
    {"BareBackslash", handle, "unit = \"day\"", "unit = \"\"\"d\\\u300a\"\"\"", 15, "not TOML"},
    {"NotUtf8", handle, "unit = \"day\"", "unit = \"d\xe5y\"", 15, "not UTF-8"},
    {"HeaderOfNothing", handle, "[[row]]", "[*", 8, "not TOML"},
    {"KeyTwice", handle, "count = 60", "count = 60\ncount = 61", 15, "not TOML"},
    {"NoSuchDate", handle, "2022-04-30", "2022-04-31", 10, "not TOML"},
    {"FarDate", handle, "2022-04-30", "2922-04-30", 10, "no date we know"},
    {"DateInQuotes", handle, "from = 2005-05-01", "from = \"2005-05-01\"", 9, "not a date"},
    {"Float", handle, "count = 60", "count = 60.5", 14, "floats"},
    {"CountInQuotes", handle, "count = 60", "count = \"60\"", 14, "not a whole number"},
    {"CountZero", handle, "count = 60", "count = 0", 14, "`count` is 0"},
    {"CountHuge", handle, "count = 60", "count = 99999999999", 14, "`count` is 99999999999"},
    {"CountMissing", handle, "count = 60\n", "", 8, "`count` is missing"},
    {"CountOfAssigned", "terms/assigned.toml", "count = 0", "count = 15", 13, "`count` is 15"},
    {"SettingWithoutValue", lapse, "value = true\n", "", 8, "`value` is missing"},
    {"SettingNoFlag", lapse, "value = true", "value = 1", 10, "true or false"},
    {"SettingShowsNoArticle", lapse, "example = true", "example = true\narticle = \"35\"", 12, "shows no article"},
    {"SettingCitesNothing", lapse, "example = true\n", "", 8, "`instrument` is missing"},
    {"SettingTooSmall", "settings/collective_people.toml", "value = 5", "value = 0", 9, "`value` is 0"},
    {"SettingEndsForGood", lapse, "from = 2005-05-01", "from = 2005-05-01\nuntil = 2004-01-01", 10, "before `from`"},
    {"UnknownKey", handle, "extension_max = 30", "extention_max = 30", 16, "`extention_max` is no key"},
    {"UnknownTopKey", handle, "name_en", "name_fr = \"x\"\nname_en", 5, "`name_fr` is no key"},
    {"ExtensionHuge", handle, "extension_max = 30", "extension_max = 3000", 16, "`extension_max` is 3000"},
    {"UnknownUnit", handle, "unit = \"day\"", "unit = \"week\"", 15, "no unit"},
    {"NoSource", handle, "source = \"《信访条例》公布文本\"\n", "", 8, "`source` is missing"},
    {"EmptySource", handle, "source = \"《信访条例》公布文本\"", "source = \"\"", 17, "`source` is empty"},
    {"NoCitation", handle, "article = \"33\"\n", "", 8, "`article` is missing"},
    {"NoInstrument", handle, "instrument = \"regulation-2005\"\n", "", 8, "`instrument` is missing"},
    {"BadCitation", handle, "article = \"33\"", "article = \"三十三\"", 12, "no article"},
    {"BadItem", handle, "article = \"33\"", "article = \"33(\"", 12, "no article"},
    {"UnknownArticle", handle, "article = \"33\"", "article = \"52\"", 9, "has no article 52"},
    {"UnknownArticle2022", handle, "article = \"34\"", "article = \"51(6)\"", 21, "has no article 51(6)"},
    {"UnknownInstrument", handle, "regulation-2005", "regulation-1995", 9, "no instrument"},
    {"ArticleOfExample", rate, "example = true", "example = true\narticle = \"21\"", 14, "example shows no article"},
    {"UntilBeforeFrom", handle, "until = 2022-04-30", "until = 2002-04-30", 10, "before `from`"},
    {"Overlap", handle, "from = 2022-05-01", "from = 2022-04-30", 21, "overlap"},
    {"Gap", handle, "until = 2022-04-30", "until = 2022-04-29", 21, "nothing governs"},
    {"BeyondInstrument", "terms/object.toml", "from = 2022-05-01", "from = 2022-04-30", 9, "reaches beyond"},
    {"UnknownTerm", handle, "id = \"handle\"", "id = \"finish\"", 1, "terms/finish.toml"},
    {"NoRows", rate, "[[row]]", "[row]", 8, "not [[row]]"},
    {"WrongKind", handle, "kind = \"term\"", "kind = \"terms\"", 2, "does not say what it is"},
    {"ArticleSkipped", r2022, "number = \"7\"", "number = \"8\"", 40, "stands where 7 belongs"},
    {"NoDigest", r2022, "digest = \"由国家信访局解释。\"\n", "", 249, "`digest` is missing"},
    {"NoEnactment", r2022, "source = \"2022年2月25日中共中央、国务院发布\"\n", "", 1, "`source` is missing"},
    {"RegulationsOverlap", r2022, "from = 2022-05-01", "from = 2022-04-01", 6, "overlap"},
    {"NoNotice", y2026, "notice = \"国办发明电〔2025〕7号\"\n", "", 1, "`notice` is missing"},
    {"NoFestivalName", y2026, "name = \"元旦\"\n", "", 9, "`name` is missing"},
    {"RestAndWork", y2026, "2026-01-02, 2026-01-03]", "2026-01-02, 2026-01-04]", 13, "both a rest day and a workday"},
    {"RestTwice", y2026, "2026-01-02, 2026-01-03]", "2026-01-02, 2026-01-02]", 12, "listed twice"},
    {"WorkOnMonday", y2026, "work = [2026-01-04]", "work = [2026-01-05]", 13, "is a Monday"},
    {"OtherYear", y2026, "rest = [2026-01-01", "rest = [2025-01-01", 12, "lies outside 2026"},
    {"TextAmongDates", y2026, "rest = [2026-01-01", "rest = [\"2026-01-01\"", 12, "list of dates"},
    {"NoRest", y2026, "rest = [2026-01-01, 2026-01-02, 2026-01-03]", "rest = []", 12, "without rest days"},
    {"YearOfOtherFile", y2026, "year = 2026", "year = 2027", 1, "by its content this is calendar/2027.toml"},
    {"AnalogyHidden", rolls, "《民法典》第二百零三条（类推适用）", "《民法典》第二百零三条", 21, "analogy"},
    {"RollsOverlap", rolls, "until = 2017-09-30", "until = 2017-10-01", 14, "overlap"},
    {"RollsStartLate", rolls, "from = 1987-01-01", "from = 2006-01-01", 8, "no rule for rest days before"},
    {"RollsEnd", rolls, "from = 2021-01-01", "from = 2021-01-01\nuntil = 2030-12-31", 20,
     "no rule for rest days after"},
};

base::Result<core::Law> read_edited(const BadRow& row) {
    std::vector<File> files = embedded();
    const auto file = std::ranges::find(files, row.path, &File::path);
    if (file == files.end()) throw std::runtime_error(row.path);
    const auto at = file->text.find(row.from);
    if (at == std::string::npos) throw std::runtime_error(std::string(row.name) + ": nothing to edit");
    file->text.replace(at, std::string_view(row.from).size(), row.to);
    return read(files);
}

class BadFile : public testing::TestWithParam<BadRow> {};

TEST_P(BadFile, NamesFileLineAndCure) {
    const BadRow& row = GetParam();
    const auto law = read_edited(row);
    ASSERT_FALSE(law);
    const base::Error& error = law.error();
    EXPECT_EQ(error.place, std::string(row.path) + ":" + std::to_string(row.line)) << error.text();
    EXPECT_NE(error.message.find(row.message), std::string::npos) << error.text();
    EXPECT_FALSE(error.cure.empty()) << error.text();
}

INSTANTIATE_TEST_SUITE_P(Law, BadFile, testing::ValuesIn(bad_rows), [](const auto& row) { return row.param.name; });

base::Result<core::Law> read_without(std::string_view path) {
    std::vector<File> files = embedded();
    std::erase_if(files, [path](const File& file) { return file.path.starts_with(path); });
    return read(files);
}

TEST(BadSet, MissingFiles) {
    EXPECT_EQ(read_without("calendar/2013").error().place, "calendar/2014.toml:5");
    EXPECT_EQ(read_without("calendar/").error().place, "calendar/");
    EXPECT_EQ(read_without("terms/object").error().place, "terms/object.toml");
    EXPECT_EQ(read_without("rolls/").error().place, "rolls/");
    EXPECT_EQ(read_without("settings/lapse").error().place, "settings/lapse_closes.toml");
    EXPECT_EQ(read_without("articles/").error().place, "articles/");
    EXPECT_EQ(read_without("articles/regulation-2005").error().message, "no instrument `regulation-2005`");
}

TEST(BadSet, ForeignFolder) {
    std::vector<File> files = embedded();
    files.push_back({.path = "indicators/x.toml", .text = ""});
    EXPECT_EQ(read(files).error().place, "indicators/x.toml");
}

// 2027's notice may give rest to a December day that 2026's notice made a workday: both files are named.
TEST(BadSet, YearsContradict) {
    std::vector<File> files = embedded();
    files.push_back({.path = "calendar/2020.toml", .text = R"(kind = "calendar"
year = 2020
notice = "试验"
announced = 2019-11-21
[[festival]]
name = "元旦"
rest = [2020-01-01]
work = [2019-12-29]
)"});
    files.push_back({.path = "calendar/2019.toml", .text = R"(kind = "calendar"
year = 2019
notice = "试验"
announced = 2018-11-21
[[festival]]
name = "冬至"
rest = [2019-12-29]
)"});
    const auto law = read(files);
    ASSERT_FALSE(law);
    EXPECT_EQ(law.error().place, "calendar/2020.toml:8");
    EXPECT_NE(law.error().message.find("calendar/2019.toml:7"), std::string::npos);
}

}  // namespace
}  // namespace law
