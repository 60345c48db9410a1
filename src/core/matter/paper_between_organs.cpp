#include "core/matter/paper_tables.hpp"

namespace core::papers {
namespace {

// 《信访工作条例》第二十二条第一款; the duties of the receiving organ, 第二十三条第三款.
constexpr std::array forward_letter{addressee,
                                    matter_number,
                                    must("petitioner_summary", "信访人概况", line, "22.1"),
                                    must("matter_class", "分类", line, ""),
                                    must("received_day", "收到日期", day, "22.1"),
                                    must("summary", "主要内容", text, "22.1"),
                                    must("notice_days", "告知期限（日）", count, "23.3"),
                                    must("object_days", "提出异议期限（工作日）", count, "23.3"),
                                    contact};

// 《信访工作条例》第二十二条第一款第三项
constexpr std::array assign_letter{addressee,
                                   matter_number,
                                   must("petitioner_summary", "信访人概况", line, "22.1"),
                                   must("matter_class", "分类", line, ""),
                                   must("received_day", "收到日期", day, "22.1"),
                                   must("summary", "主要内容", text, "22.1"),
                                   must("due_day", "指定办理期限", day, "22.1(3)"),
                                   must("feedback", "需要反馈的办理结果", text, "22.1(3)"),
                                   must("notice_days", "告知期限（日）", count, "23.3"),
                                   must("object_days", "提出异议期限（工作日）", count, "23.3"),
                                   contact};

// 《信访工作条例》第二十三条第三款
constexpr std::array objection_letter{addressee,
                                      matter,
                                      matter_number,
                                      must("received_day", "收到转送、交办日期", day, "23.3"),
                                      must("reasons", "详细理由", text, "23.3"),
                                      may("competent_organ", "认为有权处理的机关、单位", line),
                                      must("materials", "拟交还的材料", text, "23.3"),
                                      contact};
constexpr std::array objection_decision{addressee,
                                        matter,
                                        matter_number,
                                        must("objection_day", "提出异议日期", day, "23.3"),
                                        must("decision", "核实意见", line, "23.3"),
                                        must("reasons", "理由", text, "23.3"),
                                        may("materials", "交还的材料", text, "23.3"),
                                        contact};

// 《信访工作条例》第二十二条第一款第三项; what a report tells beyond the result is this house's list.
constexpr std::array closing_report{addressee,
                                    matter,
                                    matter_number,
                                    must("assignment", "交办文号", line, "22.1(3)"),
                                    must("investigation", "调查经过", text, "22.1(3)"),
                                    must("facts", "查明的事实", text, "22.1(3)"),
                                    must("opinion", "处理意见", text, "22.1(3)"),
                                    must("delivery", "答复送达情况", text, ""),
                                    must("attitude", "信访人意见", text, ""),
                                    must("follow_up", "后续工作", text, ""),
                                    contact};

// 《信访工作条例》第三十一条第六项、第三十六条第二款; what a notice and a record of it hold is this house's list.
constexpr std::array hearing_notice{petitioner,
                                    matter,
                                    matter_number,
                                    must("hearing_day", "听证日期", day, "31(6)"),
                                    must("time", "时间", line, ""),
                                    must("place", "地点", line, ""),
                                    must("host", "主持人", line, ""),
                                    must("members", "听证员", line, ""),
                                    must("issues", "听证事项", text, "31(6)"),
                                    contact};
constexpr std::array hearing_record{matter,
                                    matter_number,
                                    must("hearing_day", "听证日期", day, "31(6)"),
                                    must("time", "时间", line, ""),
                                    must("place", "地点", line, ""),
                                    must("host", "主持人", line, ""),
                                    must("members", "听证员", line, ""),
                                    must("recorder", "记录人", line, ""),
                                    must("parties", "参加人", text, "31(6)"),
                                    must("issues", "听证事项", text, "31(6)"),
                                    must("minutes", "笔录", text, "31(6)")};

// The days of a hearing do not count in a final review, so the conclusion says which they were.
constexpr std::array hearing_conclusion{matter,
                                        matter_number,
                                        must("first_day", "听证开始日期", day, "36.2"),
                                        must("last_day", "听证结束日期", day, "36.2"),
                                        must("day_count", "听证所需时间（日）", count, "36.2"),
                                        must("parties", "参加人", text, "31(6)"),
                                        must("members", "听证员", line, ""),
                                        must("issues", "听证事项", text, "31(6)"),
                                        must("findings", "听证认定的情况", text, "31(6)"),
                                        must("conclusion", "听证结论", text, "31(6)")};

// 《信访工作条例》第三十三条: both parties agree, and the agreement is written.
constexpr std::array mediation_agreement{matter,
                                         matter_number,
                                         must("party_a", "甲方", line, "33"),
                                         must("party_b", "乙方", line, "33"),
                                         must("mediator", "调解人", line, "33"),
                                         must("agreed_day", "达成协议日期", day, "33"),
                                         must("facts", "争议事实", text, "33"),
                                         must("terms", "协议内容", text, "33")};
constexpr std::array settlement_agreement{matter,
                                          matter_number,
                                          must("party_a", "甲方", line, "33"),
                                          must("party_b", "乙方", line, "33"),
                                          must("agreed_day", "达成协议日期", day, "33"),
                                          must("facts", "争议事实", text, "33"),
                                          must("terms", "协议内容", text, "33")};

// 《信访工作条例》第四十条第一款
constexpr std::array supervision_letter{addressee,
                                        matter,
                                        matter_number,
                                        must("trigger", "督办情形", line, "40.1"),
                                        must("facts", "有关情况", text, "40.1"),
                                        must("action", "督办要求", text, "40.1"),
                                        must("due_day", "反馈期限", day, ""),
                                        must("reply", "反馈内容", text, ""),
                                        contact};

// 《信访工作条例》第四十条: three suggestions, each answered in writing (para. 4). The day is this house's: the text
// gives none.
constexpr std::array improvement_letter{addressee,
                                        must("problem", "存在的问题", text, "40.1"),
                                        must("evidence", "依据和情况", text, "40.1"),
                                        must("suggestion", "改进工作的建议", text, "40.1"),
                                        must("feedback", "需要反馈的内容", text, "40.4"),
                                        must("due_day", "反馈日期", day, ""),
                                        contact};
constexpr std::array policy_letter{addressee,
                                   must("subject", "政策事项", line, "40.2"),
                                   must("problem", "发现的政策性问题", text, "40.2"),
                                   must("evidence", "依据和情况", text, "40.2"),
                                   must("suggestion", "完善政策的建议", text, "40.2"),
                                   must("feedback", "需要反馈的内容", text, "40.4"),
                                   must("due_day", "反馈日期", day, ""),
                                   contact};
constexpr std::array accountability_letter{addressee,
                                           must("responsible", "有关机关、单位及其工作人员", line, "40.3"),
                                           must("problem", "推诿、敷衍、拖延、弄虚作假的情况", text, "40.3"),
                                           must("consequences", "造成的严重后果", text, "40.3"),
                                           must("evidence", "依据和材料", text, "40.3"),
                                           must("suggestion", "追究责任的建议", text, "40.3"),
                                           must("feedback", "需要反馈的内容", text, "40.4"),
                                           must("due_day", "反馈日期", day, ""),
                                           contact};

// 《信访工作条例》第三十五条、第三十六条: the petitioner's thirty days run from the written answer's arrival, so a
// paper's arrival is recorded. Empty cells are filled in by hand where it is handed over.
constexpr std::array delivery_receipt{matter_number,
                                      must("document", "送达文书", line, "35"),
                                      must("recipient", "受送达人", line, "35"),
                                      must("method", "送达方式", line, "35"),
                                      must("place", "送达地点", line, ""),
                                      may("delivered", "送达日期和时间", line, "35"),
                                      may("signer", "签收人及与受送达人的关系", line),
                                      may("refusal", "拒收事由", text),
                                      may("witnesses", "见证人", line),
                                      must("server", "送达人", line, "")};

// 《信访工作条例》第十三条: the joint conference coordinates what is important in its region. How its minutes are
// arranged is this house's list.
constexpr std::array joint_meeting_minutes{
    must("meeting", "会议名称", line, "13"), must("meeting_day", "会议日期", day, ""),
    must("place", "地点", line, ""),         must("host", "主持人", line, ""),
    must("matters", "议定事项", text, "13"), must("duties", "责任分工", text, ""),
    must("timetable", "时间表", text, ""),   must("roadmap", "路线图", text, ""),
    must("present", "出席", text, ""),       may("absent", "请假", text),
    may("observers", "列席", text)};

}  // namespace

std::span<const PaperField> between_organs(PaperKind kind) {
    switch (kind) {
        case PaperKind::forward_letter: return forward_letter;
        case PaperKind::assign_letter: return assign_letter;
        case PaperKind::objection_letter: return objection_letter;
        case PaperKind::objection_decision: return objection_decision;
        case PaperKind::closing_report: return closing_report;
        case PaperKind::hearing_notice: return hearing_notice;
        case PaperKind::hearing_record: return hearing_record;
        case PaperKind::hearing_conclusion: return hearing_conclusion;
        case PaperKind::mediation_agreement: return mediation_agreement;
        case PaperKind::settlement_agreement: return settlement_agreement;
        case PaperKind::supervision_letter: return supervision_letter;
        case PaperKind::improvement_letter: return improvement_letter;
        case PaperKind::policy_letter: return policy_letter;
        case PaperKind::accountability_letter: return accountability_letter;
        case PaperKind::delivery_receipt: return delivery_receipt;
        case PaperKind::joint_meeting_minutes: return joint_meeting_minutes;
        case PaperKind::register_form:
        case PaperKind::receipt_notice:
        case PaperKind::acceptance_notice:
        case PaperKind::forward_notice:
        case PaperKind::decline_notice:
        case PaperKind::no_longer_notice:
        case PaperKind::redirect_notice:
        case PaperKind::guidance_notice:
        case PaperKind::opinion:
        case PaperKind::answer:
        case PaperKind::response:
        case PaperKind::extension_notice:
        case PaperKind::review_opinion:
        case PaperKind::final_review_opinion: return {};
    }
    return {};
}

}  // namespace core::papers
