// Prints what the program knows of each day from 2007 to 2026, for compare.mjs to hold against a second implementation:
// the day, R (rest) or W (work), how far a last day on it rolls, and how far away its n-th working day is, for each n
// of the heading; "-" where the calendar ends before. All by core::due, the only arithmetic of days the program has.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "core/statute/due.hpp"
#include "law/law.hpp"

namespace {

/// The law with one period of just this length, in force all the time.
core::Law with_period(const core::Law& law, core::Unit unit, int count) {
    core::Law changed = law;
    const core::Term* object = law.term(core::TermId::object, base::Day::from(2026, 1, 1));
    core::Term period = *object;
    period.from = base::Day::from(1990, 1, 1);
    period.until = {};
    period.unit = unit;
    period.count = count;
    std::erase_if(changed.terms, [](const core::Term& term) { return term.id == core::TermId::object; });
    const auto place = std::ranges::upper_bound(changed.terms, period.id, {}, &core::Term::id);
    changed.terms.insert(place, std::move(period));
    return changed;
}

void print_due(const core::Law& law, base::Day from, base::Day origin) {
    const auto due = core::due(law, core::TermId::object, from);
    if (!due || due->is_provisional) return fmt::print(" -");
    fmt::print(" {}", due->due_day - origin);
}

}  // namespace

int main() {
    const auto law = law::read(law::embedded());
    if (!law) {
        fmt::print(stderr, "{}\n", law.error().text());
        return 1;
    }
    const core::Law rolling = with_period(*law, core::Unit::day, 1);
    std::vector<int> counts;
    for (int n = 1; n <= 30; ++n) counts.push_back(n);
    for (const int n : {60, 90, 250, 1'000, 4'000}) counts.push_back(n);
    std::vector<core::Law> counting;
    fmt::print("day kind roll");
    for (const int n : counts) {
        counting.push_back(with_period(*law, core::Unit::working_day, n));
        fmt::print(" {}", n);
    }
    fmt::print("\n");
    for (base::Day day = base::Day::from(2007, 1, 1); day <= base::Day::from(2026, 12, 31); day = day + 1) {
        fmt::print("{} {}", day.text(), law->calendar.is_rest_day(day) ? 'R' : 'W');
        print_due(rolling, day - 1, day);
        for (const core::Law& one : counting) print_due(one, day, day);
        fmt::print("\n");
    }
    return 0;
}
