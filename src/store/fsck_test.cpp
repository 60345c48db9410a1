#include <sqlite3.h>

#include <random>

#include "store/town.hpp"

namespace store::testing {
namespace {

struct FsckTest : ::testing::Test {
    Place place;
    Settings settings = settings_in(place.path());

    void SetUp() override {
        const auto store = make_store(settings);
        const Town town = Town::build(*store);
        const Registered one = town.register_one(*store, {.due = monday + 15, .matters = 2});
        core::Forward to_housing;
        to_housing.to = town.housing;
        must(store->run(deed(one.matter, to_housing, {}, "请办理")));
        const Registered two = town.register_one(*store);
        must(store->run(erase(two.person, "档案处")));
        run_together(*store, std::vector<Command>(90, deed(two.matter, core::Rate{})));
        must(store->checkpoint());
        Registered another;
        run_together(*store, std::vector<Command>(100, town.registration({}, another)));  // the first tile is full
        must(store->checkpoint());
    }

    /// True if a finding names the fact.
    [[nodiscard]] bool names(const FsckReport& report, std::uint64_t seq) const {
        for (const Finding& finding : report.findings) {
            if (finding.seq == seq) return true;
        }
        return false;
    }
    [[nodiscard]] bool says(const FsckReport& report, std::string_view what) const {
        for (const Finding& finding : report.findings) {
            if (finding.what.find(what) != std::string::npos) return true;
        }
        return false;
    }
};

TEST_F(FsckTest, ACleanStoreHasNoFindings) {
    std::uint64_t last = 0;
    std::uint64_t total = 0;
    const FsckReport report = must(fsck(settings, [&](std::uint64_t done, std::uint64_t of) {
        last = done;
        total = of;
    }));
    EXPECT_EQ(report.findings_total, 0u) << (report.findings.empty() ? "" : report.findings[0].what);
    EXPECT_GT(report.facts, 256u);
    EXPECT_EQ(report.matters, 103u);
    EXPECT_EQ(report.epochs, 1u);
    EXPECT_EQ(last, total);
}

/// One open connection that changes a value and puts it back: fsck in between.
class Tamperer {
  public:
    explicit Tamperer(const Settings& settings) {
        sqlite3_open((settings.directory / "ledger.db").c_str(), &database_);
        run("PRAGMA synchronous = OFF");
    }
    Tamperer(const Tamperer&) = delete;
    Tamperer& operator=(const Tamperer&) = delete;
    ~Tamperer() { sqlite3_close(database_); }
    bool run(const std::string& sql) {
        return sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    /// Empty for NULL.
    base::Bytes blob(const std::string& column, std::uint64_t seq) {
        sqlite3_stmt* statement = nullptr;
        const std::string sql = "SELECT " + column + " FROM facts WHERE seq = " + std::to_string(seq);
        sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr);
        base::Bytes bytes;
        if (sqlite3_step(statement) == SQLITE_ROW) {
            const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, 0));
            bytes.assign(data, data + sqlite3_column_bytes(statement, 0));
        }
        sqlite3_finalize(statement);
        return bytes;
    }

  private:
    sqlite3* database_ = nullptr;
};

