#include "evaluate/late_facts.hpp"

#include <algorithm>
#include <set>

namespace evaluate {
namespace {

/// What a row of that number and leg adds to numerator and denominator.
struct Counted {
    std::int64_t numerator = 0, denominator = 0;
    friend bool operator==(const Counted&, const Counted&) = default;
};
using RowKey = std::pair<std::string, std::string>;

struct Rows {
    std::map<RowKey, Counted> named = {};
    Counted sealed;
    bool is_whole = true;
};

void count(Rows& rows, const std::vector<follow::Item>& items, std::int64_t Counted::* part) {
    for (const follow::Item& item : items) {
        Counted& row = item.is_sealed ? rows.sealed : rows.named[{item.number, item.what}];
        row.*part += item.is_sealed ? 1 : item.amount;
    }
}

base::Result<Rows> rows_at(follow::Figures& figures, const std::string& id, const core::Period& period,
                           const core::Cut& cut) {
    Rows rows;
    follow::ExplainQuery query{.id = id, .period = period, .cut = cut, .group = {}, .limit = follow::explain_limit_max};
    for (std::uint64_t all = 1; query.offset < all; query.offset += query.limit) {
        const follow::Explanation told = TRY(figures.explain(query));
        all = std::max(told.numerator_rows, told.denominator_rows);
        // Half of the rows would show differences that are none.
        if (all > restated_rows_max) return Rows{.sealed = {}, .is_whole = false};
        count(rows, told.numerator, &Counted::numerator);
        count(rows, told.denominator, &Counted::denominator);
    }
    return rows;
}

bool is_known(const core::Fact& fact, const core::Cut& cut) {
    return fact.seq <= cut.seq && fact.day <= cut.day;
}

base::Result<> add_facts(LateFacts& late, const base::Id& subject, const Restatement& between, store::Reader& reader,
                         auto&& counts) {
    for (const store::FactText& one : TRY(reader.facts(subject))) {
        if (!is_known(one.fact, between.cut) || is_known(one.fact, between.frozen_cut) || !counts(one.fact)) continue;
        ++late.facts;
        ++late.kinds[std::string(core::id_of(one.fact.deed))];
    }
    return {};
}

/// Facts of every matter or submission that counts otherwise than it did.
base::Result<LateFacts> of_matters(const FrozenFigure& figure, const Restatement& between,
                                   const StoreSources& sources) {
    LateFacts late;
    follow::Figures& figures = *TRY(sources.figures());
    const Rows before = TRY(rows_at(figures, figure.id, between.period, between.frozen_cut));
    const Rows after = TRY(rows_at(figures, figure.id, between.period, between.cut));
    late.is_whole = before.is_whole && after.is_whole;
    if (!late.is_whole) return late;
    late.sealed = static_cast<std::uint64_t>(std::max(std::abs(after.sealed.numerator - before.sealed.numerator),
                                                      std::abs(after.sealed.denominator - before.sealed.denominator)));
    std::set<std::string> numbers;
    const auto compare_all = [&](const Rows& one, const Rows& other) {
        for (const auto& [key, counted] : one.named) {
            const auto found = other.named.find(key);
            if (found == other.named.end() || found->second != counted) numbers.insert(key.first);
        }
    };
    compare_all(before, after);
    compare_all(after, before);
    for (const std::string& number : numbers) {
        auto subject = sources.reader.find_matter(number, {});
        if (!subject) subject = sources.reader.find_submission(number, {});
        if (!subject) continue;
        late.numbers.push_back(number);
        TRY(add_facts(late, *subject, between, sources.reader, [](const core::Fact&) { return true; }));
    }
    return late;
}

/// Facts of accounts: of the organ's for money, typed figures of that item and what annulled them for the others.
base::Result<LateFacts> of_accounts(const core::Life& life, const FrozenFigure& figure, const Restatement& between,
                                    store::Reader& reader) {
    LateFacts late;
    const core::Office office = TRY(reader.office());
    const bool is_money = figure.source == "account";
    for (const base::Id& id : TRY(reader.accounts())) {
        const auto facts = TRY(reader.facts(id));
        const auto& opened = std::get<core::OpenAccount>(facts.front().fact.deed);
        if (is_money && (opened.year != life.year || !office.is_within(opened.organ, life.organ))) continue;
        TRY(add_facts(late, id, between, reader, [&](const core::Fact& fact) {
            const auto* typed = std::get_if<core::TypeFigure>(&fact.deed);
            if (is_money) return typed == nullptr;
            return (typed != nullptr && typed->item == figure.id) ||
                   std::holds_alternative<core::AnnulEntry>(fact.deed);
        }));
    }
    return late;
}

/// Facts that say when the server ran, and which stops were announced.
base::Result<LateFacts> of_runs(const Restatement& between, store::Reader& reader) {
    LateFacts late;
    const std::vector<core::Fact> facts = TRY(reader.store_facts());
    TRY(add_facts(late, facts.front().subject, between, reader, [](const core::Fact& fact) {
        return std::holds_alternative<core::RecordRun>(fact.deed) || std::holds_alternative<core::PlanStop>(fact.deed);
    }));
    return late;
}

}  // namespace

base::Result<LateFacts> late_facts(const core::Life& life, const FrozenFigure& figure, const Restatement& between,
                                   const StoreSources& sources) {
    if (figure.source == "ledger") {
        // What cannot be explained row by row, such as a decline from the year before, still shows that it changed.
        auto late = of_matters(figure, between, sources);
        if (!late && late.error().kind == base::ErrorKind::bad_input) return LateFacts{.sealed = 0, .is_whole = false};
        return late;
    }
    if (figure.source == "uptime") return of_runs(between, sources.reader);
    return of_accounts(life, figure, between, sources.reader);
}

}  // namespace evaluate
