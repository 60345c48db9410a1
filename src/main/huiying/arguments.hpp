// The command line as given: positionals in order, options by name. Strict: an unknown option is an error with the
// nearest known one.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/result.hpp"

namespace huiying {

struct Option {
    std::string_view name;   ///< "--from"
    std::string_view value;  ///< what stands behind it in the help, e.g. "DATE"; empty for a switch
    std::string_view help;
};

class Arguments {
  public:
    static base::Result<Arguments> parse(const std::vector<std::string>& words, std::span<const Option> options);

    [[nodiscard]] const std::vector<std::string>& positionals() const { return positionals_; }
    [[nodiscard]] bool has(const std::string& name) const { return options_.contains(name); }
    [[nodiscard]] std::string get(const std::string& name, const std::string& otherwise = {}) const;
    [[nodiscard]] base::Result<std::string> need(const std::string& name) const;
    [[nodiscard]] base::Result<base::Day> day(const std::string& name) const;  ///< must be there
    [[nodiscard]] base::Result<base::Day> day(const std::string& name, base::Day otherwise) const;
    [[nodiscard]] base::Result<std::uint64_t> number(const std::string& name, std::uint64_t otherwise) const;

  private:
    std::vector<std::string> positionals_;
    std::map<std::string, std::string> options_;
};

/// The word of `known` that is nearest to `word`; empty if none is near.
[[nodiscard]] std::string nearest(const std::string& word, const std::vector<std::string>& known);

}  // namespace huiying
