// One table of a mapping file, read strictly: every key must be asked for, or it is an error with its line and the
// nearest key that exists. The first failure is kept and comes out of done(). One thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/document.hpp"

namespace intake {

class Keys {
  public:
    Keys(const law::Table& table, std::string path) : table_(table), path_(std::move(path)) {}

    [[nodiscard]] const law::Value* find(std::string_view key);  ///< null if absent
    [[nodiscard]] std::optional<std::string> text(std::string_view key);
    [[nodiscard]] std::string needed_text(std::string_view key, std::string_view cure);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);  ///< a list, or one text; empty where absent
    [[nodiscard]] bool flag(std::string_view key);                       ///< false where absent
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view key);
    [[nodiscard]] base::Day day(std::string_view key);  ///< not set where absent
    [[nodiscard]] const law::Table* table(std::string_view key);

    [[nodiscard]] std::string place() const { return place(table_.line); }
    [[nodiscard]] std::string place(int line) const { return path_ + ":" + std::to_string(line); }
    [[nodiscard]] std::string place(std::string_view key) const;
    void fail(std::string place, std::string message, std::string cure);
    [[nodiscard]] base::Result<> done();

  private:
    const law::Table& table_;
    std::string path_;
    std::vector<std::string_view> asked_;
    base::Result<> result_;

    template <class T>
    const T* as(std::string_view key, std::string_view kind);
};

/// The candidate that takes the fewest changes to become `word`, if that is few enough to be a slip; else empty.
[[nodiscard]] std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace intake
