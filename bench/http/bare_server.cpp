// What a registration over HTTP comes down to without law, ledger, seals or proofs: the same web server, one row with
// the body, one transaction for all that wait, the same flush. The program is held against it (compare.py), never the
// other way round.
//   bare_server FILE PORT
#define RESTINIO_USE_BOOST_ASIO 1
#include <sqlite3.h>

#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <mutex>
#include <restinio/all.hpp>
#include <thread>

namespace {

constexpr std::size_t batch_max = 512;  // as in store::Settings

void must(int code) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        std::fprintf(stderr, "bare_server: sqlite %d\n", code);
        std::_Exit(1);
    }
}

class Leader {
  public:
    explicit Leader(const char* file) {
        must(sqlite3_open(file, &database_));
        for (const char* sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                                "CREATE TABLE IF NOT EXISTS bodies (id INTEGER PRIMARY KEY, body BLOB NOT NULL)"}) {
            must(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr));
        }
        must(sqlite3_prepare_v2(database_, "INSERT INTO bodies (body) VALUES (?1)", -1, &insert_, nullptr));
        thread_ = std::thread([this] { run(); });
    }
    ~Leader() {
        {
            const std::lock_guard lock(mutex_);
            is_ending_ = true;
        }
        wake_.notify_one();
        thread_.join();
        sqlite3_finalize(insert_);
        sqlite3_close(database_);
    }
    void post(restinio::request_handle_t request) {
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(std::move(request));
        }
        wake_.notify_one();
    }

  private:
    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<restinio::request_handle_t> waiting_;
    bool is_ending_ = false;
    std::thread thread_;

    void run() {
        std::vector<restinio::request_handle_t> batch;
        for (;;) {
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
                if (waiting_.empty()) return;
                while (!waiting_.empty() && batch.size() < batch_max) {
                    batch.push_back(std::move(waiting_.front()));
                    waiting_.pop_front();
                }
            }
            write(batch);
            batch.clear();
        }
    }

    void write(const std::vector<restinio::request_handle_t>& batch) {
        std::vector<sqlite3_int64> ids;
        must(sqlite3_exec(database_, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr));
        for (const auto& request : batch) {
            const std::string& body = request->body();
            must(sqlite3_bind_blob(insert_, 1, body.data(), static_cast<int>(body.size()), SQLITE_STATIC));
            must(sqlite3_step(insert_));
            must(sqlite3_reset(insert_));
            ids.push_back(sqlite3_last_insert_rowid(database_));
        }
        must(sqlite3_exec(database_, "COMMIT", nullptr, nullptr, nullptr));
        for (std::size_t i = 0; i < batch.size(); ++i) {
            batch[i]
                ->create_response(restinio::status_created())
                .append_header("Content-Type", "application/json")
                .set_body("{\"id\":" + std::to_string(ids[i]) + "}")
                .done();
        }
    }
};

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fprintf(stderr, "bare_server FILE PORT\n");
        return 2;
    }
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    boost::asio::io_context io;  // outlives the leader, whose answers it carries
    Leader leader(words[1]);
    const auto server =
        restinio::run_async<>(restinio::external_io_context(io),
                              restinio::server_settings_t<>{}
                                  .address("127.0.0.1")
                                  .port(static_cast<std::uint16_t>(std::atoi(words[2])))
                                  .request_handler([&leader](const restinio::request_handle_t& request) {
                                      if (request->header().method() == restinio::http_method_get())
                                          return request->create_response().done();
                                      leader.post(request);
                                      return restinio::request_accepted();
                                  }),
                              2);
    int signal = 0;
    sigwait(&signals, &signal);
    server->stop();
    server->wait();
    return 0;
}
