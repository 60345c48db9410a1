// Typed figures 填报数: numbers that no room of the house counts yet, typed in by the office with evidence. Read from
// the facts of accounts 年度账 and kept whole: a few a month. Used by the figures (follow) and by who recomputes them
// from a kit. Added to by one thread; read while nobody adds.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/indicator/figure.hpp"
#include "core/ledger/fact.hpp"

namespace core {

/// One item, one organ, one stretch of days. A later one for the same three takes the place of the earlier.
struct TypedValue {
    std::string item;  ///< the indicator's id
    base::Id organ;
    Period period;
    std::int64_t numerator = 0;  ///< in units of 10^-decimals
    std::optional<std::int64_t> denominator = {};
    int decimals = 0;
    base::Day day;          ///< statutory day of the fact
    std::uint64_t seq = 0;  ///< its number
    std::string evidence = {};
    base::Id account = {};  ///< with the version, the entry that an annulment names
    std::uint32_t version = 0;
    base::Day annulled_day = {};
    std::uint64_t annulled_seq = 0;  ///< 0: it stands

    [[nodiscard]] bool stands_at(const Cut& cut) const;
};

class TypedFigures {
  public:
    void add(TypedValue value);
    /// A fact of an account, in order of version; what is no typed figure, and annuls none, is passed over.
    void note(const Fact& fact);

    struct Sum {
        std::int64_t numerator = 0;
        std::optional<std::int64_t> denominator;
        int decimals = 0;
        std::vector<const TypedValue*> values;  ///< what was added up
    };
    /// What each organ typed for a period: the widest stretches within it, added up. Nothing where two of them overlap,
    /// so that a day would count twice, and where the sum is beyond any number.
    [[nodiscard]] std::map<base::Id, std::optional<Sum>> by_organ(const std::string& item, const Period& period,
                                                                  const Cut& cut) const;
    /// Of all organs; nothing if none typed anything, or one typed what overlaps.
    [[nodiscard]] std::optional<Sum> total(const std::string& item, const Period& period, const Cut& cut) const;

  private:
    std::map<std::string, std::vector<TypedValue>> of_item_;  ///< in order of seq
    std::map<base::Id, base::Id> organs_;                     ///< of accounts
};

}  // namespace core
