// Writes the flow of a paper into word/document.xml: paragraphs, tables, head, signature, imprint. Each function
// appends to `xml`, whose open element is the body. Used by docx(); one thread, nothing fails.
#pragma once
#include <string_view>
#include <vector>

#include "paper/docx/document.hpp"
#include "paper/docx/xml.hpp"

namespace paper {

/// What a paragraph has beside its style. Indents are in hundredths of a character; -1: as the style has it.
struct Setting {
    int left = -1;
    int right = -1;
    int hanging = -1;
    int size = 0;                ///< half points; 0: the style's
    int before = 0;              ///< space above, twips
    int line = 0;                ///< exact line height, twips; 0: the style's
    int rule_space = -1;         ///< points between the text and a red rule below it; -1: no rule
    bool is_kept = false;        ///< on one page with the next
    bool is_page_start = false;  ///< on a new page
    std::string_view side = {};  ///< w:jc; empty: the style's
};

/// Opens and closes w:p with one run; what stands between is for the caller.
void open_paragraph(Xml& xml, std::string_view style, const Setting& setting = {});
void write_run(Xml& xml, std::string_view text, int size = 0);
void write_paragraph(Xml& xml, std::string_view style, std::string_view text, const Setting& setting = {});

/// A paragraph a line of the text; one at least.
void write_lines(Xml& xml, std::string_view style, std::string_view text, const Setting& setting = {});

/// 发文机关标志 and 发文字号 down to the title and the addressee, by layout.
void write_head(Xml& xml, const Document& document);
void write_table(Xml& xml, const RuledTable& table);
/// `is_kept`: its last paragraph stays on one page with what follows.
void write_block(Xml& xml, const Block& block, bool is_kept);
/// 附件说明, 署名, 成文日期, 附注, 版记.
void write_end(Xml& xml, const Document& document, bool has_qr);
/// The drawing of the QR code, to the left of the signature; inside a paragraph.
void write_qr(Xml& xml);

/// Size in half points at which a mark fits the width of the type area on one line, as large as it may be.
[[nodiscard]] int mark_size(std::string_view mark);

}  // namespace paper
