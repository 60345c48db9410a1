#include "follow/organs.hpp"

#include <algorithm>

namespace follow {

namespace {

constexpr int successors_max = 20;  // a ring of successors would be a mistake in the records, not a reason to hang

}  // namespace

std::uint32_t OrgansAt::standing(std::uint32_t row, base::Day day) const {
    for (int i = 0; i < successors_max; ++i) {
        const core::Organ* organ = at(row);
        const bool has_gone =
            organ != nullptr && organ->until.is_set() && organ->until < day && organ->successor.is_set();
        const auto next = has_gone ? row_of(organ->successor) : std::nullopt;
        if (!next) return row;
        row = *next;
    }
    return row;
}

const core::Organ* OrgansAt::at(std::uint32_t row) const {
    const auto found = ids.find(row);
    return found == ids.end() ? nullptr : office.organ(found->second);
}

std::optional<std::uint32_t> OrgansAt::row_of(const base::Id& id) const {
    const auto found = rows.find(id);
    if (found == rows.end()) return std::nullopt;
    return found->second;
}

base::Result<void> Organs::load(store::Reader& reader, std::uint64_t seq) {
    const core::Office office = TRY(reader.office());
    for (const base::Id& id : office.organs()) {
        const auto history = TRY(reader.facts_at(id, base::Day{std::numeric_limits<std::int32_t>::max()}, seq));
        facts_.insert(facts_.end(), history.begin(), history.end());
        if (history.empty()) continue;
        const std::uint32_t row = TRY(reader.row(id));
        known_[id] = row;
        rows_.set(id, row);
    }
    std::ranges::sort(facts_, {}, &core::Fact::seq);
    return {};
}

base::Result<void> Organs::add(store::Reader& reader, const core::Fact& fact) {
    facts_.push_back(fact);
    if (known_.contains(fact.subject)) return {};
    const std::uint32_t row = TRY(reader.row(fact.subject));
    known_[fact.subject] = row;
    rows_.set(fact.subject, row);
    return {};
}

OrgansAt Organs::at(std::uint64_t seq) const {
    OrgansAt organs;
    for (const core::Fact& fact : facts_) {
        if (fact.seq <= seq) organs.office.apply(fact);
    }
    for (const base::Id& id : organs.office.organs()) {
        const std::uint32_t row = known_.at(id);
        const core::Organ* organ = organs.office.organ(id);
        organs.entries.push_back({row, organ->name, organ->kind});
        organs.rows[id] = row;
        organs.ids[row] = id;
    }
    return organs;
}

}  // namespace follow
