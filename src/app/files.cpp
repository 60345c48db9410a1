// 附件: kept, released to matters, opened, destroyed. The rules are core's (file_rules.hpp).
#include "app/plan.hpp"
#include "core/matter/file_rules.hpp"

namespace app {
namespace {

std::unexpected<Failure> bad(std::string message, std::string place, std::string cure) {
    return std::unexpected(
        Failure(base::Error{base::ErrorKind::bad_input, std::move(message), std::move(place), std::move(cure)}));
}

core::Fact as_fact(const core::NewFact& fact) {
    core::Fact stands;
    stands.subject_kind = fact.subject_kind;
    stands.subject = fact.subject;
    stands.version = fact.version;
    stands.day = fact.day;
    stands.actor = fact.actor;
    stands.deed = fact.deed;
    return stands;
}

}  // namespace

base::Result<Plan::Letter> Plan::letter(const base::Id& id) {
    Letter letter{.submission = TRY(view_.submission(id)), .matters = {}};
    for (const core::NewFact& fact : writes_.facts) {
        if (fact.subject == id) core::apply(letter.submission, as_fact(fact));
    }
    letter.matters = TRY(core::matters_of(letter.submission, [&](const base::Id& one) { return matter(one); }));
    return letter;
}

template <class Deed>
Outcome<void> Plan::write_file_deed(const Letter& letter, const Deed& deed, std::string text) {
    const core::Actor actor = caller_->actor();
    const core::Letter stands{letter.submission, letter.matters};
    if (const auto decision = core::decide(stands, deed, context({}, actor)); !decision)
        return std::unexpected(Failure(decision.error()));
    writes_.facts.push_back({.subject_kind = core::SubjectKind::submission,
                             .subject = letter.submission.id,
                             .version = letter.submission.version + 1,
                             .day = today_,
                             .actor = caller_->post,
                             .is_accusation = stands.holds_accusation(),
                             .deed = deed,
                             .clocks = {},
                             .breaches = {},
                             .law = {},
                             .text = text,
                             .key_owner = text.empty() ? base::Id{} : letter.submission.id});
    return {};
}

Outcome<std::uint32_t> Plan::keep_file(const base::Id& id, const FileOrder& order) {
    return whole([&]() -> Outcome<std::uint32_t> {
        const auto letter = this->letter(id);
        if (!letter) return std::unexpected(Failure(letter.error()));
        const store::Object& object = order.object;
        const bool is_office = caller_->is_unrestricted || caller_->organ == letter->submission.as_registered.office;
        if (!is_office && order.release_to.empty())
            return bad("no matter is named", "matters", "an organ keeps a file for a matter that it handles");
        const core::KeepFile deed{.stage = order.stage,
                                  .type = order.type,
                                  .size = static_cast<std::uint32_t>(std::min<std::uint64_t>(object.size, UINT32_MAX)),
                                  .object = {object.name.begin(), object.name.end()},
                                  .content = {object.content.begin(), object.content.end()},
                                  .salt = {object.salt.begin(), object.salt.end()},
                                  .redacts = order.redacts};
        const base::Bytes name = store::seal_file_name(object, order.name);
        if (auto kept = write_file_deed(*letter, deed, std::string(base::text_of(name))); !kept)
            return std::unexpected(std::move(kept).error());
        const std::uint32_t version = letter->submission.version + 1;
        for (const base::Id& matter : order.release_to) {
            auto released = release_file(id, {.file = version, .matter = matter, .is_recalled = false});
            if (!released) return std::unexpected(std::move(released).error());
        }
        writes_.file_keys.push_back({object.name, object.key});
        return version;
    });
}

Outcome<void> Plan::release_file(const base::Id& id, const core::ReleaseFile& deed) {
    const auto letter = this->letter(id);
    if (!letter) return std::unexpected(Failure(letter.error()));
    return write_file_deed(*letter, deed);
}

Outcome<void> Plan::destroy_file(const base::Id& id, std::uint32_t file, const std::string& authority) {
    if (authority.empty())
        return bad("the authority is missing", "authority", "name the archive decision that allows it");
    const auto letter = this->letter(id);
    if (!letter) return std::unexpected(Failure(letter.error()));
    return write_file_deed(*letter, core::DestroyFile{file, authority});
}

Outcome<base::Id> Plan::reveal_file(const core::RevealFile& deed, const std::string& text) {
    if (!caller_->may(core::Permission::reveal)) return std::unexpected(Failure(core::Refusal::not_permitted));
    // 《个人信息保护法》第六条: a purpose that is clear and reasonable; "other" alone is none.
    if (deed.purpose == core::RevealPurpose::other && text.empty())
        return bad("the purpose is missing", "text", "say in words what it is needed for");
    const auto letter = this->letter(deed.submission);
    if (!letter) return std::unexpected(Failure(letter.error()));
    const core::File* file = letter->submission.file(deed.file);
    if (file == nullptr || file->is_destroyed) return std::unexpected(Failure(core::Refusal::no_such_file));
    const base::Id id = view_.new_id();
    writes_.facts.push_back({.subject_kind = core::SubjectKind::access,
                             .subject = id,
                             .version = 1,
                             .day = today_,
                             .actor = caller_->post,
                             .is_accusation = core::Letter{letter->submission, letter->matters}.holds_accusation(),
                             .deed = deed,
                             .clocks = {},
                             .breaches = {},
                             .law = {},
                             .text = text,
                             .key_owner = text.empty() ? base::Id{} : deed.submission});
    return id;
}

}  // namespace app
