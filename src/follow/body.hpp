// Inside Figures: what its parts share. figures.cpp follows and waits, the rest answers.
#pragma once
#include <condition_variable>
#include <thread>

#include "follow/figures.hpp"
#include "follow/follower.hpp"
#include "follow/grouping.hpp"
#include "follow/past.hpp"

namespace follow {

struct Figures::Body {
    FiguresSettings settings;
    std::vector<core::Parts> parts;  ///< of each definition
    Readers readers;
    std::unique_ptr<Follower> follower;
    Pasts pasts;
    std::uint64_t followed_at_open = 0;  ///< facts

    std::mutex mutex;  ///< of what follows
    std::condition_variable moved;
    std::optional<base::Error> broken;  ///< following failed; tried again all the time
    bool is_stopping = false;
    std::jthread thread;

    explicit Body(FiguresSettings given) : settings(std::move(given)), readers(settings.store, settings.live) {}

    void follow();
    base::Result<void> wait_for(std::uint64_t seq, int timeout_ms);
    /// The cut with its ledger number, waited for.
    base::Result<core::Cut> resolve(const core::Cut& cut);

    /// Everything a question is answered from, held still while it is.
    struct Held {
        core::Cut cut;
        Pasts::Held past;  ///< empty where the tally alone answers
        std::shared_lock<std::shared_mutex> lock;
        OrgansAt organs;
    };
    base::Result<Held> hold(const core::Cut& cut);
    /// Both tallies together.
    [[nodiscard]] std::vector<std::int64_t> totals(const Held& held, const tally::Scan& scan) const;
    [[nodiscard]] std::vector<tally::Groups> groups(const Held& held, const tally::Scan& scan,
                                                    const std::vector<std::vector<tally::Key>>& keys) const;
    [[nodiscard]] std::map<tally::GroupCells, tally::Amounts> amounts(const Held& held, const tally::Scan& scan,
                                                                      const std::vector<tally::Key>& keys) const;
    /// Whether the ledger knows the period from its beginning on.
    [[nodiscard]] base::Result<bool> is_recorded(const Held& held, const core::Period& period) const;
    [[nodiscard]] std::vector<tally::CountedRow> rows(const Held& held, const tally::Scan& scan,
                                                      std::size_t question) const;

    base::Result<Answer> measure(const Query& query);
    base::Result<Explanation> explain(const ExplainQuery& query);
    base::Result<Explanation> explain_outside(const ExplainQuery& query, const core::Definition& definition);
    base::Result<Explanation> explain_rows(const ExplainQuery& query, std::size_t at);
    /// What a decline is measured from: the rows of the year before.
    base::Result<> explain_before(const ExplainQuery& query, std::size_t at, Explanation& explanation);
    base::Result<Trace> trace(const TraceQuery& query);
    base::Result<Count> count(const std::string& text, const core::Period& period, const core::Cut& cut,
                              std::uint32_t limit);
    base::Result<Pivot> pivot(const PivotQuery& query);
    base::Result<Ranking> rank(const RankQuery& query);
    base::Result<Spreads> spread(const std::string& id, const core::Period& period, const core::Cut& cut,
                                 const std::vector<std::string>& by);
    base::Result<Findings> findings(const core::Period& period, const core::Cut& cut);
    base::Result<Cut> columns(core::Grain grain, const core::Cut& cut, const TakeCells& take);
    base::Result<std::vector<core::Organ>> organs(const core::Cut& cut);
    base::Result<WhatIf> what_if(const std::vector<Altered>& matters, const core::Period& period, const core::Cut& cut);
    /// An accusation then or by now: an earlier cut must not name what a later one hides.
    [[nodiscard]] bool is_sealed(core::Grain grain, const tally::CountedRow& row) const;
    base::Result<std::vector<Item>> items(const Held& held, core::Grain grain, std::span<const tally::CountedRow> rows);
    [[nodiscard]] base::Result<std::size_t> find(const std::string& id) const;
};

/// Accusations are one number for the whole office: no group, no name (art. 30.3).
[[nodiscard]] bool counts_accusations(const core::Definition& definition);
/// Which leg, review or rating a counted row is: its organ's name, and of a rating who was rated; else empty.
[[nodiscard]] std::string part_name(core::Grain grain, std::uint8_t part, const core::Organ* organ);
[[nodiscard]] base::Result<void> check_period(const core::Period& period, const core::Cut& cut);
[[nodiscard]] core::Figure figure_of(const core::Definition& definition, std::int64_t numerator,
                                     std::optional<std::int64_t> denominator);

}  // namespace follow
