#include "app/registration.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "core/person/identity.hpp"

namespace app {
namespace {

base::Result<void> check_text(const std::string& text, std::size_t max, const std::string& place) {
    const auto length = base::utf8_length(text);
    if (!length) return base::fail(base::ErrorKind::bad_input, "the text is not UTF-8", place, "save it as UTF-8");
    if (*length > max) {
        return base::fail(base::ErrorKind::bad_input, fmt::format("{} characters, at most {} are taken", *length, max),
                          place, "shorten it or attach the rest as a further demand");
    }
    return {};
}

/// What stands on one line of a form, a list or a paper.
base::Result<void> check_line(const std::string& text, std::size_t max, const std::string& place) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20) {
            return base::fail(base::ErrorKind::bad_input, "there is a line break or control character in it", place,
                              "write it on one line");
        }
    }
    return check_text(text, max, place);
}

}  // namespace

base::Result<void> check(const Registration& registration) {
    if (!registration.received_day.is_set()) {
        return base::fail(base::ErrorKind::bad_input, "the day of receipt is missing", "received_day",
                          "give it as 2026-03-16");
    }
    if (registration.region < 100'000 || registration.region > 999'999) {
        return base::fail(base::ErrorKind::bad_input, "the region is not a six-digit code", "region",
                          "give the code of GB/T 2260, e.g. 440111");
    }
    if (registration.persons.size() > persons_max) {
        return base::fail(base::ErrorKind::bad_input,
                          fmt::format("{} persons, at most {} are taken", registration.persons.size(), persons_max),
                          "persons", "name the first ones and give the number in people");
    }
    if (registration.demands.size() > demands_max) {
        return base::fail(base::ErrorKind::bad_input,
                          fmt::format("{} demands, at most {} are taken", registration.demands.size(), demands_max),
                          "demands", "register the rest as a second submission");
    }
    for (std::size_t i = 0; i < registration.persons.size(); ++i) {
        const PersonDraft& person = registration.persons[i];
        const std::string place = fmt::format("persons[{}]", i);
        if (person.name.empty())
            return base::fail(base::ErrorKind::bad_input, "the name is missing", place + ".name",
                              "give it, or mark the submission anonymous and leave persons empty");
        TRY(check_line(person.name, name_max, place + ".name"));
        TRY(check_line(person.phone, contact_max, place + ".phone"));
        TRY(check_line(person.address, contact_max, place + ".address"));
        TRY(check_line(person.id_number, contact_max, place + ".id_number"));
    }
    for (std::size_t i = 0; i < registration.demands.size(); ++i) {
        const std::string place = fmt::format("demands[{}]", i);
        if (registration.demands[i].title.empty())
            return base::fail(base::ErrorKind::bad_input, "the title is missing", place + ".title",
                              "say the demand in one line");
        TRY(check_line(registration.demands[i].title, title_max, place + ".title"));
        TRY(check_text(registration.demands[i].text, text_max, place + ".text"));
    }
    TRY(check_line(registration.external_source, name_max, "external_source"));
    TRY(check_line(registration.external_number, name_max, "external_number"));
    TRY(check_line(registration.origin_from, name_max, "origin_from"));
    TRY(check_line(registration.origin_document, name_max, "origin_document"));
    return {};
}

namespace {

bool is_written(core::Form form) {
    using enum core::Form;
    return form == letter || form == fax || form == email || form == web;
}

/// 《信访工作条例》第十九条第一款: a written petition says who asks and where they live. Told once, at the first person
/// without it.
void lack(std::vector<Note>& notes, const std::vector<PersonDraft>& persons, std::string PersonDraft::* field,
          std::string_view name, Note note) {
    const auto first =
        std::ranges::find_if(persons, [&](const PersonDraft& person) { return (person.*field).empty(); });
    if (first == persons.end()) return;
    note.place = fmt::format("persons[{}].{}", first - persons.begin(), name);
    notes.push_back(std::move(note));
}

}  // namespace

std::vector<Note> notes_of(const Registration& registration, base::Day today) {
    std::vector<Note> notes;
    const auto tell = [&](std::size_t nth, std::string_view field, std::optional<core::IdentityFault> fault) {
        if (!fault) return;
        notes.push_back({.place = fmt::format("persons[{}].{}", nth, field),
                         .id = core::id_of(*fault),
                         .zh = core::zh_of(*fault),
                         .en = core::english_of(*fault)});
    };
    for (std::size_t i = 0; i < registration.persons.size(); ++i) {
        const PersonDraft& person = registration.persons[i];
        tell(i, "id_number", core::id_number_fault(person.kind, person.id_number, today));
        tell(i, "phone", core::phone_fault(person.phone));
    }
    if (is_written(registration.form) && !registration.is_anonymous) {
        lack(notes, registration.persons, &PersonDraft::name, "name",
             {.place = {},
              .id = "name_missing",
              .zh = "书面信访没有载明姓名（名称）；可以联系补充",
              .en = "a written petition without a name; ask for it"});
        lack(notes, registration.persons, &PersonDraft::address, "address",
             {.place = {},
              .id = "address_missing",
              .zh = "书面信访没有载明住址；可以联系补充",
              .en = "a written petition without an address; ask for it"});
    }
    return notes;
}

std::optional<Note> repeat_note(const core::Matter& joined, std::size_t nth) {
    // 《信访工作条例》第三十六条第三款: the same facts and reasons are not accepted again after the final review; new
    // ones are, as a matter of their own.
    if (!joined.is_finally_reviewed()) return std::nullopt;
    return Note{.place = fmt::format("demands[{}].attach_to", nth),
                .id = "after_final_review",
                .zh = "该事项已经复核：同一事实和理由不再受理；有新的事实和理由的，另行登记并关联（new_facts）",
                .en =
                    "this matter was finally reviewed: the same facts and reasons are not accepted again; register new "
                    "ones as a matter of their own and link it (new_facts)"};
}

std::string demand_text(const DemandDraft& demand) {
    return demand.text.empty() ? demand.title : demand.title + "\n\n" + demand.text;
}

std::string person_text(const PersonDraft& person) {
    return fmt::format("{}\n{}\n{}\n{}", person.name, person.phone, person.address, person.id_number);
}

PersonDraft person_from(const std::string& text) {
    PersonDraft person;
    std::string* const fields[] = {&person.name, &person.phone, &person.address, &person.id_number};
    std::size_t at = 0;
    for (const char c : text) {
        if (c == '\n' && at < 3) {
            ++at;
        } else {
            fields[at]->push_back(c);
        }
    }
    return person;
}

}  // namespace app
