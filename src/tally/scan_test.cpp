// The compiled scan against the interpreter, row by row: random rows, random predicates, every kernel.
#include "tally/scan.hpp"

#include <gtest/gtest.h>

#include <random>

#include "core/indicator/steps.hpp"

namespace tally {
namespace {

using core::ColumnRef;
using core::Node;
using Shape = Node::Shape;
using Random = std::mt19937_64;

std::int64_t between(Random& random, std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1));
}

/// A cell of any width: days near each other, days far apart, words, yes and no, often empty.
std::int64_t random_cell(Random& random, const core::Column& column, std::int64_t spread) {
    switch (column.type) {
        case core::ColumnType::day: return random() % 4 == 0 ? null_cell : 20'000 + between(random, 0, spread);
        case core::ColumnType::word: return between(random, 0, std::ssize(column.words) - 1);
        case core::ColumnType::boolean: return between(random, 0, 1);
        case core::ColumnType::number: return between(random, 0, spread * 3);
        case core::ColumnType::organ: return random() % 9 == 0 ? null_cell : between(random, 1, 40);
    }
    return 0;
}

Row random_row(Random& random, Grain grain, std::int64_t spread) {
    Row row(all_cells(grain), 0);
    const auto columns = core::columns(grain);
    for (std::size_t i = 0; i < columns.size(); ++i) row[i] = random_cell(random, columns[i], spread);
    return row;
}

MatterRows random_matter(Random& random, std::uint32_t subject, std::int64_t spread) {
    MatterRows rows{.matter = random_row(random, Grain::matters, spread), .legs = {}, .reviews = {}, .ratings = {}};
    rows.matter[hidden(Grain::matters, MatterHidden::subject)] = subject;
    rows.matter[hidden(Grain::matters, MatterHidden::changed_day)] = 20'000 + between(random, 0, spread);
    rows.matter[hidden(Grain::matters, MatterHidden::changed_seq)] = between(random, 1, 1'000'000);
    rows.matter[static_cast<std::size_t>(core::MatterColumn::registered_day)] = 20'000;
    const auto children = [&](Grain grain, std::vector<Row>& list, std::int64_t most) {
        for (std::int64_t i = between(random, 0, most); i > 0; --i) {
            list.push_back(random_row(random, grain, spread));
            list.back()[hidden(grain, ChildHidden::leg)] = std::ssize(list) - 1;
        }
    };
    children(Grain::legs, rows.legs, 5);
    children(Grain::reviews, rows.reviews, 1);
    children(Grain::ratings, rows.ratings, 2);
    return rows;
}

ColumnRef random_column(Random& random, Grain grain) {
    const bool is_child = grain != Grain::submissions && grain != Grain::matters;
    const bool is_inherited = is_child && random() % 4 == 0;
    const std::size_t size = core::columns(is_inherited ? Grain::matters : grain).size();
    return {is_inherited, static_cast<std::uint8_t>(random() % size)};
}

