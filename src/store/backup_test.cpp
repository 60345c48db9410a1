#include <thread>

#include "core/ledger/checkpoint.hpp"
#include "store/town.hpp"

namespace store::testing {
namespace {

struct BackupTest : ::testing::Test {
    Place place, elsewhere;
    Settings settings = settings_in(place.path());
    std::unique_ptr<Store> store = make_store(settings);
    Town town = Town::build(*store);
    std::filesystem::path file = elsewhere.path() / "backup.db";

    [[nodiscard]] core::OpenEpoch last_epoch(const Settings& of) const {
        return std::get<core::OpenEpoch>(must(must(open_reader(of))->store_facts()).back().deed);
    }
    [[nodiscard]] core::VerifierKey verifier() const {
        return must(core::parse_verifier_key(ask(settings, "SELECT value FROM meta WHERE name = 'verifier_key'")));
    }
};

TEST_F(BackupTest, ALiveStoreIsCopiedAndRestoredElsewhere) {
    const Registered one = town.register_one(*store);
    must(backup(settings, file));
    const std::uint64_t head = store->head();
    EXPECT_EQ(backup(settings, file).error().kind, base::ErrorKind::conflict) << "no backup is overwritten";
    town.register_one(*store);

    Settings other = settings_in(elsewhere.path() / "store");
    other.master_key = settings.master_key;
    must(restore(file, other, false));
    const auto restored = reopen(other);
    EXPECT_EQ(restored->head(), head + 1);
    const auto reader = restored->reader();
    EXPECT_EQ(must(reader->facts(one.person))[0].text, "张三\n13800000000\n建设路一号");
    const core::OpenEpoch epoch = last_epoch(other);
    EXPECT_EQ(epoch.epoch, 2u);
    EXPECT_EQ(must(core::open(epoch.checkpoint, verifier())).size, head)
        << "the backup's own tree: nothing was replaced";
    const FsckReport report = must(fsck(other, {}));
    EXPECT_EQ(report.findings_total, 0u);
    EXPECT_EQ(report.epochs, 2u);
    EXPECT_EQ(restore(file, other, false).error().kind, base::ErrorKind::unavailable);
}

TEST_F(BackupTest, OverAStoreTheNewEpochNamesWhatWasLost) {
    town.register_one(*store);
    must(backup(settings, file));
    town.register_one(*store);
    const std::uint64_t lost_head = store->head();
    store.reset();
    EXPECT_EQ(restore(file, settings, false).error().kind, base::ErrorKind::conflict);
    must(restore(file, settings, true));
    const core::OpenEpoch epoch = last_epoch(settings);
    EXPECT_EQ(epoch.epoch, 2u);
    EXPECT_EQ(must(core::open(epoch.checkpoint, verifier())).size, lost_head);
    must(restore(file, settings, true));
    EXPECT_EQ(last_epoch(settings).epoch, 3u) << "an epoch never comes twice";
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
    const auto again = reopen(settings);
    town.register_one(*again);
}

TEST_F(BackupTest, ErasedStaysErased) {
    const Registered gone = town.register_one(*store);
    const Registered stays = town.register_one(*store);
    must(backup(settings, file));
    must(store->run(erase(gone.person, "档案处〔2026〕3号")));
    store.reset();
    must(restore(file, settings, true));
    const auto reader = must(open_reader(settings));
    const auto facts = must(reader->facts(gone.person));
    ASSERT_EQ(facts.size(), 2u);
    EXPECT_TRUE(facts[0].is_erased);
    EXPECT_EQ(std::get<core::ErasePerson>(facts[1].fact.deed).authority, "档案处〔2026〕3号");
    EXPECT_FALSE(must(reader->facts(stays.person))[0].is_erased);
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

TEST_F(BackupTest, WhatIsErasedLaterIsErasedInTheStorePutAsideToo) {
    const Registered one = town.register_one(*store);
    must(backup(settings, file));
    const Registered lost = town.register_one(*store);
    store.reset();
    must(restore(file, settings, true));
    const auto aside = settings.directory / "replaced-1.db";
    const auto keys = [&] {
        std::filesystem::create_directories(elsewhere.path() / "look");
        std::filesystem::copy_file(aside, elsewhere.path() / "look" / "ledger.db",
                                   std::filesystem::copy_options::overwrite_existing);
        return ask(settings_in(elsewhere.path() / "look"),
                   "SELECT count(*) FROM subjects WHERE kind = 3 AND key IS NOT NULL");
    };
    EXPECT_EQ(keys(), "2");
    store = reopen(settings);
    must(store->run(erase(one.person, "档案处")));
    for (int i = 0; i < 500 && keys() != "1"; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(keys(), "1") << "the person whom only the old store knows stays readable there";
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
    EXPECT_EQ(store->reader()->facts(lost.person).error().kind, base::ErrorKind::not_found);
}

TEST_F(BackupTest, ADestroyedSubmissionStaysDestroyed) {
    const Registered gone = town.register_one(*store);
    must(backup(settings, file));
    must(store->run([&](View& view) -> Outcome<Writes> {
        Writes writes;
        core::NewFact& fact = writes.facts.emplace_back();
        fact.subject_kind = core::SubjectKind::submission;
        fact.subject = gone.submission;
        fact.version = view.version(gone.submission) + 1;
        fact.day = monday;
        fact.deed = core::DestroySubmission{"销〔2026〕1号"};
        return writes;
    }));
    store.reset();
    must(restore(file, settings, true));
    const auto reader = must(open_reader(settings));
    EXPECT_TRUE(must(reader->facts(gone.matter))[0].is_erased);
    EXPECT_EQ(std::get<core::DestroySubmission>(must(reader->facts(gone.submission))[1].fact.deed).authority,
              "销〔2026〕1号");
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

TEST_F(BackupTest, AnUnreadableStoreIsReplacedAllTheSame) {
    const Registered one = town.register_one(*store);
    must(backup(settings, file));
    store.reset();
    std::filesystem::resize_file(settings.directory / "ledger.db", 5000);
    must(restore(file, settings, true));
    EXPECT_EQ(must(must(open_reader(settings))->find_submission(one.number)), one.submission);
    EXPECT_EQ(last_epoch(settings).epoch, 2u);
}

TEST_F(BackupTest, WhatIsNoBackupChangesNothing) {
    store.reset();
    tamper(settings_in(elsewhere.path()), "CREATE TABLE notes (text TEXT)");
    EXPECT_EQ(restore(elsewhere.path() / "ledger.db", settings, true).error().kind, base::ErrorKind::bad_input);
    EXPECT_EQ(restore(elsewhere.path() / "nothing.db", settings, true).error().kind, base::ErrorKind::not_found);
    EXPECT_EQ(reopen(settings)->head(), 5u);
    must(backup(settings, file));
    Settings other = settings_in(elsewhere.path() / "store");
    EXPECT_EQ(restore(file, other, false).error().kind, base::ErrorKind::not_found) << "without the master key";
}

TEST_F(BackupTest, TheErasedKeyIsNowhereInTheFiles) {
    const Registered one = town.register_one(*store);
    const std::string key = ask(settings, "SELECT lower(hex(key)) FROM subjects WHERE kind = 3");
    ASSERT_EQ(key.size(), 130u);
    base::Bytes wrapped(65);
    ASSERT_TRUE(base::parse_hex(key, wrapped));
    const auto is_somewhere = [&] {
        for (const auto& entry : std::filesystem::directory_iterator(settings.directory)) {
            std::FILE* in = std::fopen(entry.path().c_str(), "rb");
            std::string bytes(std::filesystem::file_size(entry), '\0');
            const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), in);
            std::fclose(in);
            bytes.resize(got);
            if (bytes.find(base::text_of(wrapped)) != std::string::npos) return true;
        }
        return false;
    };
    EXPECT_TRUE(is_somewhere());
    must(store->run(erase(one.person, "档案处")));
    for (int i = 0; i < 500 && is_somewhere(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_FALSE(is_somewhere()) << "the log was not cut";
}

}  // namespace
}  // namespace store::testing
