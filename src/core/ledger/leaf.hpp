// A leaf: what the tree says of one fact. An open header, and salted commitments to the open and the sealed body, so
// that a leaf can be shown while its bodies are withheld and nobody can guess them. Bytes: docs/formats/ledger.md.
// Pure; any thread.
#pragma once
#include "base/bytes.hpp"
#include "base/day.hpp"
#include "base/result.hpp"

namespace core {

/// The algorithm in front of every leaf and every sealed body. A second one (SM3 with SM4) gets the number 2.
inline constexpr std::uint8_t algorithm_sha256 = 1;

/// What everyone may see of a fact, whatever is withheld.
struct LeafHeader {
    std::uint64_t seq = 0;          ///< the fact's number in the ledger, from 1, gap-free
    std::uint16_t kind = 0;         ///< the FactKind's number
    std::uint8_t subject_kind = 0;  ///< the SubjectKind's number
    base::Day statutory_day{};      ///< the civil day (UTC+8) on which the deed counts
    bool is_accusation = false;     ///< sealed as accusation material
    friend bool operator==(const LeafHeader&, const LeafHeader&) = default;
};

struct Leaf {
    LeafHeader header;
    base::Hash open{};    ///< commit(salt, open body)
    base::Hash sealed{};  ///< commit(salt, sealed body as stored), or no_body
    friend bool operator==(const Leaf&, const Leaf&) = default;
};

/// A leaf with its open body and the salt: what shows that the one commits to the other.
struct OpenLeaf {
    Leaf leaf;
    base::Salt salt{};
    base::Bytes body;
};

/// Stands where a fact has no such body.
inline constexpr base::Hash no_body{};

/// The length of leaf_bytes().
inline constexpr std::size_t leaf_size = 81;

/// SHA-256(0x02 ‖ salt ‖ body). The salt is 16 fresh random bytes for every body. A sealed body is committed to in its
/// encrypted form, as stored: so it can be checked without a key, and erasing the key erases all knowledge of it.
[[nodiscard]] base::Hash commit(const base::Salt& salt, base::ByteView body);

/// The 81 bytes of a leaf, fixed width, big-endian, algorithm first.
[[nodiscard]] base::Bytes leaf_bytes(const LeafHeader& header, const base::Hash& open, const base::Hash& sealed);

/// Reads leaf_bytes() back. Fails as `corrupt`, naming the field, on any other bytes.
[[nodiscard]] base::Result<Leaf> parse_leaf(base::ByteView bytes);

/// SHA-256(0x00 ‖ leaf bytes), as in RFC 6962 section 2.1.
[[nodiscard]] base::Hash leaf_hash(base::ByteView leaf_bytes);

}  // namespace core
