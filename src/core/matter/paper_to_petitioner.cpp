#include "core/matter/paper_tables.hpp"

namespace core::papers {
namespace {

// 《信访工作条例》第十九条第一款、第二十二条第一款: what a registration holds.
constexpr std::array register_form{must("matter_number", "编号", line, "22.1"),
                                   must("petitioner", "姓名（名称）", line, "19.1"),
                                   must("address", "住址", line, "19.1"),
                                   may("phone", "联系电话", line),
                                   may("id_number", "证件号码", line),
                                   may("representatives", "代表人", line, "20.3"),
                                   may("people", "人数", count),
                                   must("form", "信访形式", line, "17"),
                                   must("received_day", "收到日期", day, "22.1"),
                                   must("request", "请求", text, "19.1"),
                                   must("facts", "事实", text, "19.1"),
                                   must("reasons", "理由", text, "19.1"),
                                   may("oral_record", "口头提出的记录与核对", text, "19.1"),
                                   must("registrar", "登记人", line, "22.1"),
                                   may("disposal", "处理方式", text, "22.1")};

// 《信访工作条例》第二十三条第一款、第三款: receipt, path and procedure.
constexpr std::array receipt_notice{petitioner,
                                    matter,
                                    matter_number,
                                    must("received_day", "收到日期", day, "23.3"),
                                    must("authority", "本机关职权", line, "23.1"),
                                    must("path", "处理途径", line, "23.1"),
                                    must("procedure", "处理程序", text, "23.1"),
                                    may("due_day", "办理期限届满日", day, "34"),
                                    query_code,
                                    contact};

// 《信访工作条例》第三十四条: the sixty days run from acceptance; 第四十四条: whether it was accepted is told in
// writing.
constexpr std::array acceptance_notice{petitioner,
                                       matter,
                                       matter_number,
                                       must("accepted_day", "受理日期", day, "34"),
                                       must("path", "处理途径", line, "23.1"),
                                       must("procedure", "处理程序", text, "23.1"),
                                       must("due_day", "办理期限届满日", day, "34"),
                                       query_code,
                                       contact};

// 《信访工作条例》第二十三条第一款: where it went.
constexpr std::array forward_notice{petitioner,
                                    matter,
                                    matter_number,
                                    must("received_day", "收到日期", day, "23.2"),
                                    must("forwarded_to", "转送、交办去向", line, "23.1"),
                                    must("forwarded_day", "转送、交办日期", day, "23.1"),
                                    query_code,
                                    contact};

// 《信访工作条例》第十九条第三款
constexpr std::array decline_notice{petitioner,
                                    matter,
                                    must("received_day", "收到日期", day, ""),
                                    must("handled_by", "已经受理或者正在办理的机关、单位", line, "19.3"),
                                    must("facts", "查明的情况", text, "19.3"),
                                    must("reason", "不予受理的理由", text, "19.3"),
                                    must("alternative", "其他途径", text, ""),
                                    contact};

// 《信访工作条例》第三十六条第三款
constexpr std::array no_longer_notice{petitioner,
                                      matter,
                                      must("received_day", "收到日期", day, ""),
                                      must("final_organ", "作出复核意见的机关、单位", line, "36.3"),
                                      must("final_number", "复核意见书文号", line, "36.3"),
                                      must("facts", "查明的情况", text, "36.3"),
                                      must("reason", "不再受理的理由", text, "36.3"),
                                      must("alternative", "其他途径", text, ""),
                                      contact};

// 《信访工作条例》第二十三条第一款: whom to go to.
constexpr std::array redirect_notice{petitioner,
                                     matter,
                                     must("received_day", "收到日期", day, "23.2"),
                                     must("reason", "不属于本机关、本系统职权的理由", text, "23.1"),
                                     must("competent_organ", "有权处理的机关、单位", line, "23.1"),
                                     contact};

// 《信访工作条例》第三十一条第一项至第四项
constexpr std::array guidance_notice{petitioner,
                                     matter,
                                     matter_number,
                                     must("path", "应当进入的程序", line, "31"),
                                     must("competent_organ", "受理该程序的机关、机构", line, "31"),
                                     must("reason", "理由", text, "31"),
                                     must("legal_basis", "法律法规依据", text, "31"),
                                     must("procedure", "如何提出", text, "31"),
                                     contact};

// 《信访工作条例》第三十二条: what an opinion holds; 第三十五条: where the petitioner may go, and by when.
constexpr std::array opinion{petitioner,
                             matter,
                             matter_number,
                             must("accepted_day", "受理日期", day, "34"),
                             must("request", "投诉请求", text, "32"),
                             must("facts", "事实和理由", text, "32"),
                             must("outcome", "支持、解释说明或者不支持", line, "32"),
                             must("opinion", "处理意见", text, "32"),
                             must("legal_basis", "法律法规依据", text, "32"),
                             must("remedy_organ", "复查机关、单位", line, "35"),
                             must("remedy_days", "请求复查的期限（日）", count, "35"),
                             must("remedy_materials", "请求复查应当提交的材料", line, ""),
                             may("contact", "联系方式", line)};

// 《信访工作条例》第三十一条第五项
constexpr std::array answer{petitioner,
                            matter,
                            matter_number,
                            must("request", "申请事项", text, "31(5)"),
                            must("facts", "查明的事实", text, "31(5)"),
                            must("answer", "答复意见", text, "31(5)"),
                            must("legal_basis", "法律法规依据", text, "31(5)"),
                            may("remedy", "救济途径", text),
                            may("contact", "联系方式", line)};

// 《信访工作条例》第二十九条第一款
constexpr std::array response{petitioner,
                              matter,
                              matter_number,
                              must("suggestion", "建议意见", text, "29.1"),
                              must("adoption", "采纳情况", line, "29.1"),
                              must("response", "回复", text, "29.1"),
                              may("contact", "联系方式", line)};

// 《信访工作条例》第三十四条
constexpr std::array extension_notice{petitioner,
                                      matter,
                                      matter_number,
                                      must("accepted_day", "受理日期", day, "34"),
                                      must("old_due_day", "原办理期限届满日", day, "34"),
                                      must("due_day", "延长后的届满日", day, "34"),
                                      must("reasons", "延期理由", text, "34"),
                                      must("approver", "批准的负责人", line, "34"),
                                      contact};

// 《信访工作条例》第三十五条、第三十六条第一款
constexpr std::array review_opinion{must("applicant", "申请人", line, "35"),
                                    must("respondent", "原办理机关、单位", line, "35"),
                                    matter,
                                    must("requested_day", "收到复查请求日期", day, "35"),
                                    must("original_number", "原处理意见文号", line, "35"),
                                    must("request", "复查请求", text, "35"),
                                    must("findings", "复查查明的情况", text, "35"),
                                    must("outcome", "维持、撤销、变更或者责令重新作出", line, ""),
                                    must("opinion", "复查意见", text, "35"),
                                    must("legal_basis", "法律法规依据", text, "35"),
                                    must("remedy_organ", "复核机关、单位", line, "36.1"),
                                    must("remedy_days", "请求复核的期限（日）", count, "36.1"),
                                    must("remedy_materials", "请求复核应当提交的材料", line, "")};

// 《信访工作条例》第三十六条
constexpr std::array final_review_opinion{must("applicant", "申请人", line, "36.1"),
                                          must("respondent", "复查机关、单位", line, "36.1"),
                                          matter,
                                          must("requested_day", "收到复核请求日期", day, "36.1"),
                                          must("original_number", "复查意见文号", line, "36.1"),
                                          must("request", "复核请求", text, "36.1"),
                                          may("hearing", "听证情况", text, "36.2"),
                                          must("findings", "复核查明的情况", text, "36.1"),
                                          must("outcome", "维持、撤销、变更或者责令重新作出", line, ""),
                                          must("opinion", "复核意见", text, "36.1"),
                                          must("legal_basis", "法律法规依据", text, "36.1")};

}  // namespace

std::span<const PaperField> to_petitioner(PaperKind kind) {
    switch (kind) {
        case PaperKind::register_form: return register_form;
        case PaperKind::receipt_notice: return receipt_notice;
        case PaperKind::acceptance_notice: return acceptance_notice;
        case PaperKind::forward_notice: return forward_notice;
        case PaperKind::decline_notice: return decline_notice;
        case PaperKind::no_longer_notice: return no_longer_notice;
        case PaperKind::redirect_notice: return redirect_notice;
        case PaperKind::guidance_notice: return guidance_notice;
        case PaperKind::opinion: return opinion;
        case PaperKind::answer: return answer;
        case PaperKind::response: return response;
        case PaperKind::extension_notice: return extension_notice;
        case PaperKind::review_opinion: return review_opinion;
        case PaperKind::final_review_opinion: return final_review_opinion;
        case PaperKind::forward_letter:
        case PaperKind::assign_letter:
        case PaperKind::objection_letter:
        case PaperKind::objection_decision:
        case PaperKind::closing_report:
        case PaperKind::hearing_notice:
        case PaperKind::hearing_record:
        case PaperKind::hearing_conclusion:
        case PaperKind::mediation_agreement:
        case PaperKind::settlement_agreement:
        case PaperKind::supervision_letter:
        case PaperKind::improvement_letter:
        case PaperKind::policy_letter:
        case PaperKind::accountability_letter:
        case PaperKind::delivery_receipt:
        case PaperKind::joint_meeting_minutes: return {};
    }
    return {};
}

}  // namespace core::papers
