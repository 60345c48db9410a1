// Figures over a living district: against plain loops over the folded state, at cuts that must not move, with groups
// and explanations that add up. Seeds are fixed; change them to look elsewhere.
#include "follow/figures.hpp"

#include <algorithm>
#include <set>

#include "follow/district.hpp"

namespace follow::testing {
namespace {

using base::Day;

const Period year{Day::from(2025, 1, 1), Day::from(2025, 12, 31)};

std::map<std::string, Figure> totals(Figures& figures, const Period& period, const Cut& cut) {
    std::map<std::string, Figure> by_id;
    for (Figure& figure : must(figures.measure({.ids = {}, .period = period, .cut = cut, .by = {}})).figures) {
        by_id[figure.id] = std::move(figure);
    }
    return by_id;
}

std::unique_ptr<Figures> opened(const District& district, bool is_live = false) {
    return must(Figures::open(district.settings(is_live)));
}

/// What a clerk would count with the files on the desk. Written from the definitions' words, not from their predicates.
struct ByHand {
    std::int64_t received = 0, visits_people = 0, received_matters = 0, accusations = 0, overdue = 0;
    std::int64_t due = 0, due_on_time = 0, accepted = 0, closed_of_accepted = 0, rated = 0, lapsed = 0, praised = 0;
    std::int64_t notice_due = 0, notice_on_time = 0;
};

bool within(Day day, const Period& period) {
    return day.is_set() && period.from <= day && day <= period.to;
}

ByHand by_hand(const District::World& world, const Period& period, const Cut& cut) {
    ByHand sum;
    for (const auto& [id, submission] : world.submissions) {
        const auto& deed = submission.as_registered;
        const bool is_all_accusations = std::ranges::all_of(deed.matters, [&](const base::Id& matter) {
            const auto found = world.matters.find(matter);
            return found != world.matters.end() && found->second.matter_class == core::MatterClass::accusation;
        });
        if (is_all_accusations || !within(deed.received_day, period)) continue;
        ++sum.received;
        if (deed.form == core::Form::visit) sum.visits_people += deed.people;
    }
    for (const auto& [id, matter] : world.matters) {
        if (matter.matter_class == core::MatterClass::accusation) {
            if (within(matter.received_day, period)) ++sum.accusations;
            continue;
        }
        if (within(matter.received_day, period)) ++sum.received_matters;
        if (within(matter.accepted_day, period)) {
            ++sum.accepted;
            if (matter.closed_day.is_set() && matter.closed_day <= cut.day) ++sum.closed_of_accepted;
        }
        const core::Clock* reply = nullptr;
        for (const core::Clock& clock : matter.clocks) {
            if (clock.due.term == core::TermId::handle && !clock.is_void) reply = &clock;
            const bool is_notice = clock.due.term == core::TermId::notice && !clock.is_void &&
                                   matter.clock(core::TermId::notice, clock.leg) == &clock;
            if (!is_notice || matter.legs[clock.leg].objection == core::Objection::upheld) continue;
            if (!within(clock.due.due_day, period) || clock.due.due_day > cut.day) continue;
            ++sum.notice_due;
            if (clock.stopped_day.is_set() && clock.stopped_day <= clock.due.due_day) ++sum.notice_on_time;
        }
        if (reply != nullptr) {
            if (within(reply->due.due_day, period) && reply->due.due_day <= cut.day) {
                ++sum.due;
                if (reply->stopped_day.is_set() && reply->stopped_day <= reply->due.due_day && !reply->is_irregular)
                    ++sum.due_on_time;
            }
            if (reply->is_running() && reply->due.due_day < cut.day) ++sum.overdue;
        }
        const bool is_other_path = matter.path != core::Path::none && matter.path != core::Path::petition;
        const bool is_ended = matter.close_reason == core::CloseReason::withdrawn ||
                              matter.close_reason == core::CloseReason::petitioner_died;
        if (!matter.is_first || is_other_path || !within(matter.replied_day, period)) continue;
        Day window;
        for (const core::Clock& clock : matter.clocks) {
            if (clock.due.term == core::TermId::rate) window = clock.due.due_day;
        }
        if (matter.rating_organ != core::Grade::none) {
            ++sum.rated;
            if (matter.rating_organ != core::Grade::dissatisfied) ++sum.praised;
        } else if (!is_ended && window.is_set() && window < cut.day) {
            ++sum.lapsed;
        }
    }
    return sum;
}

class OfDistrict : public ::testing::TestWithParam<unsigned> {};

void expect_same(Figures& figures, const District& district, const Period& period, const Cut& cut) {
    const ByHand hand = by_hand(district.at(cut), period, cut);
    auto got = totals(figures, period, cut);
    EXPECT_EQ(got["received"].numerator, hand.received);
    EXPECT_EQ(got["visits_people"].numerator, hand.visits_people);
    EXPECT_EQ(got["received_matters"].numerator, hand.received_matters);
    EXPECT_EQ(got["accusations_received"].numerator, hand.accusations);
    EXPECT_EQ(got["overdue"].numerator, hand.overdue);
    EXPECT_EQ(got["reply_on_time_due"].numerator, hand.due_on_time);
    EXPECT_EQ(got["reply_on_time_due"].denominator, hand.due);
    EXPECT_EQ(got["closing_cohort"].numerator, hand.closed_of_accepted);
    EXPECT_EQ(got["closing_cohort"].denominator, hand.accepted);
    EXPECT_EQ(got["satisfaction_organ"].numerator, hand.praised);
    EXPECT_EQ(got["satisfaction_organ"].denominator, hand.rated);
    EXPECT_EQ(got["unrated_lapsed_organ"].numerator, hand.lapsed);
    EXPECT_EQ(got["notice_on_time"].numerator, hand.notice_on_time);
    EXPECT_EQ(got["notice_on_time"].denominator, hand.notice_due);
}

TEST_P(OfDistrict, AgreesWithTheFilesOnTheDesk) {
    District district(GetParam());
    district.live(900);
    const auto figures = opened(district);
    const std::uint64_t head = district.store().head();
    const Day first = Day::from(2025, 1, 6);
    for (const Cut& cut : {Cut{district.today(), head}, Cut{first + (district.today() - first) / 2, head},
                           Cut{district.today(), head / 2}, Cut{first + 40, head / 3}, Cut{first - 1, head}}) {
        for (const Period& period : {year, Period{first + 20, first + 80}})
            expect_same(*figures, district, period, cut);
    }
}

// Facts with an earlier day keep arriving for a day that is past: asked at the head, its figures must learn of them.
TEST_P(OfDistrict, APastDayLearnsWhatIsRecordedLate) {
    District district(GetParam() + 800);
    district.live(300);
    const auto figures = opened(district, true);
    const Day day = district.today() - 3;
    std::set<std::vector<std::int64_t>> different;
    // Sixty deeds, and as many more as it takes until one of them was recorded late.
    for (int round = 0; round < 60 || (round < 400 && different.size() < 2); ++round) {
        district.live(1);
        expect_same(*figures, district, year, {day, district.store().head()});
        std::vector<std::int64_t> numerators;
        for (const auto& [id, figure] : totals(*figures, year, {day, 0})) numerators.push_back(figure.numerator);
        different.insert(numerators);
    }
    EXPECT_GT(different.size(), 1U) << "nothing was recorded late: the test looked at nothing";
}

// 期初在办 + 本期受理 = 本期办结 + 期末在办, and 应评 = 不计入 + 已评价 + 未到期 + 逾期, whatever was recorded.
TEST_P(OfDistrict, TheEquationsHold) {
    District district(GetParam() + 100);
    district.live(700);
    const auto figures = opened(district);
    for (int from = 0; from < 200; from += 23) {
        for (const int length : {0, 6, 30, 90}) {
            const Period period{Day::from(2025, 1, 1) + from, Day::from(2025, 1, 1) + from + length};
            for (const Day day : {period.to, district.today()}) {
                auto got = totals(*figures, period, {day, 0});
                EXPECT_EQ(got["carried_in"].numerator + got["accepted"].numerator,
                          got["closed"].numerator + got["carried_out"].numerator);
                EXPECT_EQ(got["closing_rate"].numerator, got["closed"].numerator);
                EXPECT_EQ(got["closing_rate"].denominator, got["accepted"].numerator);
                for (const std::string who : {"organ", "office"}) {
                    EXPECT_EQ(got["finished_" + who].numerator,
                              got["excluded_" + who].numerator + got["rated_" + who].numerator +
                                  got["unrated_open_" + who].numerator + got["unrated_lapsed_" + who].numerator);
                    EXPECT_EQ(got["rated_" + who].numerator, got["satisfaction_" + who].denominator);
                }
            }
        }
    }
}

// 同一截止，同一数字，永远如此: facts, corrections, late records and mergers that come afterwards move nothing.
TEST_P(OfDistrict, TheSameCutGivesTheSameFigureForEver) {
    District district(GetParam() + 200);
    struct Kept {
        Query query;
        Answer answer;
    };
    std::vector<Kept> kept;
    district.live(150);
    const auto figures = opened(district, true);
    for (int round = 0; round < 8; ++round) {
        district.live(100);
        if (round == 4) district.merge_housing_into_hall(district.today() - 20);
        for (const int back : {0, 15, 60}) {
            for (const std::vector<std::string>& by : {std::vector<std::string>{}, {"organ", "month"}}) {
                Query query{.ids = {}, .period = year, .cut = {district.today() - back, 0}, .by = by};
                Answer answer = must(figures->measure(query));
                EXPECT_EQ(answer.cut.seq, district.store().head());
                query.cut = answer.cut;
                kept.push_back({query, std::move(answer)});
            }
        }
    }
    district.live(60);
    const auto afresh = opened(district);
    for (const Kept& one : kept) {
        for (Figures* asked : {figures.get(), afresh.get()}) {
            const Answer again = must(asked->measure(one.query));
            EXPECT_EQ(again.figures, one.answer.figures) << one.query.cut.day.text() << " " << one.query.cut.seq;
        }
    }
}

TEST_P(OfDistrict, GroupsAddUpAndExplanationsListWhatWasCounted) {
    District district(GetParam() + 300);
    district.live(600);
    district.merge_housing_into_hall(Day::from(2025, 3, 1));
    const auto figures = opened(district);
    for (const Cut& cut : {Cut{district.today(), 0}, Cut{district.today() - 50, 0}}) {
        const auto total = totals(*figures, year, cut);
        for (const std::vector<std::string>& by : {std::vector<std::string>{"organ"},
                                                   {"organ_filed"},
                                                   {"month"},
                                                   {"form", "region"},
                                                   {"class"},
                                                   {"office", "month", "category"},
                                                   {"source"},
                                                   {"path"}}) {
            std::map<std::string, std::pair<std::int64_t, std::int64_t>> sums;
            const Answer answer = must(figures->measure({.ids = {}, .period = year, .cut = cut, .by = by}));
            for (const Figure& figure : answer.figures) {
                if (figure.group.empty()) continue;
                sums[figure.id].first += figure.numerator;
                sums[figure.id].second += figure.denominator.value_or(0);
                const Explanation rows =
                    must(figures->explain({.id = figure.id, .period = year, .cut = answer.cut, .group = figure.group}));
                EXPECT_EQ(rows.figure.numerator, figure.numerator) << figure.id << " " << figure.group[0].label;
                EXPECT_EQ(rows.figure.denominator, figure.denominator) << figure.id;
                EXPECT_EQ(rows.figure.value, figure.value);
            }
            for (const auto& [id, sum] : sums) {
                EXPECT_EQ(sum.first, total.at(id).numerator) << id << " by " << by[0];
                EXPECT_EQ(sum.second, total.at(id).denominator.value_or(0)) << id << " by " << by[0];
            }
        }
        for (const auto& [id, figure] : total) {
            std::vector<Item> all;
            Explanation page;
            do {
                page = must(figures->explain(
                    {.id = id, .period = year, .cut = cut, .group = {}, .offset = all.size(), .limit = 7}));
                all.insert(all.end(), page.numerator.begin(), page.numerator.end());
            } while (all.size() < page.numerator_rows);
            std::int64_t amount = 0;
            for (const Item& item : all) {
                amount += item.amount;
                EXPECT_EQ(item.number.empty(), item.is_sealed);
                EXPECT_EQ(item.is_sealed, id == "accusations_received");
            }
            EXPECT_EQ(amount, figure.numerator) << id;
            EXPECT_EQ(page.figure.numerator, figure.numerator) << id;
            const auto& catalogue = figures->catalogue();
            const auto definition = std::ranges::find(catalogue, id, &core::Definition::id);
            if (!definition->denominator_sum.empty()) continue;  // its denominator adds days up, not rows
            EXPECT_EQ(page.denominator_rows, static_cast<std::uint64_t>(figure.denominator.value_or(0))) << id;
        }
    }
}

TEST_P(OfDistrict, APivotAddsUpToTheQuestionsItIsMadeOf) {
    District district(GetParam() + 400);
    district.live(600);
    const auto figures = opened(district);
    const Cut cut{district.today(), 0};
    const std::string question = "matters: received_day in period";
    const Pivot pivot =
        must(figures->pivot({.predicate = question, .period = year, .cut = cut, .rows = "class", .columns = "month"}));
    const auto count = [&](const std::string& more, const Period& period) {
        return must(figures->count(question + more, period, cut)).rows;
    };
    EXPECT_GT(pivot.total, 0);
    EXPECT_EQ(pivot.total, count(" and not is_accusation", year));
    std::int64_t of_rows = 0, of_columns = 0;
    for (const Pivot::Row& row : pivot.rows) {
        of_rows += row.total;
        EXPECT_EQ(row.total, count(" and not is_accusation and matter_class = " + row.key.key, year));
        std::int64_t of_cells = 0;
        for (std::size_t i = 0; i < pivot.columns.size(); ++i) {
            of_cells += row.cells[i];
            const Day first = *base::parse_day(pivot.columns[i].key + "-01");
            const Day next =
                first.month() == 12 ? Day::from(first.year() + 1, 1, 1) : Day::from(first.year(), first.month() + 1, 1);
            EXPECT_EQ(row.cells[i],
                      count(" and not is_accusation and matter_class = " + row.key.key, {first, next - 1}));
        }
        EXPECT_EQ(of_cells, row.total);
    }
    for (const std::int64_t total : pivot.column_totals) of_columns += total;
    EXPECT_EQ(of_rows, pivot.total);
    EXPECT_EQ(of_columns, pivot.total);

    const Pivot plain =
        must(figures->pivot({.predicate = question, .period = year, .cut = cut, .rows = "form", .columns = ""}));
    EXPECT_EQ(plain.total, pivot.total);
    EXPECT_TRUE(plain.columns.empty());
    const auto place = [&](PivotQuery query) {
        query.period = year;
        query.cut = cut;
        const auto answer = figures->pivot(query);
        return answer ? "none" : answer.error().place;
    };
    EXPECT_EQ(place({.predicate = question, .period = {}, .cut = {}, .rows = "colour", .columns = ""}), "by");
    EXPECT_EQ(place({.predicate = "submissions: received_day in period",
                     .period = {},
                     .cut = {},
                     .rows = "path",
                     .columns = ""}),
              "rows");
    EXPECT_EQ(
        place({.predicate = question, .period = {}, .cut = {}, .rows = "form", .columns = "month", .dated = "form"}),
        "dated");
}

TEST(Figures, AYearBeforeTheLedgerBeganIsNotApplicableAndNeverZero) {
    District district(7);  // its first letter comes in January 2025
    district.live(120);
    const auto figures = opened(district);
    const auto before = [&](int of_year) {
        const Period period{Day::from(of_year, 1, 1), Day::from(of_year, 12, 31)};
        Query query{.ids = {"received"}, .period = period, .cut = {period.to, 0}, .by = {}, .with_year_before = true};
        return must(figures->measure(query)).figures[0].year_before.value();
    };
    EXPECT_FALSE(before(2025).value);  // 2024: no ledger yet
    EXPECT_FALSE(before(2025).difference);
    EXPECT_TRUE(before(2026).value);  // 2025: held from its first month on
    EXPECT_NE(*before(2026).value, "0");
}

INSTANTIATE_TEST_SUITE_P(Seeds, OfDistrict, ::testing::Values(1U, 2U, 3U));

}  // namespace
}  // namespace follow::testing
