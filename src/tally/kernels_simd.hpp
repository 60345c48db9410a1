// The vector forms of the kernels; each says whether it did the work. Used by kernels.cpp only.
#pragma once
#include "tally/kernels.hpp"

namespace tally {

/// What this processor can: 0 nothing, 1 AVX2, 2 AVX-512 with bytes and words.
[[nodiscard]] int best_simd();

[[nodiscard]] bool simd_range(int level, Codes codes, std::uint64_t low, std::uint64_t high, Word* out,
                              std::size_t words);
[[nodiscard]] bool simd_order(int level, const OrderBits& order, Word* out, std::size_t words);
[[nodiscard]] std::int64_t simd_count(int level, const Word* bits, const Word* keep, std::size_t words);

}  // namespace tally
