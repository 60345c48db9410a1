#include "core/ledger/hash.hpp"

#include <string>

#include "core/ledger/ledger_test.hpp"

namespace core {
namespace {

using test::bytes;
using test::hash;

TEST(Sha256, KnownValues) {  // FIPS 180-4, NIST examples
    EXPECT_EQ(sha256({}), hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    EXPECT_EQ(sha256(base::view("abc")), hash("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    EXPECT_EQ(sha256(base::view("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              hash("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    EXPECT_EQ(sha256(base::view(std::string(1'000'000, 'a'))),
              hash("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

TEST(Sha256, InPartsIsTheSame) {
    const std::string text(1'000, 'x');
    Sha256 hash;
    for (std::size_t cut = 0; cut <= text.size(); cut += 37) {
        hash.add(base::view(text.substr(0, cut))).add(base::view(text.substr(cut)));
        EXPECT_EQ(hash.finish(), sha256(base::view(text))) << cut;
    }
}

TEST(Sha256, ACopyGoesItsOwnWay) {
    Sha256 one;
    one.add(base::view("ab"));
    Sha256 other = one;
    other.add(base::view("d"));
    EXPECT_EQ(one.add(base::view("c")).finish(), sha256(base::view("abc")));
    EXPECT_EQ(other.finish(), sha256(base::view("abd")));
}

TEST(HmacSha256, KnownValues) {  // RFC 4231 sections 4.2, 4.3, 4.7
    EXPECT_EQ(hmac_sha256(bytes("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), base::view("Hi There")),
              hash("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
    EXPECT_EQ(hmac_sha256(base::view("Jefe"), base::view("what do ya want for nothing?")),
              hash("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    EXPECT_EQ(hmac_sha256(base::Bytes(131, 0xaa), base::view("Test Using Larger Than Block-Size Key - Hash Key First")),
              hash("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
}

TEST(EqualInConstantTime, AsEqual) {
    const base::Hash one = sha256({});
    base::Hash other = one;
    EXPECT_TRUE(equal_in_constant_time(one, other));
    other[31] ^= 1;
    EXPECT_FALSE(equal_in_constant_time(one, other));
}

}  // namespace
}  // namespace core
