#include "tally/kernels.hpp"

#include <atomic>
#include <bit>
#include <cstring>

#include "base/check.hpp"
#include "tally/kernels_simd.hpp"

namespace tally {
namespace {

__extension__ typedef __int128 Wide;

template <class T>
T code_at(const std::uint8_t* data, std::size_t row) {
    T code;
    std::memcpy(&code, data + row * sizeof(T), sizeof(T));
    return code;
}

/// One word of answers from 64 of them as bytes 0 or 1: eight bytes give eight bits by one multiplication.
Word word_of(const std::uint8_t* answers) {
    Word word = 0;
    for (std::size_t byte = 0; byte < 8; ++byte) {
        Word eight;
        std::memcpy(&eight, answers + byte * 8, 8);
        word |= ((eight * 0x0102040810204080ULL) >> 56) << (byte * 8);
    }
    return word;
}

template <class T>
void plain_range(const std::uint8_t* data, std::uint64_t low, std::uint64_t high, Word* out, std::size_t words) {
    const T first = static_cast<T>(low), span = static_cast<T>(high - low);
    for (std::size_t word = 0; word < words; ++word) {
        std::uint8_t answers[64];
        for (std::size_t i = 0; i < 64; ++i) {
            answers[i] = static_cast<T>(code_at<T>(data, word * 64 + i) - first) <= span;
        }
        out[word] = word_of(answers);
    }
}

void plain_nibbles(const std::uint8_t* data, std::uint64_t low, std::uint64_t high, Word* out, std::size_t words) {
    const auto first = static_cast<unsigned>(low), span = static_cast<unsigned>(high - low);
    for (std::size_t word = 0; word < words; ++word) {
        std::uint8_t answers[64];
        for (std::size_t i = 0; i < 32; ++i) {
            const unsigned pair = data[word * 32 + i];
            answers[2 * i] = (pair & 15U) - first <= span;
            answers[2 * i + 1] = (pair >> 4) - first <= span;
        }
        out[word] = word_of(answers);
    }
}

template <class T>
void plain_order(const OrderBits& order, Word* out, std::size_t words) {
    for (std::size_t word = 0; word < words; ++word) {
        std::uint8_t answers[64];
        for (std::size_t i = 0; i < 64; ++i) {
            const T a = code_at<T>(order.a.data, word * 64 + i), b = code_at<T>(order.b.data, word * 64 + i);
            answers[i] = a >= order.a_floor && b >= order.b_floor && Wide{a} + order.shift <= Wide{b};
        }
        out[word] = word_of(answers);
    }
}

void bit_range(const std::uint8_t* data, std::uint64_t low, std::uint64_t high, Word* out, std::size_t words) {
    // Codes are 0 and 1. A range that holds both is no question, and none gets here.
    const bool is_inverted = low == 0 && high == 0;
    std::memcpy(out, data, words * sizeof(Word));
    if (is_inverted) not_bits(out, out, words);
}

template <class From, class To>
void widen_codes(const std::uint8_t* data, std::uint8_t* out, std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row) {
        const To code = static_cast<To>(code_at<From>(data, row));
        std::memcpy(out + row * sizeof(To), &code, sizeof(To));
    }
}

template <class To>
void widen_to(Codes codes, std::uint8_t* out, std::size_t rows) {
    const auto put = [&](std::size_t row, unsigned code) {
        const To wide = static_cast<To>(code);
        std::memcpy(out + row * sizeof(To), &wide, sizeof(To));
    };
    switch (codes.width) {
        case Width::none:
            for (std::size_t row = 0; row < rows; ++row) put(row, 0);
            return;
        case Width::bit:
            for (std::size_t row = 0; row < rows; ++row) put(row, codes.data[row / 8] >> (row % 8) & 1U);
            return;
        case Width::nibble:
            for (std::size_t row = 0; row < rows; ++row) put(row, codes.data[row / 2] >> (row % 2 * 4) & 15U);
            return;
        case Width::one: return widen_codes<std::uint8_t, To>(codes.data, out, rows);
        case Width::two: return widen_codes<std::uint16_t, To>(codes.data, out, rows);
        case Width::four: return widen_codes<std::uint32_t, To>(codes.data, out, rows);
        case Width::eight: return widen_codes<std::uint64_t, To>(codes.data, out, rows);
    }
}

std::atomic<int> level = -1;

int level_now() {
    const int chosen = level.load(std::memory_order_relaxed);
    return chosen >= 0 ? chosen : best_simd();
}

template <class T>
std::int64_t sum_as(const std::uint8_t* data, const Word* bits, const Word* keep, std::uint32_t rows) {
    std::int64_t sum = 0;
    for (std::size_t word = 0; word < words_for(rows); ++word) {
        Word set = bits[word] & (keep != nullptr ? keep[word] : ~Word{0});
        while (set != 0) {
            const std::size_t row = word * 64 + static_cast<std::size_t>(std::countr_zero(set));
            if (row >= rows) break;
            sum += static_cast<std::int64_t>(code_at<T>(data, row));
            set &= set - 1;
        }
    }
    return sum;
}

}  // namespace

