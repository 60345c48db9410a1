// Deeds on many matters at once, a page a call: the work of an ended organ to its successor (art. 24.2), and the
// closing of what has lapsed (arts 35, 36). What is refused is named with its reason and stays; the rest goes on.
#pragma once
#include "http/call.hpp"

namespace http {

void end_organ(const CallPtr& call);
[[nodiscard]] base::Result<Response> succeed_organ(Call& call);
[[nodiscard]] base::Result<Response> get_lapsed(Call& call);
[[nodiscard]] base::Result<Response> close_lapsed(Call& call);

/// Why a matter was left: a refusal's code, or what went wrong.
struct LeftView {
    std::string number, code, zh, en;
    static constexpr std::string_view schema = "LeftMatter";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("code", self.code), field("zh", self.zh), field("en", self.en);
    }
};

struct SeqView {
    std::uint64_t seq = 0;
    static constexpr std::string_view schema = "Recorded";
    static void fields(auto& self, auto&& field) { field("seq", self.seq); }
};

struct OrganEndDraft {
    Id organ;
    Day until;
    Id successor;
    static constexpr std::string_view schema = "OrganEndDraft";
    static constexpr std::string_view required[] = {"organ", "until"};
    static void fields(auto& self, auto&& field) {
        field("organ", self.organ), field("until", self.until), field("successor", self.successor);
    }
};

/// `to` left out: the successor on record. `matters`: only these numbers (an organ that was split). `is_trial`: nothing
/// is written, the answer names what is under way.
struct SuccessionDraft {
    Id organ, to;
    std::vector<std::string> matters;
    std::string reason, cursor;
    bool is_trial = false;
    static constexpr std::string_view schema = "SuccessionDraft";
    static constexpr std::string_view required[] = {"organ"};
    static void fields(auto& self, auto&& field) {
        field("organ", self.organ), field("to", self.to), field("matters", self.matters);
        field("reason", self.reason), field("cursor", self.cursor), field("is_trial", self.is_trial);
    }
};
struct SuccessionView {
    std::vector<std::string> found;  ///< of this page, as far as the caller may see them
    std::uint64_t matters = 0, legs = 0;
    std::vector<LeftView> left;
    std::string next;  ///< cursor; empty when all was looked at
    static constexpr std::string_view schema = "Succession";
    static void fields(auto& self, auto&& field) {
        field("found", self.found), field("matters", self.matters), field("legs", self.legs);
        field("left", self.left), field("next", self.next);
    }
};

struct LapsedView {
    Id id;
    std::string number;
    std::string_view term;
    std::string term_zh;
    Day due_day;
    std::optional<Ref> holder;
    static constexpr std::string_view schema = "Lapsed";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("number", self.number), field("term", self.term);
        field("term_zh", self.term_zh), field("due_day", self.due_day), field("holder", self.holder);
    }
};
struct LapsedPageView {
    bool closes = false;  ///< by the setting of today; otherwise the list is for looking only
    std::vector<LapsedView> rows = {};
    std::string next;
    static constexpr std::string_view schema = "LapsedPage";
    static void fields(auto& self, auto&& field) {
        field("closes", self.closes), field("rows", self.rows), field("next", self.next);
    }
};
struct MatterNumbersDraft {
    std::vector<std::string> matters;
    static constexpr std::string_view schema = "MatterNumbersDraft";
    static constexpr std::string_view required[] = {"matters"};
    static void fields(auto& self, auto&& field) { field("matters", self.matters); }
};
struct LapsesClosedView {
    std::uint64_t closed = 0;
    std::vector<LeftView> left;
    static constexpr std::string_view schema = "LapsesClosed";
    static void fields(auto& self, auto&& field) { field("closed", self.closed), field("left", self.left); }
};

}  // namespace http
