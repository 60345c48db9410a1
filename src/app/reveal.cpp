// 查看个人信息: seeing personal data in plain is a fact of its own, in a stream of its own, so that reading never
// disturbs a matter.
#include "app/plan.hpp"

namespace app {

Outcome<base::Id> Plan::reveal(const core::Reveal& deed, const std::string& text) {
    if (!caller_->may(core::Permission::reveal)) return std::unexpected(Failure(core::Refusal::not_permitted));
    if (deed.shown.empty()) {
        return std::unexpected(Failure(base::Error{base::ErrorKind::bad_input, "nothing to show is named", "fields",
                                                   "name, phone, address, id_number"}));
    }
    // 《个人信息保护法》第六条: a purpose that is clear and reasonable; "other" alone is none.
    if (deed.purpose == core::RevealPurpose::other && text.empty()) {
        return std::unexpected(Failure(base::Error{base::ErrorKind::bad_input, "the purpose is missing", "text",
                                                   "say in words what it is needed for"}));
    }
    auto submission = view_.submission(deed.submission);
    if (!submission) return std::unexpected(Failure(std::move(submission).error()));
    bool is_accusation = false;
    for (const base::Id& id : submission->as_registered.matters) {
        auto matter = load(id);
        if (!matter) return std::unexpected(Failure(std::move(matter).error()));
        is_accusation = is_accusation || (*matter)->matter_class == core::MatterClass::accusation;
    }
    const base::Id id = view_.new_id();
    writes_.facts.push_back({.subject_kind = core::SubjectKind::access,
                             .subject = id,
                             .version = 1,
                             .day = today_,
                             .actor = caller_->post,
                             .is_accusation = is_accusation,
                             .deed = deed,
                             .clocks = {},
                             .breaches = {},
                             .law = {},
                             .text = text,
                             .key_owner = text.empty() ? base::Id{} : deed.submission});
    return id;
}

}  // namespace app
