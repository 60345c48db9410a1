#include "http/trace.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/ledger/lines.hpp"
#include "http/audit.hpp"

namespace http {
namespace {

/// The period asked for; the calendar year of the cut if none is.
base::Result<core::Period> period_of(const Call& call, base::Day cut) {
    const core::Period period{TRY(call.day("from", base::Day::from(cut.year(), 1, 1))),
                              TRY(call.day("to", base::Day::from(cut.year(), 12, 31)))};
    if (period.to < period.from) {
        return base::fail(base::ErrorKind::bad_input, "the period ends before it begins", "to",
                          "give a day not before from");
    }
    return period;
}

}  // namespace

base::Result<Response> trace_matter(Call& call) {
    follow::TraceQuery query{.matter = TRY(call.id(0)), .period = {}, .cut = {}, .viewer = call.caller.viewer()};
    query.cut.day = TRY(call.day("as_of", call.hall.desk.today()));
    query.cut.seq = TRY(call.number("seq", 0, 0, std::uint64_t{1} << 53));
    query.period = TRY(period_of(call, query.cut.day));
    if (const std::string_view id = call.text("indicator"); !id.empty()) query.ids = {std::string(id)};
    follow::Trace trace = TRY(call.hall.figures.trace(query));
    note(call, store::AuditKind::read_matter, query.matter, trace.is_sealed);
    TraceView view{.number = std::move(trace.number),
                   .is_sealed = trace.is_sealed,
                   .from = query.period.from,
                   .to = query.period.to,
                   .as_of = trace.cut.day,
                   .seq = trace.cut.seq};
    const auto& catalogue = call.hall.figures.catalogue();
    for (follow::Traced& one : trace.counted) {
        const auto definition = std::ranges::find(catalogue, one.id, &core::Definition::id);
        view.figures.push_back({.id = std::move(one.id),
                                .name_zh = definition->name_zh,
                                .name_en = definition->name_en,
                                .side = one.side,
                                .number = std::move(one.number),
                                .what = std::move(one.what),
                                .amount = one.amount,
                                .since = one.since,
                                .decided_by = std::move(one.decided_by)});
    }
    for (const core::Fact& fact : trace.facts) {
        view.facts.push_back(
            {fact.seq, fact.version, fact.day, std::string(core::id_of(fact.deed)), std::string(core::zh_of(fact.deed)),
             fmt::format("/api/v1/matters/{}/facts/{}/receipt", base::hex(query.matter.bytes), fact.seq)});
    }
    return json(view);
}

base::Result<Response> get_fact_receipt(Call& call) {
    const base::Id id = TRY(call.id(0));
    const auto seq = core::parse_decimal(call.params[1]);
    if (!seq) return base::fail(base::ErrorKind::not_found, "no such fact");
    const auto reader = call.hall.readers.lease();
    const core::Matter matter = TRY(reader->matter(id, call.caller.viewer()));
    note(call, store::AuditKind::read_matter, id, matter.matter_class == core::MatterClass::accusation);
    std::vector<base::Id> subjects{id, matter.submission};
    for (const core::Attached& one : matter.attached) subjects.push_back(one.submission);
    for (const base::Id& subject : subjects) {
        auto receipt = reader->receipt(subject, *seq, call.caller.viewer());
        if (receipt) return Response{.type = "text/plain; charset=utf-8", .body = *std::move(receipt)};
        if (receipt.error().kind != base::ErrorKind::not_found) return std::unexpected(std::move(receipt).error());
    }
    return base::fail(base::ErrorKind::not_found, "no such fact");
}

}  // namespace http