void choose_kernels(int wanted) {
    level = wanted < best_simd() ? wanted : best_simd();
}

int chosen_kernels() {
    return level_now();
}

void range_bits(Codes codes, std::uint64_t low, std::uint64_t high, Word* out, std::size_t words) {
    CHECK(low <= high);
    switch (codes.width) {
        case Width::none: CHECK(false);
        case Width::bit: return bit_range(codes.data, low, high, out, words);
        case Width::nibble:
            if (simd_range(level_now(), codes, low, high, out, words)) return;
            return plain_nibbles(codes.data, low, high, out, words);
        case Width::one:
            if (simd_range(level_now(), codes, low, high, out, words)) return;
            return plain_range<std::uint8_t>(codes.data, low, high, out, words);
        case Width::two:
            if (simd_range(level_now(), codes, low, high, out, words)) return;
            return plain_range<std::uint16_t>(codes.data, low, high, out, words);
        case Width::four: return plain_range<std::uint32_t>(codes.data, low, high, out, words);
        case Width::eight: return plain_range<std::uint64_t>(codes.data, low, high, out, words);
    }
}

void order_bits(const OrderBits& order, Word* out, std::size_t words) {
    CHECK(order.a.width == order.b.width);
    if (simd_order(level_now(), order, out, words)) return;
    switch (order.a.width) {
        case Width::one: return plain_order<std::uint8_t>(order, out, words);
        case Width::two: return plain_order<std::uint16_t>(order, out, words);
        case Width::four: return plain_order<std::uint32_t>(order, out, words);
        case Width::eight: return plain_order<std::uint64_t>(order, out, words);
        case Width::none:
        case Width::bit:
        case Width::nibble: break;
    }
    CHECK(false);
}

void widen(Codes codes, Width to, std::uint8_t* out, std::size_t words) {
    const std::size_t rows = words * 64;
    if (simd_widen(level_now(), codes, to, out, words)) return;
    switch (to) {
        case Width::one: return widen_to<std::uint8_t>(codes, out, rows);
        case Width::two: return widen_to<std::uint16_t>(codes, out, rows);
        case Width::four: return widen_to<std::uint32_t>(codes, out, rows);
        case Width::eight: return widen_to<std::uint64_t>(codes, out, rows);
        case Width::none:
        case Width::bit:
        case Width::nibble: break;
    }
    CHECK(false);
}

void and_bits(const Word* a, const Word* b, Word* out, std::size_t words) {
    if (simd_combine(level_now(), Combine::all, a, b, out, words)) return;
    for (std::size_t i = 0; i < words; ++i) out[i] = a[i] & b[i];
}

void or_bits(const Word* a, const Word* b, Word* out, std::size_t words) {
    if (simd_combine(level_now(), Combine::any, a, b, out, words)) return;
    for (std::size_t i = 0; i < words; ++i) out[i] = a[i] | b[i];
}

void not_bits(const Word* from, Word* out, std::size_t words) {
    for (std::size_t i = 0; i < words; ++i) out[i] = ~from[i];
}

std::int64_t count_bits(const Word* bits, const Word* keep, std::uint32_t rows) {
    const std::size_t whole = rows / 64;
    std::int64_t count = simd_count(level_now(), bits, keep, whole);
    if (rows % 64 != 0) {
        const Word tail = (Word{1} << rows % 64) - 1;
        count += std::popcount(bits[whole] & tail & (keep != nullptr ? keep[whole] : tail));
    }
    return count;
}

std::int64_t sum_codes(Codes codes, const Word* bits, const Word* keep, std::uint32_t rows) {
    switch (codes.width) {
        case Width::one: return sum_as<std::uint8_t>(codes.data, bits, keep, rows);
        case Width::two: return sum_as<std::uint16_t>(codes.data, bits, keep, rows);
        case Width::four: return sum_as<std::uint32_t>(codes.data, bits, keep, rows);
        case Width::eight: return sum_as<std::uint64_t>(codes.data, bits, keep, rows);
        case Width::none:
        case Width::bit:
        case Width::nibble: break;
    }
    CHECK(false);
}

}  // namespace tally
