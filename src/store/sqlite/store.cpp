#include "store/store.hpp"

#include <future>

#include "store/objects.hpp"
#include "store/sqlite/aside.hpp"
#include "store/sqlite/blind_index.hpp"
#include "store/sqlite/directory.hpp"
#include "store/sqlite/epoch.hpp"
#include "store/sqlite/leader.hpp"
#include "store/sqlite/reader_body.hpp"
#include "store/sqlite/schema.hpp"

namespace store {

class Store::Body {
  public:
    Body(Settings with, LeaderLock held, std::unique_ptr<Book> book)
        : settings(std::move(with)), lock(std::move(held)), leader(settings, std::move(book)) {}
    Settings settings;
    LeaderLock lock;
    Leader leader;
};

namespace {

/// What an earlier process left half-done in the folder of objects.
base::Result<> recover_objects(Database& database, const std::filesystem::path& directory) {
    const Objects objects(directory);
    Statement known(database, "SELECT 1 FROM files WHERE object = ?");
    const auto is_known = [&](const base::Hash& name) -> base::Result<bool> {
        {
            auto rows = TRY(known.query(name));
            if (TRY(rows.next())) return true;
        }
        return is_file_aside(directory, name);
    };
    TRY(objects.recover(is_known));
    Statement destroyed(database, "SELECT object FROM files WHERE key IS NULL");
    auto rows = TRY(destroyed.query());
    for (base::Hash name{}; TRY(rows.next());) {
        if (rows.fill(0, name)) TRY(objects.remove(name));
    }
    return {};
}

}  // namespace

base::Result<void> Store::create(const Settings& given, std::string_view origin) {
    const Settings settings = completed(given);
    if (!core::is_key_name(origin)) {
        return base::fail(base::ErrorKind::bad_input, "the origin must be 1 to 120 bytes without blanks or '+'",
                          "origin", "for example huiying/anping");
    }
    std::error_code error;
    std::filesystem::create_directories(settings.directory, error);
    if (error) return base::fail(base::ErrorKind::io, error.message(), settings.directory.string());
    const auto lock = TRY(LeaderLock::take(settings.directory));
    const auto file = settings.directory / ledger_file;
    if (std::filesystem::exists(file)) {
        return base::fail(base::ErrorKind::conflict, "a store is there already", file.string());
    }
    // Made beside and renamed at the end: a store is there whole or not at all.
    const auto unfinished = settings.directory / "creating.db";
    TRY(remove_database(unfinished));
    const auto master = std::filesystem::exists(settings.master_key) ? TRY(read_master_key(settings.master_key))
                                                                     : TRY(make_master_key(settings.master_key));
    {
        auto database = TRY(Database::open(unfinished, Database::Mode::create));
        TRY(configure_writer(database));
        TRY(migrate(database));
        RandomPool random;
        TRY(database.run("BEGIN IMMEDIATE"));
        TRY(make_secrets(database, master, origin, random));
        TRY(database.run("COMMIT"));
        auto secrets = TRY(load_secrets(database, master));
        const auto book = TRY(Book::open(std::move(database), std::move(secrets)));
        TRY(open_epoch(*book, {.epoch = 1, .origin = std::string(origin), .checkpoint = {}}, {}, settings.now()));
    }
    return put_in_place(unfinished, file);
}

base::Result<std::unique_ptr<Store>> Store::open(const Settings& given) {
    Settings settings = completed(given);
    const auto file = settings.directory / ledger_file;
    if (!std::filesystem::exists(file)) {
        return base::fail(base::ErrorKind::not_found, "no store is there", file.string(),
                          "make one with `huiying init`");
    }
    auto lock = TRY(LeaderLock::take(settings.directory));
    const auto master = TRY(read_master_key(settings.master_key));
    auto database = TRY(Database::open(file, Database::Mode::write));
    TRY(configure_writer(database));
    TRY(migrate(database));
    auto secrets = TRY(load_secrets(database, master));
    TRY(make_blind_index(database, secrets));
    TRY(recover_objects(database, settings.directory));
    auto book = TRY(Book::open(std::move(database), std::move(secrets)));
    return std::make_unique<Store>(std::make_unique<Body>(std::move(settings), std::move(lock), std::move(book)));
}

Store::Store(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Store::~Store() = default;

void Store::submit(Command command, Done done) {
    body_->leader.submit(std::move(command), std::move(done));
}

Outcome<Written> Store::run(Command command) {
    // Shared: the waiting thread may be gone before the leader's call has returned.
    const auto answer = std::make_shared<std::promise<Outcome<Written>>>();
    auto future = answer->get_future();
    submit(std::move(command), [answer](Outcome<Written> outcome) { answer->set_value(std::move(outcome)); });
    return future.get();
}

std::uint64_t Store::head() const {
    return body_->leader.committed().head();
}

bool Store::wait_beyond(std::uint64_t seq, int timeout_ms) const {
    return body_->leader.committed().wait_beyond(seq, timeout_ms);
}

std::unique_ptr<Reader> Store::reader() const {
    return std::make_unique<Reader>(
        Reader::Body::open(body_->settings, body_->leader.shared(), body_->leader.secrets()));
}

base::Result<std::string> Store::checkpoint() {
    const auto answer = std::make_shared<std::promise<base::Result<std::string>>>();
    auto future = answer->get_future();
    body_->leader.borrow(
        [answer, now = body_->settings.now()](Book& book) { answer->set_value(store_checkpoint(book, now)); });
    return future.get();
}

const Settings& Store::settings() const {
    return body_->settings;
}

}  // namespace store
