// Runs due_days.table: one date test a line, over the law compiled into the program. The expected days come from a
// reckoning of their own; see the head of the table.
#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <sstream>

#include "core/statute/due.hpp"
#include "law/law.hpp"

namespace law {
namespace {

constexpr const char* table = "src/law/due_days.table";
constexpr int rows_min = 500;  ///< so that a lost table does not pass

const core::Law& the_law() {
    static const auto read_law = read(embedded());
    if (!read_law) throw std::runtime_error(read_law.error().text());
    return *read_law;
}

core::Lengthening lengthening(const std::string& cell) {
    core::Lengthening more;
    if (cell == "-") return more;
    const auto equals = cell.find('=');
    const std::string what = cell.substr(0, equals);
    int* slot = what == "extension"  ? &more.extension_days
                : what == "hearing"  ? &more.hearing_days
                : what == "assigned" ? &more.assigned_days
                                     : nullptr;
    EXPECT_NE(slot, nullptr) << "unknown lengthening " << cell;
    if (slot != nullptr) std::from_chars(cell.data() + equals + 1, cell.data() + cell.size(), *slot);
    return more;
}

/// The row as the program would have written it: unrolled day and outcome.
std::string outcome(core::TermId term, base::Day from, const core::Lengthening& more) {
    const auto due = core::due(the_law(), term, from, more);
    if (!due) return "- none";
    EXPECT_TRUE(!due->is_provisional || due->due_day == due->unrolled_day);
    return due->unrolled_day.text() + " " + (due->is_provisional ? "provisional" : due->due_day.text());
}

/// Whatever the dates, an explanation starts at the trigger, ends at the due day and counts what was counted.
void check_told(core::TermId term, base::Day from, const core::Lengthening& more) {
    const auto told = core::explain(the_law(), term, from, more);
    if (!told) return;
    EXPECT_EQ(told->steps.front().kind, core::StepKind::start);
    EXPECT_EQ(told->steps.front().from, from);
    EXPECT_EQ(told->steps.back().kind, core::StepKind::due);
    EXPECT_EQ(told->steps.back().to, told->due.due_day);
    base::Day at = from;  // every day up to the due day belongs to one step
    for (const core::Step& step : told->steps) {
        EXPECT_FALSE(step.zh.empty());
        EXPECT_FALSE(step.en.empty());
        if (step.kind == core::StepKind::count || step.kind == core::StepKind::extend ||
            step.kind == core::StepKind::hearing) {
            EXPECT_EQ(step.from, at + 1);
            EXPECT_EQ(step.to - step.from + 1, step.days);
            at = step.to;
        } else if (step.kind == core::StepKind::skip && step.from == at + 1) {
            at = step.to;
        }
    }
    EXPECT_GE(at, told->due.unrolled_day);
}

TEST(DueDays, Table) {
    std::ifstream in(table);
    ASSERT_TRUE(in) << table << ": run the tests from the top of the source";
    int number = 0;
    int rows = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        std::istringstream cells(line.substr(0, line.find('#')));
        std::string term_name, from_text, more, unrolled, due;
        if (!(cells >> term_name)) continue;
        SCOPED_TRACE(std::string(table) + ":" + std::to_string(number) + ": " + line);
        ASSERT_TRUE(cells >> from_text >> more >> unrolled >> due);
        const auto term = core::parse_term(term_name);
        const auto from = base::parse_day(from_text);
        ASSERT_TRUE(term && from);
        EXPECT_EQ(outcome(*term, *from, lengthening(more)), unrolled + " " + due);
        check_told(*term, *from, lengthening(more));
        ++rows;
    }
    EXPECT_GE(rows, rows_min);
}

// 2022-12-31 is a Saturday: with notices up to 2022 alone, rolling it would need 2023-01-01, which nobody knows.
TEST(DueDays, RollingOutOfTheCalendarIsProvisional) {
    std::vector<File> files = embedded();
    std::erase_if(files, [](const File& file) { return file.path > "calendar/2022.toml" && file.path < "calendar/3"; });
    const auto until_2022 = read(files);
    ASSERT_TRUE(until_2022) << until_2022.error().text();
    const auto due = core::due(*until_2022, core::TermId::notice, base::Day::from(2022, 12, 16));
    ASSERT_TRUE(due);
    EXPECT_TRUE(due->is_provisional);
    EXPECT_EQ(due->due_day, base::Day::from(2022, 12, 31));
    // The whole calendar rolls it over New Year: 2023-01-02 was a holiday too.
    EXPECT_EQ(core::due(the_law(), core::TermId::notice, base::Day::from(2022, 12, 16))->due_day,
              base::Day::from(2023, 1, 3));
}

}  // namespace
}  // namespace law
