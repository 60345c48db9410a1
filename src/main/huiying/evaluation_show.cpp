// evaluation list, show, compare, monitor, restate: what the lives of evaluations say.
#include <fmt/format.h>

#include "app/evaluations.hpp"
#include "core/evaluation/compare.hpp"
#include "evaluate/json.hpp"
#include "http/evaluation_tell.hpp"
#include "http/json_out.hpp"
#include "main/huiying/evaluation_words.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

using base::Result;
using paper::Align;

constexpr std::size_t name_width = 30, words_width = 22, reason_width = 40;

std::string shown(const std::optional<std::string>& text) {
    return text.value_or("–");
}

std::string step_text(const http::LifeStepView& step, bool is_english) {
    return fmt::format("#{} {}", step.version, is_english ? core::id_of(step.step) : step.step_zh);
}

void print_steps(const http::EvaluationView& view, const Terminal& terminal) {
    const bool en = terminal.is_english;
    paper::Table table({{"#", Align::right},
                        {en ? "day" : "日期"},
                        {en ? "step" : "环节"},
                        {en ? "total" : "总分", Align::right},
                        {en ? "grade" : "等级"},
                        {en ? "authority" : "依据", Align::left, reason_width},
                        {en ? "reason" : "事由", Align::left, reason_width},
                        {en ? "post" : "岗位"}});
    for (const http::LifeStepView& one : view.steps) {
        table.row({std::to_string(one.version), one.day.text(), en ? std::string(core::id_of(one.step)) : one.step_zh,
                   one.total.value_or(""), one.grade.value_or(""), one.authority, one.reason, one.post});
    }
    terminal.out(table.text());
    for (const http::FrozenView& one : view.frozen) {
        terminal.out(fmt::format("#{} {} {}–{}  {} {}, #{}\n", one.version, en ? "frozen:" : "封账：", one.from.text(),
                                 one.to.text(), en ? "as of" : "截止", one.as_of.text(), one.cut_seq));
    }
    std::vector<std::string> next;
    for (const core::EvaluationStep step : view.next) next.push_back(core::both_words(step));
    if (!next.empty())
        terminal.say(fmt::format("接下来可以：{}", fmt::join(next, "、")),
                     fmt::format("next may come: {}", fmt::join(next, ", ")));
}

/// A step's sheet: what every line has, and why.
void print_sheet(const evaluate::Evaluated& evaluated, const Terminal& terminal) {
    const bool en = terminal.is_english;
    paper::Table table({{en ? "indicator" : "三级指标", Align::left, name_width},
                        {en ? "target" : "指标值", Align::right, words_width},
                        {en ? "actual" : "完成值", Align::right, words_width},
                        {en ? "unit" : "单位"},
                        {en ? "full" : "分值", Align::right},
                        {en ? "points" : "得分", Align::right},
                        {en ? "why" : "偏差原因、扣分说明"}});
    const auto text = [](const std::optional<base::Decimal>& value) {
        return value ? value->text() : std::string("–");
    };
    for (std::size_t i = 0; i < evaluated.sheet.lines.size(); ++i) {
        const core::SheetLine& line = evaluated.sheet.lines[i];
        const core::ScoredLine& scored = evaluated.scores.lines[i];
        table.row({line.name, scored.target, scored.actual, line.unit, text(scored.full), text(scored.points),
                   fmt::format("{}", fmt::join(core::reasons_of(line), en ? "; " : "；"))});
    }
    terminal.out(table.text());
    if (evaluated.scores.total)
        terminal.out(
            fmt::format("{} {} {}\n", en ? "total" : "总分", evaluated.scores.total->text(), evaluated.scores.grade));
    for (const core::ExternalResult& one : evaluated.sheet.external) {
        const std::string points = one.points ? one.points->text() + (one.full ? "/" + one.full->text() : "") : "";
        const std::string rank = one.rank == 0 ? "" : fmt::format("{}{}", en ? "rank " : "第", one.rank);
        std::vector<std::string> parts;
        for (const std::string& part : {one.issuer, points, rank, one.result, one.document})
            if (!part.empty()) parts.push_back(part);
        terminal.out(fmt::format("{} {}  {}\n", en ? "external:" : "外部评价：", one.name, fmt::join(parts, "  ")));
    }
}

