#include "law/readers.hpp"

namespace law {
namespace {

constexpr int count_max = 3660;
constexpr int extension_most = 366;

core::Unit read_unit(Fields& fields) {
    const std::string unit = fields.text("unit", "write \"day\" or \"working_day\"");
    if (unit != "day" && unit != "working_day")
        fields.fail(fields.place("unit"), "`" + unit + "` is no unit", "write \"day\" or \"working_day\"");
    return unit == "working_day" ? core::Unit::working_day : core::Unit::day;
}

base::Result<Placed<core::Term>> read_row(const Table& table, const std::string& path, const core::Term& head) {
    Fields fields(table, path);
    core::Term term = head;
    read_span(fields, term.from, term.until);
    Cited cited = read_citation(fields);
    term.instrument = std::move(cited.instrument);
    term.article = std::move(cited.article);
    term.is_example = cited.is_example;
    term.trigger = fields.text("trigger", "say which day starts the period");
    // The length of an assigned period comes from the assignment itself.
    const bool is_assigned = term.id == core::TermId::assigned;
    term.count = fields.number("count", is_assigned ? 0 : 1, is_assigned ? 0 : count_max);
    term.unit = read_unit(fields);
    term.extension_max = fields.number_or("extension_max", 0, extension_most, 0);
    term.excludes_hearing = fields.flag("excludes_hearing");
    term.source = fields.text("source", "name where the text was read");
    TRY(fields.done());
    return Placed<core::Term>{std::move(term), fields.place("from")};
}

}  // namespace

base::Result<std::vector<Placed<core::Term>>> read_term(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::Term head;
    fields.text("kind");
    const std::string id = fields.text("id");
    const auto known = core::parse_term(id);
    if (known)
        head.id = *known;
    else
        fields.fail(fields.place("id"), "`" + id + "` is no term that the program knows",
                    "see docs/formats/law.md for the ten ids");
    head.name_zh = fields.text("name_zh");
    head.name_en = fields.text("name_en");
    const auto rows = fields.tables("row");
    TRY(fields.done());
    std::vector<Placed<core::Term>> terms;
    for (const Table* row : rows) {
        Placed<core::Term> term = TRY(read_row(*row, path, head));
        terms.push_back(std::move(term));
    }
    return terms;
}

}  // namespace law
