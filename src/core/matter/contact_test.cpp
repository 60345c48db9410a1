#include "core/matter/contact.hpp"

#include <gtest/gtest.h>

namespace core {
namespace {

std::string phone(std::string_view typed) {
    return contact(ContactKind::phone, typed).value;
}
std::string id_number(std::string_view typed) {
    return contact(ContactKind::id_number, typed).value;
}

TEST(Contact, APhoneIsItsDigits) {
    EXPECT_EQ(phone("138-1234 5678"), "13812345678");
    EXPECT_EQ(phone("１３８１２３４５６７８"), "13812345678") << "full-width digits";
    EXPECT_EQ(phone("+86 138 1234 5678"), "13812345678");
    EXPECT_EQ(phone("0086-13812345678"), "13812345678");
    EXPECT_EQ(phone("（020）8123 4567"), "02081234567");
    EXPECT_EQ(phone("8612345"), "8612345") << "no mobile number behind 86";
    EXPECT_EQ(phone("12345热线"), "12345");
    EXPECT_EQ(phone("1234"), "") << "too short to say anything";
    EXPECT_EQ(phone("没有电话"), "");
}

TEST(Contact, AnIdNumberKeepsItsLetters) {
    EXPECT_EQ(id_number("11010519491231002x"), "11010519491231002X");
    EXPECT_EQ(id_number("１１０１０５ 19491231 002ｘ"), "11010519491231002X") << "full-width, with blanks";
    EXPECT_EQ(id_number("91350100m000100y43"), "91350100M000100Y43") << "a credit code";
    EXPECT_EQ(id_number("12345"), "");
}

TEST(Contact, TheTextOfAPersonHoldsThem) {
    const auto found = contacts_in("张三\n13812345678、020-81234567／138 1234 5678\n建设路1号\n11010519491231002x");
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0], (ContactNumber{ContactKind::phone, "02081234567"}));
    EXPECT_EQ(found[1], (ContactNumber{ContactKind::phone, "13812345678"})) << "each once";
    EXPECT_EQ(found[2], (ContactNumber{ContactKind::id_number, "11010519491231002X"}));
    EXPECT_TRUE(contacts_in("张三").empty());
    EXPECT_TRUE(contacts_in("").empty());
    EXPECT_TRUE(contacts_in("13812345678\n\n13812345678\n").empty()) << "neither a name nor an address is a contact";
}

TEST(Contact, TheHashIsKeyedAndTellsKindsApart) {
    const base::Bytes key(32, 7), other(32, 8);
    const ContactNumber one{ContactKind::phone, "123456"}, two{ContactKind::id_number, "123456"};
    EXPECT_NE(contact_mac(key, one), contact_mac(key, two));
    EXPECT_NE(contact_mac(key, one), contact_mac(other, one));
    // openssl: printf '\x00123456' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…07
    EXPECT_EQ(base::hex(contact_mac(key, one)), "6a26e09caeda249e0bc6a408a6102c40");
}

}  // namespace
}  // namespace core
