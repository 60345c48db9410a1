// indicators, explain, count: the figures and what they counted.
#include <fmt/format.h>

#include <algorithm>

#include "main/huiying/trace.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

json numbers(const std::vector<follow::Item>& items) {
    json list = json::array();
    for (const follow::Item& item : items) list.push_back(item.number);
    return list;
}

}  // namespace

Ran run_indicators(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    follow::Query query;
    query.period = TRY(period_of(arguments));
    query.cut = TRY(cut_of(arguments, directory, terminal));
    query.with_year_before = arguments.has("--year-before");
    query.by = groups_of(arguments);
    const auto figures = TRY(open_figures(directory, terminal, arguments));
    const follow::Answer answer = TRY(figures->measure(query));
    if (terminal.is_json) {
        json list = json::array();
        for (const follow::Figure& figure : answer.figures) list.push_back(figure_json(figure));
        terminal.print(list);
        return exit_done;
    }
    const bool is_english = terminal.is_english;
    std::vector<paper::Table::Column> columns{{is_english ? "indicator" : "指标"}};
    if (!query.by.empty()) columns.push_back({is_english ? "group" : "分组", paper::Align::left, 30});
    for (const char* title :
         is_english ? std::array{"value", "numerator", "denominator"} : std::array{"数值", "分子", "分母"})
        columns.push_back({title, paper::Align::right});
    if (query.by.empty()) {
        columns.push_back({is_english ? "to variant" : "口径差", paper::Align::right});
    } else {
        columns.push_back({is_english ? "share %" : "占比%", paper::Align::right});
    }
    if (query.with_year_before) columns.push_back({is_english ? "year before" : "上年同期", paper::Align::right});
    columns.push_back({"id"});
    paper::Table table(std::move(columns));
    std::size_t not_typed = 0;
    for (const follow::Figure& figure : answer.figures) {
        if (figure.source == core::FigureSource::typed && !figure.value) {
            ++not_typed;
            continue;
        }
        const char* mark = figure.source == core::FigureSource::typed ? (is_english ? " (typed)" : "（填报）")
                           : figure.is_example                        ? (is_english ? " (example)" : "（示例）")
                                                                      : "";
        std::vector<std::string> cells{(is_english ? figure.name_en : figure.name_zh) + mark};
        if (!query.by.empty()) cells.push_back(label_of(figure.group));
        cells.push_back(figure.value ? *figure.value + " " + figure.unit : "n/a");
        cells.push_back(std::to_string(figure.numerator));
        cells.push_back(figure.denominator ? std::to_string(*figure.denominator) : "");
        cells.push_back((query.by.empty() ? figure.variant_difference : figure.share).value_or(""));
        if (query.with_year_before)
            cells.push_back(figure.year_before && figure.year_before->value ? *figure.year_before->value : "n/a");
        cells.push_back(figure.id);
        table.row(std::move(cells));
    }
    terminal.out(table.text());
    if (not_typed > 0)
        terminal.say(fmt::format("另有填报项 {} 个本期没有填报", not_typed),
                     fmt::format("{} typed items have nothing typed for the period", not_typed));
    terminal.say(fmt::format("截止 {}，账册第 {} 条；每个数都可以用 huiying explain 追到事项", answer.cut.day.text(),
                             answer.cut.seq),
                 fmt::format("as of {}, fact {}; huiying explain lists what each figure counted", answer.cut.day.text(),
                             answer.cut.seq));
    return exit_done;
}

Ran run_explain(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    follow::ExplainQuery query;
    query.id = arguments.positionals()[1];
    query.period = TRY(period_of(arguments));
    query.cut = TRY(cut_of(arguments, directory, terminal));
    const auto figures = TRY(open_figures(directory, terminal, arguments));
    TRY(check_indicator(*figures, query.id));
    const follow::Explanation explained = TRY(evaluate::explain_all(*figures, query));
    if (terminal.is_json) {
        terminal.print({{"id", query.id},
                        {"numerator", numbers(explained.numerator)},
                        {"denominator", numbers(explained.denominator)},
                        {"value", explained.figure.value ? json(*explained.figure.value) : json()},
                        {"as_of", explained.cut.day.text()},
                        {"seq", explained.cut.seq}});
        return exit_done;
    }
    const follow::Figure& figure = explained.figure;
    terminal.out(fmt::format("{} {} {}\n", terminal.is_english ? figure.name_en : figure.name_zh,
                             figure.value.value_or("n/a"), figure.unit));
    const auto list = [&](const char* title, const std::string& text, const std::vector<follow::Item>& items) {
        terminal.out(fmt::format("\n{} {}  {}\n", title, items.size(), text));
        for (const follow::Item& item : items)
            terminal.out(fmt::format("  {}{}{}\n", item.is_sealed ? "（密封）" : item.number,
                                     item.what.empty() ? "" : "  ", item.what));
    };
    list(terminal.is_english ? "numerator" : "分子", explained.numerator_text, explained.numerator);
    if (figure.denominator)
        list(terminal.is_english ? "denominator" : "分母", explained.denominator_text, explained.denominator);
    return exit_done;
}

Ran run_count(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    const follow::Cut cut = TRY(cut_of(arguments, directory, terminal));
    follow::Period period{base::Day::from(2005, 5, 1), cut.day};
    if (arguments.has("--from") || arguments.has("--to")) period = TRY(period_of(arguments));
    const auto figures = TRY(open_figures(directory, terminal, arguments));
    const follow::Count count = TRY(figures->count(arguments.positionals()[1], period, cut));
    if (terminal.is_json) {
        terminal.print({{"grain", core::id_of(count.grain)},
                        {"count", count.rows},
                        {"as_of", count.cut.day.text()},
                        {"seq", count.cut.seq}});
    } else {
        terminal.out(fmt::format("{}\n", count.rows));
    }
    return exit_done;
}

}  // namespace huiying
