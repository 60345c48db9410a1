#include "core/calendar/calendar.hpp"

#include <algorithm>
#include <string_view>

namespace core {
namespace {

using base::ErrorKind;

constexpr unsigned sunday = 0;
constexpr unsigned saturday = 6;

DayKind by_weekday(Day day) {
    const unsigned weekday = day.weekday();
    return weekday == saturday || weekday == sunday ? DayKind::weekend : DayKind::workday;
}

std::string place_of(const CalendarYear& year) {
    return "calendar/" + std::to_string(year.year) + ".toml";
}

bool contains(const std::vector<Day>& days, Day day) {
    return std::ranges::find(days, day) != days.end();
}

base::Result<> check_years(const std::vector<CalendarYear>& years) {
    if (years.empty())
        return base::fail(ErrorKind::bad_input, "no calendar year is known", "calendar/", "add one year");
    for (std::size_t i = 1; i < years.size(); ++i) {
        const int expected = years[i - 1].year + 1;
        if (years[i].year == expected) continue;
        if (years[i].year < expected)
            return base::fail(ErrorKind::bad_input, "the year stands twice", place_of(years[i]), "keep one of them");
        return base::fail(ErrorKind::bad_input, "the year " + std::to_string(expected) + " is missing before it",
                          place_of(years[i]), "add the years between");
    }
    return {};
}

}  // namespace

base::Result<Calendar> Calendar::from(std::vector<CalendarYear> years) {
    std::ranges::stable_sort(years, {}, &CalendarYear::year);
    TRY(check_years(years));

    Calendar calendar;
    calendar.first_ = Day::from(years.front().year, 1, 1);
    calendar.last_ = Day::from(years.back().year, 12, 31);
    calendar.kinds_.reserve(static_cast<std::size_t>(calendar.last_ - calendar.first_) + 1);
    for (Day day = calendar.first_; day <= calendar.last_; day = day + 1) calendar.kinds_.push_back(by_weekday(day));

    // A notice reaches into the year before it (2018-12-31 is a holiday of 2019), so all years are laid on one table.
    for (const auto& [kind, list] : {std::pair{DayKind::holiday, &CalendarYear::holidays},
                                     std::pair{DayKind::makeup_workday, &CalendarYear::workdays}}) {
        const DayKind other = kind == DayKind::holiday ? DayKind::makeup_workday : DayKind::holiday;
        for (const CalendarYear& year : years) {
            for (const Day day : year.*list) {
                if (!calendar.knows(day)) continue;
                DayKind& slot = calendar.kinds_[static_cast<std::size_t>(day - calendar.first_)];
                if (slot == other)
                    return base::fail(ErrorKind::bad_input, day.text() + " is both a rest day and a workday",
                                      place_of(year), "keep what the notice says");
                slot = kind;
            }
        }
    }
    calendar.years_ = std::move(years);
    return calendar;
}

bool Calendar::knows(Day day) const {
    return first_.is_set() && day >= first_ && day <= last_;
}

DayKind Calendar::kind(Day day) const {
    return knows(day) ? kinds_[static_cast<std::size_t>(day - first_)] : by_weekday(day);
}

const Festival* Calendar::festival(Day day) const {
    if (!knows(day)) return nullptr;
    for (const CalendarYear& year : years_)
        for (const Festival& festival : year.festivals)
            if (contains(festival.days, day)) return &festival;
    return nullptr;
}

const CalendarYear* Calendar::listed_by(Day day) const {
    const auto lists = [day](const CalendarYear& year) {
        return contains(year.holidays, day) || contains(year.workdays, day);
    };
    if (const auto found = std::ranges::find_if(years_, lists); found != years_.end()) return &*found;
    const auto own = std::ranges::find(years_, day.year(), &CalendarYear::year);
    return own == years_.end() ? nullptr : &*own;
}

const std::string& Calendar::notice(Day day) const {
    static const std::string none;
    if (!knows(day)) return none;
    if (const Festival* named = festival(day); named != nullptr && !named->notice.empty()) return named->notice;
    return listed_by(day)->notice;
}

}  // namespace core
