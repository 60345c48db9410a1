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

bool run(sqlite3* database, const char* sql) {
    return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

/// Copies the facts of a store into one plain table, row by row, and gives the seconds that the inserts took.
double bare_insert(const fs::path& store, const fs::path& to, std::int64_t& facts) {
    sqlite3 *from = nullptr, *into = nullptr;
    sqlite3_stmt *read = nullptr, *write = nullptr;
    const bool is_ready =
        sqlite3_open_v2(store.c_str(), &from, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
        sqlite3_open(to.c_str(), &into) == SQLITE_OK &&
        run(into,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            "CREATE TABLE facts (seq INTEGER PRIMARY KEY, kind INTEGER, subject INTEGER, version INTEGER, day INTEGER,"
            " open BLOB, open_salt BLOB, sealed BLOB, sealed_salt BLOB, leaf BLOB) STRICT") &&
        sqlite3_prepare_v2(from,
                           "SELECT seq, kind, subject, version, day, open, open_salt, sealed, sealed_salt, leaf FROM "
                           "facts ORDER BY seq",
                           -1, &read, nullptr) == SQLITE_OK &&
        sqlite3_prepare_v2(into, "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", -1, &write, nullptr) ==
            SQLITE_OK;
    if (!is_ready) {
        fmt::print(stderr, "the bare database cannot be made: {}\n", sqlite3_errmsg(into));
        std::exit(1);
    }
    double seconds = 0;
    for (bool is_more = true; is_more;) {
        std::vector<std::vector<sqlite3_value*>> rows;  // read outside the measured time
        for (int i = 0; i < facts_in_a_batch && is_more; ++i) {
            is_more = sqlite3_step(read) == SQLITE_ROW;
            if (!is_more) break;
            auto& row = rows.emplace_back();
            for (int column = 0; column < 10; ++column)
                row.push_back(sqlite3_value_dup(sqlite3_column_value(read, column)));
        }
        const auto start = Clock::now();
        run(into, "BEGIN IMMEDIATE");
        for (auto& row : rows) {
            for (int column = 0; column < 10; ++column)
                sqlite3_bind_value(write, column + 1, row[static_cast<std::size_t>(column)]);
            sqlite3_step(write);
            sqlite3_reset(write);
        }
        run(into, "COMMIT");
        seconds += seconds_since(start);
        facts += static_cast<std::int64_t>(rows.size());
        for (auto& row : rows)
            for (sqlite3_value* value : row) sqlite3_value_free(value);
    }
    sqlite3_finalize(read);
    sqlite3_finalize(write);
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
    fs::path database;
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
    for (const auto& entry : fs::directory_iterator(settings.directory)) {
        if (entry.path().extension() == ".db" || entry.path().extension() == ".sqlite") database = entry.path();
    }
    std::int64_t facts = 0;
    const double bare_seconds = bare_insert(database, directory / "bare.db", facts);
    const double ours = static_cast<double>(imported_facts) / import_seconds;
    const double bare = static_cast<double>(facts) / bare_seconds;
    fmt::print(
        "import       {:>9.0f} facts/s  ({} rows, {:.1f} s)\nbare insert  {:>9.0f} facts/s\nratio        {:>9.2f}  "
        "(aim 0.50)\n",
        ours, rows, import_seconds, bare, ours / bare);
    fs::remove_all(directory);
    return 0;
}
