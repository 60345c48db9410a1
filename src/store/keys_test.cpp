// Rotation of the master key: everything stays readable, with the new key only, however often it was stopped half-way.
#include "store/keys.hpp"

#include "store/sqlite/secrets.hpp"
#include "store/town.hpp"

namespace store::testing {
namespace {

struct KeysTest : ::testing::Test {
    Place place, elsewhere;
    Settings settings = settings_in(place.path());
    std::unique_ptr<Store> store = make_store(settings);
    Town town = Town::build(*store);
    const std::filesystem::path next = place.path() / "master.key.next";

    [[nodiscard]] std::string id_of_master() const {
        return base::hex(core::seal_key_id(must(read_key_file(settings.master_key))));
    }
    /// How many keys are wrapped with that master key: 1 byte algorithm, then its id.
    [[nodiscard]] std::string wrapped_with(const std::string& id) const {
        return ask(settings, "SELECT (SELECT count(*) FROM subjects WHERE lower(hex(substr(key, 2, 4))) = '" + id +
                                 "') + (SELECT count(*) FROM meta WHERE typeof(value) = 'blob' AND "
                                 "lower(hex(substr(value, 2, 4))) = '" +
                                 id + "')");
    }
};

TEST_F(KeysTest, EverythingIsReadWithTheNewKeyOnly) {
    const Registered one = town.register_one(*store);
    const Registered gone = town.register_one(*store);
    must(store->run(erase(gone.person, "档案处")));
    store.reset();
    const std::string before = id_of_master();
    EXPECT_EQ(wrapped_with(before), "5") << "two submissions, one person, and the store's own two";
    const Rotated rotated = must(rotate_master_key(settings));
    EXPECT_EQ(rotated.keys, 3u);
    EXPECT_NE(id_of_master(), before);
    EXPECT_EQ(wrapped_with(before), "0");
    EXPECT_EQ(wrapped_with(id_of_master()), "5");
    EXPECT_EQ(base::hex(core::seal_key_id(must(read_key_file(rotated.retired)))), before);
    EXPECT_FALSE(std::filesystem::exists(next));
    store = reopen(settings);
    EXPECT_EQ(must(store->reader()->facts(one.person))[0].text, "张三\n13800000000\n建设路一号");
    EXPECT_TRUE(must(store->reader()->facts(gone.person))[0].is_erased);
    EXPECT_EQ(must(store->reader()->find_query(one.number, one.query_code)), one.submission) << "codes still hold";
    EXPECT_EQ(must(store->reader()->find_contact(core::contact(core::ContactKind::phone, "13800000000"), {}, 9)).size(),
              1u);
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
    Settings old = settings;
    old.master_key = rotated.retired;
    EXPECT_EQ(fsck(old, {}).error().kind, base::ErrorKind::denied);
}

TEST_F(KeysTest, StoppedHalfWayItGoesOn) {
    for (int i = 0; i < 2'500; ++i) town.register_one(*store);
    store.reset();
    int batches = 0;
    const auto stopped = rotate_master_key(settings, [&](std::uint64_t) { return ++batches < 2; });
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(Store::open(settings).error().kind, base::ErrorKind::unavailable) << "two master keys are in use";
    EXPECT_EQ(open_reader(settings).error().kind, base::ErrorKind::unavailable);
    EXPECT_EQ(backup(settings, elsewhere.path() / "backup").error().kind, base::ErrorKind::unavailable);
    const Rotated rotated = must(rotate_master_key(settings));
    EXPECT_EQ(rotated.keys, 1'000u) << "of 5,000 keys, in batches of 2,000";
    EXPECT_EQ(wrapped_with(id_of_master()), "5002");
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

TEST_F(KeysTest, StoppedBeforeTheFilesWereChangedItOnlyChangesThem) {
    town.register_one(*store);
    store.reset();
    const auto old = elsewhere.path() / "old.key";
    std::filesystem::copy_file(settings.master_key, old);
    must(rotate_master_key(settings));
    // As if it had been killed before its last step.
    std::filesystem::rename(settings.master_key, next);
    std::filesystem::copy_file(old, settings.master_key);
    EXPECT_EQ(Store::open(settings).error().kind, base::ErrorKind::unavailable);
    EXPECT_EQ(must(rotate_master_key(settings)).keys, 0u);
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

TEST_F(KeysTest, NotWhileSomebodyLeads) {
    EXPECT_EQ(rotate_master_key(settings).error().kind, base::ErrorKind::unavailable);
    EXPECT_FALSE(std::filesystem::exists(next));
}

}  // namespace
}  // namespace store::testing
