// The form of one kind of paper: layout, title and wording, read from law/documents. Data that `law` reads and `paper`
// prints. Values, any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/matter/paper_kinds.hpp"

namespace core {

/// A piece of a paper. A piece that names an optional field is left out where that field is empty.
struct PaperBlock {
    std::string heading;            ///< numbered 一、二、… where a form has several; empty: none
    std::string label;              ///< 出席, 请假, 列席: stands before the text, which hangs under itself
    std::string text;               ///< paragraphs parted by line breaks; {field} is filled in
    std::vector<std::string> rows;  ///< of a ruled table: cells parted by |, label and value in turn
};

/// `title`, `addressee`, `mark`, `notes` and the blocks name fields in braces: {request}. Besides the fields of the
/// kind there are {organ}, {day} and {document_number}.
struct PaperForm {
    PaperKind kind = PaperKind::register_form;
    PaperLayout layout = PaperLayout::letter;
    std::string title;
    std::string addressee;           ///< 主送; empty: none
    std::string mark;                ///< 发文机关标志, "{organ}" or "{organ}文件"
    std::vector<std::string> notes;  ///< 附注, each left out like a piece
    bool is_sealed = false;          ///< 署名, 成文日期 and room for the seal at the end
    bool has_query_code = false;     ///< QR code of the public query page
    std::vector<PaperBlock> blocks;
    std::string source;
    bool is_example = false;  ///< 示例: wording of our own
    std::string place;        ///< file of the form, for messages
};

/// A text parted at its braces: "自{received_day}起" gives 自, received_day (a field), 起.
struct PaperPiece {
    std::string_view text;
    bool is_field = false;
};
[[nodiscard]] std::vector<PaperPiece> pieces_of(std::string_view text);

/// What every form may name beside the fields of its kind.
inline constexpr std::array<std::string_view, 3> letterhead_fields{"organ", "day", "document_number"};

}  // namespace core
