#include "evaluate/freeze.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/accounts.hpp"
#include "core/account/money.hpp"
#include "core/indicator/definition_hash.hpp"
#include "core/ledger/checkpoint.hpp"
#include "core/ledger/hash.hpp"

namespace evaluate {
namespace {

using json = nlohmann::ordered_json;
constexpr int format = 1;

template <class T>
json or_null(const std::optional<T>& value) {
    return value ? json(*value) : json();
}

json figure_json(const FrozenFigure& figure) {
    return {{"id", figure.id},
            {"name_zh", figure.name_zh},
            {"name_en", figure.name_en},
            {"numerator", figure.numerator},
            {"denominator", or_null(figure.denominator)},
            {"value", or_null(figure.value)},
            {"unit", figure.unit},
            {"source", figure.source},
            {"definition", figure.definition}};
}

/// The law set with the calendar that is part of it: the years it knows, and the notice of the last.
json law_json(const core::Law& law) {
    const core::CalendarYear& last = law.calendar.years().back();
    return {{"hash", base::hex(law.hash)},
            {"calendar",
             {{"from", law.calendar.first_known().text()},
              {"to", law.calendar.last_known().text()},
              {"notice", last.notice}}}};
}

base::Result<> add_indicators(std::vector<FrozenFigure>& list, const core::Period& period, const core::Cut& cut,
                              follow::Figures& figures) {
    follow::Query query;
    query.period = period;
    query.cut = cut;
    const follow::Answer answer = TRY(figures.measure(query));
    for (const core::Figure& one : answer.figures) {
        const auto definition = std::ranges::find(figures.catalogue(), one.id, &core::Definition::id);
        list.push_back({.id = one.id,
                        .name_zh = one.name_zh,
                        .name_en = one.name_en,
                        .numerator = one.numerator,
                        .denominator = one.denominator,
                        .value = one.value,
                        .unit = one.unit,
                        .source = std::string(core::id_of(one.source)),
                        .definition = base::hex(core::hash_of(*definition))});
    }
    return {};
}

/// A formula of money is code; its words are its version.
std::string formula_hash(core::MoneyFormula formula) {
    const std::string words = fmt::format("{} {}", core::id_of(formula), core::text_of(formula).how_en);
    return base::hex(core::sha256(base::view(words)));
}

base::Result<> add_money(std::vector<FrozenFigure>& list, const core::Life& life, const core::Cut& cut,
                         store::Reader& reader) {
    const auto accounts = TRY(app::read_department(reader, life.organ, life.year, cut));
    if (accounts.empty()) return {};
    const core::MoneySettings settings = TRY(app::money_settings(reader));
    for (std::size_t i = 0; i < core::money_formula_words.size(); ++i) {
        const auto formula = static_cast<core::MoneyFormula>(i);
        const core::MoneyValue value = core::money_value(accounts, formula, {}, settings);
        FrozenFigure& one = list.emplace_back();
        one.id = core::id_of(formula);
        one.name_zh = core::zh_of(formula);
        one.name_en = core::text_of(formula).en;
        one.numerator = value.numerator;
        one.denominator = value.denominator;
        if (value.value) one.value = value.value->text();
        one.unit = core::is_rate(formula) ? "%" : "元";
        one.source = "account";
        one.definition = formula_hash(formula);
    }
    return {};
}

}  // namespace

base::Result<std::vector<FrozenFigure>> figures_at(const core::Life& life, const core::Period& period,
                                                   const core::Cut& cut, const StoreSources& sources) {
    std::vector<FrozenFigure> list;
    if (sources.figures) {
        follow::Figures* figures = TRY(sources.figures());
        TRY(add_indicators(list, period, cut, *figures));
    }
    TRY(add_money(list, life, cut, sources.reader));
    return list;
}

base::Result<core::FreezePeriod> freeze(const core::Life& life, const core::Period& period, base::Day cut_day,
                                        const StoreSources& sources) {
    core::FreezePeriod deed;
    deed.from = period.from;
    deed.to = period.to;
    deed.cut_day = cut_day;
    // The checkpoint first: the cut is what it signs, whatever is committed while we count.
    deed.checkpoint = TRY(sources.reader.checkpoint());
    const core::Checkpoint checkpoint = TRY(core::open(deed.checkpoint, sources.reader.verifier_key()));
    if (checkpoint.size > UINT32_MAX)
        return base::fail(base::ErrorKind::too_many, "the ledger is longer than a frozen period can name");
    deed.cut_seq = static_cast<std::uint32_t>(checkpoint.size);
    const core::Cut cut{cut_day, checkpoint.size};
    const core::Law law = TRY(app::law_of(sources.reader));
    deed.law = base::hex(law.hash);
    json text{{"format", format}, {"law", law_json(law)}, {"figures", json::array()}};
    follow::Figures* figures = sources.figures ? TRY(sources.figures()) : nullptr;
    if (figures != nullptr) deed.definitions = base::hex(core::hash_of(figures->catalogue()));
    for (const FrozenFigure& one : TRY(figures_at(life, period, cut, sources)))
        text["figures"].push_back(figure_json(one));
    deed.figures = text.dump();
    return deed;
}

base::Result<std::vector<FrozenFigure>> figures_of(const core::FreezePeriod& frozen) {
    const auto corrupt = base::fail(base::ErrorKind::corrupt, "the frozen figures cannot be read", "figures");
    const json text = json::parse(frozen.figures, nullptr, false);
    if (!text.is_object() || text.value("format", 0) != format || !text.contains("figures")) return corrupt;
    std::vector<FrozenFigure> list;
    try {
        for (const json& one : text.at("figures")) {
            FrozenFigure& figure = list.emplace_back();
            figure.id = one.at("id").get<std::string>();
            figure.name_zh = one.at("name_zh").get<std::string>();
            figure.name_en = one.at("name_en").get<std::string>();
            figure.numerator = one.at("numerator").get<std::int64_t>();
            if (!one.at("denominator").is_null()) figure.denominator = one.at("denominator").get<std::int64_t>();
            if (!one.at("value").is_null()) figure.value = one.at("value").get<std::string>();
            figure.unit = one.at("unit").get<std::string>();
            figure.source = one.at("source").get<std::string>();
            figure.definition = one.at("definition").get<std::string>();
        }
    } catch (const json::exception&) {
        return corrupt;
    }
    return list;
}

}  // namespace evaluate
