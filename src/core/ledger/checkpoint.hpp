// A checkpoint: the office's signed word on the size and root of its tree, as a C2SP signed note
// (c2sp.org/tlog-checkpoint, c2sp.org/signed-note; Ed25519). Text: docs/formats/ledger.md. Pure; any thread.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/day.hpp"
#include "base/result.hpp"

namespace core {

struct Checkpoint {
    std::string origin;      ///< names the log for ever, and is the name of the key that signs it
    std::uint64_t size = 0;  ///< leaves
    base::Hash root{};
    std::uint32_t epoch = 1;  ///< one more after each restore from a backup
    base::Hash law{};         ///< the law set in force: rules, calendar
    base::Instant signed_at{};
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// Ed25519 (RFC 8032). The name is 1…120 ASCII letters, digits and signs without blanks and '+', as a rule an address
/// that need not be reachable: "xfj.jiangbin.example/ledger".
struct SigningKey {
    std::string name;
    std::array<std::uint8_t, 32> seed{};
};

struct VerifierKey {
    std::string name;
    std::array<std::uint8_t, 32> key{};
    friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

/// Whether the text may name a key, and so a log.
[[nodiscard]] bool is_key_name(std::string_view name);

[[nodiscard]] VerifierKey verifier_of(const SigningKey& key);

/// "name+1a2b3c4d+base64": what an office publishes, and the form in which its secret key is kept
/// ("PRIVATE+KEY+name+1a2b3c4d+base64"). Parsing fails as `bad_input` and never repeats the key in the message.
[[nodiscard]] std::string text_of(const VerifierKey& key);
[[nodiscard]] std::string text_of(const SigningKey& key);
[[nodiscard]] base::Result<VerifierKey> parse_verifier_key(std::string_view text);
[[nodiscard]] base::Result<SigningKey> parse_signing_key(std::string_view text);

/// Room for the checkpoint and some hundred witnesses.
inline constexpr std::size_t note_size_max = 65'536;

/// The signed note, ending in a line feed. The checkpoint's origin must be the key's name.
[[nodiscard]] std::string sign(const Checkpoint& checkpoint, const SigningKey& key);

/// Verifies the note and reads it. Signatures by other keys (witnesses) are passed over, one by this key must be there
/// and right. Fails as `bad_input` with the line that is off; one checkpoint has one text, anything else is refused. A
/// note longer than note_size_max is not read.
[[nodiscard]] base::Result<Checkpoint> open(std::string_view note, const VerifierKey& key);

}  // namespace core
