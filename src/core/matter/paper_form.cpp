#include "core/matter/paper_form.hpp"

#include <algorithm>

namespace core {

std::vector<PaperPiece> pieces_of(std::string_view text) {
    std::vector<PaperPiece> pieces;
    while (!text.empty()) {
        const std::size_t begin = text.find('{');
        const std::size_t end = text.find('}');
        if (begin == 0 && end != std::string_view::npos) {
            pieces.push_back({text.substr(1, end - 1), true});
            text.remove_prefix(end + 1);
        } else {
            // A brace that is never closed names a field that no kind has.
            const std::size_t size = begin == 0 ? text.size() : std::min(begin, text.size());
            pieces.push_back({text.substr(0, size), begin == 0});
            text.remove_prefix(size);
        }
    }
    return pieces;
}

}  // namespace core
