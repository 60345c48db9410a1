// The page of GB/T 9704-2012, in twips (1/1440 inch). The type area is 156 mm × 225 mm and holds 22 lines of 28
// characters in 三号 (16 pt); a character's pitch is therefore 15.79 pt and a line's 28.95 pt. Constants only.
#pragma once

namespace paper {

/// Tenths of a millimetre into twips, rounded down: the type area must hold its 22 lines.
[[nodiscard]] constexpr int twips(int tenths_of_mm) {
    return tenths_of_mm * 1440 / 254;
}

/// Tenths of a millimetre into EMU, the unit of drawings.
[[nodiscard]] constexpr int emu(int tenths_of_mm) {
    return tenths_of_mm * 3600;
}

inline constexpr int page_width = 11906;  // A4
inline constexpr int page_height = 16838;
inline constexpr int margin_top = twips(370);     // 天头
inline constexpr int margin_left = twips(280);    // 订口
inline constexpr int margin_right = twips(260);   // leaves 156 mm
inline constexpr int margin_bottom = twips(350);  // leaves 225 mm
inline constexpr int type_width = page_width - margin_left - margin_right;

inline constexpr int lines_a_page = 22;
inline constexpr int characters_a_line = 28;
inline constexpr int line_pitch = (page_height - margin_top - margin_bottom) / lines_a_page;
inline constexpr int character_pitch = type_width / characters_a_line;
inline constexpr int body_size = 32;  // 三号, in half points
/// What a character of body size is set closer by, so that 28 of them fill a line. The grid of the page counts lines
/// only: programs disagree about how a grid of characters treats letters of other sizes.
inline constexpr int character_space = character_pitch - body_size * 10;

static_assert(line_pitch == 579 && character_pitch == 315);

}  // namespace paper
