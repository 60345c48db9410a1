// Typed figures: which of several values counts, at which cut; and what Figures make of them.
#include "core/account/typed.hpp"

#include <algorithm>

#include "follow/district.hpp"

namespace follow::testing {
namespace {

using base::Day;

const Period year{Day::from(2025, 1, 1), Day::from(2025, 12, 31)};
const Period january{Day::from(2025, 1, 1), Day::from(2025, 1, 31)},
    february{Day::from(2025, 2, 1), Day::from(2025, 2, 28)};
const Period half{Day::from(2025, 1, 1), Day::from(2025, 6, 30)};
const Day typed_day = Day::from(2026, 1, 5);

base::Id organ(std::uint8_t number) {
    base::Id id;
    id.bytes[0] = number;
    return id;
}
TypedValue value(std::uint8_t of, Period period, std::int64_t numerator, std::uint64_t seq,
                 std::optional<std::int64_t> denominator = {}) {
    return {.item = "supervision_letters",
            .organ = organ(of),
            .period = period,
            .numerator = numerator,
            .denominator = denominator,
            .day = typed_day,
            .seq = seq};
}
std::int64_t total(const TypedFigures& typed, const Period& period, Cut cut = {typed_day, 100}) {
    const auto sum = typed.total("supervision_letters", period, cut);
    return sum ? sum->numerator : -1;
}

TEST(Typed, MonthsAddUpAndALaterValueTakesThePlaceOfTheEarlier) {
    TypedFigures typed;
    EXPECT_EQ(total(typed, year), -1) << "nothing typed is not known, not 0";
    typed.add(value(1, january, 10, 3));
    typed.add(value(1, february, 5, 4));
    typed.add(value(2, january, 100, 5));
    EXPECT_EQ(total(typed, year), 115);
    EXPECT_EQ(total(typed, january), 110);
    EXPECT_EQ(total(typed, {january.from, january.to - 1}), -1) << "a month is not cut in two";
    typed.add(value(1, january, 12, 9));
    EXPECT_EQ(total(typed, year), 117);
    // The same cut gives the same figure, whatever is typed later.
    EXPECT_EQ(total(typed, year, {typed_day, 8}), 115);
    EXPECT_EQ(total(typed, year, {typed_day - 1, 100}), -1);
}

TEST(Typed, AWiderStretchTakesThePlaceOfItsPartsAndAnOverlapIsNotKnown) {
    TypedFigures typed;
    typed.add(value(1, january, 10, 3));
    typed.add(value(1, half, 40, 4));
    EXPECT_EQ(total(typed, year), 40);
    EXPECT_EQ(total(typed, january), 10);
    typed.add(value(1, {Day::from(2025, 6, 1), Day::from(2025, 7, 31)}, 7, 5));
    EXPECT_EQ(total(typed, year), -1) << "June would count twice";
    EXPECT_FALSE(typed.by_organ("supervision_letters", year, {typed_day, 100}).at(organ(1)));
}

// Decided by the caller, not by the order in which facts were read.
TEST(Typed, TheOrderOfReadingChangesNothing) {
    std::vector<TypedValue> values{value(1, january, 10, 3), value(1, january, 12, 9), value(2, half, 4, 5)};
    const auto by_seq = [](const TypedValue& a, const TypedValue& b) { return a.seq < b.seq; };
    std::ranges::sort(values, by_seq);
    do {
        TypedFigures typed;
        for (const TypedValue& one : values) typed.add(one);
        EXPECT_EQ(total(typed, year), 16);
    } while (std::next_permutation(values.begin(), values.end(), by_seq));
}

core::Fact account_fact(std::uint32_t version, std::uint64_t seq, Day day, core::Deed deed) {
    core::Fact fact;
    fact.subject_kind = core::SubjectKind::account;
    fact.subject = organ(9);
    fact.version = version;
    fact.seq = seq;
    fact.day = day;
    fact.deed = std::move(deed);
    return fact;
}

TEST(Typed, AreReadFromTheFactsOfAnAccountAndAnnulledOnesNoLongerStand) {
    TypedFigures typed;
    typed.note(account_fact(1, 3, typed_day, core::OpenAccount{organ(1), 2025}));
    core::TypeFigure letters;
    letters.item = "supervision_letters";
    letters.from = january.from;
    letters.to = january.to;
    letters.numerator = 12;
    typed.note(account_fact(2, 4, typed_day, letters));
    letters.from = february.from;
    letters.to = february.to;
    letters.numerator = 55;
    letters.decimals = 1;
    typed.note(account_fact(3, 5, typed_day, letters));
    typed.note(account_fact(4, 8, typed_day, core::AnnulEntry{2, "typed twice"}));
    const auto sum = typed.total("supervision_letters", year, {typed_day, 7});
    ASSERT_TRUE(sum);
    EXPECT_EQ(sum->numerator, 175) << "12.0 and 5.5";
    EXPECT_EQ(sum->decimals, 1);
    EXPECT_EQ(typed.by_organ("supervision_letters", year, {typed_day, 7}).begin()->first, organ(1));
    EXPECT_EQ(total(typed, year, {typed_day, 8}), 55) << "what was annulled is gone from then on, and stays before";
}

TEST(Typed, FiguresCarryThemMarkedAsTyped) {
    District district(31);
    district.live(40);
    FiguresSettings settings = district.settings(false);
    const auto of = [&](const char* item, std::int64_t numerator, std::optional<std::int64_t> denominator) {
        settings.typed.push_back({.item = item,
                                  .organ = district.housing(),
                                  .period = january,
                                  .numerator = numerator,
                                  .denominator = denominator,
                                  .day = district.today(),
                                  .seq = 1});
    };
    of("supervision_letters", 264, std::nullopt);
    of("shared_use_rate", 3, 4);
    const auto figures = must(Figures::open(std::move(settings)));
    const Cut cut{district.today(), 0};
    Query query{.ids = {"supervision_letters", "shared_use_rate", "receptions", "uptime_rate"},
                .period = year,
                .cut = cut,
                .by = {}};
    std::map<std::string, Figure> by_id;
    for (Figure& figure : must(figures->measure(query)).figures) by_id[figure.id] = std::move(figure);
    EXPECT_EQ(by_id["supervision_letters"].value, "264");
    EXPECT_EQ(by_id["supervision_letters"].source, core::FigureSource::typed);
    EXPECT_EQ(by_id["shared_use_rate"].value, "75.00");
    EXPECT_EQ(by_id["receptions"].value, std::nullopt);
    const auto told = must(figures->explain({.id = "supervision_letters", .period = year, .cut = cut, .group = {}}));
    ASSERT_EQ(told.numerator.size(), 1U);
    EXPECT_EQ(told.numerator[0].what, "区住建局 2025-01-01 – 2025-01-31");
    EXPECT_EQ(told.numerator[0].amount, 264);
    EXPECT_EQ(by_id["uptime_rate"].value, std::nullopt) << "no server ever ran here";
    query = {.ids = {"supervision_letters"}, .period = year, .cut = cut, .by = {"organ"}};
    const auto grouped = must(figures->measure(query)).figures;
    ASSERT_EQ(grouped.size(), 2U);
    EXPECT_EQ(grouped[1].group[0].label, "区住建局");
    EXPECT_EQ(grouped[1].share, "100.00");
}

}  // namespace
}  // namespace follow::testing
