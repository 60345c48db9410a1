#include "paper/table.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/utf8.hpp"

namespace paper {
namespace {

constexpr std::string_view gap = "  ";
constexpr std::string_view ellipsis = "…";

/// Bytes of the character that begins here; malformed bytes stand alone.
std::size_t character_size(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
    return std::min(size, text.size());
}

void append_line(std::string& out, std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    out += line;
    out += '\n';
}

}  // namespace

std::string fit(std::string_view text, std::size_t width) {
    if (base::display_width(text) <= width) return std::string(text);
    std::string kept;
    std::size_t used = 1;  // the ellipsis
    while (!text.empty()) {
        const std::size_t size = character_size(text);
        used += base::display_width(text.substr(0, size));
        if (used > width) break;
        kept += text.substr(0, size);
        text.remove_prefix(size);
    }
    return width == 0 ? kept : kept + std::string(ellipsis);
}

void Table::row(std::vector<std::string> cells) {
    CHECK(cells.size() <= columns_.size());
    cells.resize(columns_.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::ranges::replace_if(cells[i], [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        if (columns_[i].width_max > 0) cells[i] = fit(cells[i], columns_[i].width_max);
    }
    rows_.push_back(std::move(cells));
}

std::string Table::text() const {
    std::vector<std::size_t> widths;
    for (const Column& column : columns_) widths.push_back(base::display_width(column.title));
    for (const auto& cells : rows_) {
        for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], base::display_width(cells[i]));
    }
    std::string out;
    const auto line = [&](auto&& cell) {
        std::string text;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (i > 0) text += gap;
            const std::string value = cell(i);
            const std::size_t present = base::display_width(value);
            const std::string space(widths[i] - std::min(widths[i], present), ' ');
            text += columns_[i].align == Align::right ? space + value : value + space;
        }
        append_line(out, std::move(text));
    };
    const auto dashes = [&](std::size_t i) { return std::string(widths[i], '-'); };
    line([&](std::size_t i) { return columns_[i].title; });
    line(dashes);
    for (const auto& cells : rows_) {
        if (cells.empty()) {
            line(dashes);
        } else {
            line([&](std::size_t i) { return cells[i]; });
        }
    }
    return out;
}

}  // namespace paper
