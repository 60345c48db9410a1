// A town for the benchmark: matters in the order of their days over ten years, or shuffled as a careless import would
// leave them, put into the tally and, the same cells, into plain arrays. Seeded.
#pragma once
#include <cstdint>
#include <vector>

#include "tally/tally.hpp"

namespace bench {

inline constexpr std::int16_t no_day = -32768;

/// The same columns as plain arrays; days count from 1990-01-01.
struct Plain {
    struct {
        std::vector<std::int16_t> received, dispose_due, disposed, accepted, reply_due, reply_done, replied, closed,
            first_closed, reopened, repeat;
        std::vector<std::uint8_t> is_first, is_accusation, is_irregular;
    } matters;
    struct {
        std::vector<std::int16_t> notice_due, noticed, organ;
        std::vector<std::uint8_t> objection, is_accusation;
    } legs;
    struct {
        std::vector<std::int16_t> review_due, decided;
        std::vector<std::uint8_t> is_accusation;
    } reviews;
    struct {
        std::vector<std::int16_t> finished, window_due;
        std::vector<std::uint8_t> target, grade, exclusion, is_accusation;
    } ratings;
    struct {
        std::vector<std::int16_t> received;
        std::vector<std::uint32_t> people;
        std::vector<std::uint8_t> form, is_repeat, is_accusation;
    } submissions;
};

struct Town {
    tally::Tally tally;
    Plain plain;
};

inline constexpr int organs = 60;        ///< rows 2 … 61; 11 and 12 are political-legal, 13 is discipline
inline constexpr int epoch_1990 = 7305;  ///< days from 1970-01-01
inline constexpr int first_day = 16436;  ///< 2015-01-01
inline constexpr int days = 3653;        ///< ten years

[[nodiscard]] Town build_town(std::uint32_t matters, bool is_shuffled);

}  // namespace bench
