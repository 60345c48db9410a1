// problem_against_rate: slow payment named as a problem, and nearly all of the money spent.
#include <algorithm>

#include "lint/arithmetic.hpp"
#include "lint/rules/execution.hpp"
#include "lint/rules/rules.hpp"
#include "lint/rules/usual.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

const Words slow{"支付进度较慢",   "支付进度偏慢",   "支付进度慢",     "支出进度较慢", "支出进度偏慢",
                 "支出进度慢",     "执行进度较慢",   "执行进度偏慢",   "执行进度慢",   "支付较慢",
                 "支出较慢",       "预算执行率偏低", "预算执行率较低", "执行率不高",   "执行率偏低",
                 "执行率较低",     "支出率偏低",     "支出率较低",     "预算执行缓慢", "支付缓慢",
                 "资金支付不及时", "支付进度不理想", "支出进度滞后",   "支付进度滞后", "执行进度滞后"};

}  // namespace

void check_problems(const Report& report, const Usual& usual, Findings& findings) {
    struct Rate {
        Decimal value;
        std::string text;
        Place place;
    };
    std::optional<Rate> rate;
    for (const Execution& one : executions(report)) {
        if (!one.is_part && !rate) rate = Rate{one.rate->value, shown(*one.rate), report.place_of(*one.rate)};
    }
    for (const Funds& row : report.funds) {
        if (row.rate.number && row.rate.number->unit == "%" && !rate)
            rate = Rate{row.rate.number->value, shown(*row.rate.number), row.rate.place};
    }
    if (!rate || !usual.spent_in_time || is_less(rate->value, *usual.spent_in_time)) return;
    for (std::size_t i = 0; i < report.paragraphs.size(); ++i) {
        const Paragraph& paragraph = report.paragraphs[i];
        if (!has_any(paragraph.chapter + paragraph.section, {"问题", "不足", "薄弱"})) continue;
        // When it was slow in the year, the year's rate says nothing against it.
        if (has_any(paragraph.text, {"上半年", "年初", "前三季度", "季度", "月底", "月末", "序时", "时序", "年中",
                                     "集中在年底", "第四季度", "个别项目", "部分项目"}))
            continue;
        for (const std::string_view word : slow) {
            const std::size_t at = paragraph.text.find(word);
            if (at == std::string::npos) continue;
            findings.push_back(
                {.rule = "problem_against_rate",
                 .place = report.place_of(i, at, at + word.size()),
                 .stated = std::string(word),
                 .against = rate->text,
                 .arithmetic = fmt::format("{} ≥ {}%", rate->text, usual.spent_in_time->text()),
                 .zh = fmt::format("称“{}”，执行率却为 {}；快慢要看各月数据", word, rate->text),
                 .en = fmt::format(
                     "slow payment is named as a problem, yet {} was spent; only monthly figures could show it",
                     rate->text),
                 .other = rate->place});
            break;
        }
    }
}

}  // namespace lint
