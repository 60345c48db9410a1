// x86-64 with run-time choice; elsewhere the plain kernels do all the work. A range test is one subtraction and one
// unsigned comparison; an order adds with saturation, which is why the last code of a width is never used.
#include "tally/kernels_simd.hpp"

#include <algorithm>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace tally {

#if defined(__x86_64__)
namespace {

// 64 rows of a nibble, byte or two-byte column against [low, low + span].
__attribute__((target("avx2"))) inline Word mask_of(__m256i first, __m256i second) {
    const auto low = static_cast<std::uint32_t>(_mm256_movemask_epi8(first));
    const auto high = static_cast<std::uint32_t>(_mm256_movemask_epi8(second));
    return Word{high} << 32 | low;
}
__attribute__((target("avx2"))) inline __m256i within8(__m256i codes, __m256i low, __m256i span) {
    const __m256i from = _mm256_sub_epi8(codes, low);
    return _mm256_cmpeq_epi8(_mm256_min_epu8(from, span), from);
}
__attribute__((target("avx2"))) inline __m256i within16(__m256i codes, __m256i low, __m256i span) {
    const __m256i from = _mm256_sub_epi16(codes, low);
    return _mm256_cmpeq_epi16(_mm256_min_epu16(from, span), from);
}
__attribute__((target("avx2"))) inline __m256i load(const std::uint8_t* at) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}
/// Two vectors of 16-bit answers as one of bytes, in order.
__attribute__((target("avx2"))) inline __m256i narrowed(__m256i first, __m256i second) {
    return _mm256_permute4x64_epi64(_mm256_packs_epi16(first, second), 0xd8);
}
/// 16 bytes of nibbles as 32 bytes.
__attribute__((target("avx2"))) inline __m256i nibbles(const std::uint8_t* at) {
    const __m256i pairs = _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)));
    return _mm256_and_si256(_mm256_or_si256(pairs, _mm256_slli_epi16(pairs, 4)), _mm256_set1_epi8(15));
}

__attribute__((target("avx2"))) bool range_avx2(Codes codes, std::uint64_t low, std::uint64_t high, Word* out,
                                                std::size_t words) {
    const std::uint8_t* data = codes.data;
    if (codes.width == Width::two) {
        const __m256i first = _mm256_set1_epi16(static_cast<std::int16_t>(low));
        const __m256i span = _mm256_set1_epi16(static_cast<std::int16_t>(high - low));
        for (std::size_t word = 0; word < words; ++word, data += 128) {
            out[word] =
                mask_of(narrowed(within16(load(data), first, span), within16(load(data + 32), first, span)),
                        narrowed(within16(load(data + 64), first, span), within16(load(data + 96), first, span)));
        }
        return true;
    }
    const __m256i first = _mm256_set1_epi8(static_cast<char>(low));
    const __m256i span = _mm256_set1_epi8(static_cast<char>(high - low));
    if (codes.width == Width::one) {
        for (std::size_t word = 0; word < words; ++word, data += 64) {
            out[word] = mask_of(within8(load(data), first, span), within8(load(data + 32), first, span));
        }
        return true;
    }
    if (codes.width == Width::nibble) {
        for (std::size_t word = 0; word < words; ++word, data += 32) {
            out[word] = mask_of(within8(nibbles(data), first, span), within8(nibbles(data + 16), first, span));
        }
        return true;
    }
    return false;
}

/// Two masks as one word. Not by shifting: GCC 12 takes four bytes of a spilled mask for eight when it widens one.
__attribute__((target("avx512bw,avx512f"))) inline Word joined(__mmask32 upper, __mmask32 lower) {
    return _mm512_kunpackd(upper, lower);
}

__attribute__((target("avx512bw,avx512f"))) bool range_avx512(Codes codes, std::uint64_t low, std::uint64_t high,
                                                              Word* out, std::size_t words) {
    const std::uint8_t* data = codes.data;
    if (codes.width == Width::two) {
        const __m512i first = _mm512_set1_epi16(static_cast<std::int16_t>(low));
        const __m512i span = _mm512_set1_epi16(static_cast<std::int16_t>(high - low));
        for (std::size_t word = 0; word < words; ++word, data += 128) {
            const auto lower = _mm512_cmple_epu16_mask(_mm512_sub_epi16(_mm512_loadu_si512(data), first), span);
            const auto upper = _mm512_cmple_epu16_mask(_mm512_sub_epi16(_mm512_loadu_si512(data + 64), first), span);
            out[word] = joined(upper, lower);
        }
        return true;
    }
    const __m512i first = _mm512_set1_epi8(static_cast<char>(low));
    const __m512i span = _mm512_set1_epi8(static_cast<char>(high - low));
    if (codes.width == Width::one) {
        for (std::size_t word = 0; word < words; ++word, data += 64) {
            out[word] = _mm512_cmple_epu8_mask(_mm512_sub_epi8(_mm512_loadu_si512(data), first), span);
        }
        return true;
    }
    if (codes.width == Width::nibble) {
        const __m512i fifteen = _mm512_set1_epi8(15);
        for (std::size_t word = 0; word < words; ++word, data += 32) {
            const __m512i pairs = _mm512_cvtepu8_epi16(load(data));
            const __m512i bytes = _mm512_and_si512(_mm512_or_si512(pairs, _mm512_slli_epi16(pairs, 4)), fifteen);
            out[word] = _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, first), span);
        }
        return true;
    }
    return false;
}

