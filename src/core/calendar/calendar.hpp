// The dated calendar of working days: public holidays and make-up workdays as the State Council announced them.
// A value, built by room `law` from law/calendar/*.toml; any thread.
#pragma once
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/result.hpp"

namespace core {

using base::Day;

/// One year as announced; `holidays` and `workdays` lie mostly, not always, in the year itself.
struct CalendarYear {
    int year = 0;
    std::string notice;          ///< the State Council notice, e.g. 国办发明电〔2024〕12号
    std::vector<Day> holidays;   ///< rest days by the notice, those on weekends too
    std::vector<Day> workdays;   ///< weekend days to be worked (调休)
};

enum class DayKind : std::uint8_t { workday, weekend, holiday, makeup_workday };

class Calendar {
  public:
    /// Fails when a year stands twice, years leave a gap, or a day is both rest and work.
    static base::Result<Calendar> from(std::vector<CalendarYear> years);

    /// Whether the year's notice is known. Beyond it weekdays are guessed and everything built on them is provisional.
    [[nodiscard]] bool knows(Day day) const;
    [[nodiscard]] DayKind kind(Day day) const;  ///< weekday rule alone where !knows(day)
    [[nodiscard]] bool is_rest_day(Day day) const { return kind(day) == DayKind::weekend || kind(day) == DayKind::holiday; }
    [[nodiscard]] const std::string& notice(Day day) const;  ///< empty where unknown
    [[nodiscard]] Day first_known() const { return first_; }
    [[nodiscard]] Day last_known() const { return last_; }
    [[nodiscard]] const std::vector<CalendarYear>& years() const { return years_; }

  private:
    std::vector<CalendarYear> years_;
    std::vector<DayKind> kinds_;  ///< one a day from first_ to last_
    Day first_, last_;
};

}  // namespace core
