#include "tally/packed.hpp"

#include <gtest/gtest.h>

#include <random>

namespace tally {
namespace {

Packed packed(std::initializer_list<std::int64_t> values) {
    Packed column;
    for (const std::int64_t value : values) column.push(value);
    return column;
}

TEST(Packed, TakesTheNarrowestWidth) {
    EXPECT_EQ(packed({null_cell, null_cell}).width(), Width::none);
    EXPECT_EQ(packed({20'000, 20'000}).width(), Width::none);
    EXPECT_EQ(packed({0, 1, 1}).width(), Width::bit);
    EXPECT_EQ(packed({null_cell, 5}).width(), Width::bit);
    EXPECT_EQ(packed({0, 15}).width(), Width::nibble);
    EXPECT_EQ(packed({0, 16}).width(), Width::one);
    EXPECT_EQ(packed({20'000, 20'254}).width(), Width::one);
    EXPECT_EQ(packed({20'000, 20'255}).width(), Width::two);  // the last code stays free
    EXPECT_EQ(packed({null_cell, 20'000, 20'254}).width(), Width::two);
    EXPECT_EQ(packed({0, 65'535}).width(), Width::four);
    EXPECT_EQ(packed({0, 4'294'967'295}).width(), Width::eight);
}

TEST(Packed, KnowsItsSmallestAndLargest) {
    const Packed column = packed({7, null_cell, -3, 40});
    EXPECT_EQ(column.low(), -3);
    EXPECT_EQ(column.high(), 40);
    EXPECT_TRUE(column.is_nullable());
    EXPECT_FALSE(packed({null_cell}).has_values());
}

// Against a plain vector: whatever is pushed, set and popped, the cells read back the same.
TEST(Packed, ReadsBackWhatWasWritten) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        std::mt19937_64 random(seed);
        for (const std::int64_t spread :
             std::initializer_list<std::int64_t>{1, 2, 14, 250, 60'000, 4'000'000, 1'000'000'000'000}) {
            Packed column;
            std::vector<std::int64_t> plain;
            const auto value = [&] {
                if (random() % 7 == 0) return null_cell;
                return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(spread)) - spread / 2;
            };
            for (int step = 0; step < 2000; ++step) {
                const auto what = random() % 10;
                if (plain.empty() || what < 6) {
                    plain.push_back(value());
                    column.push(plain.back());
                } else if (what < 9) {
                    const auto row = static_cast<std::uint32_t>(random() % plain.size());
                    plain[row] = value();
                    column.set(row, plain[row]);
                } else {
                    plain.pop_back();
                    column.pop();
                }
            }
            ASSERT_EQ(column.rows(), plain.size());
            for (std::uint32_t row = 0; row < column.rows(); ++row) {
                ASSERT_EQ(column.get(row), plain[row]) << "seed " << seed << " spread " << spread << " row " << row;
            }
        }
    }
}

TEST(Packed, RefusesDataOfAnotherSize) {
    const Packed column = packed({1, 2, 300});
    Packed again;
    const std::vector<std::uint8_t> data(column.data().begin(), column.data().end());
    ASSERT_TRUE(again.load(column.frame(), data));
    EXPECT_EQ(again.get(2), 300);
    EXPECT_FALSE(again.load(column.frame(), {data.begin() + 1, data.end()}));
}

}  // namespace
}  // namespace tally
