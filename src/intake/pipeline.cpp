#include "intake/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intake {
namespace {

using Kind = RowResult::Kind;
using store::Writes;

bool is_about_row(base::ErrorKind kind) {
    return kind == base::ErrorKind::bad_input || kind == base::ErrorKind::conflict ||
           kind == base::ErrorKind::not_found;
}

}  // namespace

Pipeline::Pipeline(app::Desk& desk, const app::Caller& caller, const RowReader& rows, Seen& seen, Lists& lists,
                   bool is_dry_run)
    : desk_(desk), caller_(caller), program_(caller), rows_(rows), seen_(seen), lists_(lists), is_dry_run_(is_dry_run) {
    // The permission to import was asked once; the deeds were done elsewhere, by whoever was allowed to there.
    program_.is_unrestricted = true;
    leader_.texts = desk.store().reader();
    report_.is_dry_run = is_dry_run;
}

Pipeline::~Pipeline() {
    for (const auto& slot : under_way_) slot->is_done.wait(false);
}

base::Result<> Pipeline::offer(Row row, Seen::Key key, std::size_t bytes) {
    look_after_organs(row);
    auto slot = std::make_shared<Slot>();
    slot->row = std::move(row);
    slot->key = key;
    slot->bytes = bytes;
    submit(slot, &Pipeline::decide);
    return take_done(rows_max);
}

base::Result<> Pipeline::offer(Reject reject, Seen::Key key) {
    auto slot = std::make_shared<Slot>();
    slot->key = key;
    slot->result.kind = Kind::rejected;
    slot->result.reject = std::move(reject);
    slot->is_done = true;
    under_way_.push_back(std::move(slot));
    return take_done(rows_max);
}

base::Result<> Pipeline::count_already_there() {
    auto slot = std::make_shared<Slot>();
    slot->is_done = true;
    under_way_.push_back(std::move(slot));
    return take_done(rows_max);
}

base::Result<Kind> Pipeline::offer_and_wait(Row row) {
    look_after_organs(row);
    auto slot = std::make_shared<Slot>();
    slot->row = std::move(row);
    submit(slot, &Pipeline::decide);
    TRY(drain());
    return slot->result.kind;
}

base::Result<> Pipeline::drain() {
    return take_done(0);
}

void Pipeline::submit(const std::shared_ptr<Slot>& slot,
                      app::Outcome<Writes> (Pipeline::*command)(Slot&, store::View&)) {
    bytes_ += slot->bytes;
    // Asked here and never on the leader's thread: an adoption holds the desk while it waits for the leader.
    slot->law = desk_.law();
    slot->today = desk_.today();
    under_way_.push_back(slot);
    desk_.store().submit(
        [this, slot, command](store::View& view) { return (this->*command)(*slot, view); },
        [slot](const app::Outcome<store::Written>& written) {
            if (!written && !slot->broken && slot->result.kind != Kind::rejected) {
                const auto* error = std::get_if<base::Error>(&written.error());
                if (error != nullptr && is_about_row(error->kind) && !slot->is_organ) {
                    slot->result.kind = Kind::rejected;
                    slot->result.reject = {.line = slot->row.line, .column = {}, .value = {}, .reason = error->message};
                } else {
                    slot->broken =
                        error != nullptr ? *error : base::Error{base::ErrorKind::io, "the store refused the row"};
                }
            }
            slot->is_done = true;
            slot->is_done.notify_one();
        });
}

const core::Office& Pipeline::office_of(store::View& view) {
    if (!is_dry_run_) return view.office();
    if (!leader_.office) leader_.office = view.office();
    return *leader_.office;
}

app::Outcome<Writes> Pipeline::decide(Slot& slot, store::View& view) {
    const core::Office& office = office_of(view);
    const Scene scene{.rows = rows_,
                      .caller = caller_,
                      .office = office,
                      .view = view,
                      .texts = *leader_.texts,
                      .is_last_turn = is_last_turn_,
                      .rehearsed = is_dry_run_ ? &leader_.rehearsed : nullptr};
    app::Plan plan(view, program_, *slot.law, slot.today);
    Rehearsal rehearsal(view, office, program_, *slot.law, slot.today);
    auto result = is_dry_run_ ? decide_row(slot.row, rehearsal, scene) : decide_row(slot.row, plan, scene);
    if (!result) {
        slot.broken = result.error();
        return std::unexpected(app::Failure(std::move(result).error()));
    }
    slot.result = *std::move(result);
    if (is_dry_run_ && slot.result.kind == Kind::imported)
        leader_.rehearsed.insert(Seen::key(slot.row.registration.external_number));
    // As a failure, so that the store takes back the numbers that the row had drawn.
    if (slot.result.kind == Kind::rejected)
        return std::unexpected(app::Failure(base::Error{base::ErrorKind::bad_input, "rejected"}));
    return plan.take();
}

