// Numbers that tell who somebody is and where they can be reached: is one written as such numbers are? A wrong one is
// told to whoever types it and kept all the same, for the petitioner may be right and the rule too narrow. Used by app.
// Pure, any thread, nothing fails.
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "base/day.hpp"
#include "core/matter/kinds.hpp"

namespace core {

/// What is odd about a number. Never holds the number.
enum class IdentityFault : std::uint8_t {
    resident_length,
    resident_birth,
    resident_check,
    credit_length,
    credit_character,
    credit_check,
    phone_shape,
};
inline constexpr std::array identity_fault_words{Word{"resident_length", "居民身份证号码应为十八位"},
                                                 Word{"resident_birth", "居民身份证号码中的出生日期不成立"},
                                                 Word{"resident_check", "居民身份证号码校验位不符"},
                                                 Word{"credit_length", "统一社会信用代码应为十八位"},
                                                 Word{"credit_character", "统一社会信用代码含有不用的字符"},
                                                 Word{"credit_check", "统一社会信用代码校验位不符"},
                                                 Word{"phone_shape", "电话号码不像手机号或固定电话号"}};
constexpr std::span<const Word> words(IdentityFault) {
    return identity_fault_words;
}
[[nodiscard]] std::string_view english_of(IdentityFault fault);

/// 居民身份证 (GB 11643-1999): 17 digits and a check character, digits 7 to 14 a day of birth up to `today`.
[[nodiscard]] std::optional<IdentityFault> resident_id_fault(std::string_view number, base::Day today);
/// 统一社会信用代码 (GB 32100-2015): 18 of 31 characters (no I O S V Z), the last a check character.
[[nodiscard]] std::optional<IdentityFault> credit_code_fault(std::string_view code);
/// The number on a person's paper: of a citizen a resident ID where it is written like one (a passport or another
/// paper is not judged); of legal persons and organisations the credit code. An empty number has no fault.
[[nodiscard]] std::optional<IdentityFault> id_number_fault(PersonKind kind, std::string_view number, base::Day today);
/// One or several mainland numbers, parted by 、，,;/ or blanks: mobile (11 digits from 13 to 19), landline with or
/// without area code and extension, 400 and 800. A number that begins with + and another country's code is not judged.
[[nodiscard]] std::optional<IdentityFault> phone_fault(std::string_view phones);

}  // namespace core
