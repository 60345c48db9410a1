// 登记: what a registrar, the counter, a spreadsheet or a simulation hands in, and what it gets back.
#pragma once
#include <string>
#include <vector>

#include "core/matter/matter.hpp"

namespace app {

struct PersonDraft {
    core::PersonKind kind = core::PersonKind::citizen;
    std::string name, phone, address, id_number;
    bool is_name_withheld = false;
};

struct DemandDraft {
    std::string title, text;
    core::MatterClass matter_class = core::MatterClass::unclassified;
    std::uint32_t category = 0;
    std::string attach_to;  ///< number of the matter that this demand repeats; empty = a new matter
    bool is_first = true;
    base::Id accused;     ///< of an accusation
    base::Id joins = {};  ///< a matter of the same plan that this demand repeats; before `attach_to`
};

struct Registration {
    core::Form form = core::Form::letter;
    core::Source source = core::Source::direct;
    base::Day received_day;
    base::Day day;  ///< of registration; not set = today
    std::uint32_t region = 0;
    base::Id office;           ///< the organ that registers; not set = the caller's
    std::uint32_t people = 0;  ///< 人次; 0 = as many as persons, at least 1
    std::vector<PersonDraft> persons;
    std::vector<DemandDraft> demands;
    bool is_anonymous = false;
    std::string external_source, external_number;
    std::optional<core::OrganLevel> origin_level;  ///< at which level it was raised, or who handed it down
    std::string origin_from, origin_document;
    bool is_oral = false, is_read_back = false, is_signed = false;  ///< 口头陈述 (art. 19.1)
};

/// Something odd about what was handed in, which is kept all the same. Never holds the value itself.
struct Note {
    std::string place;  ///< "persons[0].id_number"
    std::string_view id, zh, en;
};

struct Registered {
    struct One {
        base::Id id;
        std::string number;
        std::vector<core::OpenedClock> clocks;
    };
    base::Id submission;
    std::string number, query_code;
    std::vector<One> matters;
    std::vector<core::BreachNote> breaches;
    bool is_collective = false;  ///< 集体访, by the setting in force
    std::vector<Note> notes;
};

inline constexpr std::size_t persons_max = 500, demands_max = 500, identical_max = 1'000;
inline constexpr std::size_t title_max = 200, text_max = 20'000, name_max = 100, contact_max = 300;  ///< characters

/// Shape only (lengths, UTF-8, region); the error's place is the field: "demands[1].title".
[[nodiscard]] base::Result<void> check(const Registration& registration);

/// Numbers of persons that are not written as such numbers are (core/person/identity.hpp).
[[nodiscard]] std::vector<Note> notes_of(const Registration& registration, base::Day today);

/// What a registrar should know of the matter that demand `nth` joins: reviewed finally (art. 36.3); nothing else yet.
[[nodiscard]] std::optional<Note> repeat_note(const core::Matter& joined, std::size_t nth);

/// The sealed parts as plain text, one form for ever: title, blank line, text; and the four lines of a person.
[[nodiscard]] std::string demand_text(const DemandDraft& demand);
[[nodiscard]] std::string person_text(const PersonDraft& person);
[[nodiscard]] PersonDraft person_from(const std::string& text);

}  // namespace app
