// 查看个人信息: seeing personal data in plain, of a person or in a file, is a fact of its own, in a stream of its own,
// so that reading never disturbs a matter.
#include "app/new_fact.hpp"
#include "app/plan.hpp"
#include "core/matter/file_rules.hpp"

namespace app {
namespace {

Outcome<void> check_purpose(core::RevealPurpose purpose, const std::string& text) {
    // 《个人信息保护法》第六条: a purpose that is clear and reasonable; "other" alone is none.
    if (purpose == core::RevealPurpose::other && text.empty())
        return bad("the purpose is missing", "text", "say in words what it is needed for");
    return {};
}

/// Gives the record's id.
template <class Deed>
base::Id write_access(Plan& plan, const Deed& deed, bool is_accusation, const std::string& text) {
    core::NewFact fact =
        new_fact(core::SubjectKind::access, plan.view().new_id(), 1, plan.today(), plan.caller().post, deed);
    fact.is_accusation = is_accusation;
    fact.text = text;
    if (!text.empty()) fact.key_owner = deed.submission;
    const base::Id id = fact.subject;
    plan.write(std::move(fact));
    return id;
}

}  // namespace

Outcome<base::Id> Plan::reveal(const core::Reveal& deed, const std::string& text) {
    if (!caller_->may(core::Permission::reveal)) return std::unexpected(Failure(core::Refusal::not_permitted));
    if (deed.shown.empty()) return bad("nothing to show is named", "fields", "name, phone, address, id_number");
    if (auto told = check_purpose(deed.purpose, text); !told) return std::unexpected(told.error());
    auto submission = view_.submission(deed.submission);
    if (!submission) return std::unexpected(Failure(std::move(submission).error()));
    bool is_accusation = false;
    for (const base::Id& id : submission->as_registered.matters) {
        auto matter = load(id);
        if (!matter) return std::unexpected(Failure(std::move(matter).error()));
        is_accusation = is_accusation || (*matter)->matter_class == core::MatterClass::accusation;
    }
    return write_access(*this, deed, is_accusation, text);
}

Outcome<base::Id> Plan::reveal_file(const core::RevealFile& deed, const std::string& text) {
    if (!caller_->may(core::Permission::reveal)) return std::unexpected(Failure(core::Refusal::not_permitted));
    if (auto told = check_purpose(deed.purpose, text); !told) return std::unexpected(told.error());
    const auto letter = this->letter(deed.submission);
    if (!letter) return std::unexpected(Failure(letter.error()));
    const core::File* file = letter->submission.file(deed.file);
    if (file == nullptr || file->is_destroyed) return std::unexpected(Failure(core::Refusal::no_such_file));
    return write_access(*this, deed, core::Letter{letter->submission, letter->matters}.holds_accusation(), text);
}

}  // namespace app
