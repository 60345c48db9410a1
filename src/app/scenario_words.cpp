#include "app/scenario_words.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "core/ledger/hash.hpp"

namespace app {
namespace {

const std::map<std::string, std::string> aliases{
    {"to", "to"},           {"in", "assigned_days"}, {"received", "received_day"},
    {"as", "matter_class"}, {"accusing", "accused"}, {"posted", "posted_day"},
    {"from", "first_day"},  {"by", "organ"},         {"for", "reason"}};

struct Filler {
    const Phrase& phrase;
    const core::Office& office;
    std::map<std::string, bool>& used;
    std::string& trouble;

    template <class T>
    void operator()(const char* name, T& value) {
        const std::string* text = find(name);
        if (text == nullptr) return;
        if (!set(*text, value)) trouble = std::string("'") + *text + "' is no value for " + name;
    }

    const std::string* find(const char* name) {
        for (const auto& [word, text] : phrase.words) {
            const auto alias = aliases.find(word);
            if (word == name || (alias != aliases.end() && alias->second == name)) {
                used[word] = true;
                return &text;
            }
        }
        return nullptr;
    }

    bool set(const std::string& text, std::string& value) const {
        value = text;
        return true;
    }
    bool set(const std::string& text, bool& value) const {
        value = text == "yes";
        return text == "yes" || text == "no";
    }
    bool set(const std::string& text, base::Day& value) const {
        const auto day = base::parse_day(text);
        value = day.value_or(base::Day::none());
        return day.has_value();
    }
    bool set(const std::string& text, base::Id& value) const {
        const core::Organ* organ = office.organ_named(text);
        value = organ != nullptr ? organ->id : id_named(text);  // an organ nobody recorded: decide refuses it
        return true;
    }
    template <class T>
        requires std::is_integral_v<T>
    bool set(const std::string& text, T& value) const {
        return std::from_chars(text.data(), text.data() + text.size(), value).ptr == text.data() + text.size();
    }
    template <class E>
        requires std::is_enum_v<E>
    bool set(const std::string& text, E& value) const {
        const auto parsed = core::parse_word<E>(text);
        if (parsed) value = *parsed;
        return parsed.has_value();
    }
    template <class T>
    bool set(const std::string& text, std::vector<T>& values) const {
        std::istringstream parts(text);
        for (std::string part; std::getline(parts, part, ',');) {
            if (!set(part, values.emplace_back())) return false;
        }
        return !values.empty();
    }
};

template <std::size_t... I>
std::optional<core::Deed> deed_at(std::size_t index, std::index_sequence<I...>) {
    core::Deed deed;
    (void)((index == I ? (deed.emplace<I>(), true) : false) || ...);
    return deed;
}

}  // namespace

std::string Phrase::word(const std::string& name, const std::string& otherwise) const {
    const auto at = words.find(name);
    return at == words.end() ? otherwise : at->second;
}

base::Result<Phrase> parse_phrase(const std::string& text) {
    Phrase phrase;
    std::istringstream in(text);
    in >> phrase.verb >> phrase.subject;
    std::string word;
    std::string value;
    while (in >> word) {
        if (word == "anonymous" || word == "annulled" || word == "upheld" || word == "rejected") {
            phrase.words[word] = "yes";
        } else if (in >> value) {
            phrase.words[word] = value;
        } else {
            return base::fail(base::ErrorKind::bad_input, "'" + word + "' has no value", {},
                              "write word and value, e.g. days 30");
        }
    }
    return phrase;
}

std::vector<std::string> columns(const std::string& line) {
    std::vector<std::string> cells;
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t end = std::min(line.find("  ", at), line.size());
        if (end > at) cells.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(' ', end);
        if (at == std::string::npos) break;
    }
    return cells;
}

base::Result<void> fill(core::Deed& deed, const Phrase& phrase, const core::Office& office) {
    std::map<std::string, bool> used;
    std::string trouble;
    std::visit([&](auto& body) { body.fields(body, Filler{phrase, office, used, trouble}); }, deed);
    if (auto* decision = std::get_if<core::DecideObjection>(&deed)) {
        decision->is_upheld = phrase.words.contains("upheld");
        used["upheld"] = used["rejected"] = true;
    }
    for (const auto& [word, value] : phrase.words) {
        if (word != "on" && !used[word] && trouble.empty())
            trouble = "'" + word + "' is no word of " + std::string(core::id_of(deed));
    }
    if (!trouble.empty()) return base::fail(base::ErrorKind::bad_input, trouble, {}, "see docs/formats/scenarios.md");
    return {};
}

std::optional<core::Deed> deed_of(const std::string& verb) {
    for (std::size_t i = 0; i < core::deed_words.size(); ++i) {
        if (!core::may_follow_opening(static_cast<std::uint16_t>(i)) || i == core::kind_v<core::RestateClocks>)
            continue;
        if (core::deed_words[i].id == verb || core::deed_words[i].zh == verb)
            return deed_at(i, std::make_index_sequence<std::variant_size_v<core::Deed>>{});
    }
    return std::nullopt;
}

base::Id id_named(const std::string& name) {
    return core::id_from(core::sha256(base::view(name)));
}

}  // namespace app
