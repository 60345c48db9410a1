#include "core/statute/statute.hpp"

#include <algorithm>
#include <array>

#include "core/statute/citation.hpp"

namespace core {
namespace {

constexpr std::array<std::string_view, term_count> term_names{
    "dispose",      "notice", "object", "handle", "assigned", "review_request", "review", "final_review_request",
    "final_review", "rate",
};

constexpr std::array<std::string_view, setting_count> setting_names{"forwarded_address_exempt", "lapse_closes",
                                                                    "collective_people"};

bool in_force(Day from, Day until, Day day) {
    return from <= day && (!until.is_set() || day <= until);
}

}  // namespace

std::string_view name(TermId term) {
    return term_names[static_cast<std::size_t>(term)];
}

std::optional<TermId> parse_term(std::string_view name) {
    const auto found = std::ranges::find(term_names, name);
    if (found == term_names.end()) return std::nullopt;
    return static_cast<TermId>(found - term_names.begin());
}

std::string_view name(SettingId setting) {
    return setting_names[static_cast<std::size_t>(setting)];
}

std::optional<SettingId> parse_setting(std::string_view name) {
    const auto found = std::ranges::find(setting_names, name);
    if (found == setting_names.end()) return std::nullopt;
    return static_cast<SettingId>(found - setting_names.begin());
}

const Term* Law::term(TermId id, Day trigger) const {
    for (const Term& term : terms)
        if (term.id == id && in_force(term.from, term.until, trigger)) return &term;
    return nullptr;
}

const Instrument* Law::instrument(std::string_view id) const {
    const auto found = std::ranges::find(instruments, id, &Instrument::id);
    return found == instruments.end() ? nullptr : &*found;
}

const Instrument* Law::regulation(Day day) const {
    for (const Instrument& instrument : instruments)
        if (instrument.id.starts_with("regulation-") && in_force(instrument.from, instrument.until, day))
            return &instrument;
    return nullptr;
}

const RollRule* Law::roll(Day day) const {
    for (const RollRule& rule : rolls)
        if (in_force(rule.from, rule.until, day)) return &rule;
    return nullptr;
}

int Law::setting(SettingId id, Day day) const {
    for (const Setting& row : settings)
        if (row.id == id && in_force(row.from, row.until, day)) return row.value;
    return 0;
}

std::string Law::cite(std::string_view instrument_id, std::string_view article) const {
    const Instrument* found = instrument(instrument_id);
    const auto citation = parse_citation(article);
    return (found == nullptr ? std::string(instrument_id) : found->title) +
           (citation ? citation->text_zh() : std::string(article));
}

std::string Law::cite_en(std::string_view instrument_id, std::string_view article) const {
    const Instrument* found = instrument(instrument_id);
    const auto citation = parse_citation(article);
    return (found == nullptr ? std::string(instrument_id) : found->title_en) + ", " +
           (citation ? citation->text_en() : std::string(article));
}

std::string chinese_number(int number) {
    static constexpr std::array<std::string_view, 10> digits{"零", "一", "二", "三", "四",
                                                             "五", "六", "七", "八", "九"};
    static constexpr std::array<std::string_view, 4> units{"", "十", "百", "千"};
    if (number < 0 || number > 9999) return std::to_string(number);
    if (number == 0) return std::string(digits[0]);

    std::string text;
    bool is_zero_pending = false;
    int scale = 1000;
    for (std::size_t unit = units.size(); unit-- > 0; scale /= 10) {
        const auto digit = static_cast<std::size_t>(number / scale % 10);
        if (digit == 0) {
            is_zero_pending = !text.empty();
            continue;
        }
        if (is_zero_pending) text += digits[0];
        is_zero_pending = false;
        // 十 opens a number alone (十五), but is 一十 inside one (一百一十五).
        if (!(unit == 1 && digit == 1 && text.empty())) text += digits[digit];
        text += units[unit];
    }
    return text;
}

}  // namespace core
