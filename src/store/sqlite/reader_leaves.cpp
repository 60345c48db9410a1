// What leaves the office with a recompute kit: leaves, open bodies, salts, and the signature on them. Nothing sealed.
#include "base/check.hpp"
#include "core/ledger/signed_note.hpp"
#include "store/sqlite/reader_body.hpp"

namespace store {

namespace {

// Behind the columns of fact_from().
enum Column : int { open_salt = fact_columns, sealed, sealed_salt, leaf };

constexpr std::string_view kit_opening = "huiying kit ";

base::Result<core::OpenLeaf> open_leaf(const Rows& rows) {
    const core::Fact fact = TRY(fact_from(rows));
    core::OpenLeaf read{.leaf = {.header = header_of(fact)}, .salt = {}, .body = {}};
    const base::ByteView body = rows.blob(fact_columns - 1);
    read.body.assign(body.begin(), body.end());
    base::Salt salt{};
    base::Hash stored{};
    const bool is_whole = rows.fill(open_salt, read.salt) && rows.fill(leaf, stored);
    read.leaf.open = core::commit(read.salt, read.body);
    if (rows.fill(sealed_salt, salt)) read.leaf.sealed = core::commit(salt, rows.blob(sealed));
    const base::Bytes bytes = core::leaf_bytes(read.leaf.header, read.leaf.open, read.leaf.sealed);
    if (is_whole && core::leaf_hash(bytes) == stored) return read;
    return base::fail(base::ErrorKind::corrupt, "its bytes do not give the leaf that stands in the tree",
                      "fact " + std::to_string(fact.seq), "run `huiying fsck`");
}

}  // namespace

base::Result<std::vector<core::OpenLeaf>> Reader::leaves_since(std::uint64_t seq, std::uint32_t limit) {
    const auto snapshot = TRY(body_->begin());
    std::vector<core::OpenLeaf> leaves;
    auto rows = TRY(body_->leaves_from_seq.query(seq, limit));
    while (TRY(rows.next())) leaves.push_back(TRY(open_leaf(rows)));
    return leaves;
}

base::Result<std::string> Reader::checkpoint() {
    const std::uint64_t reached = head();
    const auto snapshot = TRY(body_->begin());
    const Committed::Note note = TRY(body_->checkpoint(reached));
    return note.text;
}

core::VerifierKey Reader::verifier_key() const {
    return core::verifier_of(body_->secrets.signing);
}

std::string Reader::sign_kit(std::string_view text) {
    // A checkpoint begins with a key's name, which has no blanks: so this key's word on a kit is never one on a tree.
    CHECK(text.starts_with(kit_opening));
    return core::sign_note(text, body_->secrets.signing);
}

}  // namespace store
