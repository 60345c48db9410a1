#include "core/matter/file_rules.hpp"

#include <algorithm>
#include <numeric>

#include "core/office/office.hpp"
#include "core/office/permission.hpp"

namespace core {
namespace {

using Decided = std::expected<Decision, Refusal>;

bool has_leg(const Matter& matter, const base::Id& organ) {
    return std::ranges::any_of(matter.legs, [&](const Leg& leg) { return leg.organ == organ; });
}

bool is_accusation(const Matter& matter) {
    return matter.matter_class == MatterClass::accusation;
}

/// Guards that all deeds of files share: somebody who may, a day that can be, an archive that still is.
std::optional<Refusal> common_refusal(const Letter& letter, const Context& context) {
    const Actor& actor = context.actor;
    const bool is_permitted = actor.is_unrestricted || may(actor.roles, Permission::register_submission) ||
                              may(actor.roles, Permission::handle) || may(actor.roles, Permission::review);
    if (!is_permitted) return Refusal::not_permitted;
    if (context.day > context.today) return Refusal::day_in_future;
    if (context.day < letter.submission.as_registered.received_day) return Refusal::day_before_receipt;
    if (letter.submission.version == 0) return Refusal::not_registered;
    if (letter.submission.is_destroyed) return Refusal::archive_destroyed;
    return std::nullopt;
}

const File* standing_file(const Letter& letter, std::uint32_t version) {
    const File* file = letter.submission.file(version);
    return file == nullptr || file->is_destroyed ? nullptr : file;
}

bool is_office(const Letter& letter, const Context& context) {
    return context.actor.is_unrestricted || context.actor.organ == letter.submission.as_registered.office;
}

base::Id organ_of(const File& file, const Office& office) {
    const Post* post = office.post(file.actor);
    return post == nullptr ? base::Id{} : post->organ;
}

}  // namespace

bool Letter::holds_accusation() const {
    return std::ranges::any_of(matters, is_accusation);
}

const Matter* Letter::matter(const base::Id& id) const {
    const auto at = std::ranges::find(matters, id, &Matter::id);
    return at == matters.end() ? nullptr : &*at;
}

bool is_own_work(const Letter& letter, const File& file, const Matter& matter, const Office& office) {
    if (file.kept.stage == FileStage::received || file.kept.stage == FileStage::supplement) return false;
    const base::Id organ = organ_of(file, office);
    return organ.is_set() && organ != letter.submission.as_registered.office && has_leg(matter, organ);
}

bool is_seen_with(const Letter& letter, const File& file, const Matter& matter, const Office& office) {
    if (file.is_destroyed || !file.is_released(matter.id)) return false;
    // 《信访工作条例》第三十条第三款: a letter that holds an accusation beside a claim tells the claim's readers of it,
    // so they read a redacted copy.
    return file.is_redacted() || !letter.holds_accusation() || is_accusation(matter) ||
           is_own_work(letter, file, matter, office);
}

Decided decide(const Letter& letter, const KeepFile& deed, const Context& context) {
    if (const auto no = common_refusal(letter, context)) return std::unexpected(*no);
    const auto takes_part = [&](const Matter& matter) { return has_leg(matter, context.actor.organ); };
    if (!is_office(letter, context) && std::ranges::none_of(letter.matters, takes_part))
        return std::unexpected(Refusal::not_this_organ);
    if (deed.redacts != 0 && standing_file(letter, deed.redacts) == nullptr)
        return std::unexpected(Refusal::no_such_file);
    if (deed.size == 0 || deed.size > file_size_max) return std::unexpected(Refusal::file_too_large);
    std::uint64_t kept = deed.size;
    std::size_t count = 1;
    for (const File& file : letter.submission.files) {
        if (file.is_destroyed) continue;
        kept += file.kept.size;
        ++count;
    }
    if (count > files_max || kept > files_size_max) return std::unexpected(Refusal::too_many_files);
    return Decision{};
}

Decided decide(const Letter& letter, const ReleaseFile& deed, const Context& context) {
    if (const auto no = common_refusal(letter, context)) return std::unexpected(*no);
    const File* file = standing_file(letter, deed.file);
    if (file == nullptr) return std::unexpected(Refusal::no_such_file);
    const Matter* matter = letter.matter(deed.matter);
    if (matter == nullptr) return std::unexpected(Refusal::not_of_this_letter);
    // The office decides about what came in; an organ about what it made itself, for the matter it handles.
    const bool is_own =
        organ_of(*file, context.office) == context.actor.organ && is_own_work(letter, *file, *matter, context.office);
    if (!is_office(letter, context) && !is_own) return std::unexpected(Refusal::not_this_organ);
    if (file->is_released(matter->id) != deed.is_recalled)
        return std::unexpected(deed.is_recalled ? Refusal::not_released : Refusal::already_released);
    if (deed.is_recalled) return Decision{};
    File as_released = *file;
    as_released.released.push_back(matter->id);
    // 《信访工作条例》第三十条第三款.
    if (!is_seen_with(letter, as_released, *matter, context.office))
        return std::unexpected(Refusal::redacted_copy_only);
    return Decision{};
}

Decided decide(const Letter& letter, const DestroyFile& deed, const Context& context) {
    if (!context.actor.is_unrestricted && !may(context.actor.roles, Permission::manage_office))
        return std::unexpected(Refusal::not_permitted);
    if (context.day > context.today) return std::unexpected(Refusal::day_in_future);
    if (standing_file(letter, deed.file) == nullptr) return std::unexpected(Refusal::no_such_file);
    return Decision{};
}

}  // namespace core
