// The ledger pass: each fact's hash, its place in the tree, and the checkpoints that were signed over it.
#include "store/sqlite/draft.hpp"
#include "store/sqlite/inspection.hpp"

namespace store {

namespace {

// Columns after those of fact_from().
enum Column : int { open_column = 5, open_salt, sealed, sealed_salt, leaf, subject, version, subject_id, subject_kind };

// The first six are those of `select_fact`, named in full beside the columns of `subjects`.
constexpr const char* select_facts =
    "SELECT f.seq, f.kind, f.subject_kind, f.day, f.is_accusation, f.open, f.open_salt, f.sealed, f.sealed_salt, "
    "f.leaf, f.subject, f.version, s.id, s.kind FROM facts AS f LEFT JOIN subjects AS s ON s.row = f.subject "
    "ORDER BY f.seq";

/// The header, if the columns hold values that a header can hold.
std::optional<core::LeafHeader> header_from(const Rows& rows) {
    const auto fits = [&](int column, std::int64_t low, std::int64_t high) {
        return rows.integer(column) >= low && rows.integer(column) <= high;
    };
    const bool is_good = fits(1, 0, static_cast<std::int64_t>(core::deed_words.size()) - 1) &&
                         fits(2, 0, static_cast<std::int64_t>(core::subject_kind_words.size()) - 1) &&
                         fits(3, INT32_MIN, INT32_MAX) && fits(4, 0, 1);
    if (!is_good) return std::nullopt;
    return core::LeafHeader{.seq = rows.as<std::uint64_t>(0),
                            .kind = rows.as<std::uint16_t>(1),
                            .subject_kind = rows.as<std::uint8_t>(2),
                            .statutory_day = base::Day{rows.as<std::int32_t>(3)},
                            .is_accusation = rows.integer(4) == 1};
}

base::Hash stored_leaf(const Rows& rows) {
    base::Hash hash{};
    (void)rows.fill(leaf, hash);
    return hash;
}

}  // namespace

base::Result<> Inspection::check_facts() {
    Statement select(database_, select_facts);
    Statement select_notes(database_, "SELECT size, note FROM checkpoints ORDER BY size");
    auto rows = TRY(select.query());
    auto notes = TRY(select_notes.query());
    bool has_note = TRY(notes.next());
    core::Frontier tree;
    std::vector<core::TreeNode> completed;
    std::uint64_t tiles = 0;
    for (std::uint64_t expected = 1; TRY(rows.next()); ++expected) {
        const auto seq = rows.as<std::uint64_t>(0);
        if (seq != expected) {
            differ(seq, "facts.seq", std::to_string(seq), std::to_string(expected));
            expected = seq;
        }
        check_leaf(seq, rows);
        TRY(check_open(seq, rows));
        completed.clear();
        tree.append(stored_leaf(rows), completed);
        tiles += completed.size();
        TRY(check_tiles(completed));
        while (has_note && notes.as<std::uint64_t>(0) <= tree.size()) {
            if (notes.as<std::uint64_t>(0) == tree.size()) check_checkpoint(tree.size(), notes.text(1), tree.root());
            has_note = TRY(notes.next());
        }
        step();
    }
    if (has_note)
        find(0, "checkpoints.size: a checkpoint of " + std::to_string(notes.integer(0)) + " facts was signed, " +
                    std::to_string(tree.size()) + " stand");
    return check_count("tiles", tiles);
}

void Inspection::check_leaf(std::uint64_t seq, const Rows& rows) {
    const std::string stored = base::hex(rows.blob(leaf));
    const auto header = header_from(rows);
    if (!header) return find(seq, "facts.kind, subject_kind, day or is_accusation: no value of these columns");
    FactRow row;
    row.header = *header;
    row.open.assign(rows.blob(open_column).begin(), rows.blob(open_column).end());
    row.is_sealed = !rows.is_null(sealed);
    row.sealed.assign(rows.blob(sealed).begin(), rows.blob(sealed).end());
    const bool has_salts = rows.fill(open_salt, row.open_salt) && rows.is_null(sealed_salt) != row.is_sealed &&
                           (!row.is_sealed || rows.fill(sealed_salt, row.sealed_salt));
    if (!has_salts)
        return find(seq, "facts.open_salt or sealed_salt: 16 bytes are wanted, for each body that is there");
    const std::string derived = base::hex(row.derive_leaf());
    if (stored != derived) {
        differ(seq, "facts.leaf, over kind, subject_kind, day, is_accusation, open, open_salt, sealed and sealed_salt",
               stored, derived);
    }
}

base::Result<> Inspection::check_open(std::uint64_t seq, const Rows& rows) {
    auto decoded = fact_from(rows);
    if (!decoded) {
        find(seq, "facts.open: " + decoded.error().message);
        return {};
    }
    const core::Fact& fact = *decoded;
    if (rows.id(subject_id) != fact.subject) {
        differ(seq, "facts.subject or subjects.id", rows.id(subject_id).text(), fact.subject.text());
    }
    if (rows.integer(version) != fact.version) {
        differ(seq, "facts.version", std::to_string(rows.integer(version)), std::to_string(fact.version));
    }
    if (rows.integer(subject_kind) != rows.integer(2)) {
        differ(seq, "facts.subject_kind or subjects.kind", std::to_string(rows.integer(2)),
               std::to_string(rows.integer(subject_kind)));
    }
    const bool is_first = fact.version == 1;
    if (is_first ? !is_opening(fact.subject_kind, fact.deed) : !may_follow(fact.subject_kind, fact.deed)) {
        find(seq, "facts.kind: " + std::string(core::id_of(fact.deed)) + " cannot be fact " +
                      std::to_string(fact.version) + " of a " + std::string(core::id_of(fact.subject_kind)));
    }
    if (const auto* opened = std::get_if<core::OpenEpoch>(&fact.deed)) {
        ++report_.epochs;
        const auto verifier = core::verifier_of(body_.secrets.signing);
        if (!opened->checkpoint.empty() && !core::open(opened->checkpoint, verifier)) {
            find(seq, "facts.open: the checkpoint that this epoch names is not signed by this store");
        }
    }
    return check_sealed(fact, rows);
}

base::Result<> Inspection::check_sealed(const core::Fact& fact, const Rows& rows) {
    const bool is_sealed = !rows.is_null(sealed);
    if (fact.key_owner.is_set() != is_sealed) {
        find(fact.seq,
             is_sealed ? "facts.sealed: a body that no key is named for" : "facts.sealed: the body is missing");
        return {};
    }
    if (!is_sealed) return {};
    if (auto text = body_.unseal(fact, rows.blob(sealed)); !text) {
        find(fact.seq, "facts.sealed: it cannot be opened with the key of " + fact.key_owner.text());
    }
    return {};
}

base::Result<> Inspection::check_tiles(const std::vector<core::TreeNode>& completed) {
    for (const core::TreeNode& node : completed) {
        base::Hash stored{};
        if (!body_.tree.read(node.level, node.index, {&stored, 1}) || stored != node.hash) {
            differ(0, "tiles, level " + std::to_string(node.level) + ", index " + std::to_string(node.index),
                   base::hex(stored), base::hex(node.hash));
        }
    }
    return {};
}

void Inspection::check_checkpoint(std::uint64_t size, std::string_view note, const base::Hash& root) {
    const std::string where = "checkpoints, size " + std::to_string(size);
    const auto opened = core::open(note, core::verifier_of(body_.secrets.signing));
    if (!opened) return find(0, where + ": " + opened.error().text());
    if (opened->root != root) differ(0, where + ", root", base::hex(opened->root), base::hex(root));
    if (opened->size != size) differ(0, where, std::to_string(size), std::to_string(opened->size));
}

}  // namespace store
