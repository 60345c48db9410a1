// The table of commands.
#include "main/huiying/command.hpp"

namespace huiying {
namespace {

constexpr Option json_option{"--json", "", "for machines · 输出 JSON"};
constexpr Option only_json[]{json_option};
constexpr Option init_options[]{{"--name", "NAME", "of the office in the signed checkpoints (ASCII) · 账册名称"},
                                json_option};
constexpr Option demo_options[]{{"--seed", "N", "same seed, same year (1) · 种子"},
                                {"--matters", "N", "how many matters (2000) · 事项数"},
                                {"--year", "Y", "2025 · 年份"},
                                json_option};
constexpr Option serve_options[]{{"--listen", "ADDRESS:PORT", "127.0.0.1:8080 · 监听地址"},
                                 {"--public-url", "URL", "of the query page, for the QR code of papers · 查询页地址"},
                                 {"--scan-command", "CMD", "virus scanner of attachments · 附件病毒检查程序"},
                                 {"--no-counter", "", "nothing is taken from the public · 不开放网上提交"},
                                 {"--quiet", "", "no access log · 不记访问日志"},
                                 json_option};
constexpr Option import_options[]{{"--map", "MAP.toml", "columns and fields · 映射文件"},
                                  {"--dry-run", "", "decide all, write nothing · 试运行"},
                                  {"--rejects", "FILE", "where the rejected rows go · 退回清单"},
                                  {"--conflicts", "FILE", "what a person must look at · 矛盾清单"},
                                  json_option};
constexpr Option export_options[]{{"--format", "provincial|columns", "whose columns · 用哪个系统的列"},
                                  {"--grain", "GRAIN", "columns of matters, legs, … or organs · 口径单位"},
                                  {"--as-of", "DATE", "columns as on this day (today) · 截止日"},
                                  {"--seq", "N", "columns as of this number (head) · 截止序号"},
                                  {"--out", "FILE", ".csv or .xlsx; CSV to the terminal if not given · 文件"},
                                  json_option};
constexpr Option restore_options[]{{"--force", "", "over an existing store · 覆盖已有账册"}, json_option};
constexpr Option token_options[]{
    {"--post", "NAME", "the post it acts for · 岗位"}, {"--label", "TEXT", "what it is for · 用途"}, json_option};
constexpr Option archive_options[]{{"--post", "NAME", "the post that proposes or approves · 岗位"}, json_option};
constexpr Option erase_options[]{
    {"--person", "N", "which person of the submission, from 1 · 第几名信访人"},
    {"--files", "WORD", "with the person: keep or destroy what may show them · 附件"},
    {"--file", "N", "one file of the submission instead · 只销毁一个附件"},
    {"--authority", "TEXT", "the decision that allows it · 依据"},
    {"--on-request", "", "their own request, granted (PIPL art. 47) · 依本人请求，已决定准予"},
    json_option};
constexpr Option prune_options[]{{"--before", "DATE", "delete what happened before this day · 此日之前"}, json_option};
constexpr Option user_options[]{
    {"--post", "NAME", "the post · 岗位"},
    {"--password", "TEXT", "at least 8 characters; better read from standard input with - · 口令"},
    json_option};
constexpr Option organ_options[]{{"--kind", "KIND", "petition_office, department, … · 类别"},
                                 {"--level", "LEVEL", "county, city, … · 层级"},
                                 {"--under", "NAME", "parent organ · 上级"},
                                 {"--region", "CODE", "GB/T 2260 · 区划"},
                                 {"--from", "DATE", "first day · 起日"},
                                 json_option};
constexpr Option post_options[]{
    {"--organ", "NAME", "the organ · 单位"}, {"--roles", "A,B", "registrar,office_handler,… · 角色"}, json_option};
constexpr Option office_import_options[]{{"--dry-run", "", "look at all, write nothing · 试运行"}, json_option};
constexpr Option delegate_options[]{
    {"--from", "DATE", "first day (today) · 起日"},
    {"--until", "DATE", "last day · 止日"},
    {"--end", "", "end the one that began on --from: --until is then its last day · 终止"},
    json_option};
constexpr Option end_options[]{{"--until", "DATE", "last day · 最后一日"},
                               {"--successor", "NAME", "who goes on with its duties · 承继机关"},
                               json_option};
constexpr Option succeed_options[]{{"--to", "NAME", "who was designated, where no successor is on record · 指定的机关"},
                                   {"--matter", "NUMBER", "only this one (an organ that was split) · 只移交一件"},
                                   {"--reason", "TEXT", "on what ground, e.g. the document that says so · 依据"},
                                   {"--post", "NAME", "who does it · 岗位"},
                                   {"--dry-run", "", "name what is under way, move nothing · 试运行"},
                                   json_option};
constexpr Option lapse_options[]{{"--close", "", "close them · 办结"},
                                 {"--post", "NAME", "who closes; the program if not given · 岗位"},
                                 json_option};
constexpr Option register_options[]{{"--post", "NAME", "who registers · 登记岗位"},
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
constexpr Option receipt_options[]{{"--key", "VKEY", "the office's public key · 公钥"}, json_option};
constexpr Option due_options[]{{"--from", "DATE", "the day that starts it · 起算日"},
                               {"--assigned", "DAYS", "length of an assigned period · 交办天数"},
                               {"--extend", "DAYS", "days of extension · 延期天数"},
                               {"--hearing", "DAYS", "days of hearings · 听证天数"},
                               json_option};
constexpr Option figure_options[]{{"--from", "DATE", "first day of the period · 期初"},
                                  {"--to", "DATE", "last day of the period · 期末"},
                                  {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                  {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                  {"--by", "A,B", "groups: organ, month, form, … · 分组"},
                                  {"--year-before", "", "beside the same period a year before · 同比"},
                                  {"--baselines", "FILE", "typed values of last year · 上年基数"},
                                  json_option};

constexpr Option evaluate_options[]{{"--store", "DIR", "where indicators come from · 指标取自的账册"},
                                    {"--standard", "FILE", "an edited scoring standard · 本单位的评分标准"},
                                    {"--out", "DIR", "writes the report there · 报告写到哪里"},
                                    {"--template", "BOOK.xlsx", "fills this form too · 财政部门的表样"},
                                    {"--mapping", "MAP.toml", "what goes into which cell · 填写对照表"},
                                    {"--trace", "LINE", "what this line rests on · 一项指标的来历"},
                                    json_option};
constexpr Option trace_options[]{{"--from", "DATE", "first day of the period (this year) · 期初"},
                                 {"--to", "DATE", "last day of the period · 期末"},
                                 {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                 {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                 {"--indicator", "ID", "only this indicator · 只看一项指标"},
                                 {"--evaluation", "FILE", "name its lines; its period and cut · 绩效评价文件"},
                                 {"--out", "DIR", "writes the receipts of the facts there · 凭证写到哪里"},
                                 json_option};
constexpr Option lint_options[]{{"--store", "DIR", "with the standard and settings adopted there · 按账册采用的标准"},
                                {"--standard", "FILE", "with the grades and weights of this standard · 评分标准"},
                                json_option};
constexpr Option kit_options[]{{"--from", "DATE", "first day of the period · 期初"},
                               {"--to", "DATE", "last day of the period · 期末"},
                               {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                               {"--evaluation", "ID", "to be proved; its period and cut · 绩效评价"},
                               {"--out", "KIT.zip", "where the kit goes; also -o · 文件"},
                               json_option};
constexpr Option rank_options[]{{"--from", "DATE", "first day of the period · 期初"},
                                {"--to", "DATE", "last day of the period · 期末"},
                                {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                {"--by", "A", "organ, organ_filed or office · 按什么排"},
                                {"--peers", "KIND", "only organs of this kind · 同类单位"},
                                {"--least", "N", "quotients of fewer are not ranked (20) · 最少件数"},
                                json_option};
constexpr Option maintenance_options[]{{"--from", "TIME", "2026-03-16T22:00, at UTC+8 · 起"},
                                       {"--to", "TIME", "2026-03-17T06:00, at UTC+8 · 止"},
                                       {"--reason", "TEXT", "what for · 原因"},
                                       json_option};
constexpr Option organ_option{"--organ", "NAME", "whose account · 单位"},
    year_option{"--year", "Y", "the budget year · 年度"};
constexpr Option account_options[]{organ_option, year_option, json_option};
constexpr Option record_options[]{
    organ_option, year_option, {"--day", "DATE", "on which it counts (today) · 日期"}, json_option};
constexpr Option account_import_options[]{
    organ_option, year_option, {"--dry-run", "", "look at all, write nothing · 试运行"}, json_option};
constexpr Option template_options[]{{"--out", "FILE", ".xlsx or .csv; CSV to the terminal if not given · 文件"}};
constexpr Option account_at_options[]{organ_option,
                                      year_option,
                                      {"--department", "", "with all organs below it · 含下属单位"},
                                      {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                      {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                      json_option};
constexpr Option value_options[]{organ_option,
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
constexpr Option months_options[]{organ_option,
                                  year_option,
                                  {"--month", "M", "1 to 12 (12) · 月份"},
                                  {"--department", "", "with all organs below it · 含下属单位"},
                                  {"--out", "FILE", ".xlsx or .csv · 文件"},
                                  {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                  {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                  json_option};

constexpr Option as_post_option{"--post", "NAME", "who enters it; the program if not given · 岗位"};
constexpr Option evaluation_open_options[]{
    organ_option,
    year_option,
    {"--standard", "ID", "the scoring standard · 评分标准"},
    {"--project", "CODE", "of a project; the department if not given · 项目编码"},
    as_post_option,
    json_option};
constexpr Option evaluation_step_options[]{{"--day", "DATE", "on which it was done (today) · 日期"},
                                           {"--reason", "TEXT", "why · 事由"},
                                           {"--authority", "TEXT", "document number or meeting · 文号或者会议"},
                                           as_post_option,
                                           json_option};
constexpr Option evaluation_show_options[]{{"--document", "", "the evaluation file as it stood · 当时的评价文件"},
                                           json_option};
constexpr Option evaluation_freeze_options[]{{"--from", "DATE", "first day of the period (the year) · 期初"},
                                             {"--to", "DATE", "last day of the period · 期末"},
                                             {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                             as_post_option,
                                             json_option};
constexpr Option evaluation_evidence_options[]{
    {"--out", "FOLDER", "where it goes: new or empty · 写到哪里"},
    {"--files", "FOLDER", "where the files lie that [[evidence]] names (here) · 材料所在"},
    {"--step", "STEP", "whose sheet; the result, or the last one with points · 环节"},
    {"--pdf", "", "what is no PDF goes through LibreOffice · 转为 PDF"},
    json_option};
constexpr Option evaluation_restate_options[]{{"--frozen", "N", "which one; the last if not given · 第几条封账"},
                                              {"--as-of", "DATE", "facts up to this day (today) · 截止日"},
                                              {"--seq", "N", "facts up to this number (head) · 截止序号"},
                                              json_option};

constexpr Command table[]{
    {"init", "DIR [--name NAME]", "新建账册", "make a store", init_options, 1, 1, false, run_init,
     "huiying init office --name baiyun"},
    {"demo", "DIR [--seed N] [--matters N] [--year Y]", "新建模拟账册：一个区信访局的一年（模拟数据）",
     "make a store with a simulated year of a district office", demo_options, 1, 1, false, run_demo,
     "huiying demo demo-store --seed 1"},
    {"serve", "DIR [--listen 127.0.0.1:8080]", "提供网页和接口", "serve the web page and the API", serve_options, 1, 1,
     false, run_serve, "huiying serve demo-store"},
    {"organ", "DIR NAME --kind KIND --level LEVEL", "登记机关、单位", "record an organ", organ_options, 2, 2, true,
     run_organ, "huiying organ office 区信访局 --kind petition_office --level county --region 440111"},
    {"post", "DIR NAME --organ NAME --roles A,B", "设岗", "record a post", post_options, 2, 2, true, run_post,
     "huiying post office 登记员 --organ 区信访局 --roles registrar"},
    {"office import", "DIR FILE [--dry-run]", "按名册登记机关和岗位：已有的跳过，有误则一行不写",
     "record organs and posts from a list: all or nothing, what is there is skipped", office_import_options, 2, 2, true,
     run_office_import, "huiying office import office examples/office.csv --dry-run"},
    {"office posts", "DIR", "岗位、角色、委托：谁可以做什么", "posts, roles and delegations: who may do what",
     only_json, 1, 1, false, run_office_posts, "huiying office posts office"},
    {"office delegate", "DIR POST TO --until DATE [--from DATE] [--end]", "委托：同一单位的岗位代理另一岗位",
     "a post stands in for another of its organ", delegate_options, 3, 3, true, run_office_delegate,
     "huiying office delegate office 住建局负责人 住建局副职 --from 2026-07-01 --until 2026-07-15"},
    {"office end", "DIR ORGAN --until DATE [--successor NAME]", "登记机关撤并", "an organ ends", end_options, 2, 2,
     true, run_office_end, "huiying office end office 区规划局 --until 2026-06-30 --successor 区住建局"},
    {"office succeed", "DIR ORGAN [--to NAME] [--matter NUMBER]",
     "撤并机关未办完的事项移交承继机关；中断后再运行即继续",
     "an ended organ's unfinished work goes to its successor; run again if it was interrupted", succeed_options, 2, 2,
     true, run_office_succeed, "huiying office succeed office 区规划局"},
    {"lapse", "DIR [--close] [--post NAME]", "逾期未请求复查、复核的事项：列出，或者一并办结",
     "matters whose window for asking for a review ran out: list, or close them all", lapse_options, 1, 1, true,
     run_lapse, "huiying lapse office --close"},
    {"register", "DIR FILE --post NAME --received DATE --region CODE",
     "一份来函附清单：登记一件，逐行立件，有误则一行不写",
     "one covering letter with a list: one submission, a matter a row, all or nothing", register_options, 2, 2, true,
     run_register, "huiying register office list.xlsx --post 登记员 --received 2026-03-16 --region 440111"},
    {"user", "DIR ACCOUNT --post NAME --password -", "设账号", "make an account or change its password", user_options,
     2, 2, true, run_user, "huiying user office zhang --post 登记员 --password -"},
    {"token", "DIR [revoke|list] --post NAME [--label TEXT]", "为程序发令牌、撤销、列出",
     "make, revoke or list tokens for programs", token_options, 1, 2, true, run_token,
     "huiying token office --post 登记员 --label 窗口"},
    {"import", "DIR FILE --map MAP.toml [--dry-run]", "导入表格：相同的跳过，新的补上，矛盾的退回",
     "import a spreadsheet: the same is skipped, the new appended, the conflicting listed", import_options, 2, 2, true,
     run_import, "huiying import office replies.csv.gz --map examples/imports/replies.toml"},
    {"export", "DIR [--format provincial|columns --grain G] [-o FILE.csv|FILE.xlsx]",
     "按省系统的列导出，或者导出指标所数的列（不含个人信息）",
     "our matters in the provincial system's columns, or the columns that indicators count; without personal data",
     export_options, 1, 1, false, run_export, "huiying export office -o 2026-03-16.xlsx"},
    {"law adopt", "DIR FILE", "采用明年的年历或者改动的规定，重述未完的期限",
     "adopt next year's calendar or a changed rule; open clocks are restated", only_json, 2, 2, true, run_law_adopt,
     "huiying law adopt office 2027.toml"},
    {"due", "TERM --from DATE", "一项期限的到期日，逐日说明", "a due day and its explanation, day by day", due_options,
     1, 1, false, run_due, "huiying due handle --from 2026-03-20"},
    {"scenario", "FILE…", "运行情景表", "run scenario tables", only_json, 1, 1000, false, run_scenario,
     "huiying scenario tests/scenarios/*.scenario"},
    {"indicators", "DIR --from D --to D [--as-of D] [--seq N] [--by A,B]", "全部指标", "all indicators", figure_options,
     1, 1, false, run_indicators, "huiying indicators demo-store --from 2025-01-01 --to 2025-12-31"},
    {"explain", "DIR INDICATOR --from D --to D [--as-of D]", "一项指标的分子分母各是哪些事项",
     "the matters in numerator and denominator", figure_options, 2, 2, false, run_explain,
     "huiying explain demo-store reply_on_time_due --from 2025-01-01 --to 2025-12-31"},
    {"trace", "DIR NUMBER [--from D --to D --as-of D] [--evaluation FILE]",
     "一件事项计入哪些指标、由哪些事实决定，附每条事实的凭证",
     "the figures that count a matter, the facts that decide, and the proof of each", trace_options, 2, 2, false,
     run_trace, "huiying trace demo-store 999901L202503030001X-1 --from 2025-01-01 --to 2025-12-31"},
    {"rank", "DIR INDICATOR --from D --to D [--peers KIND] [--least N]",
     "一项指标各单位排名：并列、区间、不足件数的不排", "an indicator organ by organ: ties, intervals, too few unranked",
     rank_options, 2, 2, false, run_rank,
     "huiying rank demo-store satisfaction_organ --from 2025-01-01 --to 2025-12-31"},
    {"spread", "DIR INDICATOR --from D --to D [--by A,B]", "天数的中位数、九成位数和最大值",
     "median, 90th percentile and maximum of days", figure_options, 2, 2, false, run_spread,
     "huiying spread demo-store days_to_reply --from 2025-01-01 --to 2025-12-31 --by organ"},
    {"findings", "DIR --from D --to D [--as-of D] [--seq N]",
     "疑点：期末集中办结、重置期限、批量相同答复等，逐条列出算式",
     "what may polish figures: closings bunched, clocks reset, answers alike …, each with its arithmetic",
     figure_options, 1, 1, false, run_findings, "huiying findings demo-store --from 2025-01-01 --to 2025-12-31"},
    {"maintenance", "DIR --from TIME --to TIME --reason TEXT", "事先公告一次计划停机；没有公告的停机都算故障",
     "announce a planned stop; a stop without announcement is a failure", maintenance_options, 1, 1, false,
     run_maintenance, "huiying maintenance office --from 2026-03-16T22:00 --to 2026-03-17T06:00 --reason 升级"},
    {"count", "DIR 'PREDICATE' [--from D --to D --as-of D]", "任意问题的计数", "count any question", figure_options, 2,
     2, false, run_count, "huiying count demo-store 'matters: matter_class = claim and closed_day is missing'"},
    {"evaluate", "FILE.toml [--store DIR] [--standard FILE] [--out DIR] [--trace LINE]",
     "绩效自评：逐项计分、总分和等级", "an evaluation: points line by line, total and grade", evaluate_options, 1, 1,
     false, run_evaluate, "huiying evaluate examples/guangzhou/guangzhou-2023.toml --out report"},
    {"evaluation open", "DIR --organ NAME --year Y --standard ID [--project CODE]", "建绩效评价",
     "open the evaluation of an organ, a year and a standard", evaluation_open_options, 1, 1, true, run_evaluation_open,
     "huiying evaluation open office --organ 区信访局 --year 2025 --standard department-2023"},
    {"evaluation step", "DIR ID STEP [FILE.toml] [--day D] [--reason TEXT] [--authority TEXT]",
     "记一个环节：目标申报、批复、调整、监控、自评、第三方评价、复核……；次序不符、指标值与批复不符的不收",
     "enter a step: declared, approved, changed, monitored, self_evaluated …; out of order, or off the approved "
     "targets, it is refused",
     evaluation_step_options, 3, 4, true, run_evaluation_step,
     "huiying evaluation step office 3f2a approved --authority 穗财绩〔2025〕3号 --day 2025-02-10"},
    {"evaluation list", "DIR", "全部绩效评价", "all evaluations", only_json, 1, 1, false, run_evaluation_list,
     "huiying evaluation list office"},
    {"evaluation show", "DIR ID [STEP] [--document]", "一项评价的各个环节，或者某一环节的评分表",
     "the life of an evaluation, or the sheet of one step", evaluation_show_options, 2, 3, false, run_evaluation_show,
     "huiying evaluation show office 3f2a self_evaluated"},
    {"evaluation compare", "DIR ID STEP STEP", "两次评分逐项对照：自评 self、第三方 outside、专家 panel、复核 recheck",
     "two scorings line by line: self, outside, panel, recheck", only_json, 4, 4, false, run_evaluation_compare,
     "huiying evaluation compare office 3f2a self outside"},
    {"evaluation monitor", "DIR ID [STEP]", "运行监控：目标完成、资金执行与时序进度对照",
     "monitoring: goals and money beside the time elapsed", only_json, 2, 3, false, run_evaluation_monitor,
     "huiying evaluation monitor office 3f2a"},
    {"evaluation evidence", "DIR ID --out FOLDER [--files FOLDER] [--pdf]", "佐证材料：按指标编号的文件夹，附清单",
     "evidence as folders numbered by indicator, with cover lists", evaluation_evidence_options, 2, 2, false,
     run_evaluation_evidence, "huiying evaluation evidence office 3f2a --files evidence --out 佐证材料 --pdf"},
    {"evaluation freeze", "DIR ID [--from D --to D --as-of D]", "封账：本期全部指标按截点定格",
     "freeze every figure of a period at a cut", evaluation_freeze_options, 2, 2, true, run_evaluation_freeze,
     "huiying evaluation freeze office 3f2a --as-of 2026-01-10"},
    {"evaluation restate", "DIR ID [--frozen N] [--as-of D] [--seq N]",
     "重述：封账值在原截点重算，与现值对照，说明因哪些后来的记录而变",
     "frozen figures computed again, beside what they are now, and which later facts made the difference",
     evaluation_restate_options, 2, 2, false, run_evaluation_restate, "huiying evaluation restate office 3f2a"},
    {"kit", "DIR --from D --to D [--as-of D] [--evaluation ID] -o KIT.zip",
     "复算包：不含个人信息，可在别处复算全部指标",
     "a kit from which all figures can be recomputed elsewhere, without personal data", kit_options, 1, 1, false,
     run_kit, "huiying kit demo-store --from 2025-01-01 --to 2025-12-31 -o kit.zip"},
    {"account open", "DIR --organ NAME --year Y", "建年度账", "open the account of an organ and year", account_options,
     1, 1, true, run_account_open, "huiying account open office --organ 区信访局 --year 2023"},
    {"account record", "DIR DEED name=value … [+ name=value …]",
     "记账：预算、收支、合同、填报数等；+ 之间为同一次记入的各笔",
     "record budget, money, contracts, typed figures …; + parts the entries of one command", record_options, 2, 100,
     true, run_account_record,
     "huiying account record office 记账 kind=支出 project=A01 amount=12345.67 document=记-12 --organ 区信访局 --year "
     "2023 "
     "--day 2023-05-06"},
    {"account import", "DIR KIND FILE --organ NAME --year Y [--dry-run]", "导入预算、收支、合同、项目、验收、填报数表",
     "import a sheet of budget, entries, contracts, projects, performances or figures", account_import_options, 3, 3,
     true, run_account_import, "huiying account import office 收支 2023.xlsx --organ 区信访局 --year 2023 --dry-run"},
    {"account template", "KIND [-o FILE.xlsx|FILE.csv]", "下载填报模板", "a template to fill", template_options, 1, 1,
     false, run_account_template, "huiying account template 收支 -o entries.xlsx"},
    {"account show", "DIR --organ NAME --year Y [--department]", "一年的账：预算、执行、比率、预警",
     "a year's account: budget, execution, rates, warnings", account_at_options, 1, 1, false, run_account_show,
     "huiying account show office --organ 区信访局 --year 2023"},
    {"account value", "DIR FORMULA --organ NAME --year Y", "一个资金指标，及计入的各笔",
     "one money figure, with the entries it counted", value_options, 2, 2, false, run_account_value,
     "huiying account value office 预算执行率 --organ 区信访局 --year 2023 --project A01"},
    {"account months", "DIR --organ NAME --year Y --month M [-o FILE]", "支出进度月报（对照时序进度）",
     "the monthly sheet: execution against time elapsed", months_options, 1, 1, false, run_account_months,
     "huiying account months office --organ 区信访局 --year 2023 --month 6"},
    {"account entries", "DIR --organ NAME --year Y", "逐笔列出", "every entry", account_options, 1, 1, false,
     run_account_entries, "huiying account entries office --organ 区信访局 --year 2023"},
    {"account list", "DIR", "全部年度账", "all accounts", only_json, 1, 1, false, run_account_list,
     "huiying account list office"},
    {"archive due", "DIR", "保管期满的事项", "matters whose retention period has run out", only_json, 1, 1, false,
     run_archive_due, "huiying archive due office"},
    {"archive propose", "DIR LIST --post NAME", "提请销毁保管期满的事项", "propose their destruction", archive_options,
     2, 2, true, run_archive_propose, "huiying archive propose office 销〔2060〕1号 --post 办理员"},
    {"archive approve", "DIR LIST --post NAME", "由另一岗位批准销毁", "approve it, by another post", archive_options, 2,
     2, true, run_archive_approve, "huiying archive approve office 销〔2060〕1号 --post 局长"},
    {"archive contents", "DIR NUMBER", "一件事项的卷内目录", "what the file of a matter holds", only_json, 2, 2, false,
     run_archive_contents, "huiying archive contents office 440111L202603160001X-1"},
    {"erase", "DIR NUMBER --person N --authority TEXT [--on-request]", "删除一名信访人的个人信息，或者销毁一个附件",
     "erase the personal data of one person, or destroy one file", erase_options, 2, 2, true, run_erase,
     "huiying erase office 440111L202603160001X --person 2 --authority 档〔2026〕3号"},
    {"key rotate", "DIR", "更换主密钥（先停服务；中断后再运行即继续）",
     "a new master key (stop the server first; run again if it was interrupted)", only_json, 1, 1, false,
     run_key_rotate, "huiying key rotate office"},
    {"audit prune", "DIR --before DATE", "删除六个月以前的审计记录", "delete audit rows older than six months",
     prune_options, 1, 1, false, run_audit_prune, "huiying audit prune office --before 2026-01-01"},
    {"fsck", "DIR", "逐字节核验账册", "re-derive every hash, row and column", only_json, 1, 1, false, run_fsck,
     "huiying fsck demo-store"},
    {"backup", "DIR FILE", "备份到文件和 FILE.objects（不含主密钥）",
     "back up to FILE and FILE.objects (without the master key)", only_json, 2, 2, false, run_backup,
     "huiying backup office office.backup"},
    {"restore", "FILE DIR [--force]", "恢复备份，另开账期", "restore a backup; opens a new epoch", restore_options, 2,
     2, false, run_restore, "huiying restore office.backup office"},
    {"verify-receipt", "FILE --key VKEY", "核验信访凭证", "verify a petitioner's receipt", receipt_options, 1, 1, false,
     run_verify_receipt, "huiying verify-receipt receipt.txt"},
    {"lint", "FILE… [--store DIR] [--standard FILE]",
     "绩效自评报告里对不上的数：合计、比率、得分、等级、名次、目标、口径",
     "what does not add up in a performance report: text, .docx, .xlsx, .csv, .toml, .json", lint_options, 1, 1000,
     false, run_lint, "huiying lint tests/lint/reports/linhe.txt"},
};

}  // namespace

std::span<const Command> commands() {
    return table;
}

}  // namespace huiying
