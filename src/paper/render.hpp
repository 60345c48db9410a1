// One paper from its form, its fields and the letterhead. Used by http and the command line: data in, bytes out. Any
// thread; fails, naming the field, where a required one is missing or one cannot be printed.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "core/matter/paper_fields.hpp"
#include "core/matter/paper_form.hpp"
#include "paper/docx/document.hpp"

namespace paper {

/// Field id → what stands in it. Days as 2026-03-16, counts as digits, everything else as text; texts may have line
/// breaks, which start paragraphs. An empty value is as good as none.
using PaperFields = std::map<std::string, std::string, std::less<>>;

inline constexpr std::size_t line_max = 200;     ///< characters of a line field
inline constexpr std::size_t text_max = 20'000;  ///< characters of a text field
inline constexpr std::size_t attachments_max = 50;

/// Who issues a paper, under what number, on what day, and what goes with it.
struct Letterhead {
    std::string organ;                          ///< 署名: full name; never an inner section's
    std::string number = {};                    ///< 发文字号, see document_number(); needed except on forms
    base::Day day = base::Day::none();          ///< 成文日期
    std::string mark = {};                      ///< 发文机关标志, where it is not what the form says
    std::string signer = {};                    ///< 签发人, for papers to a superior
    std::string query_url = {};                 ///< public query page, for the QR code; empty: no code
    std::vector<std::string> attachments = {};  ///< names of what is attached
    std::string copies_to = {};                 ///< 抄送
    base::Day print_day = base::Day::none();    ///< 印发日期
};

/// 测信〔2026〕12号: code of the organ, year, sequence without leading zeros.
[[nodiscard]] std::string document_number(std::string_view code, int year, int sequence);

/// The paper as a value. Every error is bad_input with the field's id as its place.
[[nodiscard]] base::Result<Document> compose(const core::PaperForm& form, const PaperFields& fields,
                                             const Letterhead& letterhead);

/// The paper as a .docx.
[[nodiscard]] base::Result<base::Bytes> render(const core::PaperForm& form, const PaperFields& fields,
                                               const Letterhead& letterhead);

}  // namespace paper
