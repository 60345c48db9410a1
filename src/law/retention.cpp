#include "law/retention.hpp"

#include <algorithm>

#include "law/fields.hpp"

/// Every file of the folder law/, written into the program by CMake (cmake/Embed.cmake).
std::span<const base::EmbeddedFile> law_files();

namespace law {
namespace {

constexpr std::string_view own_path = "archive/retention.toml";
constexpr int years_max = 200;

base::Result<Retention> read_row(const Table& table, const std::string& path) {
    Fields fields(table, path);
    Retention row;
    const std::string word = fields.text("class", "name a class of matters, e.g. claim");
    const auto matter_class = core::parse_word<core::MatterClass>(word);
    if (matter_class) row.matter_class = *matter_class;
    if (!matter_class && !word.empty()) {
        fields.fail(fields.place("class"), "`" + word + "` is no class of matters",
                    "claim, suggestion, accusation or unclassified");
    }
    row.from = fields.day("from");
    row.years = fields.number("years", 0, years_max);
    row.is_example = fields.flag("example");
    row.source = fields.text("source", "say where it stands, or 示例 with who chose it");
    TRY(fields.done());
    return row;
}

}  // namespace

base::Result<std::vector<Retention>> read_retention(const File& file) {
    const Table table = TRY(parse(file.text, file.path));
    Fields fields(table, file.path);
    if (fields.text("kind") != "retention") {
        fields.fail(fields.place("kind"), "not a file of retention periods", "write kind = \"retention\"");
    }
    const auto entries = fields.tables("row");
    TRY(fields.done());
    std::vector<Retention> rows;
    for (const Table* entry : entries) {
        Retention row = TRY(read_row(*entry, file.path));
        const bool is_twice = std::ranges::any_of(rows, [&](const Retention& other) {
            return other.matter_class == row.matter_class && other.from == row.from;
        });
        if (is_twice) {
            return base::fail(base::ErrorKind::bad_input, "this class has two rows from the same day",
                              Fields(*entry, file.path).place("from"), "take one of them out");
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

base::Result<std::vector<Retention>> retention() {
    for (const base::EmbeddedFile& file : law_files()) {
        if (file.path == own_path) return read_retention({std::string(file.path), std::string(file.bytes)});
    }
    return base::fail(base::ErrorKind::not_found, "the program was built without it", std::string(own_path));
}

const Retention* retention_of(const std::vector<Retention>& rows, core::MatterClass matter_class,
                              base::Day closed_day) {
    const Retention* found = nullptr;
    for (const Retention& row : rows) {
        if (row.matter_class != matter_class || row.from > closed_day) continue;
        if (found == nullptr || row.from > found->from) found = &row;
    }
    return found;
}

base::Day kept_until(const Retention& row, base::Day closed_day) {
    if (row.years == 0) return base::Day::none();
    return base::Day::from(closed_day.year() + row.years, 12, 31);
}

}  // namespace law