std::string side_points(const std::optional<http::ComparedSideView>& side) {
    return side ? shown(side->points) : "";
}

void print_comparison(const http::ComparisonView& view, const Terminal& terminal) {
    const bool en = terminal.is_english;
    const std::string before = step_text(view.before, en), after = step_text(view.after, en);
    paper::Table table({{en ? "indicator" : "三级指标", Align::left, name_width},
                        {en ? "target" : "指标值", Align::right, words_width},
                        {(en ? "actual " : "完成值 ") + before, Align::right, words_width},
                        {(en ? "actual " : "完成值 ") + after, Align::right, words_width},
                        {en ? "full" : "分值", Align::right},
                        {before, Align::right},
                        {after, Align::right},
                        {en ? "difference" : "差", Align::right}});
    for (const http::ComparedLineView& line : view.lines) {
        const auto& any = line.before ? line.before : line.after;
        table.row({line.name, any->target + (line.unit.empty() ? "" : " " + line.unit),
                   line.before ? line.before->actual : "", line.after ? line.after->actual : "", shown(line.full),
                   side_points(line.before), side_points(line.after), line.is_same ? "" : shown(line.difference)});
    }
    table.rule();
    table.row({en ? "total" : "总分", "", "", "", "", shown(view.before.total), shown(view.after.total),
               shown(view.difference)});
    terminal.out(table.text());
    terminal.out(
        fmt::format("{}  {} → {}\n", en ? "grade" : "等级", shown(view.before.grade), shown(view.after.grade)));
    for (const http::ComparedLineView& line : view.lines) {
        if (line.is_same) continue;
        for (const auto& [side, name] : {std::pair(&line.before, &before), std::pair(&line.after, &after)}) {
            if (!*side || (*side)->reasons.empty()) continue;
            terminal.out(
                fmt::format("  {}  {}  {}\n", line.name, *name, fmt::join((*side)->reasons, en ? "; " : "；")));
        }
    }
}

void print_monitoring(const http::MonitoringView& view, const Terminal& terminal) {
    const bool en = terminal.is_english;
    terminal.out(fmt::format("{}  {} {}  {} {}% ({}/{})\n", step_text(view.step, en), en ? "as of" : "截止",
                             view.as_of.text(), en ? "time elapsed" : "时序进度", view.elapsed, view.months,
                             view.months_all));
    paper::Table goals({{en ? "goal" : "绩效目标", Align::left, name_width},
                        {en ? "target" : "指标值", Align::right, words_width},
                        {en ? "actual" : "完成值", Align::right, words_width},
                        {en ? "unit" : "单位"},
                        {en ? "attained %" : "完成率%", Align::right},
                        {en ? "ahead" : "与时序差", Align::right},
                        {en ? "light" : "预警"},
                        {en ? "met" : "已达标"}});
    for (const http::MonitoredLineView& one : view.lines) {
        goals.row({one.name, one.target, one.actual, one.unit, shown(one.attained), shown(one.ahead),
                   std::string(en ? one.light : one.light_zh), one.is_met ? (en ? "yes" : "是") : ""});
    }
    terminal.out(goals.text());
    if (view.funds.empty() && view.account.empty()) return;
    paper::Table money({{en ? "funds" : "资金", Align::left, name_width},
                        {en ? "adjusted" : "全年预算", Align::right},
                        {en ? "spent" : "执行数", Align::right},
                        {en ? "execution %" : "执行率%", Align::right},
                        {en ? "ahead" : "与时序差", Align::right},
                        {en ? "light" : "预警"}});
    for (const http::MonitoredFundsView& one : view.funds)
        money.row({one.name + " (" + view.unit + ")", shown(one.adjusted), shown(one.spent), shown(one.execution),
                   shown(one.ahead), std::string(en ? one.light : one.light_zh)});
    for (const http::ProgressRowView& one : view.account)
        money.row({(en ? "account: " : "年度账：") + one.name, one.adjusted, one.spent, shown(one.execution),
                   shown(one.ahead), std::string(en ? one.light : one.light_zh)});
    terminal.out("\n" + money.text());
    if (view.is_example)
        terminal.say("预警线为示例，见 law/money/settings.toml",
                     "the thresholds are examples: law/money/settings.toml");
}

