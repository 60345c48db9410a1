// sum, in tables: full marks, scores and funds against the row that adds them up, and a tree's group against its parts.
#include <algorithm>
#include <map>

#include "lint/arithmetic.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

void unequal(Findings& findings, const Value& total, const std::vector<Decimal>& parts, std::string_view zh,
             std::string_view en) {
    const auto sum = sum_of(parts);
    if (!sum || !total.number || is_equal(*sum, total.number->value)) return;
    std::string terms = parts.size() <= 12 ? plus(parts) : fmt::format("{} 项", parts.size());
    findings.push_back(
        {.rule = "sum",
         .place = total.place,
         .stated = total.number->value.text(),
         .against = sum->text(),
         .arithmetic = fmt::format("{} = {} ≠ {}", terms, sum->text(), total.number->value.text()),
         .zh = fmt::format("{}：合计印为 {}，各行相加为 {}", zh, total.number->value.text(), sum->text()),
         .en = fmt::format("{}: the total is printed as {}, the rows add up to {}", en, total.number->value.text(),
                           sum->text())});
}

/// Some of the rows may be parts of others; if any reading gives the total it is right.
bool can_give(const std::vector<Decimal>& parts, Decimal total) {
    const std::size_t count = std::min<std::size_t>(parts.size(), 14);
    for (std::uint32_t set = 1; set < (1U << count); ++set) {
        std::vector<Decimal> some;
        for (std::size_t i = 0; i < count; ++i) {
            if ((set >> i & 1U) != 0) some.push_back(parts[i]);
        }
        const auto sum = sum_of(some);
        if (!sum || is_equal(*sum, total)) return true;
    }
    return false;
}

/// Full marks and scores of the rows of one table that name no further parts.
void check_marks(const Report& report, std::size_t table, Findings& findings) {
    for (const bool is_full : {true, false}) {
        std::vector<Decimal> parts;
        const Value* total = nullptr;
        bool is_gapless = true;
        for (const Indicator& row : report.indicators) {
            if (row.table != table || !row.parent.empty()) continue;
            const Value& value = is_full ? row.full : row.score;
            if (row.is_total) {
                if (value.number) total = &value;
            } else if (value.number) {
                parts.push_back(value.number->value);
            } else {
                is_gapless = false;
            }
        }
        // The rate of execution has its points in the block of funds above the table.
        for (const Funds& row : report.funds) {
            const Value& value = is_full ? row.full : row.score;
            if (value.number && total != nullptr && !parts.empty() && row.table + 1 >= table && row.table <= table &&
                is_gapless) {
                const auto sum = sum_of(parts);
                const auto with = sum ? base::add(*sum, value.number->value) : std::nullopt;
                if (with && !is_equal(*sum, total->number->value)) parts.push_back(value.number->value);
                break;
            }
        }
        if (total == nullptr || parts.size() < 2 || !is_gapless) continue;
        unequal(findings, *total, parts, is_full ? "分值" : "得分", is_full ? "full marks" : "scores");
    }
}

void check_fund_table(const Report& report, std::size_t table, Findings& findings) {
    constexpr Value Funds::* columns[] = {&Funds::initial, &Funds::adjustment, &Funds::budget, &Funds::spent};
    constexpr std::string_view names[] = {"年初预算", "预算调整", "预算", "支出"};
    for (std::size_t i = 0; i < std::size(columns); ++i) {
        const Value* total = nullptr;
        std::vector<Decimal> parts;
        bool has_part_of = false;
        for (const Funds& row : report.funds) {
            const Value& value = row.*columns[i];
            if (row.table != table || !value.number) continue;
            if (row.is_total) {
                if (total == nullptr) total = &value;
            } else if (row.label.starts_with("其中") && has_any(row.label, {"当年", "本年"})) {
                parts.push_back(value.number->value);
                has_part_of = true;
            } else {
                parts.push_back(value.number->value);
            }
        }
        if (total == nullptr || parts.size() < 2 || can_give(parts, total->number->value)) continue;
        if (has_part_of && parts.size() < 2) continue;
        unequal(findings, *total, parts, names[i], "funds");
    }
}

/// A tree: {score, indicators: [{score}, …]}.
void check_groups(const Report& report, Findings& findings) {
    for (const Indicator& group : report.indicators) {
        if (group.name.empty()) continue;
        for (const bool is_full : {true, false}) {
            const Value& whole = is_full ? group.full : group.score;
            if (!whole.number) continue;
            std::vector<Decimal> parts;
            bool is_gapless = true;
            for (const Indicator& row : report.indicators) {
                if (row.parent.empty() || row.parent != group.place.cell) continue;
                const Value& value = is_full ? row.full : row.score;
                if (value.number)
                    parts.push_back(value.number->value);
                else
                    is_gapless = false;
            }
            if (parts.empty() || !is_gapless) continue;
            unequal(findings, whole, parts, fmt::format("“{}”{}", excerpt(group.name, 20), is_full ? "分值" : "得分"),
                    is_full ? "full marks of a group" : "the score of a group");
        }
    }
}

}  // namespace

void check_totals(const Report& report, Findings& findings) {
    for (std::size_t table = 1; table <= report.tables; ++table) {
        check_marks(report, table, findings);
        check_fund_table(report, table, findings);
    }
    check_groups(report, findings);
    for (const Score& score : report.scores) {
        if (score.parts.empty()) continue;
        std::vector<Decimal> parts;
        for (const Value& part : score.parts) {
            if (part.number) parts.push_back(part.number->value);
        }
        if (parts.size() == score.parts.size()) unequal(findings, score.value, parts, score.label, "the score");
    }
}

}  // namespace lint
