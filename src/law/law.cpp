#include "law/law.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <span>

#include "core/ledger/hash.hpp"
#include "law/check.hpp"
#include "law/ids.hpp"
#include "law/money.hpp"
#include "law/standards.hpp"

/// Every file of the folder law/, written into the program by CMake (cmake/Embed.cmake).
std::span<const base::EmbeddedFile> law_files();

namespace law {
namespace {

using base::ErrorKind;

struct Kind {
    std::string_view name;  ///< `kind = "…"`
    std::string_view folder;
    std::string_view key;  ///< the field that names the file
};
constexpr std::array kinds{Kind{"articles", "articles/", "id"},   Kind{"term", "terms/", "id"},
                           Kind{"calendar", "calendar/", "year"}, Kind{"rolls", "rolls/", "id"},
                           Kind{"setting", "settings/", "id"},    Kind{"standard", standards_folder, "id"},
                           Kind{"money", money_folder, "id"}};
constexpr std::string_view cure_kind =
    "write kind = \"articles\", \"term\", \"calendar\", \"rolls\", \"setting\", \"standard\" or \"money\" on top";
constexpr int year_max = 9999;

bool is_ours(std::string_view path) {
    return std::ranges::any_of(kinds, [path](const Kind& kind) { return path.starts_with(kind.folder); });
}

base::Result<std::string> path_in(const Table& table, const std::string& name) {
    Fields fields(table, name);
    const std::string kind_name = fields.text("kind", cure_kind);
    const auto kind = std::ranges::find(kinds, kind_name, &Kind::name);
    if (kind == kinds.end())
        return base::fail(ErrorKind::bad_input, "the file does not say what it is", fields.place("kind"),
                          std::string(cure_kind));
    std::string id;
    if (kind->key == "year") {
        if (const int year = fields.number("year", 1, year_max); fields.has("year")) id = std::to_string(year);
    } else {
        id = fields.text("id");
    }
    if (!is_plain(id))
        return base::fail(ErrorKind::bad_input, "`" + std::string(kind->key) + "` gives the file no name",
                          fields.place(kind->key), "use small letters, digits, - and _");
    return std::string(kind->folder) + id + ".toml";
}

base::Result<> read_file(const std::string& path, const std::string& text, ReadSet& set) {
    const Table table = TRY(parse(text, path));
    const std::string expected = TRY(path_in(table, path));
    if (expected != path)
        return base::fail(ErrorKind::bad_input, "by its content this is " + expected, path + ":1",
                          "rename it or mend its id");
    if (path.starts_with("articles/")) {
        Placed<core::Instrument> instrument = TRY(read_articles(table, path));
        set.instruments.push_back(std::move(instrument));
    } else if (path.starts_with("terms/")) {
        std::vector<Placed<core::Term>> rows = TRY(read_term(table, path));
        std::ranges::move(rows, std::back_inserter(set.terms));
    } else if (path.starts_with("calendar/")) {
        ReadYear year = TRY(read_year(table, path));
        set.years.push_back(std::move(year));
    } else if (path.starts_with(standards_folder)) {
        TRY(read_standards({{path, text}}));  // checked here; law/standards.hpp gives them
    } else if (path.starts_with("settings/")) {
        std::vector<Placed<core::Setting>> rows = TRY(read_setting(table, path));
        std::ranges::move(rows, std::back_inserter(set.settings));
    } else if (path.starts_with(money_folder)) {
        TRY(read_money({path, text}));  // checked here; law/money.hpp gives the settings
    } else {
        std::vector<Placed<core::RollRule>> rows = TRY(read_rolls(table, path));
        std::ranges::move(rows, std::back_inserter(set.rolls));
    }
    return {};
}

base::Result<core::Law> assemble(ReadSet set) {
    TRY(check_instruments(set));
    TRY(check_terms(set));
    TRY(check_rolls(set));
    TRY(check_settings(set));
    TRY(check_years(set));
    core::Law law;
    for (auto& placed : set.instruments) law.instruments.push_back(std::move(placed.value));
    for (auto& placed : set.terms) law.terms.push_back(std::move(placed.value));
    for (auto& placed : set.rolls) law.rolls.push_back(std::move(placed.value));
    for (auto& placed : set.settings) law.settings.push_back(std::move(placed.value));
    std::ranges::sort(law.terms, [](const core::Term& a, const core::Term& b) {
        return std::pair(a.id, a.from) < std::pair(b.id, b.from);
    });
    std::vector<core::CalendarYear> years;
    for (ReadYear& read : set.years) years.push_back(std::move(read.year));
    law.calendar = TRY(core::Calendar::from(std::move(years)));
    return law;
}

}  // namespace

std::vector<File> embedded() {
    std::vector<File> files;
    for (const base::EmbeddedFile& file : law_files())
        if (is_ours(file.path)) files.push_back({std::string(file.path), std::string(file.bytes)});
    return files;
}

base::Result<std::string> path_of(const std::string& text, const std::string& name) {
    const Table table = TRY(parse(text, name));
    return path_in(table, name);
}

base::Result<core::Law> read(const std::vector<File>& files) {
    std::map<std::string, const std::string*> by_path;  // a later file replaces an earlier one
    for (const File& file : files) {
        if (!is_ours(file.path))
            return base::fail(ErrorKind::bad_input, "not a folder of law files", file.path,
                              "put it into articles/, terms/, calendar/, rolls/, settings/, standards/ or money/");
        by_path[file.path] = &file.text;
    }
    ReadSet set;
    base::Writer bytes;  // lengths go in too, so that no two sets share their bytes
    for (const auto& [path, text] : by_path) {
        TRY(read_file(path, *text, set));
        bytes.string(path);
        bytes.string(*text);
    }
    core::Law law = TRY(assemble(std::move(set)));
    law.hash = core::sha256(bytes.out());
    return law;
}

}  // namespace law
