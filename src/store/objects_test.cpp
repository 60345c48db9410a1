// Objects: encrypted piece by piece, read by range, found again after a crash, copied by backups, gone when destroyed.
#include "store/objects.hpp"

#include <fstream>
#include <thread>

#include "core/ledger/leaf.hpp"
#include "store/town.hpp"

namespace store::testing {
namespace {

namespace fs = std::filesystem;

std::string text_of_size(std::size_t size) {
    std::string text(size, ' ');
    for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + i * 7 % 26);
    return text;
}

Object write(const Objects& objects, const std::string& text) {
    const auto writer = must(objects.create());
    must(writer->add(base::view(text).first(text.size() / 3)));
    must(writer->add(base::view(text).subspan(text.size() / 3)));
    return must(writer->finish());
}

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t files_below(const fs::path& folder) {
    std::size_t count = 0;
    if (!fs::exists(folder)) return 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) count += entry.is_regular_file() ? 1 : 0;
    return count;
}

struct ObjectsTest : ::testing::Test {
    Place place;
    Objects objects{place.path()};
};

TEST_F(ObjectsTest, EveryRangeIsReadAndNothingLiesInPlain) {
    for (const std::size_t size :
         {std::size_t{1}, object_piece - 1, object_piece, object_piece + 1, 3 * object_piece}) {
        const std::string text = text_of_size(size);
        const Object object = write(objects, text);
        EXPECT_EQ(object.size, size);
        must(objects.place(object.name));
        objects.settle(object.name);
        const std::string stored = bytes_of(objects.path_of(object.name));
        EXPECT_EQ(core::sha256(base::view(stored)), object.name);
        if (size > 20) {
            EXPECT_EQ(stored.find(text.substr(0, 20)), stored.npos);
        }
        EXPECT_TRUE(must(objects.is_sound(object.name)));
        auto reader = must(objects.open(object));
        EXPECT_EQ(base::text_of(must(reader.read(0, size + 5))), text);
        for (const std::size_t from : {std::size_t{0}, size / 2, object_piece - 1, object_piece, size - 1, size}) {
            if (from > size) continue;
            for (const std::size_t count : {std::size_t{1}, std::size_t{2}, object_piece, size})
                EXPECT_EQ(base::text_of(must(reader.read(from, count))), text.substr(from, count)) << size << from;
        }
        EXPECT_EQ(core::commit(content_salt(object.key, object.salt), base::view(text)), object.content);
    }
}

TEST_F(ObjectsTest, TheSameBytesTwiceAreTwoObjects) {
    EXPECT_NE(write(objects, "同一封信").name, write(objects, "同一封信").name);
}

TEST_F(ObjectsTest, AChangedShortenedOrMissingObjectIsSeen) {
    const std::string text = text_of_size(2 * object_piece + 10);
    const Object object = write(objects, text);
    must(objects.place(object.name));
    const fs::path path = objects.path_of(object.name);
    const std::string good = bytes_of(path);
    const auto put = [&](const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; };
    std::string changed = good;
    changed[object_piece + 100] ^= 1;
    put(changed);
    EXPECT_FALSE(must(objects.is_sound(object.name)));
    auto reader = must(objects.open(object));
    EXPECT_EQ(base::text_of(must(reader.read(0, 100))), text.substr(0, 100)) << "another piece is whole";
    EXPECT_EQ(reader.read(object_piece, 10).error().kind, base::ErrorKind::corrupt);
    const std::size_t piece = object_piece + core::seal_overhead;
    put(good.substr(piece, piece) + good.substr(0, piece) + good.substr(2 * piece));
    EXPECT_EQ(must(objects.open(object)).read(0, 10).error().kind, base::ErrorKind::corrupt) << "pieces exchanged";
    put(good.substr(0, good.size() - 1));
    EXPECT_EQ(objects.open(object).error().kind, base::ErrorKind::corrupt);
    fs::remove(path);
    objects.settle(object.name);
    EXPECT_EQ(objects.open(object).error().kind, base::ErrorKind::corrupt);
    EXPECT_FALSE(must(objects.is_sound(object.name)));
    must(objects.remove(object.name));
}

