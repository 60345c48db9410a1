#include "store/store.hpp"

#include <atomic>
#include <set>
#include <thread>

#include "store/town.hpp"

namespace store::testing {
namespace {

struct StoreTest : ::testing::Test {
    Place place;
    Settings settings = settings_in(place.path());
    std::unique_ptr<Store> store = make_store(settings);
    Town town = Town::build(*store);
};

TEST_F(StoreTest, AppendsReadsAndFolds) {
    const Registered one = town.register_one(*store);
    const auto reader = store->reader();
    const core::Matter matter = must(reader->matter(one.matter, {}));
    EXPECT_EQ(matter.number, one.number + "-1");
    EXPECT_EQ(matter.version, 1u);
    EXPECT_EQ(must(reader->submission(one.submission)).as_registered.persons.size(), 1u);
    EXPECT_EQ(must(reader->find_matter(one.number + "-1", {})), one.matter);
    EXPECT_EQ(must(reader->find_submission(one.number)), one.submission);

    must(store->run(deed(one.matter, core::Forward{.to = town.housing, .received_day = {}, .external_due = {}},
                         monday + 60, "请依法处理")));
    EXPECT_EQ(must(reader->matter(one.matter, {})).phase(), core::Phase::forwarded);
    const auto facts = must(reader->facts(one.matter));
    ASSERT_EQ(facts.size(), 2u);
    EXPECT_EQ(facts[0].text, "路灯坏了\n\n请派人修理。");
    EXPECT_EQ(facts[1].text, "请依法处理");
    EXPECT_EQ(facts[1].fact.version, 2u);
}

TEST_F(StoreTest, NumbersFactsWithoutGapsFromTheEpochOn) {
    town.register_one(*store);
    const auto reader = store->reader();
    const auto facts = must(reader->facts_since(0, 1000));
    ASSERT_EQ(facts.size(), 8u);  // epoch, four organs, submission, person, matter
    for (std::size_t i = 0; i < facts.size(); ++i) EXPECT_EQ(facts[i].seq, i + 1);
    const auto& epoch = std::get<core::OpenEpoch>(facts[0].deed);
    EXPECT_EQ(epoch.epoch, 1u);
    EXPECT_EQ(epoch.origin, "huiying/test");
    EXPECT_EQ(must(reader->store_facts()).size(), 1u);
    EXPECT_EQ(must(reader->office()).organs().size(), 4u);
    EXPECT_EQ(reader->head(), 8u);
    EXPECT_EQ(store->head(), 8u);
    // Rows are dense and lead back.
    for (std::uint32_t row = 1; row <= 8; ++row) EXPECT_EQ(must(reader->row(must(reader->id(row)))), row);
}

TEST_F(StoreTest, AnOldVersionIsAConflict) {
    const Registered one = town.register_one(*store);
    must(store->run(deed(one.matter, core::Withdraw{})));
    const auto stale = store->run([&](View& view) -> Outcome<Writes> {
        Writes writes;
        core::NewFact& fact = writes.facts.emplace_back();
        fact.subject_kind = core::SubjectKind::matter;
        fact.subject = one.matter;
        fact.version = view.version(one.matter);  // stands already
        fact.day = monday;
        fact.deed = core::Withdraw{};
        return writes;
    });
    EXPECT_EQ(error_of(stale).kind, base::ErrorKind::conflict);
    EXPECT_EQ(store->head(), 9u);
}

TEST_F(StoreTest, NumbersAreUniqueUnderConcurrency) {
    std::vector<std::vector<Registered>> out(4, std::vector<Registered>(50));
    std::vector<std::thread> threads;
    for (auto& mine : out) {
        threads.emplace_back([&] {
            for (Registered& one : mine) must(store->run(town.registration({}, one)));
        });
    }
    for (std::thread& thread : threads) thread.join();
    std::set<std::string> numbers;
    for (const auto& mine : out) {
        for (const Registered& one : mine) {
            EXPECT_TRUE(core::is_number(one.number));
            numbers.insert(one.number);
        }
    }
    EXPECT_EQ(numbers.size(), 200u);
}

TEST_F(StoreTest, ARefusedCommandGivesItsNumberBack) {
    const std::string prefix = core::number_prefix(440303, core::Form::letter, monday);
    (void)store->run([&](View& view) -> Outcome<Writes> {
        EXPECT_EQ(view.next_sequence(prefix), 1u);
        return std::unexpected(Failure(core::Refusal::no_demand));
    });
    EXPECT_EQ(town.register_one(*store).number, core::number(prefix, 1));
}

TEST_F(StoreTest, ReopenedItGoesOn) {
    const Registered one = town.register_one(*store);
    const std::string before = must(store->checkpoint());
    store.reset();
    store = reopen(settings);
    EXPECT_EQ(store->head(), 8u);
    EXPECT_EQ(must(store->checkpoint()), before);
    must(store->run(deed(one.matter, core::Withdraw{})));
    const Registered two = town.register_one(*store);
    EXPECT_NE(two.number, one.number);
    EXPECT_EQ(store->head(), 12u);
    EXPECT_EQ(must(store->reader()->matter(one.matter, {})).version, 2u);
}

TEST_F(StoreTest, FindsWhatOtherSystemsCallIt) {
    const Registered one = town.register_one(*store, {.external_number = "GD-2026-7"});
    must(store->run([&](View& view) -> Outcome<Writes> {
        EXPECT_EQ(view.find_external("省平台", "GD-2026-7"), one.submission);
        EXPECT_EQ(view.find_external("省平台", "GD-2026-8"), std::nullopt);
        EXPECT_EQ(must(view.find_submission(one.number)), one.submission);
        EXPECT_EQ(view.find_matter("nothing").error().kind, base::ErrorKind::not_found);
        EXPECT_EQ(must(view.submission(one.submission)).as_registered.number, one.number);
        EXPECT_FALSE(must(view.person(one.person)).is_erased);
        EXPECT_EQ(view.version(view.new_id()), 0u);
        return Writes{};
    }));
    Registered twice;
    EXPECT_EQ(error_of(store->run(town.registration({.external_number = "GD-2026-7"}, twice))).kind,
              base::ErrorKind::conflict);
}

TEST_F(StoreTest, GoesThroughRunningClocksInOrder) {
    std::vector<base::Id> with_clock;
    for (int i = 0; i < 10; ++i) {
        const Registered one = town.register_one(*store, {.due = i % 2 == 0 ? monday + 15 : base::Day{}});
        if (i % 2 == 0) with_clock.push_back(one.matter);
    }
    std::vector<base::Id> found;
    must(store->run([&](View& view) -> Outcome<Writes> {
        std::uint64_t row = 0;
        for (auto page = must(view.matters_with_running_clocks(row, 2, row)); !page.empty();
             page = must(view.matters_with_running_clocks(row, 2, row))) {
            found.insert(found.end(), page.begin(), page.end());
        }
        return Writes{};
    }));
    EXPECT_EQ(found, with_clock);
}

TEST_F(StoreTest, FactsOutOfPlaceAreTurnedAway) {
    const auto run = [&](core::SubjectKind kind, core::Deed what) {
        return store->run([=](View& view) -> Outcome<Writes> {
            Writes writes;
            core::NewFact& fact = writes.facts.emplace_back();
            fact.subject_kind = kind;
            fact.subject = view.new_id();
            fact.version = 1;
            fact.day = monday;
            fact.deed = what;
            return writes;
        });
    };
    EXPECT_EQ(error_of(run(core::SubjectKind::matter, core::Withdraw{})).kind, base::ErrorKind::bad_input);
    EXPECT_EQ(error_of(run(core::SubjectKind::person, core::RecordOrgan{})).kind, base::ErrorKind::bad_input);
    core::OpenMatter unknown_office;
    unknown_office.number = "X-1";
    EXPECT_EQ(error_of(run(core::SubjectKind::matter, unknown_office)).kind, base::ErrorKind::bad_input);
    EXPECT_EQ(store->head(), 5u);
}

TEST_F(StoreTest, ErasedIsErasedAndTakesNoMoreText) {
    const Registered one = town.register_one(*store);
    must(store->run(erase(one.person, "档案处〔2026〕3号")));
    const auto reader = store->reader();
    auto facts = must(reader->facts(one.person));
    ASSERT_EQ(facts.size(), 2u);
    EXPECT_TRUE(facts[0].is_sealed && facts[0].is_erased);
    EXPECT_EQ(facts[0].text, "");
    EXPECT_EQ(must(reader->facts(one.matter))[0].text, "路灯坏了\n\n请派人修理。");
    const auto more = store->run([&](View& view) -> Outcome<Writes> {
        Writes writes;
        core::NewFact& fact = writes.facts.emplace_back();
        fact.subject_kind = core::SubjectKind::person;
        fact.subject = one.person;
        fact.version = view.version(one.person) + 1;
        fact.day = monday;
        fact.deed = core::RecordPerson{};
        fact.text = "李四";
        fact.key_owner = one.person;
        return writes;
    });
    EXPECT_EQ(error_of(more).kind, base::ErrorKind::conflict);
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

TEST_F(StoreTest, OneLeaderOnly) {
    const auto second = Store::open(settings);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().kind, base::ErrorKind::unavailable);
    EXPECT_EQ(Store::create(settings, "huiying/other").error().kind, base::ErrorKind::unavailable);
    store.reset();
    EXPECT_EQ(Store::create(settings, "huiying/other").error().kind, base::ErrorKind::conflict);
    EXPECT_TRUE(Store::open(settings).has_value());
}

TEST_F(StoreTest, TheQueueHasALimit) {
    store.reset();
    settings.queue_max = 3;
    store = reopen(settings);
    std::atomic<bool> may_go = false;
    std::atomic<bool> is_held = false;
    store->submit(
        [&](View&) -> Outcome<Writes> {
            is_held = true;
            while (!may_go) std::this_thread::yield();
            return Writes{};
        },
        [](Outcome<Written>) {});
    while (!is_held) std::this_thread::yield();
    int refused = 0;
    std::atomic<int> done = 0;
    for (int i = 0; i < 5; ++i) {
        store->submit([](View&) -> Outcome<Writes> { return Writes{}; },
                      [&](Outcome<Written> outcome) {
                          if (!outcome && error_of(outcome).kind == base::ErrorKind::too_many) ++refused;
                          ++done;
                      });
    }
    EXPECT_EQ(refused, 2);
    may_go = true;
    while (done < 5) std::this_thread::yield();
}

TEST_F(StoreTest, FollowersWaitForNews) {
    const std::uint64_t head = store->head();
    EXPECT_FALSE(store->wait_beyond(head, 10));
    std::thread writer([&] { (void)town.register_one(*store); });
    EXPECT_TRUE(store->wait_beyond(head, 10'000));
    writer.join();
}

}  // namespace
}  // namespace store::testing
