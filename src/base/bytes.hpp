// Bytes, and the one deterministic binary form of the ledger: big-endian fixed integers, LEB128 varints,
// length-prefixed strings. Writer never fails; Reader remembers the first failure, so check ok() once at the end.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"

namespace base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Hash = std::array<std::uint8_t, 32>;
using Salt = std::array<std::uint8_t, 16>;

/// A public id: 112 random bits behind two random bytes that one batch of the leader shares.
struct Id {
    std::array<std::uint8_t, 16> bytes{};
    friend constexpr auto operator<=>(const Id&, const Id&) = default;
    [[nodiscard]] bool is_set() const { return *this != Id{}; }
    [[nodiscard]] std::string text() const;  ///< 32 lower-case hexadecimal digits
};
[[nodiscard]] bool parse_id(std::string_view text, Id& id);

[[nodiscard]] std::string hex(ByteView bytes);
[[nodiscard]] bool parse_hex(std::string_view text, std::span<std::uint8_t> out);  ///< exactly out.size() bytes
[[nodiscard]] inline ByteView view(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view text_of(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

class Writer {
  public:
    void u8(std::uint8_t value) { out_.push_back(value); }
    void u16(std::uint16_t value);
    void u32(std::uint32_t value);
    void u64(std::uint64_t value);
    void varint(std::uint64_t value);        ///< LEB128, shortest form
    void signed_varint(std::int64_t value);  ///< zigzag, then LEB128
    void day(Day day);                       ///< signed_varint of the day number; not set = the int32 minimum
    void raw(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
    void string(std::string_view text);  ///< varint length, then the bytes
    void bytes(ByteView bytes);          ///< varint length, then the bytes
    [[nodiscard]] const Bytes& out() const& { return out_; }
    [[nodiscard]] Bytes out() && { return std::move(out_); }

  private:
    Bytes out_;
};

class Reader {
  public:
    explicit Reader(ByteView in) : in_(in) {}
    std::uint8_t u8();
    std::uint16_t u16();
    std::uint32_t u32();
    std::uint64_t u64();
    std::uint64_t varint();
    std::int64_t signed_varint();
    Day day();
    std::string string(std::size_t limit = 1 << 20);
    Bytes bytes(std::size_t limit = 1 << 24);
    void raw(std::span<std::uint8_t> out);
    void fail() { ok_ = false; }
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool at_end() const { return at_ == in_.size(); }

  private:
    ByteView in_;
    std::size_t at_ = 0;
    bool ok_ = true;
    bool take(std::size_t count);
};

}  // namespace base
