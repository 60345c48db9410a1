#include "core/ledger/ed25519.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>

#include "base/check.hpp"

namespace core {
namespace {

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

Key private_key(const Ed25519Seed& seed) {
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
    CHECK(key != nullptr);
    return key;
}

}  // namespace

Ed25519Key ed25519_key(const Ed25519Seed& seed) {
    Ed25519Key bytes;
    std::size_t size = bytes.size();
    CHECK(EVP_PKEY_get_raw_public_key(private_key(seed).get(), bytes.data(), &size) == 1 && size == bytes.size());
    return bytes;
}

Ed25519Signature ed25519_sign(const Ed25519Seed& seed, base::ByteView message) {
    const Key key = private_key(seed);
    const Context context(EVP_MD_CTX_new());
    Ed25519Signature signature;
    std::size_t size = signature.size();
    CHECK(context != nullptr);
    CHECK(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
    CHECK(EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) == 1);
    CHECK(size == signature.size());
    return signature;
}

bool ed25519_verify(const Ed25519Key& key, base::ByteView message, const Ed25519Signature& signature) {
    const Key public_key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
    const Context context(EVP_MD_CTX_new());
    CHECK(public_key != nullptr && context != nullptr);
    CHECK(EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, public_key.get()) == 1);
    const bool is_right =
        EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
    // A wrong signature is an answer, not an error to be found later in this thread's queue.
    if (!is_right) ERR_clear_error();
    return is_right;
}

}  // namespace core
