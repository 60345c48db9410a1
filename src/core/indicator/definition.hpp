// Definition: an indicator as data (law/indicators/*.toml, read by law/indicators.hpp). A number is defined by what it
// counts, never by code. Pure values, any thread.
#pragma once
#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "core/indicator/predicate.hpp"

namespace core {

enum class Measure : std::uint8_t {
    rate,     ///< numerator ÷ denominator, in per cent
    count,    ///< rows
    sum,      ///< an amount, added up
    average,  ///< an amount, added up, ÷ the rows that have it
    decline,  ///< (the year before − now) ÷ the year before, in per cent; below 0 it rose
    typed,    ///< typed in by the office, with evidence
    uptime,   ///< measured by the server itself
};
inline constexpr Word measure_words[]{{"rate", "比率"},    {"count", "计数"},     {"sum", "合计"},
                                      {"average", "均值"}, {"decline", "下降率"}, {"typed", "填报数"},
                                      {"uptime", "运行率"}};
constexpr std::span<const Word> words(Measure) {
    return measure_words;
}

/// Which way is better; nothing is ranked that has no better.
enum class Better : std::uint8_t { none, higher, lower };
inline constexpr Word better_words[]{{"none", "不排名"}, {"higher", "越高越好"}, {"lower", "越低越好"}};
constexpr std::span<const Word> words(Better) {
    return better_words;
}

/// What the server measured of itself.
enum class UptimePart : std::uint8_t { running, failed };
inline constexpr Word uptime_part_words[]{{"running", "正常运行"}, {"failed", "故障"}};
constexpr std::span<const Word> words(UptimePart) {
    return uptime_part_words;
}

/// What a row adds: a number column, or the days from one day column to another.
struct Amount {
    std::uint8_t column = 0;
    std::optional<std::uint8_t> minus = {};
    friend auto operator<=>(const Amount&, const Amount&) = default;
};

/// What the two typed numbers of an item mean (`measure = "typed"`).
struct TypedMeaning {
    std::string numerator_zh, numerator_en;
    std::string denominator_zh, denominator_en;  ///< empty: a count, nothing is divided
    std::string group;                           ///< of the list of features: A … I, S
    bool is_aggregate_only = false;              ///< S: totals of organ and month, nothing behind them
};

/// Rows left out of numerator and denominator, and why.
struct Exclusion {
    std::string when;  ///< predicate
    std::string why_zh, why_en;
};

/// Rows with what is expected of them, worked out by hand; a test runs it (worked.hpp).
struct Worked {
    Period period;
    Cut cut;
    std::string rows;  ///< table of words: column names, then one row a line, `counts` last
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator;
    std::optional<std::string> value;  ///< missing = not applicable
};

struct Definition {
    std::string id;
    std::string name_zh, name_en;
    std::string family;  ///< variants of one question share it; the id itself where there is one
    std::string meaning_zh, meaning_en;
    Measure measure = Measure::count;
    Grain grain = Grain::matters;
    std::string numerator;                           ///< predicate; of a count or sum: what is counted
    std::string denominator;                         ///< predicate; rates only
    bool is_within = true;                           ///< the numerator is counted among the denominator's rows
    std::string sum;                                 ///< what is added up: "people", "closed_day - accepted_day"
    std::string denominator_sum;                     ///< of a rate of two sums; its `sum` is the numerator's
    std::string numerator_dated, denominator_dated;  ///< day columns, the earliest of which puts a row into a month
    std::vector<Exclusion> exclusions;
    std::string unit;
    int decimals = 2;  ///< of a rate, in per cent
    base::Rounding rounding = base::Rounding::half_up;
    std::string source;
    bool is_example = false;  ///< 示例: no text confirms it
    Better better = Better::none;
    std::vector<std::string> beside;  ///< ids of what is always shown with its ranks: the silence beside satisfaction
    UptimePart uptime = UptimePart::running;
    TypedMeaning typed;
    std::vector<Worked> worked;
    std::string place;  ///< file:line, for messages
};

/// Whether the value is a quotient.
[[nodiscard]] bool is_quotient(const Definition& definition);
/// Whether it is counted from rows of the tally.
[[nodiscard]] bool is_counted(const Definition& definition);
/// Counted from the facts of one period alone: a decline needs the year before, what is typed and the uptime no fact of
/// a matter tells.
[[nodiscard]] bool is_of_one_period(const Definition& definition);

/// The whole predicate of each part: exclusions and, where is_within, the denominator joined by `and`; of days that are
/// subtracted, that both are set.
[[nodiscard]] std::string numerator_text(const Definition& definition);
[[nodiscard]] std::string denominator_text(const Definition& definition);  ///< empty without a denominator

/// The definition read into what can be counted. Fails, with the key at fault as its place, on a bad predicate, column
/// or unit of measure.
struct Parts {
    Predicate numerator;
    std::optional<Predicate> denominator;
    std::optional<Amount> numerator_sum, denominator_sum;
    std::vector<ColumnRef> numerator_dated, denominator_dated;
};
[[nodiscard]] base::Result<Parts> parts_of(const Definition& definition);

/// The printed value: a rate in per cent, an average, else the number itself; nothing for a quotient of nothing. The
/// denominator of a decline is what the year before counted.
[[nodiscard]] std::optional<std::string> value_of(const Definition& definition, std::int64_t numerator,
                                                  std::optional<std::int64_t> denominator);

}  // namespace core
