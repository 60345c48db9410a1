// The dated calendar of working days: public holidays and make-up workdays as the State Council announced them.
// A value, built by room `law` from law/calendar/*.toml; any thread.
#pragma once
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/result.hpp"

namespace core {

using base::Day;

/// What a festival's part of a notice gives, for the sentences of an explanation; it decides nothing.
struct Festival {
    std::string name;       ///< 春节
    std::string name_en;    ///< Spring Festival; the Chinese name where none is given
    std::string notice;     ///< the notice of these days, where it is another than the year's
    std::vector<Day> days;  ///< its rest days and its make-up workdays
};

/// One year as announced; `holidays` and `workdays` lie mostly, not always, in the year itself.
struct CalendarYear {
    int year = 0;
    std::string notice;         ///< the State Council notice, e.g. 国办发明电〔2024〕12号
    std::vector<Day> holidays;  ///< rest days by the notice, those on weekends too
    std::vector<Day> workdays;  ///< weekend days to be worked (调休)
    std::vector<Festival> festivals = {};
};

enum class DayKind : std::uint8_t { workday, weekend, holiday, makeup_workday };

class Calendar {
  public:
    /// Fails when there is no year, a year stands twice, years leave a gap, or a day is both rest and work.
    /// A day that a notice lists outside the years given is dropped: nothing else is known about its surroundings.
    static base::Result<Calendar> from(std::vector<CalendarYear> years);

    /// Whether the year's notice is known. Beyond it weekdays are guessed and everything built on them is provisional.
    [[nodiscard]] bool knows(Day day) const;
    [[nodiscard]] DayKind kind(Day day) const;  ///< weekday rule alone where !knows(day)
    [[nodiscard]] bool is_rest_day(Day day) const {
        return kind(day) == DayKind::weekend || kind(day) == DayKind::holiday;
    }
    [[nodiscard]] const std::string& notice(Day day) const;  ///< empty where unknown
    [[nodiscard]] const Festival* festival(Day day) const;   ///< null for a day that no notice lists by name
    [[nodiscard]] Day first_known() const { return first_; }
    [[nodiscard]] Day last_known() const { return last_; }
    [[nodiscard]] const std::vector<CalendarYear>& years() const { return years_; }

  private:
    [[nodiscard]] const CalendarYear* listed_by(Day day) const;

    std::vector<CalendarYear> years_;
    std::vector<DayKind> kinds_;  ///< one a day from first_ to last_
    Day first_, last_;
};

}  // namespace core
