// 初信初访清单: what a first petition wants of its organ, and whether it was done: contact, interview, notice, reply.
// Part of the matter's view. The steps are good practice (示例), the notice and the reply law: those two have due days.
#pragma once
#include "http/views.hpp"
#include "store/reader.hpp"

namespace http {

enum class FirstStep : std::uint8_t { contact, interview, notice, reply };
inline constexpr std::array first_step_words{core::Word{"contact", "联系"}, core::Word{"interview", "约谈"},
                                             core::Word{"notice", "告知"}, core::Word{"reply", "答复"}};
constexpr std::span<const core::Word> words(FirstStep) {
    return first_step_words;
}

struct FirstStepView {
    FirstStep step{};
    MaybeDay day;       ///< when it was first done; null if it was not
    MaybeDay due_day;   ///< where a period runs for it
    std::int32_t days;  ///< from receipt until it was done, else until the matter was closed or today
    static constexpr std::string_view schema = "FirstStep";
    static void fields(auto& self, auto&& field) {
        field("step", self.step), field("day", self.day), field("due_day", self.due_day), field("days", self.days);
    }
};

/// Empty for a matter that is no first petition.
[[nodiscard]] std::vector<FirstStepView> checklist_of(const core::Matter& matter,
                                                      std::span<const store::FactText> facts, base::Day today);

}  // namespace http
