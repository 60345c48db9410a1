// What hardly changes: organs, words, the law in force, a due day worked out; and the state of the ledger itself.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> get_organs(Call& call);
[[nodiscard]] base::Result<Response> get_words(Call& call);
[[nodiscard]] base::Result<Response> get_law(Call& call);
[[nodiscard]] base::Result<Response> explain_due(Call& call);
[[nodiscard]] base::Result<Response> get_checkpoint(Call& call);
[[nodiscard]] base::Result<Response> get_health(Call& call);

struct OrganView {
    base::Id id;
    std::string name;
    core::OrganKind kind{};
    core::OrganLevel level{};
    std::optional<base::Id> parent;
    std::uint32_t region = 0;
    std::optional<base::Day> from, until;
    std::optional<base::Id> successor = {};
    static constexpr std::string_view schema = "Organ";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("name", self.name), field("kind", self.kind), field("level", self.level);
        field("parent", self.parent), field("region", self.region), field("from", self.from);
        field("until", self.until), field("successor", self.successor);
    }
};

struct WordView {
    std::string_view id, zh;
    static constexpr std::string_view schema = "Word";
    static void fields(auto& self, auto&& field) { field("id", self.id), field("zh", self.zh); }
};

/// One table of words with the name under which it stands in GET /words.
struct Words {
    std::string_view name;
    std::span<const core::Word> table;
};
[[nodiscard]] std::span<const Words> all_words();

struct TermView {
    std::string_view id;
    std::string zh, en, article_zh, article_en;
    int count = 0;
    core::Unit unit{};
    std::string trigger;
    int extension_max = 0;
    bool excludes_hearing = false, is_example = false;
    std::optional<base::Day> from, until;
    static constexpr std::string_view schema = "Term";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("zh", self.zh), field("en", self.en), field("article_zh", self.article_zh);
        field("article_en", self.article_en), field("count", self.count), field("unit", self.unit);
        field("trigger", self.trigger), field("extension_max", self.extension_max);
        field("excludes_hearing", self.excludes_hearing), field("is_example", self.is_example);
        field("from", self.from), field("until", self.until);
    }
};

struct ArticleView {
    std::string instrument, instrument_en, number, article, zh, digest;
    static constexpr std::string_view schema = "Article";
    static void fields(auto& self, auto&& field) {
        field("instrument", self.instrument), field("instrument_en", self.instrument_en);
        field("number", self.number), field("article", self.article), field("zh", self.zh);
        field("digest", self.digest);
    }
};

/// A dated reading of what the law leaves open; 1 and 0 for yes and no.
struct SettingView {
    std::string_view id;
    std::string zh, en;
    int value = 0;
    std::string article;  ///< empty of an example
    bool is_example = false;
    std::string source;
    std::optional<base::Day> from, until;
    static constexpr std::string_view schema = "Setting";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("zh", self.zh), field("en", self.en), field("value", self.value);
        field("article", self.article), field("is_example", self.is_example), field("source", self.source);
        field("from", self.from), field("until", self.until);
    }
};

struct LawView {
    std::vector<TermView> terms = {};
    std::vector<ArticleView> articles = {};
    std::vector<SettingView> settings = {};
    std::string set_hash;
    base::Day calendar_from, calendar_to;  ///< days beyond it are provisional
    static constexpr std::string_view schema = "Law";
    static void fields(auto& self, auto&& field) {
        field("terms", self.terms), field("articles", self.articles);
        field("settings", self.settings), field("set_hash", self.set_hash);
        field("calendar_from", self.calendar_from), field("calendar_to", self.calendar_to);
    }
};

}  // namespace http

namespace core {
inline constexpr std::array unit_words{Word{"day", "日"}, Word{"working_day", "工作日"}};
constexpr std::span<const Word> words(Unit) {
    return unit_words;
}
}  // namespace core
