// Each detector on a matter put together by hand: what it must see, and beside it what it must not.
#include "core/finding/signs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace core {
namespace {

using base::Day;

const Period spring{Day::from(2026, 3, 1), Day::from(2026, 5, 31)};

std::vector<Detector> detectors() {
    std::vector<Detector> all;
    const auto add = [&](DetectorKind kind, Threshold threshold) {
        threshold.from = Day::from(2005, 5, 1);
        all.push_back({kind, {}, {}, {}, {}, {threshold}});
    };
    add(DetectorKind::closures_bunched, {.from = {}, .days = 3, .share = 50, .least = 2, .source = {}});
    add(DetectorKind::clock_reset, {.from = {}, .days = 2, .least = 1, .source = {}});
    add(DetectorKind::rerouted_late, {.from = {}, .days = 5, .least = 1, .source = {}});
    add(DetectorKind::extension_burst, {.from = {}, .least = 2, .source = {}});
    add(DetectorKind::identical_replies, {.from = {}, .least = 2, .source = {}});
    add(DetectorKind::closed_reopened, {.from = {}, .days = 10, .least = 1, .source = {}});
    add(DetectorKind::ratings_bunched, {.from = {}, .minutes = 10, .least = 3, .source = {}});
    return all;
}

base::Id id(std::uint8_t number) {
    base::Id made;
    made.bytes[0] = number;
    return made;
}
const base::Id office = id(1), housing = id(2);

/// A matter that the office registered and forwarded to the housing department, which accepted it.
class History {
  public:
    explicit History(MatterClass matter_class = MatterClass::claim) {
        OpenMatter open;
        open.office = office;
        open.matter_class = matter_class;
        open.received_day = Day::from(2026, 3, 2);
        add(open, Day::from(2026, 3, 2));
        add(Forward{.to = housing, .received_day = {}, .external_due = {}}, Day::from(2026, 3, 4));
        add(Accept{1}, Day::from(2026, 3, 10), Day::from(2026, 5, 9));
    }
    void add(Deed deed, Day day, Day due = {}, std::int64_t minute = 0) {
        Fact fact;
        fact.seq = facts_.size() + 1;
        fact.subject = id(9);
        fact.version = static_cast<std::uint32_t>(facts_.size() + 1);
        fact.day = day;
        fact.recorded_at = {minute * 60'000};
        fact.deed = std::move(deed);
        if (due.is_set()) {
            DueDay clock;
            clock.term = TermId::handle;
            clock.due_day = due;
            fact.clocks.push_back({1, clock});
        }
        facts_.push_back(std::move(fact));
    }
    [[nodiscard]] std::vector<Sign> signs(DetectorKind kind, const Period& period = spring) const {
        std::vector<Sign> of;
        for (Sign& sign : signs_of(facts_, period, detectors())) {
            if (sign.kind == kind) of.push_back(std::move(sign));
        }
        return of;
    }

  private:
    std::vector<Fact> facts_;
};

TEST(Signs, ADueDayThatACorrectionMovesBack) {
    History history;
    const Accept again{1};
    history.add(Correct{.version = 3, .is_annulled = false, .day = Day::from(2026, 3, 30), .deed = encode_deed(again)},
                Day::from(2026, 5, 11), Day::from(2026, 5, 29));
    const auto signs = history.signs(DetectorKind::clock_reset);
    ASSERT_EQ(signs.size(), 1U);
    EXPECT_EQ(signs[0].organ, housing);
    EXPECT_EQ(signs[0].due, Day::from(2026, 5, 9));
    EXPECT_EQ(signs[0].moved_due, Day::from(2026, 5, 29));
    EXPECT_EQ(signs[0].days, 20);
    EXPECT_TRUE(history.signs(DetectorKind::clock_reset, {spring.from, Day::from(2026, 5, 10)}).empty());
}

TEST(Signs, ADueDayThatACorrectionBringsForwardIsNone) {
    History history;
    const Accept again{1};
    history.add(Correct{.version = 3, .is_annulled = false, .day = Day::from(2026, 3, 6), .deed = encode_deed(again)},
                Day::from(2026, 3, 20), Day::from(2026, 5, 5));
    EXPECT_TRUE(history.signs(DetectorKind::clock_reset).empty());
}

TEST(Signs, AnAnnulledAcceptanceTakesItsClockAway) {
    History history;
    history.add(Correct{.version = 3, .is_annulled = true, .day = {}, .deed = {}}, Day::from(2026, 5, 11));
    const auto signs = history.signs(DetectorKind::clock_reset);
    ASSERT_EQ(signs.size(), 1U);
    EXPECT_FALSE(signs[0].moved_due.is_set());
}

TEST(Signs, ReroutingCountsInTheLastDaysBeforeTheAnswerIsDue) {
    const struct {
        Day day;
        bool is_late;
    } rows[]{{Day::from(2026, 5, 3), false},
             {Day::from(2026, 5, 4), true},
             {Day::from(2026, 5, 9), true},
             {Day::from(2026, 5, 10), false}};
    for (const auto& row : rows) {
        History routed, classified, passed_on;
        routed.add(Route{.leg = 1, .path = Path::administrative, .procedure = {}}, row.day);
        classified.add(Classify{.matter_class = MatterClass::suggestion, .accused = {}}, row.day);
        passed_on.add(Forward{.to = id(3), .received_day = {}, .external_due = {}}, row.day);
        for (const History* history : {&routed, &classified, &passed_on})
            EXPECT_EQ(history->signs(DetectorKind::rerouted_late).size(), row.is_late ? 1U : 0U) << row.day.text();
    }
    History petition, same_class;
    petition.add(Route{.leg = 1, .path = Path::petition, .procedure = {}}, Day::from(2026, 5, 8));
    same_class.add(Classify{.matter_class = MatterClass::claim, .category = 110'000, .accused = {}},
                   Day::from(2026, 5, 8));
    EXPECT_TRUE(petition.signs(DetectorKind::rerouted_late).empty());
    EXPECT_TRUE(same_class.signs(DetectorKind::rerouted_late).empty());
}

TEST(Signs, ReopenedWithinTenDaysOfTheClosing) {
    for (const auto& [day, is_soon] :
         {std::pair{Day::from(2026, 4, 11), true}, std::pair{Day::from(2026, 4, 12), false}}) {
        History history;
        history.add(Close{CloseReason::other}, Day::from(2026, 4, 1));
        history.add(Reopen{}, day);
        EXPECT_EQ(history.signs(DetectorKind::closed_reopened).size(), is_soon ? 1U : 0U) << day.text();
    }
}

// 《信访工作条例》第三十条第三款: nothing leads to an accusation, not even that its handling looks odd.
TEST(Signs, OfAnAccusationThereAreNone) {
    History history(MatterClass::accusation);
    history.add(Close{CloseReason::other}, Day::from(2026, 4, 1));
    history.add(Reopen{}, Day::from(2026, 4, 2));
    EXPECT_TRUE(history.signs(DetectorKind::closed_reopened).empty());
    EXPECT_TRUE(history.signs(DetectorKind::closures_bunched).empty());
}

PlacedSign placed(DetectorKind kind, Day day, std::uint32_t matter, std::int64_t minute = 0, std::uint8_t mark = 0) {
    PlacedSign one{
        .sign = {.kind = kind, .organ = housing, .day = day, .at = {minute * 60'000}, .due = {}, .moved_due = {}},
        .matter = matter};
    one.sign.mark[0] = mark;
    return one;
}

TEST(Findings, ClosuresInTheLastDaysOfAMonth) {
    using enum DetectorKind;
    std::vector<PlacedSign> signs{
        placed(closures_bunched, Day::from(2026, 3, 29), 1), placed(closures_bunched, Day::from(2026, 3, 31), 2),
        placed(closures_bunched, Day::from(2026, 4, 28), 3), placed(closures_bunched, Day::from(2026, 4, 27), 4),
        placed(closures_bunched, Day::from(2026, 5, 15), 5), placed(closures_bunched, Day::from(2026, 3, 28), 6)};
    const auto found = findings_of(signs, spring, detectors());  // three of six: 50 %
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].cases, 3);
    EXPECT_EQ(found[0].all, 6);
    EXPECT_EQ(found[0].matters, (std::vector<std::uint32_t>{1, 2, 3}));
    signs.push_back(placed(closures_bunched, Day::from(2026, 5, 16), 7));
    EXPECT_TRUE(findings_of(signs, spring, detectors()).empty()) << "three of seven: 42.86 %";
}

TEST(Findings, SameDaySameTextSameMinutes) {
    using enum DetectorKind;
    const Day day = Day::from(2026, 4, 1);
    const auto kinds = [&](std::vector<PlacedSign> signs) {
        std::vector<DetectorKind> of;
        for (const Found& one : findings_of(std::move(signs), spring, detectors())) of.push_back(one.kind);
        return of;
    };
    EXPECT_EQ(kinds({placed(extension_burst, day, 1), placed(extension_burst, day, 2)}), std::vector{extension_burst});
    EXPECT_TRUE(kinds({placed(extension_burst, day, 1), placed(extension_burst, day + 1, 2)}).empty());
    EXPECT_EQ(kinds({placed(identical_replies, day, 1, 0, 7), placed(identical_replies, day + 9, 2, 0, 7)}),
              std::vector{identical_replies});
    EXPECT_TRUE(kinds({placed(identical_replies, day, 1, 0, 7), placed(identical_replies, day, 1, 0, 7)}).empty())
        << "one matter";
    EXPECT_TRUE(kinds({placed(identical_replies, day, 1), placed(identical_replies, day, 2)}).empty()) << "no text";
    EXPECT_EQ(kinds({placed(ratings_bunched, day, 1, 0), placed(ratings_bunched, day, 2, 5),
                     placed(ratings_bunched, day, 3, 9)}),
              std::vector{ratings_bunched});
    EXPECT_TRUE(kinds({placed(ratings_bunched, day, 1, 0), placed(ratings_bunched, day, 2, 5),
                       placed(ratings_bunched, day, 3, 10)})
                    .empty());
}

// Nobody who rated is traced: the finding counts, and names no matter.
TEST(Findings, RatingsNameNoMatter) {
    const Day day = Day::from(2026, 4, 1);
    std::vector<PlacedSign> signs;
    for (std::uint32_t i = 0; i < 5; ++i) signs.push_back(placed(DetectorKind::ratings_bunched, day, i, i));
    const auto found = findings_of(signs, spring, detectors());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].cases, 5);
    EXPECT_TRUE(found[0].matters.empty());
    std::ranges::reverse(signs);
    EXPECT_EQ(findings_of(signs, spring, detectors())[0].cases, 5) << "whatever order they came in";
}

TEST(Detectors, TheRowInForceIsTheLatestThatHasBegun) {
    Detector detector{DetectorKind::clock_reset, {}, {}, {}, {}, {}};
    detector.thresholds.push_back({.from = Day::from(2020, 1, 1), .days = 1, .source = {}});
    detector.thresholds.push_back({.from = Day::from(2026, 1, 1), .days = 2, .source = {}});
    EXPECT_EQ(detector.at(Day::from(2019, 12, 31)), nullptr);
    EXPECT_EQ(detector.at(Day::from(2025, 12, 31))->days, 1);
    EXPECT_EQ(detector.at(Day::from(2026, 1, 1))->days, 2);
}

}  // namespace
}  // namespace core
