// Papers 文书 of a matter: what to fill in, issuing, reading the stored file again, taking in an edited file or a scan,
// the same notice for many matters. Whoever reads a paper reads personal data, so that takes the permission to reveal.
#pragma once
#include "core/matter/paper_fields.hpp"
#include "http/call.hpp"

namespace http {

struct FieldValue {
    std::string id, value;
    static constexpr std::string_view schema = "PaperFieldValue";
    static constexpr std::string_view required[] = {"id", "value"};
    static void fields(auto& self, auto&& field) { field("id", self.id), field("value", self.value); }
};

struct PaperDraft {
    std::uint8_t leg = 0;
    core::PaperKind kind = core::PaperKind::opinion;
    std::string number, code, copies_to;
    std::vector<FieldValue> values;
    static constexpr std::string_view schema = "PaperDraft";
    static constexpr std::string_view required[] = {"leg", "kind"};
    static void fields(auto& self, auto&& field) {
        field("leg", self.leg), field("kind", self.kind), field("number", self.number), field("code", self.code);
        field("copies_to", self.copies_to), field("values", self.values);
    }
};

struct BulkDraft {
    PaperDraft paper;  ///< `leg` is taken from each matter: the caller's own latest
    std::vector<std::string> matters;
    static constexpr std::string_view schema = "BulkPaperDraft";
    static constexpr std::string_view required[] = {"paper", "matters"};
    static void fields(auto& self, auto&& field) { field("paper", self.paper), field("matters", self.matters); }
};

struct IssuedView {
    std::uint32_t paper = 0;
    std::string number;
    std::uint32_t size = 0;  ///< bytes
    static constexpr std::string_view schema = "IssuedPaper";
    static void fields(auto& self, auto&& field) {
        field("paper", self.paper), field("number", self.number), field("size", self.size);
    }
};

struct BulkView {
    std::string matter;
    std::optional<IssuedView> issued;
    std::string problem;  ///< why not; empty where it was issued
    static constexpr std::string_view schema = "BulkIssued";
    static void fields(auto& self, auto&& field) {
        field("matter", self.matter), field("issued", self.issued), field("problem", self.problem);
    }
};

struct FieldView {
    std::string_view id, zh;
    core::PaperFieldKind kind{};
    bool is_required = false;
    std::string article;  ///< of 《信访工作条例》; empty where no text asks for it
    std::string value;
    bool is_lawful = false;  ///< decided by the law in force: what is typed instead is passed over
    static constexpr std::string_view schema = "PaperField";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("zh", self.zh), field("kind", self.kind), field("is_required", self.is_required);
        field("article", self.article), field("value", self.value), field("is_lawful", self.is_lawful);
    }
};

[[nodiscard]] base::Result<Response> draft_paper(Call& call);
void issue_paper(const CallPtr& call);
[[nodiscard]] base::Result<Response> issue_papers(Call& call);
[[nodiscard]] base::Result<Response> get_paper(Call& call);
void keep_paper(const CallPtr& call);

enum class PaperFormat : std::uint8_t { stored, pdf };
inline constexpr std::array paper_format_words{core::Word{"stored", "原文件"}, core::Word{"pdf", "PDF"}};
constexpr std::span<const core::Word> words(PaperFormat) {
    return paper_format_words;
}

}  // namespace http
