// The door of the public counter: number and query code, and what nobody may learn without them. One answer for an
// unknown number and a wrong code, after the same work; both are counted alike. Used by all public_* files; any thread.
#pragma once
#include "http/call.hpp"

namespace http {

/// The petitioner: no post, no organ. Whether a deed is theirs to do, the decision says.
extern const app::Caller petitioner;

/// Body of those who only look: the number stands in the address.
struct CodeDraft {
    std::string code;
    static constexpr std::string_view schema = "QueryCode";
    static constexpr std::string_view required[] = {"code"};
    static void fields(auto& self, auto&& field) { field("code", self.code); }
};

/// The submission of that number and code. `not_found` alike for either being wrong, `too_many` beyond the limits of
/// the address and of the number.
[[nodiscard]] base::Result<core::Submission> find_submission(Call& call, store::Reader& reader, std::string_view number,
                                                             std::string_view code);
/// The same with the number of the address.
[[nodiscard]] base::Result<core::Submission> find_submission(Call& call, store::Reader& reader, std::string_view code);

/// A matter of the submission as it stands; where it was merged into another, that one.
[[nodiscard]] base::Result<core::Matter> standing_matter(store::Reader& reader, const base::Id& id);
/// The matter of that number among the submission's. `not_found` if it is none of them.
[[nodiscard]] base::Result<core::Matter> find_matter(store::Reader& reader, const core::Submission& submission,
                                                     std::string_view number);

/// 上一级 of an organ that answered: who may be asked for a review of it (arts 35, 36), never anyone accused.
[[nodiscard]] std::vector<Ref> lawful_addressees(const core::Office& office, const core::Matter& matter,
                                                 const base::Id& answered, base::Day today);
/// The organ whose answer a request for a review, or for the final review, is about; not set before there is one.
[[nodiscard]] base::Id answered_by(const core::Matter& matter, bool is_final);

/// Reads a body at the counter: at most public_body_max bytes, what is wrong with it said in Chinese too.
template <Fielded T>
[[nodiscard]] base::Result<void> read_public(Call& call, T& out) {
    if (call.request.body.size() > public_body_max) {
        return base::fail(base::ErrorKind::bad_input, "the body has more than 256 KB; 内容过长", "body",
                          "shorten the texts; 请精简内容");
    }
    auto read = call.body(out);
    if (!read) {
        base::Error error = std::move(read).error();
        error.message += "; 填写不合要求";
        return std::unexpected(std::move(error));
    }
    return {};
}

}  // namespace http
