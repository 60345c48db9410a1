#include "tally/story.hpp"

#include <algorithm>

#include "core/matter/correct.hpp"

namespace tally {
namespace {

bool says_accusation(const core::Deed& deed) {
    if (const auto* opened = std::get_if<core::OpenMatter>(&deed)) {
        return opened->matter_class == core::MatterClass::accusation;
    }
    if (const auto* classified = std::get_if<core::Classify>(&deed)) {
        return classified->matter_class == core::MatterClass::accusation;
    }
    return false;
}

void apply(Story& story, const core::Fact& fact) {
    const bool was_closed = story.matter.is_closed();
    core::apply(story.matter, fact);
    const bool is_closed = story.matter.is_closed();
    if (is_closed && !story.first_closed_day.is_set()) story.first_closed_day = story.matter.closed_day;
    if (was_closed && !is_closed && !story.first_reopened_day.is_set()) story.first_reopened_day = fact.day;
}

void mark(Story& story, const core::Fact& fact) {
    story.changed_seq = std::max(story.changed_seq, fact.seq);
    story.changed_day = std::max(story.changed_day, fact.day);
    story.was_accusation = story.was_accusation || says_accusation(fact.deed);
}

}  // namespace

void Story::add(const core::Fact& fact) {
    apply(*this, fact);
    mark(*this, fact);
}

Story fold_story(std::span<const core::Fact> facts) {
    Story story;
    for (const core::Fact& fact : core::amended(facts)) {
        apply(story, fact);
        story.was_accusation = story.was_accusation || says_accusation(fact.deed);
    }
    for (const core::Fact& fact : facts) {
        mark(story, fact);
        if (std::holds_alternative<core::Correct>(fact.deed)) story.is_corrected = true;
    }
    return story;
}

SubmissionStory fold_submission(std::span<const core::Fact> facts) {
    SubmissionStory story;
    for (const core::Fact& fact : core::amended(facts)) core::apply(story.submission, fact);
    for (const core::Fact& fact : facts) {
        story.changed_seq = std::max(story.changed_seq, fact.seq);
        story.changed_day = std::max(story.changed_day, fact.day);
        if (std::holds_alternative<core::Correct>(fact.deed)) story.is_corrected = true;
    }
    return story;
}

}  // namespace tally
