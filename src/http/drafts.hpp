// The body of a registration: app's drafts as JSON.
#pragma once
#include "app/registration.hpp"
#include "http/shape.hpp"

namespace http {

template <>
struct Shape<app::PersonDraft> {
    static constexpr std::string_view schema = "PersonDraft";
    static constexpr std::string_view required[] = {"name"};
    static void fields(auto& self, auto&& field) {
        field("kind", self.kind), field("name", self.name), field("phone", self.phone);
        field("address", self.address), field("id_number", self.id_number);
        field("is_name_withheld", self.is_name_withheld);
    }
};

template <>
struct Shape<app::DemandDraft> {
    static constexpr std::string_view schema = "DemandDraft";
    static constexpr std::string_view required[] = {"title"};
    static void fields(auto& self, auto&& field) {
        field("title", self.title), field("text", self.text), field("class", self.matter_class);
        field("category", self.category), field("attach_to", self.attach_to), field("is_first", self.is_first);
        field("accused", self.accused);
    }
};

template <>
struct Shape<app::Registration> {
    static constexpr std::string_view schema = "SubmissionDraft";
    static constexpr std::string_view required[] = {"form", "received_day", "region", "demands"};
    static void fields(auto& self, auto&& field) {
        field("form", self.form), field("source", self.source), field("received_day", self.received_day);
        field("day", self.day), field("region", self.region), field("office", self.office);
        field("people", self.people), field("persons", self.persons), field("demands", self.demands);
        field("is_anonymous", self.is_anonymous), field("external_source", self.external_source);
        field("external_number", self.external_number), field("origin_level", self.origin_level);
        field("origin_from", self.origin_from), field("origin_document", self.origin_document);
        field("is_oral", self.is_oral), field("is_read_back", self.is_read_back), field("is_signed", self.is_signed);
    }
};

/// One of many letters that say the same.
struct LetterDraft {
    std::vector<app::PersonDraft> persons;
    std::string external_number;
    static constexpr std::string_view schema = "LetterDraft";
    static constexpr std::string_view required[] = {"persons"};
    static void fields(auto& self, auto&& field) {
        field("persons", self.persons), field("external_number", self.external_number);
    }
};
struct IdenticalDraft {
    app::Registration submission;  ///< of the first letter; the others say the same
    std::vector<LetterDraft> letters;
    static constexpr std::string_view schema = "IdenticalDraft";
    static constexpr std::string_view required[] = {"submission", "letters"};
    static void fields(auto& self, auto&& field) {
        field("submission", self.submission), field("letters", self.letters);
    }
};

struct UnmergeDraft {
    std::string reason;
    static constexpr std::string_view schema = "UnmergeDraft";
    static constexpr std::string_view required[] = {"reason"};
    static void fields(auto& self, auto&& field) { field("reason", self.reason); }
};

}  // namespace http
