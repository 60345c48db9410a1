// 附件: kept, released to matters, destroyed; opening one is a reveal (reveal.cpp). The rules are core's
// (file_rules.hpp).
#include "app/new_fact.hpp"
#include "app/plan.hpp"
#include "core/matter/file_rules.hpp"

namespace app {
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
    core::NewFact fact = new_fact(core::SubjectKind::submission, letter.submission.id, letter.submission.version + 1,
                                  today_, caller_->post, deed);
    fact.is_accusation = stands.holds_accusation();
    fact.key_owner = text.empty() ? base::Id{} : letter.submission.id;
    fact.text = std::move(text);
    writes_.facts.push_back(std::move(fact));
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

}  // namespace app