Node random_node(Random& random, Grain grain, std::int64_t spread, int depth) {
    const auto what = random() % (depth > 0 ? 6 : 3);
    if (what < 2) {
        Node node{.shape = Shape::range, .a = random_column(random, grain)};
        const bool is_day = core::column_at(grain, node.a).type == core::ColumnType::day;
        const std::int64_t middle = (is_day ? 20'000 : 0) + between(random, -2, spread + 2);
        node.low = {core::Bound::Anchor::number,
                    random() % 4 == 0 ? null_cell + 1 : middle - between(random, 0, spread)};
        node.high = {core::Bound::Anchor::number, random() % 4 == 0 ? INT64_MAX : middle + between(random, 0, 3)};
        return node;
    }
    if (what == 2) {
        Node node{.shape = Shape::order, .a = random_column(random, grain), .b = random_column(random, grain)};
        node.shift = random() % 3 == 0 ? 0 : between(random, -spread - 2, spread + 2);
        return node;
    }
    if (what == 3) return {.shape = Shape::negation, .parts = {random_node(random, grain, spread, depth - 1)}};
    Node node{.shape = what == 4 ? Shape::all : Shape::any};
    for (auto parts = random() % 4; parts > 0; --parts)
        node.parts.push_back(random_node(random, grain, spread, depth - 1));
    return node;
}

std::int64_t amount_of(const Row& row, const core::Amount& amount) {
    return row[amount.column] - (amount.minus ? row[*amount.minus] : 0);
}

/// What is in the tally, kept as plainly as possible.
struct Plain {
    std::map<std::uint32_t, MatterRows> matters;
    std::map<std::uint32_t, Row> submissions;

    [[nodiscard]] std::int64_t count(const Question& question, Cutoff cutoff) const {
        std::int64_t count = 0;
        const core::Steps steps(question.bound);
        const auto add = [&](const Row& own, const Row& matter) {
            const bool does_hold = holds(question.bound, {own, matter});
            EXPECT_EQ(steps.hold({own, matter}), does_hold);
            if (does_hold) count += question.sum ? amount_of(own, *question.sum) : 1;
        };
        const auto stands = [&](const Row& row, std::uint8_t day, std::uint8_t seq) {
            return row[day] <= cutoff.day && row[seq] <= cutoff.seq;
        };
        for (const auto& [subject, row] : submissions) {
            if (question.grain != Grain::submissions) break;
            if (stands(row, hidden(Grain::submissions, SubmissionHidden::changed_day),
                       hidden(Grain::submissions, SubmissionHidden::changed_seq))) {
                add(row, row);
            }
        }
        for (const auto& [subject, rows] : matters) {
            if (!stands(rows.matter, hidden(Grain::matters, MatterHidden::changed_day),
                        hidden(Grain::matters, MatterHidden::changed_seq))) {
                continue;
            }
            if (question.grain == Grain::matters) add(rows.matter, rows.matter);
            if (question.grain == Grain::legs)
                for (const Row& row : rows.legs) add(row, rows.matter);
            if (question.grain == Grain::reviews)
                for (const Row& row : rows.reviews) add(row, rows.matter);
            if (question.grain == Grain::ratings)
                for (const Row& row : rows.ratings) add(row, rows.matter);
        }
        return count;
    }
};

struct Both {
    Plain plain;
    Tally tally;
};

Both random_tally(Random& random, std::uint32_t size, std::int64_t spread) {
    Both both;
    const auto put = [&](std::uint32_t subject) {
        if (subject % 3 == 0) {
            Row row = random_row(random, Grain::submissions, spread);
            row[hidden(Grain::submissions, SubmissionHidden::subject)] = subject;
            row[hidden(Grain::submissions, SubmissionHidden::changed_day)] = 20'000 + between(random, 0, spread);
            row[hidden(Grain::submissions, SubmissionHidden::changed_seq)] = between(random, 1, 1'000'000);
            both.plain.submissions[subject] = row;
            both.tally.put_submission(row);
        } else {
            const MatterRows rows = random_matter(random, subject, spread);
            both.plain.matters[subject] = rows;
            both.tally.put(rows);
        }
    };
    for (std::uint32_t subject = 1; subject <= size; ++subject) {
        if (subject % 50 != 0) put(subject);       // these come late
        if (subject % 60 == 0) put(subject - 10);  // 50, 110, … out of order, others again
        if (random() % 3 == 0) put(static_cast<std::uint32_t>(between(random, 1, subject)));
    }
    return both;
}

std::vector<Question> random_questions(Random& random, std::int64_t spread, int count) {
    std::vector<Question> questions;
    for (int i = 0; i < count; ++i) {
        const auto grain = static_cast<Grain>(random() % core::grain_count);
        questions.push_back({grain, random_node(random, grain, spread, 3), std::nullopt});
        if (grain == Grain::matters && random() % 3 == 0) {
            using enum core::MatterColumn;
            const auto to = static_cast<std::uint8_t>(replied_day), from = static_cast<std::uint8_t>(accepted_day);
            questions.back().sum = core::Amount{to, from};
            Node both{.shape = Shape::all, .parts = {std::move(questions.back().bound)}};
            for (const std::uint8_t column : {to, from})
                both.parts.push_back({.shape = Shape::range,
                                      .a = {false, column},
                                      .low = {core::Bound::Anchor::number, null_cell + 1},
                                      .high = {core::Bound::Anchor::number, INT64_MAX}});
            questions.back().bound = std::move(both);
        }
        if (grain == Grain::submissions && random() % 3 == 0) {
            questions.back().sum = core::Amount{static_cast<std::uint8_t>(core::SubmissionColumn::people)};
        }
    }
    return questions;
}

TEST(Scan, AgreesWithTheInterpreter) {
    for (const int level : {0, 1, 2}) {
        choose_kernels(level);
        for (unsigned seed = 1; seed <= 6; ++seed) {
            Random random(seed);
            const std::int64_t spread = seed % 3 == 0 ? 40 : seed % 3 == 1 ? 700 : 90'000;
            const Both both = random_tally(random, seed == 1 ? 20'000 : 2'000, spread);
            const auto questions = random_questions(random, spread, 120);
            const Scan scan(questions);
            for (const Cutoff cutoff : {Cutoff{}, Cutoff{20'000 + spread / 2, INT64_MAX}, Cutoff{INT64_MAX, 300'000}}) {
                const auto totals = scan.totals(both.tally, cutoff, 2);
                for (std::size_t i = 0; i < questions.size(); ++i) {
                    ASSERT_EQ(totals[i], both.plain.count(questions[i], cutoff))
                        << "kernels " << level << " seed " << seed << " question " << i;
                }
            }
        }
    }
    choose_kernels(-1);
}

TEST(Scan, GroupsAddUpToTheTotalAndRowsToTheCount) {
    Random random(7);
    const Both both = random_tally(random, 9'000, 300);
    const auto questions = random_questions(random, 300, 40);
    std::vector<std::vector<Key>> keys;
    for (const Question& question : questions) {
        keys.push_back(
            {{{random_column(random, question.grain)}, false}, {{random_column(random, question.grain)}, false}});
    }
    const Scan scan(questions);
    const Cutoff cutoff{20'200, INT64_MAX};
    const auto totals = scan.totals(both.tally, cutoff, 2);
    const auto groups = scan.groups(both.tally, cutoff, 2, keys);
    for (std::size_t i = 0; i < questions.size(); ++i) {
        std::int64_t sum = 0;
        for (const auto& [cells, count] : groups[i]) sum += count;
        EXPECT_EQ(sum, totals[i]) << i;
        const auto rows = scan.rows(both.tally, cutoff, 2, i);
        std::int64_t amount = 0;
        for (const CountedRow& row : rows) amount += row.amount;
        EXPECT_EQ(amount, totals[i]) << i;
        std::int64_t spread = 0, spread_rows = 0;
        for (const auto& [cells, amounts] : scan.amounts(both.tally, cutoff, 2, keys[i], i)) {
            for (const auto& [each, count] : amounts) spread += each * count, spread_rows += count;
        }
        EXPECT_EQ(spread, totals[i]) << i;
        EXPECT_EQ(spread_rows, std::ssize(rows)) << i;
        if (!questions[i].sum) {
            EXPECT_EQ(std::ssize(rows), totals[i]) << i;
        }
    }
}

TEST(Scan, MonthsAreThoseOfTheEarliestDay) {
    Tally tally;
    Random random(1);
    const auto day = [](int month, unsigned of_month) {
        return base::Day::from(2026, static_cast<unsigned>(month), of_month).number;
    };
    std::uint32_t subject = 0;
    const auto put = [&](std::int64_t due, std::int64_t done) {
        MatterRows rows = random_matter(random, ++subject, 10);
        rows.matter[static_cast<std::size_t>(core::MatterColumn::reply_due)] = due;
        rows.matter[static_cast<std::size_t>(core::MatterColumn::reply_done_day)] = done;
        tally.put(rows);
    };
    put(day(3, 10), day(2, 28));
    put(day(3, 1), day(4, 2));
    put(day(3, 31), null_cell);
    put(null_cell, null_cell);
    const Key month{{{false, static_cast<std::uint8_t>(core::MatterColumn::reply_due)},
                     {false, static_cast<std::uint8_t>(core::MatterColumn::reply_done_day)}},
                    true};
    const Scan scan({{Grain::matters, Node{.shape = Shape::all}, std::nullopt}});
    const auto groups = scan.groups(tally, {}, 1, {{month}});
    const Groups expected{{{null_cell, 0, 0}, 1}, {{2026 * 12 + 1, 0, 0}, 1}, {{2026 * 12 + 2, 0, 0}, 2}};
    EXPECT_EQ(groups[0], expected);
}

TEST(Tally, GivesBackTheRowsThatWerePutLast) {
    Random random(3);
    const Both both = random_tally(random, 20'000, 400);
    EXPECT_EQ(both.tally.matters_size(), both.plain.matters.size());
    EXPECT_EQ(both.tally.submissions_size(), both.plain.submissions.size());
    for (const auto& [subject, rows] : both.plain.matters) {
        const auto at = both.tally.find_matter(subject);
        ASSERT_TRUE(at) << subject;
        MatterRows found = both.tally.matter(*at);
        for (auto* list : {&found.legs, &found.reviews, &found.ratings}) {
            for (Row& row : *list) row[row.size() - 2] = 0;  // the owner's place is the tally's own
        }
        ASSERT_EQ(found.matter, rows.matter);
        ASSERT_EQ(found.legs, rows.legs);
        ASSERT_EQ(found.reviews, rows.reviews);
        ASSERT_EQ(found.ratings, rows.ratings);
    }
    EXPECT_FALSE(both.tally.find_matter(20'002));
    EXPECT_FALSE(both.tally.find_matter(3));  // a submission
}

TEST(Tally, NamesWhatChangedSinceACut) {
    Tally tally;
    Random random(5);
    const auto put = [&](std::uint32_t subject, std::int64_t registered, std::int64_t changed, std::int64_t seq,
                         bool is_corrected) {
        MatterRows rows = random_matter(random, subject, 10);
        rows.matter[static_cast<std::size_t>(core::MatterColumn::registered_day)] = registered;
        rows.matter[hidden(Grain::matters, MatterHidden::changed_day)] = changed;
        rows.matter[hidden(Grain::matters, MatterHidden::changed_seq)] = seq;
        rows.matter[hidden(Grain::matters, MatterHidden::is_corrected)] = is_corrected;
        tally.put(rows);
    };
    put(1, 100, 110, 5, false);   // stands
    put(2, 100, 121, 6, false);   // changed a day too late
    put(3, 100, 110, 21, false);  // recorded too late
    put(4, 121, 125, 7, false);   // registered later: was not there
    put(5, 121, 125, 8, true);    // a correction may have moved its registration
    EXPECT_EQ(changed_since(tally, {120, 20}).matters,
              (std::vector<Changed::Row>{{2, 121, 6}, {3, 110, 21}, {5, 125, 8}}));
    EXPECT_EQ(changed_since(tally, {125, 21}).matters, (std::vector<Changed::Row>{}));
}

}  // namespace
}  // namespace tally
