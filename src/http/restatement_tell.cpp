#include <algorithm>

#include "core/matter/deed_words.hpp"
#include "http/evaluation_tell.hpp"

namespace http {
namespace {

std::optional<FrozenFigureView> tell_figure(const std::optional<evaluate::FrozenFigure>& figure) {
    if (!figure) return std::nullopt;
    return FrozenFigureView{figure->numerator, figure->denominator, figure->value};
}

LateFactsView tell_late(const evaluate::LateFacts& late, store::Reader& reader, const store::Viewer& viewer) {
    LateFactsView view{
        .facts = late.facts, .matters = late.numbers.size(), .sealed = late.sealed, .is_whole = late.is_whole};
    for (const auto& [kind, facts] : late.kinds) {
        const auto word = std::ranges::find(core::deed_words, kind, &core::Word::id);
        view.kinds.push_back({kind, std::string(word == core::deed_words.end() ? kind : word->zh), facts});
    }
    for (const std::string& number : late.numbers) {
        if (view.numbers.size() == late_numbers_max) break;
        if (reader.find_matter(number, viewer) || reader.find_submission(number, viewer))
            view.numbers.push_back(number);
    }
    return view;
}

}  // namespace

base::Result<const core::Frozen*> frozen_named(const core::Life& life, std::uint32_t version) {
    if (life.frozen.empty())
        return base::fail(base::ErrorKind::not_found, "no period of this evaluation is frozen", "frozen",
                          "freeze one first: evaluation freeze");
    const core::Frozen* frozen = version == 0 ? &life.frozen.back() : life.frozen_as(version);
    if (frozen != nullptr) return frozen;
    return base::fail(base::ErrorKind::not_found, "no period was frozen as that entry", "frozen",
                      "evaluation show lists them");
}

RestatementView tell(const evaluate::Restatement& restatement, store::Reader& reader, const store::Viewer& viewer) {
    RestatementView view{.version = restatement.version,
                         .from = restatement.period.from,
                         .to = restatement.period.to,
                         .frozen_as_of = restatement.frozen_cut.day,
                         .as_of = restatement.cut.day,
                         .frozen_seq = restatement.frozen_cut.seq,
                         .seq = restatement.cut.seq,
                         .is_reproduced = restatement.is_reproduced,
                         .is_signed = restatement.is_signed};
    for (const evaluate::RestatedFigure& one : restatement.figures) {
        RestatedFigureView& figure = view.figures.emplace_back();
        figure.id = one.frozen.id;
        figure.name_zh = one.frozen.name_zh;
        figure.name_en = one.frozen.name_en;
        figure.unit = one.frozen.unit;
        figure.source = one.frozen.source;
        figure.frozen = *tell_figure(one.frozen);
        figure.again = tell_figure(one.again);
        figure.now = tell_figure(one.now);
        figure.is_same_formula = one.is_same_formula;
        figure.is_reproduced = one.is_reproduced;
        figure.is_changed = one.is_changed;
        if (!one.is_changed) continue;
        ++view.changed;
        figure.late = tell_late(one.late, reader, viewer);
    }
    return view;
}

}  // namespace http
