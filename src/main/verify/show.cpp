#include "main/verify/show.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"

namespace verify {
namespace {

using kit::Agreement;
using nlohmann::json;

std::string plain(std::string_view text) {
    std::string shown(text);
    for (char& c : shown) {
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = '?';
    }
    return shown;
}

std::string counts(std::int64_t numerator, const std::optional<std::int64_t>& denominator) {
    return denominator ? fmt::format("{}/{}", numerator, *denominator) : std::to_string(numerator);
}

using Cells = std::vector<std::string>;

/// Columns as wide as their widest cell; the first ones and the last left, numbers between them right.
std::string table(const std::vector<Cells>& rows, std::size_t texts = 1) {
    std::vector<std::size_t> widths(rows[0].size());
    for (const Cells& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], base::display_width(row[i]));
    }
    std::string text;
    for (const Cells& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool is_left = i < texts || i + 1 == row.size();
            const std::string space(widths[i] - base::display_width(row[i]), ' ');
            line += (i == 0 ? "" : "  ") + (is_left ? row[i] + space : space + row[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

/// Nothing was typed, and nothing is claimed.
bool is_untyped(const kit::Compared& one) {
    return one.is_typed && one.agreement == Agreement::equal && !one.claimed.value;
}

std::string figures(const kit::Report& report, bool is_english) {
    std::vector<Cells> rows{
        is_english ? Cells{"indicator", "claimed", "recomputed", "claimed value", "recomputed value", "verdict"}
                   : Cells{"指标", "所报", "重算", "所报值", "重算值", "结论"}};
    for (const kit::Compared& one : report.figures) {
        if (is_untyped(one)) continue;
        std::string verdict(is_english ? core::id_of(one.agreement) : core::zh_of(one.agreement));
        if (one.agreement == Agreement::within || one.agreement == Agreement::outside)
            verdict += one.hidden ? fmt::format(" (+{})", *one.hidden) : (is_english ? " (no bound)" : "（无上限）");
        const char* mark = one.is_typed     ? (is_english ? " (typed)" : "（填报）")
                           : one.is_example ? (is_english ? " (example)" : "（示例）")
                                            : "";
        rows.push_back({plain(is_english ? one.name_en : one.name_zh) + mark,
                        counts(one.claimed.numerator, one.claimed.denominator), counts(one.numerator, one.denominator),
                        plain(one.claimed.value.value_or("n/a")), one.value.value_or("n/a"), verdict});
    }
    std::string text = table(rows);
    const auto untyped = std::ranges::count_if(report.figures, is_untyped);
    if (untyped > 0)
        text += is_english ? fmt::format("{} typed items have nothing typed for the period\n", untyped)
                           : fmt::format("另有填报项 {} 个本期没有填报\n", untyped);
    return text;
}

std::string evaluation(const kit::EvaluationReport& report, bool is_english) {
    const auto text = [](const std::optional<std::string>& value) { return value ? plain(*value) : "–"; };
    const std::string head = is_english
                                 ? fmt::format("\nevaluation: {} {}, {}, document in fact {}\n", plain(report.organ),
                                               plain(report.title), core::id_of(report.step), report.seq)
                                 : fmt::format("\n绩效评价：{} {}，{}，文件在账册第 {} 条\n", plain(report.organ),
                                               plain(report.title), core::zh_of(report.step), report.seq);
    std::vector<Cells> rows{is_english ? Cells{"line", "actual", "claimed", "scored again", "verdict"}
                                       : Cells{"三级指标", "完成值", "所报得分", "重算得分", "结论"}};
    for (const kit::ProvedLine& one : report.lines) {
        rows.push_back({plain(one.name), text(one.claimed.actual), text(one.claimed.points), text(one.own.points),
                        std::string(is_english ? core::id_of(one.agreement) : core::zh_of(one.agreement))});
    }
    const bool does_agree = report.claimed_total == report.total && report.claimed_grade == report.grade;
    const Agreement agreement = does_agree ? Agreement::equal : Agreement::differs;
    rows.push_back({is_english ? "total" : "总分", text(report.claimed_grade), text(report.claimed_total),
                    text(report.total) + (report.claimed_grade == report.grade ? "" : " " + text(report.grade)),
                    std::string(is_english ? core::id_of(agreement) : core::zh_of(agreement))});
    return head + table(rows);
}

/// What became of a paper.
const core::Word* found_word(const kit::ProvedPaper& paper, const Papers* papers) {
    static constexpr core::Word kept{"kept", "已归存"}, unkept{"not_in_ledger", "账册未载"},
        destroyed{"destroyed", "已销毁"}, found{"found", "与账册一致"}, absent{"not_found", "未找到"};
    if (paper.seq == 0) return &unkept;
    if (paper.is_destroyed) return &destroyed;
    if (papers == nullptr) return &kept;
    return papers->hashes.contains(paper.sha256) ? &found : &absent;
}

std::string evidence(const kit::EvaluationReport& report, const Papers* papers, bool is_english) {
    if (report.papers.empty()) return {};
    std::vector<Cells> rows{is_english ? Cells{"evidence", "title", "fact", "day", "SHA-256", ""}
                                       : Cells{"佐证材料", "名称", "账册号", "归存日", "SHA-256", ""}};
    for (const kit::ProvedPaper& one : report.papers) {
        const core::Word& word = *found_word(one, papers);
        const bool is_kept = one.seq > 0;
        rows.push_back({plain(one.number), plain(one.title), is_kept ? std::to_string(one.seq) : "–",
                        is_kept ? one.day.text() : "–", is_kept ? base::hex(one.sha256) : "–",
                        std::string(is_english ? word.id : word.zh)});
    }
    return "\n" + table(rows, 2);
}

std::string told(const std::vector<std::string>& paths) {
    std::string text;
    for (const std::string& path : paths) text += (text.empty() ? "" : ", ") + plain(path);
    return text;
}

/// What nobody outside can tell apart.
std::string limits(const kit::Report& report, bool is_english) {
    std::string text;
    const auto say = [&](const std::string& zh, const std::string& en) { text += (is_english ? en : zh) + '\n'; };
    if (report.turned.matters > 0 || report.turned.turnings > 0) {
        say(fmt::format("！不能区分：{} 件事项（{} 条事实）以“后转为检举控告”隐去，可能使其转变的标记事实 {} 条",
                        report.turned.matters, report.turned.facts, report.turned.turnings),
            fmt::format(
                "! cannot be told apart: {} matters ({} facts) are withheld as accusations that began otherwise; "
                "{} marked facts could have turned one",
                report.turned.matters, report.turned.facts, report.turned.turnings));
    }
    if (report.mixed_letters + report.uncertain_letters > 0) {
        say(fmt::format("！{} 件信访件兼有检举控告而隐去，{} 件截止时的分类不能判断：信访件指标只能核到范围",
                        report.mixed_letters, report.uncertain_letters),
            fmt::format(
                "! {} letters also hold an accusation and are withheld, of {} the class at the cut is not told: "
                "figures of submissions are bounded",
                report.mixed_letters, report.uncertain_letters));
    }
    if (report.taken_back > 0) {
        say(fmt::format("！恢复备份时收回了早先检查点中的 {} 条事实，此后的延续不能核验", report.taken_back),
            fmt::format("! a restore took back {} facts of the earlier checkpoint: that it continues it is not shown",
                        report.taken_back));
    }
    if (!report.other_definitions.empty()) {
        say("！指标定义与本程序自带的不同：" + told(report.other_definitions),
            "! definitions other than this program's: " + told(report.other_definitions));
    }
    if (!report.unread.empty())
        say("已签名但未核对内容：" + told(report.unread), "signed, not read here: " + told(report.unread));
    return text;
}

json evaluation_json(const kit::EvaluationReport& report, const Papers* papers) {
    const auto text = [](const std::optional<std::string>& value) { return value ? json(*value) : json(); };
    json lines = json::array();
    for (const kit::ProvedLine& one : report.lines) {
        lines.push_back({{"id", one.id},
                         {"indicator", one.indicator},
                         {"verdict", core::id_of(one.agreement)},
                         {"claimed", {{"actual", text(one.claimed.actual)}, {"points", text(one.claimed.points)}}},
                         {"recomputed", {{"actual", text(one.own.actual)}, {"points", text(one.own.points)}}}});
    }
    json evidence = json::array();
    for (const kit::ProvedPaper& one : report.papers)
        evidence.push_back({{"number", one.number},
                            {"title", one.title},
                            {"fact", one.seq == 0 ? json() : json(one.seq)},
                            {"sha256", one.seq == 0 ? json() : json(base::hex(one.sha256))},
                            {"state", found_word(one, papers)->id}});
    return {{"id", base::hex(report.id.bytes)},
            {"fact", report.seq},
            {"step", core::id_of(report.step)},
            {"organ", report.organ},
            {"title", report.title},
            {"verdict", report.does_agree() ? "agrees" : "differs"},
            {"claimed", {{"total", text(report.claimed_total)}, {"grade", text(report.claimed_grade)}}},
            {"recomputed", {{"total", text(report.total)}, {"grade", text(report.grade)}}},
            {"lines", lines},
            {"evidence", evidence}};
}

}  // namespace

bool are_all_there(const kit::Report& report, const Papers& papers) {
    if (!report.evaluation) return true;
    return std::ranges::all_of(report.evaluation->papers, [&](const kit::ProvedPaper& one) {
        return one.seq == 0 || one.is_destroyed || papers.hashes.contains(one.sha256);
    });
}

std::string as_table(const kit::Report& report, const Papers* papers, bool is_english) {
    const kit::Statement& made = report.statement;
    std::string text = figures(report, is_english);
    if (report.evaluation)
        text += evaluation(*report.evaluation, is_english) + evidence(*report.evaluation, papers, is_english);
    text += '\n';
    const auto say = [&](const std::string& zh, const std::string& en) { text += (is_english ? en : zh) + '\n'; };
    say(fmt::format("期间 {} 至 {}，截止 {}；账册 {} 共 {} 条，账期 {}，签于 {}，程序版本 {}", made.period.from.text(),
                    made.period.to.text(), made.cut_day.text(), made.origin, made.leaves, report.checkpoint.epoch,
                    report.checkpoint.signed_at.text(), plain(made.program)),
        fmt::format("period {} to {}, cut {}; ledger {} with {} facts, epoch {}, signed {}, program {}",
                    made.period.from.text(), made.period.to.text(), made.cut_day.text(), made.origin, made.leaves,
                    report.checkpoint.epoch, report.checkpoint.signed_at.text(), plain(made.program)));
    std::string zh, en;
    for (std::size_t i = 0; i < kit::reason_count; ++i) {
        zh += fmt::format("{}{} {}", i == 0 ? "" : "，", kit::reason_words[i].zh, made.withheld[i]);
        en += fmt::format("{}{} {}", i == 0 ? "" : ", ", kit::reason_words[i].id, made.withheld[i]);
    }
    say("隐去：" + zh, "withheld: " + en);
    text += limits(report, is_english);
    const std::string key = core::text_of(report.key);
    if (!report.is_key_known) {
        say("公钥 " + key + "（取自包内，请与该机关公布的核对，或者用 --key 给出）",
            "key " + key + " (from the kit: compare it with the one the office published, or give it with --key)");
    }
    if (report.earlier)
        say(fmt::format("早先检查点 {} 条", report.earlier->size),
            fmt::format("earlier checkpoint of {} facts", report.earlier->size));
    if (papers != nullptr && !are_all_there(report, *papers))
        say("！有账册所载的佐证材料不在文件夹内，或者已被改动",
            "! a paper that the ledger holds is not in the folder, or was changed");
    const bool do_agree = report.do_all_agree();
    say(do_agree ? "结论：账册完整，全部相符" : "结论：账册完整，但有与事实不符之处",
        do_agree ? "verdict: the ledger is whole and everything agrees"
                 : "verdict: the ledger is whole, but something differs from the facts");
    return text;
}

std::string as_json(const kit::Report& report, const Papers* papers) {
    json figures = json::array();
    const auto number = [](const auto& value) { return value ? json(*value) : json(); };
    for (const kit::Compared& one : report.figures) {
        figures.push_back(
            {{"id", one.claimed.id},
             {"verdict", core::id_of(one.agreement)},
             {"claimed",
              {{"numerator", one.claimed.numerator},
               {"denominator", number(one.claimed.denominator)},
               {"value", number(one.claimed.value)}}},
             {"recomputed",
              {{"numerator", one.numerator}, {"denominator", number(one.denominator)}, {"value", number(one.value)}}},
             {"hidden", number(one.hidden)}});
    }
    json withheld;
    for (std::size_t i = 0; i < kit::reason_count; ++i)
        withheld[std::string(kit::reason_words[i].id)] = report.statement.withheld[i];
    json value{{"verdict", report.do_all_agree() ? "agrees" : "differs"},
               {"origin", report.statement.origin},
               {"key", core::text_of(report.key)},
               {"key_given", report.is_key_known},
               {"from", report.statement.period.from.text()},
               {"to", report.statement.period.to.text()},
               {"cut", report.statement.cut_day.text()},
               {"leaves", report.statement.leaves},
               {"epoch", report.checkpoint.epoch},
               {"program", report.statement.program},
               {"withheld", withheld},
               {"turned_matters", report.turned.matters},
               {"turned_facts", report.turned.facts},
               {"turnings", report.turned.turnings},
               {"mixed_letters", report.mixed_letters},
               {"uncertain_letters", report.uncertain_letters},
               {"earlier_leaves", report.earlier ? json(report.earlier->size) : json()},
               {"taken_back", report.taken_back},
               {"other_definitions", report.other_definitions},
               {"unread", report.unread},
               {"figures", figures}};
    if (report.evaluation) value["evaluation"] = evaluation_json(*report.evaluation, papers);
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string as_text(const base::Error& error, bool is_english) {
    const kit::Ground ground = kit::ground_of(error);
    if (is_english) return "refused: " + plain(error.text()) + "\n";
    return fmt::format("不予认可（{}）：{}\n", core::zh_of(ground), plain(error.text()));
}

std::string as_json(const base::Error& error) {
    const json value{{"verdict", "refused"},
                     {"ground", core::id_of(kit::ground_of(error))},
                     {"message", error.message},
                     {"place", error.place}};
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace verify
