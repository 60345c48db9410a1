// POST /submissions/{number}/reveal: personal data in plain, for a purpose that is recorded before anything is shown.
#pragma once
#include "http/call.hpp"

namespace http {

void reveal(const CallPtr& call);

struct RevealDraft {
    core::RevealPurpose purpose = core::RevealPurpose::contact;
    std::vector<core::PersonField> fields_wanted;
    std::string text;  ///< the purpose in words; sealed
    static constexpr std::string_view schema = "RevealDraft";
    static constexpr std::string_view required[] = {"purpose", "fields"};
    static void fields(auto& self, auto&& field) {
        field("purpose", self.purpose), field("fields", self.fields_wanted), field("text", self.text);
    }
};

struct RevealedPersonView {
    core::PersonKind kind{};
    std::optional<std::string> name, phone, address, id_number;  ///< what was asked for and may be shown; else null
    bool is_name_withheld = false, is_erased = false;
    static constexpr std::string_view schema = "RevealedPerson";
    static void fields(auto& self, auto&& field) {
        field("kind", self.kind), field("name", self.name), field("phone", self.phone);
        field("address", self.address), field("id_number", self.id_number);
        field("is_name_withheld", self.is_name_withheld), field("is_erased", self.is_erased);
    }
};

struct RevealedView {
    std::string number;
    std::vector<RevealedPersonView> persons = {};
    std::uint64_t seq = 0;  ///< of the fact that records it
    static constexpr std::string_view schema = "Revealed";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("persons", self.persons), field("seq", self.seq);
    }
};

}  // namespace http
