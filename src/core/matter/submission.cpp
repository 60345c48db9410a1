#include "core/matter/submission.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/office/office.hpp"

namespace core {
namespace {

constexpr std::string_view form_letters = "LVCFEW";
constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr int modulus = 36;

/// ISO 7064 MOD 37,36 over digits and capitals: sees every single mistake and every swap of neighbours.
char check_character(std::string_view text) {
    int sum = modulus;
    for (const char c : text) {
        const auto value = static_cast<int>(alphabet.find(c));
        sum = (sum + value) % modulus;
        if (sum == 0) sum = modulus;
        sum = sum * 2 % (modulus + 1);
    }
    return alphabet[static_cast<std::size_t>((modulus + 1 - sum) % modulus)];
}

constexpr int representatives_max = 5;

}  // namespace

bool File::is_released(const base::Id& matter) const {
    return std::ranges::find(released, matter) != released.end();
}

const File* Submission::file(std::uint32_t by_version) const {
    const auto at = std::ranges::find(files, by_version, &File::version);
    return at == files.end() ? nullptr : &*at;
}

void apply(Submission& submission, const Fact& fact) {
    submission.id = fact.subject;
    submission.version = fact.version;
    submission.last_seq = fact.seq;
    const auto file = [&](std::uint32_t version) {
        return std::ranges::find(submission.files, version, &File::version);
    };
    if (const auto* deed = std::get_if<RegisterSubmission>(&fact.deed)) {
        submission.registered_day = fact.day;
        submission.as_registered = *deed;
    }
    if (const auto* deed = std::get_if<RecordOrigin>(&fact.deed)) submission.origin = *deed;
    if (const auto* deed = std::get_if<KeepFile>(&fact.deed)) {
        submission.files.push_back(
            {.version = fact.version, .day = fact.day, .actor = fact.actor, .kept = *deed, .released = {}});
    }
    if (const auto* deed = std::get_if<ReleaseFile>(&fact.deed)) {
        if (const auto at = file(deed->file); at != submission.files.end()) {
            std::erase(at->released, deed->matter);
            if (!deed->is_recalled) at->released.push_back(deed->matter);
        }
    }
    if (const auto* deed = std::get_if<DestroyFile>(&fact.deed)) {
        if (const auto at = file(deed->file); at != submission.files.end()) at->is_destroyed = true;
    }
    if (std::holds_alternative<DestroySubmission>(fact.deed)) {
        submission.is_destroyed = true;
        for (File& one : submission.files) one.is_destroyed = true;
    }
}

bool is_collective(const RegisterSubmission& deed, const Law& law) {
    const int least = law.setting(SettingId::collective_people, deed.received_day);
    return deed.form == Form::visit && least > 0 && deed.people >= static_cast<std::uint32_t>(least);
}

void apply(PersonRecord& person, const Fact& fact) {
    person.id = fact.subject;
    person.version = fact.version;
    if (const auto* deed = std::get_if<RecordPerson>(&fact.deed)) {
        person.kind = deed->kind;
        person.is_name_withheld = deed->is_name_withheld;
    }
    if (std::holds_alternative<ErasePerson>(fact.deed)) person.is_erased = true;
}

std::expected<Decision, Refusal> decide(const Submission& submission, const RegisterSubmission& deed,
                                        const Context& context) {
    if (submission.version != 0) return std::unexpected(Refusal::already_registered);
    if (context.day > context.today) return std::unexpected(Refusal::day_in_future);
    if (context.day < deed.received_day) return std::unexpected(Refusal::day_before_receipt);
    if (context.law.regulation(deed.received_day) == nullptr) return std::unexpected(Refusal::law_unknown);
    if (context.office.organ(deed.office) == nullptr) return std::unexpected(Refusal::organ_unknown);
    if (deed.persons.empty() && !deed.is_anonymous) return std::unexpected(Refusal::no_petitioner);
    if (deed.matters.empty()) return std::unexpected(Refusal::no_demand);

    Decision decision;
    // 《信访工作条例》第二十二条: registration is immediate. House reading (docs/decisions/0004): the next working day
    // at the latest.
    base::Day next = deed.received_day + 1;
    while (context.law.calendar.is_rest_day(next)) next = next + 1;
    if (context.day > next) decision.breaches.push_back({Breach::registered_late, 1});
    // 《信访工作条例》第二十条: a joint visit sends at most five representatives; the number of petitioners has no
    // limit.
    if (deed.form == Form::visit && deed.persons.size() > representatives_max) {
        decision.breaches.push_back({Breach::too_many_representatives, 1});
    }
    return decision;
}

std::string number_prefix(std::uint32_t region, Form form, base::Day received) {
    return fmt::format("{:06}{}{:04}{:02}{:02}", region, form_letters[static_cast<std::size_t>(form)], received.year(),
                       received.month(), received.day_of_month());
}

std::string number(const std::string& prefix, std::uint32_t sequence) {
    const std::string body = fmt::format("{}{:05}", prefix, sequence);
    return body + check_character(body);
}

bool is_number(std::string_view text) {
    if (text.size() < 21 || text.size() > 26) return false;
    for (const char c : text) {
        if (alphabet.find(c) == std::string_view::npos) return false;
    }
    return check_character(text.substr(0, text.size() - 1)) == text.back();
}

std::string matter_number(const std::string& submission_number, unsigned nth) {
    return fmt::format("{}-{}", submission_number, nth);
}

}  // namespace core
