// Deeds of attachments 附件: files that came with a submission or were made while it was handled. A file is known by
// the version of the submission's fact that kept it. Its bytes lie encrypted in the store's object folder; the fact
// holds their salted hash, so that they can be proved and cannot be guessed. The name it came with is sealed. Read with
// deeds.hpp.
#pragma once
#include <string>

#include "base/bytes.hpp"
#include "core/matter/kinds.hpp"

namespace core {

/// 收存附件. It is seen with the matters it was released to, and with no other.
struct KeepFile {
    FileStage stage = FileStage::received;
    std::string type;           ///< media type, found from the bytes
    std::uint32_t size = 0;     ///< bytes, plain
    base::Bytes object;         ///< 32 bytes: SHA-256 of the encrypted bytes, the object's name
    base::Bytes content;        ///< 32 bytes: salted hash of the plain bytes, its salt known to the file's key alone
    base::Bytes salt;           ///< 16 bytes, from which and the file's key the keys of its object are derived
    std::uint32_t redacts = 0;  ///< the file of which this is the redacted copy 遮盖件; 0 = none
    static void fields(auto& self, auto&& field) {
        field("stage", self.stage), field("type", self.type), field("size", self.size), field("object", self.object);
        field("content", self.content), field("salt", self.salt), field("redacts", self.redacts);
    }
};
/// 放行: those who may read the matter may read the file. A letter that holds a claim and an accusation is released to
/// the claim as a redacted copy only (art. 30.3).
struct ReleaseFile {
    std::uint32_t file = 0;
    base::Id matter;
    bool is_recalled = false;  ///< the release is taken back
    static void fields(auto& self, auto&& field) {
        field("file", self.file), field("matter", self.matter), field("is_recalled", self.is_recalled);
    }
};

/// 销毁附件: the file's own key is destroyed and its bytes are removed, e.g. a scan that names a person who was erased.
struct DestroyFile {
    std::uint32_t file = 0;
    std::string authority;  ///< the archive decision that allows it
    static void fields(auto& self, auto&& field) { field("file", self.file), field("authority", self.authority); }
};

// ── access ──────────────────────────────────────────────────────────────────────────────────────────────────────────
/// 查看附件: somebody opened a file, whose bytes are personal data in plain. The purpose in words is sealed.
struct RevealFile {
    base::Id submission;
    std::uint32_t file = 0;
    RevealPurpose purpose = RevealPurpose::contact;
    static void fields(auto& self, auto&& field) {
        field("submission", self.submission), field("file", self.file), field("purpose", self.purpose);
    }
};

}  // namespace core
