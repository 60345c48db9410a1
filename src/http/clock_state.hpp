// The state of a clock as a case worker sees it on a given day; computed at reading time, never stored.
#pragma once
#include <array>

#include "core/matter/matter.hpp"

namespace core {

/// Words of the explanation's steps, which core keeps as an enumeration only.
inline constexpr std::array step_kind_words{Word{"start", "起算"},       Word{"count", "计算"},   Word{"skip", "不计"},
                                            Word{"extend", "延期"},      Word{"hearing", "听证"}, Word{"roll", "顺延"},
                                            Word{"provisional", "暂定"}, Word{"due", "届满"}};
constexpr std::span<const Word> words(StepKind) {
    return step_kind_words;
}

}  // namespace core

namespace http {

enum class ClockState : std::uint8_t { running, overdue, met, late, voided };
inline constexpr std::array clock_state_words{core::Word{"running", "计时中"}, core::Word{"overdue", "已超期"},
                                              core::Word{"met", "按期"}, core::Word{"late", "超期完成"},
                                              core::Word{"void", "不再计时"}};
constexpr std::span<const core::Word> words(ClockState) {
    return clock_state_words;
}

[[nodiscard]] inline ClockState state_of(const core::Clock& clock, base::Day today) {
    if (clock.is_void) return ClockState::voided;
    if (clock.is_running()) return today > clock.due.due_day ? ClockState::overdue : ClockState::running;
    const bool is_met = clock.stopped_day <= clock.due.due_day && !clock.is_irregular;
    return is_met ? ClockState::met : ClockState::late;
}

}  // namespace http
