// The leader: one thread that takes waiting commands, decides each against what the earlier ones left, and makes them
// durable together. Answers come after the commit, in order; a command that fails leaves its neighbours alone.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "store/sqlite/book.hpp"
#include "store/sqlite/wal_keeper.hpp"

namespace store {

class View::Body {
  public:
    explicit Body(Book& to) : book(to) {}
    Book& book;
};

class Leader {
  public:
    Leader(const Settings& settings, std::unique_ptr<Book> book);
    ~Leader();  ///< answers what is queued, then stops

    void submit(Command command, Done done);
    [[nodiscard]] Committed& committed() const { return *committed_; }
    [[nodiscard]] const std::shared_ptr<Committed>& shared() const { return committed_; }
    [[nodiscard]] const Secrets& secrets() const { return book_->secrets(); }
    /// Runs on the leader's thread between batches, with the book to itself.
    void borrow(std::function<void(Book&)> work);

  private:
    struct Request {
        Command command;
        Done done;
    };
    /// How far one request of the batch has come.
    struct Slot {
        Entry entry;
        Outcome<Written> outcome;
        bool is_written = false;  ///< rows stand in the open transaction
    };

    const Settings& settings_;
    std::unique_ptr<Book> book_;
    std::shared_ptr<Committed> committed_;
    View::Body body_;
    View view_;
    WalKeeper keeper_;

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Request> waiting_;
    std::vector<std::function<void(Book&)>> borrowers_;
    bool is_stopping_ = false;

    std::vector<Request> batch_;
    std::vector<Slot> slots_;
    std::thread thread_;

    void lead();
    void write_batch();
    [[nodiscard]] Outcome<Entry> decide(Command& command);
    [[nodiscard]] bool rewrite(std::size_t end);
    [[nodiscard]] base::Result<Written> write_apart();
    void fail_written(const base::Error& error);
};

}  // namespace store
