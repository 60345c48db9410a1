#include "core/indicator/uptime.hpp"

#include <algorithm>

namespace core {
namespace {

constexpr std::int64_t ms_per_second = 1'000, ms_per_hour = 3'600'000;

constexpr std::int64_t instant_max = std::int64_t{1} << 53;

bool is_sound(std::int64_t from, std::int64_t to) {
    return 0 <= from && from < to && to <= instant_max;
}

Stretch meet(const Stretch& a, const Stretch& b) {
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

/// Without gaps and overlaps, in order.
std::vector<Stretch> joined(std::vector<Stretch> parts, std::int64_t gap) {
    std::ranges::sort(parts);
    std::vector<Stretch> whole;
    for (const Stretch& part : parts) {
        if (part.to <= part.from) continue;
        if (!whole.empty() && part.from <= whole.back().to + gap) {
            whole.back().to = std::max(whole.back().to, part.to);
        } else {
            whole.push_back(part);
        }
    }
    return whole;
}

std::int64_t length(const std::vector<Stretch>& parts, const Stretch& within) {
    std::int64_t sum = 0;
    for (const Stretch& part : parts) {
        const Stretch both = meet(part, within);
        sum += std::max<std::int64_t>(both.to - both.from, 0);
    }
    return sum;
}

}  // namespace

UptimeSums uptime_of(const std::vector<Stretch>& runs, const std::vector<PlannedStop>& planned, const Stretch& within) {
    UptimeSums sums;
    if (runs.empty()) return sums;
    const Stretch measured{std::max(within.from, runs.front().from), within.to};
    if (measured.to <= measured.from) return sums;
    const auto running = joined(runs, silence_ms_max);
    // Stops are what the runs leave open; the last one lasts until the end.
    std::vector<Stretch> stops;
    std::int64_t end = running.empty() ? runs.front().from : running.front().from;
    for (const Stretch& run : running) {
        stops.push_back({end, run.from});
        end = run.to;
    }
    if (measured.to - end > silence_ms_max) stops.push_back({end, measured.to});
    std::vector<Stretch> announced;
    for (const PlannedStop& stop : planned)
        announced.push_back({std::max(stop.when.from, stop.announced_at), stop.when.to});
    std::int64_t stopped = 0, excused = 0;
    const auto excuses = joined(announced, 0);
    for (const Stretch& stop : joined(stops, 0)) {
        const Stretch part = meet(stop, measured);
        if (part.to <= part.from) continue;
        stopped += part.to - part.from;
        excused += length(excuses, part);
    }
    sums.planned_s = excused / ms_per_second;
    sums.failed_s = (stopped - excused) / ms_per_second;
    sums.running_s = (measured.to - measured.from - stopped) / ms_per_second;
    sums.measured_s = sums.running_s + sums.planned_s + sums.failed_s;
    return sums;
}

void RunRecord::note(const Fact& fact) {
    const Known known{fact.day, fact.seq};
    if (const auto* run = std::get_if<RecordRun>(&fact.deed); run != nullptr && is_sound(run->from, run->to))
        runs_.push_back({known, {run->from, run->to}});
    if (const auto* stop = std::get_if<PlanStop>(&fact.deed); stop != nullptr && is_sound(stop->from, stop->to))
        planned_.push_back({known, {{stop->from, stop->to}, fact.recorded_at.ms}});
}

UptimeSums RunRecord::sums(const Period& period, const Cut& cut) const {
    std::vector<Stretch> runs;
    std::int64_t end = 0;
    for (const auto& [known, run] : runs_) {
        if (!known.is_by(cut)) continue;
        runs.push_back(run);
        end = std::max(end, run.to);
    }
    std::vector<PlannedStop> planned;
    for (const auto& [known, stop] : planned_) {
        if (known.is_by(cut)) planned.push_back(stop);
    }
    std::ranges::sort(runs);
    return uptime_of(runs, planned, {begin_of(period.from), std::min(begin_of(period.to + 1), end)});
}

UptimeFigure RunRecord::figure(UptimePart part, const Period& period, const Cut& cut) const {
    const UptimeSums all = sums(period, cut);
    // What was announced beforehand is nobody's failure and no running either.
    return {.numerator = part == UptimePart::running ? all.running_s : all.failed_s,
            .denominator = all.measured_s - all.planned_s};
}

std::vector<RunRecord::Entry> RunRecord::entries(const Period& period, const Cut& cut) const {
    const Stretch within{begin_of(period.from), begin_of(period.to + 1)};
    std::vector<Entry> entries;
    const auto add = [&](const Known& known, const Stretch& when, bool is_planned_stop) {
        const Stretch part = meet(when, within);
        if (known.is_by(cut) && part.from < part.to) entries.push_back({known.seq, part, is_planned_stop});
    };
    for (const auto& [known, run] : runs_) add(known, run, false);
    for (const auto& [known, stop] : planned_) add(known, stop.when, true);
    std::ranges::sort(entries, {}, &Entry::seq);
    return entries;
}

std::int64_t RunRecord::recorded_until() const {
    std::int64_t end = 0;
    for (const auto& [known, run] : runs_) end = std::max(end, run.to);
    return end;
}

std::vector<Stretch> days_of(const Stretch& run, std::int64_t after) {
    std::vector<Stretch> days;
    for (std::int64_t from = std::max(run.from, after); from < run.to;) {
        const std::int64_t to = std::min(run.to, begin_of(day_of({from, run.to}) + 1));
        days.push_back({from, to});
        from = to;
    }
    return days;
}

base::Day day_of(const Stretch& run) {
    return base::Instant{run.from}.day();
}

std::int64_t begin_of(base::Day day) {
    return (std::int64_t{day.number} * 24 - 8) * ms_per_hour;
}

}  // namespace core
