// Both ways agree: what a figure lists, and what a matter says it is counted in; and what is said of the fact that
// brought it there is what the figures say at the cuts before and after it.
#include "follow/trace.hpp"

#include <algorithm>
#include <set>

#include "follow/district.hpp"

namespace follow::testing {
namespace {

using base::Day;

const Period year{Day::from(2025, 1, 1), Day::from(2025, 12, 31)};

/// Indicator, side, number, which row, amount.
using Line = std::tuple<std::string, FigureSide, std::string, std::string, std::int64_t>;

/// What explain lists of one indicator, all pages; what is sealed is named nowhere.
std::multiset<Line> listed(Figures& figures, const std::string& id, const Period& period, const Cut& cut) {
    std::multiset<Line> lines;
    Explanation page;
    std::uint64_t offset = 0;
    do {
        page = must(figures.explain(
            {.id = id, .period = period, .cut = cut, .group = {}, .offset = offset, .limit = explain_limit_max}));
        for (const Item& item : page.numerator) {
            if (!item.is_sealed) lines.insert({id, FigureSide::numerator, item.number, item.what, item.amount});
        }
        for (const Item& item : page.denominator) {
            if (!item.is_sealed) lines.insert({id, FigureSide::denominator, item.number, item.what, item.amount});
        }
        offset += explain_limit_max;
    } while (offset < std::max(page.numerator_rows, page.denominator_rows));
    return lines;
}

class TraceOfDistrict : public ::testing::TestWithParam<unsigned> {};

TEST_P(TraceOfDistrict, WhatAFigureListsIsWhatItsMattersSay) {
    District district(GetParam() + 40);
    district.live(450);
    district.correct_something();
    const auto figures = must(Figures::open(district.settings(false)));
    const Day today = district.today();
    // The second period has a year before of which the ledger knows: declines list both sides.
    for (const auto& [period, day] : {std::pair(year, today), std::pair(year, today - 40),
                                      std::pair(Period{Day::from(2026, 1, 1), Day::from(2026, 12, 31)}, today + 365)}) {
        const Cut cut{day, district.store().head()};
        std::multiset<Line> by_figure, by_matter;
        std::set<Line> letters_by_figure, letters_by_matter;
        std::map<std::string, core::Grain> grains;
        for (const core::Definition& definition : figures->catalogue()) {
            if (!core::is_counted(definition)) continue;
            grains[definition.id] = definition.grain;
            for (const Line& line : listed(*figures, definition.id, period, cut)) {
                if (definition.grain == core::Grain::submissions) {
                    letters_by_figure.insert(line);
                } else {
                    by_figure.insert(line);
                }
            }
        }
        for (const auto& [id, matter] : district.at(cut).matters) {
            const Trace trace = must(figures->trace({.matter = id, .period = period, .cut = cut}));
            EXPECT_TRUE(!trace.is_sealed || trace.counted.empty());
            for (const Traced& one : trace.counted) {
                const Line line{one.id, one.side, one.number, one.what, one.amount};
                if (grains.at(one.id) == core::Grain::submissions) {
                    letters_by_matter.insert(line);
                } else {
                    by_matter.insert(line);
                }
            }
        }
        EXPECT_EQ(by_figure, by_matter) << period.from.text() << " at " << day.text();
        // A letter whose other matter is an accusation is named by explain, for its claim.
        EXPECT_EQ(letters_by_figure, letters_by_matter) << period.from.text() << " at " << day.text();
        EXPECT_GT(by_matter.size(), 100U);
    }
}

TEST_P(TraceOfDistrict, SinceIsTheFactThatBroughtItThere) {
    District district(GetParam() + 60);
    district.live(200);
    const auto figures = must(Figures::open(district.settings(false)));
    const Cut cut{district.today(), district.store().head()};
    int looked = 0;
    for (const auto& [id, matter] : district.at(cut).matters) {
        const Trace trace = must(figures->trace({.matter = id, .period = year, .cut = cut}));
        for (const Traced& one : trace.counted) {
            ASSERT_TRUE(std::ranges::is_sorted(one.decided_by));
            EXPECT_TRUE(std::ranges::binary_search(one.decided_by, one.since));
            for (const std::uint64_t seq : one.decided_by)
                EXPECT_NE(std::ranges::find(trace.facts, seq, &core::Fact::seq), trace.facts.end());
            // A letter counts since its registration, even if what it opened was an accusation for a while.
            const bool is_letter = std::ranges::find(figures->catalogue(), one.id, &core::Definition::id)->grain ==
                                   core::Grain::submissions;
            if (is_letter || looked++ % 37 != 0) continue;
            // Whose row it was then may differ: what went on to another organ is counted since the first.
            const auto rows_at = [&](std::uint64_t seq) {
                return std::ranges::count_if(listed(*figures, one.id, year, {cut.day, seq}), [&](const Line& line) {
                    return std::get<1>(line) == one.side && std::get<2>(line) == one.number;
                });
            };
            EXPECT_GT(rows_at(one.since), rows_at(one.since - 1)) << one.id << " " << one.number << " " << one.since;
        }
    }
    EXPECT_GT(looked, 300);
}

TEST_P(TraceOfDistrict, OneIndicatorIsTracedAlone) {
    District district(GetParam() + 80);
    district.live(60);
    const auto figures = must(Figures::open(district.settings(false)));
    const Cut cut{district.today(), 0};
    for (const auto& [id, matter] : district.at({cut.day, district.store().head()}).matters) {
        const Trace all = must(figures->trace({.matter = id, .period = year, .cut = cut}));
        const Trace one = must(figures->trace({.matter = id, .period = year, .cut = cut, .ids = {"received_matters"}}));
        std::size_t expected = 0;
        for (const Traced& line : all.counted) expected += line.id == "received_matters";
        EXPECT_EQ(one.counted.size(), expected);
        EXPECT_FALSE(figures->trace({.matter = id, .period = year, .cut = cut, .ids = {"nonsense"}}));
    }
    base::Id nobody;
    nobody.bytes[0] = 9;
    EXPECT_EQ(figures->trace({.matter = nobody, .period = year, .cut = cut}).error().kind, base::ErrorKind::not_found);
    EXPECT_EQ(figures->trace({.matter = nobody, .period = {}, .cut = cut}).error().place, "from");
}

INSTANTIATE_TEST_SUITE_P(Seeds, TraceOfDistrict, ::testing::Values(1U, 2U, 3U));

}  // namespace
}  // namespace follow::testing
