// The Merkle tree as stored: leaf hashes in `facts`, roots of full tiles in `tiles`.
#pragma once
#include "core/ledger/tree.hpp"
#include "store/sqlite/database.hpp"

namespace store {

class StoredTree final : public core::HashSource {
  public:
    explicit StoredTree(Database& database);
    [[nodiscard]] base::Result<> read(unsigned level, std::uint64_t first, std::span<base::Hash> out) override;

  private:
    Statement leaves_, tiles_;
};

/// The right edge of the tree over the first `size` leaves: at most one tile of hashes is read for each of its nodes.
[[nodiscard]] base::Result<core::Frontier> frontier_at(core::HashSource& source, std::uint64_t size);

}  // namespace store
