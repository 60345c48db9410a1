// Chance for simulations: SplitMix64, the same sequence on every machine. Not for keys.
#pragma once
#include <algorithm>
#include <cstdint>
#include <span>

namespace app {

class Chance {
  public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    /// first … last, both included, evenly.
    int between(int first, int last) {
        return first + static_cast<int>(next() % static_cast<std::uint64_t>(last - first + 1));
    }
    bool in_thousand(int chances) { return between(1, 1000) <= chances; }
    /// Mostly small, at most `max`: the smaller of two draws.
    int soon(int first, int max) { return std::min(between(first, max), between(first, max)); }
    template <class T>
    const T& of(std::span<const T> items) {
        return items[static_cast<std::size_t>(next() % items.size())];
    }

  private:
    std::uint64_t state_;
};

}  // namespace app
