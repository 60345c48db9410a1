// The typefaces of official papers and what stands in for them. The names are those of GB/T 9704-2012 and of the
// fonts offices use; none of them is free, so each names open ones of its style after it. Pure, any thread.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace paper {

enum class Face : std::uint8_t {
    fangsong,  ///< 仿宋: body
    title,     ///< 小标宋: head and title
    heiti,     ///< 黑体: headings of the first level, labels
    kaiti,     ///< 楷体: headings of the second level
    song,      ///< 宋体: page numbers
};

/// The name that the document asks for.
[[nodiscard]] std::string_view font_of(Face face);

/// word/fontTable.xml: every face with its alternatives.
[[nodiscard]] std::string font_table();

/// A fontconfig file that gives the open fonts where the named ones are missing, for whoever turns papers into PDF.
[[nodiscard]] std::string font_configuration();

}  // namespace paper
