// Enumerations of evaluations. Written in the ledger: only ever append.
#pragma once
#include <array>
#include <span>

#include "core/words.hpp"

namespace core {

enum class EvaluationStep : std::uint8_t {
    declared,
    approved,
    changed,
    monitored,
    self_evaluated,
    outside_evaluated,
    panel_evaluated,
    recheck_requested,
    returned,
    resubmitted,
    rechecked,
    decided,
    published,
    used
};
inline constexpr std::array evaluation_step_words{Word{"declared", "目标申报"},
                                                  Word{"approved", "目标批复"},
                                                  Word{"changed", "目标调整"},
                                                  Word{"monitored", "运行监控"},
                                                  Word{"self_evaluated", "自评"},
                                                  Word{"outside_evaluated", "第三方评价"},
                                                  Word{"panel_evaluated", "专家评价"},
                                                  Word{"recheck_requested", "抽查复核通知"},
                                                  Word{"returned", "退回"},
                                                  Word{"resubmitted", "重新报送"},
                                                  Word{"rechecked", "复核"},
                                                  Word{"decided", "结果确定"},
                                                  Word{"published", "结果公开"},
                                                  Word{"used", "结果应用"}};
constexpr std::span<const Word> words(EvaluationStep) {
    return evaluation_step_words;
}

}  // namespace core
