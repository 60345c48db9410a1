// Figures: the one entry to every indicator, for http and the command line. Keeps the tally current by following the
// ledger: beside a running Store in a thread of its own, or in one process that opens, catches up, answers and leaves.
// Every call may come from any thread; queries run side by side, the follower waits for them.
// A question at the head waits until the tally has seen the head.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "core/account/typed.hpp"
#include "core/finding/detector.hpp"
#include "core/indicator/definition.hpp"
#include "core/indicator/figure.hpp"
#include "follow/trace.hpp"
#include "store/reader.hpp"

namespace follow {

using core::Baseline;
using core::Cut;
using core::Figure;
using core::GroupKey;
using core::Period;
using core::TypedFigures;
using core::TypedValue;

inline constexpr std::size_t findings_asked_max = 100'000;  ///< matters that one question over HTTP may look at

struct FiguresSettings {
    store::Settings store;
    std::vector<core::Definition> definitions;  ///< law::indicators()
    std::vector<Baseline> baselines;
    std::vector<TypedValue> typed = {};          ///< beside those of the ledger
    std::vector<core::Detector> detectors = {};  ///< law::detectors()
    std::size_t findings_matters_max = findings_asked_max;
    const store::Store* live = nullptr;  ///< in the server: followed until the Figures go; must outlive them
    unsigned threads = 2;                ///< of one query
    /// The law as it is now, for what a dated setting decides about a row; without it no visit is collective.
    std::function<std::shared_ptr<const core::Law>()> law = {};
};

struct Query {
    std::vector<std::string> ids;  ///< empty = every indicator
    Period period;
    Cut cut;
    std::vector<std::string> by;  ///< of group_bys(), at most group_by_max; empty = totals
    bool with_year_before = false;
};
inline constexpr std::size_t group_by_max = 3;

struct Answer {
    Cut cut;                      ///< with the seq it was taken at: ask for it again and get the same
    std::vector<Figure> figures;  ///< in order of the catalogue; with groups: the total first, then the groups by key
};

/// One thing that was counted.
struct Item {
    std::string number;       ///< public number of the matter or submission; empty if sealed
    std::string what;         ///< which leg, review or rating of the matter: its organ's name; else empty
    std::int64_t amount = 1;  ///< what it adds: 1, or the summed column
    bool is_sealed = false;   ///< an accusation: counted, never named
};

struct ExplainQuery {
    std::string id;
    Period period;
    Cut cut;
    std::vector<GroupKey> group;  ///< only this group (label not looked at); empty = all
    std::uint64_t offset = 0;     ///< of both lists
    std::uint32_t limit = 100;    ///< 1 … explain_limit_max
};
inline constexpr std::uint32_t explain_limit_max = 1000;
inline constexpr std::int64_t rank_least = 20;  ///< 示例: no text says how many

struct Explanation {
    Cut cut;
    Figure figure;
    std::string numerator_text, denominator_text;  ///< the predicates as they were counted, exclusions included
    std::vector<Item> numerator, denominator;      ///< one page of each, in order of registration
    std::uint64_t numerator_rows = 0, denominator_rows = 0;  ///< of all pages
};

struct Count {
    Cut cut;
    core::Grain grain = core::Grain::matters;
    std::int64_t rows = 0;
    std::vector<Item> items;  ///< the first `limit`
};

/// One question counted by two keys.
struct PivotQuery {
    std::string predicate;  ///< "matters: received_day in period"
    Period period;
    Cut cut;
    std::string rows;                    ///< a word of group_bys()
    std::string columns;                 ///< another; empty = totals only
    std::string dated = "received_day";  ///< the day that puts a row into a month
};
inline constexpr std::size_t pivot_rows_max = 2'000, pivot_columns_max = 200;

struct Pivot {
    struct Row {
        GroupKey key;
        std::vector<std::int64_t> cells;  ///< one a column
        std::int64_t total = 0;
    };
    Cut cut;
    core::Grain grain = core::Grain::matters;
    std::vector<GroupKey> columns;
    std::vector<Row> rows;  ///< those that count anything, in order of their keys
    std::vector<std::int64_t> column_totals;
    std::int64_t total = 0;
};

/// One indicator, organ by organ, in order; nothing is ranked that has no better, and no person ever is.
struct RankQuery {
    std::string id;
    Period period;
    Cut cut;
    std::string by = "organ";              ///< organ, organ_filed or office
    std::optional<core::OrganKind> peers;  ///< only organs of this kind
    std::int64_t least = rank_least;       ///< quotients of fewer than so many are listed, not ranked
};

struct Ranked {
    Figure figure;
    std::optional<std::uint32_t> rank;     ///< ties share the better one; missing: too few to rank
    std::optional<std::string> low, high;  ///< of a rate that is a share: Wilson's interval of 95 %, rounded outwards
    std::vector<Figure> beside;            ///< what the definition wants shown with it, of the same organ
};

struct Ranking {
    Cut cut;
    Figure total;
    core::Better better = core::Better::none;
    std::int64_t least = 0;
    std::vector<Ranked> rows;  ///< ranked first, then the others; ties and others in order of their names
};

/// Days of handling, and whatever else has an amount a row: how it is spread.
struct Spread {
    std::vector<GroupKey> group;  ///< empty: of all
    std::int64_t rows = 0;
    std::optional<std::int64_t> p50, p90, max;  ///< the smallest amount that so many per cent of the rows do not exceed
};
struct Spreads {
    Cut cut;
    Figure total;
    std::vector<Spread> rows;  ///< of all first
};

/// What a detector found: a question about an organ or the handling of a matter, no verdict, and nothing about who
/// petitioned.
struct Finding {
    core::DetectorKind kind{};
    std::string organ;
    base::Day from, to;
    std::int64_t cases = 0, all = 0;
    std::string arithmetic_zh, arithmetic_en;
    std::string harmless_zh, harmless_en;
    bool is_example = false;           ///< the threshold is one
    std::uint64_t matters = 0;         ///< all of them; none for ratings
    std::vector<std::string> numbers;  ///< the first finding_numbers_max
};
inline constexpr std::size_t finding_numbers_max = 100;
struct Findings {
    Cut cut;
    std::vector<Finding> list;  ///< by detector, organ, day
};

/// A row of a grain in words, in order of column_names(): days, numbers, words of enumerations, yes and no, organs by
/// name; empty where there is nothing.
using TakeCells = std::function<base::Result<void>(const std::vector<std::string>& cells)>;
/// The grain's columns; before them, but for submissions, `matter`: a number for the matter that means nothing else.
[[nodiscard]] std::vector<std::string> column_names(core::Grain grain);

/// A matter whose facts would stand otherwise: those that stand, and those that would.
struct Altered {
    std::vector<core::Fact> before, after;
};
struct WhatIf {
    struct Change {
        Figure before, after;
    };
    Cut cut;
    std::vector<Change> changes;  ///< figures of which numerator or denominator would change
};

/// Words that `by` takes: id, Chinese name and the grains it applies to.
struct GroupBy {
    core::Word word;
    std::vector<core::Grain> grains;
};
[[nodiscard]] std::span<const GroupBy> group_bys();

class Figures {
  public:
    /// Loads the snapshot if it is sound and of this epoch, then catches up to the head. Fails when the store cannot be
    /// read; a bad snapshot is no failure, only slower.
    static base::Result<std::unique_ptr<Figures>> open(FiguresSettings settings);
    ~Figures();  ///< stops following; writes the snapshot when live or when the catch-up was long

