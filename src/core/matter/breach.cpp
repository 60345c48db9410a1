#include "core/matter/breach.hpp"

namespace core {
namespace {

constexpr std::string_view r22 = "regulation-2022";

// In the order of the enumeration.
constexpr std::array rows{
    BreachRow{breach_words[0], r22, "22", "21", "收到后未立即登记", "registered later than the next working day"},
    BreachRow{breach_words[1], r22, "22", "21", "超过十五日才转送、交办", "disposed of after the 15 days"},
    BreachRow{breach_words[2], r22, "23.3", "21", "超过期限才告知信访人", "the petitioner was told after the period"},
    BreachRow{breach_words[3], r22, "23.3", "", "超过五个工作日才提出异议", "objected after the five working days"},
    BreachRow{breach_words[4], r22, "23.3", "21", "提出异议时没有异议期限的规定",
              "no rule of objection governed that day"},
    BreachRow{breach_words[5], r22, "23", "22", "没有受理就作出答复，按超期计",
              "answered before acceptance; counts late"},
    BreachRow{breach_words[6], r22, "34", "33", "到期之后才批准延期，不产生延期效力",
              "extended after the due day; the due day stays"},
    BreachRow{breach_words[7], r22, "34", "33", "延期超过三十日，超过部分无效",
              "extended by more than 30 days; the rest has no effect"},
    BreachRow{breach_words[8], r22, "34", "33", "再次延期，不产生延期效力",
              "extended a second time; the due day stays"},
    BreachRow{breach_words[9], r22, "34", "33", "超过办理期限才答复", "answered after the due day"},
    BreachRow{breach_words[10], r22, "22.1(3)", "21", "超过交办指定的期限", "answered after the assigned period"},
    BreachRow{breach_words[11], r22, "31", "", "应当导入其他程序的事项出具了信访处理意见书",
              "a petition opinion was issued for a matter of another path"},
    BreachRow{breach_words[12], r22, "32", "32", "处理意见书没有支持、解释或者不支持的意见",
              "the opinion does not say supported, explained or unsupported"},
    BreachRow{breach_words[13], r22, "35", "34", "超过三十日才提出复查意见", "reviewed after the 30 days"},
    BreachRow{breach_words[14], r22, "36.1", "35", "超过三十日（不含听证）才提出复核意见",
              "finally reviewed after the 30 days without hearings"},
    BreachRow{breach_words[15], r22, "35", "34", "超过三十日才请求复查", "review requested after the 30 days"},
    BreachRow{breach_words[16], r22, "36.1", "35", "超过三十日才请求复核", "final review requested after the 30 days"},
    BreachRow{breach_words[17], r22, "22", "21", "信访部门应当转送而不予受理",
              "a petition office forwards; it does not decline for want of competence"},
    BreachRow{breach_words[18], r22, "20.3", "18", "走访代表超过五人", "more than five representatives visited"},
    BreachRow{breach_words[19], "", "", "", "更正之后，此项依法不能成立",
              "after a correction this deed could not have been done"},
    BreachRow{breach_words[20], r22, "24.1", "24", "管辖争议没有由共同的上一级决定，或者有共同上一级而由联席会议协调",
              "the dispute was not settled by the common superior, or by the joint meeting although there is one"},
    BreachRow{breach_words[21], r22, "33", "", "没有调解、和解协议书而按调解、和解办结",
              "closed as settled without a written agreement"},
    BreachRow{breach_words[22], r22, "40.1", "36", "拒不执行信访处理意见", "the opinion is not carried out"},
    BreachRow{breach_words[23], r22, "35", "34", "复查、复核机关不是原办理机关的上一级",
              "reviewed by an organ that is not one level above"},
    BreachRow{breach_words[24], r22, "24.2", "25", "撤并机关的事项没有移交给继续行使其职权的机关",
              "the work of an ended organ went to another than the one that goes on with its duties"},
    BreachRow{breach_words[25], r22, "35", "", "请求复查的不是信访处理意见；其他程序的答复按该程序救济",
              "what is to be reviewed is no petition opinion; an answer of another procedure has that one's remedies"},
    BreachRow{breach_words[26], r22, "19.3", "16", "以正在办理或者已经复核为由不予受理，没有关联在先的事项；请先关联",
              "declined because of an earlier matter that is not named; link it first"},
};
static_assert(rows.size() == breach_words.size());

}  // namespace

std::span<const BreachRow> breach_rows() {
    return rows;
}

const BreachRow& row_of(Breach breach) {
    return rows[static_cast<std::size_t>(breach)];
}

}  // namespace core
