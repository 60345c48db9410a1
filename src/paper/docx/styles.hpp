// The paragraph styles of an official paper: one row each, from which word/styles.xml is written, so that a clerk who
// edits the file finds 正文, 标题 and the rest by name. Used inside paper/docx. Constants; any thread.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "paper/docx/fonts.hpp"
#include "paper/docx/page.hpp"

namespace paper {

enum class Ink : std::uint8_t { black, red };
enum class Side : std::uint8_t { left, center, right, both };

struct StyleRow {
    std::string_view id;
    std::string_view zh;
    Face face = Face::fangsong;
    int size = body_size;  ///< half points
    Side side = Side::left;
    int first = 0;          ///< first line's indent in characters
    int line = line_pitch;  ///< exact height of a line in twips; 0: as high as the text
    bool is_kept = false;   ///< on one page with the next paragraph
    Ink ink = Ink::black;
};

/// In order of the constants below.
inline constexpr std::array style_rows{
    StyleRow{.id = "Body", .zh = "公文正文", .side = Side::both, .first = 2},
    StyleRow{.id = "Mark",
             .zh = "发文机关标志",
             .face = Face::title,
             .size = 96,
             .side = Side::center,
             .line = 0,
             .is_kept = true,
             .ink = Ink::red},
    StyleRow{.id = "Number", .zh = "发文字号", .side = Side::center, .is_kept = true},
    StyleRow{.id = "Heading",
             .zh = "公文标题",
             .face = Face::title,
             .size = 44,
             .side = Side::center,
             .line = 640,
             .is_kept = true},
    StyleRow{.id = "Addressee", .zh = "主送机关", .is_kept = true},
    StyleRow{.id = "Heading1", .zh = "一级标题", .face = Face::heiti, .side = Side::both, .first = 2, .is_kept = true},
    StyleRow{.id = "Heading2", .zh = "二级标题", .face = Face::kaiti, .side = Side::both, .first = 2, .is_kept = true},
    StyleRow{.id = "Listed", .zh = "附件与名单", .side = Side::both},
    StyleRow{.id = "Note", .zh = "附注", .side = Side::both, .first = 2},
    StyleRow{.id = "Signature", .zh = "署名与日期", .side = Side::right, .is_kept = true},
    StyleRow{.id = "CellLabel", .zh = "表格栏目", .face = Face::heiti, .size = 24, .side = Side::center, .line = 400},
    StyleRow{.id = "Cell", .zh = "表格内容", .size = 24, .side = Side::both, .line = 400},
    StyleRow{.id = "FineLabel", .zh = "附表栏目", .face = Face::heiti, .size = 18, .side = Side::center, .line = 260},
    StyleRow{.id = "FineNumber", .zh = "附表数字", .size = 18, .side = Side::center, .line = 260},
    StyleRow{.id = "Fine", .zh = "附表内容", .size = 18, .line = 260},
    StyleRow{.id = "Imprint", .zh = "版记", .size = 28, .line = 560},
    StyleRow{.id = "PageNumber", .zh = "页码", .face = Face::song, .size = 28, .line = 320},
};

/// word/styles.xml
[[nodiscard]] std::string styles_part();

}  // namespace paper
