// /accounts/{id}/evidence: papers that show typed figures and lines of score sheets 佐证材料. Keeping: manage_account
// or evaluate; the list: read_indicators; the bytes: whoever enters the account or a step of its evaluations.
#pragma once
#include "app/evidence.hpp"
#include "http/call.hpp"
#include "http/views.hpp"

namespace http {

struct EvidenceDraft {
    std::string upload, number, title, document;
    std::uint32_t pages = 0;
    Day day;  ///< not set = today
    static constexpr std::string_view schema = "EvidenceDraft";
    static constexpr std::string_view required[] = {"upload", "number", "title"};
    static void fields(auto& self, auto&& field) {
        field("upload", self.upload), field("number", self.number), field("title", self.title);
        field("document", self.document), field("pages", self.pages), field("day", self.day);
    }
};

struct EvidenceEnd {
    std::string authority;  ///< the decision that allows it
    static constexpr std::string_view schema = "EvidenceEnd";
    static constexpr std::string_view required[] = {"authority"};
    static void fields(auto& self, auto&& field) { field("authority", self.authority); }
};

struct EvidenceView {
    std::string number, title, document;
    std::uint32_t pages = 0;
    std::string type, type_zh;
    std::uint64_t size = 0;  ///< bytes
    std::string sha256;      ///< of the bytes, hexadecimal
    Day day;
    std::uint64_t seq = 0;  ///< of the fact that kept it
    bool is_destroyed = false;
    std::vector<std::string> figures = {};  ///< typed items that name its number
    static constexpr std::string_view schema = "Evidence";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("title", self.title), field("document", self.document);
        field("pages", self.pages), field("type", self.type), field("type_zh", self.type_zh);
        field("size", self.size), field("sha256", self.sha256), field("day", self.day), field("seq", self.seq);
        field("is_destroyed", self.is_destroyed), field("figures", self.figures);
    }
};
struct EvidenceListView {
    std::vector<EvidenceView> evidence = {};
    std::vector<std::string> missing = {};  ///< numbers that typed figures name and no paper has
    static constexpr std::string_view schema = "EvidenceList";
    static void fields(auto& self, auto&& field) { field("evidence", self.evidence), field("missing", self.missing); }
};

[[nodiscard]] EvidenceView tell(const core::Evidence& evidence);
/// The papers with the typed figures that name them, and the numbers that name nothing.
[[nodiscard]] EvidenceListView tell(const std::vector<core::Evidence>& evidence, const core::Account& account);

[[nodiscard]] base::Result<Response> list_account_evidence(Call& call);
[[nodiscard]] base::Result<Response> keep_account_evidence(Call& call);
[[nodiscard]] base::Result<Response> get_account_evidence(Call& call);
[[nodiscard]] base::Result<Response> destroy_account_evidence(Call& call);

}  // namespace http
