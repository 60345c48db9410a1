// Definition: an indicator as data (law/indicators/*.toml, read by law/indicators.hpp). A number is defined by what it
// counts, never by code. Pure values, any thread.
#pragma once
#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "core/indicator/predicate.hpp"

namespace core {

enum class Measure : std::uint8_t { rate, count, sum };
inline constexpr Word measure_words[]{{"rate", "比率"}, {"count", "计数"}, {"sum", "合计"}};
constexpr std::span<const Word> words(Measure) {
    return measure_words;
}

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
    std::string sum;                                 ///< number column; sums only
    std::string numerator_dated, denominator_dated;  ///< day columns, the earliest of which puts a row into a month
    std::vector<Exclusion> exclusions;
    std::string unit;
    int decimals = 2;  ///< of a rate, in per cent
    base::Rounding rounding = base::Rounding::half_up;
    std::string source;
    bool is_example = false;  ///< 示例: no text confirms it
    std::vector<Worked> worked;
    std::string place;  ///< file:line, for messages
};

/// The whole predicate of each part: exclusions and, where is_within, the denominator joined by `and`.
[[nodiscard]] std::string numerator_text(const Definition& definition);
[[nodiscard]] std::string denominator_text(const Definition& definition);  ///< empty without a denominator

/// The definition read into what can be counted. Fails, with the key at fault as its place, on a bad predicate, column
/// or unit of measure.
struct Parts {
    Predicate numerator;
    std::optional<Predicate> denominator;
    std::optional<std::uint8_t> sum;
    std::vector<ColumnRef> numerator_dated, denominator_dated;
};
[[nodiscard]] base::Result<Parts> parts_of(const Definition& definition);

/// The printed value: a rate in per cent, else the number itself; nothing for a rate of nothing.
[[nodiscard]] std::optional<std::string> value_of(const Definition& definition, std::int64_t numerator,
                                                  std::optional<std::int64_t> denominator);

}  // namespace core
