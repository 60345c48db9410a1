#include "core/ledger/seal.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <algorithm>
#include <memory>

#include "base/check.hpp"
#include "core/ledger/hash.hpp"
#include "core/ledger/leaf.hpp"

namespace core {
namespace {

constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr std::size_t plain_max = std::size_t{1} << 30;  // OpenSSL counts in int; a body is far smaller

using Tag = std::array<std::uint8_t, tag_size>;

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

/// OpenSSL's working memory for AES-256-GCM, kept by each thread. To fetch the cipher and to allocate this costs more
/// than to seal a body; and it is no state: key and nonce are set anew for every use, no result depends on the last.
EVP_CIPHER_CTX* context() {
    thread_local const std::unique_ptr<EVP_CIPHER_CTX, FreeContext> kept = [] {
        std::unique_ptr<EVP_CIPHER_CTX, FreeContext> fresh(EVP_CIPHER_CTX_new());
        CHECK(fresh != nullptr);
        CHECK(EVP_CipherInit_ex(fresh.get(), EVP_aes_256_gcm(), nullptr, nullptr, nullptr, 1) == 1);
        return fresh;
    }();
    return kept.get();
}

void encrypt(const SealKey& key, base::ByteView nonce, base::ByteView plain, base::ByteView associated,
             std::uint8_t* cipher, std::uint8_t* tag) {
    CHECK(plain.size() <= plain_max && associated.size() <= plain_max);
    EVP_CIPHER_CTX* const with = context();
    int size = 0;
    CHECK(EVP_EncryptInit_ex(with, nullptr, nullptr, key.data(), nonce.data()) == 1);
    if (!associated.empty()) {
        CHECK(EVP_EncryptUpdate(with, nullptr, &size, associated.data(), static_cast<int>(associated.size())) == 1);
    }
    if (!plain.empty()) {
        CHECK(EVP_EncryptUpdate(with, cipher, &size, plain.data(), static_cast<int>(plain.size())) == 1);
    }
    CHECK(EVP_EncryptFinal_ex(with, cipher, &size) == 1);
    CHECK(EVP_CIPHER_CTX_ctrl(with, EVP_CTRL_AEAD_GET_TAG, tag_size, tag) == 1);
}

/// False if the tag does not fit; then what stands in `plain` must not be used.
bool decrypt(const SealKey& key, base::ByteView nonce, base::ByteView cipher, base::ByteView associated, Tag tag,
             std::uint8_t* plain) {
    EVP_CIPHER_CTX* const with = context();
    int size = 0;
    CHECK(EVP_DecryptInit_ex(with, nullptr, nullptr, key.data(), nonce.data()) == 1);
    if (!associated.empty()) {
        CHECK(EVP_DecryptUpdate(with, nullptr, &size, associated.data(), static_cast<int>(associated.size())) == 1);
    }
    if (!cipher.empty()) {
        CHECK(EVP_DecryptUpdate(with, plain, &size, cipher.data(), static_cast<int>(cipher.size())) == 1);
    }
    CHECK(EVP_CIPHER_CTX_ctrl(with, EVP_CTRL_AEAD_SET_TAG, tag_size, tag.data()) == 1);
    std::array<std::uint8_t, 16> nothing_left;
    const bool fits = EVP_DecryptFinal_ex(with, nothing_left.data(), &size) == 1;
    if (!fits) ERR_clear_error();
    return fits;
}

/// nonce ‖ ciphertext ‖ tag at the end of `out`.
void append_encrypted(base::Bytes& out, const SealKey& key, const SealNonce& nonce, base::ByteView plain,
                      base::ByteView associated) {
    out.insert(out.end(), nonce.begin(), nonce.end());
    const std::size_t at = out.size();
    out.resize(at + plain.size() + tag_size);
    encrypt(key, nonce, plain, associated, out.data() + at, out.data() + at + plain.size());
}

/// Reads nonce ‖ ciphertext ‖ tag; at least nonce and tag must be there.
base::Result<base::Bytes> decrypted(const SealKey& key, base::ByteView bytes, base::ByteView associated,
                                    const char* place) {
    const base::ByteView cipher = bytes.subspan(nonce_size, bytes.size() - nonce_size - tag_size);
    Tag tag;
    std::ranges::copy(bytes.last(tag_size), tag.begin());
    base::Bytes plain(cipher.size());
    if (cipher.size() > plain_max || !decrypt(key, bytes.first(nonce_size), cipher, associated, tag, plain.data())) {
        return base::fail(base::ErrorKind::corrupt, "not sealed with this key for this subject, or changed since",
                          place);
    }
    return plain;
}

/// What a wrapped key is bound to: the master key's id and the subject.
std::array<std::uint8_t, 20> wrap_binding(const SealKeyId& master_id, const base::Id& subject) {
    std::array<std::uint8_t, 20> bytes;
    std::ranges::copy(master_id, bytes.begin());
    std::ranges::copy(subject.bytes, bytes.begin() + 4);
    return bytes;
}

}  // namespace

base::Bytes seal(const SealKey& key, const SealNonce& nonce, base::ByteView plain, base::ByteView associated) {
    base::Bytes out;
    out.reserve(plain.size() + seal_overhead);
    out.push_back(algorithm_sha256);
    append_encrypted(out, key, nonce, plain, associated);
    return out;
}

base::Result<base::Bytes> unseal(const SealKey& key, base::ByteView sealed, base::ByteView associated) {
    if (sealed.size() < seal_overhead) return base::fail(base::ErrorKind::corrupt, "too short", "sealed body");
    if (sealed[0] != algorithm_sha256) {
        return base::fail(base::ErrorKind::corrupt, "unknown algorithm", "sealed body");
    }
    return decrypted(key, sealed.subspan(1), associated, "sealed body");
}

SealKeyId seal_key_id(const SealKey& key) {
    const base::Hash hash = sha256(key);
    return {hash[0], hash[1], hash[2], hash[3]};
}

base::Bytes wrap_key(const SealKey& master, const SealNonce& nonce, const SealKey& key, const base::Id& subject) {
    const SealKeyId master_id = seal_key_id(master);
    base::Bytes out;
    out.reserve(wrapped_key_size);
    out.push_back(algorithm_sha256);
    out.insert(out.end(), master_id.begin(), master_id.end());
    append_encrypted(out, master, nonce, key, wrap_binding(master_id, subject));
    return out;
}

base::Result<SealKeyId> wrapped_with(base::ByteView wrapped) {
    if (wrapped.size() != wrapped_key_size) {
        return base::fail(base::ErrorKind::corrupt, "a wrapped key has 65 bytes", "wrapped key");
    }
    if (wrapped[0] != algorithm_sha256) {
        return base::fail(base::ErrorKind::corrupt, "unknown algorithm", "wrapped key");
    }
    return SealKeyId{wrapped[1], wrapped[2], wrapped[3], wrapped[4]};
}

base::Result<SealKey> unwrap_key(const SealKey& master, base::ByteView wrapped, const base::Id& subject) {
    const SealKeyId master_id = TRY(wrapped_with(wrapped));
    if (master_id != seal_key_id(master)) {
        return base::fail(base::ErrorKind::corrupt, "wrapped with another master key", "wrapped key",
                          "give the master key with the id " + base::hex(master_id));
    }
    const base::Bytes plain =
        TRY(decrypted(master, wrapped.subspan(5), wrap_binding(master_id, subject), "wrapped key"));
    SealKey key{};
    std::ranges::copy(plain, key.begin());
    return key;
}

}  // namespace core
