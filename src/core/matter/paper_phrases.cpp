#include <array>

#include "core/matter/paper_fields.hpp"

namespace core {
namespace {

constexpr std::array decline_phrases{PaperPhrase{"不予受理", "19.3"}};
constexpr std::array no_longer_phrases{PaperPhrase{"同一事实和理由", "36.3"}, PaperPhrase{"不再受理", "36.3"}};
constexpr std::array duty_phrases{PaperPhrase{"告知", "23.3"}, PaperPhrase{"异议", "23.3"}};
constexpr std::array assign_phrases{PaperPhrase{"办结报告", "22.1(3)"}, PaperPhrase{"告知", "23.3"},
                                    PaperPhrase{"异议", "23.3"}};
constexpr std::array opinion_phrases{PaperPhrase{"复查", "35"}, PaperPhrase{"收到", "35"}};
constexpr std::array review_phrases{PaperPhrase{"复核", "36.1"}, PaperPhrase{"收到", "36.1"}};
constexpr std::array feedback_phrases{PaperPhrase{"书面反馈", "40.4"}};
constexpr std::array agreement_phrases{PaperPhrase{"同意", "33"}};

}  // namespace

std::span<const PaperPhrase> phrases_of(PaperKind kind) {
    switch (kind) {
        case PaperKind::decline_notice: return decline_phrases;
        case PaperKind::no_longer_notice:
        case PaperKind::final_review_opinion: return no_longer_phrases;
        case PaperKind::forward_letter: return duty_phrases;
        case PaperKind::assign_letter: return assign_phrases;
        case PaperKind::opinion: return opinion_phrases;
        case PaperKind::review_opinion: return review_phrases;
        case PaperKind::improvement_letter:
        case PaperKind::policy_letter:
        case PaperKind::accountability_letter: return feedback_phrases;
        case PaperKind::mediation_agreement:
        case PaperKind::settlement_agreement: return agreement_phrases;
        case PaperKind::register_form:
        case PaperKind::receipt_notice:
        case PaperKind::acceptance_notice:
        case PaperKind::forward_notice:
        case PaperKind::redirect_notice:
        case PaperKind::guidance_notice:
        case PaperKind::objection_letter:
        case PaperKind::objection_decision:
        case PaperKind::closing_report:
        case PaperKind::answer:
        case PaperKind::response:
        case PaperKind::extension_notice:
        case PaperKind::hearing_notice:
        case PaperKind::hearing_record:
        case PaperKind::hearing_conclusion:
        case PaperKind::supervision_letter:
        case PaperKind::delivery_receipt:
        case PaperKind::joint_meeting_minutes: return {};
    }
    return {};
}

}  // namespace core
