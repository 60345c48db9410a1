#include "core/person/identity.hpp"

#include <algorithm>
#include <string>

namespace core {
namespace {

constexpr std::size_t number_length = 18;

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}
constexpr char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Digits that may end in X: so a resident ID is written, and hardly anything else.
bool is_like_resident_id(std::string_view number) {
    constexpr std::size_t shortest = 15, longest = 20;  // a digit lost or doubled, and the fifteen of before 1999
    if (number.size() < shortest || number.size() > longest) return false;
    return is_digits(number.substr(0, number.size() - 1)) && (is_digit(number.back()) || upper(number.back()) == 'X');
}

bool is_plain_phone(std::string_view digits) {
    if (digits.size() == 11 && digits[0] == '1') return digits[1] >= '3';
    if (digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800"))) return true;
    // 010-12345678, 0757-12345678, 0660-1234567
    if (digits.starts_with('0')) return digits.size() >= 10 && digits.size() <= 12 && digits[1] != '0';
    return (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2';
}

/// One number with its marks; an extension stands behind # or a last hyphen.
bool is_mainland_phone(std::string_view phone) {
    if (phone.starts_with("+86")) {
        phone.remove_prefix(3);
    } else if (phone.starts_with("0086")) {
        phone.remove_prefix(4);
    }
    if (phone.starts_with('-')) phone.remove_prefix(1);
    const auto is_with_extension = [&](std::size_t at) {
        constexpr std::size_t extension_max = 6;
        const std::string_view extension = at < phone.size() ? phone.substr(at + 1) : std::string_view("0");
        if (extension.empty() || extension.size() > extension_max || !is_digits(extension)) return false;
        std::string digits;
        for (const char c : phone.substr(0, at)) {
            if (is_digit(c)) digits.push_back(c);
            if (!is_digit(c) && c != '-' && c != '(' && c != ')') return false;
        }
        return is_plain_phone(digits);
    };
    const std::size_t mark = phone.find('#');
    return is_with_extension(mark == phone.npos ? phone.size() : mark) ||
           (phone.contains('-') && is_with_extension(phone.rfind('-')));
}

}  // namespace

std::string_view english_of(IdentityFault fault) {
    switch (fault) {
        case IdentityFault::resident_length: return "a resident ID has eighteen characters";
        case IdentityFault::resident_birth: return "the day of birth in the resident ID cannot be";
        case IdentityFault::resident_check: return "the check character of the resident ID does not fit";
        case IdentityFault::credit_length: return "a unified social credit code has eighteen characters";
        case IdentityFault::credit_character: return "there is a character that credit codes do not use";
        case IdentityFault::credit_check: return "the check character of the credit code does not fit";
        case IdentityFault::phone_shape: return "the telephone number is written like no mainland number";
    }
    return {};
}

std::optional<IdentityFault> resident_id_fault(std::string_view number, base::Day today) {
    if (number.size() != number_length) return IdentityFault::resident_length;
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < std::size(weights); ++i) {
        if (!is_digit(number[i])) return IdentityFault::resident_check;
        sum += weights[i] * (number[i] - '0');
    }
    if ("10X98765432"[sum % 11] != upper(number.back())) return IdentityFault::resident_check;
    const auto value = [&](std::size_t at, std::size_t digits) {
        int read = 0;
        for (const char c : number.substr(at, digits)) read = read * 10 + (c - '0');
        return read;
    };
    const int year = value(6, 4), month = value(10, 2), day = value(12, 2);
    constexpr int year_min = 1850;  // the standard's own example was born in 1880, before base::parse_day begins
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < year_min || month < 1 || month > 12) return IdentityFault::resident_birth;
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day < 1 || day > lengths[month - 1] + (month == 2 && is_leap ? 1 : 0)) return IdentityFault::resident_birth;
    const base::Day born = base::Day::from(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return today.is_set() && born > today ? std::optional(IdentityFault::resident_birth) : std::nullopt;
}

std::optional<IdentityFault> credit_code_fault(std::string_view code) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    if (code.size() != number_length) return IdentityFault::credit_length;
    std::size_t sum = 0, weight = 1;
    std::size_t last = 0;
    for (std::size_t i = 0; i < number_length; ++i) {
        last = alphabet.find(upper(code[i]));
        if (last == alphabet.npos) return IdentityFault::credit_character;
        if (i + 1 == number_length) break;
        sum += last * weight;
        weight = weight * 3 % alphabet.size();
    }
    const bool is_right = (alphabet.size() - sum % alphabet.size()) % alphabet.size() == last;
    return is_right ? std::nullopt : std::optional(IdentityFault::credit_check);
}

std::optional<IdentityFault> id_number_fault(PersonKind kind, std::string_view number, base::Day today) {
    if (number.empty()) return std::nullopt;
    switch (kind) {
        case PersonKind::citizen: return is_like_resident_id(number) ? resident_id_fault(number, today) : std::nullopt;
        case PersonKind::legal_person:
        case PersonKind::other_organisation: return credit_code_fault(number);
        case PersonKind::foreigner:  // papers of other countries have forms of their own
        case PersonKind::stateless:
        case PersonKind::foreign_organisation: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<IdentityFault> phone_fault(std::string_view phones) {
    constexpr std::string_view marks[] = {"、", "，", "；", "／", "\u3000", ",", ";", "/"};
    std::string flat(phones);
    for (const std::string_view mark : marks) {
        for (std::size_t at = flat.find(mark); at != flat.npos; at = flat.find(mark, at))
            flat.replace(at, mark.size(), "\n");
    }
    for (const std::string_view extension : {"转", "分机"}) {
        for (std::size_t at = flat.find(extension); at != flat.npos; at = flat.find(extension, at))
            flat.replace(at, extension.size(), "#");
    }
    // Blanks group the digits of one number (138 0000 0000) or part two: one of the two readings must fit.
    const auto fits = [](std::string_view part) {
        if (part.empty() || (part.starts_with('+') && !part.starts_with("+86"))) return true;
        std::string joined(part);
        std::erase(joined, ' ');
        if (is_mainland_phone(joined)) return true;
        while (!part.empty()) {
            const std::string_view one = part.substr(0, part.find(' '));
            part.remove_prefix(std::min(part.size(), one.size() + 1));
            if (!one.empty() && !is_mainland_phone(one)) return false;
        }
        return true;
    };
    std::string_view rest(flat);
    while (!rest.empty()) {
        const std::string_view part = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        const std::size_t begin = std::min(part.find_first_not_of(' '), part.size());
        if (!fits(part.substr(begin, part.find_last_not_of(' ') + 1 - begin))) return IdentityFault::phone_shape;
    }
    return std::nullopt;
}

}  // namespace core