TEST_F(ObjectsTest, NothingEmptyAndNothingUnfinishedStays) {
    EXPECT_EQ(must(objects.create())->finish().error().kind, base::ErrorKind::bad_input);
    {
        const auto writer = must(objects.create());
        must(writer->add(base::view("half a letter")));
        EXPECT_EQ(files_below(place.path() / "uploads"), 1u);
    }
    EXPECT_EQ(files_below(place.path() / "uploads"), 0u);
}

TEST_F(ObjectsTest, TheNameGoesWithTheKey) {
    const Object object = write(objects, "x");
    const base::Bytes sealed = seal_file_name(object, "张三身份证.jpg");
    EXPECT_EQ(must(unseal_file_name(object, sealed)), "张三身份证.jpg");
    Object other = write(objects, "x");
    EXPECT_FALSE(unseal_file_name(other, sealed).has_value());
}

core::Forward forward_to(const base::Id& organ) {
    core::Forward deed;
    deed.to = organ;
    return deed;
}

/// A store with one letter and commands for its files.
struct FilesTest : ::testing::Test {
    Place place, elsewhere;
    Settings settings = settings_in(place.path());
    Objects objects{settings.directory};
    std::unique_ptr<Store> store = make_store(settings);
    Town town = Town::build(*store);
    Registered letter = town.register_one(*store);
    const std::string scan = text_of_size(object_piece + 500);

    [[nodiscard]] Command keep(const Object& object, std::uint32_t redacts = 0) const {
        return command(core::KeepFile{.stage = core::FileStage::received,
                                      .type = "application/pdf",
                                      .size = static_cast<std::uint32_t>(object.size),
                                      .object = {object.name.begin(), object.name.end()},
                                      .content = {object.content.begin(), object.content.end()},
                                      .salt = {object.salt.begin(), object.salt.end()},
                                      .redacts = redacts},
                       std::string(base::text_of(seal_file_name(object, "扫描件.pdf"))),
                       Writes::FileKey{object.name, object.key});
    }
    [[nodiscard]] Command command(core::Deed what, std::string text = {},
                                  std::optional<Writes::FileKey> key = {}) const {
        return [=, submission = letter.submission](View& view) -> Outcome<Writes> {
            Writes writes;
            core::NewFact& fact = writes.facts.emplace_back();
            fact.subject_kind = core::SubjectKind::submission;
            fact.subject = submission;
            fact.version = view.version(submission) + 1;
            fact.day = monday;
            fact.deed = what;
            fact.text = text;
            if (!text.empty()) fact.key_owner = submission;
            if (key) writes.file_keys.push_back(*key);
            return writes;
        };
    }
    Object keep_one(const std::string& text, std::uint32_t redacts = 0) {
        const Object object = write(objects, text);
        must(objects.place(object.name));
        must(store->run(keep(object, redacts)));
        objects.settle(object.name);
        return object;
    }
    [[nodiscard]] std::string read(std::uint32_t version, const Viewer& viewer = {}) const {
        const auto reader = store->reader();
        const Attachment file = must(reader->file(letter.number, version, viewer));
        return std::string(base::text_of(must(must(reader->open(file)).read(0, file.file.kept.size))));
    }
    [[nodiscard]] std::uint64_t findings() const { return must(fsck(settings, {})).findings_total; }
};

TEST_F(FilesTest, KeptAndReadAgain) {
    keep_one(scan);
    const auto reader = store->reader();
    const auto files = must(reader->files(letter.submission));
    ASSERT_EQ(files.size(), 1u);
    EXPECT_EQ(files[0].name, "扫描件.pdf");
    EXPECT_EQ(files[0].file.version, 2u);
    EXPECT_EQ(read(2), scan);
    EXPECT_EQ(findings(), 0u);
    EXPECT_EQ(reader->file(letter.number, 1).error().kind, base::ErrorKind::not_found);
    EXPECT_EQ(reader->file("440111L2026031699999X", 2).error().kind, base::ErrorKind::not_found);
    const auto facts = must(reader->facts(letter.submission));
    EXPECT_TRUE(facts[1].is_sealed);
    EXPECT_EQ(facts[1].text, "") << "the name is no text to be read with the others";
}

