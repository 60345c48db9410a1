// Evaluations and scoring standards as TOML: refused with file and line, or scored so that no line, group or total is
// above its full mark and groups are the sum of their lines.
#include "core/evaluation/fields.hpp"
#include "fuzz.hpp"
#include "law/evaluation.hpp"
#include "law/standards.hpp"

namespace {

using base::Decimal;

constexpr std::string_view name = "given.toml";

void check_scores(const core::Sheet& sheet, const core::Standard& standard) {
    const auto scores = core::score(sheet, standard);
    if (!scores) return fuzz::check_told(scores.error(), base::ErrorKind::bad_input);
    CHECK(scores->lines.size() == sheet.lines.size());
    Decimal sum;
    for (const core::ScoredLine& line : scores->lines) {
        if (!line.points) continue;
        CHECK(compare(*line.points, {0, 0}) >= 0);
        CHECK(!line.full || compare(*line.points, *line.full) <= 0);
        sum = *base::add(sum, *line.points);
    }
    CHECK(compare(sum, scores->points) == 0);
    for (const core::ScoredGroup& group : scores->groups) CHECK(!group.full || compare(group.points, *group.full) <= 0);
    CHECK(!scores->total || compare(*scores->total, *standard.full) <= 0);
    if (const auto fields = core::check_fields(sheet, standard, *scores); !fields)
        fuzz::check_told(fields.error(), base::ErrorKind::bad_input);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const law::File file{std::string(name), std::string(fuzz::text_of(data, size))};
    static const auto standards = law::standards().value();
    const auto evaluation = law::read_evaluation(file, standards);
    if (!evaluation) {
        fuzz::check_told(evaluation.error(), base::ErrorKind::bad_input);
        CHECK(evaluation.error().place.starts_with(name));
    } else {
        check_scores(evaluation->sheet, evaluation->standard);
        for (const core::Standard& other : standards) check_scores(evaluation->sheet, other);
    }
    if (const auto standard = law::read_standards({file}); !standard) {
        fuzz::check_told(standard.error(), base::ErrorKind::bad_input);
        CHECK(standard.error().place.starts_with(name));
    }
    return 0;
}