std::string value_of(const std::optional<http::FrozenFigureView>& figure) {
    if (!figure) return "–";
    const std::string parts =
        figure->denominator ? fmt::format(" ({}/{})", figure->numerator, *figure->denominator) : "";
    return figure->value.value_or("n/a") + parts;
}

void print_restatement(const http::RestatementView& view, const Terminal& terminal) {
    const bool en = terminal.is_english;
    paper::Table table({{en ? "figure" : "指标", Align::left, name_width},
                        {en ? "frozen" : "封账值", Align::right},
                        {en ? "again" : "原截点重算", Align::right},
                        {en ? "now" : "现值", Align::right},
                        {en ? "why" : "原因"}});
    for (const http::RestatedFigureView& one : view.figures) {
        if (!one.is_changed && one.is_reproduced) continue;
        std::vector<std::string> why;
        if (!one.is_same_formula) why.emplace_back(en ? "another formula" : "口径已变");
        if (!one.is_reproduced && one.is_same_formula) why.emplace_back(en ? "NOT REPRODUCED" : "不能重现");
        if (one.late) {
            for (const http::KindCountView& kind : one.late->kinds)
                why.push_back(fmt::format("{} {}", en ? kind.kind : kind.zh, kind.facts));
            if (one.late->sealed > 0) why.push_back(fmt::format("{} {}", en ? "sealed" : "密件", one.late->sealed));
            if (!one.late->is_whole) why.emplace_back(en ? "not broken down" : "未逐件列出");
            if (!one.late->numbers.empty())
                why.push_back(fmt::format("{}{}", fmt::join(one.late->numbers, " "),
                                          one.late->matters > one.late->numbers.size() ? " …" : ""));
        }
        table.row({en ? one.name_en : one.name_zh, value_of(one.frozen), value_of(one.again), value_of(one.now),
                   fmt::format("{}", fmt::join(why, en ? "; " : "；"))});
    }
    if (!table.is_empty()) terminal.out(table.text());
    terminal.say(
        fmt::format("封账 #{}：{} 至 {}，截止 {}（第 {} 条）；现截止 {}（第 {} 条）：{} 项中 {} 项有变化", view.version,
                    view.from.text(), view.to.text(), view.frozen_as_of.text(), view.frozen_seq, view.as_of.text(),
                    view.seq, view.figures.size(), view.changed),
        fmt::format("frozen #{}: {} to {}, as of {} (fact {}); now as of {} (fact {}): {} of {} figures changed",
                    view.version, view.from.text(), view.to.text(), view.frozen_as_of.text(), view.frozen_seq,
                    view.as_of.text(), view.seq, view.changed, view.figures.size()));
    if (!view.is_reproduced)
        terminal.say("严重：封账值在原截点上不能重现，请运行 huiying fsck",
                     "SERIOUS: frozen figures do not come out again at their own cut; run huiying fsck");
    if (!view.is_signed)
        terminal.say("严重：封账时的检查点不是本机关签的",
                     "SERIOUS: the checkpoint of then does not bear this office's signature");
}

}  // namespace

Ran run_evaluation_list(const Arguments& arguments, const Terminal& terminal) {
    const EvaluationStore store = TRY(EvaluationStore::open(arguments.positionals()[0], terminal));
    const core::Office office = TRY(store.reader().office());
    std::vector<http::EvaluationRowView> rows;
    for (const core::Life& life : TRY(app::list_lives(store.reader(), program())))
        rows.push_back(http::tell_row(life, office));
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(rows)));
        return exit_done;
    }
    const bool en = terminal.is_english;
    paper::Table table({{"id"},
                        {en ? "year" : "年度"},
                        {en ? "organ" : "单位"},
                        {en ? "project" : "项目"},
                        {en ? "standard" : "标准"},
                        {en ? "last step" : "最后环节"},
                        {en ? "day" : "日期"}});
    for (const http::EvaluationRowView& one : rows)
        table.row({one.id.text(), std::to_string(one.year), one.organ.name, one.project, one.standard,
                   en && one.step ? std::string(core::id_of(*one.step)) : one.step_zh, one.day ? one.day->text() : ""});
    terminal.out(table.text());
    return exit_done;
}

