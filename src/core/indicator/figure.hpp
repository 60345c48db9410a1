// Figure: one indicator's value at a cut, with what it was computed from. Pure values; made by follow/figures.hpp,
// shown by http and the command line. Percentages and sums are exact decimals printed as text; nothing is a double.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "core/words.hpp"

namespace core {

/// What an indicator counts.
enum class Grain : std::uint8_t { submissions, matters, legs, reviews, ratings };
inline constexpr int grain_count = 5;
inline constexpr Word grain_words[]{{"submissions", "信访件"},
                                    {"matters", "信访事项"},
                                    {"legs", "承办环节"},
                                    {"reviews", "复查复核"},
                                    {"ratings", "评价"}};
constexpr std::span<const Word> words(Grain) {
    return grain_words;
}

/// Where a figure comes from.
enum class FigureSource : std::uint8_t { ledger, typed, uptime };
inline constexpr Word figure_source_words[]{{"ledger", "账册"}, {"typed", "填报"}, {"uptime", "运行记录"}};
constexpr std::span<const Word> words(FigureSource) {
    return figure_source_words;
}

/// Both days belong to the period.
struct Period {
    base::Day from, to;
    friend bool operator==(const Period&, const Period&) = default;
};

/// Facts with statutory day ≤ day and ledger number ≤ seq. The same cut gives the same figure for ever.
struct Cut {
    base::Day day;
    std::uint64_t seq = 0;  ///< 0 asks for the head; an answer always names the number it was taken at
    friend bool operator==(const Cut&, const Cut&) = default;
};

/// One key of a group: ("organ", "00…", "区住建局"), ("month", "2026-03", "2026-03"), ("form", "visit", "来访").
struct GroupKey {
    std::string by;     ///< one of group_bys()
    std::string key;    ///< stable id; "-" where the row has none (no organ yet, no category)
    std::string label;  ///< Chinese, for people
    friend bool operator==(const GroupKey&, const GroupKey&) = default;
};

/// A value of the year before that the ledger does not hold, typed in by the office (docs/formats/indicators.md).
struct Baseline {
    std::string id;
    Period period;                     ///< of the year before
    std::string value;                 ///< decimal, in the indicator's unit; of a decline, the number it declines from
    std::string source;                ///< where the office has it from
    std::vector<GroupKey> group = {};  ///< of one group (label not looked at); empty: the total
};

struct YearBefore {
    Period period;
    Cut cut;
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator;
    std::optional<std::string> value;  ///< n/a if missing
    std::optional<std::string>
        difference;         ///< this year − year before, in the figure's unit (percentage points for a rate)
    bool is_typed = false;  ///< from a baseline file, not from the ledger
    friend bool operator==(const YearBefore&, const YearBefore&) = default;
};

struct Figure {
    std::string id, name_zh, name_en;
    Grain grain = Grain::matters;
    std::vector<GroupKey> group;              ///< empty for the total
    std::int64_t numerator = 0;               ///< the count or sum itself where there is no denominator
    std::optional<std::int64_t> denominator;  ///< rates only
    std::optional<std::string> value;         ///< "97.83"; missing = not applicable (0 ÷ 0)
    std::string unit;                         ///< "%", "件", "件次", "人次" …
    std::string family;                       ///< variants of one family are shown side by side
    bool is_example = false;                  ///< 示例: the definition is not confirmed by a text
    FigureSource source = FigureSource::ledger;
    std::optional<std::string> share;  ///< of a group of a count or sum: per cent of the total; shares add up to 100.00
    std::optional<std::string>
        variant_difference;                 ///< of a total: this − the first of its family, where both are rates
    std::optional<YearBefore> year_before;  ///< only when asked for
    friend bool operator==(const Figure&, const Figure&) = default;
};

}  // namespace core
