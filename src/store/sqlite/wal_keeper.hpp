// Keeps the write-ahead log short without stopping the leader: a thread of its own copies pages back into the database
// while the leader goes on. Only if the log grows past a limit all the same does the leader copy what is left itself.
#pragma once
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

namespace store {

class Book;
class Database;

class WalKeeper {
  public:
    explicit WalKeeper(std::filesystem::path file);
    ~WalKeeper();

    /// Called by the leader after every commit. After a key was destroyed the thread truncates the log, as soon as
    /// readers let it, and destroys the key in stores put aside.
    void after_commit(Book& book);

  private:
    /// Pages of 4 KiB: when to start copying beside the leader, and when the leader has to help.
    static constexpr int copy_pages = 4'096;
    static constexpr int help_pages = 65'536;
    static constexpr std::chrono::milliseconds again_after{50};

    std::filesystem::path file_;
    std::mutex mutex_;    ///< guards the flags
    std::mutex copying_;  ///< held while pages are copied
    std::condition_variable wake_;
    bool is_wanted_ = false, is_stopping_ = false;
    bool must_truncate_ = true;  ///< at the start too: an earlier process may have ended before it could
    int asked_at_ = 0;           ///< leader's own: length of the log when copying was last asked for
    std::thread thread_;

    void keep();
    void cut(Database& database);
};

}  // namespace store
