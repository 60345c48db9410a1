// The blind index: written with the person, gone with the key, derived again by fsck and for older stores.
#include "store/town.hpp"

namespace store::testing {
namespace {

struct ContactTest : ::testing::Test {
    Place place;
    Settings settings = settings_in(place.path());
    std::unique_ptr<Store> store = make_store(settings);
    Town town = Town::build(*store);
    const core::ContactNumber phone = core::contact(core::ContactKind::phone, "138 0000 0000");

    std::vector<base::Id> find(const Viewer& viewer = {}, std::uint32_t limit = 10) {
        return must(store->reader()->find_contact(phone, viewer, limit));
    }
};

TEST_F(ContactTest, FoundByItsHashOnly) {
    const Registered one = town.register_one(*store);
    const Registered two = town.register_one(*store);
    EXPECT_EQ(find(), (std::vector{two.submission, one.submission}));
    EXPECT_EQ(find({}, 1), std::vector{two.submission});
    EXPECT_TRUE(must(store->reader()->find_contact({core::ContactKind::id_number, "13800000000"}, {}, 10)).empty());
    EXPECT_EQ(ask(settings, "SELECT count(*) FROM contacts WHERE instr(mac, '138') > 0 OR length(mac) <> 16"), "0");
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

TEST_F(ContactTest, GoneWithThePerson) {
    const Registered one = town.register_one(*store);
    const Registered two = town.register_one(*store);
    must(store->run(erase(one.person, "档案处")));
    EXPECT_EQ(find(), std::vector{two.submission});
    EXPECT_EQ(ask(settings, "SELECT count(*) FROM contacts"), "1");
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

TEST_F(ContactTest, TheAccusedOrganFindsNothing) {
    town.register_one(*store, {.matter_class = core::MatterClass::accusation, .accused = town.housing});
    EXPECT_EQ(find({.organ = town.office, .may_read_all = true}).size(), 1u);
    EXPECT_TRUE(find({.organ = town.housing, .may_read_all = true}).empty());
    EXPECT_TRUE(find({.organ = town.bureau, .may_read_all = true}).empty()) << "nor the bureau below it";
    EXPECT_TRUE(find({.organ = town.water}).empty()) << "not theirs";
}

TEST_F(ContactTest, FsckDerivesItAgain) {
    town.register_one(*store);
    store.reset();
    tamper(settings, "INSERT INTO contacts SELECT zeroblob(16), person FROM contacts");
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 2u) << "the person's hashes, and their number";
    tamper(settings, "DELETE FROM contacts; DELETE FROM submission_persons");
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 4u);
}

TEST_F(ContactTest, AnOlderStoreGetsItsIndexWhenItIsOpened) {
    const Registered gone = town.register_one(*store);
    const Registered one = town.register_one(*store);
    must(store->run(erase(gone.person, "档案处")));
    store.reset();
    tamper(settings,
           "DROP TABLE files; DROP TABLE contacts; DROP TABLE submission_persons; DROP INDEX facts_of_access; "
           "DROP INDEX subjects_of_records; DELETE FROM meta WHERE name = 'blind_index';"
           "PRAGMA user_version = 1");
    store = reopen(settings);
    EXPECT_EQ(find(), std::vector{one.submission});
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

}  // namespace
}  // namespace store::testing
