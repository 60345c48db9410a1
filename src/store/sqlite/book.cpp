#include "store/sqlite/book.hpp"

#include <sqlite3.h>

#include "store/sqlite/tree_rows.hpp"

namespace store {

namespace {

int note_length(void* to, sqlite3*, const char*, int pages) {
    *static_cast<int*>(to) = pages;
    return SQLITE_OK;
}

}  // namespace

Book::Book(Database database, Secrets secrets)
    : database_(std::move(database)), secrets_(std::move(secrets)), statements_(database_) {
    sqlite3_wal_hook(database_.handle(), note_length, pages_in_log_.get());
}

base::Result<std::unique_ptr<Book>> Book::open(Database database, Secrets secrets) {
    std::unique_ptr<Book> book(new Book(std::move(database), std::move(secrets)));
    TRY(book->load());
    return book;
}

base::Result<> Book::load() {
    kept_.head = static_cast<std::uint64_t>(TRY(database_.integer("SELECT coalesce(max(seq), 0) FROM facts")));
    kept_.rows = static_cast<std::uint32_t>(TRY(database_.integer("SELECT coalesce(max(row), 0) FROM subjects")));
    StoredTree source(database_);
    tree_ = TRY(frontier_at(source, kept_.head));

    Statement select(database_, select_fact(" FROM facts WHERE subject_kind IN (0, 4) ORDER BY seq"));
    auto office = std::make_shared<core::Office>();
    auto rows = TRY(select.query());
    while (TRY(rows.next())) {
        const core::Fact fact = TRY(fact_from(rows));
        if (fact.subject_kind == core::SubjectKind::organ) office->apply(fact);
        if (fact.subject_kind == core::SubjectKind::store) store_id_ = fact.subject;
        if (const auto* opened = std::get_if<core::OpenEpoch>(&fact.deed)) kept_.epoch = opened->epoch;
        if (const auto* adopted = std::get_if<core::AdoptLaw>(&fact.deed)) {
            (void)base::parse_hex(adopted->set_hash, kept_.law);
        }
    }
    if (!store_id_.is_set()) store_id_ = new_id();  // about to be made
    kept_.office = std::move(office);
    now_ = kept_;
    committed_->publish({tree_, kept_.epoch, kept_.law});
    return {};
}

base::Result<> Book::begin() {
    if (matters_.size() > matters_max) matters_.clear();
    if (subjects_.size() > subjects_max) subjects_.clear();
    if (numbers_.size() > numbers_max) numbers_.clear();
    random_.fill({reinterpret_cast<std::uint8_t*>(&id_bucket_), sizeof id_bucket_});
    return database_.run("BEGIN IMMEDIATE");
}

base::Result<> Book::commit() {
    core::Frontier tree = tree_;
    tiles_.clear();
    for (const base::Hash& leaf : leaves_) tree.append(leaf, tiles_);
    const auto write_rest = [&]() -> base::Result<> {
        for (const core::TreeNode& tile : tiles_) TRY(statements_.insert_tile.run(tile.level, tile.index, tile.hash));
        for (auto& [prefix, number] : numbers_) {
            if (number.is_changed) TRY(statements_.set_number.run(prefix, number.next));
        }
        return database_.run("COMMIT");
    };
    if (auto written = write_rest(); !written) {
        rollback();
        return written;
    }
    for (auto& [prefix, number] : numbers_) number.is_changed = false;
    const bool has_news = !leaves_.empty();
    tree_ = tree;
    kept_ = now_;
    leaves_.clear();
    has_erased_ = has_erased_ || std::exchange(will_erase_, false);
    doomed_.insert(doomed_.end(), will_doom_.begin(), will_doom_.end());
    will_doom_.clear();
    if (has_news) committed_->publish({tree_, kept_.epoch, kept_.law});
    return {};
}

void Book::rollback(Numbers numbers) {
    if (database_.in_transaction()) (void)database_.run("ROLLBACK");
    now_ = kept_;
    leaves_.clear();
    will_erase_ = false;
    will_doom_.clear();
    subjects_.clear();
    matters_.clear();
    if (numbers == Numbers::keep) return;
    taken_.clear();
    numbers_.clear();
}

base::Id Book::new_id() {
    // Two bytes are drawn once a batch: the ids of a batch lie side by side in their index, which keeps the pages a
    // batch must write few however large the store is. What is left, 112 bits, nobody can guess.
    base::Id id{random_.take<16>()};
    id.bytes[0] = static_cast<std::uint8_t>(id_bucket_ >> 8);
    id.bytes[1] = static_cast<std::uint8_t>(id_bucket_ & 0xff);
    return id;
}

std::uint32_t Book::next_sequence(const std::string& prefix) {
    auto [at, is_new] = numbers_.try_emplace(prefix);
    if (is_new) {
        // A failure here would show again when the batch is written; nothing can be numbered twice, numbers are unique.
        if (auto rows = statements_.next_number.query(prefix); rows && rows->next().value_or(false)) {
            at->second.next = rows->as<std::uint32_t>(0);
        }
    }
    at->second.is_changed = true;
    taken_.push_back(&at->second);
    return at->second.next++;
}

void Book::return_numbers() {
    for (Number* number : taken_) --number->next;
    taken_.clear();
}

}  // namespace store
