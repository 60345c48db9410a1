#include "evaluate/restate.hpp"

#include <algorithm>

#include "app/accounts.hpp"
#include "core/ledger/checkpoint.hpp"
#include "evaluate/late_facts.hpp"

namespace evaluate {
namespace {

bool is_equal(const FrozenFigure& a, const FrozenFigure& b) {
    return a.numerator == b.numerator && a.denominator == b.denominator && a.value == b.value && a.unit == b.unit;
}

std::optional<FrozenFigure> figure_named(const std::vector<FrozenFigure>& list, const FrozenFigure& wanted) {
    const auto found = std::ranges::find_if(
        list, [&](const FrozenFigure& one) { return one.id == wanted.id && one.source == wanted.source; });
    return found == list.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

base::Result<Restatement> restate(const core::Life& life, const core::Frozen& frozen, const core::Cut& given,
                                  const StoreSources& sources) {
    Restatement result{.version = frozen.version,
                       .period = {frozen.deed.from, frozen.deed.to},
                       .frozen_cut = {frozen.deed.cut_day, frozen.deed.cut_seq},
                       .cut = app::completed(given, sources.reader, sources.today),
                       .figures = {}};
    if (result.cut.day < result.frozen_cut.day || result.cut.seq < result.frozen_cut.seq)
        return base::fail(base::ErrorKind::bad_input, "the cut lies before the one at which the period was frozen",
                          "as_of", "give " + result.frozen_cut.day.text() + " or later");
    result.is_signed = core::open(frozen.deed.checkpoint, sources.reader.verifier_key()).has_value();
    const auto again = TRY(figures_at(life, result.period, result.frozen_cut, sources));
    const auto now = TRY(figures_at(life, result.period, result.cut, sources));
    for (FrozenFigure& one : TRY(figures_of(frozen.deed))) {
        RestatedFigure& figure = result.figures.emplace_back();
        figure.again = figure_named(again, one);
        figure.now = figure_named(now, one);
        figure.frozen = std::move(one);
        figure.is_same_formula = figure.again && figure.again->definition == figure.frozen.definition;
        figure.is_reproduced = figure.again && is_equal(*figure.again, figure.frozen);
        figure.is_changed = !figure.now || !is_equal(*figure.now, figure.frozen);
        // A figure of another formula is another figure.
        if (figure.is_same_formula && !figure.is_reproduced) result.is_reproduced = false;
        if (figure.is_changed) figure.late = TRY(late_facts(life, figure.frozen, result, sources));
    }
    return result;
}

}  // namespace evaluate
