// Deeds of papers 文书: issued, kept as edited file or sealed scan, voided, served. A paper is known by the version of
// the fact that issued it. Its bytes are that fact's sealed part: encrypted, committed to by a salted hash, read again
// and never rendered again. Read with deeds.hpp.
#pragma once
#include <string>

#include "base/bytes.hpp"
#include "core/matter/kinds.hpp"
#include "core/matter/paper_kinds.hpp"

namespace core {

/// 制发: made by the program for the organ of the leg. `number` 发文字号 is empty on forms.
struct IssuePaper {
    std::uint8_t leg = 0;
    PaperKind kind = PaperKind::opinion;
    std::string number;
    bool is_typed_number = false;  ///< from the office's own file system, not from our sequence
    static void fields(auto& self, auto&& field) {
        field("leg", self.leg), field("kind", self.kind), field("number", self.number);
        field("is_typed_number", self.is_typed_number);
    }
};
/// 收存: an edited file, or the scan of the sealed paper, which is the authoritative copy from then on.
struct KeepPaper {
    std::uint32_t paper = 0;
    PaperCopy copy = PaperCopy::scan;
    std::string type;  ///< media type, found from the bytes
    static void fields(auto& self, auto&& field) {
        field("paper", self.paper), field("copy", self.copy), field("type", self.type);
    }
};
/// 作废: the number stays used.
struct VoidPaper {
    std::uint32_t paper = 0;
    static void fields(auto& self, auto&& field) { field("paper", self.paper); }
};
/// 送达 of one paper (送达回证). Serving a reply or review opinion is `Deliver` as well, which starts the petitioner's
/// 30 days.
struct ServePaper {
    std::uint32_t paper = 0;
    DeliveryMethod method = DeliveryMethod::direct;
    static void fields(auto& self, auto&& field) { field("paper", self.paper), field("method", self.method); }
};

}  // namespace core
