#include "core/matter/paper_fields.hpp"

#include <algorithm>

#include "core/matter/paper_tables.hpp"

namespace core {

std::span<const PaperField> fields_of(PaperKind kind) {
    const std::span<const PaperField> fields = papers::to_petitioner(kind);
    return fields.empty() ? papers::between_organs(kind) : fields;
}

const PaperField* find_field(PaperKind kind, std::string_view id) {
    const std::span<const PaperField> fields = fields_of(kind);
    const auto found = std::ranges::find(fields, id, &PaperField::id);
    return found == fields.end() ? nullptr : &*found;
}

}  // namespace core
