#include <array>

#include "law/readers.hpp"

namespace law {
namespace {

constexpr int year_min = 1990;
constexpr int year_max = 2199;
constexpr std::array<const char*, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                              "Thursday", "Friday", "Saturday"};

/// A notice speaks of its year and sometimes of the last days of the December before.
void check_day(Fields& fields, const Placed<base::Day>& day, int year) {
    const bool is_near = day.value.year() == year || (day.value.year() == year - 1 && day.value.month() == 12);
    if (!is_near) fields.fail(day.place, day.value.text() + " lies outside " + std::to_string(year), "mend the date");
}

void check_work(Fields& fields, const Placed<base::Day>& day) {
    const unsigned weekday = day.value.weekday();
    if (weekday != 0 && weekday != 6)
        fields.fail(day.place, day.value.text() + " is a " + weekdays[weekday] + ", a workday anyway",
                    "list only weekend days that are worked");
}

base::Result<> read_festival(const Table& table, const std::string& path, ReadYear& read) {
    Fields fields(table, path);
    core::Festival festival;
    festival.name = fields.text("name");
    festival.name_en = fields.text_or("name_en", festival.name);
    festival.notice = fields.text_or("notice", "");
    const auto rest = fields.days("rest");
    const auto work = fields.days("work");
    if (rest.empty()) fields.fail(fields.place("rest"), "a festival without rest days", "list them in `rest = […]`");
    for (const auto& day : rest) check_day(fields, day, read.year.year);
    for (const auto& day : work) {
        check_day(fields, day, read.year.year);
        check_work(fields, day);
    }
    TRY(fields.done());
    for (const auto& day : rest) {
        read.year.holidays.push_back(day.value);
        festival.days.push_back(day.value);
        read.rest.push_back(day);
    }
    for (const auto& day : work) {
        read.year.workdays.push_back(day.value);
        festival.days.push_back(day.value);
        read.work.push_back(day);
    }
    read.year.festivals.push_back(std::move(festival));
    return {};
}

}  // namespace

base::Result<ReadYear> read_year(const Table& table, const std::string& path) {
    Fields fields(table, path);
    ReadYear read;
    fields.text("kind");
    read.year.year = fields.number("year", year_min, year_max);
    read.year.notice = fields.text("notice", "cite the State Council notice, e.g. 国办发明电〔2024〕12号");
    fields.day("announced");
    fields.texts("pages");
    read.place = fields.place("year");
    const auto festivals = fields.tables("festival");
    TRY(fields.done());
    for (const Table* festival : festivals) TRY(read_festival(*festival, path, read));
    return read;
}

}  // namespace law
