// Texts and proofs that strangers hand in: receipts, checkpoints, the tree's stored edge, base64, moments. What is read
// has one text; what verifies is what was signed; a proof that was touched verifies nothing.
#include <fstream>
#include <sstream>

#include "core/ledger/base64.hpp"
#include "core/ledger/lines.hpp"
#include "core/ledger/receipt.hpp"
#include "core/ledger/tree.hpp"
#include "fuzz.hpp"

namespace {

std::string contents(const std::string& name) {
    std::ifstream file(std::string(HUIYING_GOLDEN) + name);
    std::stringstream text;
    text << file.rdbuf();
    CHECK(!text.str().empty());
    return text.str();
}

/// The one receipt that this key has signed a tree for.
struct Golden {
    core::VerifierKey key;
    core::VerifiedReceipt receipt;

    Golden() {
        const std::string vkey = contents("receipt.vkey");
        key = core::parse_verifier_key(vkey.substr(0, vkey.find('\n'))).value();
        receipt = core::verify_receipt(contents("receipt.txt"), key).value();
    }
};

void check_receipt(std::string_view text) {
    static const Golden golden;
    const auto parsed = core::parse_receipt(text);
    if (!parsed) {
        fuzz::check_told(parsed.error(), base::ErrorKind::bad_input);
        CHECK(!core::verify_receipt(text, golden.key));
        return;
    }
    CHECK(core::encode(*parsed) == text);
    const auto verified = core::verify_receipt(text, golden.key);
    if (!verified) return fuzz::check_told(verified.error(), base::ErrorKind::bad_input, false);
    // Nobody can make a second leaf for this tree; only what the leaf does not bind may differ.
    CHECK(verified->receipt.leaf == golden.receipt.receipt.leaf);
    CHECK(verified->receipt.index == golden.receipt.receipt.index);
    CHECK(verified->checkpoint == golden.receipt.checkpoint);
}

void check_frontier(base::ByteView bytes) {
    auto frontier = core::Frontier::decode(bytes);
    if (!frontier) return fuzz::check_told(frontier.error(), base::ErrorKind::corrupt, false);
    CHECK(std::ranges::equal(frontier->encode(), bytes));
    (void)frontier->root();
}

struct Leaves : core::HashSource {
    std::vector<std::vector<base::Hash>> rows{1};
    core::Frontier frontier;

    void append(const base::Hash& leaf) {
        std::vector<core::TreeNode> completed;
        frontier.append(leaf, completed);
        rows[0].push_back(leaf);
        for (const core::TreeNode& node : completed) {
            rows.resize(std::max<std::size_t>(rows.size(), node.level / core::tile_levels + 1));
            rows[node.level / core::tile_levels].push_back(node.hash);
        }
    }
    base::Result<> read(unsigned level, std::uint64_t first, std::span<base::Hash> out) override {
        const auto& row = rows.at(level / core::tile_levels);
        CHECK(first + out.size() <= row.size());
        std::copy_n(row.begin() + static_cast<std::ptrdiff_t>(first), out.size(), out.begin());
        return {};
    }
};

/// Proofs of a tree grown from the input, true as made and false once a byte of anything differs.
void check_proofs(fuzz::Choices in) {
    const std::uint64_t size = in.word() % 600 + 1;
    const std::uint64_t index = in.word() % size;
    const std::uint64_t old_size = in.word() % (size + 1);
    Leaves tree;
    base::Hash old_root = core::root_of({});
    for (std::uint64_t i = 0; i < size; ++i) {
        base::Hash leaf{};
        leaf[0] = static_cast<std::uint8_t>(i);
        leaf[1] = static_cast<std::uint8_t>(i >> 8);
        tree.append(leaf);
        if (i + 1 == old_size) old_root = tree.frontier.root();
    }
    const base::Hash root = tree.frontier.root();
    auto inclusion = core::inclusion_proof(tree, index, size).value();
    auto consistency = core::consistency_proof(tree, old_size, size).value();
    const base::Hash& leaf = tree.rows[0][index];
    CHECK(core::verify_inclusion(leaf, index, size, inclusion, root));
    CHECK(core::verify_consistency(old_size, size, old_root, root, consistency));

    const std::uint8_t flip = static_cast<std::uint8_t>(in.byte() | 1);
    const std::size_t at = in.word();
    const std::uint64_t other = in.word();
    if (!inclusion.empty()) {
        inclusion[at % inclusion.size()][at % 32] ^= flip;
        CHECK(!core::verify_inclusion(leaf, index, size, inclusion, root));
        inclusion[at % inclusion.size()][at % 32] ^= flip;
        inclusion.pop_back();
        CHECK(!core::verify_inclusion(leaf, index, size, inclusion, root));
    }
    if (other != index)
        CHECK(!core::verify_inclusion(leaf, other, size, core::inclusion_proof(tree, index, size).value(), root));
    if (!consistency.empty() && old_size != size) {
        consistency[at % consistency.size()][at % 32] ^= flip;
        CHECK(!core::verify_consistency(old_size, size, old_root, root, consistency));
    }
    // Any numbers and any hashes may be asked about.
    std::vector<base::Hash> stray(in.byte() % 70);
    for (base::Hash& hash : stray) hash.fill(in.byte());
    (void)core::verify_inclusion(leaf, ~std::uint64_t{other}, ~std::uint64_t{0}, stray, root);
    (void)core::verify_consistency(other, ~std::uint64_t{at}, old_root, root, stray);
}

void check_small(std::string_view text) {
    if (const auto bytes = core::parse_base64(text)) CHECK(core::base64(*bytes) == text);
    if (const auto number = core::parse_decimal(text)) CHECK(std::to_string(*number) == text);
    if (const auto instant = core::parse_instant(text)) CHECK(instant->text() == text);
    if (const auto key = core::parse_verifier_key(text)) CHECK(core::text_of(*key) == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Choices in(data, size);
    const std::uint8_t which = in.byte();
    switch (which) {
        case 'f': check_frontier(in.rest()); break;
        case 'p': check_proofs(in); break;
        case 's': check_small(base::text_of(in.rest())); break;
        default: check_receipt(fuzz::text_of(data, size)); break;
    }
    return 0;
}
