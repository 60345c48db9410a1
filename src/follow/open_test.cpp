// Beside the counting: starting from a snapshot, following a running store, the year before, questions and refusals.
#include <algorithm>
#include <fstream>
#include <thread>

#include "follow/district.hpp"

namespace follow::testing {
namespace {

using base::Day;

const Period first_quarter{Day::from(2025, 1, 1), Day::from(2025, 3, 31)};

Query query(const District& district, std::vector<std::string> ids = {}) {
    return {.ids = std::move(ids), .period = first_quarter, .cut = {district.today(), 0}, .by = {}};
}

template <class T>
std::string error_of(const base::Result<T>& result) {
    return result ? "good" : result.error().text();
}

TEST(Open, AnswersTheSameFromASnapshotAndFromNothing) {
    District district(1);
    district.live(300);
    const auto file = district.path() / snapshot_name;
    std::vector<Figure> before;
    {
        const auto figures = must(Figures::open(district.settings(true)));
        before = must(figures->measure(query(district))).figures;
    }
    ASSERT_TRUE(std::filesystem::exists(file));  // written when the server stops
    {
        const auto figures = must(Figures::open(district.settings(false)));
        EXPECT_EQ(must(figures->measure(query(district))).figures, before);
    }
    district.live(200);
    std::vector<Figure> after;
    {
        const auto figures = must(Figures::open(district.settings(false)));  // snapshot and the facts since
        after = must(figures->measure(query(district))).figures;
    }
    EXPECT_NE(after, before);
    for (const bool is_damaged : {true, false}) {
        if (is_damaged) std::ofstream(file, std::ios::binary) << "HYTALLY\nnot really";
        if (!is_damaged) std::filesystem::remove(file);
        const auto figures = must(Figures::open(district.settings(false)));
        EXPECT_EQ(must(figures->measure(query(district))).figures, after);
    }
}

// 恢复旧备份: the numbers go on from an earlier one, so the snapshot speaks of facts that are no more.
TEST(Open, PassesOverASnapshotOfALedgerThatWasRewound) {
    District district(2);
    district.live(150);
    const auto backup = district.path() / "backup.db";
    const auto settings = district.settings(false);
    must(store::backup(settings.store, backup));
    district.live(150);
    {
        const auto figures = must(Figures::open(district.settings(true)));
    }
    district.close_store();
    must(store::restore(backup, settings.store, true));
    std::filesystem::copy_file(district.path() / snapshot_name, district.path() / "kept");
    const auto with = must(must(Figures::open(settings))->measure(query(district)));
    std::filesystem::remove(district.path() / snapshot_name);
    const auto without = must(must(Figures::open(settings))->measure(query(district)));
    EXPECT_EQ(with.cut, without.cut);
    EXPECT_EQ(with.figures, without.figures);
    district.open_store();
}

// What was answered to a clerk is in the next figure, whoever asks: a question at the head waits for the head.
TEST(Open, AQuestionAtTheHeadSeesWhatWasJustWritten) {
    District district(3);
    const auto figures = must(Figures::open(district.settings(true)));
    for (int i = 0; i < 30; ++i) {
        district.live(3);
        const Answer answer = must(figures->measure(query(district, {"received_matters"})));
        EXPECT_EQ(answer.cut.seq, district.store().head());
        EXPECT_GE(figures->seen(), answer.cut.seq);
    }
    EXPECT_TRUE(figures->wait_for(district.store().head()));
    EXPECT_EQ(figures->wait_for(district.store().head() + 1, 10).error().kind, base::ErrorKind::unavailable);
}

TEST(Open, QuestionsRunBesideTheFollower) {
    District district(4);
    district.live(100);
    const auto figures = must(Figures::open(district.settings(true)));
    std::atomic<bool> is_over = false;
    std::vector<std::jthread> askers;
    for (const int back : {0, 10, 30}) {
        askers.emplace_back([&, back] {
            while (!is_over) {
                const Cut cut{Day::from(2025, 2, 10) - back, 0};
                const auto answer = figures->measure({.ids = {}, .period = first_quarter, .cut = cut, .by = {}});
                ASSERT_TRUE(answer) << answer.error().text();
            }
        });
    }
    district.live(200);
    is_over = true;
}

TEST(YearBefore, StandsBesideTheFigure) {
    District district(5);
    district.live(1500);
    ASSERT_GT(district.today(), Day::from(2026, 3, 31)) << "the district did not live long enough";
    auto settings = district.settings(false);
    settings.baselines = {{"received", first_quarter, "1200", "2025 年报"},
                          {"closing_cohort", first_quarter, "91.50", "2025 年报"}};
    const auto figures = must(Figures::open(settings));
    const Period this_year{Day::from(2026, 1, 1), Day::from(2026, 3, 31)};
    const Cut cut{Day::from(2026, 3, 31), 0};
    const Answer now =
        must(figures->measure({.ids = {}, .period = this_year, .cut = cut, .by = {}, .with_year_before = true}));
    const Answer then = must(
        figures->measure({.ids = {}, .period = first_quarter, .cut = {Day::from(2025, 3, 31), now.cut.seq}, .by = {}}));
    for (std::size_t i = 0; i < now.figures.size(); ++i) {
        const Figure& figure = now.figures[i];
        ASSERT_TRUE(figure.year_before);
        EXPECT_EQ(figure.year_before->period, first_quarter);
        const bool is_typed = figure.id == "received" || figure.id == "closing_cohort";
        EXPECT_EQ(figure.year_before->is_typed, is_typed) << figure.id;
        if (is_typed) {
            EXPECT_EQ(figure.year_before->value, figure.id == "received" ? "1200" : "91.50");
            continue;
        }
        if (!then.figures[i].value) {  // nothing typed, nothing measured, or of nothing
            EXPECT_FALSE(figure.year_before->value) << figure.id;
            continue;
        }
        EXPECT_EQ(figure.year_before->numerator, then.figures[i].numerator) << figure.id;
        EXPECT_EQ(figure.year_before->denominator, then.figures[i].denominator) << figure.id;
        EXPECT_EQ(figure.year_before->value, then.figures[i].value) << figure.id;
        EXPECT_EQ(figure.year_before->difference.has_value(), figure.value && then.figures[i].value) << figure.id;
    }
    EXPECT_EQ(now.figures[0].id, "received");
    EXPECT_EQ(now.figures[0].year_before->difference, std::to_string(now.figures[0].numerator - 1200));

    const Answer months = must(figures->measure(
        {.ids = {"received"}, .period = this_year, .cut = cut, .by = {"month"}, .with_year_before = true}));
    std::int64_t sum = 0;
    for (const Figure& figure : months.figures) {
        if (!figure.group.empty()) sum += figure.year_before->numerator;
    }
    EXPECT_EQ(sum, then.figures[0].numerator);  // January beside January
}

TEST(YearBefore, OfTheTwentyNinthOfFebruaryIsTheTwentyEighth) {
    District district(6);
    district.live(20);
    const auto figures = must(Figures::open(district.settings(false)));
    const Period leap{Day::from(2028, 2, 29), Day::from(2028, 2, 29)};
    const Answer answer = must(figures->measure(
        {.ids = {"received"}, .period = leap, .cut = {leap.to, 0}, .by = {}, .with_year_before = true}));
    EXPECT_EQ(answer.figures[0].year_before->period, (Period{Day::from(2027, 2, 28), Day::from(2027, 2, 28)}));
}

TEST(Count, AnswersAnyQuestionButNotAboutAccusations) {
    District district(7);
    district.live(400);
    const auto figures = must(Figures::open(district.settings(false)));
    const Cut cut{district.today(), 0};
    const auto count = [&](const std::string& text) { return must(figures->count(text, first_quarter, cut)).rows; };
    const auto world = district.at({cut.day, district.store().head()});
    const auto of_visits = std::ranges::count_if(world.matters, [](const auto& matter) {
        return matter.second.form == core::Form::visit && matter.second.matter_class != core::MatterClass::accusation;
    });
    EXPECT_EQ(count("matters: form = visit"), of_visits);
    EXPECT_EQ(count("matters: form = 来访 and not form = visit"), 0);
    EXPECT_EQ(count("matters: is_accusation"), 0);
    EXPECT_EQ(count("matters: matter_class = accusation"), 0);
    EXPECT_EQ(count("legs: organ = 区住建局") + count("legs: organ != 区住建局"), count("legs: opened_day is set"));
    EXPECT_EQ(count("legs: organ_kind = political_legal"), count("legs: organ = 区公安分局"));
    const Count listed = must(figures->count("matters: form = visit", first_quarter, cut, 5));
    EXPECT_EQ(listed.items.size(), 5U);
    EXPECT_FALSE(listed.items[0].number.empty());
}

TEST(Refusals, SayWhatIsWrong) {
    District district(8);
    district.live(30);
    const auto figures = must(Figures::open(district.settings(false)));
    const Query good = query(district);
    const auto measured = [&](auto change) {
        Query changed = good;
        change(changed);
        return error_of(figures->measure(changed));
    };
    EXPECT_EQ(measured([](Query&) {}), "good");
    EXPECT_EQ(measured([](Query& q) { q.ids = {"receved"}; }),
              "id: no indicator is called receved; the catalogue lists them");
    EXPECT_EQ(measured([](Query& q) { q.period.to = q.period.from - 1; }), "to: the period ends before it begins");
    EXPECT_EQ(measured([](Query& q) { q.cut.day = {}; }), "as_of: the cut has no day");
    EXPECT_EQ(measured([](Query& q) { q.cut.seq = 1'000'000; }),
              "seq: the ledger does not reach that number yet; leave it out for the head");
    EXPECT_EQ(measured([](Query& q) { q.by = {"colour"}; }).substr(0, 38), "by: nothing is grouped by colour; it i");
    EXPECT_EQ(measured([](Query& q) { q.by = {"organ", "organ"}; }), "by: organ is named twice; name it once");
    EXPECT_EQ(measured([](Query& q) { q.by = {"organ", "form", "month", "class"}; }),
              "by: too many keys to group by; name at most 3");
    EXPECT_EQ(measured([](Query& q) { q.by = {"organ"}, q.ids = {"received"}; }),
              "by: received is not grouped that way; leave it out, or take another key");
    // 《信访工作条例》第三十条第三款: which organ is accused is nobody's business here.
    EXPECT_EQ(measured([](Query& q) { q.by = {"organ"}, q.ids = {"accusations_received"}; }).substr(0, 41),
              "by: accusations_received is not grouped t");
    ExplainQuery explain{
        .id = "received", .period = first_quarter, .cut = {district.today(), 0}, .group = {{"form", "horse", ""}}};
    EXPECT_EQ(error_of(figures->explain(explain)),
              "group: horse is no key of form; take the key from the grouped figures");
    explain.group = {};
    explain.limit = 5000;
    EXPECT_EQ(error_of(figures->explain(explain)), "limit: so many rows are not given at once; ask for 1 to 1000");
    EXPECT_NE(error_of(figures->count("matters: clsed_day in period", first_quarter, {district.today(), 0}))
                  .find("did you mean closed_day?"),
              std::string::npos);
    EXPECT_EQ(error_of(figures->count("matters: organ = 区卫健局", first_quarter, {district.today(), 0})),
              "no organ is called 区卫健局; write its full name");
}

}  // namespace
}  // namespace follow::testing
