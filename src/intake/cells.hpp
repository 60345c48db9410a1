// The cells of one row read as values: text, day, word, number. The first that cannot be read is kept and the rest come
// out empty, so a reader stays a plain list of its fields. One thread.
#pragma once
#include <array>
#include <optional>

#include "intake/import.hpp"
#include "intake/mapping.hpp"

namespace intake {

using Positions = std::array<std::vector<std::size_t>, field_count>;  ///< of each field's columns among a row's cells

class Cells {
  public:
    Cells(const Mapping& mapping, const Positions& positions, const std::vector<std::string>& cells, std::uint64_t line)
        : mapping_(mapping), positions_(positions), cells_(cells), line_(line) {}

    [[nodiscard]] std::string text(Field field);
    [[nodiscard]] base::Day day(Field field);         ///< not set for an empty cell
    [[nodiscard]] std::uint32_t number(Field field);  ///< 0 for an empty cell
    template <class E>
    [[nodiscard]] E word(Field field, E fallback) {
        const std::string value = text(field);
        const auto parsed = core::parse_word<E>(value);
        if (!value.empty() && !parsed)
            fail(field, value, "no word that we know; list it in the mapping's table of values");
        return parsed.value_or(fallback);
    }
    void fail(Field field, std::string_view value, std::string reason);
    [[nodiscard]] const std::optional<Reject>& reject() const { return reject_; }

  private:
    const Mapping& mapping_;
    const Positions& positions_;
    const std::vector<std::string>& cells_;
    std::uint64_t line_;
    std::optional<Reject> reject_;

    [[nodiscard]] std::string joined(const Rule& rule, Field field) const;
};

/// Without spaces, tabs, line ends and ideographic spaces at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Long values are cut for a report.
[[nodiscard]] std::string excerpt(std::string_view value);

}  // namespace intake
