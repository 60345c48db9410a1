// What an evaluation refuses beside the order of its steps: other targets, other files, frozen periods; every refusal
// is shown here or in life_steps_test.cpp.
#include <gtest/gtest.h>

#include <set>

#include "base/chinese.hpp"
#include "core/evaluation/life_test.hpp"

namespace core::testing {
namespace {

TEST(Life, NamesWhatComesFirst) {
    const auto no = answer(Story().life, right(self_evaluated));
    ASSERT_TRUE(no);
    EXPECT_EQ(no->holes, (std::vector<std::string>{"self_evaluated 自评",
                                                   "approved 目标批复, changed 目标调整, monitored 运行监控",
                                                   "no step yet", "declared 目标申报"}));
    const auto later = answer(Story().then({declared, approved, self_evaluated}).life, right(used));
    ASSERT_TRUE(later);
    EXPECT_EQ(later->holes.back(), "decided 结果确定");
}

TEST(Life, AStepEnteredAgainSaysWhy) {
    const Life life = Story().then({declared, approved, self_evaluated}).life;
    Asked again = right(self_evaluated);
    EXPECT_EQ(said(answer(life, again)), "reason_missing");
    again.deed.reason = "漏填一项";
    EXPECT_EQ(said(answer(life, again)), "");
    EXPECT_EQ(said(answer(Story().then({declared, approved, self_evaluated, recheck_requested}).life,
                          right(recheck_requested))),
              "step_out_of_order")
        << "what has no document has nothing to mend";
}

/// A self-evaluation with something changed in its sheet.
std::optional<LifeNo> evaluated(auto&& change) {
    Asked asked = right(self_evaluated);
    change(asked);
    return answer(Story().then({declared, approved}).life, asked);
}

TEST(Life, TargetsAreThoseThatWereApproved) {
    const auto no = evaluated([](Asked& asked) { asked.sheet->lines[0].target = base::Decimal{10, 0}; });
    ASSERT_EQ(said(no), "targets_differ");
    EXPECT_EQ(no->field, "a.toml:9");
    EXPECT_EQ(no->holes, (std::vector<std::string>{"training 业务培训", "≥10 次", "≥12 次"}));
    EXPECT_EQ(said(evaluated([](Asked& asked) { asked.sheet->lines[0].target = base::Decimal{1200, 2}; })), "");
    EXPECT_EQ(said(evaluated([](Asked& asked) { asked.sheet->lines[0].relation = Relation::above; })),
              "targets_differ");
    EXPECT_EQ(said(evaluated([](Asked& asked) { asked.sheet->lines[0].unit = "人次"; })), "targets_differ");
    const auto weight = evaluated([](Asked& asked) { asked.sheet->lines[0].full = base::Decimal{40, 0}; });
    ASSERT_EQ(said(weight), "targets_differ");
    EXPECT_EQ(weight->holes[1], "≥12 次 (40)");
    EXPECT_EQ(said(evaluated([](Asked& asked) { asked.sheet->lines.clear(); })), "line_missing");
    EXPECT_EQ(said(evaluated([](Asked& asked) {
                  asked.sheet->lines.push_back(asked.sheet->lines[0]);
                  asked.sheet->lines[1].id = "more";
              })),
              "line_added");
}

TEST(Life, ADeclarationSetsTargetsAndAChangeSetsOthers) {
    Asked asked = right(changed);
    asked.sheet->lines[0].target = base::Decimal{10, 0};
    EXPECT_EQ(said(answer(Story().then({declared, approved}).life, asked)), "");
    const Life life = Story().then({declared, approved, changed, monitored}).life;
    EXPECT_EQ(life.targets()->deed.step, changed);
    EXPECT_EQ(Story().then({declared, approved}).life.targets()->deed.step, declared) << "approved as it stood";
    EXPECT_EQ(Story().then({declared}).life.targets(), nullptr);
}

TEST(Life, TheFileIsOfThisEvaluation) {
    EXPECT_EQ(said(evaluated([](Asked& asked) { asked.sheet->organ = "区住建局"; })), "other_organ");
    EXPECT_EQ(said(evaluated([](Asked& asked) { asked.sheet->year = 2024; })), "other_year");
    EXPECT_EQ(said(evaluated([](Asked& asked) { asked.sheet->project = "A01"; })), "other_project");
    EXPECT_EQ(said(evaluated([](Asked& asked) { asked.sheet->standard = "project-report"; })), "other_standard");
    EXPECT_EQ(said(evaluated([](Asked& asked) { asked.line_without_points = "training 业务培训"; })),
              "line_without_points");
}

TEST(Life, TheResultIsWhatWasDecidedUpon) {
    const Life life = Story().then({declared, approved, self_evaluated, recheck_requested, rechecked, decided}).life;
    EXPECT_EQ(life.scored()->deed.step, rechecked);
    EXPECT_EQ(life.result()->deed.step, rechecked) << "a decision without a file of its own";
    EXPECT_EQ(Story().then({declared, approved, self_evaluated}).life.result(), nullptr);
}

TEST(Life, LongTextsAreRefused) {
    Asked asked = right(declared);
    asked.deed.reason = std::string(life_text_max, 'x');
    EXPECT_EQ(said(answer(Story().life, asked)), "");
    asked.deed.reason += 'x';
    EXPECT_EQ(said(answer(Story().life, asked)), "text_too_long");
    asked.deed.reason = "\xff";
    EXPECT_EQ(said(answer(Story().life, asked)), "text_too_long");
    asked = right(declared);
    asked.deed.document = std::string(life_document_max + 1, 'x');
    EXPECT_EQ(said(answer(Story().life, asked)), "text_too_long");
}

TEST(Life, HasAnEnd) {
    Story story;
    story.then({declared, approved});
    while (story.life.version < life_entries_max - 1) story.then(monitored);
    EXPECT_EQ(said(answer(story.life, right(monitored))), "");
    story.then(monitored);
    EXPECT_EQ(said(answer(story.life, right(monitored))), "too_many_entries");
}

TEST(Life, IsOpenedOnceByAStandardInUse) {
    Standard standard;
    standard.id = "project-2020";
    standard.from = base::Day::from(2020, 1, 1);
    standard.until = base::Day::from(2025, 12, 31);
    const std::vector<Standard> standards{standard};
    const auto opened = [&](const OpenEvaluation& deed, const Life& life = {}, base::Day day = today) {
        return said(life_refusal(life, deed, {.day = day, .today = today, .standards = standards}));
    };
    EXPECT_EQ(opened(opening), "");
    EXPECT_EQ(opened(opening, Story().life), "evaluation_exists");
    EXPECT_EQ(opened({organ, 1999, "", "project-2020"}), "no_such_year");
    EXPECT_EQ(opened({organ, 2025, "", "project-2029"}), "no_such_standard");
    EXPECT_EQ(opened({organ, 2026, "", "project-2020"}), "standard_of_other_years");
    EXPECT_EQ(opened({organ, 2019, "", "project-2020"}), "standard_of_other_years");
    EXPECT_EQ(opened(opening, {}, today + 1), "day_in_future");
    EXPECT_EQ(said(answer(Life{}, right(declared))), "no_evaluation");
    EXPECT_NE(evaluation_id(opening), evaluation_id({organ, 2025, "A01", "project-2020"}));
}

TEST(Life, APeriodIsFrozenOnceAndWhenItIsOver) {
    const base::Day first = base::Day::from(2025, 1, 1), last = base::Day::from(2025, 12, 31);
    const auto frozen = [&](base::Day from, base::Day to, base::Day cut_day, const Life& life) {
        FreezePeriod deed;
        deed.from = from, deed.to = to, deed.cut_day = cut_day;
        return said(life_refusal(life, deed, {.day = today, .today = today}));
    };
    Story story;
    EXPECT_EQ(frozen(first, last, last, story.life), "");
    EXPECT_EQ(frozen(last, first, today, story.life), "period_reversed");
    EXPECT_EQ(frozen(first, last, last - 1, story.life), "period_not_over");
    EXPECT_EQ(frozen(first, last, today + 1, story.life), "day_in_future");
    FreezePeriod deed;
    deed.from = first, deed.to = last, deed.cut_day = last;
    story.add(deed, finance);
    EXPECT_EQ(frozen(first, last, today, story.life), "frozen_already");
    EXPECT_EQ(frozen(first, last - 31, today, story.life), "") << "another period";
    EXPECT_EQ(story.life.frozen_as(2)->deed.cut_day, last);
}

TEST(Life, EveryRefusalSpeaksChinese) {
    std::set<std::string_view> words;
    for (std::size_t i = 0; i < life_refusal_count; ++i) {
        const LifeRefusalRow& row = row_of(static_cast<LifeRefusal>(i));
        EXPECT_TRUE(words.insert(row.word.id).second) << row.word.id;
        EXPECT_NE(base::chinese(row.en), row.en) << row.word.id;
        EXPECT_NE(base::chinese(row.cure_en), row.cure_en) << row.word.id;
    }
}

}  // namespace
}  // namespace core::testing
