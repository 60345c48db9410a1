#include "kit/closed.hpp"

#include <algorithm>

#include "core/ledger/fact.hpp"

namespace kit {
namespace {

constexpr std::size_t format_bytes = 1;

bool is_of(const core::LeafHeader& header, core::SubjectKind kind) {
    return header.subject_kind == static_cast<std::uint8_t>(kind);
}

}  // namespace

base::Id subject_of(base::ByteView body) {
    base::Id id;
    if (body.size() >= format_bytes + id.bytes.size())
        std::ranges::copy(body.subspan(format_bytes, id.bytes.size()), id.bytes.begin());
    return id;
}

base::Result<> Closed::look(const core::OpenLeaf& fact) {
    const core::LeafHeader& header = fact.leaf.header;
    const base::Id subject = subject_of(fact.body);
    if (is_of(header, core::SubjectKind::matter)) {
        const auto known = accusations_.find(subject);
        if (known != accusations_.end()) {
            known->second = header.is_accusation;
        } else if (header.is_accusation) {
            accusations_.emplace(subject, true);
        }
    }
    const bool is_letter = is_of(header, core::SubjectKind::submission) && header.is_accusation &&
                           header.kind == core::kind_v<core::RegisterSubmission>;
    if (!is_letter) return {};
    core::Fact read;
    TRY(core::decode_open(fact.body, header.kind, read));
    letters_[subject] = std::get<core::RegisterSubmission>(read.deed).matters;
    return {};
}

bool Closed::is_accusation(const base::Id& matter) const {
    const auto known = accusations_.find(matter);
    return known != accusations_.end() && known->second;
}

bool Closed::is_closed(const core::OpenLeaf& fact) const {
    const auto reason = reason_of(fact.leaf.header);
    if (!reason) return false;
    if (*reason != Reason::accusations && *reason != Reason::turned) return true;
    const base::Id subject = subject_of(fact.body);
    if (is_of(fact.leaf.header, core::SubjectKind::matter)) return is_accusation(subject);
    const auto letter = letters_.find(subject);
    if (letter == letters_.end()) return true;
    return std::ranges::any_of(letter->second, [&](const base::Id& matter) { return is_accusation(matter); });
}

}  // namespace kit
