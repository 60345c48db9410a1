#include "core/ledger/query_code.hpp"

#include "core/ledger/hash.hpp"

namespace core {

QueryCode make_query_code(std::span<const std::uint8_t, 16> random) {
    static_assert(query_alphabet.size() == 31);
    constexpr std::uint64_t codes = 852'891'037'441;  // 31^8
    // The 128 random bits as one number modulo 31^8: no code is likelier than another by more than 2^-88.
    std::uint64_t rest = 0;
    for (const std::uint8_t byte : random) rest = (rest * 256 + byte) % codes;
    QueryCode code;
    for (char& letter : code.letters) {
        letter = query_alphabet[rest % query_alphabet.size()];
        rest /= query_alphabet.size();
    }
    return code;
}

std::optional<QueryCode> parse_query_code(std::string_view text) {
    QueryCode code;
    std::size_t count = 0;
    for (char c : text) {
        if (c == ' ' || c == '-') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (count == code.letters.size() || !query_alphabet.contains(c)) return std::nullopt;
        code.letters[count++] = c;
    }
    if (count != code.letters.size()) return std::nullopt;
    return code;
}

base::Hash query_code_hash(base::ByteView office_key, std::string_view number, const QueryCode& code) {
    base::Writer message;
    message.raw(base::view(number));
    message.u8(0);
    message.raw(base::view({code.letters.data(), code.letters.size()}));
    return hmac_sha256(office_key, message.out());
}

bool is_query_code(const base::Hash& kept, base::ByteView office_key, std::string_view number, const QueryCode& code) {
    return equal_in_constant_time(kept, query_code_hash(office_key, number, code));
}

}  // namespace core
