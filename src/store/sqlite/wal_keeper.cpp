#include "store/sqlite/wal_keeper.hpp"

#include <sqlite3.h>

#include <utility>

#include "store/sqlite/aside.hpp"
#include "store/sqlite/book.hpp"

namespace store {

namespace {

/// Length of the log in pages, after copying what may be copied; -1 if another copies or it failed.
int copy_back(Database& database, int mode) {
    int in_log = -1;
    int copied = -1;
    const int code = sqlite3_wal_checkpoint_v2(database.handle(), "main", mode, &in_log, &copied);
    return code == SQLITE_OK ? in_log : -1;
}

}  // namespace

WalKeeper::WalKeeper(std::filesystem::path file) : file_(std::move(file)), thread_([this] { keep(); }) {}

WalKeeper::~WalKeeper() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void WalKeeper::after_commit(Book& book) {
    if (book.take_erased()) {
        // The thread cuts the log, and comes back while a long reader keeps it from it; what was put aside follows.
        const std::lock_guard lock(mutex_);
        must_truncate_ = true;
        wake_.notify_one();
    }
    const int pages = book.pages_in_log();
    if (pages < asked_at_) asked_at_ = 0;  // copied to its end and begun anew
    if (pages - asked_at_ < copy_pages) return;
    asked_at_ = pages;
    if (pages > help_pages) {
        const std::lock_guard lock(copying_);
        (void)copy_back(book.database(), SQLITE_CHECKPOINT_PASSIVE);
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        is_wanted_ = true;
    }
    wake_.notify_one();
}

/// Old pages with a destroyed key leave the log, and the stores put aside lose that key too.
void WalKeeper::cut(Database& database) {
    const bool is_cut = [&] {
        const std::lock_guard lock(copying_);
        sqlite3_busy_timeout(database.handle(), 0);  // neither readers nor the leader are waited for
        return copy_back(database, SQLITE_CHECKPOINT_TRUNCATE) == 0;
    }();
    const bool is_erased = erase_aside(file_.parent_path()).has_value();
    if (is_cut && is_erased) return;
    std::unique_lock lock(mutex_);
    must_truncate_ = true;
    wake_.wait_for(lock, again_after, [&] { return is_stopping_; });
}

void WalKeeper::keep() {
    auto database = Database::open(file_, Database::Mode::write);
    // A connection learns that there is a log only by reading; before that its checkpoints copy nothing and say "done".
    if (database) (void)database->integer("SELECT count(*) FROM sqlite_schema");
    while (true) {
        bool must_cut = false;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return is_stopping_ || is_wanted_ || must_truncate_; });
            if (is_stopping_) return;
            is_wanted_ = false;
            must_cut = std::exchange(must_truncate_, false);
        }
        if (database && must_cut) cut(*database);
        const std::lock_guard lock(copying_);
        if (database) (void)copy_back(*database, SQLITE_CHECKPOINT_PASSIVE);
    }
}

}  // namespace store
