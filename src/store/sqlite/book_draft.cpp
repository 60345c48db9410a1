// The first step of a command: check it against what stands, compute rows and states, touch no table.
#include <algorithm>

#include "core/ledger/query_code.hpp"
#include "store/objects.hpp"
#include "store/sqlite/book.hpp"

namespace store {

base::Result<> Book::draft(Entry& entry, base::Instant now) {
    draft_.clear();
    std::uint64_t seq = now_.head;
    for (core::Fact& fact : entry.facts) {
        TRY(admit(fact));
        fact.seq = ++seq;
        fact.recorded_at = now;
    }
    // All subjects of the command have their rows by now, whatever the order of its facts.
    if (draft_.facts.size() < entry.facts.size()) draft_.facts.resize(entry.facts.size());
    for (std::size_t i = 0; i < entry.facts.size(); ++i) {
        TRY(write_row(entry.facts[i], entry.texts[i], draft_.facts[i]));
        TRY(apply(entry, entry.facts[i]));
    }
    draft_.fact_count = entry.facts.size();
    for (DraftMatter& matter : draft_.matters) {
        const auto title_seq = matter.is_new ? 0 : static_cast<std::uint64_t>(matter.before.title_seq);
        TRY(derive(matter.after, matter.state, title_seq, [&](const base::Id& id) { return row_of(id); }));
        for (std::size_t i = 0; matter.is_new && i < entry.facts.size(); ++i) {
            if (entry.facts[i].subject != matter.id || entry.facts[i].version != 1) continue;
            matter.after.title_seq = static_cast<std::int64_t>(entry.facts[i].seq);
        }
    }
    for (const Writes::QueryCode& code : entry.query_codes) TRY(hash_query_code(code));
    return {};
}

base::Result<> Book::admit(const core::Fact& fact) {
    if (!fact.subject.is_set() || !fact.day.is_set()) {
        return base::fail(base::ErrorKind::bad_input, "a fact needs a subject and a day");
    }
    DraftSubject* subject_ = draft_.find(fact.subject);
    if (subject_ == nullptr) {
        const Subject* known = TRY(subject(fact.subject));
        subject_ = &draft_.subjects.emplace_back();
        subject_->id = fact.subject;
        subject_->is_new = known == nullptr;
        if (known != nullptr) {
            subject_->after = *known;
        } else {
            std::uint32_t row = now_.rows + 1;
            for (const DraftSubject& other : draft_.subjects) row += other.is_new && &other != subject_ ? 1 : 0;
            subject_->after = {
                .row = row, .kind = fact.subject_kind, .version = 0, .has_key = has_key(fact.subject_kind)};
            if (subject_->after.has_key) {
                subject_->key = random_.take<32>();
                subject_->wrapped = core::wrap_key(secrets_.master, random_.take<12>(), subject_->key, fact.subject);
            }
        }
    }
    Subject& after = subject_->after;
    if (after.kind != fact.subject_kind) {
        return base::fail(base::ErrorKind::bad_input, "the subject is of another kind", fact.subject.text());
    }
    if (fact.version != after.version + 1) {
        return base::fail(base::ErrorKind::conflict,
                          "somebody else changed this first: version " + std::to_string(after.version) +
                              " stands, this was decided for " + std::to_string(fact.version),
                          fact.subject.text(), "look again and repeat the deed");
    }
    const bool is_misplaced =
        fact.version == 1 ? !is_opening(fact.subject_kind, fact.deed) : !may_follow(fact.subject_kind, fact.deed);
    if (is_misplaced) {
        return base::fail(base::ErrorKind::bad_input,
                          "this cannot be fact " + std::to_string(fact.version) + " of a " +
                              std::string(core::id_of(fact.subject_kind)),
                          std::string(core::id_of(fact.deed)));
    }
    after.version = fact.version;
    return {};
}

base::Result<> Book::write_row(const core::Fact& fact, std::string_view text, FactRow& row) {
    row.subject = draft_.find(fact.subject)->after.row;
    row.version = fact.version;
    row.header = header_of(fact);
    row.open = core::encode_open(fact);
    row.open_salt = random_.take<16>();
    row.is_sealed = !text.empty();
    if (row.is_sealed) {
        const core::SealKey key = TRY(key_of(fact.key_owner));
        if (std::holds_alternative<core::RecordPerson>(fact.deed)) {
            for (const core::ContactNumber& contact : core::contacts_in(text))
                draft_.contacts.push_back({core::contact_mac(secrets_.contacts, contact), row.subject});
        }
        row.sealed = core::seal(key, random_.take<12>(), base::view(text), sealed_to(fact.subject, fact.version));
        row.sealed_salt = random_.take<16>();
    }
    row.leaf = row.derive_leaf();
    return {};
}

base::Result<> Book::apply(const Entry& entry, const core::Fact& fact) {
    switch (fact.subject_kind) {
        case core::SubjectKind::store:
            if (const auto* opened = std::get_if<core::OpenEpoch>(&fact.deed)) draft_.epoch = opened->epoch;
            if (const auto* adopted = std::get_if<core::AdoptLaw>(&fact.deed)) {
                draft_.law.emplace();
                if (!base::parse_hex(adopted->set_hash, *draft_.law)) {
                    return base::fail(base::ErrorKind::bad_input, "64 hexadecimal digits are wanted", "set_hash");
                }
            }
            return {};
        case core::SubjectKind::organ:
            if (draft_.office == nullptr) draft_.office = std::make_shared<core::Office>(*now_.office);
            draft_.office->apply(fact);
            return {};
        case core::SubjectKind::person:
            if (std::holds_alternative<core::ErasePerson>(fact.deed)) erase(fact.subject);
            return {};
        case core::SubjectKind::submission: return apply_submission(entry, fact);
        case core::SubjectKind::matter: return apply_matter(entry, fact);
        case core::SubjectKind::evidence: return apply_evidence(entry, fact);
        case core::SubjectKind::access:
        case core::SubjectKind::account:
        case core::SubjectKind::evaluation: return {};
    }
    return {};
}

void Book::erase(const base::Id& subject) {
    DraftSubject& drafted = *draft_.find(subject);
    drafted.is_erased = true;
    drafted.after.has_key = false;
}

base::Result<> Book::apply_submission(const Entry& entry, const core::Fact& fact) {
    const std::int64_t row = draft_.find(fact.subject)->after.row;
    if (const auto* deed = std::get_if<core::KeepFile>(&fact.deed)) return keep_file(entry, fact, deed->object);
    if (const auto* deed = std::get_if<core::DestroyFile>(&fact.deed)) draft_.destroyed.push_back({row, deed->file});
    if (std::holds_alternative<core::DestroySubmission>(fact.deed)) {
        draft_.destroyed.push_back({row, 0});
        erase(fact.subject);
    }
    if (fact.version != 1) return {};
    core::Submission state;
    core::apply(state, fact);
    DraftSubmission& drafted = draft_.submissions.emplace_back();
    drafted.row = row;
    return derive(drafted.columns, state, [&](const base::Id& id) { return row_of(id); });
}

base::Result<> Book::apply_evidence(const Entry& entry, const core::Fact& fact) {
    if (const auto* deed = std::get_if<core::KeepEvidence>(&fact.deed)) return keep_file(entry, fact, deed->object);
    draft_.destroyed.push_back({draft_.find(fact.subject)->after.row, 0});
    erase(fact.subject);
    return {};
}

base::Result<> Book::keep_file(const Entry& entry, const core::Fact& fact, base::ByteView object) {
    const auto key = std::ranges::find_if(
        entry.file_keys, [&](const Writes::FileKey& one) { return std::ranges::equal(one.object, object); });
    if (key == entry.file_keys.end())
        return base::fail(base::ErrorKind::bad_input, "a file is kept with its key", "object");
    const core::SealKey own = TRY(key_of(fact.subject));
    draft_.files.push_back({.subject = draft_.find(fact.subject)->after.row,
                            .version = fact.version,
                            .object = key->object,
                            .wrapped = wrap_file_key(own, random_.take<12>(), key->key, key->object)});
    return {};
}

base::Result<> Book::apply_matter(const Entry& entry, const core::Fact& fact) {
    DraftMatter* drafted = draft_.find_matter(fact.subject);
    if (drafted == nullptr) {
        drafted = &draft_.matters.emplace_back();
        drafted->id = fact.subject;
        drafted->row = draft_.find(fact.subject)->after.row;
        drafted->is_new = fact.version == 1;
        if (!drafted->is_new) {
            const core::Matter* stands = TRY(matter(fact.subject));
            drafted->state = *stands;
            std::uint64_t title_seq = 0;
            {
                auto rows = TRY(statements_.first_seq.query(drafted->row));
                if (TRY(rows.next())) title_seq = rows.as<std::uint64_t>(0);
            }
            TRY(derive(drafted->before, drafted->state, title_seq, [&](const base::Id& id) { return row_of(id); }));
        }
    }
    if (!std::holds_alternative<core::Correct>(fact.deed)) {
        core::apply(drafted->state, fact);
        return {};
    }
    // A correction amends what came before: only the whole history says what stands now.
    std::vector<core::Fact> history;
    if (!drafted->is_new) history = TRY(facts(fact.subject));
    for (const core::Fact& other : entry.facts) {
        if (other.subject == fact.subject && other.version <= fact.version) history.push_back(other);
    }
    drafted->state = core::fold(history);
    return {};
}

base::Result<> Book::hash_query_code(const Writes::QueryCode& code) {
    const auto parsed = core::parse_query_code(code.code);
    if (!parsed) return base::fail(base::ErrorKind::bad_input, "this is no query code", "query_code");
    DraftQueryCode drafted;
    drafted.submission = TRY(row_of(code.submission));
    std::string number;
    for (const DraftSubmission& submission : draft_.submissions) {
        if (submission.row == drafted.submission) number = submission.columns.number;
    }
    if (number.empty()) {
        auto rows = TRY(statements_.submission_number.query(drafted.submission));
        if (!TRY(rows.next())) return base::fail(base::ErrorKind::bad_input, "a query code belongs to a submission");
        number = rows.text(0);
    }
    drafted.mac = core::query_code_hash(secrets_.query, number, *parsed);
    draft_.query_codes.push_back(drafted);
    return {};
}

}  // namespace store
