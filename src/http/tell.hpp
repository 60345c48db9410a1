// How values of core are told in answers: names for ids, articles for terms, sentences for breaches.
#pragma once
#include "http/views.hpp"

namespace http {

[[nodiscard]] Ref ref(const core::Office& office, const base::Id& organ);
[[nodiscard]] std::optional<Ref> maybe_ref(const core::Office& office, const base::Id& organ);  ///< null for no id

/// A row of law in words. Where no text confirms it the article says 示例 and where it was read.
struct TermWords {
    std::string zh, en, article_zh, article_en;
};
[[nodiscard]] TermWords words_of(const core::Law& law, core::TermId term, base::Day from);

[[nodiscard]] BreachView tell(const core::Law& law, const core::BreachNote& note, base::Day day);
[[nodiscard]] std::vector<BreachView> tell(const core::Law& law, std::span<const core::BreachNote> notes,
                                           base::Day day);
[[nodiscard]] OpenedClockView tell(const core::Law& law, const core::OpenedClock& clock);
[[nodiscard]] std::vector<OpenedClockView> tell(const core::Law& law, std::span<const core::OpenedClock> clocks);
[[nodiscard]] ExplanationView tell(const core::Explanation& explanation);

}  // namespace http
