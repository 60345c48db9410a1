#include "law/check.hpp"

#include <algorithm>
#include <map>

#include "core/statute/citation.hpp"

namespace law {
namespace {

using base::Day;
using base::ErrorKind;

template <class T>
using Rows = std::vector<const Placed<T>*>;

/// Rows of one history follow each other day by day, in whatever order the files give them.
template <class T>
base::Result<> check_history(Rows<T> rows) {
    std::ranges::sort(rows, {}, [](const Placed<T>* row) { return row->value.from; });
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const Day end = rows[i - 1]->value.until;
        const Day begin = rows[i]->value.from;
        if (!end.is_set() || begin <= end)
            return base::fail(ErrorKind::bad_input, "the dates overlap those of " + rows[i - 1]->place, rows[i]->place,
                              "end that one on " + (begin - 1).text());
        if (begin > end + 1)
            return base::fail(ErrorKind::bad_input,
                              "nothing governs from " + (end + 1).text() + " to " + (begin - 1).text(), rows[i]->place,
                              "close the gap after " + rows[i - 1]->place);
    }
    return {};
}

const core::Instrument* find(const ReadSet& set, const std::string& id) {
    const auto found = std::ranges::find(set.instruments, id, [](const auto& placed) { return placed.value.id; });
    return found == set.instruments.end() ? nullptr : &found->value;
}

/// Of a term or a setting.
template <class T>
base::Result<> check_citation(const ReadSet& set, const Placed<T>& placed) {
    const T& term = placed.value;
    if (term.is_example) return {};
    const core::Instrument* instrument = find(set, term.instrument);
    if (instrument == nullptr)
        return base::fail(ErrorKind::bad_input, "no instrument `" + term.instrument + "`", placed.place,
                          "mend the id or add articles/" + term.instrument + ".toml");
    const auto citation = core::parse_citation(term.article);
    if (!citation || citation->article > static_cast<int>(instrument->articles.size()))
        return base::fail(ErrorKind::bad_input, instrument->title + " has no article " + term.article, placed.place,
                          "see articles/" + instrument->id + ".toml");
    const bool is_late = instrument->until.is_set() && (!term.until.is_set() || term.until > instrument->until);
    if (term.from < instrument->from || is_late)
        return base::fail(ErrorKind::bad_input, "the row reaches beyond the days of " + instrument->title, placed.place,
                          "keep it from " + instrument->from.text() + " to " + instrument->until.text());
    return {};
}

}  // namespace

base::Result<> check_instruments(const ReadSet& set) {
    Rows<core::Instrument> regulations;
    for (const auto& placed : set.instruments)
        if (placed.value.id.starts_with("regulation-")) regulations.push_back(&placed);
    if (regulations.empty())
        return base::fail(ErrorKind::bad_input, "there is no regulation", "articles/",
                          "add articles/regulation-2022.toml");
    return check_history(std::move(regulations));
}

base::Result<> check_terms(const ReadSet& set) {
    for (int i = 0; i < core::term_count; ++i) {
        const auto id = static_cast<core::TermId>(i);
        Rows<core::Term> rows;
        for (const auto& placed : set.terms)
            if (placed.value.id == id) rows.push_back(&placed);
        const std::string file = "terms/" + std::string(core::name(id)) + ".toml";
        if (rows.empty()) return base::fail(ErrorKind::bad_input, "the file is missing", file, "add it");
        TRY(check_history(std::move(rows)));
    }
    for (const auto& placed : set.terms) TRY(check_citation(set, placed));
    return {};
}

base::Result<> check_settings(const ReadSet& set) {
    for (int i = 0; i < core::setting_count; ++i) {
        const auto id = static_cast<core::SettingId>(i);
        Rows<core::Setting> rows;
        for (const auto& placed : set.settings)
            if (placed.value.id == id) rows.push_back(&placed);
        const std::string file = "settings/" + std::string(core::name(id)) + ".toml";
        if (rows.empty()) return base::fail(ErrorKind::bad_input, "the file is missing", file, "add it");
        TRY(check_history(std::move(rows)));
    }
    for (const auto& placed : set.settings) TRY(check_citation(set, placed));
    return {};
}

base::Result<> check_rolls(const ReadSet& set) {
    Rows<core::RollRule> rows;
    for (const auto& placed : set.rolls) rows.push_back(&placed);
    if (rows.empty())
        return base::fail(ErrorKind::bad_input, "no rule for rest days", "rolls/", "add rolls/civil-law.toml");
    TRY(check_history(rows));
    const auto by_from = [](const auto& placed) { return placed.value.from; };
    const auto first = std::ranges::min(set.rolls, {}, by_from);
    const auto last = std::ranges::max(set.rolls, {}, by_from);
    const auto first_term = std::ranges::min(set.terms, {}, by_from);
    if (first.value.from > first_term.value.from)
        return base::fail(ErrorKind::bad_input, "no rule for rest days before " + first.value.from.text(), first.place,
                          "cover " + first_term.place + " too");
    if (last.value.until.is_set())
        return base::fail(ErrorKind::bad_input, "no rule for rest days after " + last.value.until.text(), last.place,
                          "add the row that follows, or take `until` out");
    return {};
}

base::Result<> check_years(const ReadSet& set) {
    std::map<int, const ReadYear*> years;
    for (const ReadYear& year : set.years) years.emplace(year.year.year, &year);
    for (const auto& [number, year] : years)
        if (number != years.begin()->first && !years.contains(number - 1))
            return base::fail(ErrorKind::bad_input, "the year " + std::to_string(number - 1) + " is missing before it",
                              year->place, "add calendar/" + std::to_string(number - 1) + ".toml");

    std::map<Day, std::pair<std::string, bool>> seen;  // where a day was listed, and whether to rest
    for (const ReadYear& year : set.years) {
        for (const bool is_rest : {true, false}) {
            for (const auto& day : is_rest ? year.rest : year.work) {
                const auto [at, is_new] = seen.try_emplace(day.value, day.place, is_rest);
                if (is_new) continue;
                const std::string what = at->second.second == is_rest ? " is listed twice, first at "
                                                                      : " is both a rest day and a workday, see ";
                return base::fail(ErrorKind::bad_input, day.value.text() + what + at->second.first, day.place,
                                  "keep what the notice says");
            }
        }
    }
    return {};
}

}  // namespace law
