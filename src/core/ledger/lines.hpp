// A text of lines, read strictly from the top: for checkpoints and receipts. Every line ends in a line feed.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"

namespace core {

class Lines {
  public:
    explicit Lines(std::string_view text) : rest_(text) {}

    /// The next line without its line feed; nothing at the end, and nothing if the line feed is missing.
    std::optional<std::string_view> next();
    /// The value of the next line if that reads "word value"; else nothing, and the line is not taken.
    std::optional<std::string_view> next(std::string_view word);
    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] std::string place() const;  ///< "line 3": the line that next() looked at last

  private:
    std::string_view rest_;
    int taken_ = 0;
    int looked_at_ = 0;
};

/// Decimal digits without leading zeros, no sign, up to `limit`.
[[nodiscard]] std::optional<std::uint64_t> parse_decimal(std::string_view text, std::uint64_t limit = UINT64_MAX);

/// Instant::text() read back, and no other form.
[[nodiscard]] std::optional<base::Instant> parse_instant(std::string_view text);

}  // namespace core
