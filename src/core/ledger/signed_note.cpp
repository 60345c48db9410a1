#include "core/ledger/signed_note.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "core/ledger/base64.hpp"
#include "core/ledger/ed25519.hpp"
#include "core/ledger/hash.hpp"
#include "core/ledger/lines.hpp"

namespace core {
namespace {

constexpr std::uint8_t ed25519_type = 0x01;
constexpr std::string_view dash = "\u2014 ";
constexpr std::string_view private_prefix = "PRIVATE+KEY+";
constexpr std::size_t key_name_max = 120;

using KeyId = std::array<std::uint8_t, 4>;

KeyId key_id(const VerifierKey& key) {
    const base::Hash hash = Sha256().add(base::view(key.name)).add('\n').add(ed25519_type).add(key.key).finish();
    return {hash[0], hash[1], hash[2], hash[3]};
}

std::string key_text(const VerifierKey& named, const std::array<std::uint8_t, 32>& bytes) {
    std::array<std::uint8_t, 33> typed{ed25519_type};
    std::ranges::copy(bytes, typed.begin() + 1);
    return named.name + '+' + base::hex(key_id(named)) + '+' + base64(typed);
}

std::unexpected<base::Error> bad_key(const char* what) {
    return base::fail(base::ErrorKind::bad_input, what, "key",
                      "give it as name+8 hexadecimal digits+base64, unchanged");
}

struct KeyParts {
    std::string name;
    KeyId id{};
    std::array<std::uint8_t, 32> bytes{};
};

base::Result<KeyParts> parse_key(std::string_view text) {
    const std::size_t first = text.find('+');
    const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) return bad_key("it has not three parts");
    KeyParts parts;
    parts.name = text.substr(0, first);
    if (!is_key_name(parts.name)) return bad_key("its name is not one a key may have");
    if (!base::parse_hex(text.substr(first + 1, second - first - 1), parts.id)) return bad_key("its id is off");
    std::array<std::uint8_t, 33> typed{};
    if (!parse_base64(text.substr(second + 1), typed)) return bad_key("its last part is not 33 bytes in base64");
    if (typed[0] != ed25519_type) return bad_key("it is not an Ed25519 key");
    std::copy(typed.begin() + 1, typed.end(), parts.bytes.begin());
    return parts;
}

std::unexpected<base::Error> bad_note(std::string what, std::string place = "note") {
    return base::fail(base::ErrorKind::bad_input, std::move(what), std::move(place));
}

}  // namespace

bool is_key_name(std::string_view name) {
    return !name.empty() && name.size() <= key_name_max &&
           std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7f && c != '+'; });
}

VerifierKey verifier_of(const SigningKey& key) {
    return {.name = key.name, .key = ed25519_key(key.seed)};
}

std::string text_of(const VerifierKey& key) {
    return key_text(key, key.key);
}

std::string text_of(const SigningKey& key) {
    return std::string(private_prefix) + key_text(verifier_of(key), key.seed);
}

base::Result<VerifierKey> parse_verifier_key(std::string_view text) {
    if (text.starts_with(private_prefix)) return bad_key("this is the secret key; the public one is wanted here");
    KeyParts parts = TRY(parse_key(text));
    VerifierKey key{.name = std::move(parts.name), .key = parts.bytes};
    if (key_id(key) != parts.id) return bad_key("its id does not belong to its name and key");
    return key;
}

base::Result<SigningKey> parse_signing_key(std::string_view text) {
    if (!text.starts_with(private_prefix)) return bad_key("a secret key begins with PRIVATE+KEY+");
    KeyParts parts = TRY(parse_key(text.substr(private_prefix.size())));
    SigningKey key{.name = std::move(parts.name), .seed = parts.bytes};
    if (key_id(verifier_of(key)) != parts.id) return bad_key("its id does not belong to its name and key");
    return key;
}

std::string sign_note(std::string_view text, const SigningKey& key) {
    CHECK(text.ends_with('\n') && is_key_name(key.name));
    const KeyId id = key_id(verifier_of(key));
    const Ed25519Signature signature = ed25519_sign(key.seed, base::view(text));
    std::array<std::uint8_t, 68> bytes;
    std::ranges::copy(signature, std::ranges::copy(id, bytes.begin()).out);
    return std::string(text) + '\n' + std::string(dash) + key.name + ' ' + base64(bytes) + '\n';
}

base::Result<std::string_view> open_note(std::string_view note, const VerifierKey& key) {
    if (note.size() > note_size_max) return bad_note("longer than a note may be");
    const std::size_t split = note.rfind("\n\n");
    if (split == std::string_view::npos) return bad_note("no empty line before the signatures");
    const std::string_view text = note.substr(0, split + 1);
    const KeyId id = key_id(key);
    bool is_signed = false;
    Lines lines(note.substr(split + 2));
    while (!lines.rest().empty()) {
        const std::optional<std::string_view> line = lines.next();
        const std::string place = "signature " + lines.place();
        if (!line || !line->starts_with(dash)) return bad_note("not a line of a signature", place);
        const std::string_view rest = line->substr(dash.size());
        const std::size_t blank = rest.find(' ');
        const std::string_view name = rest.substr(0, blank);
        if (blank == std::string_view::npos || name.empty() || name.contains('+')) {
            return bad_note("a signature needs the name of its key", place);
        }
        const std::optional<base::Bytes> bytes = parse_base64(rest.substr(blank + 1));
        if (!bytes || bytes->size() < 5) return bad_note("a signature is base64 of a key id and more", place);
        if (name != key.name || !std::equal(id.begin(), id.end(), bytes->begin())) continue;
        Ed25519Signature signature{};
        if (bytes->size() != id.size() + signature.size()) return bad_note("this key signs with 64 bytes", place);
        std::copy(bytes->begin() + id.size(), bytes->end(), signature.begin());
        if (!ed25519_verify(key.key, base::view(text), signature)) {
            return bad_note("the signature does not fit the text", place);
        }
        is_signed = true;
    }
    if (!is_signed) return bad_note("not signed with the key " + key.name);
    return text;
}

}  // namespace core
