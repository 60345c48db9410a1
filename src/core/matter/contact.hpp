// Contacts 联系方式: the telephone and ID numbers in a person's sealed text, in the one form in which they are
// compared. Used by the store, which keeps keyed hashes of them (a blind index), and by http, which asks. Pure; any
// thread.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "core/words.hpp"

namespace core {

/// The value goes into the keyed hash: only ever append.
enum class ContactKind : std::uint8_t { phone, id_number };

struct ContactNumber {
    ContactKind kind = ContactKind::phone;
    std::string value;  ///< normalised; empty = nothing to compare
    friend bool operator==(const ContactNumber&, const ContactNumber&) = default;
};

/// Full-width characters become ASCII. A phone keeps its digits, without 86 in front of a mobile number; an ID or
/// credit code its digits and letters, letters as capitals. Fewer than 5 digits, or 6 characters of a code, say nothing
/// about who somebody is: then the value is empty.
[[nodiscard]] ContactNumber contact(ContactKind kind, std::string_view typed);

/// All contacts in the sealed text of a RecordPerson: lines name, phone, address, ID number. Several phones on one line
/// are parted by commas, semicolons, slashes or 、. Sorted, each once.
[[nodiscard]] std::vector<ContactNumber> contacts_in(std::string_view person_text);

/// The first 16 bytes of HMAC-SHA-256(key, kind ‖ value).
using ContactMac = std::array<std::uint8_t, 16>;
[[nodiscard]] ContactMac contact_mac(base::ByteView key, const ContactNumber& contact);

}  // namespace core
