// The place of a rule inside an instrument: article, paragraph 款, item 项. Written "34", "23.3", "31(6)" or "22.1(3)"
// in law/terms and in code. Values, any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace core {

struct Citation {
    int article = 0;
    int paragraph = 0;  ///< 0 = none named
    int item = 0;       ///< 0 = none named

    [[nodiscard]] std::string text_zh() const;  ///< 第二十二条第一款第三项
    [[nodiscard]] std::string text_en() const;  ///< art. 22 para. 1 item (3)
    friend bool operator==(const Citation&, const Citation&) = default;
};

/// Nothing for anything but the four forms above; numbers run from 1 to 999 without leading zeros.
[[nodiscard]] std::optional<Citation> parse_citation(std::string_view text);

}  // namespace core
