// A scoring standard 评分标准 as dated data: what an evaluation is measured by. Read from law/standards/*.toml by
// law/standards.hpp, used by score.hpp; the forms in use differ by place and year, so no weight stands in code.
// Pure values, any thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/decimal.hpp"
#include "core/words.hpp"

namespace core {

/// What the form is for; the report's headings and tables follow from it.
enum class StandardForm : std::uint8_t { project, department };
inline constexpr Word standard_form_words[]{{"project", "项目支出"}, {"department", "部门整体支出"}};
constexpr std::span<const Word> words(StandardForm) {
    return standard_form_words;
}

/// Whether somebody has read the weights in a text. Example figures are printed with 示例 beside them.
enum class StandardStatus : std::uint8_t { confirmed, example };
inline constexpr Word standard_status_words[]{{"confirmed", "已核实"}, {"example", "示例"}};
constexpr std::span<const Word> words(StandardStatus) {
    return standard_status_words;
}

/// How the points of a line come about. score.cpp has one function for each; docs/formats/evaluation.md explains them.
enum class ScoreRule : std::uint8_t {
    pro_rata,     ///< met → full mark; not met → full mark × actual ÷ target (≤, <: target ÷ actual)
    met_or_none,  ///< met → full mark; not met → 0
    banded,       ///< qualitative: an evaluator picks the share inside the band of the attainment
    deducting,    ///< full mark less what persons deduct with their reasons
    given,        ///< points set by an evaluator, with a reason
    unscored,     ///< the form has no points: target and actual stand side by side
};
inline constexpr Word score_rule_words[]{{"pro_rata", "按比例计分"}, {"met_or_none", "达标得分"},
                                         {"banded", "定性分档"},     {"deducting", "扣分制"},
                                         {"given", "评定得分"},      {"unscored", "不计分"}};
constexpr std::span<const Word> words(ScoreRule) {
    return score_rule_words;
}

/// Shares of the full mark that an attainment may get: [from, to) per cent, the best band [from, to].
struct ShareBand {
    std::string id;    ///< "full", "partly", "not"
    std::string name;  ///< 达成年度指标
    int from = 0, to = 0;
};

/// 优 [90, 100]: the first band whose `from` the total reaches.
struct GradeBand {
    std::string name;
    base::Decimal from;
};

/// A group of lines with its full mark: 产出指标 50; or a part of one: 数量指标 15 of them.
struct StandardGroup {
    std::string id;                                     ///< snake_case, named by `group` of an evaluation's lines
    std::string name;                                   ///< 产出指标
    std::string part_of;                                ///< id of the group above; empty at the top
    std::optional<base::Decimal> full;                  ///< missing in a form without scores
    bool is_example = false;                            ///< 示例: this weight is not confirmed by a text
    ScoreRule rule = ScoreRule::pro_rata;               ///< of lines that name none
    base::Rounding rounding = base::Rounding::half_up;  ///< of lines that name none
    std::string place;                                  ///< file:line, for messages
};

struct Standard {
    std::string id;    ///< "department-2023"; the file's name
    std::string name;  ///< 部门整体支出绩效自评（2023年度表式）
    std::string name_en;
    StandardForm form = StandardForm::project;
    base::Day from;   ///< first day of the budget years it is used for
    base::Day until;  ///< last day; not set = still in use
    std::string source;
    StandardStatus status = StandardStatus::confirmed;
    std::optional<base::Decimal> full;     ///< 100; missing = a form without scores
    base::Decimal bonus_max{0, 0};         ///< 加分项 at most
    int decimals = 2;                      ///< of points
    base::Decimal overshoot_ratio{13, 1};  ///< actual ÷ target above this is flagged, and only flagged
    base::Decimal reason_below{90, 0};     ///< per cent: an execution rate below it asks for a reason
    std::vector<StandardGroup> groups;     ///< in the order of the form, a part after its group
    std::vector<ShareBand> shares;         ///< best first
    std::vector<GradeBand> grades;         ///< best first, the last from 0; empty without scores
    std::string place;                     ///< file:line, for messages

    [[nodiscard]] bool is_scored() const { return full.has_value(); }
};

/// Null if there is none of this id.
[[nodiscard]] const StandardGroup* group_of(const Standard& standard, std::string_view id);
/// The group at the top above (or the group itself).
[[nodiscard]] const StandardGroup& top_of(const Standard& standard, const StandardGroup& group);
/// Whether a group is one of these or a part of one; no `wanted` means any.
[[nodiscard]] bool is_within(const Standard& standard, std::string_view group, const std::vector<std::string>& wanted);
/// Grade of a total; empty without grades.
[[nodiscard]] std::string grade_of(const Standard& standard, base::Decimal total);

}  // namespace core
