// An import with full decisions, ledger and read rows, beside a bare batched insert of the same fact bytes into the
// same kind of database. Prints facts a second of both and their ratio; the aim is half. Rows are simulated.
//   import_bench [ROWS]
#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "intake/import.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int facts_in_a_batch = 2'560;  // what 512 rows of five facts come to
constexpr const char* map = R"(
[source]
name = "simulated"
[organs]
create = true
region = 440111
from = 2005-05-01
[fields]
external_number = { column = "number" }
form = { constant = "web" }
region = { constant = "440111" }
organ = { column = "organ" }
received = { column = "opened" }
accepted = { same_as = "received" }
replied = { same_as = "closed" }
closed = { column = "closed" }
title = { column = "title" }
text = { column = "text" }
)";

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void write_rows(const fs::path& path, int rows) {
    std::ofstream out(path, std::ios::binary);
    out << "number,organ,opened,closed,title,text\n";
    for (int i = 0; i < rows; ++i) {
        const base::Day opened = base::Day::from(2024, 1, 1) + i * 7919 % 600;
        out << fmt::format("N{:07},第{}办,{},{},反映第{}号路灯不亮的问题,\"已经{}天，请尽快处理。\"\n", i, i % 50,
                           opened.text(), (opened + i * 31 % 90).text(), i, i % 40);
    }
}

bool run(sqlite3* database, const std::string& sql) {
    return sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

[[noreturn]] void give_up(const std::string& what) {
    fmt::print(stderr, "{}\n", what);
    std::exit(1);
}

/// One table on its way from the store into the bare database.
struct Copy {
    sqlite3_stmt *read = nullptr, *write = nullptr;
    int columns = 0;
    std::int64_t rows = 0;  ///< of the whole table
    std::vector<sqlite3_value*> batch;

    void fetch(std::int64_t count) {
        while (count-- > 0 && sqlite3_step(read) == SQLITE_ROW) {
            for (int i = 0; i < columns; ++i) batch.push_back(sqlite3_value_dup(sqlite3_column_value(read, i)));
        }
    }
    void insert() {
        for (std::size_t at = 0; at < batch.size(); at += static_cast<std::size_t>(columns)) {
            for (int i = 0; i < columns; ++i) sqlite3_bind_value(write, i + 1, batch[at + static_cast<std::size_t>(i)]);
            sqlite3_step(write);
            sqlite3_reset(write);
        }
    }
    void forget() {
        for (sqlite3_value* value : batch) sqlite3_value_free(value);
        batch.clear();
    }
};

/// The tables that a fact lands in, by the schema of the store; `is_facts_only`: the ledger's one table without its
/// indexes.
std::vector<Copy> prepare(sqlite3* from, sqlite3* into, bool is_facts_only) {
    std::vector<Copy> copies;
    sqlite3_stmt* schema = nullptr;
    sqlite3_prepare_v2(from, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC", -1,
                       &schema, nullptr);
    while (sqlite3_step(schema) == SQLITE_ROW) {
        const auto text = [&](int column) {
            return std::string(reinterpret_cast<const char*>(sqlite3_column_text(schema, column)));
        };
        const std::string name = text(1);
        if (is_facts_only && name != "facts") continue;
        if (!run(into, text(2))) give_up(sqlite3_errmsg(into));
        if (text(0) != "table") continue;
        Copy copy;
        sqlite3_prepare_v2(from, ("SELECT * FROM " + name).c_str(), -1, &copy.read, nullptr);
        copy.columns = sqlite3_column_count(copy.read);
        std::string places = "?";
        for (int i = 1; i < copy.columns; ++i) places += ", ?";
        sqlite3_prepare_v2(into, fmt::format("INSERT INTO {} VALUES ({})", name, places).c_str(), -1, &copy.write,
                           nullptr);
        sqlite3_stmt* count = nullptr;
        sqlite3_prepare_v2(from, ("SELECT count(*) FROM " + name).c_str(), -1, &count, nullptr);
        sqlite3_step(count);
        copy.rows = sqlite3_column_int64(count, 0);
        sqlite3_finalize(count);
        copies.push_back(copy);
    }
    sqlite3_finalize(schema);
    return copies;
}

/// Inserts what the import left, row by row in transactions of the same size, and gives the seconds of the inserts
/// alone.
double bare_insert(const fs::path& store, const fs::path& to, std::int64_t facts, bool is_facts_only) {
    sqlite3 *from = nullptr, *into = nullptr;
    if (sqlite3_open_v2(store.c_str(), &from, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        give_up(sqlite3_errmsg(from));
    if (sqlite3_open(to.c_str(), &into) != SQLITE_OK) give_up(sqlite3_errmsg(into));
    if (!run(into, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -262144"))
        give_up(sqlite3_errmsg(into));
    std::vector<Copy> copies = prepare(from, into, is_facts_only);
    const std::int64_t batches = facts / facts_in_a_batch + 1;
    double seconds = 0;
    for (std::int64_t i = 0; i < batches; ++i) {
        for (Copy& copy : copies) copy.fetch(copy.rows / batches + 1);
        const auto start = Clock::now();
        run(into, "BEGIN IMMEDIATE");
        for (Copy& copy : copies) copy.insert();
        run(into, "COMMIT");
        seconds += seconds_since(start);
        for (Copy& copy : copies) copy.forget();
    }
    for (Copy& copy : copies) sqlite3_finalize(copy.read), sqlite3_finalize(copy.write);
    sqlite3_close(from);
    sqlite3_close(into);
    return seconds;
}

}  // namespace

int main(int argc, char** argv) {
    const int rows = argc > 1 ? std::max(1, std::atoi(argv[1])) : 50'000;
    const fs::path directory =
        fs::temp_directory_path() / fmt::format("huiying-import-bench-{}", Clock::now().time_since_epoch().count());
    fs::create_directories(directory);
    write_rows(directory / "rows.csv", rows);
    store::Settings settings;
    settings.directory = directory / "store";
    settings.now = [] { return base::Instant{std::int64_t{base::Day::from(2026, 6, 30).number} * 86'400'000}; };
    if (!store::Store::create(settings, "bench.example")) return 1;
    double import_seconds = 0;
    std::uint64_t imported_facts = 0;
    {
        auto store = store::Store::open(settings);
        if (!store) return 1;
        auto desk = app::Desk::open(**store);
        if (!desk) return 1;
        intake::ImportRequest request;
        request.file = directory / "rows.csv";
        request.map_text = map;
        const auto start = Clock::now();
        const auto report =
            intake::import_file(**desk, {.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true}, request);
        import_seconds = seconds_since(start);
        if (!report) {
            fmt::print(stderr, "{}\n", report.error().text());
            return 1;
        }
        imported_facts = report->facts;
    }
    const fs::path database = settings.directory / "ledger.db";
    const auto facts = static_cast<std::int64_t>(imported_facts);
    const auto rate = [&](double seconds) { return static_cast<double>(facts) / seconds; };
    const double ours = rate(import_seconds);
    const double same = rate(bare_insert(database, directory / "same.db", facts, false));
    const double plain = rate(bare_insert(database, directory / "plain.db", facts, true));
    fmt::print("import                           {:>9.0f} facts/s  {} rows in {:.1f} s\n", ours, rows, import_seconds);
    fmt::print("bare insert, same bytes          {:>9.0f} facts/s  ratio {:.2f} (aim 0.50)\n", same, ours / same);
    fmt::print("bare insert, fact table alone    {:>9.0f} facts/s  ratio {:.2f}\n", plain, ours / plain);
    fs::remove_all(directory);
    return 0;
}
