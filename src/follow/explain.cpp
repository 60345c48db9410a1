// explain and count: the very rows that a figure counted, by their public numbers.
#include <algorithm>

#include "core/indicator/year_before.hpp"
#include "follow/body.hpp"

namespace follow {
namespace {

using base::ErrorKind;

template <class T>
std::span<const T> page_of(const std::vector<T>& rows, std::uint64_t offset, std::uint32_t limit) {
    const std::size_t first = std::min<std::uint64_t>(offset, rows.size());
    return std::span(rows).subspan(first, std::min<std::size_t>(limit, rows.size() - first));
}

std::int64_t amount_of(const std::vector<tally::CountedRow>& rows) {
    std::int64_t amount = 0;
    for (const tally::CountedRow& row : rows) amount += row.amount;
    return amount;
}

/// "2026-11-23T08:00 – 2026-11-24T00:00", at UTC+8.
std::string text_of(const core::Stretch& when) {
    constexpr std::size_t to_minutes = 16;
    return base::Instant{when.from}.text().substr(0, to_minutes) + " – " +
           base::Instant{when.to}.text().substr(0, to_minutes);
}

/// The papers that a typed figure names, those that the ledger holds with the number of their fact: "Z01 #2298".
base::Result<std::string> papers_of(const TypedValue& value, store::Reader& reader) {
    std::string text;
    for (const std::string& number : core::evidence_numbers(value.evidence)) {
        text += (text.empty() ? "" : " ") + number;
        const auto year = static_cast<std::uint32_t>(value.period.from.year());
        const auto facts = reader.facts(core::evidence_id(value.organ, year, number));
        if (facts && !facts->empty()) text += " #" + std::to_string(facts->front().fact.seq);
    }
    return text;
}

}  // namespace

std::string part_name(core::Grain grain, std::uint8_t part, const core::Organ* organ) {
    const std::string name = organ != nullptr ? organ->name : "";
    if (grain != core::Grain::ratings) return name;
    const std::string target(core::zh_of(static_cast<core::RatingTarget>(part)));
    return name.empty() ? target : target + " " + name;
}

bool Figures::Body::is_sealed(core::Grain grain, const tally::CountedRow& row) const {
    if (row.is_accusation) return true;
    const tally::Tally& now = follower->tally();
    const bool is_letter = grain == core::Grain::submissions;
    const auto at = is_letter ? now.find_submission(row.subject) : now.find_matter(row.subject);
    if (!at) return false;
    const tally::Block& block = is_letter ? now.submissions()[at->chunk] : now.chunks()[at->chunk].matters;
    const core::Grain owner = is_letter ? core::Grain::submissions : core::Grain::matters;
    return block.columns[core::find_column(owner, "is_accusation")->index].get(at->row) == 1;
}

base::Result<std::vector<Item>> Figures::Body::items(const Held& held, core::Grain grain,
                                                     std::span<const tally::CountedRow> rows) {
    std::vector<Item> items(rows.size());
    std::vector<std::uint32_t> open;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        items[i].is_sealed = is_sealed(grain, rows[i]);
        if (!items[i].is_sealed) open.push_back(rows[i].subject);
    }
    auto reader = TRY(readers.lend());
    const auto numbers = TRY(reader->numbers(open));
    std::size_t next = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const tally::CountedRow& row = rows[i];
        Item& item = items[i];
        item.amount = row.amount;
        if (item.is_sealed) continue;
        item.number = numbers[next++];
        const core::Organ* organ =
            row.organ == core::null_cell ? nullptr : held.organs.at(static_cast<std::uint32_t>(row.organ));
        item.what = part_name(grain, row.part, organ);
    }
    return items;
}

/// Of a typed figure: who typed what for which days, and the evidence. Of uptime: the runs, in seconds, and the stops
/// that were announced.
base::Result<Explanation> Figures::Body::explain_outside(const ExplainQuery& query,
                                                         const core::Definition& definition) {
    if (!query.group.empty())
        return base::fail(ErrorKind::bad_input, "this indicator lists no groups", "group", "ask for its total");
    Answer answer = TRY(measure({.ids = {query.id}, .period = query.period, .cut = query.cut, .by = {}}));
    Explanation explanation;
    explanation.cut = answer.cut;
    explanation.figure = std::move(answer.figures[0]);
    explanation.numerator_text = definition.typed.numerator_zh;
    explanation.denominator_text = definition.typed.denominator_zh;
    const Held held = TRY(hold(answer.cut));
    std::vector<Item> items;
    if (definition.measure == core::Measure::uptime) {
        constexpr std::int64_t ms_per_second = 1'000;
        for (const core::RunRecord::Entry& one : follower->runs().entries(query.period, held.cut))
            items.push_back({.number = "#" + std::to_string(one.seq),
                             .what = (one.is_planned_stop ? "停机公告 " : "") + text_of(one.when),
                             .amount = one.is_planned_stop ? 0 : (one.when.to - one.when.from) / ms_per_second});
    }
    auto reader = TRY(readers.lend());
    for (const auto& [id, sum] : follower->typed().by_organ(definition.id, query.period, held.cut)) {
        const core::Organ* organ = held.organs.office.organ(id);
        for (const TypedValue* value : sum ? sum->values : std::vector<const TypedValue*>{}) {
            items.push_back({.number = TRY(papers_of(*value, *reader)),
                             .what = (organ != nullptr ? organ->name + " " : "") + value->period.from.text() + " – " +
                                     value->period.to.text(),
                             .amount = value->numerator});
        }
    }
    explanation.numerator_rows = items.size();
    const auto page = page_of(items, query.offset, query.limit);
    explanation.numerator.assign(page.begin(), page.end());
    return explanation;
}

