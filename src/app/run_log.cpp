#include "app/run_log.hpp"

#include "app/new_fact.hpp"
#include "base/utf8.hpp"

namespace app {
namespace {

constexpr std::size_t reason_max = 300;  ///< characters

/// Adds facts of the store itself, one after the other.
class StoreFacts {
  public:
    explicit StoreFacts(store::View& view) : id_(view.store_id()), version_(view.version(id_)) {}
    void add(base::Day day, const base::Id& actor, core::Deed deed) {
        writes.facts.push_back(new_fact(core::SubjectKind::store, id_, ++version_, day, actor, std::move(deed)));
    }
    store::Writes writes;

  private:
    base::Id id_;
    std::uint32_t version_ = 0;
};

}  // namespace

Outcome<std::size_t> record_runs(Desk& desk, std::span<const core::Stretch> runs, std::int64_t until) {
    std::size_t count = 0;
    const auto written = desk.store().run([&](store::View& view) -> Outcome<store::Writes> {
        core::RunRecord known;
        auto facts = view.facts(view.store_id());
        if (!facts) return std::unexpected(Failure(std::move(facts).error()));
        for (const core::Fact& fact : *facts) known.note(fact);
        StoreFacts adding(view);
        const std::int64_t after = known.recorded_until();
        for (const core::Stretch& run : runs) {
            for (const core::Stretch& part : core::days_of({run.from, std::min(run.to, until)}, after))
                adding.add(core::day_of(part), {}, core::RecordRun{part.from, part.to});
        }
        count = adding.writes.facts.size();
        return std::move(adding.writes);
    });
    if (!written) return std::unexpected(written.error());
    return count;
}

Outcome<void> plan_stop(Desk& desk, const Caller& caller, const core::PlanStop& deed) {
    if (deed.to <= deed.from) return bad("the stop ends before it begins", "to", "exchange the two");
    if (deed.to <= desk.store().settings().now().ms) {
        return bad("a stop that is over cannot be announced", "from",
                   "announce it beforehand; what was not announced counts as a failure");
    }
    const auto length = base::utf8_length(deed.reason);
    if (!length || *length == 0 || *length > reason_max)
        return bad("the stop needs a reason", "reason", "say it in a sentence");
    const auto written = desk.store().run([&](store::View& view) -> Outcome<store::Writes> {
        StoreFacts adding(view);
        adding.add(desk.today(), caller.post, deed);
        return std::move(adding.writes);
    });
    if (!written) return std::unexpected(written.error());
    return {};
}

}  // namespace app
