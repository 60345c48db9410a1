// Columns: what a predicate may speak of, for each grain. One table a grain; the parser, the tally, the documents and
// the message about a misspelt name all read it. Legs, reviews and ratings see the columns of their matter too, where
// they have none of the same name. Pure, any thread.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <span>

#include "core/indicator/figure.hpp"
#include "core/matter/kinds.hpp"
#include "core/matter/side_kinds.hpp"

namespace core {

enum class ColumnType : std::uint8_t {
    day,
    number,
    word,  ///< one word of an enumeration
    boolean,
    organ,  ///< compared with an organ's name; = and != only
};

struct Column {
    std::string_view id, zh;
    ColumnType type;
    std::string_view meaning_zh, meaning_en;
    std::span<const Word> words;  ///< of a `word`
};
[[nodiscard]] std::span<const Column> columns(Grain grain);

/// Every cell is an integer: a day's number, a count, a word's index, 0 or 1, an organ's row; or null.
inline constexpr std::int64_t null_cell = std::numeric_limits<std::int64_t>::min();

/// Why a finished matter is not rated, in order of precedence.
enum class RatingExclusion : std::uint8_t { none, not_first, other_procedure, unanswered, ended_by_petitioner };
inline constexpr Word rating_exclusion_words[]{{"none", "应评"},
                                               {"not_first", "非初次"},
                                               {"other_procedure", "已导入其他程序"},
                                               {"unanswered", "未经答复而办结"},
                                               {"ended_by_petitioner", "信访人撤回或者死亡"}};
constexpr std::span<const Word> words(RatingExclusion) {
    return rating_exclusion_words;
}

/// 提出层级: where a submission was raised before it came here, or who handed it down.
enum class RaisedLevel : std::uint8_t { none, national, province, city, county, township };
inline constexpr Word raised_level_words[]{{"none", "未经其他层级"}, {"national", "国家"}, {"province", "省级"},
                                           {"city", "市级"},         {"county", "县区级"}, {"township", "镇街级"}};
constexpr std::span<const Word> words(RaisedLevel) {
    return raised_level_words;
}

// The order of these is the order of the tables in column.cpp.
enum class SubmissionColumn : std::uint8_t {
    received_day,
    registered_day,
    form,
    source,
    region,
    office,
    people,
    matters,
    is_repeat,
    is_anonymous,
    is_accusation,
    level,
    is_collective
};
enum class MatterColumn : std::uint8_t {
    received_day,
    registered_day,
    dispose_due,
    disposed_day,
    accepted_day,
    reply_due,
    reply_done_day,
    replied_day,
    routed_day,
    closed_day,
    first_closed_day,
    reopened_day,
    repeat_day,
    repeats,
    form,
    matter_class,
    category,
    region,
    office,
    organ,
    path,
    close_reason,
    outcome,
    phase,
    is_first,
    is_accusation,
    is_extended,
    is_irregular,
    has_breach,
    contacted_day,
    urgent_day,
    agreed_day,
    resolved_day,
    is_solved,
    is_content,
    execution,
    urges,
    urged_day,
    repeated_day,
    visited_day,
    successor
};
enum class LegColumn : std::uint8_t {
    role,
    organ,
    mode,
    opened_day,
    received_day,
    notice_due,
    noticed_day,
    notice_manner,
    objection,
    objected_day,
    accepted_day,
    declined_day,
    reply_due,
    reply_done_day,
    assigned_due,
    assigned_done_day,
    delivered_day,
    passed_on_day,
    is_active,
    is_accusation,
    is_irregular,
    successor
};
enum class ReviewColumn : std::uint8_t {
    role,
    organ,
    requested_day,
    review_due,
    decided_day,
    outcome,
    delivered_day,
    hearing_days,
    is_accusation
};
enum class RatingColumn : std::uint8_t {
    target,
    organ,
    finished_day,
    window_due,
    grade,
    rated_day,
    exclusion,
    is_accusation
};

/// A column as seen from a grain.
struct ColumnRef {
    bool is_inherited = false;  ///< of the matter to which the leg, review or rating belongs
    std::uint8_t index = 0;
    friend auto operator<=>(const ColumnRef&, const ColumnRef&) = default;
};
[[nodiscard]] std::optional<ColumnRef> find_column(Grain grain, std::string_view name);  ///< id or Chinese name
[[nodiscard]] const Column& column_at(Grain grain, ColumnRef ref);

}  // namespace core
