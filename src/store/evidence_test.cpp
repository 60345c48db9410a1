// Evidence in the store: encrypted under a key of its own, read again, seen by fsck, carried by backups, gone when
// destroyed and after a restore too.
#include <fstream>

#include "store/objects.hpp"
#include "store/town.hpp"

namespace store::testing {
namespace {

namespace fs = std::filesystem;

struct EvidenceTest : ::testing::Test {
    Place place, elsewhere;
    Settings settings = settings_in(place.path() / "store");
    std::unique_ptr<Store> store = make_store(settings);
    Objects objects{settings.directory};
    Town town = Town::build(*store);

    [[nodiscard]] Command command(const std::string& number, core::Deed what,
                                  std::optional<Writes::FileKey> key = {}) const {
        return [=, organ = town.office](View& view) -> Outcome<Writes> {
            Writes writes;
            core::NewFact& fact = writes.facts.emplace_back();
            fact.subject_kind = core::SubjectKind::evidence;
            fact.subject = core::evidence_id(organ, 2026, number);
            fact.version = view.version(fact.subject) + 1;
            fact.day = monday;
            fact.deed = what;
            if (key) writes.file_keys.push_back(*key);
            return writes;
        };
    }
    Object keep(const std::string& number, const std::string& text) {
        const auto writer = must(objects.create());
        must(writer->add(base::view(text)));
        Object object = must(writer->finish());
        must(objects.place(object.name));
        const base::Hash content = core::sha256(base::view(text));
        must(store->run(command(number,
                                core::KeepEvidence{.organ = town.office,
                                                   .year = 2026,
                                                   .number = number,
                                                   .title = "满意度调查报告",
                                                   .document = {},
                                                   .pages = 3,
                                                   .type = "application/pdf",
                                                   .size = static_cast<std::uint32_t>(object.size),
                                                   .object = {object.name.begin(), object.name.end()},
                                                   .content = {content.begin(), content.end()},
                                                   .salt = {object.salt.begin(), object.salt.end()}},
                                Writes::FileKey{object.name, object.key})));
        objects.settle(object.name);
        return object;
    }
    [[nodiscard]] core::Evidence find(const std::string& number) const {
        core::Evidence one;
        for (const FactText& text : must(store->reader()->facts(core::evidence_id(town.office, 2026, number))))
            core::apply(one, text.fact);
        return one;
    }
    [[nodiscard]] std::uint64_t findings() const { return must(fsck(settings, {})).findings_total; }
};

TEST_F(EvidenceTest, KeptAndReadAgain) {
    const std::string scan(object_piece + 500, 'x');
    keep("Z01", scan);
    keep("Z02", "第二份");
    const auto reader = store->reader();
    EXPECT_EQ(must(reader->evidence()).size(), 2u);
    auto file = must(reader->open(find("Z01")));
    EXPECT_EQ(base::text_of(must(file.read(0, file.size()))), scan);
    EXPECT_EQ(base::view(scan).size(), find("Z01").kept.size);
    EXPECT_EQ(findings(), 0u);
    EXPECT_EQ(error_of(store->run(command("Z03", find("Z01").kept))).place, "object") << "a key is needed";
    EXPECT_EQ(error_of(store->run(command("Z01", find("Z01").kept))).kind, base::ErrorKind::bad_input)
        << "a number is kept once";
}

TEST_F(EvidenceTest, FsckNamesWhatIsMissingOrDamaged) {
    const Object one = keep("Z01", "第一份");
    std::ofstream(objects.path_of(one.name), std::ios::app) << "x";
    EXPECT_EQ(findings(), 1u);
    fs::remove(objects.path_of(one.name));
    EXPECT_EQ(findings(), 1u);
    EXPECT_EQ(store->reader()->open(find("Z01")).error().kind, base::ErrorKind::corrupt);
    tamper(settings, "DELETE FROM files");
    EXPECT_EQ(findings(), 2u) << "the row and the count of the table";
}

TEST_F(EvidenceTest, DestroyedItIsGoneAndTheOthersStay) {
    const Object gone = keep("Z01", "名单");
    const Object stays = keep("Z02", "报告");
    must(store->run(command("Z01", core::DestroyEvidence{"穗档〔2026〕1号"})));
    EXPECT_FALSE(fs::exists(objects.path_of(gone.name)));
    EXPECT_TRUE(fs::exists(objects.path_of(stays.name)));
    EXPECT_TRUE(find("Z01").is_destroyed);
    EXPECT_EQ(store->reader()->open(find("Z01")).error().kind, base::ErrorKind::not_found);
    EXPECT_EQ(ask(settings, "SELECT count(*) FROM subjects WHERE kind = 8 AND key IS NULL"), "1");
    EXPECT_EQ(findings(), 0u);
}

TEST_F(EvidenceTest, ABackupCarriesItAndARestoreDestroysAgain) {
    const Object gone = keep("Z01", "名单");
    const Object stays = keep("Z02", "报告");
    const fs::path file = elsewhere.path() / "yesterday.backup";
    EXPECT_EQ(must(backup(settings, file)).objects, 2u);
    must(store->run(command("Z01", core::DestroyEvidence{"穗档〔2026〕1号"})));
    store = nullptr;
    must(restore(file, settings, true));
    EXPECT_FALSE(fs::exists(objects.path_of(gone.name)));
    EXPECT_TRUE(fs::exists(objects.path_of(stays.name)));
    EXPECT_EQ(findings(), 0u);
    store = reopen(settings);
    EXPECT_TRUE(find("Z01").is_destroyed);
    auto report = must(store->reader()->open(find("Z02")));
    EXPECT_EQ(base::text_of(must(report.read(0, 100))), "报告");
}

}  // namespace
}  // namespace store::testing
