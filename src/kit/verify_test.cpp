// Honest kits agree, whatever became of the matters; and what cannot be told from outside is told to be so.
#include "kit/verify.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "kit/town.hpp"

namespace kit {
namespace {

using namespace testing;
using enum core::MatterClass;

Report verified(const Town& town, base::Day cut_day) {
    const Folder folder;
    const auto file = folder / "kit.zip";
    must(write(file, town.contents(cut_day)));
    EXPECT_EQ(verdict(file), "agrees");
    return must(verify(file, {}));
}

const Compared& figure(const Report& report, std::string_view id) {
    return *std::ranges::find(report.figures, id, [](const Compared& one) { return std::string_view(one.claimed.id); });
}

TEST(Kit, EveryFigureIsRecomputed) {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        Town town(seed);
        town.live(60);
        for (const base::Day cut : {base::Day::from(2025, 6, 30), cut_2026}) {
            const Report report = verified(town, cut);
            for (const Compared& one : report.figures)
                EXPECT_NE(one.agreement, Agreement::differs)
                    << "seed " << seed << ", cut " << cut.text() << ", " << one.claimed.id << ": "
                    << one.claimed.numerator << " claimed, " << one.numerator << " counted";
            EXPECT_TRUE(report.do_all_agree());
            EXPECT_EQ(figure(report, "overdue").agreement, Agreement::equal);
            EXPECT_GT(figure(report, "reply_on_time_due").denominator, 10);
            EXPECT_TRUE(report.other_definitions.empty());
        }
    }
}

TEST(Kit, ClosesAccusationsAndWhatBecameOne) {
    Town town;
    const base::Day day = base::Day::from(2025, 3, 3);
    const auto plain = town.write({claim}, day);
    const auto born = town.write({accusation}, day);
    const auto turned = town.write({unclassified}, day);
    const auto back = town.write({accusation}, day);
    town.turn(back[0], claim, day + 1);
    for (const auto& one : {plain, born, turned, back}) town.handle(one[0], day + 2, 0);
    town.turn(turned[0], accusation, day + 30);
    const Report report = verified(town, cut_2026);
    EXPECT_TRUE(report.do_all_agree());
    EXPECT_EQ(report.turned.matters, 1U);
    EXPECT_EQ(report.turned.turnings, 1U);
    EXPECT_EQ(report.turned.after_cut, 0U);
    EXPECT_EQ(report.closed_matters, 2U);
    EXPECT_EQ(report.closed_letters, 1U);  // that of `born`; the letter of `back` holds no accusation any more
    EXPECT_EQ(report.mixed_letters, 0U);
    // `plain` and `back`: the law's sixty days have run out for both.
    EXPECT_EQ(figure(report, "overdue").numerator, 2);
    EXPECT_EQ(figure(report, "overdue").agreement, Agreement::equal);
    EXPECT_EQ(figure(report, "received").numerator, 2);
    EXPECT_EQ(figure(report, "accusations_received").agreement, Agreement::outside);
    EXPECT_EQ(figure(report, "accusations_received").claimed.numerator, 2);
    EXPECT_EQ(figure(report, "accusations_received").hidden, 2U);
}

TEST(Kit, BoundsWhatTurnedAfterTheCut) {
    Town town;
    const base::Day day = base::Day::from(2025, 3, 3);
    const auto plain = town.write({claim}, day), turned = town.write({claim}, day);
    for (const auto& one : {plain, turned}) town.handle(one[0], day, 0);
    town.turn(turned[0], accusation, base::Day::from(2026, 2, 2));
    const Report report = verified(town, base::Day::from(2025, 12, 31));
    EXPECT_TRUE(report.do_all_agree());
    const Compared& overdue = figure(report, "overdue");
    EXPECT_EQ(overdue.claimed.numerator, 2);
    EXPECT_EQ(overdue.numerator, 1);
    EXPECT_EQ(overdue.hidden, 1U);
    EXPECT_EQ(overdue.agreement, Agreement::within);
    EXPECT_EQ(report.uncertain_letters, 1U);
    EXPECT_EQ(figure(report, "notice_on_time").hidden, std::nullopt);
}

TEST(Kit, TellsOfLettersWithBoth) {
    Town town;
    town.write({claim, accusation}, base::Day::from(2025, 3, 3));
    town.write({claim}, base::Day::from(2025, 3, 3));
    const Report report = verified(town, cut_2026);
    EXPECT_TRUE(report.do_all_agree());
    EXPECT_EQ(report.mixed_letters, 1U);
    EXPECT_EQ(figure(report, "received").claimed.numerator, 2);
    EXPECT_EQ(figure(report, "received").numerator, 1);
    EXPECT_EQ(figure(report, "received").agreement, Agreement::within);
    EXPECT_EQ(figure(report, "received_matters").agreement, Agreement::equal);
    EXPECT_EQ(figure(report, "visits_people").hidden, std::nullopt);
}

// Four letters of 2024 and one that accuses, three of 2025: (4 − 3) ÷ 4.
TEST(Kit, ADeclineIsMeasuredFromTheYearBefore) {
    Town town;
    for (const int month : {1, 2, 3}) town.write({claim}, base::Day::from(2024, month, 5));
    town.write({claim}, base::Day::from(2024, 3, 31));
    town.write({accusation}, base::Day::from(2024, 3, 7));
    town.write({claim}, base::Day::from(2024, 4, 1));  // a day too late for a cut on 31 March
    for (const int month : {1, 2, 3}) town.write({claim}, base::Day::from(2025, month, 5));
    const Report report = verified(town, base::Day::from(2025, 3, 31));
    EXPECT_TRUE(report.do_all_agree());
    const Compared& decline = figure(report, "received_decline");
    EXPECT_EQ(decline.numerator, 3);
    EXPECT_EQ(decline.denominator, 4);
    EXPECT_EQ(decline.value, "25.00");
    EXPECT_EQ(decline.agreement, Agreement::equal);
    // The year before is known from its beginning only if something was received in its first month.
    Town late;
    late.write({claim}, base::Day::from(2024, 2, 1));
    late.write({claim}, base::Day::from(2025, 2, 1));
    const Report unknown = verified(late, base::Day::from(2025, 3, 31));
    EXPECT_TRUE(unknown.do_all_agree());
    EXPECT_EQ(figure(unknown, "received_decline").denominator, std::nullopt);
    EXPECT_EQ(figure(unknown, "received_decline").value, std::nullopt);
    EXPECT_EQ(figure(unknown, "received_decline").agreement, Agreement::equal);
    // Whether a closed letter was received in it cannot be told from outside.
    late.write({accusation}, base::Day::from(2024, 2, 2));
    EXPECT_EQ(figure(verified(late, base::Day::from(2025, 3, 31)), "received_decline").agreement, Agreement::within);
}

// The town types 12, then 14 in its place, 5, and 900 that it takes back on 9 April; 3 of 4; and 2.5.
TEST(Kit, TypedFiguresAreReadFromTheAccounts) {
    const Town town;
    const Report report = verified(town, cut_2026);
    EXPECT_TRUE(report.do_all_agree());
    EXPECT_EQ(figure(report, "supervision_letters").value, "19");
    EXPECT_EQ(figure(report, "supervision_letters").agreement, Agreement::equal);
    EXPECT_EQ(figure(report, "supervision_closed_rate").value, "75.00");
    EXPECT_EQ(figure(report, "meetings").value, "2.5");
    EXPECT_EQ(figure(report, "meetings").numerator, 25);
    EXPECT_EQ(figure(report, "receptions").value, std::nullopt) << "nothing typed is not known, not 0";
    EXPECT_EQ(figure(verified(town, base::Day::from(2025, 4, 8)), "supervision_letters").value, "919");
}

TEST(Kit, ContinuesAnEarlierCheckpoint) {
    Town town;
    town.live(5);
    const std::uint64_t then = town.leaves().size();
    const std::string earlier = town.checkpoint(then);
    town.live(5);
    const Folder folder;
    must(write(folder / "kit.zip", town.contents(cut_2026)));
    EXPECT_EQ(verdict(folder / "kit.zip", {.key = {}, .earlier = earlier}), "agrees");
    EXPECT_EQ(verdict(folder / "kit.zip", {.key = {}, .earlier = town.checkpoint(town.leaves().size())}), "agrees");
    Town other(2);
    other.live(5);
    EXPECT_EQ(verdict(folder / "kit.zip", {.key = {}, .earlier = other.checkpoint(then)}), "earlier");
    town.live(5);
    EXPECT_EQ(verdict(folder / "kit.zip", {.key = {}, .earlier = town.checkpoint(town.leaves().size())}), "earlier");
    core::SigningKey stranger = town.key();
    stranger.seed.fill(9);
    EXPECT_EQ(verdict(folder / "kit.zip", {.key = core::verifier_of(stranger), .earlier = {}}), "key");
    EXPECT_EQ(verdict(folder / "kit.zip", {.key = core::verifier_of(town.key()), .earlier = {}}), "agrees");
}

TEST(Kit, HoldsNothingSealedAndNothingOfAccusations) {
    Town town;
    town.live(90);
    const Folder folder;
    must(write(folder / "kit.zip", town.contents(cut_2026)));
    std::string all;
    for (const auto& [path, bytes] : unpack(folder / "kit.zip")) all += base::text_of(bytes);
    EXPECT_EQ(all.find(Town::secret), std::string::npos);
    int closed = 0;
    for (const base::Id& id : town.matters()) {
        if (town.matter(id).matter_class != accusation) continue;
        ++closed;
        EXPECT_EQ(all.find(town.matter(id).number), std::string::npos);
    }
    EXPECT_GT(closed, 3);
}

}  // namespace
}  // namespace kit
