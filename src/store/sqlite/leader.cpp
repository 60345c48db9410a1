#include "store/sqlite/leader.hpp"

#include <exception>

#include "store/objects.hpp"
#include "store/sqlite/schema.hpp"

namespace store {

namespace {

base::Error lost_transaction() {
    return {base::ErrorKind::io, "the database gave up the transaction", {}, "look for room on the disk and try again"};
}

}  // namespace

Leader::Leader(const Settings& settings, std::unique_ptr<Book> book)
    : settings_(settings),
      book_(std::move(book)),
      committed_(book_->committed()),
      body_(*book_),
      view_(body_),
      keeper_(settings.directory / ledger_file) {
    thread_ = std::thread([this] { lead(); });
}

Leader::~Leader() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Leader::submit(Command command, Done done) {
    base::Error refused;
    {
        const std::lock_guard lock(mutex_);
        if (!is_stopping_ && waiting_.size() < settings_.queue_max) {
            waiting_.push_back({std::move(command), std::move(done)});
            if (waiting_.size() == 1) wake_.notify_one();
            return;
        }
        refused = is_stopping_
                      ? base::Error{base::ErrorKind::unavailable, "the store is shutting down"}
                      : base::Error{base::ErrorKind::too_many, "too many commands are waiting", {}, "try again"};
    }
    done(std::unexpected(Failure(std::move(refused))));
}

void Leader::borrow(std::function<void(Book&)> work) {
    const std::lock_guard lock(mutex_);
    borrowers_.push_back(std::move(work));
    wake_.notify_one();
}

void Leader::lead() {
    std::vector<std::function<void(Book&)>> borrowers;
    while (true) {
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return is_stopping_ || !waiting_.empty() || !borrowers_.empty(); });
            if (waiting_.empty() && borrowers_.empty()) return;
            borrowers.swap(borrowers_);
            while (!waiting_.empty() && batch_.size() < settings_.batch_max) {
                batch_.push_back(std::move(waiting_.front()));
                waiting_.pop_front();
            }
        }
        for (auto& work : borrowers) work(*book_);
        borrowers.clear();
        if (batch_.empty()) continue;
        write_batch();
        for (std::size_t i = 0; i < batch_.size(); ++i) batch_[i].done(std::move(slots_[i].outcome));
        batch_.clear();
        slots_.clear();
    }
}

void Leader::write_batch() {
    slots_.resize(batch_.size());
    auto begun = book_->begin();
    bool is_apart = false;  // one savepoint a command, from the first SQL failure of the batch on
    for (std::size_t i = 0; i < batch_.size(); ++i) {
        Slot& slot = slots_[i];
        if (!begun) {
            slot.outcome = std::unexpected(Failure(begun.error()));
            continue;
        }
        auto decided = decide(batch_[i].command);
        if (decided) {
            slot.entry = std::move(*decided);
            if (auto drafted = book_->draft(slot.entry, settings_.now()); !drafted) {
                decided = std::unexpected(Failure(std::move(drafted).error()));
            }
        }
        if (!decided) {
            book_->return_numbers();
            slot.outcome = std::unexpected(std::move(decided).error());
            continue;
        }
        auto written = is_apart ? write_apart() : book_->insert();
        book_->keep_numbers();
        slot.is_written = written.has_value();
        if (written) {
            slot.outcome = *written;
        } else if (is_apart) {
            slot.outcome = std::unexpected(Failure(std::move(written).error()));
            if (!book_->database().in_transaction()) begun = std::unexpected(lost_transaction());
        } else {
            // Some rows of this command stand: give up the transaction and write the batch again, each one apart.
            slot.outcome = std::unexpected(Failure(std::move(written).error()));
            book_->rollback(Book::Numbers::keep);
            begun = book_->begin();
            is_apart = true;
            if (begun && !rewrite(i + 1)) begun = std::unexpected(lost_transaction());
        }
        if (!begun) fail_written(begun.error());
    }
    if (!begun) {
        book_->rollback();
        return;
    }
    if (auto committed = book_->commit(); !committed) fail_written(committed.error());
    // What cannot be removed now is removed at the next start; without its key nobody reads it.
    for (const base::Hash& object : book_->take_doomed()) (void)Objects(settings_.directory).remove(object);
    keeper_.after_commit(*book_);
}

Outcome<Entry> Leader::decide(Command& command) {
    try {
        auto writes = command(view_);
        if (!writes) return Outcome<Entry>(std::unexpect, std::move(writes).error());
        return entry_of(std::move(*writes));
    } catch (const std::exception& thrown) {
        // A library's exception inside one command must not take its neighbours with it.
        return std::unexpected(
            Failure(base::Error{base::ErrorKind::io, std::string("a command failed: ") + thrown.what()}));
    }
}

/// Writes the first `end` slots again, except those that failed. What was decided on the failed one's facts now meets a
/// version gap and fails as a conflict, which is what it is. False if the transaction is lost.
bool Leader::rewrite(std::size_t end) {
    for (Slot& slot : std::span(slots_).first(end)) {
        if (!slot.outcome || slot.entry.facts.empty()) continue;
        slot.is_written = false;
        auto drafted = book_->draft(slot.entry, slot.entry.facts.front().recorded_at);
        base::Result<Written> written = drafted ? write_apart() : std::unexpected(std::move(drafted).error());
        slot.is_written = written.has_value();
        if (written) {
            slot.outcome = *written;
        } else {
            slot.outcome = std::unexpected(Failure(std::move(written).error()));
        }
        if (!book_->database().in_transaction()) return false;
    }
    return true;
}

/// Writes the draft behind a savepoint, so that its failure takes nothing else with it.
base::Result<Written> Leader::write_apart() {
    Database& database = book_->database();
    TRY(database.run("SAVEPOINT command"));
    auto written = book_->insert();
    const auto released = database.run(written ? "RELEASE command" : "ROLLBACK TO command; RELEASE command");
    // Memory followed the rows already: if they do not stand, nothing of this batch may.
    if (!released) book_->rollback();
    return written;
}

void Leader::fail_written(const base::Error& error) {
    for (Slot& slot : slots_) {
        if (!slot.is_written) continue;
        slot.is_written = false;
        slot.outcome = std::unexpected(Failure(error));
    }
}

}  // namespace store
