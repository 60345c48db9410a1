// Indicators, what they counted, and any question in the predicate language. On workers: they wait for the tally.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> measure(Call& call);
[[nodiscard]] base::Result<Response> explain_figure(Call& call);
[[nodiscard]] base::Result<Response> count(Call& call);
[[nodiscard]] base::Result<Response> pivot(Call& call);
[[nodiscard]] base::Result<Response> rank_figure(Call& call);
[[nodiscard]] base::Result<Response> spread_figure(Call& call);
[[nodiscard]] base::Result<Response> find_polish(Call& call);

struct GroupView {
    std::string by, key, label;
    static constexpr std::string_view schema = "Group";
    static void fields(auto& self, auto&& field) {
        field("by", self.by), field("key", self.key), field("label", self.label);
    }
};

struct YearBeforeView {
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator;
    std::optional<std::string> value, difference;
    bool is_typed = false;
    base::Day from, to;
    static constexpr std::string_view schema = "YearBefore";
    static void fields(auto& self, auto&& field) {
        field("numerator", self.numerator), field("denominator", self.denominator), field("value", self.value);
        field("difference", self.difference), field("is_typed", self.is_typed), field("from", self.from);
        field("to", self.to);
    }
};

struct FigureView {
    std::string id, name_zh, name_en;
    core::Grain grain{};
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator;
    std::optional<std::string> value;
    std::string unit, family;
    bool is_example = false;
    core::FigureSource source{};
    std::optional<std::string> share = {}, variant_difference = {};
    std::vector<GroupView> group = {};
    std::optional<YearBeforeView> previous = {};
    base::Day as_of;        ///< the cut it was taken at:
    std::uint64_t seq = 0;  ///< ask for both again and get the same
    static constexpr std::string_view schema = "Figure";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("name_zh", self.name_zh), field("name_en", self.name_en);
        field("grain", self.grain), field("numerator", self.numerator), field("denominator", self.denominator);
        field("value", self.value), field("unit", self.unit), field("family", self.family);
        field("is_example", self.is_example), field("source", self.source), field("share", self.share);
        field("variant_difference", self.variant_difference), field("group", self.group);
        field("previous", self.previous);
        field("as_of", self.as_of), field("seq", self.seq);
    }
};

struct FigureExplanationView {
    std::string id;
    std::string numerator_text, denominator_text;
    std::vector<std::string> numerator = {}, denominator = {};
    std::uint64_t numerator_rows = 0, denominator_rows = 0;
    std::uint64_t numerator_sealed = 0, denominator_sealed = 0;  ///< of this page: counted, never named
    base::Day as_of;
    std::uint64_t seq = 0;
    static constexpr std::string_view schema = "FigureExplanation";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("numerator_text", self.numerator_text);
        field("denominator_text", self.denominator_text), field("numerator", self.numerator);
        field("denominator", self.denominator), field("numerator_rows", self.numerator_rows);
        field("denominator_rows", self.denominator_rows), field("numerator_sealed", self.numerator_sealed);
        field("denominator_sealed", self.denominator_sealed), field("as_of", self.as_of), field("seq", self.seq);
    }
};

struct RankView {
    FigureView figure;
    std::optional<std::uint32_t> rank = {};          ///< ties share it; missing: too few to rank
    std::optional<std::string> low = {}, high = {};  ///< of a share: interval of 95 %
    std::vector<FigureView> beside = {};
    static constexpr std::string_view schema = "Rank";
    static void fields(auto& self, auto&& field) {
        field("figure", self.figure), field("rank", self.rank), field("low", self.low), field("high", self.high);
        field("beside", self.beside);
    }
};

struct RankingView {
    FigureView total;
    core::Better better{};
    std::uint64_t least = 0;
    std::vector<RankView> rows = {};
    static constexpr std::string_view schema = "Ranking";
    static void fields(auto& self, auto&& field) {
        field("total", self.total), field("better", self.better), field("least", self.least), field("rows", self.rows);
    }
};

struct SpreadView {
    std::vector<GroupView> group = {};
    std::int64_t count = 0;
    std::optional<std::int64_t> p50 = {}, p90 = {}, max = {};
    static constexpr std::string_view schema = "Spread";
    static void fields(auto& self, auto&& field) {
        field("group", self.group), field("count", self.count), field("p50", self.p50), field("p90", self.p90);
        field("max", self.max);
    }
};

struct SpreadsView {
    FigureView total;
    std::vector<SpreadView> rows = {};
    static constexpr std::string_view schema = "Spreads";
    static void fields(auto& self, auto&& field) { field("total", self.total), field("rows", self.rows); }
};

struct FindingView {
    core::DetectorKind kind{};
    std::string organ;
    base::Day from, to;
    std::int64_t cases = 0, all = 0;
    std::string arithmetic_zh, arithmetic_en, harmless_zh, harmless_en;
    bool is_example = false;
    std::uint64_t matters = 0;
    std::vector<std::string> numbers = {};
    static constexpr std::string_view schema = "Finding";
    static void fields(auto& self, auto&& field) {
        field("kind", self.kind), field("organ", self.organ), field("from", self.from), field("to", self.to);
        field("cases", self.cases), field("all", self.all), field("arithmetic_zh", self.arithmetic_zh);
        field("arithmetic_en", self.arithmetic_en), field("harmless_zh", self.harmless_zh);
        field("harmless_en", self.harmless_en), field("is_example", self.is_example);
        field("matters", self.matters), field("numbers", self.numbers);
    }
};

struct FindingsView {
    std::vector<FindingView> list = {};
    base::Day as_of;
    std::uint64_t seq = 0;
    static constexpr std::string_view schema = "Findings";
    static void fields(auto& self, auto&& field) {
        field("list", self.list), field("as_of", self.as_of), field("seq", self.seq);
    }
};

struct PivotRowView {
    GroupView key;
    std::vector<std::int64_t> cells;
    std::int64_t total = 0;
    static constexpr std::string_view schema = "PivotRow";
    static void fields(auto& self, auto&& field) {
        field("key", self.key), field("cells", self.cells), field("total", self.total);
    }
};

struct PivotView {
    core::Grain grain{};
    std::vector<GroupView> columns = {};
    std::vector<PivotRowView> rows = {};
    std::vector<std::int64_t> column_totals = {};
    std::int64_t total = 0;
    base::Day as_of;
    std::uint64_t seq = 0;
    static constexpr std::string_view schema = "Pivot";
    static void fields(auto& self, auto&& field) {
        field("grain", self.grain), field("columns", self.columns), field("rows", self.rows);
        field("column_totals", self.column_totals), field("total", self.total), field("as_of", self.as_of);
        field("seq", self.seq);
    }
};

struct CountView {
    core::Grain grain{};
    std::int64_t count = 0;
    base::Day as_of;
    std::uint64_t seq = 0;
    static constexpr std::string_view schema = "Count";
    static void fields(auto& self, auto&& field) {
        field("grain", self.grain), field("count", self.count), field("as_of", self.as_of), field("seq", self.seq);
    }
};

}  // namespace http
