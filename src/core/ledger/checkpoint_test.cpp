#include "core/ledger/checkpoint.hpp"

#include <string>

#include "core/ledger/ed25519.hpp"
#include "core/ledger/ledger_test.hpp"
#include "core/ledger/signed_note.hpp"

namespace core {
namespace {

struct Row {
    const char *seed, *key, *message, *signature;
};

// RFC 8032 section 7.1, tests 1 and 2.
constexpr Row known[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24"
     "655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aee"
     "b00d291612bb0c00"},
};

TEST(Ed25519, KnownValues) {
    for (const Row& row : known) {
        const auto seed = test::array<32>(row.seed);
        const auto message = test::bytes(row.message);
        const auto signature = test::array<64>(row.signature);
        EXPECT_EQ(ed25519_key(seed), test::array<32>(row.key));
        EXPECT_EQ(ed25519_sign(seed, message), signature);
        EXPECT_TRUE(ed25519_verify(test::array<32>(row.key), message, signature));
        EXPECT_FALSE(ed25519_verify(test::array<32>(row.key), base::view("other"), signature));
        auto changed = signature;
        changed[0] ^= 1;
        EXPECT_FALSE(ed25519_verify(test::array<32>(row.key), message, changed));
    }
}

// The example of Go's package golang.org/x/mod/sumdb/note, where the format comes from.
constexpr std::string_view neumann_secret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr std::string_view neumann_public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view neumann_text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
constexpr std::string_view neumann_signature =
    "\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

TEST(SignedNote, AsGoSignsIt) {
    const SigningKey key = *parse_signing_key(neumann_secret);
    EXPECT_EQ(text_of(key), neumann_secret);
    EXPECT_EQ(text_of(verifier_of(key)), neumann_public);
    EXPECT_EQ(parse_verifier_key(neumann_public), verifier_of(key));
    const std::string note = std::string(neumann_text) + "\n" + std::string(neumann_signature);
    EXPECT_EQ(sign_note(neumann_text, key), note);
    EXPECT_EQ(open_note(note, verifier_of(key)), neumann_text);
}

TEST(VerifierKey, OtherTextsAreRefused) {
    for (const std::string_view text : {
             "",
             "PeterNeumann",
             "PeterNeumann+c74f20a3",
             "PeterNeumann+c74f20a3+",
             "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",  // blank
             "PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",   // not this name's id
             "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",   // another id
             "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",   // capitals
             "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",   // type 2
             "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",   // another key
             "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
             "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
         }) {
        const auto key = parse_verifier_key(text);
        ASSERT_FALSE(key) << text;
        EXPECT_EQ(key.error().kind, base::ErrorKind::bad_input);
        EXPECT_FALSE(key.error().text().contains("AYEK")) << "the secret must not be repeated";
    }
    EXPECT_FALSE(parse_signing_key(neumann_public));
}

TEST(KeyName, OneWordWithoutPlus) {
    EXPECT_TRUE(is_key_name("xfj.jiangbin.example/ledger"));
    for (const std::string_view name : {"", "a b", "a+b", "a\nb", "a\tb", "信访局", "a\x7f"})
        EXPECT_FALSE(is_key_name(name)) << name;
    EXPECT_TRUE(is_key_name(std::string(120, 'x')));
    EXPECT_FALSE(is_key_name(std::string(121, 'x')));
}

const SigningKey key{.name = "xfj.jiangbin.example/ledger", .seed = test::array<32>(known[0].seed)};
const SigningKey stranger{.name = "xfj.jiangbin.example/ledger", .seed = test::array<32>(known[1].seed)};
const Checkpoint checkpoint{.origin = key.name,
                            .size = 7,
                            .root = sha256(base::view("root")),
                            .epoch = 2,
                            .law = sha256(base::view("law")),
                            .signed_at = {1'773'624'605'007}};

TEST(Checkpoint, TextAsWrittenDown) {
    const std::string note = sign(checkpoint, key);
    // printf root | openssl sha256 -binary | base64
    EXPECT_EQ(note.substr(0, note.find("\n\n") + 1),
              "xfj.jiangbin.example/ledger\n"
              "7\n"
              "SBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n"
              "epoch 2\n"
              "law jx90rfZYZMhtPUceqMqeMp1Cgkie3BVsmWBCZAkHdL8=\n"
              "time 2026-03-16T09:30:05.007+08:00\n");
}

TEST(Checkpoint, RoundTrip) {
    for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{7}, UINT64_MAX}) {
        Checkpoint one = checkpoint;
        one.size = size;
        EXPECT_EQ(open(sign(one, key), verifier_of(key)), one);
    }
}

