// Proofs from stored hashes. Each part of a proof is the root of a run of leaves that begins on a multiple of the run's
// largest power of two; the run is cut into perfect subtrees, and each of these is computed from the row of stored
// hashes below it. The parts never overlap, so no hash is read twice and nothing need be cached.
#include <algorithm>
#include <array>
#include <bit>

#include "base/check.hpp"
#include "core/ledger/hash.hpp"
#include "core/ledger/tree.hpp"

namespace core {
namespace {

/// The root of the perfect subtree at (level, index): at most 128 stored hashes, all in one tile.
base::Result<base::Hash> perfect_root(HashSource& source, unsigned level, std::uint64_t index) {
    const unsigned above_row = level % tile_levels;
    std::size_t count = std::size_t{1} << above_row;
    std::array<base::Hash, tile_width> hashes;
    TRY(source.read(level - above_row, index << above_row, std::span(hashes).first(count)));
    for (; count > 1; count /= 2) {
        for (std::size_t i = 0; i < count / 2; ++i) hashes[i] = node_hash(hashes[2 * i], hashes[2 * i + 1]);
    }
    return hashes[0];
}

/// The root of the leaves [begin, end), as the recursion of RFC 6962 cuts them.
base::Result<base::Hash> run_root(HashSource& source, std::uint64_t begin, std::uint64_t end) {
    CHECK(begin < end);
    std::array<base::Hash, 64> parts;
    std::size_t count = 0;
    while (begin < end) {
        const auto level = static_cast<unsigned>(std::bit_width(end - begin) - 1);
        parts[count++] = TRY(perfect_root(source, level, begin >> level));
        begin += std::uint64_t{1} << level;
    }
    base::Hash root = parts[count - 1];
    for (std::size_t i = count - 1; i-- > 0;) root = node_hash(parts[i], root);
    return root;
}

}  // namespace

base::Result<std::vector<base::Hash>> inclusion_proof(HashSource& source, std::uint64_t index, std::uint64_t size) {
    CHECK(index < size);
    // PATH(m, D[n]) of RFC 6962 section 2.1.1, walked from the root down and turned round.
    std::vector<base::Hash> proof;
    std::uint64_t begin = 0;
    std::uint64_t end = size;
    while (end - begin > 1) {
        const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
        if (index < middle) {
            proof.push_back(TRY(run_root(source, middle, end)));
            end = middle;
        } else {
            proof.push_back(TRY(run_root(source, begin, middle)));
            begin = middle;
        }
    }
    std::ranges::reverse(proof);
    return proof;
}

base::Result<std::vector<base::Hash>> consistency_proof(HashSource& source, std::uint64_t old_size,
                                                        std::uint64_t new_size) {
    CHECK(old_size <= new_size);
    std::vector<base::Hash> proof;
    if (old_size == 0) return proof;
    // SUBPROOF(m, D[n], b) of RFC 6962 section 2.1.2, walked from the root down and turned round.
    std::uint64_t begin = 0;
    std::uint64_t end = new_size;
    while (end != old_size) {
        const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
        if (old_size <= middle) {
            proof.push_back(TRY(run_root(source, middle, end)));
            end = middle;
        } else {
            proof.push_back(TRY(run_root(source, begin, middle)));
            begin = middle;
        }
    }
    // From the first leaf on, this is the old tree itself, whose root the verifier has.
    if (begin > 0) proof.push_back(TRY(run_root(source, begin, end)));
    std::ranges::reverse(proof);
    return proof;
}

base::Result<base::Hash> root_at(HashSource& source, std::uint64_t size) {
    if (size == 0) return sha256({});
    return run_root(source, 0, size);
}

}  // namespace core
