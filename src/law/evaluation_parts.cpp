#include "law/evaluation_parts.hpp"

#include <fmt/format.h>

#include "law/ids.hpp"

namespace law {
namespace {

constexpr int pages_max = 100'000;
constexpr int rank_max = 100'000;
constexpr std::size_t file_path_max = 300;  ///< bytes

/// `account = true` and what narrows it; nothing where amounts are typed.
std::optional<core::AccountFilter> read_filter(Fields& fields) {
    if (!fields.flag("account")) return std::nullopt;
    core::AccountFilter filter;
    if (fields.has("project")) filter.project = fields.text("project");
    if (fields.has("spending")) filter.kind = fields.word<core::ProjectKind>("spending");
    if (fields.has("source")) filter.source = fields.word<core::MoneySource>("source");
    filter.classes = fields.texts("classes");
    for (const char* typed : {"initial", "adjusted", "adjustment", "spent"}) {
        if (fields.has(typed))
            fields.fail(fields.place(typed), "this row takes its amounts from the accounts",
                        "take the amount out, or account = true");
    }
    return filter;
}

/// Below the file's own folder: neither absolute nor upwards, and a path on every system.
bool is_beside(std::string_view path) {
    if (path.empty()) return true;
    if (path.size() > file_path_max || path.starts_with('/') || path.find_first_of("\\:\"") != path.npos) return false;
    while (!path.empty()) {
        const std::string_view part = path.substr(0, path.find('/'));
        if (part.empty() || part == "." || part == "..") return false;
        path.remove_prefix(std::min(part.size() + 1, path.size()));
    }
    return true;
}

}  // namespace

base::Result<core::FundsRow> read_funds(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::FundsRow row;
    row.place = fields.place();
    row.id = plain_id(fields, "id");
    row.name = fields.text("name");
    row.part_of = fields.text_or("part_of", "");
    row.account = read_filter(fields);
    row.initial = fields.decimal_or_none("initial", amount_range);
    row.adjusted = fields.decimal_or_none("adjusted", amount_range);
    row.spent = fields.decimal_or_none("spent", amount_range);
    const auto adjustment = fields.decimal_or_none("adjustment", amount_range);
    TRY(fields.done());
    if (!adjustment) return row;
    const auto sum = row.initial ? base::add(*row.initial, *adjustment) : std::nullopt;
    if (!sum)
        return base::fail(base::ErrorKind::bad_input, "an adjustment needs the initial budget",
                          fields.place("adjustment"), "add initial");
    if (row.adjusted && compare(*row.adjusted, *sum) != 0)
        return base::fail(base::ErrorKind::bad_input,
                          fmt::format("{} + {} is {}, not {}", row.initial->text(), adjustment->text(), sum->text(),
                                      row.adjusted->text()),
                          fields.place("adjusted"), "mend one of the three, or leave one out");
    row.adjusted = sum;
    return row;
}

base::Result<core::SheetTask> read_task(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::SheetTask task;
    task.place = fields.place();
    task.id = plain_id(fields, "id");
    task.name = fields.text("name");
    task.goal = fields.text_or("goal", "");
    task.attained = fields.text_or("attained", "");
    task.funds = fields.decimal_or_none("funds", amount_range);
    TRY(fields.done());
    return task;
}

base::Result<core::Bonus> read_bonus(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::Bonus bonus;
    bonus.name = fields.text("name");
    bonus.points = fields.decimal("points", points_of_line);
    bonus.reason = fields.text("reason", "say what it is given for");
    bonus.evidence = fields.texts("evidence");
    TRY(fields.done());
    return bonus;
}

base::Result<core::EvidenceItem> read_evidence(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::EvidenceItem item;
    item.number = fields.text("number");
    item.title = fields.text("title");
    item.document = fields.text_or("document", "");
    item.pages = fields.number_or("pages", 0, pages_max, 0);
    item.file = fields.text_or("file", "");
    if (!is_beside(item.file))
        fields.fail(fields.place("file"), fmt::format("`{}` does not lie beside the evaluation file", item.file),
                    "write a path below its folder, such as \"evidence/1-1.pdf\"");
    TRY(fields.done());
    return item;
}

base::Result<core::ExternalResult> read_external(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::ExternalResult result;
    result.name = fields.text("name");
    result.issuer = fields.text("issuer", "say who assessed or awarded");
    result.document = fields.text_or("document", "");
    result.points = fields.decimal_or_none("points", points_of_line);
    result.full = fields.decimal_or_none("full", points_of_line);
    result.rank = fields.number_or("rank", 1, rank_max, 0);
    result.result = fields.text_or("result", "");
    if (result.points && result.full && compare(*result.points, *result.full) > 0)
        fields.fail(fields.place("points"), "more points than the full mark", "mend points or full");
    TRY(fields.done());
    return result;
}

base::Result<core::ProseSection> read_section(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::ProseSection section;
    section.place = fields.place();
    section.id = fields.text("id", "name a section of the layout");
    section.text = fields.text("text");
    TRY(fields.done());
    return section;
}

}  // namespace law