// a + shift ≤ b as left ≤ right, one of the two raised with saturation.
__attribute__((target("avx2"))) inline __m256i ordered8(__m256i a, __m256i b, const __m256i (&k)[4]) {
    const __m256i left = _mm256_adds_epu8(a, k[0]), right = _mm256_adds_epu8(b, k[1]);
    const __m256i in_order = _mm256_cmpeq_epi8(_mm256_min_epu8(left, right), left);
    const __m256i a_set = _mm256_cmpeq_epi8(_mm256_max_epu8(a, k[2]), a);
    const __m256i b_set = _mm256_cmpeq_epi8(_mm256_max_epu8(b, k[3]), b);
    return _mm256_and_si256(in_order, _mm256_and_si256(a_set, b_set));
}
__attribute__((target("avx2"))) inline __m256i ordered16(__m256i a, __m256i b, const __m256i (&k)[4]) {
    const __m256i left = _mm256_adds_epu16(a, k[0]), right = _mm256_adds_epu16(b, k[1]);
    const __m256i in_order = _mm256_cmpeq_epi16(_mm256_min_epu16(left, right), left);
    const __m256i a_set = _mm256_cmpeq_epi16(_mm256_max_epu16(a, k[2]), a);
    const __m256i b_set = _mm256_cmpeq_epi16(_mm256_max_epu16(b, k[3]), b);
    return _mm256_and_si256(in_order, _mm256_and_si256(a_set, b_set));
}

__attribute__((target("avx2"))) inline __m256i all8(std::int64_t code) {
    return _mm256_set1_epi8(static_cast<char>(code));
}
__attribute__((target("avx2"))) inline __m256i all16(std::int64_t code) {
    return _mm256_set1_epi16(static_cast<std::int16_t>(code));
}

struct Raise {
    std::int64_t left = 0, right = 0, a_floor = 0, b_floor = 0;
};

__attribute__((target("avx2"))) void order_avx2(const OrderBits& order, const Raise& raise, Word* out,
                                                std::size_t words) {
    const std::uint8_t* a = order.a.data;
    const std::uint8_t* b = order.b.data;
    if (order.a.width == Width::one) {
        const __m256i k[4]{all8(raise.left), all8(raise.right), all8(raise.a_floor), all8(raise.b_floor)};
        for (std::size_t word = 0; word < words; ++word, a += 64, b += 64) {
            out[word] = mask_of(ordered8(load(a), load(b), k), ordered8(load(a + 32), load(b + 32), k));
        }
        return;
    }
    const __m256i k[4]{all16(raise.left), all16(raise.right), all16(raise.a_floor), all16(raise.b_floor)};
    for (std::size_t word = 0; word < words; ++word, a += 128, b += 128) {
        const __m256i first = narrowed(ordered16(load(a), load(b), k), ordered16(load(a + 32), load(b + 32), k));
        const __m256i second =
            narrowed(ordered16(load(a + 64), load(b + 64), k), ordered16(load(a + 96), load(b + 96), k));
        out[word] = mask_of(first, second);
    }
}

__attribute__((target("avx512bw,avx512f"))) void order_avx512(const OrderBits& order, const Raise& raise, Word* out,
                                                              std::size_t words) {
    const std::uint8_t* a = order.a.data;
    const std::uint8_t* b = order.b.data;
    if (order.a.width == Width::one) {
        const __m512i left = _mm512_set1_epi8(static_cast<char>(raise.left));
        const __m512i right = _mm512_set1_epi8(static_cast<char>(raise.right));
        const __m512i a_floor = _mm512_set1_epi8(static_cast<char>(raise.a_floor));
        const __m512i b_floor = _mm512_set1_epi8(static_cast<char>(raise.b_floor));
        for (std::size_t word = 0; word < words; ++word, a += 64, b += 64) {
            const __m512i x = _mm512_loadu_si512(a), y = _mm512_loadu_si512(b);
            out[word] = _mm512_cmple_epu8_mask(_mm512_adds_epu8(x, left), _mm512_adds_epu8(y, right)) &
                        _mm512_cmple_epu8_mask(a_floor, x) & _mm512_cmple_epu8_mask(b_floor, y);
        }
        return;
    }
    const __m512i left = _mm512_set1_epi16(static_cast<std::int16_t>(raise.left));
    const __m512i right = _mm512_set1_epi16(static_cast<std::int16_t>(raise.right));
    const __m512i a_floor = _mm512_set1_epi16(static_cast<std::int16_t>(raise.a_floor));
    const __m512i b_floor = _mm512_set1_epi16(static_cast<std::int16_t>(raise.b_floor));
    for (std::size_t word = 0; word < words; ++word, a += 128, b += 128) {
        __mmask32 bits[2];
        for (std::size_t half = 0; half < 2; ++half) {
            const __m512i x = _mm512_loadu_si512(a + half * 64), y = _mm512_loadu_si512(b + half * 64);
            bits[half] = _mm512_cmple_epu16_mask(_mm512_adds_epu16(x, left), _mm512_adds_epu16(y, right)) &
                         _mm512_cmple_epu16_mask(a_floor, x) & _mm512_cmple_epu16_mask(b_floor, y);
        }
        out[word] = joined(bits[1], bits[0]);
    }
}

