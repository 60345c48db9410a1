// What the ledger's tests share: bytes from hexadecimal, and a ledger in memory.
#pragma once
#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "core/ledger/hash.hpp"
#include "core/ledger/tree.hpp"

namespace core::test {

inline base::Bytes bytes(std::string_view hex) {
    base::Bytes out(hex.size() / 2);
    EXPECT_TRUE(base::parse_hex(hex, out)) << hex;
    return out;
}

template <std::size_t size>
std::array<std::uint8_t, size> array(std::string_view hex) {
    std::array<std::uint8_t, size> out{};
    EXPECT_TRUE(base::parse_hex(hex, out)) << hex;
    return out;
}

inline base::Hash hash(std::string_view hex) {
    return array<32>(hex);
}

/// Keeps what the store keeps: all leaves, and the roots of full tiles; counts what is read.
class MemoryHashes : public HashSource {
  public:
    Frontier frontier;
    std::vector<base::Hash> leaves;
    std::vector<std::vector<base::Hash>> rows;  ///< [0] is level 8, [1] level 16 …
    std::uint64_t hashes_read = 0;

    void append(const base::Hash& leaf) {
        std::vector<TreeNode> completed;
        frontier.append(leaf, completed);
        leaves.push_back(leaf);
        for (const TreeNode& node : completed) {
            const std::size_t row = node.level / tile_levels - 1;
            if (rows.size() <= row) rows.resize(row + 1);
            EXPECT_EQ(rows[row].size(), node.index);
            rows[row].push_back(node.hash);
        }
    }

    base::Result<> read(unsigned level, std::uint64_t first, std::span<base::Hash> out) override {
        EXPECT_EQ(level % tile_levels, 0U);
        EXPECT_LE(out.size(), tile_width);
        EXPECT_EQ(first / tile_width, (first + out.size() - 1) / tile_width) << "across a tile";
        const std::vector<base::Hash>* row = &leaves;
        if (level > 0) row = level / tile_levels <= rows.size() ? &rows[level / tile_levels - 1] : nullptr;
        if (row == nullptr || first + out.size() > row->size()) {
            return base::fail(base::ErrorKind::corrupt, "no such hash");
        }
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = (*row)[first + i];
        hashes_read += out.size();
        return {};
    }
};

}  // namespace core::test
