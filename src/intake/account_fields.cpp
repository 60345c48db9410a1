#include "intake/account_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <type_traits>

#include "base/decimal.hpp"
#include "core/account/money.hpp"
#include "intake/cells.hpp"
#include "intake/mapping.hpp"

namespace intake {
namespace {

using base::Result;

constexpr std::uint16_t first_kind = core::kind_v<core::OpenAccount>, last_kind = core::kind_v<core::AnnulEntry>;

std::unexpected<base::Error> problem(std::string_view field, std::string what, std::string cure) {
    return base::fail(base::ErrorKind::bad_input, std::move(what), std::string(field), std::move(cure));
}

template <std::size_t... I>
core::Deed fresh(std::uint16_t kind, std::index_sequence<I...>) {
    core::Deed deed;
    (void)((kind == I ? (deed.emplace<I>(), true) : false) || ...);
    return deed;
}

Result<void> read(std::string_view field, const std::string& text, bool& out) {
    for (const std::string_view yes : {"是", "yes", "true", "1", "√", "齐全", "符合"}) {
        if (text == yes) return out = true, Result<void>{};
    }
    for (const std::string_view no : {"否", "no", "false", "0", "×", "不齐全", "不符合"}) {
        if (text == no) return out = false, Result<void>{};
    }
    return problem(field, fmt::format("“{}” is neither yes nor no", text), "write yes or no");
}

Result<void> read(std::string_view field, std::string text, std::uint32_t& out) {
    if (text.ends_with('%')) text.pop_back();
    if (text.ends_with(".0")) text.resize(text.size() - 2);  // as spreadsheets keep whole numbers
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error == std::errc{} && end == text.data() + text.size()) return {};
    return problem(field, fmt::format("“{}” is no whole number", text), "write it as 30");
}

template <class E>
Result<void> read_word(std::string_view field, const std::string& text, E& out) {
    const auto word = core::parse_word<E>(text);
    if (word) return out = *word, Result<void>{};
    std::vector<std::string> known;
    for (const core::Word& one : words(E{})) known.push_back(fmt::format("{} ({})", one.zh, one.id));
    return problem(field, fmt::format("“{}” is not known here", text),
                   fmt::format("it is one of {}", fmt::join(known, ", ")));
}

Result<void> read_amount(std::string_view field, const std::string& text, std::int64_t fen_per_unit,
                         std::int64_t& out) {
    const auto fen = core::parse_amount(text, fen_per_unit);
    if (fen) return out = *fen, Result<void>{};
    return problem(field, fmt::format("“{}” is no amount, or finer than a fen", text),
                   "write it as 593300.00, or as 59.33 with 10,000 yuan behind it");
}

/// Numerator and denominator share their number of decimals.
Result<void> read_figure(std::string_view field, const std::string& text, core::TypeFigure& deed, std::int64_t& out) {
    const auto number = base::parse_decimal(text);
    const int scale = number ? std::max(number->scale, static_cast<int>(deed.decimals)) : 0;
    const auto widened = [scale](base::Decimal value) {
        return base::multiply(value, {1, 0}, scale, base::Rounding::truncate);
    };
    const auto own = number ? widened(*number) : std::nullopt;
    std::int64_t& other = &out == &deed.numerator ? deed.denominator : deed.numerator;
    const auto beside = widened({other, static_cast<int>(deed.decimals)});
    if (!own || !beside) {
        return problem(field, fmt::format("“{}” is no number", text), "write it as 14.23");
    }
    out = own->digits;
    other = beside->digits;
    deed.decimals = static_cast<std::uint32_t>(scale);
    return {};
}

}  // namespace

Result<base::Day> read_day(const std::string& text, std::string_view field) {
    static const std::vector<std::string> formats{"%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"};
    const auto day = parse_date(text, formats);
    if (day) return *day;
    return problem(field, fmt::format("“{}” is no day", text), "write it as 2026-03-16");
}

Result<core::Deed> account_deed(std::string_view word) {
    std::vector<std::string> known;
    for (std::uint16_t kind = first_kind; kind <= last_kind; ++kind) {
        const core::Word& one = core::deed_words[kind];
        if (one.id == word || one.zh == word)
            return fresh(kind, std::make_index_sequence<std::variant_size_v<core::Deed>>{});
        known.push_back(fmt::format("{} {}", one.id, one.zh));
    }
    return problem("DEED", fmt::format("“{}” is no deed of accounts", word),
                   fmt::format("it is one of {}", fmt::join(known, ", ")));
}

std::vector<std::string> field_names(const core::Deed& deed) {
    std::vector<std::string> names;
    std::visit(
        [&](const auto& one) { one.fields(one, [&](const char* name, const auto&) { names.emplace_back(name); }); },
        deed);
    return names;
}

Result<void> set_field(core::Deed& deed, std::string_view field, const std::string& text, std::int64_t fen_per_unit) {
    Result<void> result =
        problem(field, "there is no such field", fmt::format("it is one of {}", fmt::join(field_names(deed), ", ")));
    std::visit(
        [&]<class D>(D& one) {
            D::fields(one, [&]<class T>(const char* name, T& value) {
                if (field != name) return;
                if constexpr (std::is_same_v<T, std::string>) {
                    value = text;
                    result = {};
                } else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::uint32_t>) {
                    result = read(field, text, value);
                } else if constexpr (std::is_enum_v<T>) {
                    result = read_word(field, text, value);
                } else if constexpr (std::is_same_v<T, std::int64_t>) {
                    if constexpr (std::is_same_v<D, core::TypeFigure>) {
                        result = read_figure(field, text, one, value);
                    } else {
                        result = read_amount(field, text, fen_per_unit, value);
                    }
                } else if constexpr (std::is_same_v<T, base::Day>) {
                    const auto day = read_day(text, field);
                    if (day) value = *day;
                    result = day ? Result<void>{} : std::unexpected(day.error());
                }
            });
        },
        deed);
    return result;
}

}  // namespace intake