base::Result<Explanation> Figures::Body::explain(const ExplainQuery& query) {
    TRY(check_period(query.period, query.cut));
    if (query.limit == 0 || query.limit > explain_limit_max) {
        return base::fail(ErrorKind::bad_input, "so many rows are not given at once", "limit", "ask for 1 to 1000");
    }
    const std::size_t at = TRY(find(query.id));
    const core::Definition& definition = settings.definitions[at];
    if (!query.group.empty() && counts_accusations(definition)) {
        return base::fail(ErrorKind::bad_input, "this indicator has no groups", "group", "ask for its total");
    }
    if (!core::is_counted(definition)) return explain_outside(query, definition);
    Explanation explanation = TRY(explain_rows(query, at));
    // In groups a decline names what it counts now; of what each declined from, the total tells.
    if (definition.measure == core::Measure::decline && query.group.empty())
        TRY(explain_before(query, at, explanation));
    return explanation;
}

base::Result<Explanation> Figures::Body::explain_rows(const ExplainQuery& query, std::size_t at) {
    const core::Definition& definition = settings.definitions[at];
    const Held held = TRY(hold(query.cut));
    const core::Scope scope{query.period, held.cut, held.organs.entries};
    std::vector<tally::Question> questions;
    const auto add = [&](const core::Predicate& predicate, std::optional<core::Amount> sum,
                         const std::vector<core::ColumnRef>& dated) -> base::Result<void> {
        core::Node all{.shape = core::Node::Shape::all, .parts = {TRY(core::bind(predicate.root, scope))}};
        for (const core::GroupKey& key : query.group) {
            all.parts.push_back(TRY(rows_of(key, definition.grain, dated, held.organs, query.period)));
        }
        questions.push_back({definition.grain, std::move(all), sum});
        return {};
    };
    TRY(add(parts[at].numerator, parts[at].numerator_sum, parts[at].numerator_dated));
    if (parts[at].denominator) TRY(add(*parts[at].denominator, parts[at].denominator_sum, parts[at].denominator_dated));

    const tally::Scan scan(questions);
    Explanation explanation;
    explanation.cut = held.cut;
    explanation.numerator_text = core::numerator_text(definition);
    explanation.denominator_text = core::denominator_text(definition);
    const auto numerator = rows(held, scan, 0);
    explanation.numerator_rows = numerator.size();
    explanation.numerator = TRY(items(held, definition.grain, page_of(numerator, query.offset, query.limit)));
    std::optional<std::int64_t> of;
    if (parts[at].denominator) {
        const auto denominator = rows(held, scan, 1);
        of = amount_of(denominator);
        explanation.denominator_rows = denominator.size();
        explanation.denominator = TRY(items(held, definition.grain, page_of(denominator, query.offset, query.limit)));
    }
    explanation.figure = figure_of(definition, amount_of(numerator), of);
    explanation.figure.group = query.group;
    return explanation;
}

base::Result<> Figures::Body::explain_before(const ExplainQuery& query, std::size_t at, Explanation& explanation) {
    const core::Definition& definition = settings.definitions[at];
    const core::Period period = core::a_year_before(query.period);
    const Held held = TRY(hold(core::a_year_before(explanation.cut)));
    explanation.denominator_text = core::numerator_text(definition);
    if (!TRY(is_recorded(held, period))) return {};
    const core::Scope scope{period, held.cut, held.organs.entries};
    const tally::Scan scan(
        {{definition.grain, TRY(core::bind(parts[at].numerator.root, scope)), parts[at].numerator_sum}});
    const auto before = rows(held, scan, 0);
    explanation.denominator_rows = before.size();
    explanation.denominator = TRY(items(held, definition.grain, page_of(before, query.offset, query.limit)));
    explanation.figure = figure_of(definition, explanation.figure.numerator, amount_of(before));
    return {};
}

base::Result<Count> Figures::Body::count(const std::string& text, const core::Period& period, const core::Cut& cut,
                                         std::uint32_t limit) {
    TRY(check_period(period, cut));
    if (limit > explain_limit_max) {
        return base::fail(ErrorKind::bad_input, "so many rows are not given at once", "limit", "ask for at most 1000");
    }
    const core::Predicate question = TRY(core::parse_question(text));
    // 《信访工作条例》第三十条第三款: no question, however put, gets at an accusation.
    const core::Predicate open = TRY(core::parse_predicate(question.grain, "not is_accusation"));
    const Held held = TRY(hold(cut));
    const core::Scope scope{period, held.cut, held.organs.entries};
    core::Node both{.shape = core::Node::Shape::all, .parts = {TRY(core::bind(question.root, scope))}};
    both.parts.push_back(TRY(core::bind(open.root, scope)));
    const tally::Scan scan({{question.grain, std::move(both), std::nullopt}});
    Count count{.cut = held.cut, .grain = question.grain, .rows = totals(held, scan)[0], .items = {}};
    if (limit > 0) {
        const auto found = rows(held, scan, 0);
        count.items = TRY(items(held, question.grain, page_of(found, 0, limit)));
    }
    return count;
}

}  // namespace follow
