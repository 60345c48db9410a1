#include "core/indicator/worked.hpp"

#include <fmt/format.h>

namespace core {
namespace {

using base::ErrorKind;
using Words = std::vector<std::string>;

std::vector<Words> lines_of(const std::string& text) {
    std::vector<Words> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        Words words;
        for (std::size_t at = from; at < end;) {
            const std::size_t next = std::min(text.find_first_of(" \t\n", at), end);
            if (next > at) words.push_back(text.substr(at, next - at));
            at = next + 1;
        }
        if (!words.empty() && words[0][0] != '#') lines.push_back(std::move(words));
        from = end + 1;
    }
    return lines;
}

std::vector<std::int64_t> blank_row(Grain grain) {
    std::vector<std::int64_t> row;
    for (const Column& column : columns(grain)) {
        const bool is_blank = column.type == ColumnType::day || column.type == ColumnType::organ;
        row.push_back(is_blank ? null_cell : 0);
    }
    return row;
}

base::Result<std::int64_t> cell_of(const Column& column, const std::string& word) {
    if (word == "-") return null_cell;
    switch (column.type) {
        case ColumnType::day:
            if (const auto day = base::parse_day(word)) return day->number;
            break;
        case ColumnType::number:
        case ColumnType::organ:
            if (const auto number = base::parse_decimal(word); number && number->scale == 0) return number->digits;
            break;
        case ColumnType::boolean:
            if (word == "yes" || word == "no") return word == "yes" ? 1 : 0;
            break;
        case ColumnType::word:
            for (std::size_t i = 0; i < column.words.size(); ++i) {
                if (column.words[i].id == word || column.words[i].zh == word) return static_cast<std::int64_t>(i);
            }
            break;
    }
    return base::fail(ErrorKind::bad_input, fmt::format("{} is no {}", word, column.id), "worked rows");
}

struct WorkedRow {
    std::vector<std::int64_t> own, matter;
    std::string counts;
};

base::Result<WorkedRow> row_of(Grain grain, const Words& head, const Words& line) {
    if (line.size() != head.size()) {
        return base::fail(ErrorKind::bad_input,
                          fmt::format("a row of {} words under {} columns", line.size(), head.size()), "worked rows",
                          "write - for an empty cell");
    }
    WorkedRow row{blank_row(grain), blank_row(Grain::matters), line.back()};
    for (std::size_t i = 0; i + 1 < head.size(); ++i) {
        const auto ref = find_column(grain, head[i]);
        if (!ref) return base::fail(ErrorKind::bad_input, fmt::format("no column {}", head[i]), "worked rows");
        (ref->is_inherited ? row.matter : row.own)[ref->index] = TRY(cell_of(column_at(grain, *ref), line[i]));
    }
    return row;
}

}  // namespace

base::Result<WorkedOutcome> work(const Definition& definition, const Worked& worked) {
    const Parts parts = TRY(parts_of(definition));
    const Scope scope{.period = worked.period, .cut = worked.cut, .organs = {}};
    const Node numerator = TRY(bind(parts.numerator.root, scope));
    std::optional<Node> denominator;
    if (parts.denominator) denominator = TRY(bind(parts.denominator->root, scope));

    const auto lines = lines_of(worked.rows);
    if (lines.size() < 2 || lines[0].back() != "counts") {
        return base::fail(ErrorKind::bad_input, "the example needs a head ending in `counts` and a row", "worked rows");
    }
    WorkedOutcome outcome;
    if (denominator) outcome.denominator = 0;
    const auto amount = [](const std::optional<Amount>& sum, const WorkedRow& row) -> std::int64_t {
        if (!sum) return 1;
        return row.own[sum->column] - (sum->minus ? row.own[*sum->minus] : 0);
    };
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const WorkedRow row = TRY(row_of(definition.grain, lines[0], lines[i]));
        const Cells cells{row.own, row.matter};
        const bool is_in_numerator = holds(numerator, cells);
        const bool is_in_denominator = denominator && holds(*denominator, cells);
        if (is_in_numerator) outcome.numerator += amount(parts.numerator_sum, row);
        if (is_in_denominator) *outcome.denominator += amount(parts.denominator_sum, row);
        const std::string counted = is_in_numerator && is_in_denominator ? "both"
                                    : is_in_numerator                    ? "numerator"
                                    : is_in_denominator                  ? "denominator"
                                                                         : "no";
        if (counted != row.counts)
            outcome.wrong_rows.push_back(fmt::format("row {}: counted as {}, not {}", i, counted, row.counts));
    }
    if (definition.measure == Measure::decline) outcome.denominator = worked.denominator;
    outcome.value = value_of(definition, outcome.numerator, outcome.denominator);
    return outcome;
}

}  // namespace core
