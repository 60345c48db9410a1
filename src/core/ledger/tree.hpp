// The Merkle tree of RFC 6962 section 2.1 over leaf hashes: the growing edge, proofs, and their verification.
// The store keeps every leaf hash and, for each full tile of 256, its root (rows 8, 16, 24 …); all else is computed.
// Indexes count leaves from 0 (the fact with seq n is leaf n-1). Pure apart from HashSource; any thread.
#pragma once
#include <array>
#include <span>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace core {

/// Rows kept by the store are this many levels apart.
inline constexpr unsigned tile_levels = 8;
inline constexpr std::uint64_t tile_width = 1U << tile_levels;

/// The root of a perfect subtree: level 0 is a leaf; it covers leaves [index << level, (index + 1) << level).
struct TreeNode {
    unsigned level = 0;
    std::uint64_t index = 0;
    base::Hash hash{};
    friend bool operator==(const TreeNode&, const TreeNode&) = default;
};

/// SHA-256(0x01 ‖ left ‖ right).
[[nodiscard]] base::Hash node_hash(const base::Hash& left, const base::Hash& right);

/// The root of all these leaves; SHA-256 of nothing if there are none.
[[nodiscard]] base::Hash root_of(std::span<const base::Hash> leaves);

/// The right edge of a growing tree: at most 64 hashes, all that is needed to append and to know the root.
/// A plain value: copy it to try a batch, and keep the copy when the batch is committed.
class Frontier {
  public:
    void append(const base::Hash& leaf);
    /// Appends, and adds to `completed` the nodes of rows 8, 16, 24 … that this leaf completes, for the store to keep.
    void append(const base::Hash& leaf, std::vector<TreeNode>& completed);
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] base::Hash root() const;  ///< one hash per bit set in size(): not for every append

    [[nodiscard]] base::Bytes encode() const;  ///< the size (8 bytes), then its hashes, the largest subtree first
    /// Fails as `corrupt` if the length does not fit the size.
    [[nodiscard]] static base::Result<Frontier> decode(base::ByteView bytes);

  private:
    std::uint64_t size_ = 0;
    std::array<base::Hash, 64> by_level_{};  ///< [n] holds a perfect subtree of 2^n leaves if bit n of size_ is set
};

/// Where stored hashes are read from. Two stand today: the SQLite store, and a vector in the tests.
class HashSource {
  public:
    virtual ~HashSource() = default;
    /// Fills `out` with the hashes at `level` (0, 8, 16 …) from index `first` on, never more than 256 and never across
    /// a tile. Fails as `corrupt` if one is missing, or with the store's own error.
    [[nodiscard]] virtual base::Result<> read(unsigned level, std::uint64_t first, std::span<base::Hash> out) = 0;
};

/// The hashes that lead from leaf `index` to the root of the first `size` leaves; index < size.
/// Reads at most two tiles of 256 per row of tiles. Fails only if the source fails.
[[nodiscard]] base::Result<std::vector<base::Hash>> inclusion_proof(HashSource& source, std::uint64_t index,
                                                                    std::uint64_t size);

/// The hashes that show the first `old_size` leaves to be a prefix of the first `new_size`; old_size <= new_size.
/// Empty for old_size 0 and for equal sizes. Same cost and failures as inclusion_proof.
[[nodiscard]] base::Result<std::vector<base::Hash>> consistency_proof(HashSource& source, std::uint64_t old_size,
                                                                      std::uint64_t new_size);

/// The root of the first `size` leaves, from stored hashes. For old sizes; Frontier::root() knows the newest.
[[nodiscard]] base::Result<base::Hash> root_at(HashSource& source, std::uint64_t size);

/// True only if the leaf is at `index` in the tree with this size and root. Any input is allowed.
[[nodiscard]] bool verify_inclusion(const base::Hash& leaf_hash, std::uint64_t index, std::uint64_t size,
                                    std::span<const base::Hash> proof, const base::Hash& root);

/// True only if the old tree is a prefix of the new one. Any input is allowed.
[[nodiscard]] bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, const base::Hash& old_root,
                                      const base::Hash& new_root, std::span<const base::Hash> proof);

}  // namespace core