Ran run_evaluation_show(const Arguments& arguments, const Terminal& terminal) {
    const auto& words = arguments.positionals();
    const EvaluationStore store = TRY(EvaluationStore::open(words[0], terminal));
    const core::Life life = TRY(store.life(words[1]));
    const core::Office office = TRY(store.reader().office());
    if (words.size() > 2) {
        const core::LifeStep* step = TRY(http::step_named(life, words[2]));
        if (arguments.has("--document") || step->deed.step == core::EvaluationStep::published ||
            step->deed.document.empty()) {
            terminal.out(step->deed.document + "\n");
            return exit_done;
        }
        const evaluate::Evaluated evaluated = TRY(evaluate::score_step(*step, store.sources()));
        if (terminal.is_json) {
            terminal.out(evaluate::json_of(evaluated) + "\n");
        } else {
            print_sheet(evaluated, terminal);
        }
        return exit_done;
    }
    const http::EvaluationView view = TRY(http::tell(life, office, store.sources()));
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(view)));
        return exit_done;
    }
    terminal.out(fmt::format("{} {} {} {}\n\n", view.organ.name, view.year, view.standard, view.project));
    print_steps(view, terminal);
    return exit_done;
}

Ran run_evaluation_compare(const Arguments& arguments, const Terminal& terminal) {
    const auto& words = arguments.positionals();
    const EvaluationStore store = TRY(EvaluationStore::open(words[0], terminal));
    const core::Life life = TRY(store.life(words[1]));
    const core::LifeStep* before = TRY(http::step_named(life, words[2]));
    const core::LifeStep* after = TRY(http::step_named(life, words[3]));
    const core::Office office = TRY(store.reader().office());
    const http::ComparisonView view = TRY(http::tell_comparison(*before, *after, office, store.sources()));
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(view)));
    } else {
        print_comparison(view, terminal);
    }
    return exit_done;
}

Ran run_evaluation_monitor(const Arguments& arguments, const Terminal& terminal) {
    const auto& words = arguments.positionals();
    const EvaluationStore store = TRY(EvaluationStore::open(words[0], terminal));
    const core::Life life = TRY(store.life(words[1]));
    const core::LifeStep* step = TRY(http::step_named(life, words.size() > 2 ? words[2] : "monitored"));
    const core::Office office = TRY(store.reader().office());
    const http::MonitoringView view = TRY(http::tell_monitoring(life, *step, office, store.sources()));
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(view)));
    } else {
        print_monitoring(view, terminal);
    }
    return exit_done;
}

Ran run_evaluation_restate(const Arguments& arguments, const Terminal& terminal) {
    const auto& words = arguments.positionals();
    const EvaluationStore store = TRY(EvaluationStore::open(words[0], terminal));
    const core::Life life = TRY(store.life(words[1]));
    const auto version = static_cast<std::uint32_t>(TRY(arguments.number("--frozen", 0)));
    const core::Frozen* frozen = TRY(http::frozen_named(life, version));
    core::Cut cut;
    cut.day = TRY(arguments.day("--as-of", base::Day::none()));
    cut.seq = TRY(arguments.number("--seq", 0));
    const evaluate::Restatement restatement = TRY(evaluate::restate(life, *frozen, cut, store.sources()));
    const http::RestatementView view = http::tell(restatement, store.reader(), program().viewer());
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(view)));
    } else {
        print_restatement(view, terminal);
    }
    return view.is_reproduced && view.is_signed ? exit_done : exit_finding;
}

}  // namespace huiying
