#include "core/ledger/receipt.hpp"
#include "store/town.hpp"

namespace store::testing {
namespace {

struct ReaderTest : ::testing::Test {
    Place place;
    Settings settings = settings_in(place.path());
    std::unique_ptr<Store> store = make_store(settings);
    Town town = Town::build(*store);
    std::unique_ptr<Reader> reader = store->reader();

    [[nodiscard]] core::VerifierKey verifier() const {
        return must(core::parse_verifier_key(ask(settings, "SELECT value FROM meta WHERE name = 'verifier_key'")));
    }
};

TEST_F(ReaderTest, AnAccusationDoesNotExistForTheAccusedAndThoseBelow) {
    const Registered open = town.register_one(*store);
    const Registered sealed = town.register_one(*store, {.title = "举报住建局",
                                                         .matter_class = core::MatterClass::accusation,
                                                         .accused = town.housing,
                                                         .due = monday + 1});
    core::Forward to_housing;
    to_housing.to = town.housing;
    must(store->run(deed(sealed.matter, to_housing)));  // even where it was forwarded there against the law

    for (const bool may_read_all : {false, true}) {
        for (const base::Id& organ : {town.housing, town.bureau}) {
            const Viewer viewer{organ, may_read_all};
            EXPECT_EQ(reader->matter(sealed.matter, viewer).error().kind, base::ErrorKind::not_found);
            EXPECT_EQ(reader->find_matter(sealed.number + "-1", viewer).error().kind, base::ErrorKind::not_found);
            EXPECT_EQ(reader->submission(sealed.submission, viewer).error().kind, base::ErrorKind::not_found);
            EXPECT_EQ(reader->find_submission(sealed.number, viewer).error().kind, base::ErrorKind::not_found);
            EXPECT_EQ(reader->facts(sealed.matter, viewer).error().kind, base::ErrorKind::not_found);
            EXPECT_EQ(reader->facts(sealed.submission, viewer).error().kind, base::ErrorKind::not_found);
            for (const WorkList list : {WorkList::all, WorkList::held, WorkList::due_soon, WorkList::overdue}) {
                for (const std::string& number : {std::string(), sealed.number}) {
                    for (const base::Id& holder : {base::Id{}, town.housing}) {
                        ListQuery query;
                        query.viewer = viewer;
                        query.list = list;
                        query.number = number;
                        query.holder = holder;
                        query.today = list == WorkList::overdue ? monday + 30 : monday;
                        for (const ListRow& row : must(reader->list(query)).rows) EXPECT_NE(row.id, sealed.matter);
                    }
                }
            }
        }
    }
    // Everyone else who may read finds it, and hidden and absent sound the same.
    EXPECT_TRUE(reader->matter(sealed.matter, {town.office, true}).has_value());
    EXPECT_TRUE(reader->matter(sealed.matter, {town.water, true}).has_value());
    EXPECT_TRUE(reader->matter(open.matter, {town.housing, true}).has_value());
    EXPECT_EQ(reader->matter(sealed.matter, {town.housing, true}).error().text(),
              reader->matter(town.housing, {town.housing, true}).error().text());
}

TEST_F(ReaderTest, HidingIsJudgedByWhatStandsNow) {
    const Registered one = town.register_one(*store);
    core::Forward to_housing;
    to_housing.to = town.housing;
    must(store->run(deed(one.matter, to_housing)));
    EXPECT_TRUE(reader->matter(one.matter, {town.bureau, true}).has_value());
    must(store->run(deed(one.matter, core::Classify{core::MatterClass::accusation, 0, town.housing})));
    EXPECT_FALSE(reader->matter(one.matter, {town.bureau, true}).has_value());
    must(store->run(deed(one.matter, core::Classify{core::MatterClass::claim, 0, town.housing})));
    EXPECT_TRUE(reader->matter(one.matter, {town.bureau, true}).has_value());
}

TEST_F(ReaderTest, OthersMattersAreNotFound) {
    const Registered one = town.register_one(*store);
    core::Forward to_bureau;
    to_bureau.to = town.bureau;
    EXPECT_FALSE(reader->matter(one.matter, {town.bureau, false}).has_value());
    EXPECT_FALSE(reader->submission(one.submission, {town.bureau, false}).has_value());
    must(store->run(deed(one.matter, to_bureau)));
    EXPECT_TRUE(reader->matter(one.matter, {town.bureau, false}).has_value());
    EXPECT_TRUE(reader->submission(one.submission, {town.bureau, false}).has_value());
    EXPECT_TRUE(reader->matter(one.matter, {town.housing, false}).has_value())
        << "an organ sees what its subordinates have";
    EXPECT_FALSE(reader->matter(one.matter, {town.water, false}).has_value());
}

TEST_F(ReaderTest, AQueryNeedsNumberAndCode) {
    const Registered one = town.register_one(*store);
    const Registered two = town.register_one(*store);
    EXPECT_EQ(must(reader->find_query(one.number, one.query_code)), one.submission);
    EXPECT_EQ(must(reader->find_query(one.number + "-1", one.query_code)), one.submission);
    const base::Error wrong = reader->find_query(one.number, two.query_code).error();
    EXPECT_EQ(wrong.kind, base::ErrorKind::not_found);
    EXPECT_EQ(reader->find_query("440303L2026031699999X", one.query_code).error().text(), wrong.text());
    EXPECT_EQ(reader->find_query(one.number, "").error().text(), wrong.text());
    EXPECT_EQ(ask(settings, "SELECT length(query_mac) FROM submissions"), "32");
}

TEST_F(ReaderTest, FactsUpToACut) {
    const Registered one = town.register_one(*store);
    must(store->run(deed(one.matter, core::Withdraw{})));
    const std::uint64_t head = store->head();
    EXPECT_EQ(must(reader->facts_at(one.matter, monday, head)).size(), 2u);
    EXPECT_EQ(must(reader->facts_at(one.matter, monday, head - 1)).size(), 1u);
    EXPECT_EQ(must(reader->facts_at(one.matter, monday - 1, head)).size(), 0u);
    EXPECT_EQ(must(reader->facts_since(head - 1, 10)).size(), 1u);
    EXPECT_EQ(must(reader->facts_since(0, 4)).size(), 4u);
}

TEST_F(ReaderTest, NumbersOfRows) {
    const Registered one = town.register_one(*store);
    const std::array rows{must(reader->row(one.matter)), must(reader->row(one.submission))};
    EXPECT_EQ(must(reader->numbers(rows)), (std::vector<std::string>{one.number + "-1", one.number}));
    const std::array organ{must(reader->row(town.office))};
    EXPECT_FALSE(reader->numbers(organ).has_value());
}

TEST_F(ReaderTest, AReceiptCanBeVerifiedByAnyone) {
    std::vector<Registered> all(300);  // past the first tiles
    std::vector<Command> commands;
    for (Registered& one : all) commands.push_back(town.registration({}, one));
    run_together(*store, std::move(commands));
    for (const std::size_t i : {std::size_t{0}, std::size_t{100}, std::size_t{299}}) {
        const auto verified = must(core::verify_receipt(must(reader->receipt(all[i].submission)), verifier()));
        EXPECT_EQ(verified.receipt.number, all[i].number);
        EXPECT_EQ(verified.checkpoint.epoch, 1u);
    }
    // A reader without a leader in its process signs the same tree.
    const auto alone = must(open_reader(settings));
    EXPECT_TRUE(core::verify_receipt(must(alone->receipt(all[5].submission)), verifier()).has_value());
    EXPECT_FALSE(reader->receipt(all[5].matter).has_value());
    EXPECT_EQ(must(reader->inclusion(1, 1)).size(), 0u);
    EXPECT_EQ(must(reader->inclusion(1, 512)).size(), 9u);
    EXPECT_FALSE(reader->inclusion(1, store->head() + 1).has_value());
    EXPECT_FALSE(reader->inclusion(0, 1).has_value());
}

TEST_F(ReaderTest, CheckpointsNameTheLawInForce) {
    const std::string hash(64, 'a');
    must(store->run([&](View& view) -> Outcome<Writes> {
        Writes writes;
        core::NewFact& fact = writes.facts.emplace_back();
        fact.subject_kind = core::SubjectKind::store;
        fact.subject = view.store_id();
        fact.version = view.version(view.store_id()) + 1;
        fact.day = monday;
        fact.deed = core::AdoptLaw{"calendar/2027.toml", "", hash};
        return writes;
    }));
    const auto checkpoint = must(core::open(must(store->checkpoint()), verifier()));
    EXPECT_EQ(base::hex(checkpoint.law), hash);
    EXPECT_EQ(checkpoint.size, store->head());
    EXPECT_EQ(must(reader->store_facts()).size(), 2u);
}

TEST_F(ReaderTest, SeesWhatIsCommittedWhileTheLeaderGoesOn) {
    const auto alone = must(open_reader(settings));
    const std::uint64_t before = alone->head();
    town.register_one(*store);
    EXPECT_EQ(alone->head(), before + 3);
    must(store->run([&](View& view) -> Outcome<Writes> {
        Writes writes;
        core::RecordOrgan organ;
        organ.name = "新设局";
        organ.parent = town.office;
        core::NewFact& fact = writes.facts.emplace_back();
        fact.subject_kind = core::SubjectKind::organ;
        fact.subject = view.new_id();
        fact.version = 1;
        fact.day = monday;
        fact.deed = organ;
        return writes;
    }));
    EXPECT_NE(must(alone->office()).organ_named("新设局"), nullptr);
}

}  // namespace
}  // namespace store::testing
