// The blind index, derived again from the sealed texts: what stands there and what should.
#include <algorithm>
#include <set>

#include "core/matter/contact.hpp"
#include "store/sqlite/inspect_lookups.hpp"

namespace store {

base::Result<> Inspection::check_contacts(Lookups& by, std::int64_t row, const base::Id& id, bool has_key) {
    std::set<std::string> derived, stored;
    auto facts = TRY(body_.facts_of.query(row));
    while (has_key && TRY(facts.next())) {
        const auto fact = fact_from(facts);
        if (!fact || facts.is_null(fact_columns) || !std::holds_alternative<core::RecordPerson>(fact->deed)) continue;
        const auto text = body_.unseal(*fact, facts.blob(fact_columns));
        if (!text || !*text) continue;  // named by the pass before
        for (const core::ContactNumber& contact : core::contacts_in(**text))
            derived.insert(base::hex(core::contact_mac(body_.secrets.contacts, contact)));
    }
    auto rows = TRY(by.contacts.query(row));
    while (TRY(rows.next())) stored.insert(base::hex(rows.blob(0)));
    by.contact_count += derived.size();
    if (stored != derived) {
        differ(0, "contacts, person " + id.text(), std::to_string(stored.size()) + " keyed hashes",
               std::to_string(derived.size()) + ", not all the same");
    }
    return {};
}

base::Result<> Inspection::check_persons(Lookups& by, std::int64_t row, std::uint64_t seq,
                                         const SubmissionRow& derived) {
    std::vector<std::int64_t> stored;
    auto rows = TRY(by.persons.query(row));
    while (TRY(rows.next())) stored.push_back(rows.integer(0));
    by.person_count += derived.persons.size();
    if (stored != derived.persons) {
        differ(seq, "submission_persons, submission " + std::to_string(row), std::to_string(stored.size()) + " persons",
               std::to_string(derived.persons.size()) + ", not all the same");
    }
    return {};
}

}  // namespace store
