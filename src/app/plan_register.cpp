// Beside the registration itself: where a letter came from, and many letters that say the same.
#include "app/plan.hpp"

namespace app {

void Plan::describe(const Registration& registration, const base::Id& submission, base::Day day, bool is_accusation) {
    std::vector<core::Deed> deeds;
    if (registration.origin_level || !registration.origin_from.empty() || !registration.origin_document.empty()) {
        deeds.push_back(core::RecordOrigin{registration.origin_level.value_or(core::OrganLevel::county),
                                           registration.origin_from, registration.origin_document});
    }
    if (registration.is_oral) deeds.push_back(core::RecordOral{registration.is_read_back, registration.is_signed});
    std::uint32_t version = 1;  // that of the registration itself
    for (core::Deed& deed : deeds) {
        writes_.facts.push_back({.subject_kind = core::SubjectKind::submission,
                                 .subject = submission,
                                 .version = ++version,
                                 .day = day,
                                 .actor = caller_->post,
                                 .is_accusation = is_accusation,
                                 .deed = std::move(deed),
                                 .clocks = {},
                                 .breaches = {},
                                 .law = {},
                                 .text = {},
                                 .key_owner = {}});
    }
}

Outcome<std::vector<Registered>> Plan::register_identical(const Registration& first,
                                                          const std::vector<Registration>& letters) {
    std::vector<Registered> registered;
    auto opened = register_submission(first);
    if (!opened) return std::unexpected(std::move(opened).error());
    registered.push_back(*std::move(opened));
    for (const Registration& letter : letters) {
        Registration next = first;
        next.persons = letter.persons;
        next.external_number = letter.external_number;
        for (std::size_t i = 0; i < next.demands.size(); ++i) next.demands[i].joins = registered[0].matters[i].id;
        auto one = register_submission(next);
        if (!one) return std::unexpected(std::move(one).error());
        registered.push_back(*std::move(one));
    }
    return registered;
}

}  // namespace app
