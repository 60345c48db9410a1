// The vector forms of the kernels; each says whether it did the work. Used by kernels.cpp only.
#pragma once
#include "tally/kernels.hpp"

namespace tally {

/// What this processor can: 0 nothing, 1 AVX2, 2 AVX-512 with bytes and words.
[[nodiscard]] int best_simd();

[[nodiscard]] bool simd_range(int level, Codes codes, std::uint64_t low, std::uint64_t high, Word* out,
                              std::size_t words);
[[nodiscard]] bool simd_order(int level, const OrderBits& order, Word* out, std::size_t words);
/// Nibbles as bytes, bytes as two bytes: the widths that meet in an ordinary chunk.
[[nodiscard]] bool simd_widen(int level, Codes codes, Width to, std::uint8_t* out, std::size_t words);
enum class Combine : std::uint8_t { all, any };
[[nodiscard]] bool simd_combine(int level, Combine how, const Word* a, const Word* b, Word* out, std::size_t words);
[[nodiscard]] std::int64_t simd_count(int level, const Word* bits, const Word* keep, std::size_t words);

}  // namespace tally
