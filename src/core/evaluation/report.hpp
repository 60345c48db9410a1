// The layout of an evaluation's report 报告提纲: its headings in order and what the program says by itself under each.
// Read from law/reports (law/reports.hpp), used by paper/report. Pure values, any thread.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "core/words.hpp"

namespace core {

/// What the program can say under a heading; every number in it is a field of the sheet (fields.hpp).
enum class ReportPiece : std::uint8_t { goal, attained, funds, score, lines, tasks, external, problems, measures };
inline constexpr Word report_piece_words[]{
    {"goal", "预期目标"},     {"attained", "实际完成情况"}, {"funds", "资金情况"},
    {"score", "得分和等级"},  {"lines", "各项指标"},        {"tasks", "各项任务"},
    {"external", "外部评价"}, {"problems", "存在问题"},     {"measures", "改进措施"}};
constexpr std::span<const Word> words(ReportPiece) {
    return report_piece_words;
}

/// 附表 form: by indicators with points (自评表), or by tasks.
enum class ReportTable : std::uint8_t { indicators, tasks };
inline constexpr Word report_table_words[]{{"indicators", "按指标"}, {"tasks", "按任务"}};
constexpr std::span<const Word> words(ReportTable) {
    return report_table_words;
}

struct ReportSection {
    std::string id;                      ///< "1" or "1.3"; a dot makes it a second-level heading
    std::string heading;                 ///< with its number: 一、 or （一）
    std::vector<ReportPiece> unwritten;  ///< said only where the office wrote nothing under this heading
    std::vector<ReportPiece> always;     ///< said after what the office wrote
    std::vector<std::string> groups;     ///< whose lines ReportPiece::lines states; empty: all

    [[nodiscard]] bool is_inner() const { return id.find('.') != std::string::npos; }
};

struct ReportLayout {
    std::string id;  ///< named by Sheet::layout
    std::string name;
    std::string source;
    ReportTable table = ReportTable::indicators;
    std::vector<ReportSection> sections;  ///< none: the table is the whole report
};

/// 支出进度 at the end of a month, in the sheet's unit.
struct MonthProgress {
    unsigned month = 0;
    base::Decimal adjusted, spent;
    std::optional<base::Decimal> execution;  ///< per cent; missing without a budget
    base::Decimal elapsed;                   ///< 时序进度, per cent
};

}  // namespace core
