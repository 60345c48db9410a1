#include "core/indicator/token.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/day.hpp"
#include "base/utf8.hpp"

namespace core {
namespace {

constexpr std::size_t number_digits_max = 15;

struct Symbol {
    std::string_view written, meant;
};
// Longer ones first: "<=" is not "<" and "=".
constexpr std::array symbols{Symbol{"<=", "<="}, Symbol{">=", ">="}, Symbol{"!=", "!="}, Symbol{"=", "="},
                             Symbol{"<", "<"},   Symbol{">", ">"},   Symbol{"(", "("},   Symbol{")", ")"},
                             Symbol{"+", "+"},   Symbol{"-", "-"},   Symbol{"：", ":"},  Symbol{":", ":"},
                             Symbol{"≤", "<="},  Symbol{"≥", ">="},  Symbol{"≠", "!="},  Symbol{"＝", "="},
                             Symbol{"＜", "<"},  Symbol{"＞", ">"},  Symbol{"（", "("},  Symbol{"）", ")"}};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

const Symbol* symbol_at(std::string_view rest) {
    const auto found = std::ranges::find_if(symbols, [&](const Symbol& s) { return rest.starts_with(s.written); });
    return found == symbols.end() ? nullptr : &*found;
}

/// Bytes of the code point that starts here; 1 for a stray byte.
std::size_t step(std::string_view rest) {
    const auto lead = static_cast<unsigned char>(rest[0]);
    const std::size_t size = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return std::min(size, rest.size());
}

std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> list;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = step(text.substr(at));
        list.push_back(text.substr(at, size));
        at += size;
    }
    return list;
}

std::size_t distance(std::string_view left, std::string_view right) {
    const auto a = characters(left), b = characters(right);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row.back();
}

/// Stray bytes would run into whatever stands behind them.
base::Result<> check_utf8(std::string_view text) {
    if (base::utf8_length(text)) return {};
    std::size_t at = 0;
    while (base::utf8_length(text.substr(at, step(text.substr(at))))) at += step(text.substr(at));
    return base::fail(base::ErrorKind::bad_input, "the predicate is not UTF-8", fmt::format("byte {}", at + 1),
                      "write it as UTF-8");
}

std::size_t name_end(std::string_view text, std::size_t at) {
    while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]))) {
        if (static_cast<unsigned char>(text[at]) >= 0x80 && symbol_at(text.substr(at)) != nullptr) break;
        at += step(text.substr(at));
    }
    return at;
}

}  // namespace

std::unexpected<base::Error> fail_at(std::string_view text, const Token& token, const std::string& message,
                                     std::string cure) {
    const std::size_t before = text.substr(0, token.at).rfind('\n');
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = text.substr(start, text.find('\n', start) - start);
    const std::size_t column = base::display_width(text.substr(start, token.at - start));
    const std::size_t length = std::max<std::size_t>(1, base::display_width(text.substr(token.at, token.length)));
    return base::fail(
        base::ErrorKind::bad_input,
        fmt::format("{}\n  {}\n  {}{}", message, line, std::string(column, ' '), std::string(length, '^')),
        fmt::format("column {}", characters(text.substr(start, token.at - start)).size() + 1), std::move(cure));
}

std::string_view nearest(std::string_view name, std::span<const std::string_view> names) {
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(2, name.size() / 4) + 1;
    for (const std::string_view candidate : names) {
        const std::size_t far = distance(name, candidate);
        if (far < best_distance && far < characters(candidate).size()) {
            best = candidate;
            best_distance = far;
        }
    }
    return best;
}

base::Result<std::vector<Token>> tokens_of(std::string_view text) {
    TRY(check_utf8(text));
    std::vector<Token> tokens;
    std::size_t at = 0;
    const auto push = [&](TokenKind kind, std::string_view meant, std::size_t length, std::int64_t value = 0) {
        tokens.push_back({kind, meant, at, length, value});
        at += length;
    };
    while (at < text.size()) {
        const std::string_view rest = text.substr(at);
        if (is_space(rest[0])) {
            ++at;
        } else if (const Symbol* symbol = symbol_at(rest)) {
            push(TokenKind::symbol, symbol->meant, symbol->written.size());
        } else if (rest[0] == '"') {
            const std::size_t close = rest.find('"', 1);
            if (close == std::string_view::npos) {
                return fail_at(text, {TokenKind::symbol, {}, at, 1, 0}, "this quotation mark has no second one");
            }
            push(TokenKind::quoted, rest.substr(1, close - 1), close + 1);
        } else if (is_digit(rest[0])) {
            const std::size_t day_length = 10;
            if (const auto day = base::parse_day(rest.substr(0, day_length))) {
                push(TokenKind::day, rest.substr(0, day_length), day_length, day->number);
                continue;
            }
            std::size_t end = 0;
            std::int64_t value = 0;
            while (end < rest.size() && is_digit(rest[end]) && end <= number_digits_max)
                value = value * 10 + (rest[end++] - '0');
            const Token token{TokenKind::number, rest.substr(0, end), at, end, value};
            const bool is_date_like = end == 4 && rest.size() > 5 && rest[4] == '-' && is_digit(rest[5]);
            if (is_date_like) return fail_at(text, token, "no such day", "write a day as 2026-03-16");
            if (end > number_digits_max) return fail_at(text, token, "this number is too long");
            if (end < rest.size() && is_letter(rest[end]))
                return fail_at(text, token, "a number runs into a name here");
            push(TokenKind::number, token.text, end, value);
        } else if (is_letter(rest[0])) {
            const std::size_t end = name_end(text, at);
            push(TokenKind::name, text.substr(at, end - at), end - at);
        } else {
            return fail_at(text, {TokenKind::symbol, {}, at, 1, 0}, "this sign means nothing here");
        }
    }
    tokens.push_back({TokenKind::end, {}, text.size(), 0, 0});
    return tokens;
}

}  // namespace core
