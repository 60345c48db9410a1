// Counting: the figures again, from nothing but what the surveys found. Each subject is folded from its own facts, made
// into rows as the tally makes them, asked the definitions' questions, and forgotten. Heaps are independent: first the
// matters of all heaps, then the letters, which ask what became of their matters. Any thread, one heap each.
#pragma once
#include <mutex>
#include <vector>

#include "core/indicator/definition.hpp"
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
        core::Node bound;
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

class Counting {
  public:
    Counting(const std::vector<Survey>& surveys, const Questions& questions, const core::Office& office,
             const core::Law& law, base::Day cut_day);

    /// Heap by heap, any order. Refuses as `gap` or `fact`.
    [[nodiscard]] base::Result<> count_matters(std::size_t heap);
    /// Once the matters of all heaps are counted.
    [[nodiscard]] base::Result<> count_letters(std::size_t heap, bool are_closed_settled);
    /// Once all is counted.
    [[nodiscard]] const Counted& counted() const { return counted_; }
    [[nodiscard]] static tally::OrganRows rows_of(const core::Office& office);

  private:
    struct Heap {
        std::vector<OpenMatterState> matters;            ///< sorted
        std::array<std::vector<base::Id>, heaps> named;  ///< letters that these matters name, by the letter's heap
    };
    const std::vector<Survey>& surveys_;
    const Questions& questions_;
    tally::OrganRows organs_;
    const core::Law& law_;  ///< whose dated settings decide about a row
    base::Day cut_day_;
    std::array<Heap, heaps> heaps_;
    std::array<std::vector<base::Id>, heaps> open_letters_;
    std::mutex mutex_;
    Counted counted_;

    [[nodiscard]] std::vector<Kept> kept_of(std::size_t heap, core::SubjectKind kind) const;
    [[nodiscard]] const OpenMatterState* find(const base::Id& matter) const;
};

}  // namespace kit