TEST_F(FilesTest, SeenByTheOfficeAndWithTheMattersItWasReleasedTo) {
    keep_one(scan);
    must(store->run(deed(letter.matter, forward_to(town.housing))));
    EXPECT_EQ(read(2, {.organ = town.office}), scan);
    const Viewer housing{.organ = town.housing};
    EXPECT_EQ(store->reader()->files(letter.submission, housing).error().kind, base::ErrorKind::not_found);
    EXPECT_EQ(store->reader()->file(letter.number, 2, housing).error().kind, base::ErrorKind::not_found);
    EXPECT_TRUE(must(store->reader()->files_of_matter(letter.matter, housing)).empty());
    must(store->run(command(core::ReleaseFile{.file = 2, .matter = letter.matter})));
    EXPECT_EQ(must(store->reader()->files_of_matter(letter.matter, housing)).size(), 1u);
    EXPECT_EQ(read(2, housing), scan);
    EXPECT_EQ(store->reader()->file(letter.number, 2, {.organ = town.water}).error().kind, base::ErrorKind::not_found);
    must(store->run(command(core::ReleaseFile{.file = 2, .matter = letter.matter, .is_recalled = true})));
    EXPECT_EQ(store->reader()->file(letter.number, 2, housing).error().kind, base::ErrorKind::not_found);
}

TEST_F(FilesTest, ClassifiedAsAnAccusationLaterItIsHiddenFromTheAccused) {
    keep_one(scan);
    keep_one("遮盖件", 2);
    must(store->run(deed(letter.matter, forward_to(town.housing))));
    must(store->run(command(core::ReleaseFile{.file = 2, .matter = letter.matter})));
    const Viewer housing{.organ = town.housing}, all{.organ = town.housing, .may_read_all = true};
    EXPECT_EQ(read(2, housing), scan);
    must(store->run(
        deed(letter.matter, core::Classify{.matter_class = core::MatterClass::accusation, .accused = town.housing})));
    for (const Viewer& viewer : {housing, all}) {
        EXPECT_EQ(store->reader()->file(letter.number, 2, viewer).error().kind, base::ErrorKind::not_found);
        EXPECT_EQ(store->reader()->files_of_matter(letter.matter, viewer).error().kind, base::ErrorKind::not_found);
    }
    EXPECT_EQ(read(2, {.organ = town.office}), scan);
}

TEST_F(FilesTest, AKeyIsNeeded) {
    const Object object = write(objects, scan);
    core::KeepFile deed;
    deed.size = 1;
    deed.object = {object.name.begin(), object.name.end()};
    Command without = command(deed);
    EXPECT_EQ(error_of(store->run(without)).place, "object");
}

TEST_F(FilesTest, WhatACrashLeavesIsFoundAtTheNextStart) {
    const Object lost = write(objects, "placed, and no fact");
    must(objects.place(lost.name));
    const Object kept = write(objects, scan);
    must(objects.place(kept.name));
    must(store->run(keep(kept)));  // and not settled
    std::ofstream(settings.directory / "uploads" / "0123.part") << "half";
    EXPECT_EQ(findings(), 0u) << "what waits for its fact is no finding";
    store = nullptr;
    store = reopen(settings);
    EXPECT_EQ(files_below(settings.directory / "uploads"), 0u);
    EXPECT_EQ(files_below(settings.directory / "objects"), 1u);
    EXPECT_EQ(read(2), scan);
    EXPECT_EQ(findings(), 0u);
}

TEST_F(FilesTest, FsckNamesWhatIsMissingDamagedOrNobodys) {
    const Object one = keep_one(scan);
    const Object nobodys = write(objects, "nobody's");
    must(objects.place(nobodys.name));
    objects.settle(nobodys.name);
    FsckReport report = must(fsck(settings, {}));
    ASSERT_EQ(report.findings_total, 1u);
    EXPECT_EQ(report.findings[0].what, "object " + base::hex(nobodys.name) + ": no fact names it");
    must(objects.remove(nobodys.name));
    std::ofstream(objects.path_of(one.name), std::ios::app) << "x";
    report = must(fsck(settings, {}));
    ASSERT_EQ(report.findings_total, 1u);
    EXPECT_NE(report.findings[0].what.find(base::hex(one.name)), std::string::npos);
    fs::remove(objects.path_of(one.name));
    EXPECT_EQ(findings(), 1u);
    tamper(settings, "DELETE FROM files");
    EXPECT_EQ(findings(), 2u) << "the row and the count of the table";
}

