#include "core/ledger/tree.hpp"

#include <algorithm>
#include <bit>

#include "base/check.hpp"
#include "core/ledger/hash.hpp"

namespace core {
namespace {

constexpr std::uint64_t bit(unsigned level) {
    return std::uint64_t{1} << level;
}

base::Hash empty_root() {
    return sha256({});
}

}  // namespace

base::Hash node_hash(const base::Hash& left, const base::Hash& right) {
    std::array<std::uint8_t, 65> bytes;
    bytes[0] = 0x01;
    std::copy(left.begin(), left.end(), bytes.begin() + 1);
    std::copy(right.begin(), right.end(), bytes.begin() + 33);
    return sha256(bytes);
}

base::Hash root_of(std::span<const base::Hash> leaves) {
    Frontier frontier;
    for (const base::Hash& leaf : leaves) frontier.append(leaf);
    return frontier.root();
}

void Frontier::append(const base::Hash& leaf) {
    unsigned level = 0;
    base::Hash hash = leaf;
    for (; size_ & bit(level); ++level) hash = node_hash(by_level_[level], hash);
    by_level_[level] = hash;
    ++size_;
}

void Frontier::append(const base::Hash& leaf, std::vector<TreeNode>& completed) {
    unsigned level = 0;
    base::Hash hash = leaf;
    while (size_ & bit(level)) {
        hash = node_hash(by_level_[level], hash);
        ++level;
        if (level % tile_levels == 0) completed.push_back({level, size_ >> level, hash});
    }
    by_level_[level] = hash;
    ++size_;
}

base::Hash Frontier::root() const {
    if (size_ == 0) return empty_root();
    auto level = static_cast<unsigned>(std::countr_zero(size_));
    base::Hash hash = by_level_[level];
    for (++level; level < 64; ++level) {
        if (size_ & bit(level)) hash = node_hash(by_level_[level], hash);
    }
    return hash;
}

base::Bytes Frontier::encode() const {
    base::Writer out;
    out.u64(size_);
    for (unsigned level = 64; level-- > 0;) {
        if (size_ & bit(level)) out.raw(by_level_[level]);
    }
    return std::move(out).out();
}

base::Result<Frontier> Frontier::decode(base::ByteView bytes) {
    base::Reader in(bytes);
    Frontier frontier;
    frontier.size_ = in.u64();
    for (unsigned level = 64; level-- > 0;) {
        if (frontier.size_ & bit(level)) in.raw(frontier.by_level_[level]);
    }
    if (!in.ok() || !in.at_end()) {
        return base::fail(base::ErrorKind::corrupt, "its length does not fit its size", "frontier");
    }
    return frontier;
}

bool verify_inclusion(const base::Hash& leaf_hash, std::uint64_t index, std::uint64_t size,
                      std::span<const base::Hash> proof, const base::Hash& root) {
    // RFC 9162 section 2.1.3.2, which says in steps what RFC 6962 left to the reader.
    if (index >= size) return false;
    std::uint64_t at = index;
    std::uint64_t last = size - 1;
    base::Hash hash = leaf_hash;
    for (const base::Hash& sibling : proof) {
        if (last == 0) return false;
        if ((at & 1) != 0 || at == last) {
            hash = node_hash(sibling, hash);
            for (; (at & 1) == 0 && at != 0; at >>= 1) last >>= 1;
        } else {
            hash = node_hash(hash, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, const base::Hash& old_root,
                        const base::Hash& new_root, std::span<const base::Hash> proof) {
    if (old_size > new_size) return false;
    if (old_size == 0 && old_root != empty_root()) return false;
    if (old_size == new_size) return proof.empty() && old_root == new_root;
    if (old_size == 0) return proof.empty();

    // RFC 9162 section 2.1.4.2. A whole power of two is itself the first hash, which the proof leaves out.
    base::Hash first = old_root;
    if (!std::has_single_bit(old_size)) {
        if (proof.empty()) return false;
        first = proof.front();
        proof = proof.subspan(1);
    }
    std::uint64_t at = old_size - 1;
    std::uint64_t last = new_size - 1;
    for (; (at & 1) != 0; at >>= 1) last >>= 1;
    base::Hash of_old = first;
    base::Hash of_new = first;
    for (const base::Hash& sibling : proof) {
        if (last == 0) return false;
        if ((at & 1) != 0 || at == last) {
            of_old = node_hash(sibling, of_old);
            of_new = node_hash(sibling, of_new);
            for (; (at & 1) == 0 && at != 0; at >>= 1) last >>= 1;
        } else {
            of_new = node_hash(of_new, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && of_old == old_root && of_new == new_root;
}

}  // namespace core
