// The enumerations of the case: their values are written in the ledger, so only ever append.
#pragma once
#include <array>

#include "core/words.hpp"

namespace core {

/// 信访形式 (《信访工作条例》第十七条)
enum class Form : std::uint8_t { letter, visit, call, fax, email, web };
inline constexpr std::array form_words{Word{"letter", "来信"}, Word{"visit", "来访"},     Word{"call", "来电"},
                                       Word{"fax", "传真"},    Word{"email", "电子邮件"}, Word{"web", "网上信访"}};
constexpr std::span<const Word> words(Form) {
    return form_words;
}

enum class Source : std::uint8_t { direct, superior, deputy, leader_mailbox, other_system };
inline constexpr std::array source_words{Word{"direct", "直接提出"}, Word{"superior", "上级交办"},
                                         Word{"deputy", "人大代表、政协委员转来"}, Word{"leader_mailbox", "领导信箱"},
                                         Word{"other_system", "其他系统转来"}};
constexpr std::span<const Word> words(Source) {
    return source_words;
}

/// 信访人; foreigners and foreign organisations by reference (《信访工作条例》第四十八条).
enum class PersonKind : std::uint8_t {
    citizen,
    legal_person,
    other_organisation,
    foreigner,
    stateless,
    foreign_organisation
};
inline constexpr std::array person_kind_words{
    Word{"citizen", "公民"},     Word{"legal_person", "法人"},  Word{"other_organisation", "其他组织"},
    Word{"foreigner", "外国人"}, Word{"stateless", "无国籍人"}, Word{"foreign_organisation", "外国组织"}};
constexpr std::span<const Word> words(PersonKind) {
    return person_kind_words;
}

/// 分类 of one demand (arts 29–31).
enum class MatterClass : std::uint8_t { unclassified, claim, suggestion, accusation };
inline constexpr std::array matter_class_words{Word{"unclassified", "未分类"}, Word{"claim", "申诉求决"},
                                               Word{"suggestion", "建议意见"}, Word{"accusation", "检举控告"}};
constexpr std::span<const Word> words(MatterClass) {
    return matter_class_words;
}

/// 办理途径: the six of art. 31, in its order.
enum class Path : std::uint8_t { none, litigation, arbitration, party, administrative, statutory_duty, petition };
inline constexpr std::array path_words{
    Word{"none", "未定途径"},           Word{"litigation", "诉讼、法律监督、公安程序"},
    Word{"arbitration", "仲裁"},        Word{"party", "党员申诉、申请复审"},
    Word{"administrative", "行政程序"}, Word{"statutory_duty", "履行法定职责"},
    Word{"petition", "信访程序"}};
constexpr std::span<const Word> words(Path) {
    return path_words;
}

enum class LegRole : std::uint8_t { office, lead, co, reviewing, final_reviewing };
inline constexpr std::array leg_role_words{Word{"office", "登记机关"}, Word{"lead", "主办"}, Word{"co", "协办"},
                                           Word{"reviewing", "复查"}, Word{"final_reviewing", "复核"}};
constexpr std::span<const Word> words(LegRole) {
    return leg_role_words;
}

/// How a petition office passes a matter on (art. 22).
enum class ForwardMode : std::uint8_t { forward, assign, report };
inline constexpr std::array forward_mode_words{Word{"forward", "转送"}, Word{"assign", "交办"}, Word{"report", "报请"}};
constexpr std::span<const Word> words(ForwardMode) {
    return forward_mode_words;
}

enum class NoticeManner : std::uint8_t { written, on_the_spot, address_unclear };
inline constexpr std::array notice_manner_words{Word{"written", "书面告知"}, Word{"on_the_spot", "当场书面告知"},
                                                Word{"address_unclear", "姓名、住址不清，无法告知"}};
constexpr std::span<const Word> words(NoticeManner) {
    return notice_manner_words;
}

enum class Objection : std::uint8_t { none, raised, upheld, rejected };
inline constexpr std::array objection_words{Word{"none", "无"}, Word{"raised", "已提出"}, Word{"upheld", "同意"},
                                            Word{"rejected", "不同意"}};
constexpr std::span<const Word> words(Objection) {
    return objection_words;
}

/// Why a matter is not accepted; the article of each stands in refusal.cpp.
enum class DeclineReason : std::uint8_t { in_handling, after_final_review, other_organ };
inline constexpr std::array decline_reason_words{Word{"in_handling", "已经受理或者正在办理"},
                                                 Word{"after_final_review", "已经复核，同一事实和理由"},
                                                 Word{"other_organ", "不属于本机关、本系统职权"}};
constexpr std::span<const Word> words(DeclineReason) {
    return decline_reason_words;
}

enum class ReplyKind : std::uint8_t { opinion, answer, response, guidance };
inline constexpr std::array reply_kind_words{Word{"opinion", "信访处理意见书"}, Word{"answer", "答复"},
                                             Word{"response", "建议意见回复"}, Word{"guidance", "导入程序告知"}};
constexpr std::span<const Word> words(ReplyKind) {
    return reply_kind_words;
}

/// 处理意见 (art. 32)
enum class Outcome : std::uint8_t { none, supported, explained, unsupported };
inline constexpr std::array outcome_words{Word{"none", "无"}, Word{"supported", "支持"}, Word{"explained", "解释说明"},
                                          Word{"unsupported", "不支持"}};
constexpr std::span<const Word> words(Outcome) {
    return outcome_words;
}

enum class DeliveryMethod : std::uint8_t { direct, mail, electronic, left, public_notice };
inline constexpr std::array delivery_method_words{Word{"direct", "直接送达"}, Word{"mail", "邮寄送达"},
                                                  Word{"electronic", "电子送达"}, Word{"left", "留置送达"},
                                                  Word{"public_notice", "公告送达"}};
constexpr std::span<const Word> words(DeliveryMethod) {
    return delivery_method_words;
}

enum class ReviewOutcome : std::uint8_t { none, upheld, revoked, changed, ordered_anew };
inline constexpr std::array review_outcome_words{Word{"none", "无"}, Word{"upheld", "维持"}, Word{"revoked", "撤销"},
                                                 Word{"changed", "变更"}, Word{"ordered_anew", "责令重新作出"}};
constexpr std::span<const Word> words(ReviewOutcome) {
    return review_outcome_words;
}

/// 满意度评价: the petitioner rates the office and the organ apart.
enum class RatingTarget : std::uint8_t { office, organ };
inline constexpr std::array rating_target_words{Word{"office", "信访部门"}, Word{"organ", "责任单位"}};
constexpr std::span<const Word> words(RatingTarget) {
    return rating_target_words;
}

enum class Grade : std::uint8_t { none, satisfied, fairly_satisfied, dissatisfied };
inline constexpr std::array grade_words{Word{"none", "未评价"}, Word{"satisfied", "满意"},
                                        Word{"fairly_satisfied", "基本满意"}, Word{"dissatisfied", "不满意"}};
constexpr std::span<const Word> words(Grade) {
    return grade_words;
}

enum class CloseReason : std::uint8_t {
    none,
    replied,
    routed,
    declined,
    withdrawn,
    settled,
    petitioner_died,
    lapsed,
    finally_reviewed,
    other,
    merged
};
inline constexpr std::array close_reason_words{Word{"none", "未办结"},
                                               Word{"replied", "已答复"},
                                               Word{"routed", "已导入其他程序"},
                                               Word{"declined", "不予受理"},
                                               Word{"withdrawn", "信访人撤回"},
                                               Word{"settled", "调解、和解"},
                                               Word{"petitioner_died", "信访人死亡且无继受人"},
                                               Word{"lapsed", "逾期未请求复查、复核"},
                                               Word{"finally_reviewed", "已经复核"},
                                               Word{"other", "其他"},
                                               Word{"merged", "并入其他事项"}};
constexpr std::span<const Word> words(CloseReason) {
    return close_reason_words;
}

/// 查看目的: why personal data is shown in plain.
enum class RevealPurpose : std::uint8_t { contact, deliver, verify_identity, petitioner_request, correct, other };
inline constexpr std::array reveal_purpose_words{Word{"contact", "联系信访人"},
                                                 Word{"deliver", "送达"},
                                                 Word{"verify_identity", "核实身份"},
                                                 Word{"petitioner_request", "信访人本人要求"},
                                                 Word{"correct", "更正"},
                                                 Word{"other", "其他"}};
constexpr std::span<const Word> words(RevealPurpose) {
    return reveal_purpose_words;
}

/// What of a person is personal data.
enum class PersonField : std::uint8_t { name, phone, address, id_number };
inline constexpr std::array person_field_words{Word{"name", "姓名"}, Word{"phone", "电话"}, Word{"address", "住址"},
                                               Word{"id_number", "证件号码"}};
constexpr std::span<const Word> words(PersonField) {
    return person_field_words;
}

/// Where a matter stands. Computed from its facts, never stored as a fact; overdue is not among them.
enum class Phase : std::uint8_t {
    registered,
    forwarded,
    objected,
    accepted,
    routed,
    replied,
    in_review,
    reviewed,
    in_final_review,
    finally_reviewed,
    closed
};
inline constexpr std::array phase_words{
    Word{"registered", "已登记"},       Word{"forwarded", "已转送交办"}, Word{"objected", "异议中"},
    Word{"accepted", "已受理"},         Word{"routed", "已导入程序"},    Word{"replied", "已答复"},
    Word{"in_review", "复查中"},        Word{"reviewed", "已复查"},      Word{"in_final_review", "复核中"},
    Word{"finally_reviewed", "已复核"}, Word{"closed", "已办结"}};
constexpr std::span<const Word> words(Phase) {
    return phase_words;
}

/// When in a matter's life a file came.
enum class FileStage : std::uint8_t { received, supplement, handling, reply, review, delivery };
inline constexpr std::array file_stage_words{Word{"received", "来件"},   Word{"supplement", "补充材料"},
                                             Word{"handling", "办理"},   Word{"reply", "答复"},
                                             Word{"review", "复查复核"}, Word{"delivery", "送达"}};
constexpr std::span<const Word> words(FileStage) {
    return file_stage_words;
}

}  // namespace core
