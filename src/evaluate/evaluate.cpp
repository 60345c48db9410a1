#include "evaluate/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/evaluation/fields.hpp"
#include "core/evaluation/fill.hpp"
#include "law/evaluation.hpp"

namespace evaluate {
namespace {

using base::ErrorKind;

/// The first line that names this indicator.
const core::SheetLine& naming(const core::Sheet& sheet, const std::string& id) {
    return *std::ranges::find_if(sheet.lines, [&](const core::SheetLine& line) {
        return line.actual.from == core::ActualFrom::indicator && line.actual.of == id;
    });
}

base::Result<> fill(Evaluated& evaluated, const Sources& sources) {
    core::Sheet& sheet = evaluated.sheet;
    const std::vector<std::string> ids = core::indicators_of(sheet);
    if (ids.empty()) return {};
    if (sources.figures == nullptr)
        return base::fail(ErrorKind::bad_input, fmt::format("the actual is the indicator {}", ids.front()),
                          naming(sheet, ids.front()).place, "name the store: --store DIR");
    for (const std::string& id : ids) {
        if (std::ranges::find(sources.figures->catalogue(), id, &core::Definition::id) ==
            sources.figures->catalogue().end())
            return base::fail(ErrorKind::bad_input, fmt::format("no indicator is called {}", id),
                              naming(sheet, id).place, "huiying indicators lists them");
    }
    core::Cut cut = sheet.cut;
    if (!cut.day.is_set()) cut.day = sources.today;
    cut.seq = sources.seq;
    const follow::Answer answer =
        TRY(sources.figures->measure({.ids = ids, .period = sheet.period, .cut = cut, .by = {}}));
    if (const auto missing = core::fill_figures(sheet, answer.figures, answer.cut); !missing.empty())
        return base::fail(ErrorKind::corrupt, fmt::format("the figures leave {} out", missing.front()),
                          naming(sheet, missing.front()).place);
    evaluated.cut = answer.cut;
    return {};
}

}  // namespace

base::Result<Evaluated> evaluate(const law::File& file, const Sources& sources) {
    law::Evaluation read = TRY(law::read_evaluation(file, sources.standards));
    Evaluated evaluated{std::move(read.sheet), std::move(read.standard), {}, read.hash, std::nullopt};
    TRY(fill(evaluated, sources));
    evaluated.scores = TRY(core::score(evaluated.sheet, evaluated.standard));
    TRY(core::check_fields(evaluated.sheet, evaluated.standard, evaluated.scores));
    return evaluated;
}

}  // namespace evaluate
