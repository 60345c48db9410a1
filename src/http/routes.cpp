// THE route table: method, path, who may, where it runs, handler, and what the OpenAPI document says. Nothing else
// registers a route; the API tests and the document are checked against it.
#include "http/account_evidence.hpp"
#include "http/accounts.hpp"
#include "http/audit.hpp"
#include "http/bulk.hpp"
#include "http/deeds.hpp"
#include "http/drafts.hpp"
#include "http/evaluation_trace.hpp"
#include "http/evaluations.hpp"
#include "http/export.hpp"
#include "http/figures.hpp"
#include "http/files.hpp"
#include "http/matters.hpp"
#include "http/merge_preview.hpp"
#include "http/office.hpp"
#include "http/openapi.hpp"
#include "http/papers.hpp"
#include "http/persons.hpp"
#include "http/public.hpp"
#include "http/public_acts.hpp"
#include "http/public_copy.hpp"
#include "http/public_draft.hpp"
#include "http/public_files.hpp"
#include "http/public_find.hpp"
#include "http/public_receipt.hpp"
#include "http/public_view.hpp"
#include "http/questions.hpp"
#include "http/reference.hpp"
#include "http/register.hpp"
#include "http/reveal.hpp"
#include "http/route_params.hpp"
#include "http/schema.hpp"
#include "http/sign_in.hpp"
#include "http/table_file.hpp"
#include "http/trace.hpp"

