#include "kit/part.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kit {
namespace {

constexpr std::uint8_t closed_mark = 0, open_mark = 1;
constexpr std::size_t length_bytes = 4;

}  // namespace

void append(base::Bytes& part, const core::OpenLeaf& fact, bool is_closed) {
    base::Writer out;
    out.u8(is_closed ? closed_mark : open_mark);
    out.raw(core::leaf_bytes(fact.leaf.header, fact.leaf.open, fact.leaf.sealed));
    if (!is_closed) {
        out.raw(fact.salt);
        out.u32(static_cast<std::uint32_t>(fact.body.size()));
        out.raw(fact.body);
    }
    part.insert(part.end(), out.out().begin(), out.out().end());
}

base::Result<Shown> PartReader::next() {
    const auto place = [this] { return fmt::format("leaf {}", seq_); };
    const auto cut_off = [&] { return refuse(Ground::leaf, "the file ends within it", place()); };
    const auto take = [&](std::size_t count) {
        const base::ByteView taken = rest_.first(count);
        rest_ = rest_.subspan(count);
        return taken;
    };
    if (rest_.size() < 1 + core::leaf_size) return cut_off();
    const std::uint8_t mark = take(1)[0];
    if (mark != closed_mark && mark != open_mark) return refuse(Ground::leaf, "it is neither open nor closed", place());
    Shown shown{.leaf = {}, .bytes = take(core::leaf_size), .is_open = mark == open_mark, .salt = {}, .body = {}};
    auto leaf = core::parse_leaf(shown.bytes);
    if (!leaf) return refuse(Ground::leaf, leaf.error().message, place());
    shown.leaf = *leaf;
    if (shown.leaf.header.seq != seq_)
        return refuse(Ground::leaf, fmt::format("the leaf of fact {} stands in its place", shown.leaf.header.seq),
                      place());
    if (!shown.is_open) {
        ++seq_;
        return shown;
    }
    if (rest_.size() < shown.salt.size() + length_bytes) return cut_off();
    std::ranges::copy(take(shown.salt.size()), shown.salt.begin());
    base::Reader length(take(length_bytes));
    const std::uint32_t bytes = length.u32();
    if (bytes > body_bytes_max) return refuse(Ground::leaf, "its body is larger than a body may be", place());
    if (bytes > rest_.size()) return cut_off();
    shown.body = take(bytes);
    ++seq_;
    return shown;
}

}  // namespace kit
