// POST /persons/search: has somebody with this phone or ID number written before? For the registrar's repeat-match
// only: numbers, days and forms of what the caller may see, never a person.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> search_persons(Call& call);

struct PersonSearch {
    std::string phone, id_number;  ///< one of them at least
    static constexpr std::string_view schema = "PersonSearch";
    static constexpr std::span<const std::string_view> required = {};
    static void fields(auto& self, auto&& field) { field("phone", self.phone), field("id_number", self.id_number); }
};

struct MatchedMatterView {
    std::string number;
    core::Form form{};
    Day received_day;
    static constexpr std::string_view schema = "MatchedMatter";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("form", self.form), field("received_day", self.received_day);
    }
};

struct MatchedSubmissionView {
    std::string number;
    core::Form form{};
    Day received_day;
    std::vector<MatchedMatterView> matters = {};
    static constexpr std::string_view schema = "MatchedSubmission";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("form", self.form), field("received_day", self.received_day);
        field("matters", self.matters);
    }
};

struct MatchesView {
    std::vector<MatchedSubmissionView> submissions = {};  ///< newest first, at most matches_max
    static constexpr std::string_view schema = "Matches";
    static void fields(auto& self, auto&& field) { field("submissions", self.submissions); }
};

}  // namespace http
