#include "core/evaluation/life_refusal.hpp"

#include <array>

namespace core {
namespace {

// In the order of the enumeration; the sentences stand with their Chinese in messages/words.txt.
constexpr std::array rows{
    LifeRefusalRow{{"evaluation_exists", "评价已存在"},
                   "this organ has an evaluation of that year, project and standard",
                   "enter steps into it: evaluation step"},
    LifeRefusalRow{{"no_evaluation", "没有此评价"}, "there is no such evaluation", "evaluation list names them"},
    LifeRefusalRow{{"no_such_year", "年度有误"}, "the year lies outside 2000 to 2199", "correct it"},
    LifeRefusalRow{{"no_such_standard", "没有此评分标准"}, "there is no standard {}", "there are: {}"},
    LifeRefusalRow{{"standard_of_other_years", "标准不适用于该年度"}, "{} is not for the year {}", "choose one in use"},
    LifeRefusalRow{{"too_many_entries", "环节过多"}, "an evaluation has at most {} entries", "open another one"},
    LifeRefusalRow{{"text_too_long", "文字过长"}, "longer than {} characters", "shorten it"},
    LifeRefusalRow{{"step_out_of_order", "环节次序不符"}, "{} comes after {}; the last step is {}", "enter first: {}"},
    LifeRefusalRow{{"judge_in_own_cause", "不能自己审自己"},
                   "the post that handed in {} does not judge it",
                   "another post enters this step"},
    LifeRefusalRow{{"day_in_future", "日期在将来"}, "the day lies after today", "correct it"},
    LifeRefusalRow{{"day_before_last", "日期早于上一环节"},
                   "the day lies before {}, the day of the step before it",
                   "steps are entered in the order in which they happened; correct the day"},
    LifeRefusalRow{{"document_missing", "缺评价文件"},
                   "{} needs the evaluation file as it stood",
                   "name the file; docs/formats/evaluation.md says what is in it"},
    LifeRefusalRow{{"document_unwanted", "不附评价文件"}, "{} takes no evaluation file", "leave it out"},
    LifeRefusalRow{{"reason_missing", "缺事由"}, "{} needs a reason", "say it in words"},
    LifeRefusalRow{
        {"authority_missing", "缺依据"}, "{} needs the document number or the meeting that decided", "give it"},
    LifeRefusalRow{{"other_organ", "单位不符"}, "the file is of {}, the evaluation of {}", "name the right file"},
    LifeRefusalRow{{"other_year", "年度不符"}, "the file is of {}, the evaluation of {}", "name the right file"},
    LifeRefusalRow{{"other_project", "项目不符"},
                   "the file's project is {}, the evaluation's is {}",
                   "write the project's code or its name in the account"},
    LifeRefusalRow{{"other_standard", "标准不符"},
                   "the file is scored by {}, the evaluation by {}",
                   "write the evaluation's standard"},
    LifeRefusalRow{{"other_evaluator", "评价主体不符"}, "the file's evaluator is {}, this step's is {}", "write it so"},
    LifeRefusalRow{{"line_missing", "缺少指标"},
                   "the approved line {} is missing",
                   "keep every approved line; a target is given up by an approved change only"},
    LifeRefusalRow{{"line_added", "多出指标"},
                   "the line {} was never approved",
                   "take it out, or have it approved first as a change"},
    LifeRefusalRow{{"targets_differ", "指标值与批复不符"},
                   "the target of {} is {}, approved is {}",
                   "write the approved target, or have the other approved first as a change"},
    LifeRefusalRow{{"line_without_points", "指标没有得分"},
                   "the line {} has no points, so there is no grade",
                   "give its actual, or points with a reason"},
    LifeRefusalRow{{"period_reversed", "起止颠倒"}, "the period ends before it begins", "exchange the two days"},
    LifeRefusalRow{
        {"period_not_over", "本期未满"}, "the cut lies before the period's last day", "freeze it when it is over"},
    LifeRefusalRow{{"frozen_already", "已经封账"},
                   "this period is frozen already",
                   "evaluation restate shows what has changed since"},
};
static_assert(rows.size() == life_refusal_count);

}  // namespace

const LifeRefusalRow& row_of(LifeRefusal refusal) {
    return rows[static_cast<std::size_t>(refusal)];
}

}  // namespace core
