// 文书 from a matter: what the ledger already knows is filled in, what the law in force says cannot be typed, the rest
// comes from whoever writes the paper. Used by http through `Plan`; the bytes go into the ledger sealed.
#pragma once
#include "app/plan.hpp"
#include "core/matter/paper_form.hpp"
#include "paper/render.hpp"

namespace app {

/// Texts of the matter that only a reader can unseal; fetched before the command.
struct PaperTexts {
    PersonDraft petitioner;  ///< the first of the submission; empty name when anonymous or erased
    std::string title, text;
    std::string query_url;  ///< for the QR code; empty: none
};

struct PaperOrder {
    std::uint8_t leg = 0;
    core::PaperKind kind = core::PaperKind::opinion;
    paper::PaperFields fields;  ///< typed; they win over what is filled in, not over what the law says
    std::string number;         ///< typed 发文字号; empty: the next of our sequence
    std::string code;           ///< 机关代字 of our sequence, e.g. 云信; needed where no number is typed
    std::string copies_to;
};

/// Fields that the law in force decides: nobody types them.
[[nodiscard]] paper::PaperFields lawful_fields(const core::Matter& matter, std::uint8_t leg, core::PaperKind kind,
                                               const core::Law& law);
/// Fields that the facts decide and a person may put better.
[[nodiscard]] paper::PaperFields known_fields(const core::Matter& matter, std::uint8_t leg, core::PaperKind kind,
                                              const core::Office& office, const PaperTexts& texts);

struct IssuedPaper {
    std::uint32_t version = 0;  ///< by which the paper is known
    std::string number;
    std::size_t size = 0;  ///< bytes of the .docx
};

/// Decides, numbers, renders and seals one paper in the plan. The number is taken last, so that a refusal leaves no
/// gap.
[[nodiscard]] Outcome<IssuedPaper> issue(Plan& plan, const base::Id& matter, const PaperOrder& order,
                                         const PaperTexts& texts, const std::vector<core::PaperForm>& forms);

}  // namespace app
