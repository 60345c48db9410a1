// Sealing: AES-256-GCM for the sealed bodies of facts, and the wrapping of their keys under the office's master key.
// Bytes: docs/formats/ledger.md. Randomness comes in; any thread.
#pragma once
#include <array>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace core {

using SealKey = std::array<std::uint8_t, 32>;    ///< of one person or submission, or the office's master key
using SealNonce = std::array<std::uint8_t, 12>;  ///< fresh random bytes for every seal, never used twice with a key
using SealKeyId = std::array<std::uint8_t, 4>;   ///< tells master keys apart; not a secret

/// How many bytes a sealed body is longer than the plain one: algorithm 1, nonce 12, tag 16.
inline constexpr std::size_t seal_overhead = 29;
/// The length of a wrapped key: algorithm 1, master key id 4, nonce 12, key 32, tag 16.
inline constexpr std::size_t wrapped_key_size = 65;

/// Algorithm ‖ nonce ‖ ciphertext ‖ tag. `associated` is not stored, but must be given again to unseal: name there
/// what the body belongs to, so that sealed bodies cannot be exchanged.
[[nodiscard]] base::Bytes seal(const SealKey& key, const SealNonce& nonce, base::ByteView plain,
                               base::ByteView associated);

/// Fails as `corrupt`: too short, another algorithm, or not sealed with this key and these associated bytes.
[[nodiscard]] base::Result<base::Bytes> unseal(const SealKey& key, base::ByteView sealed, base::ByteView associated);

/// The first 4 bytes of SHA-256(key).
[[nodiscard]] SealKeyId seal_key_id(const SealKey& key);

/// Algorithm ‖ master key's id ‖ nonce ‖ encrypted key ‖ tag, bound to the person or submission it belongs to.
[[nodiscard]] base::Bytes wrap_key(const SealKey& master, const SealNonce& nonce, const SealKey& key,
                                   const base::Id& subject);

/// The id of the master key that wrapped it: while masters rotate, two are in use. Fails as `corrupt`.
[[nodiscard]] base::Result<SealKeyId> wrapped_with(base::ByteView wrapped);

/// Fails as `corrupt`: another master key, another subject, or bytes that were changed.
[[nodiscard]] base::Result<SealKey> unwrap_key(const SealKey& master, base::ByteView wrapped, const base::Id& subject);

}  // namespace core
