// The options of the commands. Included by commands.cpp alone.
#pragma once
#include "main/huiying/command.hpp"

namespace huiying {

inline constexpr Option json_option{"--json", "", "for machines · 输出 JSON"};
inline constexpr Option only_json[]{json_option};
inline constexpr Option init_options[]{{"--name", "NAME", "of the office in the signed checkpoints (ASCII) · 账册名称"},
                                       json_option};
inline constexpr Option demo_options[]{{"--seed", "N", "same seed, same year (1) · 种子"},
                                       {"--matters", "N", "how many matters (2000) · 事项数"},
                                       {"--year", "Y", "2025 · 年份"},
                                       json_option};
inline constexpr Option serve_options[]{
    {"--listen", "ADDRESS:PORT", "127.0.0.1:8080 · 监听地址"},
    {"--public-url", "URL", "of the query page, for the QR code of papers · 查询页地址"},
    {"--scan-command", "CMD", "virus scanner of attachments · 附件病毒检查程序"},
    {"--no-counter", "", "nothing is taken from the public · 不开放网上提交"},
    {"--quiet", "", "no access log · 不记访问日志"},
    json_option};
inline constexpr Option import_options[]{{"--map", "MAP.toml", "columns and fields · 映射文件"},
                                         {"--dry-run", "", "decide all, write nothing · 试运行"},
                                         {"--rejects", "FILE", "where the rejected rows go · 退回清单"},
                                         {"--conflicts", "FILE", "what a person must look at · 矛盾清单"},
                                         json_option};
inline constexpr Option export_options[]{{"--format", "provincial|columns", "whose columns · 用哪个系统的列"},
                                         {"--grain", "GRAIN", "columns of matters, legs, … or organs · 口径单位"},
                                         {"--as-of", "DATE", "columns as on this day (today) · 截止日"},
                                         {"--seq", "N", "columns as of this number (head) · 截止序号"},
                                         {"--out", "FILE", ".csv or .xlsx; CSV to the terminal if not given · 文件"},
                                         json_option};
inline constexpr Option restore_options[]{{"--force", "", "over an existing store · 覆盖已有账册"}, json_option};
inline constexpr Option token_options[]{
    {"--post", "NAME", "the post it acts for · 岗位"}, {"--label", "TEXT", "what it is for · 用途"}, json_option};
inline constexpr Option archive_options[]{{"--post", "NAME", "the post that proposes or approves · 岗位"}, json_option};
inline constexpr Option erase_options[]{
    {"--person", "N", "which person of the submission, from 1 · 第几名信访人"},
    {"--files", "WORD", "with the person: keep or destroy what may show them · 附件"},
    {"--file", "N", "one file of the submission instead · 只销毁一个附件"},
    {"--authority", "TEXT", "the decision that allows it · 依据"},
    {"--on-request", "", "their own request, granted (PIPL art. 47) · 依本人请求，已决定准予"},
    json_option};
inline constexpr Option prune_options[]{{"--before", "DATE", "delete what happened before this day · 此日之前"},
                                        json_option};
inline constexpr Option user_options[]{
    {"--post", "NAME", "the post · 岗位"},
    {"--password", "TEXT", "at least 8 characters; better read from standard input with - · 口令"},
    json_option};
inline constexpr Option organ_options[]{{"--kind", "KIND", "petition_office, department, … · 类别"},
                                        {"--level", "LEVEL", "county, city, … · 层级"},
                                        {"--under", "NAME", "parent organ · 上级"},
                                        {"--region", "CODE", "GB/T 2260 · 区划"},
                                        {"--from", "DATE", "first day · 起日"},
                                        json_option};
inline constexpr Option post_options[]{
    {"--organ", "NAME", "the organ · 单位"}, {"--roles", "A,B", "registrar,office_handler,… · 角色"}, json_option};
inline constexpr Option office_import_options[]{{"--dry-run", "", "look at all, write nothing · 试运行"}, json_option};
inline constexpr Option delegate_options[]{
    {"--from", "DATE", "first day (today) · 起日"},
    {"--until", "DATE", "last day · 止日"},
    {"--end", "", "end the one that began on --from: --until is then its last day · 终止"},
    json_option};
inline constexpr Option end_options[]{{"--until", "DATE", "last day · 最后一日"},
                                      {"--successor", "NAME", "who goes on with its duties · 承继机关"},
                                      json_option};
inline constexpr Option succeed_options[]{
    {"--to", "NAME", "who was designated, where no successor is on record · 指定的机关"},
    {"--matter", "NUMBER", "only this one (an organ that was split) · 只移交一件"},
    {"--reason", "TEXT", "on what ground, e.g. the document that says so · 依据"},
    {"--post", "NAME", "who does it · 岗位"},
    {"--dry-run", "", "name what is under way, move nothing · 试运行"},
    json_option};
inline constexpr Option lapse_options[]{{"--close", "", "close them · 办结"},
                                        {"--post", "NAME", "who closes; the program if not given · 岗位"},
                                        json_option};
inline constexpr Option register_options[]{
    {"--post", "NAME", "who registers · 登记岗位"},
    {"--form", "FORM", "letter if not given · 信访形式"},
    {"--source", "SOURCE", "superior if not given · 来源"},
    {"--received", "DATE", "day of receipt · 收到之日"},
    {"--region", "CODE", "GB/T 2260 · 问题属地"},
    {"--people", "N", "if more than are named · 人数"},
    {"--level", "LEVEL", "which level handed it down: national, province … · 层级"},
    {"--from", "NAME", "who handed it down · 交办机关"},
    {"--document", "TEXT", "number of the covering letter · 文号"},
    {"--dry-run", "", "look at every row, write nothing · 试运行"},
    json_option};
inline constexpr Option receipt_options[]{{"--key", "VKEY", "the office's public key · 公钥"}, json_option};
inline constexpr Option due_options[]{{"--from", "DATE", "the day that starts it · 起算日"},
                                      {"--assigned", "DAYS", "length of an assigned period · 交办天数"},
                                      {"--extend", "DAYS", "days of extension · 延期天数"},
                                      {"--hearing", "DAYS", "days of hearings · 听证天数"},
                                      json_option};
inline constexpr Option figure_options[]{{"--from", "DATE", "first day of the period · 期初"},
                                         {"--to", "DATE", "last day of the period · 期末"},
                                         {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                         {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                         {"--by", "A,B", "groups: organ, month, form, … · 分组"},
                                         {"--year-before", "", "beside the same period a year before · 同比"},
                                         {"--baselines", "FILE", "typed values of last year · 上年基数"},
                                         json_option};

inline constexpr Option evaluate_options[]{{"--store", "DIR", "where indicators come from · 指标取自的账册"},
                                           {"--standard", "FILE", "an edited scoring standard · 本单位的评分标准"},
                                           {"--out", "DIR", "writes the report there · 报告写到哪里"},
                                           {"--template", "BOOK.xlsx", "fills this form too · 财政部门的表样"},
                                           {"--mapping", "MAP.toml", "what goes into which cell · 填写对照表"},
                                           {"--trace", "LINE", "what this line rests on · 一项指标的来历"},
                                           json_option};
inline constexpr Option trace_options[]{{"--from", "DATE", "first day of the period (this year) · 期初"},
                                        {"--to", "DATE", "last day of the period · 期末"},
                                        {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                        {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                        {"--indicator", "ID", "only this indicator · 只看一项指标"},
                                        {"--evaluation", "FILE", "name its lines; its period and cut · 绩效评价文件"},
                                        {"--out", "DIR", "writes the receipts of the facts there · 凭证写到哪里"},
                                        json_option};
inline constexpr Option lint_options[]{
    {"--store", "DIR", "with the standard and settings adopted there · 按账册采用的标准"},
    {"--standard", "FILE", "with the grades and weights of this standard · 评分标准"},
    json_option};
inline constexpr Option kit_options[]{{"--from", "DATE", "first day of the period · 期初"},
                                      {"--to", "DATE", "last day of the period · 期末"},
                                      {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                      {"--evaluation", "ID", "to be proved; its period and cut · 绩效评价"},
                                      {"--out", "KIT.zip", "where the kit goes; also -o · 文件"},
                                      json_option};
inline constexpr Option rank_options[]{{"--from", "DATE", "first day of the period · 期初"},
                                       {"--to", "DATE", "last day of the period · 期末"},
                                       {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                       {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                       {"--by", "A", "organ, organ_filed or office · 按什么排"},
                                       {"--peers", "KIND", "only organs of this kind · 同类单位"},
                                       {"--least", "N", "quotients of fewer are not ranked (20) · 最少件数"},
                                       json_option};
inline constexpr Option maintenance_options[]{{"--from", "TIME", "2026-03-16T22:00, at UTC+8 · 起"},
                                              {"--to", "TIME", "2026-03-17T06:00, at UTC+8 · 止"},
                                              {"--reason", "TEXT", "what for · 原因"},
                                              json_option};
inline constexpr Option organ_option{"--organ", "NAME", "whose account · 单位"},
    year_option{"--year", "Y", "the budget year · 年度"};
inline constexpr Option account_options[]{organ_option, year_option, json_option};
inline constexpr Option record_options[]{
    organ_option, year_option, {"--day", "DATE", "on which it counts (today) · 日期"}, json_option};
inline constexpr Option number_option{"--number", "N", "of the paper, as figures and lines name it · 编号"};
inline constexpr Option attach_options[]{organ_option,
                                         year_option,
                                         number_option,
                                         {"--title", "TEXT", "what it is, naming nobody · 材料名称，不写人名"},
                                         {"--document", "TEXT", "its number · 文号"},
                                         {"--pages", "N", "how many · 页数"},
                                         {"--day", "DATE", "on which it was kept (today) · 日期"},
                                         json_option};
inline constexpr Option evidence_of_year_options[]{
    organ_option, year_option, number_option, {"--out", "FILE", "where to write it · 文件"}, json_option};
inline constexpr Option destroy_options[]{organ_option, year_option, {"--authority", "TEXT", "what allows it · 依据"}};
inline constexpr Option account_import_options[]{
    organ_option, year_option, {"--dry-run", "", "look at all, write nothing · 试运行"}, json_option};
inline constexpr Option template_options[]{{"--out", "FILE", ".xlsx or .csv; CSV to the terminal if not given · 文件"}};
inline constexpr Option account_at_options[]{organ_option,
                                             year_option,
                                             {"--department", "", "with all organs below it · 含下属单位"},
                                             {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                             {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                             json_option};
inline constexpr Option value_options[]{organ_option,
                                        year_option,
                                        {"--department", "", "with all organs below it · 含下属单位"},
                                        {"--project", "CODE", "only this project · 项目编码"},
                                        {"--kind", "KIND", "basic or project · 支出类别"},
                                        {"--source", "SOURCE", "appropriation, carried_over, other · 资金来源"},
                                        {"--task", "NAME", "only projects of this task · 任务"},
                                        {"--class", "DIGITS", "only economic classes that begin so · 经济分类"},
                                        {"--from", "DATE", "revenue and expenditure from this day · 起日"},
                                        {"--to", "DATE", "entries up to this day · 止日"},
                                        {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                        {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                        json_option};
inline constexpr Option months_options[]{organ_option,
                                         year_option,
                                         {"--month", "M", "1 to 12 (12) · 月份"},
                                         {"--department", "", "with all organs below it · 含下属单位"},
                                         {"--out", "FILE", ".xlsx or .csv · 文件"},
                                         {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                         {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                         json_option};

inline constexpr Option as_post_option{"--post", "NAME", "who enters it; the program if not given · 岗位"};
inline constexpr Option evaluation_open_options[]{
    organ_option,
    year_option,
    {"--standard", "ID", "the scoring standard · 评分标准"},
    {"--project", "CODE", "of a project; the department if not given · 项目编码"},
    as_post_option,
    json_option};
inline constexpr Option evaluation_step_options[]{{"--day", "DATE", "on which it was done (today) · 日期"},
                                                  {"--reason", "TEXT", "why · 事由"},
                                                  {"--authority", "TEXT", "document number or meeting · 文号或者会议"},
                                                  as_post_option,
                                                  json_option};
inline constexpr Option evaluation_show_options[]{
    {"--document", "", "the evaluation file as it stood · 当时的评价文件"}, json_option};
inline constexpr Option evaluation_freeze_options[]{{"--from", "DATE", "first day of the period (the year) · 期初"},
                                                    {"--to", "DATE", "last day of the period · 期末"},
                                                    {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                                    as_post_option,
                                                    json_option};
inline constexpr Option evaluation_evidence_options[]{
    {"--out", "FOLDER", "where it goes: new or empty · 写到哪里"},
    {"--files", "FOLDER", "where the files lie that [[evidence]] names (here) · 材料所在"},
    {"--step", "STEP", "whose sheet; the result, or the last one with points · 环节"},
    {"--pdf", "", "what is no PDF goes through LibreOffice · 转为 PDF"},
    json_option};
inline constexpr Option evaluation_restate_options[]{{"--frozen", "N", "which one; the last if not given · 第几条封账"},
                                                     {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                                     {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                                     json_option};

}  // namespace huiying
