// What a petitioner may ask without signing in: with number and query code, progress and a rating.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> query_submission(Call& call);
void rate_submission(const CallPtr& call);

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
