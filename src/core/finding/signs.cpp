#include "core/finding/signs.hpp"

#include <algorithm>

#include "core/matter/correct.hpp"

namespace core {
namespace {

bool within(base::Day day, const Period& period) {
    return period.from <= day && day <= period.to;
}

const Threshold* threshold_of(std::span<const Detector> detectors, DetectorKind kind, base::Day day) {
    const auto found = std::ranges::find(detectors, kind, &Detector::kind);
    return found == detectors.end() ? nullptr : found->at(day);
}

/// The organ that answers for the matter: who leads it, else who registered it.
base::Id organ_of(const Matter& matter) {
    const int lead = matter.lead();
    return lead >= 0 ? matter.legs[static_cast<std::size_t>(lead)].organ : matter.office;
}
base::Id organ_of_leg(const Matter& matter, std::uint8_t leg) {
    return leg < matter.legs.size() ? matter.legs[leg].organ : organ_of(matter);
}

/// The running period for the answer that ends first.
const Clock* answer_clock(const Matter& matter) {
    const Clock* first = nullptr;
    for (const Clock& clock : matter.clocks) {
        const bool counts = clock.due.term == TermId::handle && clock.is_running();
        if (counts && (first == nullptr || clock.due.due_day < first->due.due_day)) first = &clock;
    }
    return first;
}

/// Classified anew, led elsewhere, passed on: what takes a matter from under its due day.
bool reroutes(const Matter& matter, const Deed& deed) {
    if (const auto* classified = std::get_if<Classify>(&deed)) return classified->matter_class != matter.matter_class;
    if (const auto* routed = std::get_if<Route>(&deed)) return routed->path != Path::petition;
    if (const auto* forwarded = std::get_if<Forward>(&deed)) return forwarded->role == LegRole::lead;
    return false;
}

/// The clock of `before` that a correction moved back furthest, or took away.
std::optional<Sign> reset_of(const Matter& before, const Matter& after, const Fact& fact) {
    std::optional<Sign> worst;
    for (const Clock& clock : before.clocks) {
        const bool is_of_organs = clock.due.term == TermId::handle || clock.due.term == TermId::notice ||
                                  clock.due.term == TermId::dispose || clock.due.term == TermId::assigned ||
                                  clock.due.term == TermId::review || clock.due.term == TermId::final_review;
        if (!is_of_organs || clock.is_void || before.clock(clock.due.term, clock.leg) != &clock) continue;
        const Clock* now = after.clock(clock.due.term, clock.leg);
        const bool is_gone = now == nullptr || now->is_void;
        const std::int64_t days = is_gone ? 0 : now->due.due_day.number - clock.due.due_day.number;
        if (!is_gone && days <= 0) continue;
        const bool is_worse = !worst || is_gone || (worst->moved_due.is_set() && days > worst->days);
        if (!is_worse) continue;
        worst = Sign{.kind = DetectorKind::clock_reset,
                     .organ = organ_of_leg(before, clock.leg),
                     .day = fact.day,
                     .at = {},
                     .due = clock.due.due_day,
                     .moved_due = is_gone ? base::Day{} : now->due.due_day,
                     .days = days,
                     .version = fact.version};
    }
    return worst;
}

/// Looks at each fact with the state it met.
class Watch {
  public:
    Watch(const Period& period, std::span<const Detector> detectors) : period_(period), detectors_(detectors) {}