    [[nodiscard]] std::uint64_t seen() const;  ///< last fact in the tally
    /// Until the tally has seen `seq`; `unavailable` after the time or when following failed.
    [[nodiscard]] base::Result<void> wait_for(std::uint64_t seq, int timeout_ms = 10'000);

    [[nodiscard]] base::Result<Answer> measure(const Query& query);
    [[nodiscard]] base::Result<Explanation> explain(const ExplainQuery& query);
    /// The other way: what one matter is counted in. Asks its own rows only. not_found where the viewer sees no such
    /// matter; `too_many` beyond traced_facts_max.
    [[nodiscard]] base::Result<Trace> trace(const TraceQuery& query);
    /// "matters: closed_day in period and not is_first"; see docs/formats/predicates.md. bad_input shows the column.
    [[nodiscard]] base::Result<Count> count(const std::string& predicate, const Period& period, const Cut& cut,
                                            std::uint32_t limit = 0);
    /// Accusations are in no table (art. 30.3). `too_many` beyond pivot_rows_max and pivot_columns_max.
    [[nodiscard]] base::Result<Pivot> pivot(const PivotQuery& query);
    [[nodiscard]] base::Result<Ranking> rank(const RankQuery& query);
    /// bad_input for an indicator without an amount (`sum` or `average` in its definition).
    [[nodiscard]] base::Result<Spreads> spread(const std::string& id, const Period& period, const Cut& cut,
                                               const std::vector<std::string>& by);
    /// Reads the facts of every matter that changed since the period began; `too_many` beyond findings_matters_max.
    [[nodiscard]] base::Result<Findings> findings(const Period& period, const Cut& cut);
    /// Every row as it stands at the cut, in no order. Of accusations only the day they came; the cut it was taken at.
    [[nodiscard]] base::Result<Cut> columns(core::Grain grain, const Cut& cut, const TakeCells& take);
    /// The organs as known at the cut, in order of recording.
    [[nodiscard]] base::Result<std::vector<core::Organ>> organs(const Cut& cut);
    /// Nothing is written: for looking before a deed, such as a merging.
    [[nodiscard]] base::Result<WhatIf> what_if(const std::vector<Altered>& matters, const Period& period,
                                               const Cut& cut);
    [[nodiscard]] const std::vector<core::Definition>& catalogue() const;

    class Body;
    explicit Figures(std::unique_ptr<Body> body);

  private:
    std::unique_ptr<Body> body_;
};

/// The name of the snapshot in the store's directory.
inline constexpr const char* snapshot_name = "tally.snapshot";

}  // namespace follow
