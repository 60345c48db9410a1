// What the parts of an evaluation file say of each other.
#include <fmt/format.h>

#include <map>
#include <set>

#include "core/evaluation/fill.hpp"
#include "law/evaluation_parts.hpp"

namespace law {
namespace {

using base::ErrorKind;

template <class Part>
base::Result<> check_ids(const std::vector<Part>& parts, std::string_view what) {
    std::map<std::string_view, std::string_view> places;
    for (const Part& part : parts) {
        const auto [known, is_new] = places.try_emplace(part.id, part.place);
        if (!is_new)
            return base::fail(ErrorKind::bad_input, fmt::format("the {} {} is there twice", what, part.id), part.place,
                              fmt::format("it stands at {} already", known->second));
    }
    return {};
}

base::Result<> check_evidence(const std::set<std::string_view>& listed, const std::vector<std::string>& named,
                              const std::string& place) {
    for (const std::string& number : named) {
        if (!listed.contains(number))
            return base::fail(ErrorKind::bad_input, fmt::format("evidence {} is not listed", number), place,
                              "add its [[evidence]]");
    }
    return {};
}

base::Result<> check_lines(const core::Sheet& sheet) {
    std::set<std::string_view> listed, tasks;
    for (const core::EvidenceItem& item : sheet.evidence) {
        if (!listed.insert(item.number).second)
            return base::fail(ErrorKind::bad_input, fmt::format("evidence {} is listed twice", item.number),
                              sheet.place, "number them apart");
    }
    for (const core::SheetTask& task : sheet.tasks) tasks.insert(task.id);
    for (const core::SheetLine& line : sheet.lines) {
        if (!line.task.empty() && !tasks.contains(line.task))
            return base::fail(ErrorKind::bad_input, fmt::format("there is no task `{}`", line.task), line.place,
                              "add its [[task]]");
        if (line.actual.from == core::ActualFrom::funds && core::row_of(sheet.funds, line.actual.row) == nullptr)
            return base::fail(ErrorKind::bad_input, fmt::format("there is no row of funds `{}`", line.actual.row),
                              line.place, "add its [[funds]]");
        TRY(check_evidence(listed, line.evidence, line.place));
        for (const core::LineDeduction& deduction : line.deductions)
            TRY(check_evidence(listed, deduction.evidence, line.place));
    }
    for (const core::Bonus& bonus : sheet.bonuses) TRY(check_evidence(listed, bonus.evidence, sheet.place));
    return {};
}

}  // namespace

base::Result<> check_sheet(const core::Sheet& sheet) {
    TRY(check_ids(sheet.funds, "row"));
    TRY(check_ids(sheet.tasks, "task"));
    TRY(check_ids(sheet.lines, "line"));
    TRY(check_ids(sheet.sections, "section"));
    TRY(core::check_funds(sheet));
    return check_lines(sheet);
}

}  // namespace law
