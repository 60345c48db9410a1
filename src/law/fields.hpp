// Reads one TOML table strictly: every key must be known, every needed key be there and of its kind. The first failure
// is kept and comes out of done(), so a reader stays a plain list of its fields. One thread.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.hpp"
#include "core/words.hpp"
#include "law/document.hpp"

namespace law {

/// A value and the file:line it was read from, for checks that compare several files.
template <class T>
struct Placed {
    T value;
    std::string place;
};

/// What a decimal may be.
struct DecimalRange {
    std::int64_t min = 0, max = 0;
    int decimals = 2;
};

class Fields {
  public:
    Fields(const Table& table, std::string path) : table_(table), path_(std::move(path)) {}

    std::string text(std::string_view key, std::string_view cure = "add it");  ///< needed, not empty
    std::string text_or(std::string_view key, std::string fallback);
    int number(std::string_view key, int min, int max);
    int number_or(std::string_view key, int min, int max, int fallback);
    bool flag(std::string_view key);  ///< false where absent
    base::Day day(std::string_view key);
    base::Day day_or_none(std::string_view key);
    std::vector<Placed<base::Day>> days(std::string_view key);  ///< empty where absent
    std::vector<std::string> texts(std::string_view key);       ///< empty where absent
    std::vector<const Table*> tables(std::string_view key);     ///< [[key]], one at least
    std::vector<const Table*> tables_or_none(std::string_view key);
    const Table* table_or_none(std::string_view key);  ///< [key]; null where absent
    std::string text_or_number(std::string_view key);  ///< needed: a text, or a whole number as it is written
    /// "59.33" in quotes, or a whole number; within min … max and with at most `decimals` digits behind the point.
    base::Decimal decimal(std::string_view key, const DecimalRange& range);
    std::optional<base::Decimal> decimal_or_none(std::string_view key, const DecimalRange& range);
    /// A word of an enumeration, by its id or its Chinese word (core/words.hpp).
    template <class E>
    E word(std::string_view key);
    template <class E>
    E word_or(std::string_view key, E fallback) {
        return has(key) ? word<E>(key) : (asked_.emplace(key), fallback);
    }

    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    [[nodiscard]] std::string place() const { return place(table_.line); }  ///< of the table
    [[nodiscard]] std::string place(std::string_view key) const;            ///< of the key, else of the table
    void fail(std::string place, std::string message, std::string cure);    ///< kept if it is the first
    [[nodiscard]] base::Result<> done();  ///< the first failure, or a key nobody asked for

  private:
    [[nodiscard]] const Value* find(std::string_view key) const;
    [[nodiscard]] std::string place(int line) const { return path_ + ":" + std::to_string(line); }
    const Value* needed(std::string_view key, std::string_view cure);
    template <class T>
    const T* as(const Value& value, std::string_view key, std::string_view kind);

    const Table& table_;
    std::string path_;
    std::set<std::string, std::less<>> asked_;
    base::Result<> result_;
};

template <class E>
E Fields::word(std::string_view key) {
    std::string list;
    for (const core::Word& known : words(E{})) list += (list.empty() ? "" : ", ") + std::string(known.id);
    const std::string cure = "it is one of: " + list;
    const std::string given = text(key, cure);
    const auto found = core::parse_word<E>(given);
    if (!found) fail(place(key), "`" + given + "` is no " + std::string(key), cure);
    return found.value_or(E{});
}

}  // namespace law
