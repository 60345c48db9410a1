// A sheet 自评表: what is evaluated, before any points. One evaluation file (kind = "evaluation", read by
// law/evaluation.hpp, docs/formats/evaluation.md) is one sheet; score.hpp turns it into points. Texts, amounts and
// targets are as people typed them; actuals that come from the ledger are filled in by fill.hpp.
// Pure values, any thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/decimal.hpp"
#include "core/account/kinds.hpp"
#include "core/evaluation/standard.hpp"
#include "core/indicator/figure.hpp"

namespace core {

/// 指标性质: how the actual must stand to the target.
enum class Relation : std::uint8_t { equal, at_least, at_most, above, below, qualitative };
inline constexpr Word relation_words[]{{"=", "等于"}, {"≥", "不少于"}, {"≤", "不超过"},
                                       {">", "多于"}, {"<", "少于"},   {"qualitative", "定性"}};
constexpr std::span<const Word> words(Relation) {
    return relation_words;
}
/// "≥", "=", … as forms print them; 定性 for a qualitative target.
[[nodiscard]] std::string_view mark_of(Relation relation);

/// Who scores: the same sheet is scored again by others, and the differences shown line by line.
enum class Evaluator : std::uint8_t { self, outside, panel, recheck };
inline constexpr Word evaluator_words[]{
    {"self", "单位自评"}, {"outside", "第三方评价"}, {"panel", "专家评价"}, {"recheck", "抽查复核"}};
constexpr std::span<const Word> words(Evaluator) {
    return evaluator_words;
}

/// Which entries of the accounts a row counts; what is not set does not restrict.
struct AccountFilter {
    std::optional<std::string> project = {};  ///< code
    std::optional<ProjectKind> kind = {};
    std::optional<MoneySource> source = {};
    std::vector<std::string> classes = {};  ///< beginnings of economic classes; any of them
};

/// One row of the funds block, in the sheet's unit (万元): a source of funds or a kind of expenditure.
/// Rows that name a row above as `part_of` add up to it, column by column, wherever all of them have the column.
struct FundsRow {
    std::string id;                         ///< "total", "fiscal", "basic" …; named by lines and by fields of the prose
    std::string name;                       ///< 财政拨款
    std::string part_of;                    ///< id of the row it belongs to; empty for a sum of its own
    std::optional<base::Decimal> initial;   ///< 年初预算数
    std::optional<base::Decimal> adjusted;  ///< 全年预算数: initial + adjustment, whichever two were typed
    std::optional<base::Decimal> spent;     ///< 全年执行数
    std::optional<AccountFilter> account;   ///< set: its amounts come from the accounts, none is typed
    std::string place;                      ///< file:line
};

/// What can be computed from one row.
enum class FundsFormula : std::uint8_t { execution_rate, adjustment_rate, share_of_parent };
inline constexpr Word funds_formula_words[]{
    {"execution_rate", "预算执行率"}, {"adjustment_rate", "预算调整率"}, {"share_of_parent", "占比"}};
constexpr std::span<const Word> words(FundsFormula) {
    return funds_formula_words;
}

/// Numerator ÷ denominator in per cent, two decimals half up; `value` is missing where a part is, or the divisor is 0.
struct Percentage {
    std::optional<base::Decimal> numerator, denominator, value;
};
[[nodiscard]] Percentage percentage_of(std::optional<base::Decimal> numerator,
                                       std::optional<base::Decimal> denominator);
/// execution: spent ÷ adjusted; adjustment: (adjusted − initial) ÷ initial; share: spent ÷ spent of the row above.
[[nodiscard]] Percentage percentage_of(const std::vector<FundsRow>& rows, const FundsRow& row, FundsFormula formula);
[[nodiscard]] std::optional<base::Decimal> adjustment_of(const FundsRow& row);                 ///< adjusted − initial
[[nodiscard]] const FundsRow* row_of(const std::vector<FundsRow>& rows, std::string_view id);  ///< null if none

/// Where an actual comes from.
enum class ActualFrom : std::uint8_t { typed, indicator, funds, account };
inline constexpr Word actual_from_words[]{
    {"typed", "填报"}, {"indicator", "指标"}, {"funds", "资金"}, {"account", "账"}};
constexpr std::span<const Word> words(ActualFrom) {
    return actual_from_words;
}

/// 实际完成值. What counts is the value as printed: whoever has the sheet can compute the points again from it.
struct Actual {
    ActualFrom from = ActualFrom::typed;
    std::string of;                      ///< id of the indicator, FundsFormula or MoneyFormula; empty where typed
    std::string row;                     ///< FundsRow it is computed from
    std::optional<base::Decimal> value;  ///< missing: n/a (0 ÷ 0, not filled in), in words, or only a bound
    std::optional<Relation> bound;       ///< "≥15": typed as a bound, which is no number; `value` then holds the 15
    std::string text;                    ///< of a qualitative line: what was attained
    std::optional<base::Decimal> numerator, denominator;  ///< of a rate, where known
    Cut cut;                                              ///< of what comes from the ledger: where it was taken
    FigureSource source = FigureSource::ledger;           ///< of an indicator: 填报数 are typed, though in the ledger
};
/// For people: 指标, 资金, 账; 填报 also where a typed figure stands behind an indicator.
[[nodiscard]] Word origin_of(const Actual& actual);

/// 扣分说明: points taken off by a person, never by the program.
struct LineDeduction {
    base::Decimal points;               ///< above 0
    std::string reason;                 ///< what was found
    std::string basis;                  ///< the rule it rests on; may be empty
    std::string rectification;          ///< what was done about it; may be empty
    std::string by;                     ///< post or body that decided, never left out
    std::vector<std::string> evidence;  ///< numbers of EvidenceItems
};

/// 审计、检查发现的问题 that the accounts name this line for.
struct LineFinding {
    std::string number, source, text;
    std::string rectification;  ///< document; empty: not rectified yet
};

/// One third-level indicator 三级指标.
struct SheetLine {
    std::string id;       ///< snake_case, unique in the sheet: fields of the prose and other files name it
    std::string group;    ///< StandardGroup it counts in
    std::string level1;   ///< 一级指标; the top group's name where the file gives none
    std::string level2;   ///< 二级指标; may be empty
    std::string name;     ///< 三级指标
    std::string task;     ///< SheetTask it belongs to; may be empty
    std::string meaning;  ///< 计算公式或指标内容; may be empty
    Relation relation = Relation::equal;
    std::optional<base::Decimal> target;  ///< missing where qualitative
    std::string target_words;             ///< of a qualitative line: 我区信访形势整体平稳
    std::string unit;                     ///< 宗, %, 名; empty where qualitative
    Actual actual;
    std::optional<base::Decimal> full;  ///< 分值; missing in a form without scores or where it was never printed
    bool is_full_example = false;       ///< 示例: this full mark was chosen by whoever typed it, no text has it
    ScoreRule rule = ScoreRule::pro_rata;
    base::Rounding rounding = base::Rounding::half_up;
    std::string band;                    ///< banded: id of the ShareBand
    std::optional<base::Decimal> share;  ///< banded: per cent inside the band, picked by the evaluator
    std::optional<base::Decimal> given;  ///< given: the points
    std::string given_reason, given_by;  ///< given: never without
    std::vector<LineDeduction> deductions;
    std::vector<LineFinding> findings;  ///< from the accounts, where the sheet takes its money from them
    std::string deviation;              ///< 偏差原因分析及改进措施
    std::vector<std::string> evidence;  ///< numbers of EvidenceItems
    std::string place;                  ///< file:line
};

/// 加分项.
struct Bonus {
    std::string name;
    base::Decimal points;
    std::string reason;  ///< what it is given for
    std::vector<std::string> evidence;
};

/// A main task of the year with its funds (the 2021 table form, and reports that go task by task).
struct SheetTask {
    std::string id, name;
    std::string goal, attained;
    std::optional<base::Decimal> funds;  ///< 任务涉及资金, in the sheet's unit
    std::string place;
};

/// 佐证材料 by number.
struct EvidenceItem {
    std::string number;  ///< "1-3"
    std::string title;
    std::string document;  ///< document number, link or name of the file; may be empty
    int pages = 0;         ///< 0 = not counted
    std::string file;      ///< where it lies, beside the evaluation file; may be empty
};

/// What others have said of the same year: an assessment, a rank, an honour.
struct ExternalResult {
    std::string name;
    std::string issuer;
    std::string document;  ///< document number or link; may be empty
    std::optional<base::Decimal> points, full;
    int rank = 0;        ///< 0 = none
    std::string result;  ///< 优秀, 全国信访工作示范区 …; may be empty
};

/// One section of the report, in the words of the office. `{total}`, `{funds.total.spent}`, `{line.visits.actual}` in
/// its text are fields: fields.hpp gives what they print, so that text and table cannot disagree.
struct ProseSection {
    std::string id;    ///< of the report's layout: "1.3"
    std::string text;  ///< paragraphs parted by an empty line
    std::string place;
};

/// What a report that was printed elsewhere says, to be held against what is computed here.
struct Printed {
    std::optional<base::Decimal> total;
    std::string grade;
};

struct Sheet {
    std::string id;        ///< "baiyun-2023-project": names the files of the report
    std::string title;     ///< of the report
    std::string organ;     ///< 部门名称
    std::string account;   ///< organ whose accounts, with those below it, are read; the organ unless the file names one
    std::string superior;  ///< 主管部门; may be empty
    std::string project;   ///< 项目名称; of a project form only
    Evaluator evaluator = Evaluator::self;
    int year = 0;          ///< the budget year
    Period period;         ///< of its indicators; the year unless the file says otherwise
    Cut cut;               ///< the file's `as_of`; where something came from the ledger, the cut it was taken at
    base::Day dated;       ///< 成文日期; the day of the cut where the file does not say
    std::string standard;  ///< id of the Standard
    std::string layout;    ///< id of the report's layout
    std::string unit = "万元";
    std::string goal, attained;  ///< 年度总体目标: 预期目标, 实际完成情况
    std::vector<FundsRow> funds;
    std::vector<SheetTask> tasks;
    std::vector<SheetLine> lines;
    std::vector<Bonus> bonuses;
    std::vector<EvidenceItem> evidence;
    std::vector<ExternalResult> external;
    std::vector<ProseSection> sections;
    std::string conclusion, problems, measures;  ///< 评价结论, 存在问题, 改进措施 of the table
    std::string head, finance_head;              ///< 项目负责人, 财务负责人: posts that sign; may be empty
    std::optional<Printed> printed;
    std::string place;  ///< file:line of its id
};

[[nodiscard]] const SheetLine* line_of(const Sheet& sheet, std::string_view id);  ///< null if none
/// What was promised: relation, target and unit, and the full mark where both have one.
[[nodiscard]] bool is_same_target(const SheetLine& line, const SheetLine& approved);
/// "≥20", "98.00", the words of a qualitative target; without the unit.
[[nodiscard]] std::string target_text(const SheetLine& line);
/// "25", "≥15", "97.42", words; "n/a" where there is none.
[[nodiscard]] std::string actual_text(const SheetLine& line);

}  // namespace core
