#include <fstream>

#include "store/sqlite/schema.hpp"
#include "store/town.hpp"

namespace store::testing {
namespace {

TEST(Damage, FilesThatAreNoStoreSayWhatTheyAre) {
    Place place;
    const Settings settings = settings_in(place.path());
    EXPECT_EQ(Store::open(settings).error().kind, base::ErrorKind::not_found);
    EXPECT_EQ(open_reader(settings).error().kind, base::ErrorKind::not_found);
    make_store(settings).reset();
    const auto file = place.path() / "ledger.db";
    {
        std::ofstream out(file, std::ios::binary);
        out << "this is a letter, not a database, and it is long enough to be looked at as one: "
            << std::string(5000, 'x');
    }
    EXPECT_EQ(Store::open(settings).error().kind, base::ErrorKind::corrupt);
    EXPECT_FALSE(open_reader(settings).has_value());
    EXPECT_FALSE(fsck(settings, {}).has_value());
    {
        std::ofstream out(file, std::ios::binary);
    }  // empty
    EXPECT_FALSE(Store::open(settings).has_value());
    std::filesystem::remove(file);
    tamper(settings, "CREATE TABLE notes (text TEXT)");
    const auto foreign = Store::open(settings);
    ASSERT_FALSE(foreign.has_value());
    EXPECT_NE(foreign.error().message.find("not a Huiying store"), std::string::npos);
}

TEST(Damage, NewerAndCutFilesAreNotTouched) {
    Place place;
    const Settings settings = settings_in(place.path());
    make_store(settings).reset();
    tamper(settings, "PRAGMA user_version = 99");
    EXPECT_NE(Store::open(settings).error().message.find("newer version"), std::string::npos);
    tamper(settings, "PRAGMA user_version = " + std::to_string(schema_version));
    EXPECT_TRUE(Store::open(settings).has_value());
    const auto file = place.path() / "ledger.db";
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    const auto cut = Store::open(settings);
    EXPECT_FALSE(cut.has_value() && must(fsck(settings, {})).findings_total == 0);
}

TEST(Damage, AnotherMasterKeyIsDenied) {
    Place place;
    Place elsewhere;
    const Settings settings = settings_in(place.path());
    make_store(settings).reset();
    const Settings other = settings_in(elsewhere.path());
    make_store(other).reset();
    Settings mixed = settings;
    mixed.master_key = other.master_key;
    EXPECT_EQ(Store::open(mixed).error().kind, base::ErrorKind::denied);
    mixed.master_key = place.path() / "nothing";
    EXPECT_EQ(Store::open(mixed).error().kind, base::ErrorKind::not_found);
    const auto mode = std::filesystem::status(settings.master_key).permissions();
    EXPECT_EQ(mode, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace
}  // namespace store::testing
