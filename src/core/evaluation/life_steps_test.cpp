// Every step of an evaluation in its place and out of it, with what it needs and without, by who may and by who may
// not.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/evaluation/life_test.hpp"

namespace core::testing {
namespace {

class EveryStep : public ::testing::TestWithParam<std::size_t> {
  protected:
    EvaluationStep step = static_cast<EvaluationStep>(GetParam());
    Story story = story_to(step);
};

TEST_P(EveryStep, ComesInItsPlace) {
    EXPECT_EQ(said(answer(story.life, right(step))), "");
}

TEST_P(EveryStep, IsRefusedOutOfIt) {
    // Every other place in the life where the table does not have it.
    for (std::size_t i = 0; i < evaluation_step_words.size(); ++i) {
        const auto last = static_cast<EvaluationStep>(i);
        const auto& after = row_of(step).after;
        if (last == step || std::ranges::find(after, last) != after.end()) continue;
        Story other = story_to(last);
        other.then(last);
        EXPECT_EQ(said(answer(other.life, right(step))), "step_out_of_order") << "after " << id_of(last);
    }
    if (step != declared) {
        EXPECT_EQ(said(answer(Story().life, right(step))), "step_out_of_order");
    }
}

TEST_P(EveryStep, NeedsWhatTheTableSays) {
    const StepRow& row = row_of(step);
    Asked asked = right(step);
    if (row.document == Need::must) {
        asked.deed.document.clear();
        asked.sheet.reset();
        EXPECT_EQ(said(answer(story.life, asked)), "document_missing");
    } else if (row.document == Need::no) {
        asked.deed.document = "file";
        EXPECT_EQ(said(answer(story.life, asked)), "document_unwanted");
    }
    asked = right(step);
    asked.deed.reason.clear();
    EXPECT_EQ(said(answer(story.life, asked)), row.reason == Need::must ? "reason_missing" : "");
    asked = right(step);
    asked.deed.authority.clear();
    EXPECT_EQ(said(answer(story.life, asked)), row.authority == Need::must ? "authority_missing" : "");
}

TEST_P(EveryStep, NamesTheRightEvaluator) {
    if (!row_of(step).evaluator || row_of(step).document == Need::may) return;
    Asked asked = right(step);
    asked.sheet->evaluator = asked.sheet->evaluator == Evaluator::self ? Evaluator::outside : Evaluator::self;
    EXPECT_EQ(said(answer(story.life, asked)), "other_evaluator");
}

TEST_P(EveryStep, IsNotJudgedByWhoHandedIn) {
    Asked asked = right(step);
    asked.post = finance;
    const bool is_judging = row_of(step).party != Party::organ;
    EXPECT_EQ(said(answer(story.life, asked)), is_judging ? "judge_in_own_cause" : "");
    asked.is_unrestricted = true;
    EXPECT_EQ(said(answer(story.life, asked)), "") << "the program enters what came on paper";
}

TEST_P(EveryStep, IsEnteredInTheOrderOfItsDays) {
    Asked asked = right(step);
    asked.day = today + 1;
    EXPECT_EQ(said(answer(story.life, asked)), "day_in_future");
    if (story.life.last() == nullptr) return;
    asked.day = story.life.last()->day;
    EXPECT_EQ(said(answer(story.life, asked)), "") << "the same day";
    asked.day = asked.day - 1;
    EXPECT_EQ(said(answer(story.life, asked)), "day_before_last");
}

INSTANTIATE_TEST_SUITE_P(Life, EveryStep, ::testing::Range<std::size_t>(0, evaluation_step_words.size()),
                         [](const auto& row) { return std::string(evaluation_step_words[row.param].id); });

/// A government, an office below it, a firm beside: recorded under the government that commissions it.
TEST(Life, WhoMayEnter) {
    const base::Id government = id_of_number(3), outside = id_of_number(4), stranger = id_of_number(5);
    Office office;
    const auto record = [&](const base::Id& id, const char* name, const base::Id& parent) {
        Fact fact;
        fact.subject_kind = SubjectKind::organ;
        fact.subject = id;
        fact.version = 1;
        RecordOrgan deed;
        deed.name = name;
        deed.parent = parent;
        fact.deed = deed;
        office.apply(fact);
    };
    record(government, "区政府", {});
    record(organ, "区信访局", government);
    record(outside, "事务所", government);
    record(stranger, "区住建局", government);
    const auto may = [&](Role role, const base::Id& of, Party party) {
        return may_enter({.post = {}, .organ = of, .roles = {&role, 1}}, office, organ, party);
    };
    EXPECT_TRUE(may(Role::finance, organ, Party::organ));
    EXPECT_TRUE(may(Role::finance, government, Party::judge));
    EXPECT_TRUE(may(Role::leader, organ, Party::judge));
    EXPECT_TRUE(may(Role::evaluator, outside, Party::outside));
    EXPECT_TRUE(may(Role::evaluator, organ, Party::outside));
    EXPECT_FALSE(may(Role::finance, stranger, Party::organ));
    EXPECT_FALSE(may(Role::finance, stranger, Party::judge));
    EXPECT_FALSE(may(Role::evaluator, outside, Party::judge));
    EXPECT_FALSE(may(Role::evaluator, outside, Party::organ));
    EXPECT_FALSE(may(Role::finance, organ, Party::outside));
    EXPECT_FALSE(may(Role::leader, organ, Party::organ));
    EXPECT_FALSE(may(Role::registrar, organ, Party::organ));
    const auto looks = [&](Role role, const base::Id& of) {
        return may_look({.post = {}, .organ = of, .roles = {&role, 1}}, office, organ);
    };
    EXPECT_TRUE(looks(Role::finance, organ));
    EXPECT_TRUE(looks(Role::evaluator, outside));
    EXPECT_TRUE(looks(Role::auditor, government));
    EXPECT_FALSE(looks(Role::finance, stranger));
    EXPECT_FALSE(looks(Role::system_admin, organ));
}

}  // namespace
}  // namespace core::testing
