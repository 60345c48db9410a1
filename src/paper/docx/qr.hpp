// A text as a QR code, as a black and white PNG. Used by docx(); pure, any thread.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace paper {

inline constexpr std::size_t qr_text_max = 512;  ///< bytes; longer codes print too fine to be read

/// Error correction M, four modules of white around. Fails on an empty text and above qr_text_max.
[[nodiscard]] base::Result<std::string> qr_png(std::string_view text);

}  // namespace paper
