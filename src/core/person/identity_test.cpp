#include "core/person/identity.hpp"

#include <gtest/gtest.h>

namespace core {
namespace {

const base::Day today = base::Day::from(2026, 6, 30);

std::string resident(std::string_view number) {
    const auto fault = resident_id_fault(number, today);
    return fault ? std::string(id_of(*fault)) : "fine";
}
std::string credit(std::string_view code) {
    const auto fault = credit_code_fault(code);
    return fault ? std::string(id_of(*fault)) : "fine";
}
std::string phone(std::string_view number) {
    return phone_fault(number) ? "odd" : "fine";
}

// GB 11643-1999, the two numbers of its own examples.
TEST(Identity, ResidentIdsOfTheStandard) {
    EXPECT_EQ(resident("11010519491231002X"), "fine");
    EXPECT_EQ(resident("440524188001010014"), "fine");
    EXPECT_EQ(resident("11010519491231002x"), "fine");
}

TEST(Identity, EverySingleWrongDigitOfAResidentIdIsSeen) {
    const std::string right = "440524188001010014";
    for (std::size_t at = 0; at < right.size(); ++at) {
        for (char c = '0'; c <= '9'; ++c) {
            std::string wrong = right;
            wrong[at] = c;
            EXPECT_EQ(resident(wrong) == "fine", c == right[at]) << at << c;
        }
        // Neighbours changed about.
        if (at > 0 && right[at] != right[at - 1]) {
            std::string wrong = right;
            std::swap(wrong[at], wrong[at - 1]);
            EXPECT_NE(resident(wrong), "fine") << at;
        }
    }
}

// Check characters worked out by hand: sum of digit × weight modulo 11, read in 10X98765432.
TEST(Identity, DaysOfBirthThatCannotBe) {
    // 110105 1949 0230 002: 7+9+0+5+0+20+2+9+24+27+0+18+30+0+0+0+4 = 155, 155 mod 11 = 1 → 0
    EXPECT_EQ(resident("110105194902300020"), "resident_birth");
    // 110105 2027 0101 002: 7+9+0+5+0+20+4+0+12+21+0+9+0+5+0+0+4 = 96, 96 mod 11 = 8 → 4
    EXPECT_EQ(resident("110105202701010024"), "resident_birth");
    EXPECT_EQ(resident("1101051949123100"), "resident_length");
    EXPECT_EQ(resident("1101051949123100AX"), "resident_check");
}

// GB 32100-2015. 91350100M000100Y43 is its example.
TEST(Identity, CreditCodes) {
    EXPECT_EQ(credit("91350100M000100Y43"), "fine");
    EXPECT_EQ(credit("91350100m000100y43"), "fine");
    EXPECT_EQ(credit("91350100M000100Y44"), "credit_check");
    EXPECT_EQ(credit("91350100M000100Y4"), "credit_length");
    EXPECT_EQ(credit("9135O100M000100Y43"), "credit_character");  // the letter O
    EXPECT_EQ(credit("19350100M000100Y43"), "credit_check");
}

TEST(Identity, WhichRuleANumberFallsUnder) {
    const auto fault = [](PersonKind kind, std::string_view number) {
        const auto found = id_number_fault(kind, number, today);
        return found ? std::string(id_of(*found)) : "fine";
    };
    EXPECT_EQ(fault(PersonKind::citizen, ""), "fine");
    EXPECT_EQ(fault(PersonKind::citizen, "E12345678"), "fine");                   // a passport
    EXPECT_EQ(fault(PersonKind::citizen, "H1234567890"), "fine");                 // 港澳居民来往内地通行证
    EXPECT_EQ(fault(PersonKind::citizen, "110105491231002"), "resident_length");  // fifteen, no longer valid
    EXPECT_EQ(fault(PersonKind::citizen, "1101051949123100X"), "resident_length");
    EXPECT_EQ(fault(PersonKind::foreigner, "11010519491231002"), "fine");  // a passport of another country
    EXPECT_EQ(fault(PersonKind::foreign_organisation, "HRB 12345"), "fine");
    EXPECT_EQ(fault(PersonKind::legal_person, "91350100M000100Y43"), "fine");
    EXPECT_EQ(fault(PersonKind::other_organisation, "440524188001010014"), "credit_check");
}

TEST(Identity, Phones) {
    for (const char* right :
         {"", "13800000000", "138 0000 0000", "138-0000-0000", "+8613800000000", "+86 138 0000 0000", "020-12345678",
          "0757-12345678", "(020)12345678", "0660-1234567", "12345678-", "83123456", "020-12345678转801",
          "020-12345678-801", "4001234567", "13800000000、020-83123456", "13800000000 13900000000",
          "13800000000/13900000000，", "+1 212 555 0100"}) {
        const bool is_local_one = std::string_view(right) == "12345678-";
        EXPECT_EQ(phone(right), is_local_one ? "odd" : "fine") << right;
    }
    for (const char* wrong : {"1380000000", "138000000000", "12800000000", "张三", "无", "02012345", "020-1234",
                              "0012345678", "13800000000、1390000", "020-12345678转", "5"}) {
        EXPECT_EQ(phone(wrong), "odd") << wrong;
    }
}

}  // namespace
}  // namespace core
