// Inside the scenario reader: a row's words, and how they fill a deed.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/matter/deeds.hpp"
#include "core/office/office.hpp"

namespace app {

/// "forward P1 to 区住建局 mode assign days 30": verb, subject, then pairs of word and value.
struct Phrase {
    std::string verb, subject;
    std::map<std::string, std::string> words;
    [[nodiscard]] std::string word(const std::string& name, const std::string& otherwise = {}) const;
};

[[nodiscard]] base::Result<Phrase> parse_phrase(const std::string& text);

/// Columns stand apart by two spaces or more.
[[nodiscard]] std::vector<std::string> columns(const std::string& line);

/// Fills the deed's fields from the phrase's words; the field's own name or its alias (to, days, as, …).
/// bad_input names the word that fits no field or the value that is not of its kind.
[[nodiscard]] base::Result<void> fill(core::Deed& deed, const Phrase& phrase, const core::Office& office);

/// An empty deed of the verb; nothing if the verb is no deed of a matter.
[[nodiscard]] std::optional<core::Deed> deed_of(const std::string& verb);

/// An id that is the same for the same name, so that tables are reproducible.
[[nodiscard]] base::Id id_named(const std::string& name);

}  // namespace app
