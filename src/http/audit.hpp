// GET /audit: who saw, read, searched, exported and signed in. And the notes that the other handlers leave for it.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> get_audit(Call& call);

/// Leaves a note of this call; never waits.
void note(Call& call, store::AuditKind kind, const base::Id& subject = {}, bool is_accusation = false,
          std::string detail = {});

enum class YesNo : std::uint8_t { no, yes };
inline constexpr std::array yes_no_words{core::Word{"no", "否"}, core::Word{"yes", "是"}};
constexpr std::span<const core::Word> words(YesNo) {
    return yes_no_words;
}

struct AuditRowView {
    base::Instant at;
    store::AuditKind kind{};
    std::optional<Ref> post = {}, organ = {};
    std::string account, client;
    std::string number = {};  ///< of the matter or submission
    bool is_accusation = false;
    std::string detail;
    std::uint64_t seq = 0;  ///< of a reveal: its fact; else 0
    static constexpr std::string_view schema = "AuditRow";
    static void fields(auto& self, auto&& field) {
        field("at", self.at), field("kind", self.kind), field("post", self.post), field("organ", self.organ);
        field("account", self.account), field("client", self.client), field("number", self.number);
        field("is_accusation", self.is_accusation), field("detail", self.detail), field("seq", self.seq);
    }
};

struct AuditPageView {
    std::vector<AuditRowView> rows = {};
    std::string next = {};
    static constexpr std::string_view schema = "AuditPage";
    static void fields(auto& self, auto&& field) { field("rows", self.rows), field("next", self.next); }
};

}  // namespace http
