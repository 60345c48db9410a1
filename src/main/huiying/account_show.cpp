// account show, entries, value, months, list: what the accounts say.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "http/json_out.hpp"
#include "main/huiying/account_words.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

using base::ErrorKind;
using base::Result;
using paper::Align;

template <class E>
Result<E> word(const std::string& text, const std::string& place) {
    if (const auto value = core::parse_word<E>(text)) return *value;
    std::vector<std::string> known;
    for (const core::Word& one : words(E{})) known.push_back(fmt::format("{} {}", one.id, one.zh));
    return base::fail(ErrorKind::bad_input, "“" + text + "” is not known here", place,
                      fmt::format("it is one of {}", fmt::join(known, ", ")));
}

Result<core::MoneyFilter> filter_of(const Arguments& arguments) {
    core::MoneyFilter filter;
    if (arguments.has("--project")) filter.project = arguments.get("--project");
    if (arguments.has("--kind")) filter.kind = TRY(word<core::ProjectKind>(arguments.get("--kind"), "--kind"));
    if (arguments.has("--source")) filter.source = TRY(word<core::MoneySource>(arguments.get("--source"), "--source"));
    filter.task = arguments.get("--task");
    if (arguments.has("--class")) filter.classes.push_back(arguments.get("--class"));
    filter.from = TRY(arguments.day("--from", base::Day::none()));
    filter.to = TRY(arguments.day("--to", base::Day::none()));
    return filter;
}

std::string shown(const std::optional<std::string>& value) {
    return value.value_or("n/a");
}

void print_values(const http::AccountView& view, const Terminal& terminal) {
    paper::Table table({{terminal.is_english ? "figure" : "指标"},
                        {terminal.is_english ? "value" : "数值", Align::right},
                        {""},
                        {terminal.is_english ? "how" : "算法"},
                        {"id"}});
    for (const http::MoneyValueView& one : view.values)
        table.row({std::string(terminal.is_english ? one.en : one.zh), shown(one.value), std::string(one.unit),
                   std::string(terminal.is_english ? one.how_en : one.how_zh), std::string(one.id)});
    terminal.out(table.text());
}

void print_funds(const std::vector<http::FundsView>& rows, const std::string& title, const Terminal& terminal) {
    if (rows.empty()) return;
    const bool en = terminal.is_english;
    paper::Table table({{title},
                        {en ? "initial" : "年初预算", Align::right},
                        {en ? "adjustment" : "调整", Align::right},
                        {en ? "adjusted" : "调整后预算", Align::right},
                        {en ? "spent" : "支出", Align::right},
                        {en ? "execution %" : "执行率%", Align::right},
                        {en ? "share %" : "占比%", Align::right}});
    for (const http::FundsView& one : rows) {
        const std::string name = one.key == one.name ? one.name : one.name + " " + one.key;
        table.row({name, one.initial, one.adjustment, one.adjusted, one.spent, shown(one.rate), shown(one.share)});
    }
    terminal.out("\n" + table.text());
}

void print_warnings(const http::AccountView& view, const Terminal& terminal) {
    for (const http::AccountWarningView& one : view.warnings) {
        terminal.err(fmt::format("{} {}{}{} [{}]\n", terminal.is_english ? "warning:" : "预警：",
                                 terminal.is_english ? one.en : one.zh, one.about.empty() ? "" : "  " + one.about,
                                 one.version == 0 ? "" : fmt::format("  #{}", one.version), one.id));
    }
}

}  // namespace

Result<intake::AccountSheet> sheet_named(const std::string& name) {
    return word<intake::AccountSheet>(name, "KIND");
}

Ran write_listing(const Terminal& terminal, const std::string& file, const std::string& sheet,
                  const std::vector<paper::ListingColumn>& columns, const std::vector<paper::ListingRow>& rows) {
    if (file.ends_with(".xlsx")) {
        auto book = TRY(paper::Workbook::create(terminal.path(file)));
        TRY(paper::begin_sheet(book, sheet, columns));
        for (const paper::ListingRow& row : rows) TRY(paper::append_row(book, columns, row));
        TRY(book.finish());
        return exit_done;
    }
    std::string text = paper::csv_head(columns);
    for (const paper::ListingRow& row : rows) paper::csv_append_row(text, columns, row);
    if (file.empty()) {
        terminal.out(text);
        return exit_done;
    }
    std::ofstream out(terminal.path(file), std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (out.fail()) return base::fail(ErrorKind::io, "the file cannot be written", file);
    return exit_done;
}

Ran run_account_show(const Arguments& arguments, const Terminal& terminal) {
    const http::ReadAccounts read = TRY(read_asked(arguments, terminal));
    const http::AccountView view = http::tell(read);
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(view)));
        return exit_done;
    }
    const bool en = terminal.is_english;
    std::string units;
    if (view.units.size() > 1)
        units = en ? fmt::format(", {} units", view.units.size()) : fmt::format("，{} 个单位", view.units.size());
    terminal.out(fmt::format("{} {}{}\n\n", view.organ.name, view.year, units));
    print_values(view, terminal);
    print_funds(view.kinds, en ? "kind" : "支出类别", terminal);
    print_funds(view.sources, en ? "source" : "资金来源", terminal);
    print_funds(view.groups, en ? "economic class" : "经济分类", terminal);
    print_funds(view.projects, en ? "project" : "项目", terminal);
    print_funds(view.tasks, en ? "task" : "任务", terminal);
    print_records(view, terminal);
    for (const http::TypedView& one : view.typed)
        terminal.out(fmt::format("{} {} {}–{}  {}{}  {}\n", en ? "typed:" : "填报：", one.item, one.from.text(),
                                 one.to.text(), one.numerator, one.denominator ? " / " + *one.denominator : "",
                                 one.evidence));
    print_warnings(view, terminal);
    terminal.say(fmt::format("金额单位：元；截止 {}，账册第 {} 条", view.as_of.text(), view.seq),
                 fmt::format("amounts in yuan; as of {}, fact {}", view.as_of.text(), view.seq));
    return exit_done;
}

