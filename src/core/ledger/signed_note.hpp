// A signed note (c2sp.org/signed-note): a text, an empty line, and lines of signatures. Pure; any thread.
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "core/ledger/checkpoint.hpp"

namespace core {

/// text ‖ "\n" ‖ "— name base64(key id ‖ signature)\n". The text must end in a line feed.
[[nodiscard]] std::string sign_note(std::string_view text, const SigningKey& key);

/// The text of the note, if this key signed it. Other keys' signatures need only have the right form.
[[nodiscard]] base::Result<std::string_view> open_note(std::string_view note, const VerifierKey& key);

}  // namespace core
