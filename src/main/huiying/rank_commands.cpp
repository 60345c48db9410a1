// rank, spread: one indicator organ by organ; how days are spread.
#include <fmt/format.h>

#include <algorithm>

#include "main/huiying/figure_files.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

constexpr std::uint64_t least_max = 1'000'000;

std::string text_of(const std::optional<std::string>& value) {
    return value.value_or("");
}
std::string text_of(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "";
}

base::Result<std::optional<core::OrganKind>> peers_of(const Arguments& arguments) {
    if (!arguments.has("--peers")) return std::nullopt;
    const std::string text = arguments.get("--peers");
    std::string known;
    const auto kinds = core::words(core::OrganKind{});
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i].id == text || kinds[i].zh == text) return static_cast<core::OrganKind>(i);
        known += (known.empty() ? "" : ", ") + std::string(kinds[i].id);
    }
    return base::fail(base::ErrorKind::bad_input, "no organ is of the kind " + text, "--peers", "one of " + known);
}

json rank_json(const follow::Ranked& row) {
    json beside = json::array();
    for (const follow::Figure& figure : row.beside) beside.push_back(figure_json(figure));
    return {{"rank", or_null(row.rank)},
            {"low", or_null(row.low)},
            {"high", or_null(row.high)},
            {"figure", figure_json(row.figure)},
            {"beside", beside}};
}

}  // namespace

Ran run_rank(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    follow::RankQuery query{.id = arguments.positionals()[1],
                            .period = TRY(period_of(arguments)),
                            .cut = TRY(cut_of(arguments, directory, terminal)),
                            .by = arguments.get("--by", "organ"),
                            .peers = TRY(peers_of(arguments))};
    const std::uint64_t least = TRY(arguments.number("--least", static_cast<std::uint64_t>(query.least)));
    if (least < 1 || least > least_max)
        return base::fail(base::ErrorKind::bad_input, "so many rows make no sense", "--least", "give 1 to 1000000");
    query.least = static_cast<std::int64_t>(least);
    const auto figures = TRY(open_figures(directory, terminal, arguments));
    TRY(check_indicator(*figures, query.id));
    const follow::Ranking ranking = TRY(figures->rank(query));
    if (terminal.is_json) {
        json rows = json::array();
        for (const follow::Ranked& row : ranking.rows) rows.push_back(rank_json(row));
        terminal.print({{"id", query.id},
                        {"better", core::id_of(ranking.better)},
                        {"least", ranking.least},
                        {"total", figure_json(ranking.total)},
                        {"rows", rows},
                        {"as_of", ranking.cut.day.text()},
                        {"seq", ranking.cut.seq}});
        return exit_done;
    }
    const bool is_english = terminal.is_english;
    using enum paper::Align;
    std::vector<paper::Table::Column> columns{{is_english ? "rank" : "名次", right},
                                              {is_english ? "organ" : "单位", left, 30},
                                              {is_english ? "value" : "数值", right},
                                              {is_english ? "numerator" : "分子", right},
                                              {is_english ? "denominator" : "分母", right},
                                              {is_english ? "95 % from" : "95%区间起", right},
                                              {is_english ? "to" : "止", right}};
    if (!ranking.rows.empty()) {
        for (const follow::Figure& figure : ranking.rows[0].beside)
            columns.push_back({is_english ? figure.name_en : figure.name_zh, right});
    }
    paper::Table table(std::move(columns));
    for (const follow::Ranked& row : ranking.rows) {
        std::vector<std::string> cells{row.rank ? std::to_string(*row.rank) : "-",
                                       label_of(row.figure.group),
                                       row.figure.value ? *row.figure.value + " " + row.figure.unit : "n/a",
                                       std::to_string(row.figure.numerator),
                                       text_of(row.figure.denominator),
                                       text_of(row.low),
                                       text_of(row.high)};
        for (const follow::Figure& figure : row.beside) cells.push_back(figure.value.value_or("n/a"));
        table.row(std::move(cells));
    }
    terminal.out(table.text());
    terminal.say(
        fmt::format("少于 {} 件的不排名（示例）；并列者同名次；区间重叠的，名次不能说明差别", ranking.least),
        fmt::format("fewer than {} are not ranked (example); ties share a rank; where intervals overlap, ranks "
                    "show no difference",
                    ranking.least));
    return exit_done;
}

Ran run_spread(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    const follow::Period period = TRY(period_of(arguments));
    const follow::Cut cut = TRY(cut_of(arguments, directory, terminal));
    const auto figures = TRY(open_figures(directory, terminal, arguments));
    TRY(check_indicator(*figures, arguments.positionals()[1]));
    const follow::Spreads spreads = TRY(figures->spread(arguments.positionals()[1], period, cut, groups_of(arguments)));
    if (terminal.is_json) {
        json rows = json::array();
        for (const follow::Spread& row : spreads.rows) {
            rows.push_back({{"group", group_json(row.group)},
                            {"count", row.rows},
                            {"p50", or_null(row.p50)},
                            {"p90", or_null(row.p90)},
                            {"max", or_null(row.max)}});
        }
        terminal.print({{"total", figure_json(spreads.total)},
                        {"rows", rows},
                        {"as_of", spreads.cut.day.text()},
                        {"seq", spreads.cut.seq}});
        return exit_done;
    }
    using enum paper::Align;
    const bool is_english = terminal.is_english;
    paper::Table table({{is_english ? "group" : "分组", left, 30},
                        {is_english ? "rows" : "件数", right},
                        {"p50", right},
                        {"p90", right},
                        {is_english ? "max" : "最大", right}});
    for (const follow::Spread& row : spreads.rows) {
        table.row({row.group.empty() ? (is_english ? "all" : "全部") : label_of(row.group), std::to_string(row.rows),
                   text_of(row.p50), text_of(row.p90), text_of(row.max)});
    }
    terminal.out(table.text());
    return exit_done;
}

}  // namespace huiying
