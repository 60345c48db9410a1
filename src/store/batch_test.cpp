#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <set>
#include <thread>

#include "store/town.hpp"

namespace store::testing {
namespace {

struct BatchTest : ::testing::Test {
    Place place;
    Settings settings = settings_in(place.path());
    std::unique_ptr<Store> store = make_store(settings);
    Town town = Town::build(*store);
};

TEST_F(BatchTest, InABatchEachSeesWhatTheEarlierOnesLeft) {
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

TEST_F(BatchTest, NeighboursOfAFailingCommandSurvive) {
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

TEST_F(BatchTest, ARowThatTheDatabaseRefusesTakesOnlyItsOwnCommand) {
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

TEST_F(BatchTest, WhatStoodOnTheFailedCommandFailsWithIt) {
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

TEST_F(BatchTest, AFailedCommitAcknowledgesNothingAndForgetsEverything) {
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

}  // namespace
}  // namespace store::testing