__attribute__((target("avx2"))) inline void store(std::uint8_t* at, __m256i codes) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(at), codes);
}
__attribute__((target("avx2"))) void widen_avx2(const std::uint8_t* data, Width from, std::uint8_t* out,
                                                std::size_t words) {
    if (from == Width::nibble) {
        for (std::size_t half = 0; half < words * 2; ++half, data += 16, out += 32) store(out, nibbles(data));
        return;
    }
    for (std::size_t quarter = 0; quarter < words * 4; ++quarter, data += 16, out += 32) {
        store(out, _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(data))));
    }
}

__attribute__((target("avx2"))) void combine_avx2(Combine how, const Word* a, const Word* b, Word* out,
                                                  std::size_t words) {
    std::size_t i = 0;
    for (; i + 4 <= words; i += 4) {
        const __m256i left = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + i));
        const __m256i right = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + i));
        const __m256i both = how == Combine::all ? _mm256_and_si256(left, right) : _mm256_or_si256(left, right);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), both);
    }
    for (; i < words; ++i) out[i] = how == Combine::all ? a[i] & b[i] : a[i] | b[i];
}

__attribute__((target("popcnt"))) std::int64_t count_popcnt(const Word* bits, const Word* keep, std::size_t words) {
    std::int64_t count = 0;
    if (keep == nullptr) {
        for (std::size_t i = 0; i < words; ++i) count += std::popcount(bits[i]);
    } else {
        for (std::size_t i = 0; i < words; ++i) count += std::popcount(bits[i] & keep[i]);
    }
    return count;
}

}  // namespace

int best_simd() {
    static const int level = __builtin_cpu_supports("avx512bw") ? 2 : __builtin_cpu_supports("avx2") ? 1 : 0;
    return level;
}

bool simd_range(int level, Codes codes, std::uint64_t low, std::uint64_t high, Word* out, std::size_t words) {
    if (level >= 2) return range_avx512(codes, low, high, out, words);
    return level == 1 && range_avx2(codes, low, high, out, words);
}

bool simd_order(int level, const OrderBits& order, Word* out, std::size_t words) {
    if (level == 0 || (order.a.width != Width::one && order.a.width != Width::two)) return false;
    const std::int64_t most = order.a.width == Width::one ? 255 : 65'535;
    Raise raise{.left = 0,
                .right = 0,
                .a_floor = static_cast<std::int64_t>(order.a_floor),
                .b_floor = static_cast<std::int64_t>(order.b_floor)};
    (order.shift >= 0 ? raise.left : raise.right) = std::min(most, order.shift >= 0 ? order.shift : -order.shift);
    if (level >= 2) {
        order_avx512(order, raise, out, words);
    } else {
        order_avx2(order, raise, out, words);
    }
    return true;
}

bool simd_widen(int level, Codes codes, Width to, std::uint8_t* out, std::size_t words) {
    const bool is_known =
        (codes.width == Width::nibble && to == Width::one) || (codes.width == Width::one && to == Width::two);
    if (level == 0 || !is_known) return false;
    widen_avx2(codes.data, codes.width, out, words);
    return true;
}

bool simd_combine(int level, Combine how, const Word* a, const Word* b, Word* out, std::size_t words) {
    if (level == 0) return false;
    combine_avx2(how, a, b, out, words);
    return true;
}

std::int64_t simd_count(int level, const Word* bits, const Word* keep, std::size_t words) {
    if (level > 0) return count_popcnt(bits, keep, words);
    std::int64_t count = 0;
    for (std::size_t i = 0; i < words; ++i) count += std::popcount(bits[i] & (keep != nullptr ? keep[i] : ~Word{0}));
    return count;
}

#else

int best_simd() {
    return 0;
}
bool simd_range(int, Codes, std::uint64_t, std::uint64_t, Word*, std::size_t) {
    return false;
}
bool simd_order(int, const OrderBits&, Word*, std::size_t) {
    return false;
}
bool simd_widen(int, Codes, Width, std::uint8_t*, std::size_t) {
    return false;
}
bool simd_combine(int, Combine, const Word*, const Word*, Word*, std::size_t) {
    return false;
}
std::int64_t simd_count(int, const Word* bits, const Word* keep, std::size_t words) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < words; ++i) count += std::popcount(bits[i] & (keep != nullptr ? keep[i] : ~Word{0}));
    return count;
}

#endif

}  // namespace tally
