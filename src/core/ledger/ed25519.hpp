// Ed25519 signatures (RFC 8032), for checkpoints. Nothing fails but OpenSSL itself, which ends the program. Any thread.
#pragma once
#include <array>

#include "base/bytes.hpp"

namespace core {

using Ed25519Seed = std::array<std::uint8_t, 32>;
using Ed25519Key = std::array<std::uint8_t, 32>;  ///< public
using Ed25519Signature = std::array<std::uint8_t, 64>;

[[nodiscard]] Ed25519Key ed25519_key(const Ed25519Seed& seed);
[[nodiscard]] Ed25519Signature ed25519_sign(const Ed25519Seed& seed, base::ByteView message);
[[nodiscard]] bool ed25519_verify(const Ed25519Key& key, base::ByteView message, const Ed25519Signature& signature);

}  // namespace core
