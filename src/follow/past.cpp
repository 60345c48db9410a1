#include "follow/past.hpp"

#include <algorithm>
#include <thread>

namespace follow {
namespace {

// So few rows are folded while the tally stays locked: else a busy ledger could keep a question waiting for ever.
constexpr std::size_t fold_locked_max = 200;

tally::Cutoff cutoff_of(const core::Cut& cut) {
    return {cut.day.number, static_cast<std::int64_t>(cut.seq)};
}

struct Folded {
    std::vector<tally::MatterRows> matters;
    std::vector<tally::Row> submissions;
    base::Result<void> result;
};

base::Result<void> fold_some(const tally::Changed& changed, const core::Cut& cut, const tally::OrganRows& organs,
                             const core::Law& law, store::Reader& reader, std::size_t first, std::size_t step,
                             Folded& out) {
    for (std::size_t i = first; i < changed.matters.size(); i += step) {
        const std::uint32_t row = changed.matters[i].subject;
        const base::Id id = TRY(reader.id(row));
        const auto facts = TRY(reader.facts_at(id, cut.day, cut.seq));
        if (!facts.empty()) out.matters.push_back(tally::rows_of(tally::fold_story(facts), row, organs));
    }
    for (std::size_t i = first; i < changed.submissions.size(); i += step) {
        const std::uint32_t row = changed.submissions[i].subject;
        const base::Id id = TRY(reader.id(row));
        const auto facts = TRY(reader.facts_at(id, cut.day, cut.seq));
        if (facts.empty()) continue;
        tally::SubmissionStory story = tally::fold_submission(facts);
        story.is_accusation = TRY(is_accusation_at(reader, story.submission, cut));
        story.is_collective = core::is_collective(story.submission.as_registered, law);
        out.submissions.push_back(tally::row_of(story, row, organs));
    }
    return {};
}

}  // namespace

base::Result<bool> is_accusation_at(store::Reader& reader, const core::Submission& submission, const core::Cut& cut) {
    const auto& matters = submission.as_registered.matters;
    for (const base::Id& id : matters) {
        const auto facts = reader.facts_at(id, cut.day, cut.seq);
        if (!facts && facts.error().kind != base::ErrorKind::not_found) return std::unexpected(facts.error());
        if (!facts || facts->empty()) return false;
        if (core::fold(*facts).matter_class != core::MatterClass::accusation) return false;
    }
    return !matters.empty();
}

bool Past::serves(const core::Cut& cut) const {
    if (cut.day != cut_.day) return false;
    return cut.seq == cut_.seq || (cut.seq > cut_.seq && !holds_late_records_);
}

bool Past::is_missing(const tally::Changed::Row& row) const {
    const auto made = made_at_.find(row.subject);
    if (made == made_at_.end()) return true;
    return made->second < cut_.seq && row.seq > static_cast<std::int64_t>(made->second);
}

tally::Changed Past::missing(const tally::Tally& tally) const {
    tally::Changed changed = tally::changed_since(tally, cutoff_of(cut_));
    std::erase_if(changed.matters, [&](const auto& row) { return !is_missing(row); });
    std::erase_if(changed.submissions, [&](const auto& row) { return !is_missing(row); });
    return changed;
}

base::Result<void> Past::fold(const tally::Changed& changed, const tally::OrganRows& organs, const core::Law& law,
                              Readers& readers, unsigned threads) {
    const std::size_t size = changed.matters.size() + changed.submissions.size();
    const std::size_t workers = size < fold_locked_max ? 1 : std::max(threads, 1U);
    std::vector<Folded> folded(workers);
    {
        std::vector<std::jthread> others;
        const auto work = [&](std::size_t number) {
            auto reader = readers.lend();
            folded[number].result =
                reader ? fold_some(changed, cut_, organs, law, **reader, number, workers, folded[number])
                       : base::Result<void>(std::unexpected(reader.error()));
        };
        for (std::size_t number = 1; number < workers; ++number) others.emplace_back(work, number);
        work(0);
    }
    for (Folded& part : folded) {
        TRY(std::move(part.result));
        for (tally::MatterRows& rows : part.matters) tally_.put(std::move(rows));
        for (const tally::Row& row : part.submissions) tally_.put_submission(row);
    }
    for (const auto* list : {&changed.matters, &changed.submissions}) {
        for (const tally::Changed::Row& row : *list) {
            made_at_[row.subject] = cut_.seq;
            if (row.day <= cut_.day.number) holds_late_records_ = true;
        }
    }
    return {};
}

base::Result<std::shared_lock<std::shared_mutex>> Past::prepare(const Follower& follower, Readers& readers,
                                                                const core::Cut& cut, unsigned threads) {
    if (cut.seq != cut_.seq) checked_.reset();
    cut_.seq = cut.seq;
    for (;;) {
        std::shared_lock lock(follower.mutex());
        if (checked_ == follower.seen()) return lock;
        const tally::Changed changed = missing(follower.tally());
        const std::size_t size = changed.matters.size() + changed.submissions.size();
        const tally::OrganRows organs = follower.organs().rows();
        if (size > fold_locked_max) lock.unlock();
        if (size > 0) TRY(fold(changed, organs, *follower.law(), readers, threads));
        if (!lock.owns_lock()) continue;
        checked_ = follower.seen();
        return lock;
    }
}

Pasts::Held Pasts::at(const core::Cut& cut) {
    std::vector<std::shared_ptr<Past>> same_day;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& past : recent_) {
            if (past->day() == cut.day) same_day.push_back(past);
        }
    }
    for (const auto& past : same_day) {
        Held held{past, std::unique_lock(past->mutex)};
        if (!past->serves(cut)) continue;
        const std::lock_guard lock(mutex_);
        if (const auto at = std::ranges::find(recent_, past); at != recent_.end())
            recent_.splice(recent_.begin(), recent_, at);
        return held;
    }
    auto past = std::make_shared<Past>(cut);
    Held held{past, std::unique_lock(past->mutex)};
    const std::lock_guard lock(mutex_);
    recent_.push_front(past);
    if (recent_.size() > pasts_max) recent_.pop_back();
    return held;
}

}  // namespace follow
