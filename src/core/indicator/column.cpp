#include "core/indicator/column.hpp"

#include <array>

#include "base/check.hpp"
#include "core/office/kinds.hpp"

namespace core {
namespace {

using enum ColumnType;

constexpr std::array submission_columns{
    Column{"received_day", "收到日", day, "收到信访件之日", "day the submission was received", {}},
    Column{"registered_day", "登记日", day, "登记之日", "day it was registered", {}},
    Column{"form", "信访形式", word, "来信、来访、来电等", "letter, visit, call …", form_words},
    Column{"source", "来源", word, "直接提出、上级交办等", "direct, from a superior …", source_words},
    Column{"region", "问题属地", number, "行政区划代码，六位", "region, six digits of GB/T 2260", {}},
    Column{"office", "登记机关", organ, "登记的机关", "organ that registered it", {}},
    Column{"people", "人数", number, "人次", "people who brought it", {}},
    Column{"matters", "事项数", number, "所含信访事项数", "matters it holds", {}},
    Column{"is_repeat", "重复件", boolean, "并入已有事项", "joins a matter that exists", {}},
    Column{"is_anonymous", "匿名", boolean, "没有署名", "nobody is named", {}},
    Column{
        "is_accusation", "检举控告", boolean, "所含事项全部为检举控告", "every matter it holds is an accusation", {}},
    Column{"level", "提出层级", word, "向哪一级提出或者由哪一级交办；none 为没有记载",
           "at which level it was raised, or which handed it down; none = not recorded", raised_level_words},
    Column{"is_collective",
           "集体访",
           boolean,
           "来访人数达到当时的集体访设置",
           "a visit of as many people as the setting says",
           {}},
};

constexpr std::array matter_columns{
    Column{"received_day", "收到日", day, "首次收到之日", "day it was first received", {}},
    Column{"registered_day", "登记日", day, "登记之日", "day it was registered", {}},
    Column{"dispose_due",
           "转送交办期限",
           day,
           "登记机关转送、报请、交办的最后一日；没有期限或者期限未到即终止的为空",
           "last day to forward, report or assign; empty where no clock ran or it ended in time",
           {}},
    Column{"disposed_day", "转送交办日", day, "上述期限停止之日", "day that stopped this clock", {}},
    Column{"accepted_day", "受理日", day, "首次受理之日", "first acceptance", {}},
    Column{"reply_due",
           "答复期限",
           day,
           "主办环节六十日（含延期）的最后一日；没有期限或者期限未到即终止的为空",
           "last day of the handling period, extension included; empty where no clock ran or it ended in time",
           {}},
    Column{"reply_done_day",
           "答复期限停止日",
           day,
           "答复作出之日；超期后导入其他程序或者办结的，为该日",
           "day of the answer; where the matter left late without one, the day it left",
           {}},
    Column{"replied_day",
           "答复日",
           day,
           "首次实体答复作出（不是送达）之日",
           "first answer on the merits, issue not delivery",
           {}},
    Column{"routed_day", "导入途径日", day, "确定办理途径之日", "day a path was chosen", {}},
    Column{"closed_day", "办结日", day, "现行办结之日；未办结为空", "day it was closed, if it is closed now", {}},
    Column{"first_closed_day",
           "首次办结日",
           day,
           "首次办结之日，重新办理后仍保留",
           "first closing, kept when reopened",
           {}},
    Column{"reopened_day", "重新办理日", day, "首次办结后第一次重新办理之日", "first reopening", {}},
    Column{"repeat_day",
           "再次信访日",
           day,
           "首次办结后再次就同一事项提出之日",
           "first further submission after the first closing",
           {}},
    Column{"repeats", "重复次数", number, "并入的后续信访件数", "further submissions that joined it", {}},
    Column{"form", "信访形式", word, "首次提出的形式", "form of the first submission", form_words},
    Column{"matter_class", "事项分类", word, "申诉求决、建议意见、检举控告", "claim, suggestion, accusation",
           matter_class_words},
    Column{"category",
           "内容分类",
           number,
           "内容分类代码，2+2+2 位；0 为没有",
           "content category, 2+2+2 digits; 0 = none",
           {}},
    Column{"region", "问题属地", number, "行政区划代码，六位", "region, six digits of GB/T 2260", {}},
    Column{"office", "登记机关", organ, "登记的机关", "organ that registered it", {}},
    Column{"organ", "责任单位", organ, "主办单位；尚未转出为空", "lead organ; empty before there is one", {}},
    Column{"path", "办理途径", word, "第三十一条的六种途径", "the six paths of art. 31", path_words},
    Column{"close_reason", "办结方式", word, "办结的原因", "why it was closed", close_reason_words},
    Column{"outcome", "处理意见", word, "支持、解释说明、不支持", "supported, explained, unsupported", outcome_words},
    Column{"phase", "所处环节", word, "事项现在的位置", "where it stands", phase_words},
    Column{"is_first", "初次", boolean, "此前没有同一诉求", "nothing of the same demand before it", {}},
    Column{"is_accusation", "检举控告", boolean, "分类为检举控告", "classed as an accusation", {}},
    Column{"is_extended", "延期", boolean, "主办环节依法延期", "the handling period was extended", {}},
    Column{"is_irregular",
           "先答复后受理",
           boolean,
           "答复早于受理，按超期计",
           "answered before it was accepted: counts late",
           {}},
    Column{
        "has_breach", "有违反", boolean, "至少一项行为违反期限或者程序", "some deed broke a period or a procedure", {}},
    Column{"contacted_day", "联系日", day, "首次联系信访人之日", "first contact with the petitioner", {}},
    Column{"urgent_day", "重大紧急报告日", day, "首次作为重大、紧急事项报告之日", "first reported as urgent", {}},
    Column{"agreed_day", "协议日", day, "调解、和解达成书面协议之日", "day of the written agreement", {}},
    Column{"resolved_day", "化解认定日", day, "最近一次化解认定之日", "day of the latest finding", {}},
    Column{"is_solved", "问题已解决", boolean, "认定问题已经解决", "found to be solved", {}},
    Column{"is_content", "信访人认可", boolean, "认定信访人认可处理结果", "the petitioner accepts the outcome", {}},
    Column{"execution", "执行情况", word, "处理意见的执行", "how the opinion is carried out", execution_words},
    Column{"urges", "催办次数", number, "催办次数", "how often the holder was urged", {}},
    Column{"urged_day", "催办日", day, "最近一次催办之日", "day of the latest urging", {}},
    Column{"repeated_day",
           "首次重复日",
           day,
           "首次并入后续信访件的收到之日，不论是否已经办结",
           "day the first further submission was received, closed or not",
           {}},
    Column{"visited_day",
           "转访日",
           day,
           "后续信访件中首次来访之日",
           "day of the first further submission that was a visit",
           {}},
    Column{"successor",
           "承继机关",
           organ,
           "责任单位撤并后接办的机关；没有移交为空",
           "organ that went on when the lead organ had ended; empty where nothing moved",
           {}},
};

constexpr std::array leg_columns{
    Column{"role", "环节", word, "登记机关、主办、协办、复查、复核", "office, lead, co-handling, reviewing …",
           leg_role_words},
    Column{"organ", "承办单位", organ, "这一环节的机关", "organ whose turn it is", {}},
    Column{"mode", "转办方式", word, "转送、交办、报请", "forward, assign, report", forward_mode_words},
    Column{"opened_day", "转出日", day, "转出之日", "day of the deed that opened it", {}},
    Column{"received_day", "单位收到日", day, "承办单位收到之日", "day the organ received it", {}},
    Column{"notice_due",
           "告知期限",
           day,
           "书面告知的最后一日；没有期限或者期限未到即终止的为空",
           "last day to tell the petitioner; empty where no clock ran or it ended in time",
           {}},
    Column{"noticed_day", "告知日", day, "告知期限停止之日（告知、转出、答复）", "day that stopped this clock", {}},
    Column{"notice_manner", "告知方式", word, "书面、当场、地址不清", "written, on the spot, address unclear",
           notice_manner_words},
    Column{"objection", "异议", word, "异议的结果", "outcome of the objection", objection_words},
    Column{"objected_day", "异议日", day, "提出异议之日", "day the organ objected", {}},
    Column{"accepted_day", "环节受理日", day, "这一单位受理之日", "day this organ accepted", {}},
    Column{"declined_day", "不予受理日", day, "不予受理之日", "day this organ declined", {}},
    Column{"reply_due", "环节答复期限", day, "这一环节答复的最后一日", "last day of this leg's handling period", {}},
    Column{"reply_done_day", "环节答复期限停止日", day, "上述期限停止之日", "day that stopped this clock", {}},
    Column{"assigned_due", "交办期限", day, "指定办理期限的最后一日", "last day of the assigned period", {}},
    Column{"assigned_done_day", "交办期限停止日", day, "上述期限停止之日", "day that stopped this clock", {}},
    Column{"delivered_day", "送达日", day, "答复送达之日", "day the answer was delivered", {}},
    Column{"passed_on_day", "转出他处日", day, "再转送或者退回之日", "day it was passed on", {}},
    Column{"is_active", "正在承办", boolean, "仍由这一单位承办", "still this organ's turn", {}},
    Column{"is_accusation", "检举控告", boolean, "事项为检举控告", "its matter is an accusation", {}},
    Column{"is_irregular",
           "先答复后受理",
           boolean,
           "答复早于受理，按超期计",
           "answered before it was accepted: counts late",
           {}},
    Column{
        "successor", "承继机关", organ, "承办单位撤并后接办的机关", "organ that went on when this one had ended", {}},
};

constexpr std::array review_columns{
    Column{"role", "环节", word, "复查、复核", "review or final review", leg_role_words},
    Column{"organ", "复查复核机关", organ, "受理请求的机关", "organ that reviews", {}},
    Column{"requested_day", "请求日", day, "请求到达之日", "day the request arrived", {}},
    Column{"review_due", "复查复核期限", day, "最后一日，听证时间已扣除", "last day, hearings left out", {}},
    Column{"decided_day", "作出日", day, "复查、复核意见作出之日", "day it was decided", {}},
    Column{"outcome", "复查复核意见", word, "维持、撤销、变更等", "upheld, revoked, changed …", review_outcome_words},
    Column{"delivered_day", "送达日", day, "意见送达之日", "day it was delivered", {}},
    Column{"hearing_days", "听证天数", number, "不计入期限的听证天数", "days of hearing, not counted", {}},
    Column{"is_accusation", "检举控告", boolean, "事项为检举控告", "its matter is an accusation", {}},
};

constexpr std::array rating_columns{
    Column{"target", "评价对象", word, "信访部门、责任单位", "office or organ", rating_target_words},
    Column{"organ", "被评单位", organ, "被评价的机关", "organ that is rated", {}},
    Column{"finished_day", "应评日", day, "答复日；未经答复的为办结日", "day of the answer, else of the closing", {}},
    Column{"window_due", "评价期限", day, "评价窗口的最后一日", "last day of the rating window", {}},
    Column{"grade", "评价等次", word, "满意、基本满意、不满意；none 为没有评价", "the grade; none = not rated",
           grade_words},
    Column{"rated_day", "评价日", day, "评价之日", "day it was rated", {}},
    Column{"exclusion", "不计入原因", word, "不纳入评价范围的原因；none 为应评",
           "why it is not rated; none = it is to be", rating_exclusion_words},
    Column{"is_accusation", "检举控告", boolean, "事项为检举控告", "its matter is an accusation", {}},
};

static_assert(submission_columns.size() == static_cast<std::size_t>(SubmissionColumn::is_collective) + 1);
static_assert(matter_columns.size() == static_cast<std::size_t>(MatterColumn::successor) + 1);
static_assert(leg_columns.size() == static_cast<std::size_t>(LegColumn::successor) + 1);
static_assert(review_columns.size() == static_cast<std::size_t>(ReviewColumn::is_accusation) + 1);
static_assert(rating_columns.size() == static_cast<std::size_t>(RatingColumn::is_accusation) + 1);

std::optional<std::uint8_t> find_in(std::span<const Column> table, std::string_view name) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].id == name || table[i].zh == name) return static_cast<std::uint8_t>(i);
    }
    return std::nullopt;
}

bool inherits(Grain grain) {
    return grain == Grain::legs || grain == Grain::reviews || grain == Grain::ratings;
}

}  // namespace

std::span<const Column> columns(Grain grain) {
    switch (grain) {
        case Grain::submissions: return submission_columns;
        case Grain::matters: return matter_columns;
        case Grain::legs: return leg_columns;
        case Grain::reviews: return review_columns;
        case Grain::ratings: return rating_columns;
    }
    CHECK(false);
}

std::optional<ColumnRef> find_column(Grain grain, std::string_view name) {
    if (const auto own = find_in(columns(grain), name)) return ColumnRef{false, *own};
    if (!inherits(grain)) return std::nullopt;
    const auto of_matter = find_in(matter_columns, name);
    if (!of_matter) return std::nullopt;
    return ColumnRef{true, *of_matter};
}

const Column& column_at(Grain grain, ColumnRef ref) {
    const auto table = columns(ref.is_inherited ? Grain::matters : grain);
    CHECK(ref.index < table.size());
    return table[ref.index];
}

}  // namespace core
