// The read rows: what lists and lookups need of a matter or submission, derived from its state after every fact.
// Written by the leader, derived again and compared by fsck. Pure; organs appear as their rows.
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/matter/matter.hpp"
#include "core/matter/submission.hpp"

namespace store {

struct MatterRow {
    std::string number;
    std::int64_t submission = 0, office = 0;
    std::optional<std::int64_t> holder;
    std::int64_t form = 0, matter_class = 0, path = 0, phase = 0, category = 0, region = 0;
    std::optional<std::int64_t> received, closed, next_due, next_term;
    std::int64_t is_provisional = 0, is_running = 0;
    std::optional<std::int64_t> accused;
    std::int64_t title_seq = 0, last_seq = 0;
    std::vector<std::int64_t> organs;  ///< rows of matter_organs, sorted

    /// Columns of `matters` after `row`, in order.
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("submission", self.submission), field("office", self.office);
        field("holder", self.holder), field("form", self.form), field("class", self.matter_class);
        field("path", self.path), field("phase", self.phase), field("category", self.category);
        field("region", self.region), field("received", self.received), field("closed", self.closed);
        field("next_due", self.next_due), field("next_term", self.next_term);
        field("is_provisional", self.is_provisional), field("is_running", self.is_running);
        field("accused", self.accused), field("title_seq", self.title_seq), field("last_seq", self.last_seq);
    }
    /// Whether the two stand at the same places of every index but that of the primary key.
    [[nodiscard]] bool is_placed_like(const MatterRow& other) const {
        return holder == other.holder && phase == other.phase && matter_class == other.matter_class &&
               next_due == other.next_due && is_running == other.is_running && number == other.number;
    }
};

struct SubmissionRow {
    std::string number;
    std::int64_t office = 0;
    std::optional<std::string> external_source, external_number;
    std::vector<std::int64_t> persons;  ///< rows of submission_persons, sorted

    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("office", self.office);
        field("external_source", self.external_source), field("external_number", self.external_number);
    }
};

/// Turns a subject's id into its row, or fails if there is no such subject.
template <class F>
concept RowLookup = requires(F lookup, const base::Id& id) {
    { lookup(id) } -> std::same_as<base::Result<std::int64_t>>;
};

/// `title_seq` is the seq of the matter's first fact.
template <RowLookup F>
base::Result<void> derive(MatterRow& row, const core::Matter& matter, std::uint64_t title_seq, F&& row_of);
template <RowLookup F>
base::Result<void> derive(SubmissionRow& row, const core::Submission& submission, F&& row_of);

/// The part that needs no lookup.
void derive_plain(MatterRow& row, const core::Matter& matter);

// ── ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

template <RowLookup F>
base::Result<void> derive(MatterRow& row, const core::Matter& matter, std::uint64_t title_seq, F&& row_of) {
    derive_plain(row, matter);
    row.title_seq = static_cast<std::int64_t>(title_seq);
    row.submission = TRY(row_of(matter.submission));
    row.office = TRY(row_of(matter.office));
    row.organs.clear();
    for (const core::Leg& leg : matter.legs) {
        // Who stands above an organ that has ended goes on seeing what it held.
        for (const base::Id* held : {&leg.organ, &leg.organ_filed()}) {
            const std::int64_t organ = TRY(row_of(*held));
            const auto at = std::lower_bound(row.organs.begin(), row.organs.end(), organ);
            if (at == row.organs.end() || *at != organ) row.organs.insert(at, organ);
        }
    }
    const int holder = matter.holder();
    row.holder.reset();
    if (holder >= 0) row.holder = TRY(row_of(matter.legs[static_cast<std::size_t>(holder)].organ));
    // 《信访工作条例》第三十条第三款: hidden as long as it is an accusation, judged by what stands now.
    row.accused.reset();
    if (matter.matter_class == core::MatterClass::accusation && matter.accused.is_set()) {
        row.accused = TRY(row_of(matter.accused));
    }
    return {};
}

template <RowLookup F>
base::Result<void> derive(SubmissionRow& row, const core::Submission& submission, F&& row_of) {
    const core::RegisterSubmission& deed = submission.as_registered;
    row.number = deed.number;
    row.office = TRY(row_of(deed.office));
    row.persons.clear();
    for (const base::Id& person : deed.persons) row.persons.push_back(TRY(row_of(person)));
    std::sort(row.persons.begin(), row.persons.end());
    row.persons.erase(std::unique(row.persons.begin(), row.persons.end()), row.persons.end());
    row.external_source.reset();
    row.external_number.reset();
    if (!deed.external_number.empty()) {
        row.external_source = deed.external_source;
        row.external_number = deed.external_number;
    }
    return {};
}

}  // namespace store
