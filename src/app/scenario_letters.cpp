#include "app/scenario_letters.hpp"

#include "core/matter/file_rules.hpp"

namespace app {
namespace {

constexpr std::uint32_t size_unsaid = 100'000;  ///< bytes

core::Fact fact_of(const core::Submission& before, core::Deed deed, const core::Context& context) {
    core::Fact fact;
    fact.subject_kind = core::SubjectKind::submission;
    fact.subject = before.id;
    fact.version = before.version + 1;
    fact.day = context.day;
    fact.actor = context.actor.post;
    fact.deed = std::move(deed);
    return fact;
}

core::Deed deed_named(std::string_view verb) {
    if (verb == "keep_file") {
        core::KeepFile deed;
        deed.size = size_unsaid;
        return deed;
    }
    if (verb == "release_file") return core::ReleaseFile{};
    if (verb == "destroy_file") return core::DestroyFile{};
    return core::DestroySubmission{};
}

}  // namespace

bool Letters::is_deed(std::string_view verb) {
    return verb == "keep_file" || verb == "release_file" || verb == "destroy_file" || verb == "destroy_submission";
}

void Letters::open(const std::string& letter, core::RegisterSubmission deed, const std::string& matter) {
    One& one = letters_[letter];
    one.matters.push_back(matter);
    core::Submission& submission = one.submission;
    if (submission.version == 0) {
        submission.id = id_named("submission of " + letter);
        submission.version = 1;
        submission.as_registered = std::move(deed);
    }
}

base::Result<std::expected<core::Decision, core::Refusal>> Letters::perform(
    const Phrase& phrase, const core::Context& context, const std::function<core::Matter(const std::string&)>& matter) {
    One& one = letters_[phrase.subject];
    core::Deed deed = deed_named(phrase.verb);
    TRY(fill(deed, phrase, context.office));
    std::vector<core::Matter> matters;
    for (const std::string& name : one.matters) matters.push_back(matter(name));
    const core::Letter letter{one.submission, matters};
    auto decision = std::visit(
        [&]<class D>(const D& body) -> std::expected<core::Decision, core::Refusal> {
            if constexpr (requires { core::decide(letter, body, context); }) {
                return core::decide(letter, body, context);
            } else {
                return core::Decision{};  // destroying an archive is the store's: two posts, and no rule of a letter
            }
        },
        deed);
    if (decision) core::apply(one.submission, fact_of(one.submission, deed, context));
    return decision;
}

}  // namespace app
