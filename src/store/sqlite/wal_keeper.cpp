#include "store/sqlite/wal_keeper.hpp"

#include <sqlite3.h>

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
    must_truncate_ = book.take_erased() || must_truncate_;
    if (must_truncate_) {
        const std::lock_guard lock(copying_);
        sqlite3_busy_timeout(book.database().handle(),
                             0);  // a long reader is not waited for: the next commit tries again
        must_truncate_ = copy_back(book.database(), SQLITE_CHECKPOINT_TRUNCATE) != 0;
        sqlite3_busy_timeout(book.database().handle(), 10'000);
        return;
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

void WalKeeper::keep() {
    auto database = Database::open(file_, Database::Mode::write);
    while (true) {
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return is_stopping_ || is_wanted_; });
            if (is_stopping_) return;
            is_wanted_ = false;
        }
        const std::lock_guard lock(copying_);
        if (database) (void)copy_back(*database, SQLITE_CHECKPOINT_PASSIVE);
    }
}

}  // namespace store
