// Trace: from a matter to the figures that count it, the other way than explain. For each row of the matter and of its
// letters: which figure, on which side, and which facts decide. Pure values; answered by Figures::trace.
#pragma once
#include <string>
#include <vector>

#include "core/indicator/figure.hpp"
#include "core/ledger/fact.hpp"
#include "store/reader.hpp"

namespace follow {

struct TraceQuery {
    base::Id matter;
    core::Period period;
    core::Cut cut;
    std::vector<std::string> ids = {};  ///< only these indicators; empty = all
    store::Viewer viewer = {};          ///< letters that it may not see are left out
};
inline constexpr std::size_t traced_facts_max = 500;  ///< of one matter or letter: each is folded once without each

enum class FigureSide : std::uint8_t { numerator, denominator };
inline constexpr std::array figure_side_words{core::Word{"numerator", "分子"}, core::Word{"denominator", "分母"}};
constexpr std::span<const core::Word> words(FigureSide) {
    return figure_side_words;
}

/// One row of the matter, or of one of its letters, that a figure counts.
struct Traced {
    std::string id;
    FigureSide side = FigureSide::numerator;
    std::string number;  ///< of the matter or letter, as explain lists it
    std::string what;    ///< which leg, review or rating of the matter: its organ's name; else empty
    std::int64_t amount = 1;
    std::uint64_t since = 0;  ///< the fact from which on it is counted
    /// Facts without which it would not be counted, or with another amount; the opening and `since` are among them.
    std::vector<std::uint64_t> decided_by = {};
};

struct Trace {
    core::Cut cut;
    std::string number;
    bool is_sealed = false;         ///< an accusation, then or now: counted as one number for the office, never named
    std::vector<Traced> counted;    ///< in order of the catalogue
    std::vector<core::Fact> facts;  ///< those that `counted` names, by number
};

}  // namespace follow
