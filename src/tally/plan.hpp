// Plan: bound predicates of one grain, compiled. Equal parts are worked out once; a chunk is first asked by its zone
// maps, and what they settle is not looked at. Read-only after construction, any thread; each thread brings its own
// Run.
#pragma once
#include <map>

#include "core/indicator/predicate.hpp"
#include "tally/kernels.hpp"
#include "tally/tally.hpp"

namespace tally {

/// What is known of an operation for a whole chunk.
enum class State : std::uint8_t { no, yes, open };

class Plan {
  public:
    explicit Plan(std::span<const core::Node> roots);  ///< all of one grain, bound

    struct Answer {
        State state = State::no;
        const Word* bits = nullptr;  ///< of a chunk that is open
    };

    /// Buffers of one thread.
    class Run {
      public:
        [[nodiscard]] Answer answer(const Plan& plan, std::size_t root) const;

      private:
        friend class Plan;
        std::vector<State> states_;
        std::vector<bool> is_needed_;
        std::vector<Word> bits_;
        std::vector<const Word*> answers_;  ///< where each open operation's bits are
        std::size_t words_ = 0;
        std::vector<std::uint8_t> left_, right_;   ///< widened codes
        std::vector<std::uint32_t> owners_;        ///< matter's row of each row, once asked for
        std::map<std::uint8_t, Packed> gathered_;  ///< columns of the matters, once asked for
    };

    /// `matters` is the block of the matters to which the rows belong; null where they have none.
    void run(const Block& rows, const Block* matters, std::uint8_t owner_column, Run& run) const;
    [[nodiscard]] std::size_t roots() const { return roots_.size(); }
    [[nodiscard]] std::size_t operations() const { return operations_.size(); }

  private:
    struct Operation {
        core::Node::Shape shape;
        core::ColumnRef a, b;
        std::int64_t low, high, shift;
        std::vector<std::uint32_t> parts;
        friend auto operator<=>(const Operation&, const Operation&) = default;
    };
    struct Place {
        const Block& rows;
        const Block* matters;
        std::uint8_t owner_column;
    };
    std::vector<Operation> operations_;  ///< parts before the whole
    std::vector<std::uint32_t> roots_;
    std::map<Operation, std::uint32_t> known_;

    std::uint32_t add(const core::Node& node);
    std::uint32_t add(Operation operation);
    static const Packed& zone(const Place& place, core::ColumnRef ref);
    static const Packed& column(const Place& place, core::ColumnRef ref, Run& run);
    [[nodiscard]] State classify(const Operation& operation, const Place& place, const Run& run) const;
    /// Where the bits are: at `out`, or with the one part that was open.
    const Word* work_out(const Operation& operation, const Place& place, Run& run, Word* out) const;
    static void order(const Operation& operation, const Place& place, Run& run, Word* out);
};

}  // namespace tally