TEST(FsckFlips, EachFlippedByteOfAFactIsNamedByItsNumber) {
    Place place;
    const Settings settings = settings_in(place.path());
    std::uint64_t head = 0;
    {
        const auto store = make_store(settings);
        const Town town = Town::build(*store);
        const Registered one = town.register_one(*store, {.due = monday + 15});
        must(store->run(deed(one.matter, core::Withdraw{}, {}, "撤回")));
        head = store->head();
    }
    const auto named = [&](std::uint64_t seq, const std::string& what) {
        const FsckReport report = must(fsck(settings, {}));
        bool is_named = false;
        for (const Finding& finding : report.findings) is_named = is_named || finding.seq == seq;
        EXPECT_TRUE(is_named) << "fact " << seq << ": " << what
                              << (report.findings.empty() ? "" : ", said " + report.findings[0].what);
    };
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    Tamperer tamperer(settings);
    int flips = 0;
    for (std::uint64_t seq = 1; seq <= head; ++seq) {
        const std::string where = " WHERE seq = " + std::to_string(seq);
        for (const std::string column : {"open", "open_salt", "sealed", "sealed_salt", "leaf"}) {
            const base::Bytes before = tamperer.blob(column, seq);
            for (std::size_t at = 0; at < before.size(); at += before.size() > 60 ? 7 : 5) {
                base::Bytes after = before;
                after[at] = static_cast<std::uint8_t>(after[at] ^ (1u << random() % 8));
                ASSERT_TRUE(tamperer.run("UPDATE facts SET " + column + " = x'" + base::hex(after) + "'" + where));
                named(seq, column + " byte " + std::to_string(at));
                ASSERT_TRUE(tamperer.run("UPDATE facts SET " + column + " = x'" + base::hex(before) + "'" + where));
                ++flips;
            }
        }
        for (const std::string column : {"subject", "version", "kind", "subject_kind", "day", "is_accusation"}) {
            for (int bit = 0; bit < 40; bit += 9) {
                const std::string flip = "UPDATE facts SET " + column + " = (" + column + " | (1 << " +
                                         std::to_string(bit) + ")) - (" + column + " & (1 << " + std::to_string(bit) +
                                         "))" + where;
                if (!tamperer.run(flip)) continue;  // another fact stands there
                named(seq, column + " bit " + std::to_string(bit));
                ASSERT_TRUE(tamperer.run(flip));
                ++flips;
            }
        }
    }
    EXPECT_GE(flips, 500);
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

TEST_F(FsckTest, FactsThatAreMissingSwappedOrEmptied) {
    const std::string sealed = ask(settings, "SELECT min(seq) FROM facts WHERE sealed IS NOT NULL");
    tamper(settings, "CREATE TABLE kept AS SELECT * FROM facts WHERE seq = 50; DELETE FROM facts WHERE seq = 50");
    EXPECT_TRUE(names(must(fsck(settings, {})), 51));
    tamper(settings, "INSERT INTO facts SELECT * FROM kept; DROP TABLE kept");
    tamper(settings, "CREATE TABLE kept AS SELECT * FROM facts WHERE seq = " + sealed +
                         "; UPDATE facts SET sealed = NULL, sealed_salt = NULL WHERE seq = " + sealed);
    EXPECT_TRUE(names(must(fsck(settings, {})), std::stoull(sealed)));
    tamper(settings,
           "DELETE FROM facts WHERE seq = " + sealed + "; INSERT INTO facts SELECT * FROM kept; DROP TABLE kept");
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
    // Cut off at the end: hashes still agree with each other, but not with what was signed.
    tamper(settings, "DELETE FROM facts WHERE seq = (SELECT max(seq) FROM facts)");
    EXPECT_TRUE(says(must(fsck(settings, {})), "checkpoint"));
}

TEST_F(FsckTest, EachColumnOfTheReadRowsIsDerivedAgain) {
    const auto check = [&](const std::string& change, std::string_view what) {
        Place copy_of;
        const Settings copy = settings_in(copy_of.path());
        std::filesystem::copy(
            settings.directory, copy.directory,
            std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
        tamper(copy, change);
        const FsckReport report = must(fsck(copy, {}));
        EXPECT_TRUE(says(report, what)) << change
                                        << (report.findings.empty() ? ": nothing found"
                                                                    : ": " + report.findings[0].what);
    };
    for (const std::string column :
         {"submission", "office", "holder", "form", "class", "path", "phase", "category", "region", "received",
          "closed", "next_due", "next_term", "is_provisional", "is_running", "accused", "title_seq", "last_seq"}) {
        check("UPDATE matters SET " + column + " = coalesce(" + column +
                  ", 0) + 1 WHERE row = (SELECT min(row) FROM matters)",
              "matters." + column);
    }
    check("UPDATE matters SET number = 'X' WHERE row = (SELECT min(row) FROM matters)", "matters.number");
    check("DELETE FROM matters WHERE row = (SELECT min(row) FROM matters)", "matters");
    check("UPDATE submissions SET number = 'X' WHERE row = (SELECT min(row) FROM submissions)", "submissions.number");
    check("UPDATE submissions SET office = office + 1 WHERE row = (SELECT min(row) FROM submissions)",
          "submissions.office");
    check(
        "UPDATE submissions SET external_number = 'X', external_source = 'Y' WHERE row = (SELECT min(row) FROM "
        "submissions)",
        "submissions.external_number");
    check("UPDATE submissions SET query_mac = x'00' WHERE row = (SELECT min(row) FROM submissions)",
          "submissions.query_mac");
    check("DELETE FROM submissions WHERE row = (SELECT min(row) FROM submissions)", "submissions");
    check("DELETE FROM matter_organs WHERE row = (SELECT min(row) FROM matters)", "matter_organs");
    check("UPDATE matter_organs SET next_due = 5 WHERE row = (SELECT min(row) FROM matters)", "matter_organs.next_due");
    check("INSERT INTO matter_organs VALUES (1, 1, NULL)", "matter_organs, rows");
    check("UPDATE numbers SET next = 2", "numbers.next");
    check("DELETE FROM numbers", "numbers.next");
    check("UPDATE tiles SET hash = zeroblob(32)", "tiles, level 8");
    check("DELETE FROM tiles", "tiles");
    check("INSERT INTO tiles VALUES (8, 77, zeroblob(32))", "tiles, rows");
    check("UPDATE checkpoints SET note = replace(note, 'epoch 1', 'epoch 2')", "checkpoints");
    check("UPDATE checkpoints SET size = size - 1", "checkpoints");
    check("UPDATE subjects SET key = NULL WHERE row = (SELECT min(row) FROM subjects WHERE key IS NOT NULL)",
          "subjects.key");
    check("UPDATE subjects SET key = zeroblob(65) WHERE row = (SELECT min(row) FROM subjects WHERE key IS NOT NULL)",
          "subjects.key");
    check("UPDATE subjects SET id = zeroblob(16) WHERE row = 7", "subjects.id");
    check("UPDATE subjects SET kind = 9 WHERE row = 7", "subjects");
    check("UPDATE subjects SET kind = 4 WHERE row = 7", "subjects");
    check("INSERT INTO subjects VALUES (999, 1, randomblob(16), NULL)", "subjects, row 999");
    check("UPDATE meta SET value = 'x' WHERE name = 'verifier_key'", "meta.verifier_key");
}

TEST_F(FsckTest, ManyFindingsAreCountedAndTheFirstKept) {
    tamper(settings, "UPDATE matters SET region = region + 1; UPDATE matters SET category = 5");
    const FsckReport report = must(fsck(settings, {}));
    EXPECT_EQ(report.findings_total, 206u);
    EXPECT_EQ(report.findings.size(), 100u);
}

}  // namespace
}  // namespace store::testing
