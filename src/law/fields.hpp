// Reads one TOML table strictly: every key must be known, every needed key be there and of its kind. The first failure
// is kept and comes out of done(), so a reader stays a plain list of its fields. One thread.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "law/document.hpp"

namespace law {

/// A value and the file:line it was read from, for checks that compare several files.
template <class T>
struct Placed {
    T value;
    std::string place;
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

}  // namespace law
