#include "http/figures.hpp"

#include <fmt/format.h>

#include "http/table_file.hpp"

namespace http {
namespace {

using base::ErrorKind;
constexpr std::uint64_t rank_least_max = 1'000'000;

struct Asked {
    core::Period period;
    core::Cut cut;
};

base::Result<Asked> read(const Call& call) {
    Asked asked;
    asked.period.from = TRY(call.day("from"));
    asked.period.to = TRY(call.day("to"));
    asked.cut.day = TRY(call.day("as_of", call.hall.desk.today()));
    asked.cut.seq = TRY(call.number("seq", 0, 0, std::uint64_t{1} << 53));
    if (asked.period.to < asked.period.from) {
        return base::fail(ErrorKind::bad_input, "the period ends before it begins", "to", "give a day not before from");
    }
    return asked;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(part.size() + 1, text.size()));
        if (!part.empty()) parts.emplace_back(part);
    }
    return parts;
}

/// "organ=0f…,month=2026-03": the group of one figure, as its keys say.
base::Result<std::vector<core::GroupKey>> read_group(std::string_view text) {
    std::vector<core::GroupKey> group;
    for (const std::string& pair : split(text)) {
        const std::size_t equals = pair.find('=');
        if (equals == pair.npos || equals == 0) {
            return base::fail(ErrorKind::bad_input, "this is no group", "group", "write by=key, e.g. month=2026-03");
        }
        group.push_back({pair.substr(0, equals), pair.substr(equals + 1), {}});
    }
    return group;
}

FigureView tell(core::Figure&& figure, const core::Cut& cut) {
    FigureView view{.id = std::move(figure.id),
                    .name_zh = std::move(figure.name_zh),
                    .name_en = std::move(figure.name_en),
                    .grain = figure.grain,
                    .numerator = figure.numerator,
                    .denominator = figure.denominator,
                    .value = std::move(figure.value),
                    .unit = std::move(figure.unit),
                    .family = std::move(figure.family),
                    .is_example = figure.is_example,
                    .source = figure.source,
                    .share = std::move(figure.share),
                    .variant_difference = std::move(figure.variant_difference),
                    .as_of = cut.day,
                    .seq = cut.seq};
    for (core::GroupKey& key : figure.group) view.group.push_back({key.by, key.key, key.label});
    if (const auto& before = figure.year_before) {
        view.previous = YearBeforeView{.numerator = before->numerator,
                                       .denominator = before->denominator,
                                       .value = before->value,
                                       .difference = before->difference,
                                       .is_typed = before->is_typed,
                                       .from = before->period.from,
                                       .to = before->period.to};
    }
    return view;
}

std::vector<paper::ListingColumn> file_columns() {
    using enum paper::CellKind;
    return {{"指标", text, 26}, {"名称", text, 30}, {"分组", text, 24}, {"分子", number},     {"分母", number},
            {"值", number},     {"单位", text, 8},  {"上年值", number}, {"同比增减", number}, {"期间起", day},
            {"期间止", day},    {"截至日", day},    {"账序号", number}};
}

std::vector<paper::ListingRow> file_rows(const std::vector<FigureView>& figures, const core::Period& period) {
    std::vector<paper::ListingRow> rows;
    for (const FigureView& figure : figures) {
        std::string group;
        for (const GroupView& one : figure.group) group += (group.empty() ? "" : " / ") + one.label;
        rows.push_back({figure.id, figure.name_zh, std::move(group), std::to_string(figure.numerator),
                        figure.denominator ? std::to_string(*figure.denominator) : "", figure.value.value_or("不适用"),
                        figure.unit, figure.previous ? figure.previous->value.value_or("不适用") : "",
                        figure.previous ? figure.previous->difference.value_or("") : "", period.from.text(),
                        period.to.text(), figure.as_of.text(), std::to_string(figure.seq)});
    }
    return rows;
}

/// The table as it is read on a page: keys down the side, months or organs across, totals at both ends.
TableFile pivot_file(const PivotView& view) {
    using enum paper::CellKind;
    TableFile table{.name = "pivot", .sheet = "透视表", .columns = {{"分组", text, 24}}, .next = {}};
    for (const GroupView& column : view.columns) table.columns.push_back({column.label, number, 12});
    table.columns.push_back({"合计", number, 12});
    std::vector<paper::ListingRow> rows;
    const auto add = [&](const std::string& label, const std::vector<std::int64_t>& cells, std::int64_t total) {
        paper::ListingRow& row = rows.emplace_back();
        row.push_back(label);
        for (const std::int64_t cell : cells) row.push_back(std::to_string(cell));
        row.push_back(std::to_string(total));
    };
    for (const PivotRowView& row : view.rows) add(row.key.label, row.cells, row.total);
    add("合计", view.column_totals, view.total);
    table.next = these(std::move(rows));
    return table;
}

void take_numbers(std::vector<follow::Item>& items, std::vector<std::string>& numbers, std::uint64_t& sealed) {
    for (follow::Item& item : items) {
        if (item.is_sealed) {
            ++sealed;
        } else {
            numbers.push_back(std::move(item.number));
        }
    }
}

}  // namespace

base::Result<Response> measure(Call& call) {
    const Asked asked = TRY(read(call));
    const auto format = TRY(call.word<Format>("format")).value_or(Format::json);
    follow::Answer answer = TRY(call.hall.figures.measure({.ids = split(call.text("ids")),
                                                           .period = asked.period,
                                                           .cut = asked.cut,
                                                           .by = split(call.text("by")),
                                                           .with_year_before = true}));
    std::vector<FigureView> views;
    for (core::Figure& figure : answer.figures) views.push_back(tell(std::move(figure), answer.cut));
    if (format == Format::json) return json(views);
    return download(format, {.name = "indicators",
                             .sheet = "指标",
                             .columns = file_columns(),
                             .next = these(file_rows(views, asked.period))});
}

