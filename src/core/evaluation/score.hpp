// Points of a sheet under a standard: every line with the rule, its arithmetic in words that a pocket calculator can
// follow, and what a person should look at. Used by the command line, the reports (paper) and the recompute kit.
// Pure: the same sheet gives the same scores, in whatever order its lines stand. Any thread.
// Nothing here is decided about persons, and nothing is deducted by the program: it flags, a person deducts.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "core/evaluation/sheet.hpp"
#include "core/evaluation/standard.hpp"

namespace core {

/// What a person should look at before signing.
enum class ScoreFlag : std::uint8_t {
    overshoot,       ///< far beyond the target (Standard::overshoot_ratio): was the target set too low?
    above_equal,     ///< "=" and the actual is larger: counted as met
    at_bound,        ///< "<" or ">" and the actual equals the bound: not met, yet the ratio is 1
    floored,         ///< a negative actual counts as 0
    no_ratio,        ///< not met and no ratio exists (target 0 or below): 0 points
    not_applicable,  ///< no actual (0 ÷ 0): no points until a person gives them
    bound_only,      ///< the actual was typed as a bound ("≥15"), which is no number
    full_unknown,    ///< its full mark was never printed
    example,         ///< 示例: full mark or weight not confirmed by a text
    low_execution,   ///< an execution rate under Standard::reason_below without a reason
    unexplained,     ///< points lost and no deviation reason given
    capped,          ///< more was deducted than there was, or more bonus than allowed
    found,           ///< an audit's finding names this line, and nothing was deducted
};
inline constexpr Word score_flag_words[]{{"overshoot", "超额完成较多，请核实目标是否偏低"},
                                         {"above_equal", "实际值大于等值目标，按完成计"},
                                         {"at_bound", "恰为界值，未达到严格目标"},
                                         {"floored", "负值按0计"},
                                         {"no_ratio", "未完成且无法按比例计分，记0分"},
                                         {"not_applicable", "无数据，未计分"},
                                         {"bound_only", "实际完成值填的是界限，不是数值"},
                                         {"full_unknown", "分值未列明"},
                                         {"example", "示例分值，未经文件核实"},
                                         {"low_execution", "执行率低于说明线，须说明原因"},
                                         {"unexplained", "有失分，未说明偏差原因"},
                                         {"capped", "超过上限，按上限计"},
                                         {"found", "年度账记有审计、检查发现的问题，没有扣分"}};
constexpr std::span<const Word> words(ScoreFlag) {
    return score_flag_words;
}

/// "far beyond the target: was it set too low?"
[[nodiscard]] std::string_view en_of(ScoreFlag flag);

struct ScoredLine {
    std::string line;            ///< SheetLine::id
    std::string group;           ///< StandardGroup::id
    std::string target, actual;  ///< as printed
    bool is_met = false;
    ScoreRule rule = ScoreRule::pro_rata;
    std::string arithmetic;  ///< "10 × 98.88 ÷ 100 = 9.888 → 9.89"; says why where there is none
    std::optional<base::Decimal> full;
    std::optional<base::Decimal> points;  ///< after deductions, 0 … full; missing where unscored or n/a
    base::Decimal deducted{0, 0};         ///< by persons
    std::vector<ScoreFlag> flags;         ///< in order of the enumeration, each once
};

struct ScoredGroup {
    std::string group;                  ///< StandardGroup::id
    std::optional<base::Decimal> full;  ///< of the standard
    base::Decimal points{0, 0};         ///< of its lines and of its parts; never above full
    std::vector<std::string> lines;     ///< directly in it, in the sheet's order
};

/// One sheet scored under one standard.
struct ScoreSheet {
    std::string standard;                     ///< Standard::id
    std::vector<ScoredLine> lines;            ///< in the sheet's order
    std::vector<ScoredGroup> groups;          ///< in the standard's order
    base::Decimal points{0, 0};               ///< of the groups at the top
    base::Decimal bonus{0, 0};                ///< after the cap
    std::optional<base::Decimal> total;       ///< points + bonus, at most the standard's full mark; missing if unscored
    std::string grade;                        ///< empty if unscored or not complete
    bool is_complete = true;                  ///< every scored line has points
    std::vector<ScoreFlag> flags;             ///< of the sheet as a whole
    std::optional<base::Decimal> difference;  ///< total − Printed::total, where a report printed one
};

/// Fails, naming the line of the file, where sheet and standard do not fit: a group the standard does not have, full
/// marks of lines that do not add up to their group's, a share outside its band, a deduction above the full mark.
[[nodiscard]] base::Result<ScoreSheet> score(const Sheet& sheet, const Standard& standard);

}  // namespace core
