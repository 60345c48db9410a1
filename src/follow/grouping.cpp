#include "follow/grouping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/check.hpp"

namespace follow {
namespace {

using base::ErrorKind;
using core::Node;
using core::null_cell;

constexpr std::array bys{By{{"organ", "责任单位"}, ByKind::organ, "organ"},
                         By{{"organ_filed", "责任单位（原单位）"}, ByKind::organ_filed, "organ"},
                         By{{"office", "登记机关"}, ByKind::organ_filed, "office"},
                         By{{"month", "月份"}, ByKind::month, {}},
                         By{{"form", "信访形式"}, ByKind::word, "form"},
                         By{{"class", "事项分类"}, ByKind::word, "matter_class"},
                         By{{"path", "办理途径"}, ByKind::word, "path"},
                         By{{"source", "来源"}, ByKind::word, "source"},
                         By{{"region", "问题属地"}, ByKind::region, "region"},
                         By{{"category", "内容分类"}, ByKind::category, "category"},
                         By{{"level", "提出层级"}, ByKind::word, "level"}};

constexpr std::string_view no_key = "-";

Node range(core::ColumnRef column, std::int64_t low, std::int64_t high) {
    return {.shape = Node::Shape::range,
            .a = column,
            .low = {core::Bound::Anchor::number, low},
            .high = {core::Bound::Anchor::number, high}};
}
Node none_of(std::vector<Node> parts) {
    return {.shape = Node::Shape::negation, .parts = {{.shape = Node::Shape::any, .parts = std::move(parts)}}};
}
constexpr std::int64_t lowest = null_cell + 1, highest = std::numeric_limits<std::int64_t>::max();

std::unexpected<base::Error> bad_key(const core::GroupKey& key) {
    return base::fail(ErrorKind::bad_input, fmt::format("{} is no key of {}", key.key, key.by), "group",
                      "take the key from the grouped figures");
}

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

/// The month of the earliest of some days.
base::Result<Node> in_month(const core::GroupKey& key, const std::vector<core::ColumnRef>& dated) {
    std::vector<Node> set, before, within;
    for (const core::ColumnRef column : dated) set.push_back(range(column, lowest, highest));
    if (key.key == no_key) return none_of(std::move(set));
    const auto first = base::parse_day(key.key + "-01");
    if (!first) return bad_key(key);
    const bool is_december = first->month() == 12;
    const base::Day next =
        base::Day::from(first->year() + (is_december ? 1 : 0), is_december ? 1 : first->month() + 1, 1);
    for (const core::ColumnRef column : dated) {
        before.push_back(range(column, lowest, first->number - 1));
        within.push_back(range(column, first->number, next.number - 1));
    }
    return Node{.shape = Node::Shape::all,
                .parts = {none_of(std::move(before)), {.shape = Node::Shape::any, .parts = std::move(within)}}};
}

base::Result<std::int64_t> cell_of(const By& by, const core::GroupKey& key, core::Grain grain, core::ColumnRef column) {
    if (by.kind != ByKind::word) {
        if (const auto number = number_of(key.key)) return *number;
        return bad_key(key);
    }
    const auto words = core::column_at(grain, column).words;
    const auto found = std::ranges::find(words, key.key, &core::Word::id);
    if (found == words.end()) return bad_key(key);
    return found - words.begin();
}

}  // namespace

std::span<const GroupBy> group_bys() {
    static const std::vector<GroupBy> list = [] {
        std::vector<GroupBy> all;
        for (const By& by : bys) {
            GroupBy& entry = all.emplace_back(by.word);
            for (int grain = 0; grain < core::grain_count; ++grain) {
                if (applies(by, static_cast<core::Grain>(grain)))
                    entry.grains.push_back(static_cast<core::Grain>(grain));
            }
        }
        return all;
    }();
    return list;
}

const By* find_by(std::string_view word) {
    const auto found =
        std::ranges::find_if(bys, [&](const By& by) { return by.word.id == word || by.word.zh == word; });
    return found == bys.end() ? nullptr : &*found;
}

bool applies(const By& by, core::Grain grain) {
    return by.kind == ByKind::month || core::find_column(grain, by.column).has_value();
}

base::Result<std::vector<const By*>> parse_bys(const std::vector<std::string>& words) {
    std::vector<const By*> list;
    if (words.size() > group_by_max) {
        return base::fail(ErrorKind::too_many, "too many keys to group by", "by",
                          fmt::format("name at most {}", group_by_max));
    }
    for (const std::string& word : words) {
        const By* by = find_by(word);
        if (by == nullptr) {
            std::string known;
            for (const By& one : bys) known += fmt::format("{}{}", known.empty() ? "" : ", ", one.word.id);
            return base::fail(ErrorKind::bad_input, fmt::format("nothing is grouped by {}", word), "by",
                              "it is one of: " + known);
        }
        if (std::ranges::find(list, by) != list.end()) {
            return base::fail(ErrorKind::bad_input, fmt::format("{} is named twice", word), "by", "name it once");
        }
        list.push_back(by);
    }
    return list;
}

tally::Key key_of(const By& by, core::Grain grain, const std::vector<core::ColumnRef>& dated) {
    if (by.kind == ByKind::month) return {dated, true};
    return {{*core::find_column(grain, by.column)}, false};
}

std::int64_t shown_cell(const By& by, std::int64_t cell, const OrgansAt& organs, const core::Period& period) {
    if (by.kind != ByKind::organ || cell == null_cell) return cell;
    return organs.standing(static_cast<std::uint32_t>(cell), period.to);
}

core::GroupKey name_of(const By& by, core::Grain grain, std::int64_t cell, const OrgansAt& organs) {
    core::GroupKey key{std::string(by.word.id), std::string(no_key), "未定"};
    if (cell == null_cell) return key;
    switch (by.kind) {
        case ByKind::organ:
        case ByKind::organ_filed: {
            const core::Organ* organ = organs.at(static_cast<std::uint32_t>(cell));
            if (organ == nullptr) return key;
            key.key = organ->id.text();
            key.label = organ->name;
            return key;
        }
        case ByKind::month: key.key = key.label = fmt::format("{:04}-{:02}", cell / 12, cell % 12 + 1); return key;
        case ByKind::word: {
            const core::Word word =
                core::column_at(grain, *core::find_column(grain, by.column)).words[static_cast<std::size_t>(cell)];
            key.key = word.id;
            key.label = word.zh;
            return key;
        }
        case ByKind::category:
        case ByKind::region:
            if (cell != 0) key.key = key.label = fmt::format("{:06}", cell);
            return key;
    }
    CHECK(false);
}

base::Result<Node> rows_of(const core::GroupKey& key, core::Grain grain, const std::vector<core::ColumnRef>& dated,
                           const OrgansAt& organs, const core::Period& period) {
    const By* by = find_by(key.by);
    if (by == nullptr || !applies(*by, grain)) return bad_key(key);
    if (by->kind == ByKind::month) return in_month(key, dated);
    const core::ColumnRef column = *core::find_column(grain, by->column);
    if (by->kind == ByKind::organ || by->kind == ByKind::organ_filed) {
        Node node{.shape = Node::Shape::any};
        for (const core::OrganEntry& organ : organs.entries) {
            const std::int64_t shown = shown_cell(*by, organ.row, organs, period);
            if (name_of(*by, grain, shown, organs).key == key.key)
                node.parts.push_back(range(column, organ.row, organ.row));
        }
        if (key.key == no_key) return none_of({range(column, lowest, highest)});
        if (node.parts.empty()) return bad_key(key);
        return node;
    }
    if (key.key == no_key) return range(column, 0, 0);
    const std::int64_t cell = TRY(cell_of(*by, key, grain, column));
    return range(column, cell, cell);
}

}  // namespace follow