TEST(Checkpoint, EveryChangedByteIsRefused) {
    const std::string note = sign(checkpoint, key);
    for (std::size_t i = 0; i < note.size(); ++i) {
        std::string changed = note;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(open(changed, verifier_of(key))) << "byte " << i;
        EXPECT_FALSE(open(note.substr(0, i), verifier_of(key))) << "cut at " << i;
    }
    EXPECT_FALSE(open(note + "\n", verifier_of(key)));
    EXPECT_FALSE(open(note, verifier_of(stranger)));
}

TEST(Checkpoint, WitnessesArePassedOver) {
    const std::string note = sign(checkpoint, key);
    const std::string witnessed = note + "\u2014 witness.example mJirIkljAAAAAAAAAAAA\n";
    EXPECT_EQ(open(witnessed, verifier_of(key)), checkpoint);
    EXPECT_FALSE(open(note + "\u2014 witness.example not-base64\n", verifier_of(key)));
    EXPECT_FALSE(open(note + "witness.example mJirIkljAAAA\n", verifier_of(key)));
    std::string long_note = note;
    while (long_note.size() <= note_size_max) long_note += "\u2014 witness.example mJirIkljAAAAAAAAAAAA\n";
    EXPECT_EQ(open(long_note, verifier_of(key)).error().message, "longer than a note may be");
}

TEST(Checkpoint, AKeySignsForItsOwnLogOnly) {
    const std::string text = sign(checkpoint, key);
    std::string body = text.substr(0, text.find("\n\n") + 1);
    body[0] = 'y';
    const auto result = open(sign_note(body, key), verifier_of(key));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().place, "checkpoint line 1");
}

TEST(Checkpoint, OneTextOnlyAndTheLineIsNamed) {
    const std::string head = key.name + "\n";
    const std::string root = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    const std::string law = "law " + root;
    const std::string time = "time 2026-03-16T09:30:05.007+08:00\n";
    ASSERT_TRUE(open(sign_note(head + "7\n" + root + "epoch 2\n" + law + time, key), verifier_of(key)));
    const std::pair<std::string, std::string> rows[] = {
        {head + "07\n" + root + "epoch 2\n" + law + time, "checkpoint line 2"},
        {head + "7 \n" + root + "epoch 2\n" + law + time, "checkpoint line 2"},
        {head + "-7\n" + root + "epoch 2\n" + law + time, "checkpoint line 2"},
        {head + "7\nAAAA\n" + "epoch 2\n" + law + time, "checkpoint line 3"},
        {head + "7\n" + root + "epoch 4294967296\n" + law + time, "checkpoint line 4"},
        {head + "7\n" + root + "Epoch 2\n" + law + time, "checkpoint line 4"},
        {head + "7\n" + root + law + time, "checkpoint line 4"},
        {head + "7\n" + root + "epoch 2\n" + time, "checkpoint line 5"},
        {head + "7\n" + root + "epoch 2\n" + law, "checkpoint line 6"},
        {head + "7\n" + root + "epoch 2\n" + law + "time 2026-03-16\n", "checkpoint line 6"},
        {head + "7\n" + root + "epoch 2\n" + law + time + "more\n", "checkpoint line 7"},
    };
    for (const auto& [text, place] : rows) {
        const auto result = open(sign_note(text, key), verifier_of(key));
        ASSERT_FALSE(result) << text;
        EXPECT_EQ(result.error().place, place) << text;
    }
}

}  // namespace
}  // namespace core