    void see(const Matter& matter, const Fact& fact) {
        using enum DetectorKind;
        if (std::holds_alternative<Close>(fact.deed)) {
            closed_day_ = fact.day;
            add(closures_bunched, organ_of(matter), fact);
        }
        if (std::holds_alternative<Reopen>(fact.deed) && closed_day_.is_set()) {
            const std::int64_t days = fact.day.number - closed_day_.number;
            const Threshold* threshold = threshold_of(detectors_, closed_reopened, period_.to);
            if (threshold != nullptr && days <= threshold->days)
                add(closed_reopened, organ_of(matter), fact).days = days;
        }
        if (const auto* extended = std::get_if<Extend>(&fact.deed))
            add(extension_burst, organ_of_leg(matter, extended->leg), fact);
        if (const auto* replied = std::get_if<Reply>(&fact.deed))
            add(identical_replies, organ_of_leg(matter, replied->leg), fact);
        if (const auto* rated = std::get_if<Rate>(&fact.deed)) {
            const bool is_office = rated->target == RatingTarget::office;
            add(ratings_bunched, is_office ? matter.office : organ_of(matter), fact).at = fact.recorded_at;
        }
        const Clock* clock = answer_clock(matter);
        const Threshold* late = threshold_of(detectors_, rerouted_late, period_.to);
        if (clock != nullptr && late != nullptr && reroutes(matter, fact.deed)) {
            const std::int64_t left = clock->due.due_day.number - fact.day.number;
            if (left >= 0 && left <= late->days) {
                Sign& sign = add(rerouted_late, organ_of_leg(matter, clock->leg), fact);
                sign.due = clock->due.due_day;
                sign.days = left;
            }
        }
    }
    void add(Sign sign) {
        if (within(sign.day, period_)) signs_.push_back(std::move(sign));
    }
    [[nodiscard]] std::vector<Sign> take() { return std::move(signs_); }

  private:
    const Period& period_;
    std::span<const Detector> detectors_;
    base::Day closed_day_;
    std::vector<Sign> signs_;
    Sign outside_;

    /// The sign, or one that is thrown away where it lies outside the period.
    Sign& add(DetectorKind kind, const base::Id& organ, const Fact& fact) {
        Sign sign{.kind = kind,
                  .organ = organ,
                  .day = fact.day,
                  .at = {},
                  .due = {},
                  .moved_due = {},
                  .version = fact.version};
        if (!within(fact.day, period_)) return outside_ = sign;
        return signs_.emplace_back(std::move(sign));
    }
};

/// Days until the end of the month, that day included.
int days_left(base::Day day) {
    const bool is_december = day.month() == 12;
    const base::Day next = base::Day::from(day.year() + (is_december ? 1 : 0), is_december ? 1 : day.month() + 1, 1);
    return next.number - day.number;
}

std::vector<std::uint32_t> matters_of(std::span<const PlacedSign> signs) {
    std::vector<std::uint32_t> matters;
    for (const PlacedSign& placed : signs) matters.push_back(placed.matter);
    std::ranges::sort(matters);
    const auto twice = std::ranges::unique(matters);
    matters.erase(twice.begin(), twice.end());
    return matters;
}

/// Runs of equal keys in a sorted list.
template <class Key, class F>
void each_run(std::span<PlacedSign> signs, Key&& key, F&& f) {
    for (std::size_t first = 0; first < signs.size();) {
        std::size_t end = first + 1;
        while (end < signs.size() && key(signs[end].sign) == key(signs[first].sign)) ++end;
        f(signs.subspan(first, end - first));
        first = end;
    }
}

/// What one organ did of one kind.
class Gathering {
  public:
    Gathering(const Period& period, const Threshold& threshold, std::vector<Found>& out)
        : period_(period), threshold_(threshold), out_(out) {}

    void gather(std::span<PlacedSign> signs) {
        switch (signs[0].sign.kind) {
            case DetectorKind::closures_bunched: return closures(signs);
            case DetectorKind::clock_reset:
            case DetectorKind::rerouted_late:
            case DetectorKind::closed_reopened: return each(signs);
            case DetectorKind::extension_burst: return runs(signs, [](const Sign& sign) { return sign.day; });
            case DetectorKind::identical_replies: return runs(signs, [](const Sign& sign) { return sign.mark; });
            case DetectorKind::ratings_bunched: return ratings(signs);
        }
    }

  private:
    const Period& period_;
    const Threshold& threshold_;
    std::vector<Found>& out_;

