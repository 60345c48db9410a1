// The low-level SHA-256 is called "deprecated" only because it passes by OpenSSL's providers; EVP costs several times
// more for the 65 bytes of a tree node. The code behind both is the same.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "core/ledger/hash.hpp"

#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <algorithm>
#include <new>

namespace core {
namespace {

static_assert(sizeof(SHA256_CTX) == 112 && alignof(SHA256_CTX) <= 8);

SHA256_CTX* context(std::array<std::byte, 112>& state) {
    return std::launder(reinterpret_cast<SHA256_CTX*>(state.data()));
}

}  // namespace

Sha256::Sha256() {
    SHA256_Init(new (state_.data()) SHA256_CTX);
}

Sha256& Sha256::add(base::ByteView bytes) {
    SHA256_Update(context(state_), bytes.data(), bytes.size());
    return *this;
}

base::Hash Sha256::finish() {
    base::Hash hash;
    SHA256_Final(hash.data(), context(state_));
    SHA256_Init(context(state_));
    return hash;
}

base::Hash sha256(base::ByteView bytes) {
    SHA256_CTX state;
    base::Hash hash;
    SHA256_Init(&state);
    SHA256_Update(&state, bytes.data(), bytes.size());
    SHA256_Final(hash.data(), &state);
    return hash;
}

base::Id id_from(const base::Hash& hash) {
    base::Id id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

base::Hash hmac_sha256(base::ByteView key, base::ByteView message) {
    std::array<std::uint8_t, 64> inner{};
    if (key.size() > inner.size()) {
        std::ranges::copy(sha256(key), inner.begin());
    } else {
        std::ranges::copy(key, inner.begin());
    }
    std::array<std::uint8_t, 64> outer = inner;
    for (std::uint8_t& byte : inner) byte ^= 0x36;
    for (std::uint8_t& byte : outer) byte ^= 0x5c;
    Sha256 hash;
    const base::Hash digest = hash.add(inner).add(message).finish();
    return hash.add(outer).add(digest).finish();
}

base::Hash derive_key(base::ByteView key, base::ByteView salt, base::ByteView purpose) {
    const base::Hash extracted = hmac_sha256(salt, key);
    base::Bytes message(purpose.begin(), purpose.end());
    message.push_back(1);
    return hmac_sha256(extracted, message);
}

bool equal_in_constant_time(const base::Hash& a, const base::Hash& b) {
    return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace core
