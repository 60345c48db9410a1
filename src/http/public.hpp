// The public counter 公众窗口: what a petitioner may do without an account. To submit needs nothing; everything else
// needs number and query code (public_find.hpp). The routes stand in routes.cpp, the limits in limits.hpp.
#pragma once
#include "http/call.hpp"

namespace http {

void submit_publicly(const CallPtr& call);                          // public_submit.cpp
[[nodiscard]] base::Result<Response> query_publicly(Call& call);    // public_query.cpp
[[nodiscard]] base::Result<Response> query_submission(Call& call);  ///< the same by GET, the code in the address

void rate_submission(const CallPtr& call);  // public_acts.cpp
void request_review_publicly(const CallPtr& call);
void request_final_review_publicly(const CallPtr& call);
void supplement_publicly(const CallPtr& call);
void withdraw_publicly(const CallPtr& call);

[[nodiscard]] base::Result<Response> get_receipt_publicly(Call& call);  // public_receipt.cpp
[[nodiscard]] base::Result<Response> copy_publicly(Call& call);         // public_copy.cpp

/// Whether this address, and all together, may still write something; counts it.
[[nodiscard]] base::Result<void> allow_public_text(Call& call);

struct PublicQuery {
    std::string number, code;
    static constexpr std::string_view schema = "PublicQuery";
    static constexpr std::string_view required[] = {"number", "code"};
    static void fields(auto& self, auto&& field) { field("number", self.number), field("code", self.code); }
};

struct PublicRating {
    std::string code, matter;  ///< the matter's number
    core::RatingTarget target = core::RatingTarget::organ;
    core::Grade grade = core::Grade::satisfied;
    static constexpr std::string_view schema = "PublicRating";
    static constexpr std::string_view required[] = {"code", "matter", "target", "grade"};
    static void fields(auto& self, auto&& field) {
        field("code", self.code), field("matter", self.matter), field("target", self.target);
        field("grade", self.grade);
    }
};

}  // namespace http
