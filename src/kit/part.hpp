// A part: the leaves of one file, each as its 81 bytes, and behind them salt and open body where it is not closed. The
// bytes stand in docs/formats/kit.md. Used by the writer and the verifier. Pure, any thread.
#pragma once
#include "kit/format.hpp"

namespace kit {

/// Appends one leaf; closed: without salt and body.
void append(base::Bytes& part, const core::OpenLeaf& fact, bool is_closed);

/// A leaf as it stands in a part; views into it.
struct Shown {
    core::Leaf leaf;
    base::ByteView bytes;  ///< the 81 of the leaf
    bool is_open = false;
    base::Salt salt{};
    base::ByteView body;
};

/// Walks a part from its beginning. Refuses as `leaf` what is no such list of leaves; commitments are not looked at.
class PartReader {
  public:
    /// `first` is the number of the part's first leaf.
    PartReader(base::ByteView part, std::uint64_t first) : rest_(part), seq_(first) {}
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] base::Result<Shown> next();

  private:
    base::ByteView rest_;
    std::uint64_t seq_;
};

}  // namespace kit
