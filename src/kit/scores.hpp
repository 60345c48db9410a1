// scores.tsv: what a kit claims of the evaluation that it proves. Reading refuses as `evaluation`. Pure, any thread.
#pragma once
#include "kit/format.hpp"

namespace kit {

inline constexpr std::string_view scores_file = "scores.tsv";

struct ScoreLine {
    std::string line;                   ///< id in the document
    std::optional<std::string> actual;  ///< of an indicator, as printed ("n/a" too); of others the document says it
    std::optional<std::string> points;  ///< none yet, or a line without points
    friend bool operator==(const ScoreLine&, const ScoreLine&) = default;
};
struct Scores {
    std::optional<std::string> total;  ///< of a form with scores
    std::optional<std::string> grade;  ///< once every line has its points
    std::vector<ScoreLine> lines;      ///< in the document's order
    friend bool operator==(const Scores&, const Scores&) = default;
};
[[nodiscard]] std::string text_of(const Scores& scores);
[[nodiscard]] base::Result<Scores> parse_scores(std::string_view text);

}  // namespace kit
