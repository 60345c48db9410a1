#include "law/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/evaluation/fill.hpp"
#include "core/ledger/hash.hpp"
#include "law/evaluation_parts.hpp"
#include "law/ids.hpp"

namespace law {
namespace {

using base::Day;
using base::ErrorKind;

constexpr int year_min = 2000, year_max = 2199;
constexpr std::size_t parts_max = 2000;  ///< tables of one kind

/// The standard that the file names, if it was in use in that year.
base::Result<core::Standard> standard_of(Fields& fields, const core::Sheet& sheet,
                                         const std::vector<core::Standard>& standards) {
    std::string known;
    for (const core::Standard& one : standards) known += (known.empty() ? "" : ", ") + one.id;
    const auto found = std::ranges::find(standards, sheet.standard, &core::Standard::id);
    if (found == standards.end())
        return base::fail(ErrorKind::bad_input, fmt::format("there is no standard `{}`", sheet.standard),
                          fields.place("standard"), "there are: " + known);
    const bool is_in_use =
        found->from.year() <= sheet.year && (!found->until.is_set() || sheet.year <= found->until.year());
    if (!is_in_use)
        return base::fail(ErrorKind::bad_input, fmt::format("{} is not for the year {}", found->id, sheet.year),
                          fields.place("standard"),
                          found->until.is_set()
                              ? fmt::format("it is for {} to {}", found->from.year(), found->until.year())
                              : fmt::format("it is for {} and later", found->from.year()));
    return *found;
}

void read_head(Fields& fields, core::Sheet& sheet) {
    sheet.place = fields.place("id");
    sheet.id = plain_id(fields, "id");
    sheet.title = fields.text("title");
    sheet.organ = fields.text("organ");
    sheet.account = fields.text_or("account", sheet.organ);
    sheet.superior = fields.text_or("superior", "");
    sheet.project = fields.text_or("project", "");
    sheet.evaluator = fields.word_or("evaluator", core::Evaluator::self);
    sheet.year = fields.number("year", year_min, year_max);
    sheet.standard = fields.text("standard");
    sheet.layout = fields.text_or("layout", "");
    sheet.unit = fields.text_or("unit", "万元");
    sheet.goal = fields.text_or("goal", "");
    sheet.attained = fields.text_or("attained", "");
    sheet.conclusion = fields.text_or("conclusion", "");
    sheet.problems = fields.text_or("problems", "");
    sheet.measures = fields.text_or("measures", "");
    sheet.head = fields.text_or("head", "");
    sheet.finance_head = fields.text_or("finance_head", "");
}

void read_period(Fields& fields, core::Sheet& sheet) {
    const Day from = fields.day_or_none("from");
    const Day to = fields.day_or_none("to");
    sheet.period = {from.is_set() ? from : Day::from(sheet.year, 1, 1),
                    to.is_set() ? to : Day::from(sheet.year, 12, 31)};
    if (sheet.period.to < sheet.period.from)
        fields.fail(fields.place("to"), "the period ends before it begins", "swap or mend the dates");
    sheet.cut.day = fields.day_or_none("as_of");
    sheet.dated = fields.day_or_none("dated");
}

base::Result<std::optional<core::Printed>> read_printed(const Table* table, const std::string& path) {
    if (table == nullptr) return std::nullopt;
    Fields fields(*table, path);
    core::Printed printed;
    printed.total = fields.decimal_or_none("total", points_of_line);
    printed.grade = fields.text_or("grade", "");
    TRY(fields.done());
    return printed;
}

template <class Part, class Read>
base::Result<> read_all(const std::vector<const Table*>& tables, const std::string& path, std::vector<Part>& parts,
                        const Read& read) {
    if (tables.size() > parts_max)
        return base::fail(ErrorKind::bad_input, fmt::format("more than {} tables of one kind", parts_max), path,
                          "split the evaluation");
    for (const Table* table : tables) {
        Part part = TRY(read(*table, path));
        parts.push_back(std::move(part));
    }
    return {};
}

}  // namespace

base::Result<Evaluation> read_evaluation(const File& file, const std::vector<core::Standard>& standards) {
    const std::string& path = file.path;
    if (file.text.size() > evaluation_size_max)
        return base::fail(ErrorKind::bad_input, fmt::format("larger than {} bytes", evaluation_size_max), path,
                          "an evaluation is text and figures; put documents beside it");
    const Table table = TRY(parse(file.text, path));
    Fields fields(table, path);
    if (fields.text("kind", "write kind = \"evaluation\" on top") != "evaluation")
        fields.fail(fields.place("kind"), "not an evaluation", "write kind = \"evaluation\"");
    Evaluation evaluation;
    core::Sheet& sheet = evaluation.sheet;
    read_head(fields, sheet);
    if (sheet.year >= year_min) read_period(fields, sheet);
    const Table* printed = fields.table_or_none("printed");
    const auto funds = fields.tables_or_none("funds");
    const auto tasks = fields.tables_or_none("task");
    const auto lines = fields.tables("line");
    const auto bonuses = fields.tables_or_none("bonus");
    const auto evidence = fields.tables_or_none("evidence");
    const auto external = fields.tables_or_none("external");
    const auto sections = fields.tables_or_none("section");
    TRY(fields.done());
    evaluation.standard = TRY(standard_of(fields, sheet, standards));
    sheet.printed = TRY(read_printed(printed, path));
    TRY(read_all(funds, path, sheet.funds, read_funds));
    TRY(read_all(tasks, path, sheet.tasks, read_task));
    TRY(read_all(lines, path, sheet.lines,
                 [&](const Table& one, const std::string& name) { return read_line(one, name, evaluation.standard); }));
    TRY(read_all(bonuses, path, sheet.bonuses, read_bonus));
    TRY(read_all(evidence, path, sheet.evidence, read_evidence));
    TRY(read_all(external, path, sheet.external, read_external));
    TRY(read_all(sections, path, sheet.sections, read_section));
    TRY(check_sheet(sheet));
    core::fill_funds(sheet);
    evaluation.hash = core::sha256({reinterpret_cast<const std::uint8_t*>(file.text.data()), file.text.size()});
    return evaluation;
}

}  // namespace law
