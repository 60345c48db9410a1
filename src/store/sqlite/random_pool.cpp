#include "store/sqlite/random_pool.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>

#include "base/check.hpp"

namespace store {

void RandomPool::fill(std::span<std::uint8_t> out) {
    CHECK(out.size() <= pool_.size());
    if (pool_.size() - used_ < out.size()) {
        CHECK(RAND_bytes(pool_.data(), static_cast<int>(pool_.size())) == 1);
        used_ = 0;
    }
    const std::span<std::uint8_t> taken = std::span(pool_).subspan(used_, out.size());
    std::ranges::copy(taken, out.begin());
    OPENSSL_cleanse(taken.data(), taken.size());
    used_ += out.size();
}

}  // namespace store
