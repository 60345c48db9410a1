// rank: the same thing ranked twice. first_not_full: first place claimed for a rate that is not printed and not 100 %.
#include <algorithm>
#include <optional>

#include "lint/arithmetic.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

const Words among{"全国", "全省", "全市", "全区", "全县", "全州", "全自治区", "全系统", "珠三角"};

struct Ranked {
    std::string name, scope;
    std::int64_t rank = 0;
    std::size_t paragraph = 0, begin = 0, end = 0;
};

std::int64_t numeral(std::string_view text) {
    constexpr std::string_view digits[]{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    for (std::size_t i = 0; i < std::size(digits); ++i) {
        if (text.starts_with(digits[i])) return static_cast<std::int64_t>(i) + 1;
    }
    if (text.starts_with("两")) return 2;
    std::size_t at = 0;
    std::int64_t value = 0;
    while (at < text.size() && at < 4 && is_digit(text[at])) value = value * 10 + (text[at++] - '0');
    return value;
}

/// "初次信访事项一次性化解率、群众满意率…六个全省第一": the names in front of `at`, the last first.
std::vector<std::string> listed_names(std::string_view front) {
    std::vector<std::string> names;
    const std::size_t from = last_of(front, {"。", "；", "：", "，"});
    std::string_view list = from == front.npos ? front : front.substr(from + 3);
    while (!list.empty()) {
        const std::size_t at = list.rfind("、");
        names.emplace_back(at == list.npos ? list : list.substr(at + 3));
        if (at == list.npos) break;
        list = list.substr(0, at);
    }
    return names;
}

void read_ranks(const Report& report, std::size_t paragraph, std::vector<Ranked>& all, Findings& findings) {
    const std::string_view text = report.paragraphs[paragraph].text;
    for (std::size_t at = text.find("第"); at != text.npos; at = text.find("第", at + 3)) {
        const std::int64_t rank = numeral(text.substr(at + 3));
        if (rank <= 0) continue;
        std::string_view front = text.substr(0, at);
        strip_back(front, {"排名", "名列", "位列", "位居", "居", "排", "列", "均", "并列"});
        std::string_view scope;
        for (const std::string_view word : among) {
            if (front.ends_with(word)) scope = word;
        }
        if (scope.empty()) continue;
        front.remove_suffix(scope.size());
        strip_back(front, {"排名", "名列", "位列", "位居", "居", "排", "列", "均", "在"});
        // "…六个全省第一": as many names stand in front.
        std::string_view counted = front;
        strip_back(counted, {"个", "项"});
        std::int64_t names = 0;
        if (counted.size() < front.size() && counted.size() >= 3) names = numeral(counted.substr(counted.size() - 3));
        std::size_t end = at + 3;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end == at + 3) end += character_size(text, end);
        if (names > 1) {
            counted.remove_suffix(3);
            const auto list = listed_names(counted);
            if (static_cast<std::int64_t>(list.size()) != names && list.size() > 1) {
                findings.push_back({.rule = "rank",
                                    .place = report.place_of(paragraph, counted.size(), end),
                                    .stated = std::string(text.substr(counted.size(), end - counted.size())),
                                    .against = fmt::format("{}项", list.size()),
                                    .arithmetic = fmt::format("{} ≠ {}", list.size(), names),
                                    .zh = fmt::format("称 {} 项，列出 {} 项", names, list.size()),
                                    .en = fmt::format("{} are claimed, {} are listed", names, list.size())});
            }
            for (std::size_t i = 0; i < list.size() && static_cast<std::int64_t>(i) < names; ++i)
                all.push_back({bare_name(list[i]), std::string(scope), rank, paragraph,
                               counted.size() - std::min(counted.size(), list[i].size()), end});
            continue;
        }
        const auto list = listed_names(front);
        if (!list.empty())
            all.push_back({bare_name(list.front()), std::string(scope), rank, paragraph,
                           front.size() - list.front().size(), end});
    }
}

}  // namespace

void check_ranks(const Report& report, Findings& findings) {
    std::vector<Ranked> all;
    for (std::size_t i = 0; i < report.paragraphs.size(); ++i) read_ranks(report, i, all, findings);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            if (all[i].name.empty() || all[i].name != all[j].name || all[i].scope != all[j].scope ||
                all[i].rank == all[j].rank)
                continue;
            findings.push_back({.rule = "rank",
                                .place = report.place_of(all[i].paragraph, all[i].begin, all[i].end),
                                .stated = fmt::format("{}第{}", all[i].scope, all[i].rank),
                                .against = fmt::format("{}第{}", all[j].scope, all[j].rank),
                                .arithmetic = fmt::format("{} ≠ {}", all[i].rank, all[j].rank),
                                .zh = fmt::format("“{}”一处为{}第 {}，一处为{}第 {}", all[i].name, all[i].scope,
                                                  all[i].rank, all[j].scope, all[j].rank),
                                .en = fmt::format("the same thing is ranked {} in one place and {} in another",
                                                  all[i].rank, all[j].rank),
                                .other = report.place_of(all[j].paragraph, all[j].begin, all[j].end)});
        }
    }
    // "76宗已办结55宗，完成率排名全市第一"
    for (const Ranked& one : all) {
        if (one.rank != 1 || !one.name.ends_with("率")) continue;
        const Figure *part = nullptr, *whole = nullptr;
        for (const Figure& figure : report.figures) {
            if (figure.paragraph != one.paragraph || figure.begin >= one.end) continue;
            whole = part;
            part = &figure;
        }
        const bool is_pair = part != nullptr && whole != nullptr && part->unit == whole->unit &&
                             has(part->label, "已") && is_less(part->value, whole->value) &&
                             part->sentence == whole->sentence;
        const auto rate = is_pair ? percent_of(part->value, whole->value, 2, Rounding::half_up) : std::nullopt;
        if (!rate || one.begin < part->end || one.begin > part->end + 12) continue;
        findings.push_back(
            {.rule = "first_not_full",
             .rank = Rank::note,
             .place = report.place_of(one.paragraph, one.begin, one.end),
             .stated = fmt::format("{}第1", one.scope),
             .against = rate->text() + "%",
             .arithmetic = fmt::format("{} ÷ {} = {}%", part->value.text(), whole->value.text(), rate->text()),
             .zh = fmt::format("“{}”称{}第一，没有印出比率；按所列件数为 {}%", one.name, one.scope, rate->text()),
             .en = fmt::format("first place is claimed and the rate is not printed: it is {}%", rate->text()),
             .other = report.place_of(*whole)});
    }
}

}  // namespace lint
