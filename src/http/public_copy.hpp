// 查阅、复制 (《个人信息保护法》第四十五条): all that is held about one submission, for its own petitioner.
// What is left out, and why: docs/decisions/0013.
#pragma once
#include "http/views.hpp"

namespace http {

struct PublicPersonView {
    core::PersonKind kind{};
    std::string name, phone, address, id_number;
    bool is_name_withheld = false, is_erased = false;
    static constexpr std::string_view schema = "PublicPerson";
    static void fields(auto& self, auto&& field) {
        field("kind", self.kind), field("name", self.name), field("phone", self.phone);
        field("address", self.address), field("id_number", self.id_number);
        field("is_name_withheld", self.is_name_withheld), field("is_erased", self.is_erased);
    }
};

struct PublicFactView {
    Day day;
    base::Instant recorded_at;
    std::string_view kind, kind_zh;
    std::string organ;   ///< whose post did it; empty: the petitioner, or the program
    std::string zh, en;  ///< what was done, in words
    std::vector<OpenedClockView> clocks;
    std::vector<BreachView> breaches;
    std::optional<std::string> text = {};
    bool is_erased = false, is_withheld = false;
    static constexpr std::string_view schema = "PublicFact";
    static void fields(auto& self, auto&& field) {
        field("day", self.day), field("recorded_at", self.recorded_at), field("kind", self.kind);
        field("kind_zh", self.kind_zh), field("organ", self.organ), field("zh", self.zh), field("en", self.en);
        field("clocks", self.clocks), field("breaches", self.breaches), field("text", self.text);
        field("is_erased", self.is_erased), field("is_withheld", self.is_withheld);
    }
};

struct PublicCopyMatterView {
    std::string number;
    core::MatterClass matter_class{};
    core::Phase phase{};
    bool is_own = true;  ///< opened by this submission; else joined by it
    std::vector<PublicFactView> facts;
    static constexpr std::string_view schema = "PublicCopyMatter";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("class", self.matter_class), field("phase", self.phase);
        field("is_own", self.is_own), field("facts", self.facts);
    }
};

struct PublicCopyView {
    std::string number, basis;
    Day made_day;
    bool are_persons_masked = false;  ///< a joint petition: who asks cannot be told apart here
    std::vector<PublicPersonView> persons;
    std::vector<PublicFactView> facts;  ///< of the submission itself
    std::vector<PublicCopyMatterView> matters = {};
    static constexpr std::string_view schema = "PublicCopy";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("basis", self.basis), field("made_day", self.made_day);
        field("are_persons_masked", self.are_persons_masked), field("persons", self.persons);
        field("facts", self.facts), field("matters", self.matters);
    }
};

}  // namespace http
