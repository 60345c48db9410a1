// 删除个人信息: one person's key goes. Kept as long as the destruction lists keep the file, unless the office decided
// on the person's own request (《个人信息保护法》第四十七条; decision 0010).
#include <algorithm>

#include "app/new_fact.hpp"
#include "app/plan.hpp"
#include "law/retention.hpp"

namespace app {
namespace {

constexpr std::string_view on_request = "《个人信息保护法》第四十七条 ";

std::unexpected<Failure> conflict(std::string message, std::string cure) {
    return std::unexpected(Failure(base::Error{base::ErrorKind::conflict, std::move(message), {}, std::move(cure)}));
}

/// The matter as it is handled now: where it was merged into another, that one.
base::Result<core::Matter> handled(Plan& plan, const base::Id& id) {
    constexpr int merges_max = 32;  // merging refuses rings; the bound is for damaged stores
    core::Matter matter = TRY(plan.matter(id));
    for (int i = 0; i < merges_max && matter.side.merged_into.is_set(); ++i) {
        const base::Id into = matter.side.merged_into;
        matter = TRY(plan.matter(into));
    }
    return matter;
}

}  // namespace

/// What still needs the person: an open matter, or a file that is still kept.
Outcome<void> Plan::check_erasable(const core::Submission& submission, const base::Id& person, bool is_decided) {
    const auto retention = law::retention();
    if (!retention) return std::unexpected(Failure(retention.error()));
    bool has_others = false;
    for (const base::Id& other : submission.as_registered.persons) {
        if (other == person) continue;
        const auto record = view_.person(other);
        if (!record) return std::unexpected(Failure(record.error()));
        has_others = has_others || !record->is_erased;
    }
    for (const base::Id& id : submission.as_registered.matters) {
        const auto matter = handled(*this, id);
        if (!matter) return std::unexpected(Failure(matter.error()));
        if (!matter->is_closed()) {
            // An open matter needs somebody to be answered; of several people one may go, if that was decided.
            if (is_decided && has_others) continue;
            return conflict("a matter of this person is open: " + matter->number,
                            is_decided
                                ? "it has nobody else to be answered: close it first"
                                : "close it first; one of several may go on a request that was granted: --on-request");
        }
        if (is_decided) continue;
        const law::Retention* row = law::retention_of(*retention, matter->matter_class, matter->closed_day);
        const base::Day until = row == nullptr ? base::Day::none() : law::kept_until(*row, matter->closed_day);
        if (until.is_set() && until < today_) continue;
        return conflict(
            "the file of " + matter->number + " is still kept" +
                (until.is_set() ? ": until " + until.text() : std::string(": for ever")),
            "wait for the end of its period, or give the decision that granted the person's request: --on-request");
    }
    return {};
}

Outcome<void> Plan::erase(const base::Id& submission, std::size_t nth, const Erasure& erasure) {
    if (!caller_->may(core::Permission::manage_office)) return std::unexpected(Failure(core::Refusal::not_permitted));
    if (erasure.authority.empty()) {
        return std::unexpected(Failure(base::Error{base::ErrorKind::bad_input, "the authority is missing", "authority",
                                                   "name the archive decision that allows the erasure"}));
    }
    const auto state = view_.submission(submission);
    if (!state) return std::unexpected(Failure(state.error()));
    const auto& persons = state->as_registered.persons;
    if (nth >= persons.size()) {
        return std::unexpected(Failure(base::Error{base::ErrorKind::bad_input,
                                                   "the submission has " + std::to_string(persons.size()) + " persons",
                                                   "--person", "give the place of one of them, from 1"}));
    }
    const auto record = view_.person(persons[nth]);
    if (!record) return std::unexpected(Failure(record.error()));
    if (record->is_erased) return {};
    if (auto free = check_erasable(*state, persons[nth], erasure.is_on_request); !free) return free;
    core::ErasePerson deed{(erasure.is_on_request ? std::string(on_request) : std::string()) + erasure.authority};
    writes_.facts.push_back(
        new_fact(core::SubjectKind::person, persons[nth], record->version + 1, today_, caller_->post, std::move(deed)));
    return {};
}

}  // namespace app
