#include "core/ledger/tree.hpp"

#include <array>
#include <bit>
#include <map>
#include <random>
#include <utility>

#include "core/ledger/leaf.hpp"
#include "core/ledger/ledger_test.hpp"

namespace core {
namespace {

using base::Hash;
using test::hash;
using test::MemoryHashes;

// The eight leaves that Certificate Transparency's implementations have tested with since 2012.
constexpr std::array<std::string_view, 8> known_leaves{
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
constexpr std::array<std::string_view, 9> known_roots{
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

MemoryHashes known_tree() {
    MemoryHashes tree;
    for (const std::string_view leaf : known_leaves) tree.append(leaf_hash(test::bytes(leaf)));
    return tree;
}

MemoryHashes numbered_tree(std::uint64_t size) {
    MemoryHashes tree;
    for (std::uint64_t i = 0; i < size; ++i) {
        base::Writer bytes;
        bytes.u64(i);
        tree.append(leaf_hash(bytes.out()));
    }
    return tree;
}

/// RFC 6962 section 2.1 word for word, with nothing in common with the code under test but the hash.
class Naive {
  public:
    explicit Naive(const std::vector<Hash>& leaves) : leaves_(leaves) {}

    Hash mth(std::uint64_t begin, std::uint64_t end) {
        if (begin == end) return sha256({});
        if (end - begin == 1) return leaves_[begin];
        const auto [at, is_new] = known_.try_emplace({begin, end});
        if (is_new) {
            const std::uint64_t k = split(end - begin);
            base::Bytes bytes{0x01};
            for (const Hash& side : {mth(begin, begin + k), mth(begin + k, end)}) {
                bytes.insert(bytes.end(), side.begin(), side.end());
            }
            at->second = sha256(bytes);
        }
        return at->second;
    }

    std::vector<Hash> path(std::uint64_t m, std::uint64_t begin, std::uint64_t end) {
        if (end - begin == 1) return {};
        const std::uint64_t k = split(end - begin);
        const bool is_left = m < k;
        auto proof = is_left ? path(m, begin, begin + k) : path(m - k, begin + k, end);
        proof.push_back(is_left ? mth(begin + k, end) : mth(begin, begin + k));
        return proof;
    }

    std::vector<Hash> subproof(std::uint64_t m, std::uint64_t begin, std::uint64_t end, bool is_known) {
        if (m == end - begin) return is_known ? std::vector<Hash>{} : std::vector<Hash>{mth(begin, end)};
        const std::uint64_t k = split(end - begin);
        const bool is_left = m <= k;
        auto proof = is_left ? subproof(m, begin, begin + k, is_known) : subproof(m - k, begin + k, end, false);
        proof.push_back(is_left ? mth(begin + k, end) : mth(begin, begin + k));
        return proof;
    }

  private:
    const std::vector<Hash>& leaves_;
    std::map<std::pair<std::uint64_t, std::uint64_t>, Hash> known_;

    static std::uint64_t split(std::uint64_t n) {
        std::uint64_t k = 1;
        while (2 * k < n) k *= 2;
        return k;
    }
};

TEST(Tree, KnownRoots) {
    MemoryHashes tree = known_tree();
    Frontier frontier;
    for (std::size_t size = 0; size < known_roots.size(); ++size) {
        EXPECT_EQ(frontier.root(), hash(known_roots[size])) << size;
        EXPECT_EQ(root_of(std::span(tree.leaves).first(size)), hash(known_roots[size])) << size;
        EXPECT_EQ(root_at(tree, size), hash(known_roots[size])) << size;
        if (size < tree.leaves.size()) frontier.append(tree.leaves[size]);
    }
}

TEST(Tree, KnownProofs) {
    MemoryHashes tree = known_tree();
    EXPECT_EQ(inclusion_proof(tree, 5, 8),
              (std::vector{hash("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                           hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                           hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")}));
    EXPECT_EQ(consistency_proof(tree, 6, 8),
              (std::vector{hash("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                           hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                           hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")}));
    EXPECT_EQ(consistency_proof(tree, 2, 5),
              (std::vector{hash("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                           hash("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")}));
}

TEST(Tree, EveryInclusionUpTo300Leaves) {
    MemoryHashes tree = numbered_tree(300);
    Naive naive(tree.leaves);
    for (std::uint64_t size = 1; size <= 300; ++size) {
        const Hash root = naive.mth(0, size);
        ASSERT_EQ(root_at(tree, size), root) << size;
        for (std::uint64_t index = 0; index < size; ++index) {
            const auto proof = inclusion_proof(tree, index, size);
            ASSERT_EQ(proof, naive.path(index, 0, size)) << index << " of " << size;
            ASSERT_TRUE(verify_inclusion(tree.leaves[index], index, size, *proof, root)) << index << " of " << size;
            ASSERT_FALSE(verify_inclusion(tree.leaves[index], index + 1, size, *proof, root))
                << index << " of " << size;
        }
    }
}

TEST(Tree, EveryConsistencyUpTo300Leaves) {
    MemoryHashes tree = numbered_tree(300);
    Naive naive(tree.leaves);
    for (std::uint64_t size = 0; size <= 300; ++size) {
        const Hash root = naive.mth(0, size);
        for (std::uint64_t old = 0; old <= size; ++old) {
            const auto proof = consistency_proof(tree, old, size);
            if (old > 0) {
                ASSERT_EQ(proof, naive.subproof(old, 0, size, true)) << old << " to " << size;
            }
            ASSERT_TRUE(verify_consistency(old, size, naive.mth(0, old), root, *proof)) << old << " to " << size;
            if (old == 0 || old == size) continue;
            ASSERT_FALSE(verify_consistency(old, size, root, root, *proof)) << old << " to " << size;
            ASSERT_FALSE(verify_consistency(old, size, naive.mth(0, old), naive.mth(0, old), *proof));
            ASSERT_FALSE(verify_consistency(old - 1, size, naive.mth(0, old), root, *proof)) << old << " to " << size;
        }
    }
}

TEST(Tree, LargeTreesReadFewHashes) {
    constexpr std::uint64_t sizes[] = {255, 256, 257, 65'535, 65'536, 65'537, 131'071, 140'001};
    MemoryHashes tree = numbered_tree(140'001);
    Naive naive(tree.leaves);
    const auto seed = std::random_device{}();
    std::mt19937_64 random(seed);
    for (const std::uint64_t size : sizes) {
        for (int round = 0; round < 40; ++round) {
            const std::uint64_t index = round == 0 ? 0 : round == 1 ? size - 1 : random() % size;
            tree.hashes_read = 0;
            const auto proof = inclusion_proof(tree, index, size);
            // Two tiles in each of three rows.
            EXPECT_LE(tree.hashes_read, 3 * 2 * tile_width);
            ASSERT_EQ(proof, naive.path(index, 0, size)) << index << " of " << size << ", seed " << seed;
            ASSERT_TRUE(verify_inclusion(tree.leaves[index], index, size, *proof, naive.mth(0, size)));

            tree.hashes_read = 0;
            const auto consistency = consistency_proof(tree, index + 1, size);
            EXPECT_LE(tree.hashes_read, 3 * 2 * tile_width);
            ASSERT_EQ(consistency, naive.subproof(index + 1, 0, size, true))
                << index << " of " << size << ", seed " << seed;
        }
    }
}

TEST(Tree, ChangedProofsAreRefused) {
    MemoryHashes tree = numbered_tree(300);
    const Hash root = tree.frontier.root();
    for (const std::uint64_t index : {0, 100, 255, 256, 299}) {
        const std::vector<Hash> good = *inclusion_proof(tree, index, 300);
        const auto verify = [&](const std::vector<Hash>& proof) {
            return verify_inclusion(tree.leaves[index], index, 300, proof, root);
        };
        ASSERT_TRUE(verify(good));
        for (std::size_t i = 0; i < good.size(); ++i) {
            std::vector<Hash> proof = good;
            proof[i][7] ^= 0x10;
            EXPECT_FALSE(verify(proof)) << "hash " << i << " changed";
        }
        std::vector<Hash> proof(good.begin(), good.end() - 1);
        EXPECT_FALSE(verify(proof)) << "too short";
        proof = good;
        proof.push_back(root);
        EXPECT_FALSE(verify(proof)) << "too long";
        EXPECT_FALSE(verify_inclusion(tree.leaves[1], index, 300, good, root)) << "another leaf";
        EXPECT_FALSE(verify_inclusion(tree.leaves[index], index, 0, good, root)) << "no leaves";
        EXPECT_FALSE(verify_inclusion(tree.leaves[index], UINT64_MAX, UINT64_MAX, good, root)) << "no such place";
    }
}

TEST(Tree, ChangedConsistencyIsRefused) {
    MemoryHashes tree = numbered_tree(300);
    const Hash root = tree.frontier.root();
    for (const std::uint64_t old : {1, 100, 256, 299}) {
        const Hash old_root = *root_at(tree, old);
        const std::vector<Hash> good = *consistency_proof(tree, old, 300);
        for (std::size_t i = 0; i < good.size(); ++i) {
            std::vector<Hash> proof = good;
            proof[i][31] ^= 1;
            EXPECT_FALSE(verify_consistency(old, 300, old_root, root, proof)) << "hash " << i << " changed";
        }
        EXPECT_FALSE(verify_consistency(old, 300, old_root, root, {})) << "no proof";
        EXPECT_FALSE(verify_consistency(300, old, root, old_root, good)) << "backwards";
        std::vector<Hash> proof = good;
        proof.push_back(root);
        EXPECT_FALSE(verify_consistency(old, 300, old_root, root, proof)) << "too long";
    }
    EXPECT_FALSE(verify_consistency(0, 300, root, root, {})) << "the root of nothing is no free choice";
    EXPECT_FALSE(verify_consistency(0, 0, root, root, {}));
    EXPECT_FALSE(verify_consistency(300, 300, root, root, std::vector{root}));
}

TEST(Tree, AMissingHashIsAnError) {
    MemoryHashes tree = numbered_tree(300);
    tree.rows.clear();
    EXPECT_EQ(inclusion_proof(tree, 299, 300).error().kind, base::ErrorKind::corrupt);
    EXPECT_EQ(consistency_proof(tree, 299, 300).error().kind, base::ErrorKind::corrupt);
    EXPECT_EQ(root_at(tree, 301).error().kind, base::ErrorKind::corrupt);
}

TEST(Frontier, RoundTripAndGoesOn) {
    MemoryHashes tree = numbered_tree(300);
    Frontier frontier;
    for (const Hash& leaf : tree.leaves) {
        const base::Bytes bytes = frontier.encode();
        EXPECT_EQ(bytes.size(), 8 + 32 * static_cast<std::size_t>(std::popcount(frontier.size())));
        frontier = *Frontier::decode(bytes);
        frontier.append(leaf);
    }
    EXPECT_EQ(frontier.size(), 300U);
    EXPECT_EQ(frontier.root(), tree.frontier.root());
}

TEST(Frontier, LengthThatDoesNotFitIsRefused) {
    base::Bytes bytes = numbered_tree(7).frontier.encode();
    bytes.pop_back();
    EXPECT_EQ(Frontier::decode(bytes).error().kind, base::ErrorKind::corrupt);
    bytes.push_back(0);
    EXPECT_TRUE(Frontier::decode(bytes).has_value());
    bytes.push_back(0);
    EXPECT_EQ(Frontier::decode(bytes).error().kind, base::ErrorKind::corrupt);
    EXPECT_EQ(Frontier::decode({}).error().kind, base::ErrorKind::corrupt);
}

}  // namespace
}  // namespace core
