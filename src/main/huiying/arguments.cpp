#include "main/huiying/arguments.hpp"

#include <algorithm>
#include <charconv>

namespace huiying {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

std::string nearest(const std::string& word, const std::vector<std::string>& known) {
    const auto best = std::ranges::min_element(known, {}, [&](const std::string& one) { return distance(word, one); });
    return best != known.end() && distance(word, *best) <= 3 ? *best : std::string();
}

base::Result<Arguments> Arguments::parse(const std::vector<std::string>& words, std::span<const Option> options) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string word = words[i];
        if (word == "-o") word = "--out";
        if (!word.starts_with("--")) {
            arguments.positionals_.push_back(word);
            continue;
        }
        std::string value;
        const std::size_t equals = word.find('=');
        const bool has_value = equals != std::string::npos;
        if (has_value) {
            value = word.substr(equals + 1);
            word.resize(equals);
        }
        const auto option = std::ranges::find(options, word, &Option::name);
        if (option == options.end()) {
            std::vector<std::string> known;
            for (const Option& one : options) known.emplace_back(one.name);
            const std::string near = nearest(word, known);
            return base::fail(base::ErrorKind::bad_input, "unknown option " + word, {},
                              near.empty() ? "see --help" : "did you mean " + near + "?");
        }
        if (option->value.empty() && has_value) return base::fail(base::ErrorKind::bad_input, word + " takes no value");
        if (!option->value.empty() && !has_value) {
            if (i + 1 == words.size())
                return base::fail(base::ErrorKind::bad_input, word + " wants a value", {},
                                  word + " " + std::string(option->value));
            value = words[++i];
        }
        if (!arguments.options_.emplace(word, value).second)
            return base::fail(base::ErrorKind::bad_input, word + " stands twice", {}, "give it once");
    }
    return arguments;
}

std::string Arguments::get(const std::string& name, const std::string& otherwise) const {
    const auto at = options_.find(name);
    return at == options_.end() ? otherwise : at->second;
}

base::Result<std::string> Arguments::need(const std::string& name) const {
    if (!has(name)) return base::fail(base::ErrorKind::bad_input, name + " is missing", {}, "see --help");
    return get(name);
}

base::Result<base::Day> Arguments::day(const std::string& name) const {
    const std::string text = TRY(need(name));
    const auto day = base::parse_day(text);
    if (!day) return base::fail(base::ErrorKind::bad_input, "'" + text + "' is no day", name, "write it as 2026-03-16");
    return *day;
}

base::Result<base::Day> Arguments::day(const std::string& name, base::Day otherwise) const {
    return has(name) ? day(name) : base::Result<base::Day>(otherwise);
}

base::Result<std::uint64_t> Arguments::number(const std::string& name, std::uint64_t otherwise) const {
    if (!has(name)) return otherwise;
    const std::string text = get(name);
    std::uint64_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ptr != text.data() + text.size() ||
        text.empty()) {
        return base::fail(base::ErrorKind::bad_input, "'" + text + "' is no whole number", name, "write digits only");
    }
    return value;
}

}  // namespace huiying
