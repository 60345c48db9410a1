// Counting: the figures again, from nothing but what the surveys found. Each subject is folded from its own facts, made
// into rows as the tally makes them, asked the definitions' questions, and forgotten. Heaps are independent: first the
// matters of all heaps, then the letters, which ask what became of their matters. Any thread, one heap each.
#pragma once
#include <mutex>
#include <vector>

#include "core/indicator/definition.hpp"
#include "core/indicator/steps.hpp"
#include "core/office/office.hpp"
#include "kit/survey.hpp"
#include "tally/rows.hpp"

namespace kit {

/// The definitions' predicates, bound to one period, cut and office. Two questions a definition: numerator,
/// denominator.
class Questions {
  public:
    /// Refuses as `definitions`.
    static base::Result<Questions> of(const std::vector<core::Definition>& definitions, const core::Scope& scope);

    using Totals = std::vector<std::int64_t>;  ///< question 2·i and 2·i + 1 are those of definition i
    [[nodiscard]] Totals zero() const { return Totals(count_, 0); }
    void ask(core::Grain grain, const core::Cells& cells, Totals& totals) const;

  private:
    struct Question {
        std::size_t total = 0;
        core::Steps bound;
        std::optional<core::Amount> sum;
    };
    std::array<std::vector<Question>, core::grain_count> of_grain_;
    std::size_t count_ = 0;
};

/// What a letter has to know of a matter that is open.
struct OpenMatterState {
    base::Id id;
    bool is_other = false;  ///< at the cut something else than an accusation, or not there
    friend auto operator<=>(const OpenMatterState&, const OpenMatterState&) = default;
};

struct Counted {
    Questions::Totals totals;
    std::uint64_t mixed_letters = 0;      ///< closed, but named by matters that are open
    std::uint64_t uncertain_letters = 0;  ///< open, but what became of their closed matters by the cut is not told
};

/// What is asked at one cut: of the period itself, and of the year before for what declines from it.
struct Look {
    Questions questions;
    base::Day cut_day;
};

/// The period at its cut; and the year before at its own where something declines from it, the last question being
/// whether the ledger knows that year from its beginning. Refuses as `definitions`.
[[nodiscard]] base::Result<std::vector<Look>> looks_of(const std::vector<core::Definition>& definitions,
                                                       const core::Period& period, const core::Cut& cut,
                                                       std::span<const core::OrganEntry> organs);

class Counting {
  public:
    Counting(const std::vector<Survey>& surveys, const std::vector<Look>& looks, const core::Office& office,
             const core::Law& law);

    /// Heap by heap, any order. Refuses as `gap` or `fact`.
    [[nodiscard]] base::Result<> count_matters(std::size_t heap);
    /// Once the matters of all heaps are counted; for each look, whether what became of closed matters by its cut is
    /// told.
    [[nodiscard]] base::Result<> count_letters(std::size_t heap, const std::vector<bool>& are_closed_settled);
    /// Once all is counted.
    [[nodiscard]] const Counted& counted(std::size_t look) const { return seen_[look].counted; }
    [[nodiscard]] static tally::OrganRows rows_of(const core::Office& office);

  private:
    struct Heap {
        std::vector<OpenMatterState> matters;            ///< sorted
        std::array<std::vector<base::Id>, heaps> named;  ///< letters that these matters name, by the letter's heap
    };
    /// What one look has seen.
    struct Seen {
        std::array<Heap, kit::heaps> of_heap;
        Counted counted;
    };
    const std::vector<Survey>& surveys_;
    const std::vector<Look>& looks_;
    tally::OrganRows organs_;
    const core::Law& law_;  ///< whose dated settings decide about a row
    std::vector<Seen> seen_;
    std::array<std::vector<base::Id>, heaps> open_letters_;
    std::mutex mutex_;

    [[nodiscard]] base::Result<> count_matter(std::size_t look, std::size_t heap, const Kept& first,
                                              std::span<const core::Fact> at_cut, Questions::Totals& totals);
    [[nodiscard]] std::vector<Kept> kept_of(std::size_t heap, core::SubjectKind kind) const;
    [[nodiscard]] const OpenMatterState* find(std::size_t look, const base::Id& matter) const;
};

}  // namespace kit
