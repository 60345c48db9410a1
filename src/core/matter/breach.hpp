// Breaches: what happened although the law forbids it. Recorded with the fact, never a reason to refuse it.
#pragma once
#include <array>

#include "core/words.hpp"

namespace core {

enum class Breach : std::uint8_t {
    registered_late,
    disposed_late,
    noticed_late,
    objected_late,
    objected_without_term,
    replied_before_accept,
    extended_late,
    extended_too_long,
    extended_twice,
    replied_late,
    assigned_late,
    opinion_outside_petition_path,
    opinion_without_outcome,
    reviewed_late,
    finally_reviewed_late,
    review_requested_late,
    final_review_requested_late,
    declined_by_office,
    too_many_representatives,
    impossible_after_correction,
    dispute_wrong_forum,
    settled_without_agreement,
    opinion_not_executed,
    review_outside_hierarchy,
    succeeded_elsewhere,
    review_without_opinion,
    declined_without_earlier,
};

struct BreachRow {
    Word word;
    std::string_view instrument;  ///< of 2022; what the 2005 text says instead stands beside it
    std::string_view article;
    std::string_view article_2005;
    std::string_view zh, en;  ///< one sentence
};
[[nodiscard]] std::span<const BreachRow> breach_rows();
[[nodiscard]] const BreachRow& row_of(Breach breach);

inline constexpr std::array breach_words{Word{"registered_late", "登记迟延"},
                                         Word{"disposed_late", "超期转送交办"},
                                         Word{"noticed_late", "超期告知"},
                                         Word{"objected_late", "超期提出异议"},
                                         Word{"objected_without_term", "异议无期限依据"},
                                         Word{"replied_before_accept", "未受理先答复"},
                                         Word{"extended_late", "到期后延期"},
                                         Word{"extended_too_long", "延期超过三十日"},
                                         Word{"extended_twice", "重复延期"},
                                         Word{"replied_late", "超期答复"},
                                         Word{"assigned_late", "超过交办期限"},
                                         Word{"opinion_outside_petition_path", "非信访程序出具处理意见书"},
                                         Word{"opinion_without_outcome", "处理意见书未载明意见"},
                                         Word{"reviewed_late", "超期复查"},
                                         Word{"finally_reviewed_late", "超期复核"},
                                         Word{"review_requested_late", "逾期请求复查"},
                                         Word{"final_review_requested_late", "逾期请求复核"},
                                         Word{"declined_by_office", "信访部门不予受理"},
                                         Word{"too_many_representatives", "走访代表超过五人"},
                                         Word{"impossible_after_correction", "更正后不能成立"},
                                         Word{"dispute_wrong_forum", "争议处理程序不符"},
                                         Word{"settled_without_agreement", "无书面协议而按调解和解办结"},
                                         Word{"opinion_not_executed", "拒不执行处理意见"},
                                         Word{"review_outside_hierarchy", "复查复核机关非上一级"},
                                         Word{"succeeded_elsewhere", "移交给非承继机关"},
                                         Word{"review_without_opinion", "复查的不是信访处理意见"},
                                         Word{"declined_without_earlier", "不予受理未载明在先事项"}};
constexpr std::span<const Word> words(Breach) {
    return breach_words;
}

}  // namespace core
