// SHA-256 and HMAC-SHA-256, the only hashes of the ledger. Pure values; nothing fails; one Sha256 belongs to one
// thread.
#pragma once
#include <array>
#include <cstddef>

#include "base/bytes.hpp"

namespace core {

/// SHA-256 (FIPS 180-4) of all the bytes at once.
[[nodiscard]] base::Hash sha256(base::ByteView bytes);

/// SHA-256 of bytes that come in parts. After finish() it starts again from nothing.
class Sha256 {
  public:
    Sha256();
    Sha256& add(base::ByteView bytes);
    Sha256& add(std::uint8_t byte) { return add(base::ByteView(&byte, 1)); }
    [[nodiscard]] base::Hash finish();

  private:
    // OpenSSL's SHA256_CTX without its header, so that the room's users need not see OpenSSL.
    alignas(8) std::array<std::byte, 112> state_;
};

/// The first half of the hash: the id of what there can be only one of.
[[nodiscard]] base::Id id_from(const base::Hash& hash);

/// HMAC-SHA-256 (RFC 2104); a key of any length.
[[nodiscard]] base::Hash hmac_sha256(base::ByteView key, base::ByteView message);

/// One key out of another (HKDF, RFC 5869, one block): what it is for stands in `purpose`.
[[nodiscard]] base::Hash derive_key(base::ByteView key, base::ByteView salt, base::ByteView purpose);

/// Compares two hashes in a time that does not tell where they differ. For secrets; `==` is right for public hashes.
[[nodiscard]] bool equal_in_constant_time(const base::Hash& a, const base::Hash& b);

}  // namespace core
