// 档案: destruction of what is no longer kept. Two facts by two posts, and only with the second the keys go.
#include "app/archive.hpp"

#include <algorithm>

#include "app/new_fact.hpp"
#include "app/plan.hpp"

namespace app {
namespace {

std::unexpected<Failure> conflict(std::string message, std::string cure) {
    return std::unexpected(Failure(base::Error{base::ErrorKind::conflict, std::move(message), {}, std::move(cure)}));
}

/// The list under which the matter's destruction was approved; empty if it was not, or something was done since.
std::string approved_list(const std::vector<core::Fact>& facts) {
    const auto* approved = facts.empty() ? nullptr : std::get_if<core::ApproveDestruction>(&facts.back().deed);
    return approved == nullptr ? std::string() : approved->list;
}

}  // namespace

std::vector<FileEntry> contents_of(const std::vector<store::FactText>& facts) {
    std::vector<FileEntry> entries;
    for (const store::FactText& one : facts) {
        entries.push_back({.nth = static_cast<std::uint32_t>(entries.size() + 1),
                           .day = one.fact.day,
                           .kind = core::id_of(one.fact.deed),
                           .kind_zh = core::zh_of(one.fact.deed),
                           .actor = one.fact.actor,
                           .seq = one.fact.seq,
                           .has_text = one.is_sealed && !one.is_erased,
                           .is_erased = one.is_erased});
    }
    return entries;
}

Outcome<void> Plan::write_archive(core::Matter& matter, core::Deed deed) {
    core::NewFact fact =
        new_fact(core::SubjectKind::matter, matter.id, matter.version + 1, today_, caller_->post, std::move(deed));
    fact.is_accusation = matter.matter_class == core::MatterClass::accusation;
    ++matter.version;  // nothing else of the state follows from it
    writes_.facts.push_back(std::move(fact));
    return {};
}

Outcome<void> Plan::propose_destruction(const base::Id& id, const std::string& list, base::Day kept_until) {
    if (!caller_->may(core::Permission::close)) return std::unexpected(Failure(core::Refusal::not_permitted));
    if (list.empty()) {
        return std::unexpected(Failure(base::Error{base::ErrorKind::bad_input, "the list has no number", "list",
                                                   "give it the number of the destruction list"}));
    }
    auto loaded = load(id);
    if (!loaded) return std::unexpected(Failure(std::move(loaded).error()));
    core::Matter& matter = **loaded;
    if (!matter.is_closed()) return conflict("the matter is open", "close it first");
    if (!kept_until.is_set() || kept_until >= today_) {
        return conflict("the retention period has not run out" +
                            (kept_until.is_set() ? ": it ends on " + kept_until.text() : std::string(": for ever")),
                        "wait, or have the setting in law/archive changed");
    }
    auto facts = view_.facts(id);
    if (!facts) return std::unexpected(Failure(std::move(facts).error()));
    if (!approved_list(*facts).empty()) return conflict("its destruction was approved already", {});
    return write_archive(matter, core::ProposeDestruction{list, kept_until});
}

Outcome<void> Plan::approve_destruction(const base::Id& id, const std::string& list) {
    if (!caller_->may(core::Permission::close)) return std::unexpected(Failure(core::Refusal::not_permitted));
    auto loaded = load(id);
    if (!loaded) return std::unexpected(Failure(std::move(loaded).error()));
    core::Matter& matter = **loaded;
    auto facts = view_.facts(id);
    if (!facts) return std::unexpected(Failure(std::move(facts).error()));
    const auto* proposed = facts->empty() ? nullptr : std::get_if<core::ProposeDestruction>(&facts->back().deed);
    if (proposed == nullptr || proposed->list != list || matter.version != facts->back().version) {
        return conflict("nobody proposed this matter on this list, or something was done since",
                        "propose it first, or again");
    }
    if (!matter.is_closed()) return conflict("the matter is open", "close it first");
    if (facts->back().actor == caller_->post) {
        return conflict("the post that proposed a destruction cannot approve it", "have another post approve it");
    }
    if (auto written = write_archive(matter, core::ApproveDestruction{list}); !written) return written;
    approved_.push_back(id);
    if (auto destroyed = destroy(matter.submission, list); !destroyed) return destroyed;
    for (const core::Attached& one : matter.attached) {
        if (auto destroyed = destroy(one.submission, list); !destroyed) return destroyed;
    }
    return {};
}

/// Keys of a submission and its persons go once the last of its matters is approved.
Outcome<void> Plan::destroy(const base::Id& id, const std::string& list) {
    auto submission = view_.submission(id);
    if (!submission) return std::unexpected(Failure(std::move(submission).error()));
    for (const base::Id& matter : submission->as_registered.matters) {
        if (std::ranges::find(approved_, matter) != approved_.end()) continue;
        auto facts = view_.facts(matter);
        if (!facts) return std::unexpected(Failure(std::move(facts).error()));
        if (approved_list(*facts).empty()) return {};
    }
    writes_.facts.push_back(new_fact(core::SubjectKind::submission, id, submission->version + 1, today_, caller_->post,
                                     core::DestroySubmission{list}));
    for (const base::Id& person : submission->as_registered.persons) {
        auto record = view_.person(person);
        if (!record) return std::unexpected(Failure(std::move(record).error()));
        if (record->is_erased) continue;
        writes_.facts.push_back(new_fact(core::SubjectKind::person, person, record->version + 1, today_, caller_->post,
                                         core::ErasePerson{list}));
    }
    return {};
}

}  // namespace app
