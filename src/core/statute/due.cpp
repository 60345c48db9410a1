#include "core/statute/due.hpp"

#include <algorithm>

#include "core/statute/length.hpp"

namespace core {
namespace {

constexpr int part_max = 3660;

// 《民法典》第二百零三条 by analogy: a last day on a rest day moves to the first day after it that is none.
DueDay by_days(const Calendar& calendar, DueDay due, int days) {
    due.unrolled_day = due.from + days;
    Day last = due.unrolled_day;
    while (calendar.knows(last) && calendar.is_rest_day(last)) last = last + 1;
    due.is_provisional = !calendar.knows(last);
    due.due_day = due.is_provisional ? due.unrolled_day : last;
    return due;
}

// 《信访工作条例》第二十三条第三款: working days are counted one by one, make-up workdays too; so nothing is left to
// roll.
DueDay by_working_days(const Calendar& calendar, DueDay due, int days) {
    Day day = due.from;
    for (int left = days; left > 0;) {
        day = day + 1;
        due.is_provisional = due.is_provisional || !calendar.knows(day);
        if (!calendar.is_rest_day(day)) --left;
    }
    due.unrolled_day = day;
    due.due_day = day;
    return due;
}

}  // namespace

Length length_of(const Term& term, const Lengthening& more) {
    Length length;
    length.count = term.id == TermId::assigned ? std::clamp(more.assigned_days, 0, part_max) : term.count;
    // 《信访工作条例》第三十四条: at most 30 days in all, so that 60 days never become more than 90.
    length.extension = std::clamp(more.extension_days, 0, term.extension_max);
    // 《信访工作条例》第三十六条第二款: only the final review leaves the days of a hearing out.
    length.hearing = term.excludes_hearing ? std::clamp(more.hearing_days, 0, part_max) : 0;
    return length;
}

std::unexpected<base::Error> no_row(TermId term, Day from) {
    const std::string id(name(term));
    return base::fail(base::ErrorKind::not_found, "no row of law governs `" + id + "` on " + from.text(),
                      "terms/" + id + ".toml", "check the trigger day, or add a row for that time");
}

base::Result<DueDay> due(const Law& law, TermId term, Day from, const Lengthening& more) {
    const Term* row = law.term(term, from);
    if (row == nullptr) [[unlikely]]
        return no_row(term, from);
    const int days = length_of(*row, more).total();
    const DueDay start{.term = term, .from = from, .unrolled_day = {}, .due_day = {}};
    return row->unit == Unit::day ? by_days(law.calendar, start, days) : by_working_days(law.calendar, start, days);
}

}  // namespace core
