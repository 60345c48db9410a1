#include "evaluate/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/accounts.hpp"
#include "core/evaluation/fields.hpp"
#include "core/evaluation/fill.hpp"
#include "core/evaluation/fill_account.hpp"
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
    if (!sources.figures)
        return base::fail(ErrorKind::bad_input, fmt::format("the actual is the indicator {}", ids.front()),
                          naming(sheet, ids.front()).place, "name the store: --store DIR");
    follow::Figures* figures = TRY(sources.figures());
    for (const std::string& id : ids) {
        if (std::ranges::find(figures->catalogue(), id, &core::Definition::id) == figures->catalogue().end())
            return base::fail(ErrorKind::bad_input, fmt::format("no indicator is called {}", id),
                              naming(sheet, id).place, "huiying indicators lists them");
    }
    core::Cut cut = sheet.cut;
    if (!cut.day.is_set()) cut.day = sources.today;
    cut.seq = sources.seq;
    const follow::Answer answer = TRY(figures->measure({.ids = ids, .period = sheet.period, .cut = cut, .by = {}}));
    if (const auto missing = core::fill_figures(sheet, answer.figures, answer.cut); !missing.empty())
        return base::fail(ErrorKind::corrupt, fmt::format("the figures leave {} out", missing.front()),
                          naming(sheet, missing.front()).place);
    evaluated.cut = answer.cut;
    return {};
}

base::Result<> fill_money(Evaluated& evaluated, const Sources& sources) {
    core::Sheet& sheet = evaluated.sheet;
    const std::string place = core::account_place(sheet);
    if (place.empty()) return {};
    if (sources.reader == nullptr)
        return base::fail(ErrorKind::bad_input, "money comes from the accounts of a store", place,
                          "name the store: --store DIR");
    const core::Office office = TRY(sources.reader->office());
    const core::Organ* organ = office.organ_named(sheet.account);
    if (organ == nullptr)
        return base::fail(ErrorKind::bad_input, fmt::format("the store has no organ {}", sheet.account), place,
                          "write account = \"…\" with its name in the store on top of the file");
    if (!evaluated.cut) evaluated.cut = app::completed({sheet.cut.day, sources.seq}, *sources.reader, sources.today);
    const auto accounts =
        TRY(app::read_department(*sources.reader, organ->id, static_cast<std::uint32_t>(sheet.year), *evaluated.cut));
    if (accounts.empty())
        return base::fail(ErrorKind::bad_input, fmt::format("{} has no account of {}", sheet.account, sheet.year),
                          place, "open and fill it: huiying account open, huiying account import");
    const core::MoneySettings settings = TRY(app::money_settings(*sources.reader));
    TRY(core::fill_account(sheet, accounts, settings, *evaluated.cut));
    sheet.cut = *evaluated.cut;
    evaluated.months = core::months_of(sheet, accounts, settings);
    return {};
}

}  // namespace

base::Result<Evaluated> evaluate(const law::File& file, const Sources& sources) {
    law::Evaluation read = TRY(law::read_evaluation(file, sources.standards));
    Evaluated evaluated{std::move(read.sheet), std::move(read.standard), {}, read.hash, std::nullopt};
    TRY(fill(evaluated, sources));
    TRY(fill_money(evaluated, sources));
    if (evaluated.cut) evaluated.sheet.cut = *evaluated.cut;
    evaluated.scores = TRY(core::score(evaluated.sheet, evaluated.standard));
    TRY(core::check_fields(evaluated.sheet, evaluated.standard, evaluated.scores));
    return evaluated;
}

}  // namespace evaluate
