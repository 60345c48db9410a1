// findings: what the detectors find in the facts of the matters that changed in a period, as they stand at a cut.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "base/check.hpp"
#include "core/finding/signs.hpp"
#include "follow/body.hpp"

namespace follow {
namespace {

using base::ErrorKind;
using core::DetectorKind;

/// Matters that may have a sign in the period: registered by its end, changed since its beginning, no accusations.
std::vector<std::uint32_t> candidates_of(const tally::Tally& tally, const core::Period& period) {
    std::vector<std::uint32_t> subjects;
    const auto column = [](tally::MatterHidden cell) { return tally::hidden(core::Grain::matters, cell); };
    const auto registered = static_cast<std::size_t>(core::MatterColumn::registered_day);
    for (const tally::Chunk& chunk : tally.chunks()) {
        const auto& columns = chunk.matters.columns;
        for (std::uint32_t row = 0; row < chunk.matters.rows(); ++row) {
            const bool may_have = columns[column(tally::MatterHidden::changed_day)].get(row) >= period.from.number &&
                                  columns[registered].get(row) <= period.to.number &&
                                  columns[column(tally::MatterHidden::was_accusation)].get(row) == 0;
            if (may_have)
                subjects.push_back(static_cast<std::uint32_t>(columns[column(tally::MatterHidden::subject)].get(row)));
        }
    }
    std::ranges::sort(subjects);
    return subjects;
}

base::Result<void> mark_replies(store::Reader& reader, const base::Id& matter, std::vector<core::Sign>& signs) {
    const bool has_reply = std::ranges::find(signs, DetectorKind::identical_replies, &core::Sign::kind) != signs.end();
    if (!has_reply) return {};
    for (const store::TextMark& mark : TRY(reader.reply_marks(matter))) {
        for (core::Sign& sign : signs) {
            const bool is_it = sign.kind == DetectorKind::identical_replies && sign.version == mark.version;
            if (is_it) sign.mark = mark.mark;
        }
    }
    return {};
}

struct Look {
    std::span<const std::uint32_t> subjects;
    const core::Period& period;
    const core::Cut& cut;
    std::span<const core::Detector> detectors;
};

base::Result<void> look_at(const Look& look, store::Reader& reader, std::atomic<std::size_t>& next,
                           std::vector<core::PlacedSign>& out) {
    for (std::size_t i = next++; i < look.subjects.size(); i = next++) {
        const base::Id id = TRY(reader.id(look.subjects[i]));
        const auto facts = TRY(reader.facts_at(id, look.cut.day, look.cut.seq));
        auto signs = core::signs_of(facts, look.period, look.detectors);
        TRY(mark_replies(reader, id, signs));
        for (core::Sign& sign : signs) out.push_back({std::move(sign), look.subjects[i]});
    }
    return {};
}

/// The sums behind a finding, in two languages.
struct Told {
    std::string zh, en;
};
Told tell(const core::Found& found, const core::Threshold& limit) {
    const auto day = [](base::Day one) { return one.text(); };
    switch (found.kind) {
        case DetectorKind::closures_bunched: {
            const auto share = base::percent(found.cases, found.all).value_or(base::Decimal{}).text();
            return {fmt::format("办结 {} 件，其中 {} 件在各月最后 {} 天：{} ÷ {} = {}%，不低于 {}% 且不少于 {} 件",
                                found.all, found.cases, limit.days, found.cases, found.all, share, limit.share,
                                limit.least),
                    fmt::format("{} closed, {} of them in the last {} days of a month: {} ÷ {} = {} %, not below {} % "
                                "and {} at least",
                                found.all, found.cases, limit.days, found.cases, found.all, share, limit.share,
                                limit.least)};
        }
        case DetectorKind::clock_reset: {
            const core::Sign& sign = *found.sign;
            if (!sign.moved_due.is_set())
                return {fmt::format("{} 的更正使原定 {} 届满的期限消失", day(sign.day), day(sign.due)),
                        fmt::format("by the correction of {} the period that ended on {} is gone", day(sign.day),
                                    day(sign.due))};
            return {fmt::format("{} 的更正使期限由 {} 改为 {}，后移 {} 天", day(sign.day), day(sign.due),
                                day(sign.moved_due), sign.days),
                    fmt::format("the correction of {} moved a due day from {} to {}, by {} days", day(sign.day),
                                day(sign.due), day(sign.moved_due), sign.days)};
        }
        case DetectorKind::rerouted_late:
            return {fmt::format("{} 改派或者改类，距答复期限 {} 还有 {} 天，不多于 {} 天", day(found.sign->day),
                                day(found.sign->due), found.sign->days, limit.days),
                    fmt::format("rerouted on {}, {} days before the answer was due on {}, not more than {}",
                                day(found.sign->day), found.sign->days, day(found.sign->due), limit.days)};
        case DetectorKind::extension_burst:
            return {fmt::format("{} 一天延期 {} 件，不少于 {} 件；本期共延期 {} 件", day(found.from), found.cases,
                                limit.least, found.all),
                    fmt::format("{} extended on {}, {} at least; {} in the whole period", found.cases, day(found.from),
                                limit.least, found.all)};
        case DetectorKind::identical_replies:
            return {
                fmt::format("{} 件事项的答复相同，不少于 {} 件；本期共答复 {} 次", found.cases, limit.least, found.all),
                fmt::format("{} matters with the same answer, {} at least; {} answers in the whole period", found.cases,
                            limit.least, found.all)};
        case DetectorKind::closed_reopened:
            return {fmt::format("办结 {} 天后于 {} 重新办理，不多于 {} 天", found.sign->days, day(found.sign->day),
                                limit.days),
                    fmt::format("reopened on {}, {} days after the closing, not more than {}", day(found.sign->day),
                                found.sign->days, limit.days)};
        case DetectorKind::ratings_bunched:
            return {fmt::format("{} 分钟内录入评价 {} 项，不少于 {} 项；本期共 {} 项", limit.minutes, found.cases,
                                limit.least, found.all),
                    fmt::format("{} ratings recorded within {} minutes, {} at least; {} in the whole period",
                                found.cases, limit.minutes, limit.least, found.all)};
    }
    CHECK(false);
}

}  // namespace

base::Result<Findings> Figures::Body::findings(const core::Period& period, const core::Cut& cut) {
    TRY(check_period(period, cut));
    const std::span<const core::Detector> detectors = settings.detectors;
    Findings findings;
    std::vector<std::uint32_t> subjects;
    OrgansAt organs;
    {
        const Held held = TRY(hold(cut));
        findings.cut = held.cut;
        organs = held.organs;
        subjects = candidates_of(follower->tally(), period);
    }
    if (subjects.size() > settings.findings_matters_max) {
        return base::fail(ErrorKind::too_many, "too many matters changed in this period to look at each", "from",
                          "take a shorter period, or huiying findings on the command line");
    }
    const Look look{subjects, period, findings.cut, detectors};
    const unsigned workers = std::max(settings.threads, 1U);
    std::vector<std::vector<core::PlacedSign>> signs(workers);
    std::vector<base::Result<void>> results(workers);
    {
        std::atomic<std::size_t> next = 0;
        std::vector<std::jthread> others;
        const auto work = [&](unsigned number) {
            auto reader = readers.lend();
            results[number] = reader ? look_at(look, **reader, next, signs[number])
                                     : base::Result<void>(std::unexpected(reader.error()));
        };
        for (unsigned number = 1; number < workers; ++number) others.emplace_back(work, number);
        work(0);
    }
    std::vector<core::PlacedSign> all;
    for (unsigned number = 0; number < workers; ++number) {
        TRY(std::move(results[number]));
        std::ranges::move(signs[number], std::back_inserter(all));
    }
    auto reader = TRY(readers.lend());
    for (const core::Found& found : core::findings_of(std::move(all), period, detectors)) {
        const auto detector = std::ranges::find(detectors, found.kind, &core::Detector::kind);
        const core::Threshold& limit = *detector->at(period.to);
        Finding& finding = findings.list.emplace_back();
        finding.kind = found.kind;
        if (const core::Organ* organ = organs.office.organ(found.organ)) finding.organ = organ->name;
        finding.from = found.from;
        finding.to = found.to;
        finding.cases = found.cases;
        finding.all = found.all;
        const Told told = tell(found, limit);
        finding.arithmetic_zh = told.zh;
        finding.arithmetic_en = told.en;
        finding.harmless_zh = detector->harmless_zh;
        finding.harmless_en = detector->harmless_en;
        finding.is_example = limit.is_example;
        finding.matters = found.matters.size();
        const std::size_t shown = std::min<std::size_t>(found.matters.size(), finding_numbers_max);
        finding.numbers = TRY(reader->numbers(std::span(found.matters).first(shown)));
    }
    return findings;
}

}  // namespace follow