namespace http {
namespace {

using enum Method;
using P = core::Permission;

constexpr std::string_view text = "text/plain";
constexpr std::string_view binary = "application/octet-stream";

Json takes_file(Components&) {
    return {{"type", "string"}, {"contentMediaType", "application/octet-stream"}};
}

template <class T>
constexpr Route deed(std::string_view path, P permission, std::string_view summary) {
    return {.method = post,
            .path = path,
            .who = with(permission),
            .handler = perform,
            .operation = deed_id<T>(),
            .summary = summary,
            .request = takes_deed<T>,
            .response = gives<DoneView>};
}

template <class T>
constexpr Route account_deed(std::string_view path, std::string_view summary) {
    return {.method = post,
            .path = path,
            .who = with(P::manage_account),
            .handler = record_in_account,
            .operation = deed_id<T>(),
            .summary = summary,
            .request = takes_dated<T>,
            .response = gives<EnteredView>,
            .status = 201};
}

// clang-format off
const Route table[] = {
    {post,   "/api/v1/session", anyone, On::password, sign_in, "sign_in", "sign in with name and password", takes<Credentials>, gives<SessionView>},
    {get,    "/api/v1/session", signed_in, On::io, get_session, "get_session", "who is signed in, and what the post may do", nullptr, gives<SessionView>},
    {remove, "/api/v1/session", signed_in, On::io, sign_out, "sign_out", "sign out", nullptr, nullptr, text, 204},

    {post,   "/api/v1/submissions", with(P::register_submission), On::io, register_submission, "register", "register a submission and open its matters 登记", takes<app::Registration>, gives<RegisteredView>, "application/json", 201},
    {post,   "/api/v1/submissions/identical", with(P::register_submission), On::io, register_identical, "register_identical", "register many letters that say the same in one go 批量登记", takes<IdenticalDraft>, gives<std::vector<RegisteredView>>, "application/json", 201},
    {get,    "/api/v1/submissions/{number}/receipt", with(P::read_matters), On::worker, get_receipt, "get_receipt", "the receipt, which can be checked against the ledger", nullptr, nullptr, text},

    {post,   "/api/v1/submissions/{number}/reveal", with(P::reveal), On::io, reveal, "reveal", "personal data in plain, for a recorded purpose 查看个人信息", takes<RevealDraft>, gives<RevealedView>},
    {post,   "/api/v1/uploads", signed_in, On::io, begin_upload, "begin_upload", "begin to upload a file in parts 上传附件", nullptr, gives<UploadView>, "application/json", 201},
    {put,    "/api/v1/uploads/{upload}/parts/{part}", signed_in, On::file, put_part, "put_part", "the next part, from 1 on; the body is its bytes", takes_file, gives<PartView>},
    {remove, "/api/v1/uploads/{upload}", signed_in, On::file, end_upload, "end_upload", "give an upload up", nullptr, nullptr, text, 204},
    {post,   "/api/v1/submissions/{number}/files", with(P::register_submission), On::file, keep_submission_file, "keep_submission_file", "keep an uploaded file with the submission 收存附件", takes<FileDraft>, gives<KeptFileView>, "application/json", 201},
    {get,    "/api/v1/submissions/{number}/files", with(P::read_matters), On::io, list_submission_files, "list_submission_files", "the submission's files, for the organ that registered it", nullptr, gives<std::vector<FileView>>},
    {get,    "/api/v1/submissions/{number}/files/{file}", with(P::reveal), On::file, get_file, "get_file", "a file's bytes, whole or by Range, once it was opened", nullptr, nullptr, binary, 200, file_query},
    {post,   "/api/v1/submissions/{number}/files/{file}/open", with(P::reveal), On::io, open_file, "open_file", "say what a file is needed for; it may then be read for 15 minutes 查看附件", takes<OpeningDraft>, gives<OpeningView>},
    {post,   "/api/v1/submissions/{number}/files/{file}/release", with(P::read_matters), On::io, release_file, "release_file", "release a file to a matter, or take the release back 放行附件", takes<ReleaseDraft>, gives<ReleasedView>},
    {post,   "/api/v1/matters/{id}/files", with(P::handle), On::file, keep_matter_file, "keep_matter_file", "keep an uploaded file for a matter that the caller's organ handles", takes<FileDraft>, gives<KeptFileView>, "application/json", 201},
    {get,    "/api/v1/matters/{id}/files", with(P::read_matters), On::io, list_matter_files, "list_matter_files", "the files released to a matter", nullptr, gives<std::vector<FileView>>},

    {post,   "/api/v1/persons/search", with(P::register_submission), On::io, search_persons, "search_persons", "earlier submissions with this phone or ID number 重复件查询", takes<PersonSearch>, gives<MatchesView>},

    {get,    "/api/v1/matters", with(P::read_matters), On::io, list_matters, "list_matters", "a page of a list, or the whole list as a file", nullptr, gives<PageView>, "application/json", 200, list_query},
    {get,    "/api/v1/matters/{id}", with(P::read_matters), On::io, get_matter, "get_matter", "one matter with everything on it", nullptr, gives<MatterView>},
    {get,    "/api/v1/matters/{id}/contents", with(P::read_matters), On::io, get_contents, "get_contents", "what the file of the matter holds 卷内目录", nullptr, gives<ContentsView>},
    {get,    "/api/v1/matters/{id}/figures", with(P::read_matters), On::worker, trace_matter, "trace_matter", "the figures that count the matter, and the facts that decide 计入的指标", nullptr, gives<TraceView>, "application/json", 200, trace_query},
    {get,    "/api/v1/matters/{id}/facts/{seq}/receipt", with(P::read_matters), On::worker, get_fact_receipt, "get_fact_receipt", "one fact of the matter or its letters, with its place in the signed tree 凭证", nullptr, nullptr, text},
    {get,    "/api/v1/matters/{id}/clocks/{leg}/{term}", with(P::read_matters), On::io, explain_clock, "explain_clock", "why a clock ends on its due day", nullptr, gives<ExplanationView>},

    {get,    "/api/v1/lapsed", with(P::read_matters), On::worker, get_lapsed, "get_lapsed", "whose 30 days for asking for a review went by 逾期未请求", nullptr, gives<LapsedPageView>, "application/json", 200, cursor_query},
    {post,   "/api/v1/lapsed/close", with(P::close), On::worker, close_lapsed, "close_lapsed", "close these as lapsed 逾期办结", takes<MatterNumbersDraft>, gives<LapsesClosedView>},

    deed<core::Classify>          ("/api/v1/matters/{id}/classify", P::classify, "classify the demand 分类"),
    deed<core::Forward>           ("/api/v1/matters/{id}/forward", P::forward, "forward, assign or report 转送、交办、报请"),
    deed<core::Notice>            ("/api/v1/matters/{id}/notice", P::handle, "tell the petitioner 告知"),
    deed<core::Object>            ("/api/v1/matters/{id}/object", P::handle, "object: not this organ's 提出异议"),
    deed<core::DecideObjection>   ("/api/v1/matters/{id}/decide_objection", P::decide_objection, "decide an objection 异议核实"),
    deed<core::Accept>            ("/api/v1/matters/{id}/accept", P::handle, "accept 受理"),
    deed<core::Decline>           ("/api/v1/matters/{id}/decline", P::handle, "decline 不予受理"),
    deed<core::Route>             ("/api/v1/matters/{id}/route", P::handle, "route to its lawful path 导入途径"),
    deed<core::Extend>            ("/api/v1/matters/{id}/extend", P::extend, "extend the period 延期"),
    deed<core::Reply>             ("/api/v1/matters/{id}/reply", P::handle, "answer the petitioner 答复"),
    deed<core::Deliver>           ("/api/v1/matters/{id}/deliver", P::handle, "deliver the answer 送达"),
    deed<core::RequestReview>     ("/api/v1/matters/{id}/request_review", P::rate, "the petitioner asks for a review 请求复查"),
    deed<core::DecideReview>      ("/api/v1/matters/{id}/decide_review", P::review, "decide the review 复查"),
    deed<core::RequestFinalReview>("/api/v1/matters/{id}/request_final_review", P::rate, "the petitioner asks for the final review 请求复核"),
    deed<core::Hear>              ("/api/v1/matters/{id}/hear", P::handle, "hold a hearing 听证"),
    deed<core::DecideFinalReview> ("/api/v1/matters/{id}/decide_final_review", P::review, "decide the final review 复核"),
    deed<core::Rate>              ("/api/v1/matters/{id}/rate", P::rate, "enter the petitioner's rating 评价"),
    deed<core::Withdraw>          ("/api/v1/matters/{id}/withdraw", P::rate, "the petitioner withdraws 撤回"),
    deed<core::Close>             ("/api/v1/matters/{id}/close", P::close, "close 办结"),
    deed<core::Reopen>            ("/api/v1/matters/{id}/reopen", P::close, "reopen 重新办理"),
    deed<core::Contact>           ("/api/v1/matters/{id}/contact", P::handle, "the petitioner was contacted 联系信访人"),
    deed<core::Recuse>            ("/api/v1/matters/{id}/recuse", P::handle, "a post takes no further part 回避"),
    deed<core::Dispute>           ("/api/v1/matters/{id}/dispute", P::handle, "organs dispute who accepts 管辖争议"),
    deed<core::SettleDispute>     ("/api/v1/matters/{id}/settle_dispute", P::forward, "who accepts is settled 确定受理机关"),
    deed<core::ReportUrgent>      ("/api/v1/matters/{id}/report_urgent", P::handle, "report an urgent matter upward 重大紧急报告"),
    deed<core::AdoptSuggestion>   ("/api/v1/matters/{id}/adopt_suggestion", P::handle, "what became of a suggestion 建议采纳"),
    deed<core::Settle>            ("/api/v1/matters/{id}/settle", P::handle, "mediation or settlement 调解、和解"),
    deed<core::Execute>           ("/api/v1/matters/{id}/execute", P::handle, "how the opinion is carried out 督促执行"),
    deed<core::Resolve>           ("/api/v1/matters/{id}/resolve", P::handle, "solved, and accepted by the petitioner 化解认定"),
    deed<core::Refer>             ("/api/v1/matters/{id}/refer", P::handle, "help to apply for aid 救助转介"),
    deed<core::EnterProcedure>    ("/api/v1/matters/{id}/enter_procedure", P::handle, "another organ's procedure took the matter up 进入法定程序"),
    deed<core::CareAfter>         ("/api/v1/matters/{id}/care_after", P::handle, "guidance, reconciliation, support after the lawful end 后续疏导帮扶"),
    deed<core::Urge>              ("/api/v1/matters/{id}/urge", P::supervise, "urge whoever holds it 催办"),
    deed<core::Link>              ("/api/v1/matters/{id}/link", P::link, "hangs together with another matter 关联"),
    deed<core::Succeed>           ("/api/v1/matters/{id}/succeed", P::forward, "the successor of an ended organ goes on with a leg 机关承继"),
    deed<core::Merge>             ("/api/v1/matters/{id}/merge", P::correct, "the same demand registered twice 并案"),
    {post,   "/api/v1/matters/{id}/unmerge", with(P::correct), On::io, unmerge, "unmerge", "annul a merging in both matters 撤销并案", takes<UnmergeDraft>, gives<DoneView>},
    {post,   "/api/v1/matters/{id}/merge/preview", with(P::correct), On::worker, preview_merge, "preview_merge", "what a merging would change in the figures; nothing is written 并案预览", takes<MergeDraft>, gives<MergePreviewView>},
    {post,   "/api/v1/matters/{id}/unmerge/preview", with(P::correct), On::worker, preview_unmerge, "preview_unmerge", "what annulling a merging would change in the figures; nothing is written 撤销并案预览", nullptr, gives<MergePreviewView>},
    deed<core::AdmitLate>         ("/api/v1/matters/{id}/admit_late", P::close, "a late request has a just cause 准予逾期请求"),
    {get,    "/api/v1/matters/{id}/paper_draft", with(P::reveal), On::io, draft_paper, "draft_paper", "the fields of a paper, filled in as far as the facts go", nullptr, gives<std::vector<FieldView>>, "application/json", 200, draft_query},
    {post,   "/api/v1/matters/{id}/papers", with(P::handle), On::io, issue_paper, "issue_paper", "issue a paper 制发文书", takes<PaperDraft>, gives<IssuedView>, "application/json", 201},
    {get,    "/api/v1/matters/{id}/papers/{paper}", with(P::reveal), On::worker, get_paper, "get_paper", "a paper as it is stored, or as PDF", nullptr, nullptr, binary, 200, paper_query},
    {post,   "/api/v1/matters/{id}/papers/{paper}/copies", with(P::handle), On::io, keep_paper, "keep_paper", "take in an edited file or the sealed scan; the body is the file 收存", takes_file, [](Components&) -> Json { return {{"type", "object"}}; }, "application/json", 201, copy_query},
    {post,   "/api/v1/papers", with(P::handle), On::worker, issue_papers, "issue_papers", "the same paper for many matters 批量制发", takes<BulkDraft>, gives<std::vector<BulkView>>},
    deed<core::VoidPaper>         ("/api/v1/matters/{id}/void_paper", P::handle, "a paper is void 作废文书"),
    deed<core::ServePaper>        ("/api/v1/matters/{id}/serve_paper", P::handle, "a paper was served 送达文书"),
    deed<core::Correct>           ("/api/v1/matters/{id}/correct", P::correct, "correct or annul a fact 更正"),

    {get,    "/api/v1/accounts", with(P::read_indicators), On::worker, list_accounts, "list_accounts", "the accounts of organs and years 年度账", nullptr, gives<AccountsView>},
    {post,   "/api/v1/accounts", with(P::manage_account), On::io, open_account, "open_account", "open the account of an organ and year 建年度账", takes<core::OpenAccount>, gives<EnteredView>, "application/json", 201},
    {get,    "/api/v1/accounts/{id}", with(P::read_indicators), On::worker, get_account, "get_account", "a year's account: budget, execution, rates, warnings", nullptr, gives<AccountView>, "application/json", 200, account_query},
    {get,    "/api/v1/accounts/{id}/entries", with(P::read_indicators), On::worker, get_entries, "get_entries", "every entry in order, what was annulled too", nullptr, gives<EntriesView>},
    {post,   "/api/v1/accounts/{id}/entries", with(P::manage_account), On::io, enter_money, "enter_money", "enter money, all or nothing 记账", takes<MoneyDrafts>, gives<EnteredView>, "application/json", 201},
    {get,    "/api/v1/accounts/{id}/value", with(P::read_indicators), On::worker, get_money_value, "get_money_value", "one money figure, with the entries it counted", nullptr, gives<MoneyValueView>, "application/json", 200, money_query},
    {get,    "/api/v1/accounts/{id}/progress", with(P::read_indicators), On::worker, get_progress, "get_progress", "execution against time elapsed, for one month 支出进度", nullptr, gives<ProgressView>, "application/json", 200, progress_query},
    {post,   "/api/v1/accounts/{id}/import", with(P::manage_account), On::worker, import_account_sheet, "import_account", "a sheet, CSV or workbook, all of it or nothing; the body is the file 导入", takes_file, gives<AccountReportView>, "application/json", 200, sheet_query},
    {get,    "/api/v1/accounts/{id}/evidence", with(P::read_indicators), On::worker, list_account_evidence, "list_evidence", "the papers kept as evidence of the year 佐证材料", nullptr, gives<EvidenceListView>},
    {post,   "/api/v1/accounts/{id}/evidence", signed_in, On::file, keep_account_evidence, "keep_evidence", "keep an uploaded paper as evidence, under its number 归存佐证", takes<EvidenceDraft>, gives<EvidenceView>, "application/json", 201},
    {get,    "/api/v1/accounts/{id}/evidence/{number}", signed_in, On::file, get_account_evidence, "get_evidence_paper", "a paper's bytes, for whoever enters accounts or evaluations", nullptr, nullptr, binary},
    {post,   "/api/v1/accounts/{id}/evidence/{number}/destroy", signed_in, On::file, destroy_account_evidence, "destroy_evidence", "destroy a paper's key and bytes 销毁佐证", takes<EvidenceEnd>, gives<EvidenceView>},
    {get,    "/api/v1/account_templates/{sheet}", with(P::read_indicators), On::worker, get_account_template, "get_account_template", "a template to fill 填报模板", nullptr, nullptr, binary, 200, template_query},
    account_deed<core::RecordProject>   ("/api/v1/accounts/{id}/record_project", "a project, or a line of basic expenditure 登记项目"),
    account_deed<core::RecordContract>  ("/api/v1/accounts/{id}/record_contract", "a contract 登记合同"),
    account_deed<core::PerformContract> ("/api/v1/accounts/{id}/perform_contract", "its performance was accepted, or not 履约验收"),
    account_deed<core::TypeFigure>      ("/api/v1/accounts/{id}/type_figure", "a figure that no record of ours holds, with its evidence 填报"),
    account_deed<core::PublishAccount>  ("/api/v1/accounts/{id}/publish_account", "budget, accounts, targets or evaluation were published 公开"),
    account_deed<core::ReconcileAccount>("/api/v1/accounts/{id}/reconcile_account", "what the accounting system says on a day 对账"),
    account_deed<core::RecordFinding>   ("/api/v1/accounts/{id}/record_finding", "a finding of an audit or inspection 登记问题"),
    account_deed<core::RectifyFinding>  ("/api/v1/accounts/{id}/rectify_finding", "it was rectified 整改"),
    account_deed<core::RecordRule>      ("/api/v1/accounts/{id}/record_rule", "a rule of the organ in one version 登记制度"),
    account_deed<core::AnnulEntry>      ("/api/v1/accounts/{id}/annul_entry", "an entry is read as never made 冲销"),

    {get,    "/api/v1/evaluations", with(P::read_indicators), On::worker, list_evaluations, "list_evaluations", "the evaluations of organs and years 绩效评价", nullptr, gives<EvaluationsView>},
    {post,   "/api/v1/evaluations", with(P::evaluate), On::worker, open_evaluation, "open_evaluation", "open the evaluation of an organ, a year and a standard 建绩效评价", takes<core::OpenEvaluation>, gives<LifeEnteredView>, "application/json", 201},
    {get,    "/api/v1/evaluations/{id}", with(P::read_indicators), On::worker, get_evaluation, "get_evaluation", "its life: steps with their points, what may come next, frozen periods", nullptr, gives<EvaluationView>},
    {post,   "/api/v1/evaluations/{id}/steps", with(P::read_indicators), On::worker, enter_step, "enter_step", "enter a step; who may depends on the step 记入环节", takes<StepDraft>, gives<LifeEnteredView>, "application/json", 201},
    {get,    "/api/v1/evaluations/{id}/steps/{step}", with(P::read_indicators), On::worker, get_step, "get_step", "the score sheet of a step, as it was scored when it was entered", nullptr, [](Components&) -> Json { return {{"type", "object"}}; }},
    {get,    "/api/v1/evaluations/{id}/steps/{step}/document", with(P::read_indicators), On::worker, get_step_document, "get_step_document", "the evaluation file as it stood at a step", nullptr, nullptr, text},
    {get,    "/api/v1/evaluations/{id}/steps/{step}/lines/{line}", with(P::read_indicators), On::worker, trace_step_line, "trace_step_line", "from a line of a step's sheet to its points, indicator, cut and matters 追溯", nullptr, [](Components&) -> Json { return {{"type", "object"}}; }},
    {get,    "/api/v1/evaluations/{id}/compare", with(P::read_indicators), On::worker, compare_steps, "compare_steps", "two scorings line by line 逐项对照", nullptr, gives<ComparisonView>, "application/json", 200, compare_query},
    {get,    "/api/v1/evaluations/{id}/monitoring", with(P::read_indicators), On::worker, get_monitoring, "get_monitoring", "goals and money beside the time elapsed 运行监控", nullptr, gives<MonitoringView>, "application/json", 200, monitoring_query},
    {post,   "/api/v1/evaluations/{id}/freeze", with(P::evaluate), On::worker, freeze_period, "freeze_period", "freeze every figure of a period 封账", takes<FreezeDraft>, gives<LifeEnteredView>, "application/json", 201},
    {get,    "/api/v1/evaluations/{id}/restatement", with(P::read_indicators), On::worker, get_restatement, "get_restatement", "frozen figures computed again, beside what they are now, and which later facts made the difference 重述", nullptr, gives<RestatementView>, "application/json", 200, restatement_query},
    {get,    "/api/v1/evaluations/{id}/evidence", with(P::read_indicators), On::worker, get_evidence, "get_evidence", "lists of evidence in folders numbered by indicator, as one .zip 佐证材料", nullptr, nullptr, binary, 200, evidence_query},
    {get,    "/api/v1/public/evaluations/{id}", anyone, On::worker, get_published, "get_published", "a published evaluation 绩效评价公开", nullptr, [](Components&) -> Json { return {{"type", "object"}}; }},

    {get,    "/api/v1/indicators", with(P::read_indicators), On::worker, measure, "measure", "every indicator at a cut", nullptr, gives<std::vector<FigureView>>, "application/json", 200, period_query},
    {get,    "/api/v1/indicators/{id}/explain", with(P::read_indicators), On::worker, explain_figure, "explain_figure", "what an indicator counted", nullptr, gives<FigureExplanationView>, "application/json", 200, explain_query},
    {get,    "/api/v1/indicators/{id}/rank", with(P::read_indicators), On::worker, rank_figure, "rank_figure", "an indicator organ by organ, in order, with intervals", nullptr, gives<RankingView>, "application/json", 200, rank_query},
    {get,    "/api/v1/indicators/{id}/spread", with(P::read_indicators), On::worker, spread_figure, "spread_figure", "median, 90th percentile and maximum of what an average or sum adds up", nullptr, gives<SpreadsView>, "application/json", 200, spread_query},
    {get,    "/api/v1/findings", with(P::read_indicators), On::worker, find_polish, "findings", "what may polish figures, on matters and organs, each with its arithmetic", nullptr, gives<FindingsView>, "application/json", 200, findings_query},
    {get,    "/api/v1/count", with(P::read_indicators), On::worker, count, "count", "any question in the predicate language", nullptr, gives<CountView>, "application/json", 200, count_query},
    {get,    "/api/v1/pivot", with(P::read_indicators), On::worker, pivot, "pivot", "a question of the predicate language, counted by two groups", nullptr, gives<PivotView>, "application/json", 200, pivot_query},
    {get,    "/api/v1/questions", signed_in, On::worker, list_questions, "list_questions", "saved questions: the caller's own and those its organ shares 常用查询", nullptr, gives<std::vector<QuestionView>>},
    {post,   "/api/v1/questions", signed_in, On::worker, save_question, "save_question", "save a question under a name", takes<QuestionDraft>, gives<QuestionView>, "application/json", 201},
    {post,   "/api/v1/questions/{id}", signed_in, On::worker, replace_question, "replace_question", "put another in the place of one's own", takes<QuestionDraft>, gives<QuestionView>},
    {remove, "/api/v1/questions/{id}", signed_in, On::worker, delete_question, "delete_question", "delete one's own", nullptr, nullptr, text, 204},
    {get,    "/api/v1/questions/{id}/answer", signed_in, On::worker, ask_question, "ask_question", "ask it now, as the caller: the answer of list_matters, count, pivot or measure", nullptr, [](Components&) -> Json { return Json::object(); }, "application/json", 200, ask_query},
    {get,    "/api/v1/export", with(P::read_matters), On::worker, export_matters, "export", "the matters in the provincial system's columns, without personal data", nullptr, nullptr, "text/csv", 200, export_query},

    {get,    "/api/v1/due", signed_in, On::io, explain_due, "explain_due", "a due day and how it is counted", nullptr, gives<ExplanationView>, "application/json", 200, due_query},
    {get,    "/api/v1/organs", signed_in, On::io, get_organs, "get_organs", "the organs of the store", nullptr, gives<std::vector<OrganView>>},
    {post,   "/api/v1/organs/end", with(P::manage_office), On::io, end_organ, "end_organ", "an organ ends; who takes its place 机关撤并", takes<OrganEndDraft>, gives<SeqView>},
    {post,   "/api/v1/organs/succeed", with(P::forward), On::worker, succeed_organ, "succeed_organ", "a page of an ended organ's work to its successor 机关承继", takes<SuccessionDraft>, gives<SuccessionView>},
    {get,    "/api/v1/posts", signed_in, On::io, get_posts, "get_posts", "who may do what today 岗位权限", nullptr, gives<std::vector<PostView>>},
    {get,    "/api/v1/delegations", signed_in, On::io, get_delegations, "get_delegations", "which post stands in for which, and when 委托", nullptr, gives<std::vector<DelegationView>>},
    {post,   "/api/v1/delegations", with(P::manage_office), On::io, delegate, "delegate", "a post stands in for another of its organ 委托", takes<DelegationDraft>, gives<DelegationView>, "application/json", 201},
    {post,   "/api/v1/delegations/end", with(P::manage_office), On::io, end_delegation, "end_delegation", "a delegation ends earlier 终止委托", takes<DelegationEndDraft>, gives<DelegationView>},
    {get,    "/api/v1/words", anyone, On::io, get_words, "get_words", "every enumeration with its Chinese words", nullptr, [](Components& components) -> Json { return {{"type", "object"}, {"additionalProperties", gives<std::vector<WordView>>(components)}}; }},
    {get,    "/api/v1/law", signed_in, On::io, get_law, "get_law", "terms and articles in force", nullptr, gives<LawView>},

    {post,   "/api/v1/public/submissions", anyone, On::io, submit_publicly, "submit_publicly", "a petitioner submits, without an account 网上信访", takes<PublicSubmissionDraft>, gives<PublicRegisteredView>, "application/json", 201},
    {post,   "/api/v1/public/query", anyone, On::io, query_publicly, "query_publicly", "the petitioner's view, by number and query code 查询", takes<PublicQuery>, gives<PublicView>},
    {get,    "/api/v1/public/submissions/{number}", anyone, On::io, query_submission, "query_submission", "the same with the code in the address; POST keeps it out of logs", nullptr, gives<PublicView>, "application/json", 200, code_query},
    {post,   "/api/v1/public/submissions/{number}/rate", anyone, On::io, rate_submission, "rate_submission", "the petitioner rates, by query code 评价", takes<PublicRating>, gives<PublicDoneView>},
    {post,   "/api/v1/public/submissions/{number}/request_review", anyone, On::io, request_review_publicly, "request_review_publicly", "the petitioner asks for a review 请求复查", takes<PublicReviewRequest>, gives<PublicDoneView>},
    {post,   "/api/v1/public/submissions/{number}/request_final_review", anyone, On::io, request_final_review_publicly, "request_final_review_publicly", "the petitioner asks for the final review 请求复核", takes<PublicReviewRequest>, gives<PublicDoneView>},
    {post,   "/api/v1/public/submissions/{number}/supplement", anyone, On::io, supplement_publicly, "supplement_publicly", "the petitioner says more 补充材料", takes<PublicSupplement>, gives<PublicDoneView>},
    {post,   "/api/v1/public/submissions/{number}/withdraw", anyone, On::io, withdraw_publicly, "withdraw_publicly", "the petitioner withdraws 撤回", takes<PublicWithdrawal>, gives<PublicDoneView>},
    {post,   "/api/v1/public/submissions/{number}/receipt", anyone, On::worker, get_receipt_publicly, "get_receipt_publicly", "the receipt with its proof, and how to check it 回执", takes<CodeDraft>, gives<PublicReceiptView>},
    {post,   "/api/v1/public/submissions/{number}/copy", anyone, On::worker, copy_publicly, "copy_publicly", "a copy of everything held about this submission 查阅复制", takes<CodeDraft>, gives<PublicCopyView>},

    {post,   "/api/v1/public/submissions/{number}/uploads", anyone, On::io, begin_upload_publicly, "begin_upload_publicly", "the petitioner begins to upload a file 上传附件", takes<CodeDraft>, gives<UploadView>, "application/json", 201},
    {put,    "/api/v1/public/uploads/{upload}/parts/{part}", anyone, On::file, put_part_publicly, "put_part_publicly", "the next part of it", takes_file, gives<PartView>},
    {post,   "/api/v1/public/submissions/{number}/files", anyone, On::file, keep_file_publicly, "keep_file_publicly", "the petitioner adds the uploaded file 补充附件", takes<PublicFileDraft>, gives<KeptFileView>, "application/json", 201},

    {get,    "/api/v1/audit", with(P::read_audit), On::worker, get_audit, "get_audit", "who saw, read, exported and signed in 审计", nullptr, gives<AuditPageView>, "application/json", 200, audit_query},

    {get,    "/api/v1/checkpoint", anyone, On::worker, get_checkpoint, "get_checkpoint", "the ledger's signed checkpoint", nullptr, nullptr, text},
    {get,    "/api/v1/health", anyone, On::io, get_health, "get_health", "how far the ledger and the tally are", nullptr, gives<HealthView>},
    {get,    "/api/v1/openapi.json", anyone, On::io, get_openapi, "get_openapi", "this description", nullptr, [](Components&) -> Json { return {{"type", "object"}}; }},
};
// clang-format on

}  // namespace

std::span<const Route> routes() {
    return table;
}

}  // namespace http