    Found& found(std::span<const PlacedSign> signs, std::int64_t cases, std::int64_t all) {
        const auto [first, last] = std::ranges::minmax(signs, {}, [](const PlacedSign& one) { return one.sign.day; });
        return out_.emplace_back(Found{.kind = signs[0].sign.kind,
                                       .organ = signs[0].sign.organ,
                                       .from = first.sign.day,
                                       .to = last.sign.day,
                                       .cases = cases,
                                       .all = all,
                                       .sign = {},
                                       .matters = matters_of(signs)});
    }
    void closures(std::span<PlacedSign> signs) {
        std::vector<PlacedSign> late;
        for (const PlacedSign& one : signs) {
            if (days_left(one.sign.day) <= threshold_.days) late.push_back(one);
        }
        const auto all = std::ssize(signs), bunched = std::ssize(late);
        if (bunched < threshold_.least || bunched * 100 < all * threshold_.share) return;
        Found& one = found(late, bunched, all);
        one.from = period_.from;
        one.to = period_.to;
    }
    void each(std::span<PlacedSign> signs) {
        for (const PlacedSign& one : signs) {
            const bool is_gone = one.sign.kind == DetectorKind::clock_reset && !one.sign.moved_due.is_set();
            if (one.sign.kind == DetectorKind::clock_reset && !is_gone && one.sign.days < threshold_.days) continue;
            found({&one, 1}, 1, 0).sign = one.sign;
        }
    }
    template <class Key>
    void runs(std::span<PlacedSign> signs, Key key) {
        if (signs[0].sign.kind == DetectorKind::identical_replies) {
            const auto unread =
                std::ranges::partition(signs, [](const PlacedSign& one) { return one.sign.mark != base::Hash{}; });
            signs = signs.first(signs.size() - unread.size());
        }
        const auto all = std::ssize(signs);
        std::ranges::stable_sort(signs, {}, [&](const PlacedSign& one) { return key(one.sign); });
        each_run(signs, key, [&](std::span<PlacedSign> run) {
            const auto cases = std::ssize(matters_of(run));
            if (cases >= threshold_.least) found(run, cases, all);
        });
    }
    /// Batches in order of time, each beginning with the first rating that is in no earlier one.
    void ratings(std::span<PlacedSign> signs) {
        constexpr std::int64_t minute_ms = 60'000;
        std::ranges::stable_sort(signs, {}, [](const PlacedSign& one) { return one.sign.at.ms; });
        for (std::size_t first = 0; first < signs.size();) {
            std::size_t end = first;
            const std::int64_t until = signs[first].sign.at.ms + threshold_.minutes * minute_ms;
            while (end < signs.size() && signs[end].sign.at.ms < until) ++end;
            const auto cases = static_cast<std::int64_t>(end - first);
            if (cases < threshold_.least) {
                ++first;
                continue;
            }
            Found& one = found(signs.subspan(first, end - first), cases, std::ssize(signs));
            one.matters.clear();
            first = end;
        }
    }
};

}  // namespace

const Threshold* Detector::at(base::Day day) const {
    const Threshold* found = nullptr;
    for (const Threshold& threshold : thresholds) {
        if (threshold.from <= day) found = &threshold;
    }
    return found;
}

std::vector<Sign> signs_of(std::span<const Fact> facts, const Period& period, std::span<const Detector> detectors) {
    Watch watch(period, detectors);
    Matter matter;
    for (const Fact& fact : amended(facts)) {
        if (fact.is_accusation) return {};
        watch.see(matter, fact);
        apply(matter, fact);
    }
    // 《信访工作条例》第三十条第三款: a finding would lead to it.
    if (matter.matter_class == MatterClass::accusation) return {};
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (!std::holds_alternative<Correct>(facts[i].deed) || !within(facts[i].day, period)) continue;
        if (auto sign = reset_of(fold(facts.first(i)), fold(facts.first(i + 1)), facts[i])) watch.add(*std::move(sign));
    }
    return watch.take();
}

std::vector<Found> findings_of(std::vector<PlacedSign> signs, const Period& period,
                               std::span<const Detector> detectors) {
    // Whatever order they came in: kind, organ, day, matter, fact.
    std::ranges::sort(signs, {}, [](const PlacedSign& one) {
        return std::tuple(one.sign.kind, one.sign.organ, one.sign.day, one.matter, one.sign.version);
    });
    std::vector<Found> out;
    const auto key = [](const Sign& sign) { return std::pair(sign.kind, sign.organ); };
    each_run(std::span(signs), key, [&](std::span<PlacedSign> run) {
        const Threshold* threshold = threshold_of(detectors, run[0].sign.kind, period.to);
        if (threshold != nullptr) Gathering(period, *threshold, out).gather(run);
    });
    return out;
}

}  // namespace core
