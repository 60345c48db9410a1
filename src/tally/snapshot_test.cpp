#include "tally/snapshot.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <random>

namespace tally {
namespace {

struct SnapshotTest : testing::Test {
    std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("huiying-tally-" + std::to_string(::getpid()));
    Stamp stamp{.epoch = 3, .seq = 99, .mark = {{1, 2, 3}}};
    ~SnapshotTest() override { std::filesystem::remove(file); }

    static Tally tally() {
        std::mt19937_64 random(1);
        Tally tally;
        for (std::uint32_t subject = 1; subject < 20'000; ++subject) {
            const auto filled = [&](Grain grain) {
                Row row(all_cells(grain));
                for (std::int64_t& cell : row)
                    cell = random() % 5 == 0 ? null_cell : static_cast<std::int64_t>(random() % 300);
                return row;
            };
            MatterRows rows{.matter = filled(Grain::matters),
                            .legs = {filled(Grain::legs), filled(Grain::legs)},
                            .reviews = {},
                            .ratings = {filled(Grain::ratings)}};
            rows.matter[hidden(Grain::matters, MatterHidden::subject)] = subject * 2;
            for (std::size_t i = 0; i < rows.legs.size(); ++i) {
                rows.legs[i][hidden(Grain::legs, ChildHidden::leg)] = static_cast<std::int64_t>(i);
            }
            tally.put(rows);
            Row submission = filled(Grain::submissions);
            submission[hidden(Grain::submissions, SubmissionHidden::subject)] = subject * 2 + 1;
            tally.put_submission(submission);
        }
        return tally;
    }
    std::string bytes() const {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void write(const std::string& bytes) const { std::ofstream(file, std::ios::binary) << bytes; }
};

TEST_F(SnapshotTest, GivesBackTheSameTally) {
    const Tally before = tally();
    ASSERT_TRUE(save_snapshot(file, before, stamp));
    const auto after = load_snapshot(file);
    ASSERT_TRUE(after) << after.error().text();
    EXPECT_EQ(after->stamp, stamp);
    EXPECT_EQ(after->tally.matters_size(), before.matters_size());
    for (const std::uint32_t subject : {2U, 4000U, 17'000U, 39'998U}) {
        const auto at = after->tally.find_matter(subject);
        ASSERT_TRUE(at) << subject;
        const MatterRows a = after->tally.matter(*at), b = before.matter(*before.find_matter(subject));
        EXPECT_EQ(a.matter, b.matter);
        EXPECT_EQ(a.legs, b.legs);
        EXPECT_EQ(a.ratings, b.ratings);
        EXPECT_TRUE(after->tally.find_submission(subject + 1));
        EXPECT_FALSE(after->tally.find_matter(subject + 1));
    }
}

TEST_F(SnapshotTest, PassesOverWhatIsDamaged) {
    EXPECT_EQ(load_snapshot(file).error().kind, base::ErrorKind::not_found);
    ASSERT_TRUE(save_snapshot(file, tally(), stamp));
    const std::string good = bytes();
    std::mt19937_64 random(2);
    for (int i = 0; i < 40; ++i) {
        std::string bad = good;
        const std::size_t at = i < 20 ? static_cast<std::size_t>(i) : random() % bad.size();
        bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
        write(bad);
        EXPECT_EQ(load_snapshot(file).error().kind, base::ErrorKind::corrupt) << at;
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{30}, good.size() / 2, good.size() - 1}) {
        write(good.substr(0, size));
        EXPECT_EQ(load_snapshot(file).error().kind, base::ErrorKind::corrupt) << size;
    }
}

}  // namespace
}  // namespace tally