app::Outcome<Writes> Pipeline::record_organ(Slot& slot, store::View& view) {
    const core::Office& office = office_of(view);
    const std::string& name = slot.row.organ;
    if (office.organ_named(name) != nullptr) return Writes{};
    const OrganRule& rule = rows_.mapping().organs;
    core::RecordOrgan deed{
        .name = name, .kind = rule.kind, .level = rule.level, .parent = {}, .region = rule.region, .from = rule.from};
    if (!rule.parent.empty()) {
        const core::Organ* parent = office.organ_named(rule.parent);
        if (parent == nullptr) {
            slot.broken = base::Error{base::ErrorKind::bad_input, fmt::format("no organ is called {}", rule.parent),
                                      rule.place, "record it first, or take `parent` out"};
            return std::unexpected(app::Failure(*slot.broken));
        }
        deed.parent = parent->id;
    }
    slot.result.facts = 1;
    if (is_dry_run_) {
        core::Fact fact;
        fact.subject_kind = core::SubjectKind::organ;
        fact.subject = view.new_id();
        fact.version = 1;
        fact.day = slot.today;
        fact.deed = std::move(deed);
        leader_.office->apply(fact);
        return Writes{};
    }
    app::Plan plan(view, program_, *slot.law, slot.today);
    if (auto recorded = plan.office(view.new_id(), deed); !recorded) return std::unexpected(recorded.error());
    return plan.take();
}

void Pipeline::look_after_organs(const Row& row) {
    if (!rows_.mapping().organs.is_created) return;
    for (const std::string* name : {&row.office, &row.organ, &row.accused}) {
        if (name->empty() || !organs_.insert(*name).second) continue;
        auto slot = std::make_shared<Slot>();
        slot->is_organ = true;
        slot->row.organ = *name;
        submit(slot, &Pipeline::record_organ);
    }
}

base::Result<> Pipeline::take_done(std::size_t leave) {
    while (!under_way_.empty()) {
        const std::shared_ptr<Slot> slot = under_way_.front();
        const bool is_waiting = under_way_.size() > leave || bytes_ > bytes_max;
        if (!slot->is_done && !is_waiting) break;
        slot->is_done.wait(false);
        under_way_.pop_front();
        bytes_ -= slot->bytes;
        if (slot->broken) return std::unexpected(*slot->broken);
        account(*slot);
    }
    return {};
}

void Pipeline::account(const Slot& slot) {
    const RowResult& result = slot.result;
    if (slot.is_organ) {
        report_.organs += result.facts;
        report_.facts += result.facts;
        return;
    }
    if (result.kind == Kind::waiting) {
        waiting_.push_back(slot.row.line);
        return;
    }
    ++report_.rows;
    switch (result.kind) {
        case Kind::waiting: break;
        case Kind::imported: ++report_.imported; break;
        case Kind::updated: ++report_.updated; break;
        case Kind::already_there: ++report_.already_there; break;
        case Kind::rejected: {
            ++report_.rejected;
            if (slot.key != 0) seen_.mark_rejected(slot.key);
            if (!result.reject.differences.empty()) ++report_.conflicts;
            lists_.add(slot.row.registration.external_number, result.reject);
            if (report_.first_rejects.size() < first_rejects_max) report_.first_rejects.push_back(result.reject);
            return;
        }
    }
    report_.facts += result.facts;
    for (const app::Note& note : result.notes) {
        auto known = std::ranges::find(report_.notes, note.id, &ImportReport::NoteCount::id);
        if (known == report_.notes.end())
            known = report_.notes.insert(known, {std::string(note.id), std::string(note.zh), std::string(note.en), 0});
        ++known->count;
    }
    for (const core::Breach breach : result.breaches) ++breaches_[static_cast<std::size_t>(breach)];
}

base::Result<> Pipeline::look_for_vanished() {
    constexpr std::uint32_t page = 1'000;
    const auto reader = desk_.store().reader();
    const std::string& source = rows_.mapping().source;
    std::string last;
    for (;;) {
        const auto numbers = TRY(reader->external_numbers(source, last, page));
        if (numbers.empty()) return {};
        last = numbers.back().number;
        for (const store::ExternalNumber& known : numbers) {
            if (seen_.has(Seen::key(known.number))) continue;
            // What is sealed from the caller is not there for the caller.
            const auto submission = reader->submission(known.submission, caller_.viewer());
            if (!submission) continue;
            bool is_open = false;
            for (const base::Id& id : submission->as_registered.matters) {
                const auto matter = reader->matter(id, caller_.viewer());
                is_open = is_open || (matter && !matter->is_closed());
            }
            if (!is_open) continue;
            ++report_.vanished;
            lists_.add_vanished(known.number);
        }
    }
}

ImportReport Pipeline::finish() {
    for (std::size_t i = 0; i < breaches_.size(); ++i) {
        if (breaches_[i] > 0) report_.breaches.push_back({static_cast<core::Breach>(i), breaches_[i]});
    }
    return std::move(report_);
}

}  // namespace intake
