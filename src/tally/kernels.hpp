// Kernels: the loops over codes. Each asks 64 rows at a time and answers in bits, one word for 64 rows, so that and,
// or, not and counting cost next to nothing. Chosen once for the processor at hand: AVX-512, AVX2, or plain C++. Bits
// of rows beyond the last are whatever they are; counting masks them. Any thread.
#pragma once
#include <cstddef>
#include <cstdint>

#include "tally/packed.hpp"

namespace tally {

using Word = std::uint64_t;

/// Codes of a column, or of one gathered from the matters.
struct Codes {
    const std::uint8_t* data = nullptr;
    Width width = Width::none;
};

/// low ≤ code ≤ high
void range_bits(Codes codes, std::uint64_t low, std::uint64_t high, Word* out, std::size_t words);

/// a + shift ≤ b, a ≥ a_floor, b ≥ b_floor; both of the same width, one byte or wider.
struct OrderBits {
    Codes a, b;
    std::int64_t shift = 0;
    std::uint64_t a_floor = 0, b_floor = 0;
};
void order_bits(const OrderBits& order, Word* out, std::size_t words);

/// Codes in a wider width, for columns that are compared with each other. `out` holds words × 64 codes.
void widen(Codes codes, Width to, std::uint8_t* out, std::size_t words);

/// `out` may be one of the two.
void and_bits(const Word* a, const Word* b, Word* out, std::size_t words);
void or_bits(const Word* a, const Word* b, Word* out, std::size_t words);
void not_bits(const Word* from, Word* out, std::size_t words);

/// Set bits among the first `rows`; `keep` may be null.
[[nodiscard]] std::int64_t count_bits(const Word* bits, const Word* keep, std::uint32_t rows);
/// Sum of the codes whose bit is set.
[[nodiscard]] std::int64_t sum_codes(Codes codes, const Word* bits, const Word* keep, std::uint32_t rows);

/// For tests: 0 plain, 1 AVX2, 2 AVX-512; what the processor lacks falls back. −1 chooses the best again.
void choose_kernels(int level);
[[nodiscard]] int chosen_kernels();

[[nodiscard]] constexpr std::size_t words_for(std::uint32_t rows) {
    return (std::size_t{rows} + 63) / 64;
}

}  // namespace tally
