#include "follow/follower.hpp"

#include <algorithm>
#include <mutex>

namespace follow {
namespace {

using core::SubjectKind;

const base::Day all_days{std::numeric_limits<std::int32_t>::max()};

}  // namespace

base::Result<std::uint32_t> epoch_of(store::Reader& reader) {
    std::uint32_t epoch = 0;
    for (const core::Fact& fact : TRY(reader.store_facts())) {
        if (const auto* opened = std::get_if<core::OpenEpoch>(&fact.deed)) epoch = opened->epoch;
    }
    return epoch;
}

Follower::Follower(std::unique_ptr<store::Reader> reader, LawNow law)
    : reader_(std::move(reader)), law_(std::move(law)) {}

std::shared_ptr<const core::Law> Follower::law() const {
    static const auto none = std::make_shared<const core::Law>();
    return law_ ? law_() : none;
}

base::Result<void> Follower::begin(const std::filesystem::path& file) {
    epoch_ = TRY(epoch_of(*reader_));
    auto snapshot = tally::load_snapshot(file);
    if (snapshot && snapshot->stamp.epoch == epoch_ && snapshot->stamp.seq > 0) {
        // The fact at the snapshot's number must be the one it was, or the ledger is another.
        const auto facts = TRY(reader_->facts_since(snapshot->stamp.seq - 1, 1));
        if (!facts.empty() && facts[0].seq == snapshot->stamp.seq && facts[0].subject == snapshot->stamp.mark) {
            tally_ = std::move(snapshot->tally);
            mark_ = snapshot->stamp.mark;
            saved_ = snapshot->stamp.seq;
            seen_ = saved_;
        }
    }
    TRY(load_few());
    return organs_.load(*reader_, seen());
}

/// Of the facts that a snapshot has behind it: accounts and what the store says of itself are few and not in it.
base::Result<void> Follower::load_few() {
    if (seen() == 0) return {};
    for (const core::Fact& fact : TRY(reader_->store_facts())) {
        if (fact.seq <= seen()) runs_.note(fact);
    }
    for (const base::Id& account : TRY(reader_->accounts())) {
        for (const core::Fact& fact : TRY(reader_->facts_at(account, all_days, seen()))) typed_.note(fact);
    }
    return {};
}

base::Result<void> Follower::save(const std::filesystem::path& file) {
    const std::shared_lock lock(mutex_);
    if (saved_ == seen()) return {};
    TRY(tally::save_snapshot(file, tally_, {.epoch = epoch_, .seq = seen(), .mark = mark_}));
    saved_ = seen();
    return {};
}

base::Result<void> Follower::catch_up() {
    while (TRY(step()) > 0) {
    }
    return {};
}

base::Result<std::uint32_t> Follower::step() {
    const auto facts = TRY(reader_->facts_since(seen(), batch_facts));
    if (facts.empty()) return 0;
    Batch batch;
    batch.last_seq = facts.back().seq;
    for (const core::Fact& fact : facts) TRY(note(fact, batch));
    TRY(row_matters(batch));
    TRY(row_submissions(batch));
    {
        const std::unique_lock lock(mutex_);
        put(batch);
        mark_ = facts.back().subject;
        seen_.store(batch.last_seq, std::memory_order_release);
    }
    const bool is_at_head = facts.size() < batch_facts;
    if (stories_.size() > (is_at_head ? stories_kept : stories_max)) stories_.clear();
    return static_cast<std::uint32_t>(facts.size());
}

base::Result<void> Follower::note(const core::Fact& fact, Batch& batch) {
    switch (fact.subject_kind) {
        case SubjectKind::matter: return follow_matter(fact, batch);
        case SubjectKind::submission: {
            auto& facts = batch.submissions[fact.subject];
            // The usual case, one fact and the first: nothing needs to be read.
            if (fact.version == facts.size() + 1) facts.push_back(fact);
            return {};
        }
        case SubjectKind::organ: {
            // Few and rare: taken in at once, so that the rows of this batch find their organs.
            const std::unique_lock lock(mutex_);
            return organs_.add(*reader_, fact);
        }
        case SubjectKind::store: {
            if (const auto* opened = std::get_if<core::OpenEpoch>(&fact.deed)) epoch_ = opened->epoch;
            const std::unique_lock lock(mutex_);
            runs_.note(fact);
            return {};
        }
        case SubjectKind::account: {
            const std::unique_lock lock(mutex_);
            typed_.note(fact);
            return {};
        }
        case SubjectKind::person:
        case SubjectKind::access:
        case SubjectKind::evaluation:
        case SubjectKind::evidence: return {};
    }
    return {};
}

base::Result<void> Follower::follow_matter(const core::Fact& fact, Batch& batch) {
    bool& is_to_refold = batch.matters[fact.subject];
    const bool is_correction = std::holds_alternative<core::Correct>(fact.deed);
    auto known = stories_.find(fact.subject);
    if (known == stories_.end() && fact.version == 1) known = stories_.try_emplace(fact.subject).first;
    const bool is_next = known != stories_.end() && known->second.story.matter.version + 1 == fact.version;
    // After a correction the state alone no longer tells how to go on: the whole history is read again.
    if (!is_next || is_correction || known->second.story.is_corrected) is_to_refold = true;
    if (!is_to_refold) known->second.story.add(fact);
    return {};
}

base::Result<void> Follower::refold(const base::Id& id, std::uint64_t seq) {
    const auto facts = TRY(reader_->facts_at(id, all_days, seq));
    stories_[id].story = tally::fold_story(facts);
    return {};
}

base::Result<void> Follower::row_matters(Batch& batch) {
    for (const auto& [id, is_to_refold] : batch.matters) {
        if (is_to_refold) TRY(refold(id, batch.last_seq));
        Known& known = stories_.at(id);
        if (known.row == 0) known.row = TRY(reader_->row(id));
        batch.matter_rows.push_back(tally::rows_of(known.story, known.row, organs_.rows()));
        if (!known.story.was_accusation) continue;
        // Whether a submission holds nothing but accusations may change with its matters.
        batch.submissions.try_emplace(known.story.matter.submission);
        for (const core::Attached& attached : known.story.matter.attached)
            batch.submissions.try_emplace(attached.submission);
    }
    // New subjects go in as the store numbered them, so that the tally finds them by halving.
    const std::uint8_t subject = tally::hidden(tally::Grain::matters, tally::MatterHidden::subject);
    std::ranges::sort(batch.matter_rows, {}, [&](const tally::MatterRows& rows) { return rows.matter[subject]; });
    return {};
}

/// Marks a submission of which every matter is an accusation, and lets it change when they do.
base::Result<void> Follower::judge(tally::SubmissionStory& story, std::uint64_t seq) {
    const auto& matters = story.submission.as_registered.matters;
    std::size_t accusations = 0;
    for (const base::Id& id : matters) {
        auto known = stories_.find(id);
        if (known == stories_.end()) {
            const auto row = reader_->row(id);
            if (!row) continue;  // not opened yet; if it turns out to be an accusation we are told again
            const auto at = tally_.find_matter(*row);
            if (!at) continue;
            const tally::Row cells = tally_.chunks()[at->chunk].matters.row(at->row);
            if (cells[tally::hidden(tally::Grain::matters, tally::MatterHidden::was_accusation)] == 0) continue;
            TRY(refold(id, seq));
            known = stories_.find(id);
            known->second.row = *row;
        }
        const tally::Story& matter = known->second.story;
        if (!matter.was_accusation) continue;
        if (matter.matter.matter_class == core::MatterClass::accusation) ++accusations;
        story.changed_seq = std::max(story.changed_seq, matter.changed_seq);
        story.changed_day = std::max(story.changed_day, matter.changed_day);
    }
    story.is_accusation = accusations > 0 && accusations == matters.size();
    return {};
}

base::Result<void> Follower::row_submissions(Batch& batch) {
    const auto now = law();
    for (auto& [id, facts] : batch.submissions) {
        if (facts.empty()) facts = TRY(reader_->facts_at(id, all_days, batch.last_seq));
        if (facts.empty()) continue;  // named by a matter, registered in the next batch
        tally::SubmissionStory story = tally::fold_submission(facts);
        TRY(judge(story, batch.last_seq));
        story.is_collective = core::is_collective(story.submission.as_registered, *now);
        const std::uint32_t row = TRY(reader_->row(id));
        batch.submission_rows.push_back(tally::row_of(story, row, organs_.rows()));
    }
    const std::uint8_t subject = tally::hidden(tally::Grain::submissions, tally::SubmissionHidden::subject);
    std::ranges::sort(batch.submission_rows, {}, [&](const tally::Row& row) { return row[subject]; });
    return {};
}

void Follower::put(Batch& batch) {
    for (tally::MatterRows& rows : batch.matter_rows) tally_.put(std::move(rows));
    for (const tally::Row& row : batch.submission_rows) tally_.put_submission(row);
}

}  // namespace follow
