#include "lint/rules/pairs.hpp"

#include <algorithm>

#include "lint/arithmetic.hpp"
#include "lint/words.hpp"

namespace lint {

bool is_same_unit(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty() || a == b) return true;
    // 次、宗、件、起、批 count occurrences, 人、名、位、人次 people: offices take one for the other.
    static const Words occurrences{"次",   "宗", "件", "起", "批", "批次", "件次", "宗次", "场",
                                   "场次", "期", "例", "份", "篇", "项",   "个",   "案件", "条"};
    static const Words people{"人", "名", "位", "人次", "个"};
    const auto both = [&](Words words) {
        return std::ranges::find(words, a) != words.end() && std::ranges::find(words, b) != words.end();
    };
    const auto is_days = [](std::string_view unit) { return unit == "天" || unit == "工作日" || unit == "个工作日"; };
    return both(occurrences) || both(people) || (is_days(a) && is_days(b));
}

std::optional<bool> is_met(const Indicator& row) {
    if (!row.target.number || !row.actual.number) return std::nullopt;
    const Number &target = *row.target.number, &actual = *row.actual.number;
    if (actual.bound != Bound::exact || actual.is_about || actual.full || target.is_rank != actual.is_rank)
        return std::nullopt;
    if (!is_same_unit(target.unit, actual.unit)) return std::nullopt;
    const auto order = base::compare(actual.value, target.value);
    switch (target.bound) {
        case Bound::at_least: return order >= 0;
        case Bound::more_than: return order > 0;
        case Bound::at_most: return order <= 0;
        case Bound::less_than: return order < 0;
        case Bound::exact: break;
    }
    // Without a sign more is better where it is a rate of something done; else nobody can say.
    if (order == 0) return true;
    const bool is_reverse =
        has_any(row.name, {"下降", "减少", "成本", "故障", "超期", "投诉", "重复", "差错", "控制率", "次数不", "支出"});
    return target.unit == "%" && !is_reverse ? std::optional(order > 0) : std::nullopt;
}

const Indicator* in_table(const Report& report, const Indicator& sentence) {
    const Indicator* found = nullptr;
    for (const Indicator& row : report.indicators) {
        if (row.is_prose || row.is_total) continue;
        if (!is_same_name(row.name, sentence.name)) continue;
        if (found != nullptr && (found->target.text != row.target.text || found->actual.text != row.actual.text))
            return nullptr;
        found = &row;
    }
    if (found == nullptr && has(sentence.name, "满意度")) {  // the only row under 满意度
        std::size_t rows = 0;
        for (const Indicator& row : report.indicators) {
            if (row.is_prose || row.kind != "满意度") continue;
            ++rows;
            found = &row;
        }
        if (rows != 1) found = nullptr;
    }
    if (found != nullptr || !sentence.actual.number) return found;
    // By the actual, if it is a figure that stands once in the tables, and the names share a word.
    for (const Indicator& row : report.indicators) {
        if (row.is_prose || !row.actual.number || !is_equal(row.actual.number->value, sentence.actual.number->value) ||
            row.actual.number->unit != sentence.actual.number->unit)
            continue;
        if (found != nullptr) return nullptr;
        found = &row;
    }
    if (found == nullptr || sentence.actual.number->value.scale == 0) return nullptr;
    return length(common_part(bare_name(found->name + found->target.text), bare_name(sentence.name))) >= 2 ? found
                                                                                                           : nullptr;
}

}  // namespace lint
