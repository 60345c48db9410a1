// An official paper as a value: head, title, paragraphs, ruled tables, signature, imprint. Used by the templates;
// docx() turns it into a file in the form of GB/T 9704-2012. Pure values, any thread.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "core/matter/paper_form.hpp"

namespace paper {

enum class Style : std::uint8_t {
    body,       ///< 正文: indented by two characters
    heading_1,  ///< 一、 黑体
    heading_2,  ///< （一） 楷体
    listed,     ///< 附件说明, 出席名单: a label, and lines that hang under what follows it
};

/// One paragraph. `label` stands in front in 黑体 (附件 has its label in the body's face).
struct Paragraph {
    Style style = Style::body;
    std::string text;
    std::string label = {};
    bool is_page_start = false;  ///< on a page of its own with what follows
};

struct Cell {
    std::string text;  ///< line breaks start paragraphs; empty leaves room to write
    bool is_label = false;
    std::size_t span = 1;       ///< columns it covers; the last cell of a row takes what is left
    bool is_continued = false;  ///< one with the cell above, whose text it shares
    bool is_number = false;     ///< of a fine table: in the middle
};

/// A table of the type area's width, ruled all round. Without `columns` it is a form: four columns, tall rows. With
/// them it is a fine table in small letters, whose rows break across pages between each other.
struct RuledTable {
    std::vector<std::vector<Cell>> rows;
    std::vector<int> columns = {};  ///< widths, as parts of the whole
    std::size_t head_rows = 0;      ///< stand again on top of each page
};

using Block = std::variant<Paragraph, RuledTable>;

/// 发文机关署名 and 成文日期, with room for the seal above them.
struct Signature {
    std::string organ;                  ///< empty: the paper is signed by hand, no signature is set
    base::Day day = base::Day::none();  ///< not set: room to write it in
};

/// 版记: who else gets it, who printed it when. Empty members are left out.
struct Imprint {
    std::string copies_to;
    std::string organ;
    base::Day day = base::Day::none();
};

struct Document {
    core::PaperLayout layout = core::PaperLayout::official;
    std::string mark = {};    ///< 发文机关标志, red
    std::string number = {};  ///< 发文字号: 测信〔2026〕12号
    std::string signer = {};  ///< 签发人, of papers to a superior
    std::string title = {};
    std::string addressee = {};
    std::vector<Block> blocks = {};
    std::vector<std::string> attachments = {};  ///< names, without numbers
    Signature signature = {};
    std::string note = {};     ///< 附注, without its brackets
    std::string qr_text = {};  ///< address behind the QR code; empty: none
    Imprint imprint = {};
    std::vector<Block> annexes = {};  ///< 附件, after the signature; the first begins a page
};

/// Chinese printed form of a day: 2026年3月5日.
[[nodiscard]] std::string printed(base::Day day);

/// The bytes of a .docx; the same document gives the same bytes. Fails where the QR code would be too long, and where
/// libzip does.
[[nodiscard]] base::Result<base::Bytes> docx(const Document& document);

/// One file inside a .docx; for tests and golden files.
struct Part {
    std::string path;
    std::string bytes;
};
[[nodiscard]] base::Result<std::vector<Part>> docx_parts(const Document& document);

}  // namespace paper
