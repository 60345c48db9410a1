// Chinese words without a dictionary: characters of UTF-8, names that mean the same thing, what two names share. Used
// by readers and rules. Pure, any thread; malformed bytes count as one character each.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace lint {

using Words = std::initializer_list<std::string_view>;

[[nodiscard]] std::size_t character_size(std::string_view text, std::size_t at);
[[nodiscard]] std::vector<std::string_view> characters(std::string_view text);
[[nodiscard]] std::size_t length(std::string_view text);

[[nodiscard]] bool has(std::string_view text, std::string_view word);
[[nodiscard]] bool has_any(std::string_view text, Words words);
[[nodiscard]] bool ends_with_any(std::string_view text, Words words);
[[nodiscard]] bool is_digit(char c);
/// The last of the words in `text`: its place, or npos.
[[nodiscard]] std::size_t last_of(std::string_view text, Words words);

[[nodiscard]] std::string trimmed(std::string_view text);
/// Without any spaces and line ends.
[[nodiscard]] std::string squeezed(std::string_view text);
void strip_front(std::string_view& text, Words words);  ///< as often as one fits
void strip_back(std::string_view& text, Words words);

/// A name as it is compared: without quotation marks, spaces, item numbers, lead-in words and what every name has
/// (工作, 指标 …).
[[nodiscard]] std::string bare_name(std::string_view name);
[[nodiscard]] bool is_same_name(std::string_view a, std::string_view b);
/// The longest run of characters that both hold.
[[nodiscard]] std::string common_part(std::string_view a, std::string_view b);
/// Up to `most` characters, with … where something was left out.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t most);

}  // namespace lint
