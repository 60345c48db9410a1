// Typed figures 填报数: numbers that no room of the house counts yet, typed in by the office with evidence. Read from
// facts and kept whole: a few a month. Added to by one thread; read while nobody adds.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "core/indicator/figure.hpp"

namespace follow {

/// One item, one organ, one stretch of days. A later one for the same three takes the place of the earlier.
struct TypedValue {
    std::string item;  ///< the indicator's id
    base::Id organ;
    core::Period period;
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator = {};
    base::Day day;          ///< statutory day of the fact
    std::uint64_t seq = 0;  ///< its number
    std::string evidence = {};
};

class TypedFigures {
  public:
    void add(TypedValue value);

    struct Sum {
        std::int64_t numerator = 0;
        std::optional<std::int64_t> denominator;
        std::vector<const TypedValue*> values;  ///< what was added up
    };
    /// What each organ typed for a period: the widest stretches within it, added up. Nothing where two of them overlap,
    /// so that a day would count twice.
    [[nodiscard]] std::map<base::Id, std::optional<Sum>> by_organ(const std::string& item, const core::Period& period,
                                                                  const core::Cut& cut) const;
    /// Of all organs; nothing if none typed anything, or one typed what overlaps.
    [[nodiscard]] std::optional<Sum> total(const std::string& item, const core::Period& period,
                                           const core::Cut& cut) const;

  private:
    std::map<std::string, std::vector<TypedValue>> of_item_;  ///< in order of seq
};

}  // namespace follow
