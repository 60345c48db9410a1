// Packed: one column of one chunk, in the narrowest width that holds its values. A cell is a code relative to the
// smallest value, so days, enumerations and organs take a byte or less in an ordinary chunk, a column that says the
// same in every row takes nothing, and the smallest and largest value (the zone map) come for free.
// Not shared between writers; any number of readers while nobody writes.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/indicator/column.hpp"

namespace tally {

using core::null_cell;

enum class Width : std::uint8_t { none, bit, nibble, one, two, four, eight };
inline constexpr int width_count = 7;
[[nodiscard]] constexpr std::uint32_t bits_of(Width width) {
    constexpr std::uint32_t bits[]{0, 1, 4, 8, 16, 32, 64};
    return bits[static_cast<std::size_t>(width)];
}

class Packed {
  public:
    [[nodiscard]] std::int64_t get(std::uint32_t row) const;
    void set(std::uint32_t row, std::int64_t value);
    void push(std::int64_t value);
    void pop();

    [[nodiscard]] std::uint32_t rows() const { return rows_; }
    [[nodiscard]] Width width() const { return width_; }
    [[nodiscard]] bool has_values() const { return low_ <= high_; }
    [[nodiscard]] bool is_nullable() const { return is_nullable_; }  ///< some cell may be empty
    [[nodiscard]] std::int64_t low() const { return low_; }          ///< no value is smaller …
    [[nodiscard]] std::int64_t high() const { return high_; }        ///< … or larger; replaced ones may have been
    /// value = low() + code − floor(); codes below floor() are empty cells.
    [[nodiscard]] std::int64_t floor() const { return is_nullable_ ? 1 : 0; }
    /// Codes, little-endian; readable up to the next multiple of 64 rows. Null for Width::none.
    [[nodiscard]] const std::uint8_t* codes() const { return data_.data(); }
    [[nodiscard]] std::size_t bytes() const { return sizeof(*this) + data_.capacity(); }

    /// The column as it stands in a snapshot.
    struct Frame {
        std::int64_t low = 0, high = -1;
        std::uint32_t rows = 0;
        Width width = Width::none;
        bool is_nullable = false;
        std::uint16_t reserved = 0;
    };
    [[nodiscard]] Frame frame() const { return {low_, high_, rows_, width_, is_nullable_, 0}; }
    [[nodiscard]] std::span<const std::uint8_t> data() const { return data_; }
    /// False when frame and data cannot belong together.
    [[nodiscard]] bool load(const Frame& frame, std::vector<std::uint8_t> data);
    [[nodiscard]] static std::size_t data_size(const Frame& frame);

  private:
    std::int64_t low_ = 0, high_ = -1;
    std::uint32_t rows_ = 0;
    Width width_ = Width::none;
    bool is_nullable_ = false;
    std::vector<std::uint8_t> data_;

    [[nodiscard]] bool fits(std::int64_t value) const;
    [[nodiscard]] std::uint64_t code_of(std::int64_t value) const;
    void refit(std::int64_t value);
    void write(std::uint32_t row, std::uint64_t code);
    [[nodiscard]] std::uint64_t read(std::uint32_t row) const;
};

/// Bytes for so many rows of a width, up to the next 64 rows.
[[nodiscard]] std::size_t bytes_for(std::uint32_t rows, Width width);

}  // namespace tally
