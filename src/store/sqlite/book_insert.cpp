// The second step of a command: write the draft's rows, then let memory follow.
#include <algorithm>

#include "store/sqlite/book.hpp"

namespace store {

base::Result<Written> Book::insert() {
    if (draft_.fact_count == 0) return Written{};
    TRY(insert_subjects());
    TRY(insert_facts());
    for (const DraftSubmission& submission : draft_.submissions) {
        const SubmissionRow& row = submission.columns;
        TRY(statements_.insert_submission.run(submission.row, row.number, row.office, row.external_source,
                                              row.external_number));
        for (const std::int64_t person : row.persons) TRY(statements_.insert_person.run(person, submission.row));
    }
    for (const DraftQueryCode& code : draft_.query_codes) TRY(statements_.set_query_mac.run(code.mac, code.submission));
    TRY(insert_contacts());
    TRY(insert_files());
    TRY(insert_matters());

    const Written written{.first_seq = now_.head + 1,
                          .last_seq = now_.head + draft_.fact_count,
                          .facts = static_cast<std::uint32_t>(draft_.fact_count)};
    settle();
    return written;
}

base::Result<> Book::insert_subjects() {
    for (const DraftSubject& subject : draft_.subjects) {
        // A person may be recorded and erased by one command: then the key never reaches the disk.
        const bool keeps_key = !subject.wrapped.empty() && !subject.is_erased;
        if (subject.is_new && keeps_key) {
            TRY(statements_.insert_subject.run(subject.after.row, subject.after.kind, subject.id, subject.wrapped));
        } else if (subject.is_new) {
            TRY(statements_.insert_subject.run(subject.after.row, subject.after.kind, subject.id, nullptr));
        } else if (subject.is_erased) {
            TRY(statements_.erase_key.run(subject.after.row));
        }
    }
    return {};
}

base::Result<> Book::insert_facts() {
    for (const FactRow& row : std::span(draft_.facts).first(draft_.fact_count)) {
        const core::LeafHeader& header = row.header;
        if (row.is_sealed) {
            TRY(statements_.insert_fact.run(header.seq, row.subject, row.version, header.kind, header.subject_kind,
                                            header.statutory_day, header.is_accusation, row.open, row.open_salt,
                                            row.sealed, row.sealed_salt, row.leaf));
        } else {
            TRY(statements_.insert_fact.run(header.seq, row.subject, row.version, header.kind, header.subject_kind,
                                            header.statutory_day, header.is_accusation, row.open, row.open_salt,
                                            nullptr, nullptr, row.leaf));
        }
    }
    return {};
}

/// The blind index: what was recorded comes in, what was erased goes, in the same command too.
base::Result<> Book::insert_contacts() {
    for (const DraftContact& contact : draft_.contacts)
        TRY(statements_.insert_contact.run(contact.mac, contact.person));
    for (const DraftSubject& subject : draft_.subjects) {
        if (subject.is_erased) TRY(statements_.erase_contacts.run(subject.after.row));
    }
    return {};
}

base::Result<> Book::insert_files() {
    for (const DraftFile& file : draft_.files)
        TRY(statements_.insert_file.run(file.subject, file.version, file.object, file.wrapped));
    for (const DraftDestroyed& destroyed : draft_.destroyed) {
        {
            auto rows = TRY(statements_.files_to_destroy.query(destroyed.subject, destroyed.version));
            while (TRY(rows.next())) {
                base::Hash object{};
                if (rows.fill(0, object)) will_doom_.push_back(object);
            }
        }
        TRY(statements_.destroy_files.run(destroyed.subject, destroyed.version));
        will_erase_ = true;
    }
    return {};
}

base::Result<> Book::insert_matters() {
    for (const DraftMatter& matter : draft_.matters) {
        const MatterRow& row = matter.after;
        if (matter.is_new) {
            TRY(statements_.insert_matter.run(matter.row, row.number, row.submission, row.office, row.holder, row.form,
                                              row.matter_class, row.path, row.phase, row.category, row.region,
                                              row.received, row.closed, row.next_due, row.next_term, row.is_provisional,
                                              row.is_running, row.accused, row.title_seq, row.last_seq));
        } else if (row.is_placed_like(matter.before)) {
            TRY(statements_.touch_matter.run(row.submission, row.office, row.form, row.path, row.category, row.region,
                                             row.received, row.closed, row.next_term, row.is_provisional, row.accused,
                                             row.last_seq, matter.row));
        } else {
            TRY(statements_.update_matter.run(row.number, row.submission, row.office, row.holder, row.form,
                                              row.matter_class, row.path, row.phase, row.category, row.region,
                                              row.received, row.closed, row.next_due, row.next_term, row.is_provisional,
                                              row.is_running, row.accused, row.title_seq, row.last_seq, matter.row));
        }
        TRY(replace_organs(matter));
    }
    return {};
}

base::Result<> Book::replace_organs(const DraftMatter& matter) {
    const std::vector<std::int64_t>& before = matter.before.organs;
    const std::vector<std::int64_t>& after = matter.after.organs;
    for (const std::int64_t organ : before) {
        if (!std::ranges::binary_search(after, organ)) TRY(statements_.delete_organ.run(organ, matter.row));
    }
    for (const std::int64_t organ : after) {
        if (!std::ranges::binary_search(before, organ)) {
            TRY(statements_.insert_organ.run(organ, matter.row, matter.after.next_due));
        } else if (matter.before.next_due != matter.after.next_due) {
            TRY(statements_.update_organ.run(matter.after.next_due, organ, matter.row));
        }
    }
    return {};
}

void Book::settle() {
    // What is new is seldom wanted again soon, and is read back if it is: keeping it would cost every registration.
    for (const DraftSubject& subject : draft_.subjects) {
        now_.rows += subject.is_new ? 1 : 0;
        will_erase_ = will_erase_ || subject.is_erased;
        if (!subject.is_new) subjects_.insert_or_assign(subject.id, subject.after);
    }
    for (DraftMatter& matter : draft_.matters) {
        if (!matter.is_new) matters_.insert_or_assign(matter.id, std::move(matter.state));
    }
    for (const FactRow& row : std::span(draft_.facts).first(draft_.fact_count)) leaves_.push_back(row.leaf);
    now_.head += draft_.fact_count;
    if (draft_.office != nullptr) now_.office = std::move(draft_.office);
    if (draft_.epoch) now_.epoch = *draft_.epoch;
    if (draft_.law) now_.law = *draft_.law;
}

}  // namespace store
