#include "law/money.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "law/fields.hpp"

namespace law {
namespace {

constexpr int points_max = 100, days_max = 366;

base::Result<core::MoneyRow> read_row(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::MoneyRow row;
    row.from = fields.day("from");
    row.yellow_behind = fields.number("yellow_behind", 0, points_max);
    row.red_behind = fields.number("red_behind", 0, points_max);
    if (row.red_behind < row.yellow_behind) {
        fields.fail(fields.place("red_behind"), "red begins before yellow",
                    "give red_behind at least as many points as yellow_behind");
    }
    row.publish_days = fields.number("publish_days", 0, days_max);
    row.reason_below = fields.number("reason_below", 0, points_max);
    row.slow_below = fields.number_or("slow_below", 0, points_max, 0);
    row.is_example = fields.flag("example");
    row.source = fields.text("source", "say where it stands, or 示例 with who chose it");
    TRY(fields.done());
    return row;
}

base::Result<core::ClassGroup> read_group(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::ClassGroup group;
    group.id = fields.text("id");
    group.name_zh = fields.text("name_zh");
    group.name_en = fields.text("name_en");
    if (const std::string of = fields.text_or("of", {}); !of.empty()) {
        group.kind = core::parse_word<core::ProjectKind>(of);
        if (!group.kind) fields.fail(fields.place("of"), "`" + of + "` is no kind of expenditure", "basic or project");
    }
    group.classes = fields.texts("classes");
    const bool are_classes = std::ranges::all_of(group.classes, [](const std::string& one) {
        return !one.empty() && std::ranges::all_of(one, [](char c) { return c >= '0' && c <= '9'; });
    });
    if (group.classes.empty() || !are_classes) {
        fields.fail(fields.place("classes"), "these are no economic classes", "write their digits: [\"302\", \"310\"]");
    }
    group.is_example = fields.flag("example");
    group.source = fields.text("source", "say where it stands, or 示例 with who chose it");
    TRY(fields.done());
    return group;
}

}  // namespace

base::Result<core::MoneySettings> read_money(const File& file) {
    const Table table = TRY(parse(file.text, file.path));
    Fields fields(table, file.path);
    if (fields.text("kind") != "money")
        fields.fail(fields.place("kind"), "not a file of money settings", "write kind = \"money\"");
    (void)fields.text("id");
    const auto rows = fields.tables("row");
    const auto groups = fields.tables("group");
    TRY(fields.done());
    core::MoneySettings settings;
    for (const Table* one : rows) {
        core::MoneyRow row = TRY(read_row(*one, file.path));
        if (!settings.rows.empty() && settings.rows.back().from >= row.from) {
            return base::fail(base::ErrorKind::bad_input, "rows stand in the order of their days, each day once",
                              Fields(*one, file.path).place("from"), "put it in its place");
        }
        settings.rows.push_back(std::move(row));
    }
    for (const Table* one : groups) {
        core::ClassGroup group = TRY(read_group(*one, file.path));
        if (settings.group(group.id) != nullptr) {
            return base::fail(base::ErrorKind::bad_input, "this id stands twice", Fields(*one, file.path).place("id"),
                              "take one of them out");
        }
        settings.groups.push_back(std::move(group));
    }
    return settings;
}

base::Result<core::MoneySettings> money(const std::vector<File>& files) {
    std::map<std::string_view, const File*> by_path;
    for (const File& file : files) {
        if (file.path.starts_with(money_folder)) by_path[file.path] = &file;
    }
    core::MoneySettings settings;
    for (const auto& [path, file] : by_path) {
        core::MoneySettings one = TRY(read_money(*file));
        std::ranges::move(one.rows, std::back_inserter(settings.rows));
        std::ranges::move(one.groups, std::back_inserter(settings.groups));
    }
    std::ranges::stable_sort(settings.rows, {}, &core::MoneyRow::from);
    return settings;
}

}  // namespace law
