// What the fuzz targets share. A target is one function over bytes; whatever it demands it demands with CHECK, so that
// a broken promise ends the process just as a crash does, and libFuzzer keeps the input.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "base/result.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// A person reads the error as it stands: it must say what is wrong, and where if `wants_place`.
inline void check_told(const base::Error& error, base::ErrorKind kind, bool wants_place = true) {
    CHECK(error.kind == kind);
    CHECK(!error.message.empty());
    CHECK(!wants_place || !error.place.empty());
}

/// Takes bytes off the front of the input to decide by.
class Choices {
  public:
    Choices(const std::uint8_t* data, std::size_t size) : in_(data, size) {}
    std::uint8_t byte() {
        if (in_.empty()) return 0;
        const std::uint8_t first = in_.front();
        in_ = in_.subspan(1);
        return first;
    }
    std::uint16_t word() {
        const auto high = static_cast<std::uint16_t>(byte() << 8);
        return static_cast<std::uint16_t>(high | byte());
    }
    base::ByteView take(std::size_t size) {
        const base::ByteView part = in_.first(std::min(size, in_.size()));
        in_ = in_.subspan(part.size());
        return part;
    }
    [[nodiscard]] bool is_empty() const { return in_.empty(); }
    [[nodiscard]] base::ByteView rest() const { return in_; }

  private:
    base::ByteView in_;
};

}  // namespace fuzz
