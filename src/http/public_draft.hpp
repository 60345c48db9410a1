// What a petitioner fills in at the public counter. Nothing that only an office can know: no form, source, day,
// category, first or repeat; those are the office's to say.
#pragma once
#include "http/drafts.hpp"

namespace http {

struct PublicDemandDraft {
    std::string title, text;
    core::MatterClass matter_class = core::MatterClass::unclassified;
    std::string accused;  ///< of an accusation: the organ's name, as the petitioner writes it
    static constexpr std::string_view schema = "PublicDemandDraft";
    static constexpr std::string_view required[] = {"title", "text"};
    static void fields(auto& self, auto&& field) {
        field("title", self.title), field("text", self.text), field("class", self.matter_class);
        field("accused", self.accused);
    }
};

/// Where the office can reach whoever named no phone or address of their own.
struct ContactDraft {
    std::string phone, address;
    static constexpr std::string_view schema = "ContactDraft";
    static constexpr std::span<const std::string_view> required{};
    static void fields(auto& self, auto&& field) { field("phone", self.phone), field("address", self.address); }
};

struct PublicSubmissionDraft {
    std::uint32_t region = 0;  ///< 0: the office's own
    std::vector<app::PersonDraft> persons;
    ContactDraft contact;
    std::vector<PublicDemandDraft> demands;
    bool is_anonymous = false;
    static constexpr std::string_view schema = "PublicSubmissionDraft";
    static constexpr std::string_view required[] = {"demands"};
    static void fields(auto& self, auto&& field) {
        field("region", self.region), field("persons", self.persons), field("contact", self.contact);
        field("demands", self.demands), field("is_anonymous", self.is_anonymous);
    }
};

struct PublicOpenedView {
    std::string number;
    std::optional<std::string> accused;  ///< the organ from which it is sealed
    std::vector<OpenedClockView> clocks;
    static constexpr std::string_view schema = "PublicOpened";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("accused", self.accused), field("clocks", self.clocks);
    }
};

struct PublicRegisteredView {
    std::string number, query_code;
    std::string receipt;  ///< where the receipt is fetched, with the code
    std::string office;   ///< who registered it
    Day received_day;
    std::vector<PublicOpenedView> matters = {};
    static constexpr std::string_view schema = "PublicRegistered";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("query_code", self.query_code), field("receipt", self.receipt);
        field("office", self.office), field("received_day", self.received_day), field("matters", self.matters);
    }
};

}  // namespace http