TEST_F(FilesTest, ADestroyedFileIsGoneAndTheOthersStay) {
    const Object gone = keep_one(scan);
    keep_one("遮盖件", 2);
    must(store->run(command(core::DestroyFile{2, "档〔2026〕3号"})));
    EXPECT_FALSE(fs::exists(objects.path_of(gone.name)));
    EXPECT_EQ(ask(settings, "SELECT count(*) FROM files WHERE key IS NOT NULL"), "1");
    const auto files = must(store->reader()->files(letter.submission));
    EXPECT_TRUE(files[0].file.is_destroyed);
    EXPECT_EQ(files[0].name, "");
    EXPECT_EQ(store->reader()->open(files[0]).error().kind, base::ErrorKind::not_found);
    EXPECT_EQ(read(3), "遮盖件");
    EXPECT_EQ(findings(), 0u);
    // Its bytes come back by other means: fsck tells, and the next start removes them.
    fs::create_directories(objects.path_of(gone.name).parent_path());
    std::ofstream(objects.path_of(gone.name)) << "from somewhere";
    EXPECT_EQ(findings(), 1u);
    store = nullptr;
    store = reopen(settings);
    EXPECT_EQ(findings(), 0u);
}

TEST_F(FilesTest, WithTheSubmissionAllItsFilesGo) {
    keep_one(scan);
    keep_one("遮盖件", 2);
    must(store->run(command(core::DestroySubmission{"销〔2026〕1号"})));
    EXPECT_EQ(files_below(settings.directory / "objects"), 0u);
    EXPECT_EQ(ask(settings, "SELECT count(*) FROM files WHERE key IS NOT NULL"), "0");
    EXPECT_EQ(findings(), 0u);
}

TEST_F(FilesTest, ABackupHoldsThemAndBringsThemBack) {
    const Object one = keep_one(scan);
    const fs::path file = elsewhere.path() / "yesterday.backup";
    EXPECT_EQ(must(backup(settings, file)).objects, 1u);
    Settings other = settings_in(elsewhere.path() / "store");
    other.master_key = settings.master_key;
    EXPECT_EQ(must(restore(file, other, false)).objects, 1u);
    EXPECT_EQ(must(fsck(other, {})).findings_total, 0u);
    EXPECT_TRUE(must(Objects(other.directory).is_sound(one.name)));

    fs::remove_all(elsewhere.path() / "yesterday.backup.objects");
    const Settings third = [&] {
        Settings made = settings_in(elsewhere.path() / "third");
        made.master_key = settings.master_key;
        return made;
    }();
    EXPECT_EQ(must(restore(file, third, false)).missing, 1u) << "said, and named by fsck";
    EXPECT_EQ(must(fsck(third, {})).findings_total, 1u);
}

TEST_F(FilesTest, WhatWasDestroyedSinceTheBackupStaysDestroyed) {
    const Object gone = keep_one(scan);
    const fs::path file = elsewhere.path() / "yesterday.backup";
    must(backup(settings, file));
    const Object later = keep_one("kept after the backup");
    must(store->run(command(core::DestroyFile{2, "档〔2026〕3号"})));
    store = nullptr;
    EXPECT_EQ(must(restore(file, settings, true)).objects, 0u);
    EXPECT_FALSE(fs::exists(objects.path_of(gone.name)));
    EXPECT_TRUE(fs::exists(objects.path_of(later.name))) << "the store put aside still has it";
    EXPECT_EQ(findings(), 0u);
    store = reopen(settings);
    EXPECT_TRUE(must(store->reader()->files(letter.submission))[0].file.is_destroyed);
    must(store->run(command(core::DestroySubmission{"销〔2026〕1号"})));
    for (int i = 0; i < 500 && fs::exists(objects.path_of(later.name)); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_FALSE(fs::exists(objects.path_of(later.name))) << "also what only the store put aside knew";
    EXPECT_EQ(findings(), 0u);
}

}  // namespace
}  // namespace store::testing
