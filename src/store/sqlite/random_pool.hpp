// Random bytes in bulk: a registration needs some 300, and a call to the generator costs more than the bytes. Used
// bytes are wiped. One thread at a time.
#pragma once
#include <array>
#include <cstdint>
#include <span>

namespace store {

class RandomPool {
  public:
    void fill(std::span<std::uint8_t> out);

    template <std::size_t N>
    [[nodiscard]] std::array<std::uint8_t, N> take() {
        std::array<std::uint8_t, N> bytes{};
        fill(bytes);
        return bytes;
    }

  private:
    std::array<std::uint8_t, 16384> pool_{};
    std::size_t used_ = pool_.size();
};

}  // namespace store
