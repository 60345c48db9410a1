// The sentences beside a due day. The day itself comes from `due`; nothing here computes one.
#include <array>

#include <fmt/format.h>

#include "core/statute/citation.hpp"
#include "core/statute/due.hpp"
#include "core/statute/length.hpp"

namespace core {
namespace {

constexpr std::array<const char*, 7> weekday_zh{"周日", "周一", "周二", "周三", "周四", "周五", "周六"};
constexpr std::array<const char*, 7> weekday_en{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

std::string zh(Day day) {
    return fmt::format("{}（{}）", day.text(), weekday_zh[day.weekday()]);
}

std::string en(Day day) {
    return fmt::format("{} ({})", day.text(), weekday_en[day.weekday()]);
}

/// Why a day rests or works, as far as the calendar knows: 劳动节放假（国办发明电〔2025〕7号）.
struct Reason {
    std::string zh, en;
};

Reason reason(const Calendar& calendar, Day day) {
    const Festival* festival = calendar.festival(day);
    const std::string name_zh = festival == nullptr ? "节假日" : festival->name;
    const std::string name_en = festival == nullptr ? "public holiday" : festival->name_en;
    const std::string& notice = calendar.notice(day);
    switch (calendar.kind(day)) {
        case DayKind::workday: return {"工作日", "a working day"};
        case DayKind::weekend: return {"周末休息", "weekend"};
        case DayKind::holiday:
            return {fmt::format("{}放假（{}）", name_zh, notice), fmt::format("{} ({})", name_en, notice)};
        case DayKind::makeup_workday:
            return {fmt::format("{}调休上班（{}）", name_zh, notice),
                    fmt::format("make-up workday for {} ({})", name_en, notice)};
    }
    return {};
}

class Telling {
  public:
    Telling(const Law& law, const Term& row, const DueDay& due, const Length& length)
        : law_(law), row_(row), due_(due), length_(length) {}

    std::vector<Step> steps() {
        add(StepKind::start, due_.from, due_.from, 0,
            fmt::format("{}是起算日（{}），当日不计。", zh(due_.from), row_.trigger),
            fmt::format("{} starts the period and is not counted.", en(due_.from)));
        if (row_.unit == Unit::day) {
            count_days();
            roll();
        } else {
            count_working_days();
        }
        if (due_.is_provisional) provisional();
        last();
        return std::move(steps_);
    }

  private:
    void add(StepKind kind, Day from, Day to, int days, std::string zh_text, std::string en_text) {
        steps_.push_back(
            {.kind = kind, .from = from, .to = to, .days = days, .zh = std::move(zh_text), .en = std::move(en_text)});
    }

    void count_days() {
        Day done = due_.from;
        const auto stretch = [&](StepKind kind, int days, const char* what_zh, const char* what_en) {
            if (days == 0) return;
            const Day first = done + 1;
            done = done + days;
            add(kind, first, done, days, fmt::format("{}{}日，自{}起，至{}。", what_zh, days, zh(first), zh(done)),
                fmt::format("{} {} days, from {} to {}.", what_en, days, en(first), en(done)));
        };
        stretch(StepKind::count, length_.count, "连续计算", "Counted:");
        stretch(StepKind::extend, length_.extension, "延期", "Extended by");
        stretch(StepKind::hearing, length_.hearing, "听证所需时间不计入期限，顺加",
                "Hearing, left out of the period: add");
    }

    void skip(Day day) {
        const auto [why_zh, why_en] = reason(law_.calendar, day);
        add(StepKind::skip, day, day, 0, fmt::format("{}：{}，跳过。", zh(day), why_zh),
            fmt::format("{}: {}, skipped.", en(day), why_en));
    }

    // 《民法典》第二百零三条 by analogy; the article printed is the one in force on that day.
    void roll() {
        if (due_.due_day == due_.unrolled_day) return;
        for (Day day = due_.unrolled_day; day < due_.due_day; day = day + 1) skip(day);
        const RollRule* rule = law_.roll(due_.unrolled_day);
        const std::string basis = rule == nullptr ? "类推适用" : rule->citation;
        add(StepKind::roll, due_.unrolled_day, due_.due_day, due_.due_day - due_.unrolled_day,
            fmt::format("最后一日{}是休息日，顺延至{}。依据：{}。", zh(due_.unrolled_day), zh(due_.due_day), basis),
            fmt::format("The last day {} is a rest day and moves to {}. Basis, by analogy: {}.", en(due_.unrolled_day),
                        en(due_.due_day), basis));
    }

    void count_working_days() {
        int counted = 0;
        Day first = due_.from + 1;  // of the stretch of plain workdays not yet told
        const auto tell = [&](Day end) {
            if (first > end) return;
            const int days = end - first + 1;
            const bool is_one = first == end;
            add(StepKind::count, first, end, days,
                fmt::format("{}{}，计{}个工作日，累计{}个。", zh(first), is_one ? "" : "至" + zh(end), days, counted),
                fmt::format("{}{}: {} working day{}, {} so far.", en(first), is_one ? "" : " to " + en(end), days,
                            is_one ? "" : "s", counted));
        };
        for (Day day = due_.from + 1; day <= due_.due_day; day = day + 1) {
            const DayKind kind = law_.calendar.kind(day);
            if (kind == DayKind::workday) {
                ++counted;
                continue;
            }
            tell(day - 1);
            first = day + 1;
            if (kind == DayKind::makeup_workday) {
                ++counted;
                const auto [why_zh, why_en] = reason(law_.calendar, day);
                add(StepKind::count, day, day, 1, fmt::format("{}：{}，计入，累计{}个。", zh(day), why_zh, counted),
                    fmt::format("{}: {}, counted, {} so far.", en(day), why_en, counted));
            } else {
                skip(day);
            }
        }
        tell(due_.due_day);
    }

    void provisional() {
        const Calendar& calendar = law_.calendar;
        const Day first = calendar.first_known();
        const Day last_known = calendar.last_known();
        const std::string span_zh = fmt::format("日历只含{}至{}", first.text(), last_known.text());
        const std::string span_en = fmt::format("The calendar covers {} to {}", first.text(), last_known.text());
        const bool is_day = row_.unit == Unit::day;
        add(StepKind::provisional, due_.unrolled_day, due_.due_day, 0,
            fmt::format("{}，{}，此日为暂定。放假通知公布后用 huiying law adopt 采用，未结的期限随即重算。", span_zh,
                        is_day ? "最后一日未作顺延" : "其外的日子按星期推算"),
            fmt::format("{}; {}, so this day is provisional. Adopt the year's notice with `huiying law adopt`; open "
                        "periods are then computed again.",
                        span_en, is_day ? "the last day is not rolled" : "days beyond it go by the weekday alone"));
    }

    void last() {
        const bool is_makeup = law_.calendar.kind(due_.due_day) == DayKind::makeup_workday;
        const auto [why_zh, why_en] = is_makeup ? reason(law_.calendar, due_.due_day) : Reason{};
        add(StepKind::due, due_.due_day, due_.due_day, 0,
            fmt::format("{}届满{}；当日办理仍在期限内。", zh(due_.due_day), is_makeup ? "，当日" + why_zh : ""),
            fmt::format("The last day in time is {}{}.", en(due_.due_day), is_makeup ? ", a " + why_en : ""));
    }

    const Law& law_;
    const Term& row_;
    const DueDay& due_;
    const Length& length_;
    std::vector<Step> steps_;
};

}  // namespace

base::Result<Explanation> explain(const Law& law, TermId term, Day from, const Lengthening& more) {
    const Term* row = law.term(term, from);
    if (row == nullptr) return no_row(term, from);
    Explanation told;
    told.due = TRY(due(law, term, from, more));
    if (row->is_example) {
        told.article_zh = "示例：" + row->source;
        told.article_en = "Example setting: " + row->source;
    } else {
        told.article_zh = law.cite(row->instrument, row->article);
        told.article_en = law.cite_en(row->instrument, row->article);
    }
    told.steps = Telling(law, *row, told.due, length_of(*row, more)).steps();
    return told;
}

}  // namespace core
