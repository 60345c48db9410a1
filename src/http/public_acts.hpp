// Bodies and answer of the petitioner's acts. `matter` is its number as the query tells it.
#pragma once
#include "http/views.hpp"

namespace http {

struct PublicReviewRequest {
    std::string code, matter;
    Id organ;          ///< one of those the query lists
    std::string text;  ///< the reasons; may be empty
    static constexpr std::string_view schema = "PublicReviewRequest";
    static constexpr std::string_view required[] = {"code", "matter", "organ"};
    static void fields(auto& self, auto&& field) {
        field("code", self.code), field("matter", self.matter), field("organ", self.organ), field("text", self.text);
    }
};

struct PublicSupplement {
    std::string code, matter, text;
    static constexpr std::string_view schema = "PublicSupplement";
    static constexpr std::string_view required[] = {"code", "matter", "text"};
    static void fields(auto& self, auto&& field) {
        field("code", self.code), field("matter", self.matter), field("text", self.text);
    }
};

struct PublicWithdrawal {
    std::string code, matter;
    static constexpr std::string_view schema = "PublicWithdrawal";
    static constexpr std::string_view required[] = {"code", "matter"};
    static void fields(auto& self, auto&& field) { field("code", self.code), field("matter", self.matter); }
};

struct PublicDoneView {
    Day day;
    core::Phase phase{};
    std::vector<OpenedClockView> clocks;
    std::vector<BreachView> breaches;  ///< of a late request: that it was late
    static constexpr std::string_view schema = "PublicDone";
    static void fields(auto& self, auto&& field) {
        field("day", self.day), field("phase", self.phase), field("clocks", self.clocks);
        field("breaches", self.breaches);
    }
};

}  // namespace http
