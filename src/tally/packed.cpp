#include "tally/packed.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/check.hpp"

namespace tally {
namespace {

static_assert(std::endian::native == std::endian::little, "codes are read as they lie in memory");

// One code less than the width holds: the order kernels add with saturation and need the last one free.
constexpr std::uint64_t codes_max(Width width) {
    constexpr std::uint64_t most[]{1, 2, 16, 255, 65'535, 4'294'967'295ULL, ~std::uint64_t{0}};
    return most[static_cast<std::size_t>(width)];
}

Width width_for(std::uint64_t codes) {
    for (int i = 0; i < width_count; ++i) {
        if (codes <= codes_max(static_cast<Width>(i))) return static_cast<Width>(i);
    }
    CHECK(false);
}

template <class T>
T load_as(const std::uint8_t* data, std::uint32_t row) {
    T value;
    std::memcpy(&value, data + std::size_t{row} * sizeof(T), sizeof(T));
    return value;
}

template <class T>
void store_as(std::uint8_t* data, std::uint32_t row, std::uint64_t code) {
    const T value = static_cast<T>(code);
    std::memcpy(data + std::size_t{row} * sizeof(T), &value, sizeof(T));
}

}  // namespace

std::size_t bytes_for(std::uint32_t rows, Width width) {
    const std::size_t blocks = (std::size_t{rows} + 63) / 64;
    return blocks * 8 * bits_of(width);
}

std::uint64_t Packed::read(std::uint32_t row) const {
    const std::uint8_t* data = data_.data();
    switch (width_) {
        case Width::none: return 0;
        case Width::bit: return data[row / 8] >> (row % 8) & 1U;
        case Width::nibble: return data[row / 2] >> (row % 2 * 4) & 15U;
        case Width::one: return data[row];
        case Width::two: return load_as<std::uint16_t>(data, row);
        case Width::four: return load_as<std::uint32_t>(data, row);
        case Width::eight: return load_as<std::uint64_t>(data, row);
    }
    CHECK(false);
}

void Packed::write(std::uint32_t row, std::uint64_t code) {
    std::uint8_t* data = data_.data();
    switch (width_) {
        case Width::none: return;
        case Width::bit: {
            const unsigned shift = row % 8;
            data[row / 8] = static_cast<std::uint8_t>((data[row / 8] & ~(1U << shift)) | code << shift);
            return;
        }
        case Width::nibble: {
            const unsigned shift = row % 2 * 4;
            data[row / 2] = static_cast<std::uint8_t>((data[row / 2] & ~(15U << shift)) | code << shift);
            return;
        }
        case Width::one: return store_as<std::uint8_t>(data, row, code);
        case Width::two: return store_as<std::uint16_t>(data, row, code);
        case Width::four: return store_as<std::uint32_t>(data, row, code);
        case Width::eight: return store_as<std::uint64_t>(data, row, code);
    }
}

bool Packed::fits(std::int64_t value) const {
    if (value == null_cell) return is_nullable_;
    return low_ <= value && value <= high_;
}

std::uint64_t Packed::code_of(std::int64_t value) const {
    return value == null_cell ? 0 : static_cast<std::uint64_t>(value - low_ + floor());
}

std::int64_t Packed::get(std::uint32_t row) const {
    const auto code = static_cast<std::int64_t>(read(row));
    return code < floor() ? null_cell : low_ + (code - floor());
}

/// Widens the frame so that `value` has a code. Where only the top moves within the width, no cell changes.
void Packed::refit(std::int64_t value) {
    Packed wider;
    wider.rows_ = rows_;
    wider.is_nullable_ = is_nullable_ || value == null_cell;
    wider.low_ = low_;
    wider.high_ = high_;
    if (value != null_cell) {
        wider.low_ = has_values() ? std::min(low_, value) : value;
        wider.high_ = has_values() ? std::max(high_, value) : value;
    }
    const std::uint64_t values = wider.has_values() ? static_cast<std::uint64_t>(wider.high_ - wider.low_) + 1 : 0;
    wider.width_ = width_for(std::max<std::uint64_t>(1, values + static_cast<std::uint64_t>(wider.floor())));
    if (wider.width_ == width_ && wider.low_ == low_ && wider.is_nullable_ == is_nullable_) {
        high_ = wider.high_;
        return;
    }
    wider.data_.resize(bytes_for(rows_, wider.width_));
    // In a column without values every cell is empty, whatever the old codes say.
    for (std::uint32_t row = 0; row < rows_; ++row) wider.write(row, wider.code_of(get(row)));
    *this = std::move(wider);
}

void Packed::set(std::uint32_t row, std::int64_t value) {
    if (!fits(value)) refit(value);
    write(row, code_of(value));
}

void Packed::push(std::int64_t value) {
    if (!fits(value)) refit(value);
    const std::size_t needed = bytes_for(rows_ + 1, width_);
    // Grown by an eighth: a chunk of legs gains rows for months, and half of it standing empty would be paid for ever.
    if (needed > data_.capacity()) data_.reserve(needed + needed / 8);
    if (needed > data_.size()) data_.resize(needed);
    ++rows_;
    write(rows_ - 1, code_of(value));
}

void Packed::pop() {
    CHECK(rows_ > 0);
    --rows_;
    data_.resize(bytes_for(rows_, width_));
}

std::size_t Packed::data_size(const Frame& frame) {
    return bytes_for(frame.rows, frame.width);
}

bool Packed::load(const Frame& frame, std::vector<std::uint8_t> data) {
    if (static_cast<int>(frame.width) >= width_count || data.size() != data_size(frame)) return false;
    low_ = frame.low;
    high_ = frame.high;
    rows_ = frame.rows;
    width_ = frame.width;
    is_nullable_ = frame.is_nullable;
    data_ = std::move(data);
    return true;
}

}  // namespace tally
