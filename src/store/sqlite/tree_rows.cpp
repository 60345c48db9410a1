#include "store/sqlite/tree_rows.hpp"

namespace store {

StoredTree::StoredTree(Database& database)
    : leaves_(database, "SELECT leaf FROM facts WHERE seq > ? ORDER BY seq LIMIT ?"),
      tiles_(database, "SELECT hash FROM tiles WHERE level = ? AND idx >= ? ORDER BY idx LIMIT ?") {}

base::Result<> StoredTree::read(unsigned level, std::uint64_t first, std::span<base::Hash> out) {
    auto rows = TRY(level == 0 ? leaves_.query(first, out.size()) : tiles_.query(level, first, out.size()));
    for (base::Hash& hash : out) {
        if (!TRY(rows.next()) || !rows.fill(0, hash)) {
            return base::fail(base::ErrorKind::corrupt, "a hash of the tree is missing",
                              "level " + std::to_string(level) + ", from " + std::to_string(first),
                              "run `huiying fsck`");
        }
    }
    return {};
}

base::Result<core::Frontier> frontier_at(core::HashSource& source, std::uint64_t size) {
    base::Writer encoded;
    encoded.u64(size);
    std::uint64_t begin = 0;
    std::array<base::Hash, core::tile_width> hashes{};
    for (unsigned level = 64; level-- > 0;) {
        if ((size >> level & 1) == 0) continue;
        const unsigned kept = level / core::tile_levels * core::tile_levels;
        const std::span<base::Hash> needed = std::span(hashes).first(std::size_t{1} << (level - kept));
        TRY(source.read(kept, begin >> kept, needed));
        encoded.raw(core::root_of(needed));
        begin += std::uint64_t{1} << level;
    }
    return core::Frontier::decode(encoded.out());
}

}  // namespace store
