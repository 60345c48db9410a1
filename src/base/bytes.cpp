#include "base/bytes.hpp"

namespace base {
namespace {

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

}  // namespace

std::string hex(ByteView bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

bool parse_hex(std::string_view text, std::span<std::uint8_t> out) {
    if (text.size() != out.size() * 2) return false;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const int high = nibble(text[2 * i]);
        const int low = nibble(text[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        out[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return true;
}

std::string Id::text() const {
    return hex(bytes);
}

bool parse_id(std::string_view text, Id& id) {
    return parse_hex(text, id.bytes);
}

void Writer::u16(std::uint16_t value) {
    u8(static_cast<std::uint8_t>(value >> 8));
    u8(static_cast<std::uint8_t>(value));
}

void Writer::u32(std::uint32_t value) {
    u16(static_cast<std::uint16_t>(value >> 16));
    u16(static_cast<std::uint16_t>(value));
}

void Writer::u64(std::uint64_t value) {
    u32(static_cast<std::uint32_t>(value >> 32));
    u32(static_cast<std::uint32_t>(value));
}

void Writer::varint(std::uint64_t value) {
    while (value >= 0x80) {
        u8(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    u8(static_cast<std::uint8_t>(value));
}

void Writer::signed_varint(std::int64_t value) {
    varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

void Writer::day(Day day) {
    signed_varint(day.number);
}

void Writer::string(std::string_view text) {
    bytes(view(text));
}

void Writer::bytes(ByteView bytes) {
    varint(bytes.size());
    raw(bytes);
}

bool Reader::take(std::size_t count) {
    if (!ok_ || count > in_.size() - at_) {
        ok_ = false;
        return false;
    }
    at_ += count;
    return true;
}

std::uint8_t Reader::u8() {
    return take(1) ? in_[at_ - 1] : std::uint8_t{0};
}

std::uint16_t Reader::u16() {
    const auto high = static_cast<std::uint16_t>(u8() << 8);
    return static_cast<std::uint16_t>(high | u8());
}

std::uint32_t Reader::u32() {
    const auto high = static_cast<std::uint32_t>(u16()) << 16;
    return high | u16();
}

std::uint64_t Reader::u64() {
    const auto high = static_cast<std::uint64_t>(u32()) << 32;
    return high | u32();
}

std::uint64_t Reader::varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const std::uint8_t byte = u8();
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80) {
            // Only the shortest form is a form: one value, one encoding.
            if ((byte == 0 && shift > 0) || (shift == 63 && byte > 1)) ok_ = false;
            return ok_ ? value : 0;
        }
    }
    ok_ = false;
    return 0;
}

std::int64_t Reader::signed_varint() {
    const std::uint64_t value = varint();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

Day Reader::day() {
    const std::int64_t number = signed_varint();
    if (number < INT32_MIN || number > INT32_MAX) ok_ = false;
    return ok_ ? Day{static_cast<std::int32_t>(number)} : Day::none();
}

std::string Reader::string(std::size_t limit) {
    const std::uint64_t size = varint();
    if (size > limit || !take(static_cast<std::size_t>(size))) {
        ok_ = false;
        return {};
    }
    return std::string(text_of(in_.subspan(at_ - static_cast<std::size_t>(size), static_cast<std::size_t>(size))));
}

Bytes Reader::bytes(std::size_t limit) {
    const std::uint64_t size = varint();
    if (size > limit || !take(static_cast<std::size_t>(size))) {
        ok_ = false;
        return {};
    }
    const ByteView part = in_.subspan(at_ - static_cast<std::size_t>(size), static_cast<std::size_t>(size));
    return {part.begin(), part.end()};
}

void Reader::raw(std::span<std::uint8_t> out) {
    if (!take(out.size())) return;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = in_[at_ - out.size() + i];
}

}  // namespace base
