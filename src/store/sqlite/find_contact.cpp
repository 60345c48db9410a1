// The registrar's exact search by phone or ID number, over the blind index.
#include "store/reader.hpp"
#include "store/sqlite/reader_body.hpp"

namespace store {

base::Result<std::vector<base::Id>> Reader::find_contact(const core::ContactNumber& contact, const Viewer& viewer,
                                                         std::uint32_t limit) {
    std::vector<base::Id> found;
    if (contact.value.empty()) return found;
    const auto snapshot = TRY(body_->begin());
    const auto mac = core::contact_mac(body_->secrets.contacts, contact);  // bound, not copied: it outlives the rows
    auto rows = TRY(body_->submissions_of_contact.query(mac, contact_rows_max));
    while (found.size() < limit && TRY(rows.next())) {
        core::Submission state;
        const auto facts = TRY(body_->facts(rows.as<std::uint32_t>(1)));
        for (const core::Fact& fact : facts) core::apply(state, fact);
        const bool is_seen = TRY(body_->sees_submission(viewer, state));
        if (is_seen) found.push_back(rows.id(0));
    }
    return found;
}

}  // namespace store
