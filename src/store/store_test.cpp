#include "store/store.hpp"

#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <fstream>
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

TEST_F(StoreTest, InABatchEachSeesWhatTheEarlierOnesLeft) {
    const Registered one = town.register_one(*store);
    std::atomic<int> answered = 0;
    std::vector<Written> written(100);
    std::atomic<bool> may_go = false;
    store->submit(
        [&](View&) -> Outcome<Writes> {
            while (!may_go) std::this_thread::yield();  // so that the others wait and share a batch
            return Writes{};
        },
        [](Outcome<Written>) {});
    for (std::size_t i = 0; i < written.size(); ++i) {
        store->submit(deed(one.matter, core::Rate{}), [&, i](Outcome<Written> outcome) {
            written[i] = must(std::move(outcome));
            EXPECT_EQ(static_cast<std::size_t>(answered++), i) << "answers come in order";
        });
    }
    may_go = true;
    while (answered < 100) std::this_thread::yield();
    for (std::size_t i = 1; i < written.size(); ++i) EXPECT_EQ(written[i].first_seq, written[i - 1].last_seq + 1);
    EXPECT_EQ(must(store->reader()->matter(one.matter, {})).version, 101u);
}

/// Fills one batch: a first command holds the leader until everything is queued.
std::vector<Outcome<Written>> run_together(Store& store, std::vector<Command> commands) {
    std::vector<Outcome<Written>> outcomes(commands.size());
    std::atomic<bool> may_go = false;
    std::atomic<std::size_t> answered = 0;
    store.submit(
        [&](View&) -> Outcome<Writes> {
            while (!may_go) std::this_thread::yield();
            return Writes{};
        },
        [](Outcome<Written>) {});
    for (std::size_t i = 0; i < commands.size(); ++i) {
        store.submit(std::move(commands[i]), [&, i](Outcome<Written> outcome) {
            outcomes[i] = std::move(outcome);
            ++answered;
        });
    }
    may_go = true;
    while (answered < outcomes.size()) std::this_thread::yield();
    return outcomes;
}

TEST_F(StoreTest, NeighboursOfAFailingCommandSurvive) {
    std::array<Registered, 6> out;
    std::vector<Command> commands;
    for (std::size_t i = 0; i < out.size(); ++i) commands.push_back(town.registration({}, out[i]));
    commands[1] = [](View&) -> Outcome<Writes> { return std::unexpected(Failure(core::Refusal::no_petitioner)); };
    commands[3] = [](View&) -> Outcome<Writes> { throw std::runtime_error("thrown"); };
    const auto outcomes = run_together(*store, std::move(commands));
    EXPECT_EQ(std::get<core::Refusal>(outcomes[1].error()), core::Refusal::no_petitioner);
    EXPECT_NE(error_of(outcomes[3]).message.find("thrown"), std::string::npos);
    std::set<std::uint64_t> seqs;
    for (const std::size_t i : {0u, 2u, 4u, 5u}) {
        EXPECT_EQ(outcomes[i]->facts, 3u);
        seqs.insert(outcomes[i]->first_seq);
        EXPECT_EQ(must(store->reader()->find_submission(out[i].number)), out[i].submission);
    }
    EXPECT_EQ(seqs, (std::set<std::uint64_t>{6, 9, 12, 15}));
}

TEST_F(StoreTest, ARowThatTheDatabaseRefusesTakesOnlyItsOwnCommand) {
    std::array<Registered, 5> out;
    std::vector<Command> commands;
    for (Registered& one : out) commands.push_back(town.registration({}, one));
    // The third repeats the number of the first: only the table's unique index notices, when rows stand already.
    commands[2] = [&, plain = commands[2]](View& view) -> Outcome<Writes> {
        auto writes = plain(view);
        std::get<core::RegisterSubmission>(writes->facts[0].deed).number = out[0].number;
        return writes;
    };
    const auto outcomes = run_together(*store, std::move(commands));
    EXPECT_EQ(error_of(outcomes[2]).kind, base::ErrorKind::conflict);
    std::set<std::string> numbers;
    for (const std::size_t i : {0u, 1u, 3u, 4u}) {
        ASSERT_TRUE(outcomes[i].has_value()) << i;
        EXPECT_EQ(must(store->reader()->matter(out[i].matter, {})).number, out[i].number + "-1");
        numbers.insert(out[i].number);
    }
    EXPECT_EQ(numbers.size(), 4u);
    EXPECT_EQ(store->head(), 5u + 4 * 3);
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

TEST_F(StoreTest, WhatStoodOnTheFailedCommandFailsWithIt) {
    Registered one;
    std::vector<Command> commands{town.registration({}, one)};
    commands[0] = [plain = commands[0], number = town.register_one(*store).number](View& view) -> Outcome<Writes> {
        auto writes = plain(view);
        writes->query_codes.clear();
        std::get<core::RegisterSubmission>(writes->facts[0].deed).number = number;
        return writes;
    };
    commands.push_back([&](View& view) { return deed(one.matter, core::Withdraw{})(view); });
    Registered other;
    commands.push_back(town.registration({}, other));
    const auto outcomes = run_together(*store, std::move(commands));
    EXPECT_EQ(error_of(outcomes[0]).kind, base::ErrorKind::conflict);
    EXPECT_EQ(error_of(outcomes[1]).kind, base::ErrorKind::not_found);
    EXPECT_TRUE(outcomes[2].has_value());
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

TEST_F(StoreTest, AFailedCommitAcknowledgesNothingAndForgetsEverything) {
    town.register_one(*store);
    const std::uint64_t head = store->head();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    const auto length = std::filesystem::file_size(settings.directory / "ledger.db-wal");
    rlimit tight = old;
    tight.rlim_cur = length;
    setrlimit(RLIMIT_FSIZE, &tight);
    Registered lost;
    const auto failed = store->run(town.registration({}, lost));
    setrlimit(RLIMIT_FSIZE, &old);
    EXPECT_EQ(error_of(failed).kind, base::ErrorKind::io);
    EXPECT_EQ(store->head(), head);
    EXPECT_EQ(store->reader()->head(), head);
    const Registered again = town.register_one(*store);
    EXPECT_EQ(again.number, lost.number);
    EXPECT_EQ(store->head(), head + 3);
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
    tamper(settings, "PRAGMA user_version = 1");
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
