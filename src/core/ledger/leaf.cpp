#include "core/ledger/leaf.hpp"

#include "base/check.hpp"
#include "core/ledger/hash.hpp"

namespace core {

base::Hash commit(const base::Salt& salt, base::ByteView body) {
    return Sha256().add(0x02).add(salt).add(body).finish();
}

base::Bytes leaf_bytes(const LeafHeader& header, const base::Hash& open, const base::Hash& sealed) {
    base::Writer out;
    out.u8(algorithm_sha256);
    out.u64(header.seq);
    out.u16(header.kind);
    out.u8(header.subject_kind);
    out.u32(static_cast<std::uint32_t>(header.statutory_day.number));
    out.u8(header.is_accusation ? 1 : 0);
    out.raw(open);
    out.raw(sealed);
    CHECK(out.out().size() == leaf_size);
    return std::move(out).out();
}

base::Result<Leaf> parse_leaf(base::ByteView bytes) {
    using base::ErrorKind;
    if (bytes.size() != leaf_size) return base::fail(ErrorKind::corrupt, "a leaf has 81 bytes", "leaf");
    base::Reader in(bytes);
    if (in.u8() != algorithm_sha256) return base::fail(ErrorKind::corrupt, "unknown algorithm", "leaf.algorithm");
    Leaf leaf;
    leaf.header.seq = in.u64();
    leaf.header.kind = in.u16();
    leaf.header.subject_kind = in.u8();
    leaf.header.statutory_day.number = static_cast<std::int32_t>(in.u32());
    const std::uint8_t accusation = in.u8();
    if (accusation > 1) return base::fail(ErrorKind::corrupt, "neither 0 nor 1", "leaf.accusation");
    leaf.header.is_accusation = accusation == 1;
    in.raw(leaf.open);
    in.raw(leaf.sealed);
    CHECK(in.ok() && in.at_end());
    return leaf;
}

base::Hash leaf_hash(base::ByteView leaf_bytes) {
    return Sha256().add(0x00).add(leaf_bytes).finish();
}

}  // namespace core
