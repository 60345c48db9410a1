// A bound predicate as one list of comparisons, each saying where to go on: the answers of `holds`, without a tree to
// walk. For whoever asks rows one by one, by the million. Pure, any thread.
#pragma once
#include "core/indicator/predicate.hpp"

namespace core {

class Steps {
  public:
    explicit Steps(const Node& bound);
    [[nodiscard]] bool hold(const Cells& cells) const {
        std::uint32_t at = entry_;
        while (at < no) {
            const Step& step = steps_[at];
            at = step.holds(cells) ? step.if_yes : step.if_no;
        }
        return at == yes;
    }

  private:
    static constexpr std::uint32_t no = UINT32_MAX - 1, yes = UINT32_MAX;  ///< where an answer is known
    struct Step {
        ColumnRef a, b;
        bool is_order = false;
        std::uint32_t if_yes = 0, if_no = 0;
        std::int64_t low = 0, high = 0;  ///< of an order: low is the shift
        [[nodiscard]] bool holds(const Cells& cells) const {
            const std::int64_t cell = cells.at(a);
            if (cell == null_cell) return false;
            if (!is_order) return low <= cell && cell <= high;
            const std::int64_t other = cells.at(b);
            return other != null_cell && cell + low <= other;
        }
    };
    std::vector<Step> steps_;
    std::uint32_t entry_ = yes;

    std::uint32_t add(const Node& node, std::uint32_t if_yes, std::uint32_t if_no);
};

}  // namespace core