base::Result<Response> explain_figure(Call& call) {
    const Asked asked = TRY(read(call));
    follow::ExplainQuery query{.id = call.params[0], .period = asked.period, .cut = asked.cut, .group = {}};
    query.group = TRY(read_group(call.text("group")));
    query.offset = TRY(call.number("offset", 0, 0, std::uint64_t{1} << 32));
    query.limit = static_cast<std::uint32_t>(TRY(call.number("limit", 100, 1, follow::explain_limit_max)));
    follow::Explanation told = TRY(call.hall.figures.explain(query));
    FigureExplanationView view{.id = told.figure.id,
                               .numerator_text = std::move(told.numerator_text),
                               .denominator_text = std::move(told.denominator_text),
                               .numerator_rows = told.numerator_rows,
                               .denominator_rows = told.denominator_rows,
                               .as_of = told.cut.day,
                               .seq = told.cut.seq};
    take_numbers(told.numerator, view.numerator, view.numerator_sealed);
    take_numbers(told.denominator, view.denominator, view.denominator_sealed);
    return json(view);
}

base::Result<Response> count(Call& call) {
    const Asked asked = TRY(read(call));
    const follow::Count counted =
        TRY(call.hall.figures.count(std::string(call.text("predicate")), asked.period, asked.cut));
    return json(CountView{counted.grain, counted.rows, counted.cut.day, counted.cut.seq});
}

base::Result<Response> pivot(Call& call) {
    const Asked asked = TRY(read(call));
    const auto format = TRY(call.word<Format>("format")).value_or(Format::json);
    follow::PivotQuery query{.predicate = std::string(call.text("predicate")),
                             .period = asked.period,
                             .cut = asked.cut,
                             .rows = std::string(call.text("rows")),
                             .columns = std::string(call.text("columns"))};
    if (const std::string_view dated = call.text("dated"); !dated.empty()) query.dated = dated;
    follow::Pivot told = TRY(call.hall.figures.pivot(query));
    PivotView view{.grain = told.grain,
                   .column_totals = std::move(told.column_totals),
                   .total = told.total,
                   .as_of = told.cut.day,
                   .seq = told.cut.seq};
    const auto group = [](core::GroupKey& key) {
        return GroupView{std::move(key.by), std::move(key.key), std::move(key.label)};
    };
    for (core::GroupKey& key : told.columns) view.columns.push_back(group(key));
    for (follow::Pivot::Row& row : told.rows) view.rows.push_back({group(row.key), std::move(row.cells), row.total});
    if (format == Format::json) return json(view);
    return download(format, pivot_file(view));
}

base::Result<Response> rank_figure(Call& call) {
    const Asked asked = TRY(read(call));
    follow::RankQuery query{.id = call.params[0], .period = asked.period, .cut = asked.cut, .peers = {}};
    if (const std::string_view by = call.text("by"); !by.empty()) query.by = by;
    query.peers = TRY(call.word<core::OrganKind>("peers"));
    query.least = static_cast<std::int64_t>(
        TRY(call.number("least", static_cast<std::uint64_t>(follow::rank_least), 1, rank_least_max)));
    follow::Ranking told = TRY(call.hall.figures.rank(query));
    RankingView view{.total = tell(std::move(told.total), told.cut),
                     .better = told.better,
                     .least = static_cast<std::uint64_t>(told.least)};
    for (follow::Ranked& row : told.rows) {
        RankView& one = view.rows.emplace_back();
        one.figure = tell(std::move(row.figure), told.cut);
        one.rank = row.rank;
        one.low = std::move(row.low);
        one.high = std::move(row.high);
        for (core::Figure& figure : row.beside) one.beside.push_back(tell(std::move(figure), told.cut));
    }
    return json(view);
}

base::Result<Response> spread_figure(Call& call) {
    const Asked asked = TRY(read(call));
    follow::Spreads told =
        TRY(call.hall.figures.spread(call.params[0], asked.period, asked.cut, split(call.text("by"))));
    SpreadsView view{.total = tell(std::move(told.total), told.cut)};
    for (follow::Spread& spread : told.rows) {
        SpreadView& one = view.rows.emplace_back();
        for (core::GroupKey& key : spread.group) one.group.push_back({key.by, key.key, key.label});
        one.count = spread.rows;
        one.p50 = spread.p50;
        one.p90 = spread.p90;
        one.max = spread.max;
    }
    return json(view);
}

base::Result<Response> find_polish(Call& call) {
    const Asked asked = TRY(read(call));
    follow::Findings told = TRY(call.hall.figures.findings(asked.period, asked.cut));
    FindingsView view{.as_of = told.cut.day, .seq = told.cut.seq};
    for (follow::Finding& finding : told.list) {
        view.list.push_back({.kind = finding.kind,
                             .organ = std::move(finding.organ),
                             .from = finding.from,
                             .to = finding.to,
                             .cases = finding.cases,
                             .all = finding.all,
                             .arithmetic_zh = std::move(finding.arithmetic_zh),
                             .arithmetic_en = std::move(finding.arithmetic_en),
                             .harmless_zh = std::move(finding.harmless_zh),
                             .harmless_en = std::move(finding.harmless_en),
                             .is_example = finding.is_example,
                             .matters = finding.matters,
                             .numbers = std::move(finding.numbers)});
    }
    return json(view);
}

}  // namespace http
