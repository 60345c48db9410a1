// Deeds of secrecy and archive: personal data shown in plain, and the destruction of what has been kept long enough.
// Read with deeds.hpp.
#pragma once
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "core/matter/kinds.hpp"

namespace core {

// ── access ──────────────────────────────────────────────────────────────────────────────────────────────────────────
/// 查看个人信息: somebody was shown personal data of a submission in plain. The purpose in words is sealed.
struct Reveal {
    base::Id submission;
    RevealPurpose purpose = RevealPurpose::contact;
    std::vector<PersonField> shown;
    static void fields(auto& self, auto&& field) {
        field("submission", self.submission), field("purpose", self.purpose), field("shown", self.shown);
    }
};

// ── archive ─────────────────────────────────────────────────────────────────────────────────────────────────────────
/// 提请销毁 of a closed matter whose retention period has run out; `list` is the number of the destruction list.
struct ProposeDestruction {
    std::string list;
    base::Day kept_until;  ///< last day of the retention period
    static void fields(auto& self, auto&& field) { field("list", self.list), field("kept_until", self.kept_until); }
};
/// 批准销毁, by another post than the one that proposed it.
struct ApproveDestruction {
    std::string list;
    static void fields(auto& self, auto&& field) { field("list", self.list); }
};
/// 销毁档案: the submission's key is destroyed, with it all texts of its matters. `authority` is the destruction list.
struct DestroySubmission {
    std::string authority;
    static void fields(auto& self, auto&& field) { field("authority", self.authority); }
};

}  // namespace core
