#include "lint/rules/usual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "law/money.hpp"
#include "law/standards.hpp"

namespace lint {
namespace {

/// Groups that hold the points of 预算执行率, by the forms.
constexpr std::string_view execution_groups[]{"execution", "spending_rate"};

Usual read_own() {
    const auto standards = law::standards();
    const auto money = law::money(law::embedded());
    if (!standards || !money || money->rows.empty()) return {};
    return usual_of(*standards, usual_standard, *money, money->rows.back().from);
}

}  // namespace

Usual usual_of(std::span<const core::Standard> standards, std::string_view id, const core::MoneySettings& money,
               base::Day day) {
    Usual usual;
    if (const core::MoneyRow* row = money.on(day); row != nullptr && row->slow_below > 0)
        usual.spent_in_time = base::Decimal{row->slow_below, 0};
    const auto standard = std::ranges::find(standards, id, &core::Standard::id);
    if (standard == standards.end() || !standard->full) return usual;
    usual.grades = standard->grades;
    for (const std::string_view name : execution_groups) {
        const core::StandardGroup* execution = core::group_of(*standard, name);
        if (execution == nullptr || !execution->full) continue;
        const auto others = base::subtract(*standard->full, *execution->full);
        if (!others) continue;
        usual.execution = *execution->full;
        usual.others = *others;
        break;
    }
    return usual;
}

const Usual& own_usual() {
    static const Usual read = read_own();
    return read;
}

std::string grades_text(const Usual& usual) {
    std::string text;
    for (const core::GradeBand& band : usual.grades)
        text += fmt::format("{}{} ≥ {}", text.empty() ? "" : "，", band.name, band.from.text());
    return text;
}

}  // namespace lint
