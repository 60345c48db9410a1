// What each paper must and may contain: named fields with the article that asks for each. Read by the forms in
// law/documents (which must print every required one) and by whoever fills a paper in. Pure, any thread, nothing fails.
#pragma once
#include <span>
#include <string_view>

#include "core/matter/paper_kinds.hpp"

namespace core {

struct PaperField {
    std::string_view id;  ///< snake_case, for ever
    std::string_view zh;
    PaperFieldKind kind = PaperFieldKind::line;
    bool is_required = true;
    /// Of 《信访工作条例》, like "32" or "22.1(3)"; empty: this house asks for it.
    std::string_view article;
};

/// In the order in which people fill them in.
[[nodiscard]] std::span<const PaperField> fields_of(PaperKind kind);

/// Words that the form of a kind must say itself, whatever its wording: 不再受理 in a final review opinion.
struct PaperPhrase {
    std::string_view phrase;
    std::string_view article;
};
[[nodiscard]] std::span<const PaperPhrase> phrases_of(PaperKind kind);

/// The field of that name; nullptr if the kind has none.
[[nodiscard]] const PaperField* find_field(PaperKind kind, std::string_view id);

}  // namespace core
