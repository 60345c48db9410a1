// The query code: eight letters with which a petitioner asks for the progress of a submission. Printed once; only a
// keyed hash of it is kept, so the store cannot give it away. Guessing is stopped by the limit on tries, not by this.
// Pure; any thread.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace core {

/// 31 letters without 0, 1, I, L and O, which people mix up on paper and on the telephone.
inline constexpr std::string_view query_alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

struct QueryCode {
    std::array<char, 8> letters{};
    [[nodiscard]] std::string text() const { return {letters.begin(), letters.end()}; }
    friend bool operator==(const QueryCode&, const QueryCode&) = default;
};

/// A code from 16 random bytes; each of the 31^8 (about 2^39.6) codes is as likely as any other.
[[nodiscard]] QueryCode make_query_code(std::span<const std::uint8_t, 16> random);

/// What a person typed: small letters, blanks and hyphens are forgiven; nothing if it still is no code.
[[nodiscard]] std::optional<QueryCode> parse_query_code(std::string_view text);

/// The keyed hash to keep: HMAC-SHA-256(office key, number ‖ 0x00 ‖ code). The number keeps equal codes apart.
[[nodiscard]] base::Hash query_code_hash(base::ByteView office_key, std::string_view number, const QueryCode& code);

/// Whether this is the code whose hash was kept; takes the same time whatever is wrong.
[[nodiscard]] bool is_query_code(const base::Hash& kept, base::ByteView office_key, std::string_view number,
                                 const QueryCode& code);

}  // namespace core
