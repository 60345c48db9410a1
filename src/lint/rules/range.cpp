// possible_range: what the real budget can have been, from expenditures and the rates printed beside them.
#include "lint/arithmetic.hpp"
#include "lint/rules/execution.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

struct Ranges {
    Range own, of_parts, both;
    std::string text;  ///< how they come about
};

/// The range of the whole by its own rate, by those of its parts, and by both.
std::optional<Ranges> ranges_of(const Execution& whole, const std::vector<const Execution*>& parts, Rounding rounding) {
    const auto own = whole_range(whole.spent->value, whole.rate->value, rounding);
    if (!own) return std::nullopt;
    Ranges ranges{.own = *own,
                  .of_parts = {},
                  .both = *own,
                  .text = fmt::format("{}/{} → {}", whole.spent->value.text(), shown(*whole.rate), own->text())};
    if (parts.empty()) return ranges;
    Range sum{};
    for (const Execution* part : parts) {
        const auto one = whole_range(part->spent->value, part->rate->value, rounding);
        const auto more = one ? add(sum, *one) : std::nullopt;
        if (!more) return std::nullopt;
        ranges.text += fmt::format("；{}/{} → {}", part->spent->value.text(), shown(*part->rate), one->text());
        sum = *more;
    }
    ranges.of_parts = sum;
    ranges.both = meet(*own, sum);
    ranges.text +=
        fmt::format("；各部分相加 {}；合并 {}", sum.text(), ranges.both.is_empty() ? "空" : ranges.both.text());
    return ranges;
}

}  // namespace

void check_ranges(const Report& report, Findings& findings) {
    const auto all = executions(report);
    for (const Execution& whole : all) {
        if (whole.is_part || whole.spent == nullptr || whole.budget == nullptr) continue;
        std::vector<const Execution*> parts;
        std::vector<Decimal> spent;
        for (const Execution& part : all) {
            const bool is_of_it = part.is_part && part.spent != nullptr && part.budget == nullptr &&
                                  part.rate->paragraph == whole.rate->paragraph &&
                                  part.spent->unit == whole.spent->unit;
            if (!is_of_it) continue;
            parts.push_back(&part);
            spent.push_back(part.spent->value);
        }
        const auto sum = sum_of(spent);
        if (!sum || !is_equal(*sum, whole.spent->value)) parts.clear();
        const Decimal printed = whole.budget->value;
        const bool is_own_right = is_rate_of(whole.rate->value, whole.spent->value, printed);
        const auto half = ranges_of(whole, parts, Rounding::half_up), cut = ranges_of(whole, parts, Rounding::truncate);
        const bool is_of_initial =
            whole.initial != nullptr && is_rate_of(whole.rate->value, whole.spent->value, whole.initial->value);
        if (is_of_initial || !half || !cut || half->both.holds(printed) || cut->both.holds(printed)) continue;
        if (parts.empty() && is_own_right) continue;
        const std::string real = half->both.is_empty() ? half->own.text() : half->both.text();
        findings.push_back(
            {.rule = "possible_range",
             .place = report.place_of(*whole.budget),
             .stated = shown(*whole.budget),
             .against = real,
             .arithmetic = half->text,
             .zh = half->both.is_empty() ? fmt::format("各完成率互相矛盾：没有一个预算数能同时得出它们")
                                         : fmt::format("按所印完成率，实际预算数应在 {} 之内，所印 {} 不在其中", real,
                                                       shown(*whole.budget)),
             .en = half->both.is_empty() ? "the rates contradict each other: no budget gives them all"
                                         : fmt::format("by the rates printed the real budget lies in {}; {} does not",
                                                       real, shown(*whole.budget)),
             .other = report.place_of(*whole.rate)});
    }
}

}  // namespace lint
