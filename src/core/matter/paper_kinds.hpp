// The papers 文书 that a petition office and the organs hand out. Their values are written in the ledger, so only ever
// append. What each must contain stands in paper_fields.hpp. Constants, any thread.
#pragma once
#include <array>

#include "core/words.hpp"

namespace core {

enum class PaperKind : std::uint8_t {
    register_form,
    receipt_notice,
    acceptance_notice,
    forward_notice,
    decline_notice,
    no_longer_notice,
    redirect_notice,
    guidance_notice,
    forward_letter,
    assign_letter,
    objection_letter,
    objection_decision,
    closing_report,
    opinion,
    answer,
    response,
    extension_notice,
    review_opinion,
    final_review_opinion,
    hearing_notice,
    hearing_record,
    hearing_conclusion,
    mediation_agreement,
    settlement_agreement,
    supervision_letter,
    improvement_letter,
    policy_letter,
    accountability_letter,
    delivery_receipt,
    joint_meeting_minutes
};
inline constexpr std::array paper_kind_words{Word{"register_form", "信访事项登记表"},
                                             Word{"receipt_notice", "信访事项接收告知书"},
                                             Word{"acceptance_notice", "信访事项受理告知书"},
                                             Word{"forward_notice", "信访事项转送告知书"},
                                             Word{"decline_notice", "信访事项不予受理告知书"},
                                             Word{"no_longer_notice", "信访事项不再受理告知书"},
                                             Word{"redirect_notice", "信访事项引导告知书"},
                                             Word{"guidance_notice", "信访事项导入程序告知书"},
                                             Word{"forward_letter", "信访事项转送函"},
                                             Word{"assign_letter", "信访事项交办函"},
                                             Word{"objection_letter", "信访事项异议书"},
                                             Word{"objection_decision", "信访事项异议核实意见"},
                                             Word{"closing_report", "信访事项办结报告"},
                                             Word{"opinion", "信访处理意见书"},
                                             Word{"answer", "履行职责答复书"},
                                             Word{"response", "建议意见回复"},
                                             Word{"extension_notice", "信访事项延期办理告知书"},
                                             Word{"review_opinion", "信访事项复查意见书"},
                                             Word{"final_review_opinion", "信访事项复核意见书"},
                                             Word{"hearing_notice", "信访事项听证通知书"},
                                             Word{"hearing_record", "信访事项听证笔录"},
                                             Word{"hearing_conclusion", "信访事项听证结论"},
                                             Word{"mediation_agreement", "信访事项调解协议书"},
                                             Word{"settlement_agreement", "信访事项和解协议书"},
                                             Word{"supervision_letter", "信访事项督办函"},
                                             Word{"improvement_letter", "改进工作建议函"},
                                             Word{"policy_letter", "完善政策建议"},
                                             Word{"accountability_letter", "追究责任建议函"},
                                             Word{"delivery_receipt", "送达回证"},
                                             Word{"joint_meeting_minutes", "信访工作联席会议纪要"}};
constexpr std::span<const Word> words(PaperKind) {
    return paper_kind_words;
}
inline constexpr std::size_t paper_kind_count = paper_kind_words.size();

/// Which of a paper's files: as made, edited since, or the scan of the sealed sheet.
enum class PaperCopy : std::uint8_t { made, edited, scan };
inline constexpr std::array paper_copy_words{Word{"made", "原稿"}, Word{"edited", "修改稿"},
                                             Word{"scan", "盖章扫描件"}};
constexpr std::span<const Word> words(PaperCopy) {
    return paper_copy_words;
}

/// 公文格式 of GB/T 9704-2012: 文件, 信函 and 纪要; a form 表单 has a title and no head.
enum class PaperLayout : std::uint8_t { official, letter, minutes, sheet };
inline constexpr std::array paper_layout_words{Word{"official", "文件格式"}, Word{"letter", "信函格式"},
                                               Word{"minutes", "纪要格式"}, Word{"sheet", "表单"}};
constexpr std::span<const Word> words(PaperLayout) {
    return paper_layout_words;
}

/// What a field of a paper holds.
enum class PaperFieldKind : std::uint8_t { line, text, day, count };
inline constexpr std::array paper_field_kind_words{Word{"line", "一行文字"}, Word{"text", "多段文字"},
                                                   Word{"day", "日期"}, Word{"count", "数目"}};
constexpr std::span<const Word> words(PaperFieldKind) {
    return paper_field_kind_words;
}

}  // namespace core
