#include "core/matter/contact.hpp"

#include <algorithm>

#include "core/ledger/hash.hpp"

namespace core {
namespace {

constexpr std::size_t phone_min = 5, id_number_min = 6;
constexpr std::size_t mobile_size = 11;  ///< of a Chinese mobile number, which begins with 1

/// The ASCII character at `at`, full-width forms (U+FF01 … U+FF5E) included; 0 for any other. Moves behind it.
char take(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned first = byte(at);
    if (first < 0x80) {
        ++at;
        return static_cast<char>(first);
    }
    if (first == 0xef && (byte(at + 1) == 0xbc || byte(at + 1) == 0xbd)) {
        const unsigned code = 0xf000u | (byte(at + 1) & 0x3fu) << 6 | (byte(at + 2) & 0x3fu);
        at += 3;
        return code >= 0xff01 && code <= 0xff5e ? static_cast<char>(code - 0xff01 + '!') : '\0';
    }
    ++at;
    return '\0';
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

/// Ends a phone number: , ; / in either width, and 、 (U+3001).
bool is_parted(std::string_view text, std::size_t at, std::size_t& next) {
    next = at;
    if (text.substr(at).starts_with("、")) {
        next = at + std::string_view("、").size();
        return true;
    }
    const char c = take(text, next);
    return c == ',' || c == ';' || c == '/';
}

}  // namespace

ContactNumber contact(ContactKind kind, std::string_view typed) {
    ContactNumber made{.kind = kind, .value = {}};
    for (std::size_t at = 0; at < typed.size();) {
        const char c = take(typed, at);
        const bool is_digit = c >= '0' && c <= '9';
        if (is_digit || (kind == ContactKind::id_number && c >= 'A' && c <= 'Z')) made.value.push_back(c);
        if (kind == ContactKind::id_number && c >= 'a' && c <= 'z')
            made.value.push_back(static_cast<char>(c - 'a' + 'A'));
    }
    if (kind == ContactKind::phone) {
        for (const std::string_view prefix : {"0086", "86"}) {
            const bool is_mobile = made.value.size() == prefix.size() + mobile_size && made.value.starts_with(prefix) &&
                                   made.value[prefix.size()] == '1';
            if (is_mobile) made.value.erase(0, prefix.size());
        }
    }
    if (made.value.size() < (kind == ContactKind::phone ? phone_min : id_number_min)) made.value.clear();
    return made;
}

std::vector<ContactNumber> contacts_in(std::string_view person_text) {
    std::vector<ContactNumber> contacts;
    const auto add = [&](ContactKind kind, std::string_view typed) {
        ContactNumber one = contact(kind, typed);
        if (!one.value.empty() && std::ranges::find(contacts, one) == contacts.end())
            contacts.push_back(std::move(one));
    };
    const std::vector<std::string_view> lines = lines_of(person_text);
    if (lines.size() > 1) {
        const std::string_view phones = lines[1];
        std::size_t begin = 0;
        for (std::size_t at = 0; at < phones.size();) {
            std::size_t next = at;
            if (is_parted(phones, at, next)) {
                add(ContactKind::phone, phones.substr(begin, at - begin));
                begin = next;
            }
            at = next;
        }
        add(ContactKind::phone, phones.substr(begin));
    }
    if (lines.size() > 3) add(ContactKind::id_number, lines[3]);
    std::ranges::sort(contacts, [](const ContactNumber& a, const ContactNumber& b) {
        return a.kind != b.kind ? a.kind < b.kind : a.value < b.value;
    });
    return contacts;
}

ContactMac contact_mac(base::ByteView key, const ContactNumber& contact) {
    base::Writer message;
    message.u8(static_cast<std::uint8_t>(contact.kind));
    message.raw(base::view(contact.value));
    const base::Hash whole = hmac_sha256(key, message.out());
    ContactMac mac{};
    std::copy_n(whole.begin(), mac.size(), mac.begin());
    return mac;
}

}  // namespace core
