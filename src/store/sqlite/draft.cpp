#include "store/sqlite/draft.hpp"

#include <algorithm>

namespace store {

Entry entry_of(Writes writes) {
    Entry entry;
    entry.facts.reserve(writes.facts.size());
    entry.texts.reserve(writes.facts.size());
    for (core::NewFact& from : writes.facts) {
        core::Fact& fact = entry.facts.emplace_back();
        fact.subject_kind = from.subject_kind;
        fact.subject = from.subject;
        fact.version = from.version;
        fact.day = from.day;
        fact.actor = from.actor;
        fact.is_accusation = from.is_accusation;
        fact.deed = std::move(from.deed);
        fact.clocks = std::move(from.clocks);
        fact.breaches = std::move(from.breaches);
        // The law set is that of the clocks; without clocks the open body has no room for it.
        if (!fact.clocks.empty()) fact.law = from.law;
        if (!from.text.empty()) fact.key_owner = from.key_owner;
        entry.texts.push_back(std::move(from.text));
    }
    entry.query_codes = std::move(writes.query_codes);
    entry.file_keys = std::move(writes.file_keys);
    return entry;
}

void Draft::clear() {
    fact_count = 0;
    subjects.clear();
    matters.clear();
    submissions.clear();
    query_codes.clear();
    contacts.clear();
    files.clear();
    destroyed.clear();
    office.reset();
    epoch.reset();
    law.reset();
}

DraftSubject* Draft::find(const base::Id& id) {
    const auto at = std::ranges::find(subjects, id, &DraftSubject::id);
    return at == subjects.end() ? nullptr : &*at;
}

DraftMatter* Draft::find_matter(const base::Id& id) {
    const auto at = std::ranges::find(matters, id, &DraftMatter::id);
    return at == matters.end() ? nullptr : &*at;
}

bool is_opening(core::SubjectKind kind, const core::Deed& deed) {
    switch (kind) {
        case core::SubjectKind::store: return std::holds_alternative<core::OpenEpoch>(deed);
        case core::SubjectKind::submission: return std::holds_alternative<core::RegisterSubmission>(deed);
        case core::SubjectKind::matter: return std::holds_alternative<core::OpenMatter>(deed);
        case core::SubjectKind::person: return std::holds_alternative<core::RecordPerson>(deed);
        case core::SubjectKind::organ: return std::holds_alternative<core::RecordOrgan>(deed);
        case core::SubjectKind::access:
            return std::holds_alternative<core::Reveal>(deed) || std::holds_alternative<core::RevealFile>(deed);
        case core::SubjectKind::account: return std::holds_alternative<core::OpenAccount>(deed);
        case core::SubjectKind::evaluation: return std::holds_alternative<core::OpenEvaluation>(deed);
        case core::SubjectKind::evidence: return std::holds_alternative<core::KeepEvidence>(deed);
    }
    return false;
}

bool may_follow(core::SubjectKind kind, const core::Deed& deed) {
    const std::uint16_t number = core::kind_of(deed);
    switch (kind) {
        case core::SubjectKind::store:
            return number == core::kind_v<core::AdoptLaw> || number == core::kind_v<core::OpenEpoch> ||
                   number == core::kind_v<core::RecordRun> || number == core::kind_v<core::PlanStop>;
        case core::SubjectKind::submission:
            return number == core::kind_v<core::Correct> || number == core::kind_v<core::RecordOrigin> ||
                   number == core::kind_v<core::RecordOral> || number == core::kind_v<core::DestroySubmission> ||
                   number == core::kind_v<core::KeepFile> || number == core::kind_v<core::ReleaseFile> ||
                   number == core::kind_v<core::DestroyFile>;
        case core::SubjectKind::matter:
            return core::may_follow_opening(number) || number == core::kind_v<core::ProposeDestruction> ||
                   number == core::kind_v<core::ApproveDestruction>;
        case core::SubjectKind::person:
            return number == core::kind_v<core::RecordPerson> || number == core::kind_v<core::ErasePerson>;
        case core::SubjectKind::organ:
            return (number >= core::kind_v<core::RecordOrgan> && number <= core::kind_v<core::EndPost>) ||
                   number == core::kind_v<core::Delegate>;
        case core::SubjectKind::access: return false;
        case core::SubjectKind::account:
            return number >= core::kind_v<core::RecordProject> && number <= core::kind_v<core::AnnulEntry>;
        case core::SubjectKind::evaluation:
            return number == core::kind_v<core::StepEvaluation> || number == core::kind_v<core::FreezePeriod>;
        case core::SubjectKind::evidence: return number == core::kind_v<core::DestroyEvidence>;
    }
    return false;
}

}  // namespace store