Ran run_account_value(const Arguments& arguments, const Terminal& terminal) {
    const auto formula = TRY(word<core::MoneyFormula>(arguments.positionals()[1], "FORMULA"));
    const core::MoneyFilter filter = TRY(filter_of(arguments));
    const http::ReadAccounts read = TRY(read_asked(arguments, terminal));
    const core::MoneyValue value = core::money_value(read.accounts, formula, filter, read.settings);
    const http::MoneyValueView view = http::tell(value, read.cut, true);
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(view)));
        return exit_done;
    }
    terminal.out(fmt::format("{} {} {}\n", terminal.is_english ? view.en : view.zh, shown(view.value), view.unit));
    terminal.out(fmt::format("  {} = {}{}\n", terminal.is_english ? view.how_en : view.how_zh,
                             core::yuan_text(view.numerator),
                             view.denominator ? " / " + core::yuan_text(*view.denominator) : ""));
    const auto list = [&](const std::vector<http::CountedView>& entries, const char* title) {
        for (const http::CountedView& one : entries)
            terminal.out(fmt::format("  {} #{} {}\n", title, one.version, core::yuan_text(one.amount)));
    };
    list(view.counted, terminal.is_english ? "counted" : "计入");
    list(view.counted_below, terminal.is_english ? "divisor" : "除数");
    return exit_done;
}

Ran run_account_months(const Arguments& arguments, const Terminal& terminal) {
    const std::uint64_t month = TRY(arguments.number("--month", 12));
    if (month < 1 || month > 12)
        return base::fail(ErrorKind::bad_input, "there is no such month", "--month", "give 1 to 12");
    const http::ReadAccounts read = TRY(read_asked(arguments, terminal));
    const http::ProgressView view = http::tell_progress(read, static_cast<unsigned>(month));
    if (arguments.has("--out")) {
        return write_listing(terminal, arguments.get("--out"), "支出进度", http::progress_columns(),
                             http::progress_rows(view));
    }
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(view)));
        return exit_done;
    }
    std::vector<paper::Table::Column> columns;
    constexpr std::array english{"code",      "name",           "initial",       "adjustment",
                                 "adjusted",  "spent in month", "spent to date", "execution %",
                                 "elapsed %", "ahead, pp",      "light"};
    const std::vector<paper::ListingColumn> titled = http::progress_columns();
    for (std::size_t i = 0; i < titled.size(); ++i)
        columns.push_back({terminal.is_english ? english.at(i) : titled[i].title,
                           titled[i].kind == paper::CellKind::number ? Align::right : Align::left});
    paper::Table table(std::move(columns));
    for (paper::ListingRow& row : http::progress_rows(view)) table.row(std::move(row));
    terminal.out(table.text());
    if (view.is_example)
        terminal.say("预警线为示例，见 law/money/settings.toml",
                     "the thresholds are examples: law/money/settings.toml");
    return exit_done;
}

Ran run_account_entries(const Arguments& arguments, const Terminal& terminal) {
    const auto reader = TRY(store::open_reader(settings_of(arguments.positionals()[0], terminal)));
    const core::Office office = TRY(reader->office());
    const app::AccountKey key = TRY(account_key(arguments, office));
    const std::vector<store::FactText> facts = TRY(reader->facts(key.id()));
    const std::vector<http::EntryView> views = http::tell_entries(facts);
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(views)));
        return exit_done;
    }
    paper::Table table({{"#", Align::right},
                        {terminal.is_english ? "day" : "日期"},
                        {terminal.is_english ? "deed" : "行为"},
                        {terminal.is_english ? "fields" : "内容"},
                        {""}});
    for (const http::EntryView& one : views) {
        std::string members;
        const json deed = json::parse(one.deed.text);
        for (const auto& [name, value] : deed.items()) {
            if (value.is_null() || value == "" || value == 0) continue;
            const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
            members += (members.empty() ? "" : " ") + name + "=" + text;
        }
        table.row({std::to_string(one.version), one.day.text(),
                   std::string(terminal.is_english ? one.kind : one.kind_zh), members,
                   one.is_annulled ? (terminal.is_english ? "annulled" : "已冲销") : ""});
    }
    terminal.out(table.text());
    terminal.say("金额单位：分", "amounts in fen");
    return exit_done;
}

Ran run_account_list(const Arguments& arguments, const Terminal& terminal) {
    const auto reader = TRY(store::open_reader(settings_of(arguments.positionals()[0], terminal)));
    const auto rows = TRY(app::list_accounts(*reader, program()));
    if (terminal.is_json) {
        json list = json::array();
        for (const app::AccountRow& one : rows)
            list.push_back(
                {{"id", one.id.text()}, {"organ", one.organ_name}, {"year", one.year}, {"entries", one.entries}});
        terminal.print(list);
        return exit_done;
    }
    const bool en = terminal.is_english;
    paper::Table table(
        {{en ? "year" : "年度"}, {en ? "organ" : "单位"}, {en ? "entries" : "笔数", Align::right}, {"id"}});
    for (const app::AccountRow& one : rows)
        table.row({std::to_string(one.year), one.organ_name, std::to_string(one.entries), one.id.text()});
    terminal.out(table.text());
    return exit_done;
}

}  // namespace huiying
