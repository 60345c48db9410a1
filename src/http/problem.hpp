// Failures as answers: RFC 9457 problem+json. A refusal of the law is 409 with its article; an error of the world goes
// through one table. What went wrong inside (corrupt, io) is said in general words only: paths and keys stay inside.
#pragma once
#include "http/message.hpp"
#include "store/store.hpp"

namespace http {

struct Problem {
    std::string type, title;
    int status = 500;
    std::string detail;
    std::optional<std::string> place = {}, cure = {}, code = {}, article = {}, text_zh = {}, text_en = {};
    static constexpr std::string_view schema = "Problem";
    static void fields(auto& self, auto&& field) {
        field("type", self.type), field("title", self.title), field("status", self.status);
        field("detail", self.detail), field("place", self.place), field("cure", self.cure), field("code", self.code);
        field("article", self.article), field("text_zh", self.text_zh), field("text_en", self.text_en);
    }
};

/// 401 where nobody is signed in, else 403: `denied` alone cannot tell them apart.
enum class SignedIn : bool { no, yes };

[[nodiscard]] int status_of(base::ErrorKind kind, SignedIn signed_in = SignedIn::yes);
[[nodiscard]] Response problem(const base::Error& error, SignedIn signed_in = SignedIn::yes);
[[nodiscard]] Response problem(core::Refusal refusal, int status = 409);
[[nodiscard]] Response problem(const store::Failure& failure);
/// A status of HTTP itself: 404 of a path, 405, 413, 414, 415.
[[nodiscard]] Response problem(int status, std::string detail, std::string cure = {});

}  // namespace http
