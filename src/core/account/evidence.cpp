#include "core/account/evidence.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "core/ledger/hash.hpp"

namespace core {
namespace {

using enum AccountRefusal;
using No = std::optional<AccountNo>;

No keep_refusal(const Evidence& stands, const KeepEvidence& deed) {
    if (stands.is_destroyed) return AccountNo{evidence_destroyed, "number"};
    if (stands.version > 0)
        return AccountNo{stands.kept.content == deed.content ? nothing_new : evidence_exists, "number"};
    if (deed.number.empty()) return AccountNo{word_missing, "number"};
    if (deed.title.empty()) return AccountNo{word_missing, "title"};
    if (deed.size == 0 || deed.size > evidence_size_max) return AccountNo{evidence_too_large, "file"};
    return text_refusal(deed);
}

No destroy_refusal(const Evidence& stands, const DestroyEvidence& deed) {
    if (stands.version == 0) return AccountNo{no_such_evidence, "number"};
    if (stands.is_destroyed) return AccountNo{evidence_destroyed, "number"};
    if (deed.authority.empty()) return AccountNo{word_missing, "authority"};
    return text_refusal(deed);
}

}  // namespace

base::Id evidence_id(const base::Id& organ, std::uint32_t year, std::string_view number) {
    base::Writer bytes;
    bytes.string("huiying evidence");
    bytes.raw(organ.bytes);
    bytes.u32(year);
    bytes.string(number);
    return id_from(sha256(bytes.out()));
}

std::vector<std::string> evidence_numbers(std::string_view text) {
    constexpr std::array<std::string_view, 7> between{"、", "，", "；", "　", ",", ";", " "};
    std::vector<std::string> numbers(1);
    while (!text.empty()) {
        const auto sign = std::ranges::find_if(between, [&](std::string_view one) { return text.starts_with(one); });
        if (sign == between.end()) {
            numbers.back() += text.front();
        } else if (!numbers.back().empty()) {
            numbers.emplace_back();
        }
        text.remove_prefix(sign == between.end() ? 1 : sign->size());
    }
    if (numbers.back().empty()) numbers.pop_back();
    return numbers;
}

void apply(Evidence& evidence, const Fact& fact) {
    evidence.version = fact.version;
    if (const auto* kept = std::get_if<KeepEvidence>(&fact.deed)) {
        evidence.id = fact.subject;
        evidence.seq = fact.seq;
        evidence.day = fact.day;
        evidence.actor = fact.actor;
        evidence.kept = *kept;
    }
    if (std::holds_alternative<DestroyEvidence>(fact.deed)) evidence.is_destroyed = true;
}

Evidence evidence_of(std::span<const Fact> facts) {
    Evidence evidence;
    for (const Fact& fact : facts) apply(evidence, fact);
    return evidence;
}

std::optional<AccountNo> evidence_refusal(const Evidence& stands, const Deed& deed, const AccountContext& context) {
    if (context.day > context.today) return AccountNo{day_in_future, "day"};
    if (const auto* kept = std::get_if<KeepEvidence>(&deed)) return keep_refusal(stands, *kept);
    const auto* destroyed = std::get_if<DestroyEvidence>(&deed);
    CHECK(destroyed != nullptr);
    return destroy_refusal(stands, *destroyed);
}

}  // namespace core
