// The dated law as values: instruments with their articles, terms (periods), and the law set that binds them to a
// calendar. Read by everything that computes a due day; built by room `law` from law/**/*.toml. Any thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "core/calendar/calendar.hpp"

namespace core {

/// The periods the program starts and stops by itself. The ids in law/terms are these names.
enum class TermId : std::uint8_t {
    dispose,               ///< 转送、报请、交办 by the petition office
    notice,                ///< 告知 by the organ that received the matter
    object,                ///< 异议 by the organ that holds the matter not to be its own
    handle,                ///< 办结 from acceptance
    assigned,              ///< 指定办理期限 of an assignment; its length comes from the deed
    review_request,        ///< 请求复查 by the petitioner
    review,                ///< 复查
    final_review_request,  ///< 请求复核 by the petitioner
    final_review,          ///< 复核
    rate,                  ///< 评价 window of the petitioner
};
inline constexpr int term_count = 10;
[[nodiscard]] std::string_view name(TermId term);
[[nodiscard]] std::optional<TermId> parse_term(std::string_view name);

/// Readings that the law leaves to whoever applies it: dated, sourced, changed by `law adopt`. The ids in law/settings.
enum class SettingId : std::uint8_t {
    forwarded_address_exempt,  ///< 第二十三条第三款: the exemption of unclear addresses holds for forwarded matters too
    lapse_closes,              ///< a window for asking for a review that ran out is a way of closing
    collective_people,         ///< 集体访: a visit of so many people or more
};
inline constexpr int setting_count = 3;
[[nodiscard]] std::string_view name(SettingId setting);
[[nodiscard]] std::optional<SettingId> parse_setting(std::string_view name);

enum class Unit : std::uint8_t { day, working_day };

struct Article {
    std::string number;  ///< "34" ; "31(6)" is cited as article 31
    std::string subject;
    std::string digest;  ///< our own words
};

struct Instrument {
    std::string id;     ///< "regulation-2022"
    std::string title;  ///< 《信访工作条例》
    std::string title_en;
    Day from;
    Day until;  ///< last day in force; not set = still in force
    std::vector<Article> articles;
};

/// One period in one span of time. Terms with the same id never overlap.
struct Term {
    TermId id = TermId::dispose;
    std::string name_zh, name_en;
    std::string instrument;  ///< Instrument::id
    std::string article;     ///< "34" or "23.3", as printed after the instrument's title
    std::string trigger;     ///< the day that starts it, in words
    int count = 0;           ///< 0 for `assigned`
    Unit unit = Unit::day;
    int extension_max = 0;  ///< days that `extend` may add, in total
    bool excludes_hearing = false;
    bool is_example = false;  ///< 示例: a local or unconfirmed setting, shown without an article
    std::string source;       ///< where the text was read
    Day from;                 ///< the trigger day decides which row governs
    Day until;
};

/// One reading in one span of time: 1 and 0 for yes and no, else a number. Rows of one id never overlap.
struct Setting {
    SettingId id = SettingId::lapse_closes;
    std::string name_zh, name_en;
    int value = 0;
    std::string instrument, article;  ///< empty where it is an example
    bool is_example = false;          ///< 示例: nobody has read it in a text
    std::string source;
    Day from, until;
};

/// Why a last day on a rest day moves to the next working day: always labelled as the analogy it is.
struct RollRule {
    std::string citation;  ///< 《民法典》第二百零三条（类推适用）
    Day from, until;
};

struct Law {
    std::vector<Instrument> instruments;
    std::vector<Term> terms;
    std::vector<RollRule> rolls;
    std::vector<Setting> settings;
    Calendar calendar;
    base::Hash hash{};  ///< of all files the set was read from, in order of their paths

    [[nodiscard]] const Term* term(TermId id, Day trigger) const;  ///< null before the first row's `from`
    [[nodiscard]] const Instrument* instrument(std::string_view id) const;
    [[nodiscard]] const Instrument* regulation(
        Day day) const;  ///< 2005 or 2022, whichever governs that day; null before 2005-05-01
    [[nodiscard]] const RollRule* roll(Day day) const;
    [[nodiscard]] int setting(SettingId id, Day day) const;  ///< 0 before the first row's `from`
    /// "《信访工作条例》第三十四条" from ("regulation-2022", "34"); "23.3" gives 第二十三条第三款.
    [[nodiscard]] std::string cite(std::string_view instrument, std::string_view article) const;
    /// "Regulations on Petition Work, art. 34"; the form of the article as in `cite`.
    [[nodiscard]] std::string cite_en(std::string_view instrument, std::string_view article) const;
};

/// 34 → 三十四
[[nodiscard]] std::string chinese_number(int number);

}  // namespace core
