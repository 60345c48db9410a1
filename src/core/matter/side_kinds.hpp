// Enumerations of the deeds beside the road (side_deeds.hpp): written in the ledger, so only ever append.
#pragma once
#include <array>

#include "core/words.hpp"

namespace core {

/// How the petitioner of a first petition was met before anything was decided.
enum class ContactManner : std::uint8_t { phone, interview, home_visit, online };
inline constexpr std::array contact_manner_words{Word{"phone", "电话联系"}, Word{"interview", "约谈"},
                                                 Word{"home_visit", "上门走访"}, Word{"online", "网上联系"}};
constexpr std::span<const Word> words(ContactManner) {
    return contact_manner_words;
}

/// Who ended a dispute about which organ handles a matter (art. 24): the organs themselves, their common superior, the
/// joint meeting where they have none, or the party committee and government where the duties are unclear.
enum class DisputeManner : std::uint8_t { negotiated, common_superior, joint_meeting, designated };
inline constexpr std::array dispute_manner_words{
    Word{"negotiated", "协商确定"}, Word{"common_superior", "共同上一级决定"}, Word{"joint_meeting", "联席会议协调"},
    Word{"designated", "本级党委政府指定"}};
constexpr std::span<const Word> words(DisputeManner) {
    return dispute_manner_words;
}

/// To whom an urgent and important matter is reported (art. 25).
enum class Addressee : std::uint8_t { government, department, joint_meeting, superior_office, national_office };
inline constexpr std::array addressee_words{
    Word{"government", "本级党委和政府"}, Word{"department", "相关主管部门"}, Word{"joint_meeting", "联席会议办公室"},
    Word{"superior_office", "上一级信访部门"}, Word{"national_office", "国家信访局"}};
constexpr std::span<const Word> words(Addressee) {
    return addressee_words;
}

/// What became of a suggestion (art. 29).
enum class Adoption : std::uint8_t { adopted, partly, not_adopted };
inline constexpr std::array adoption_words{Word{"adopted", "采纳"}, Word{"partly", "部分采纳"},
                                           Word{"not_adopted", "未采纳"}};
constexpr std::span<const Word> words(Adoption) {
    return adoption_words;
}

enum class SettlementKind : std::uint8_t { mediation, settlement };
inline constexpr std::array settlement_kind_words{Word{"mediation", "调解"}, Word{"settlement", "和解"}};
constexpr std::span<const Word> words(SettlementKind) {
    return settlement_kind_words;
}

/// 执行 of a supported claim (art. 32).
enum class Execution : std::uint8_t { none, begun, completed, refused };
inline constexpr std::array execution_words{Word{"none", "未执行"}, Word{"begun", "执行中"},
                                            Word{"completed", "执行完毕"}, Word{"refused", "拒不执行"}};
constexpr std::span<const Word> words(Execution) {
    return execution_words;
}

/// 三到位一处理 (art. 27): how a matter was brought to its end.
enum class Remedy : std::uint8_t { solved, explained, aided, lawfully_handled };
inline constexpr std::array remedy_words{Word{"solved", "解决问题到位"}, Word{"explained", "思想教育到位"},
                                         Word{"aided", "帮扶救助到位"}, Word{"lawfully_handled", "依法处理"}};
constexpr std::span<const Word> words(Remedy) {
    return remedy_words;
}

/// 救助 for a petitioner in hardship (art. 37.2).
enum class Aid : std::uint8_t { social, judicial, other };
inline constexpr std::array aid_words{Word{"social", "社会救助"}, Word{"judicial", "司法救助"},
                                      Word{"other", "其他帮扶"}};
constexpr std::span<const Word> words(Aid) {
    return aid_words;
}

/// 疏导教育、矛盾化解、帮扶救助 once the law has said its last word (art. 37.3).
enum class Aftercare : std::uint8_t { guidance, reconciliation, support };
inline constexpr std::array aftercare_words{Word{"guidance", "疏导教育"}, Word{"reconciliation", "矛盾化解"},
                                            Word{"support", "帮扶救助"}};
constexpr std::span<const Word> words(Aftercare) {
    return aftercare_words;
}

/// How one matter hangs together with an earlier one.
enum class LinkKind : std::uint8_t {
    related,
    new_facts,
    in_handling,         ///< the same demand, in handling at an organ below (art. 19.3)
    after_final_review,  ///< the same facts and reasons, finally reviewed (art. 36.3)
};
inline constexpr std::array link_kind_words{Word{"related", "关联"}, Word{"new_facts", "新的事实和理由"},
                                            Word{"in_handling", "下级正在办理的同一事项"},
                                            Word{"after_final_review", "已经复核的同一事实和理由"}};
constexpr std::span<const Word> words(LinkKind) {
    return link_kind_words;
}

}  // namespace core
