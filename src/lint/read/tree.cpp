#include "lint/read/tree.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lint/number.hpp"
#include "lint/read/flow.hpp"
#include "lint/read/roles.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

constexpr std::size_t prose_length_min = 12;  ///< characters

bool is_key(std::string_view key, Words words) {
    return std::ranges::find(words, key) != words.end();
}

/// {value = 20, operator = "≥", unit = "名"} as the cell it is.
std::string flat(const Node& node) {
    if (node.kind != Node::Kind::object) return node.text;
    std::string sign, value, unit;
    for (const auto& [key, member] : node.members) {
        if (role_of(key) == Role::sign) sign = member.text;
        if (is_key(key, {"value", "值", "text", "number"})) value = member.text;
        if (role_of(key) == Role::unit) unit = member.text;
    }
    return value.empty() ? std::string() : sign + value + unit;
}

class Walk {
  public:
    explicit Walk(Report& report) : report_(report) {}

    void visit(const Node& node, const std::string& path, const std::string& parent) {
        if (node.kind == Node::Kind::array) {
            ++report_.tables;
            const std::size_t table = report_.tables;
            for (std::size_t i = 0; i < node.items.size(); ++i) {
                table_ = table;
                visit(node.items[i], fmt::format("{}/{}", path, i), parent);
            }
        }
        if (node.kind != Node::Kind::object) return;
        const bool is_row = read_object(node, path, parent);
        for (const auto& [key, member] : node.members) visit(member, path + "/" + key, is_row ? path : std::string());
        read_total(node, path);
    }

  private:
    Report& report_;
    std::size_t table_ = 0;

    static Place place_of(const Node& node, const std::string& path) {
        return {.line = node.line, .cell = path, .quote = {}};
    }

    bool read_object(const Node& node, const std::string& path, const std::string& parent) {
        std::vector<Cell> row;
        bool has_mark = false;
        for (const auto& [key, member] : node.members) {
            const Role role = role_of(key);
            const std::string text = flat(member);
            if (member.kind == Node::Kind::word && length(text) >= prose_length_min &&
                (role == Role::none || role == Role::reason)) {
                const bool is_problem = has(key, "problem") || has(key, "问题");
                add_cell_text(report_, canonical(text), is_problem ? "存在问题" : key,
                              place_of(member, path + "/" + key));
            }
            if (role == Role::none || role == Role::other || text.empty()) continue;
            row.push_back({.role = role, .title = key, .text = text, .place = place_of(member, path + "/" + key)});
            has_mark = has_mark || is_value(role);
        }
        if (!has_mark) return false;
        const std::size_t indicators = report_.indicators.size(), funds = report_.funds.size();
        const bool is_taken = add_row(report_, row, table_);
        if (report_.indicators.size() > indicators) {
            Indicator& one = report_.indicators.back();
            one.place = place_of(node, path);
            one.parent = parent;
        }
        if (report_.funds.size() > funds) report_.funds.back().place = place_of(node, path);
        return is_taken && report_.indicators.size() > indicators;
    }

    /// {total: 95.96, grade: "优", parts: […]}
    void read_total(const Node& node, const std::string& path) {
        const Node *total = nullptr, *full = nullptr;
        std::string total_key;
        for (const auto& [key, member] : node.members) {
            if (member.kind != Node::Kind::word) continue;
            if (is_key(key,
                       {"total", "total_score", "totalScore", "总分", "总得分", "综合得分", "评价得分", "自评得分"}))
                total = &member, total_key = key;
            if (is_key(key, {"total_full", "full", "满分", "总分值"})) full = &member;
            if (!is_key(key, {"grade", "等级", "评价等级", "自评等级", "评级", "结论"})) continue;
            for (const std::string_view grade : {"优", "良", "中", "差"}) {
                if (member.text.starts_with(grade))
                    report_.grades.push_back({.word = std::string(grade), .place = place_of(member, path + "/" + key)});
            }
        }
        if (total == nullptr) return;
        Value value = read_value(total->text);
        if (!value.number) return;
        value.place = place_of(*total, path + "/" + total_key);
        value.place.quote = total->text;
        Score score{.label = total_key, .value = value, .is_total = true};
        if (full != nullptr) {
            if (const Value marks = read_value(full->text); marks.number) score.full = marks.number->value;
        }
        score.parts = parts_of(node, path, value);
        report_.scores.push_back(std::move(score));
    }

    /// The scores directly below: of one list, or of all of them.
    static std::vector<Value> parts_of(const Node& node, const std::string& path, const Value& total) {
        std::vector<Value> all;
        for (const auto& [key, member] : node.members) {
            std::vector<Value> list;
            const auto add = [&](const Node& child, const std::string& where) {
                for (const auto& [name, value] : child.members) {
                    if (role_of(name) != Role::score || value.kind != Node::Kind::word) continue;
                    Value one = read_value(value.text);
                    one.place = place_of(value, where + "/" + name);
                    if (one.number) list.push_back(std::move(one));
                }
            };
            for (std::size_t i = 0; i < member.items.size(); ++i)
                add(member.items[i], fmt::format("{}/{}/{}", path, key, i));
            if (member.kind == Node::Kind::object) add(member, path + "/" + key);
            base::Decimal sum{};
            for (const Value& one : list) sum = base::add(sum, one.number->value).value_or(sum);
            if (!list.empty() && base::compare(sum, total.number->value) == 0) return list;
            all.insert(all.end(), list.begin(), list.end());
        }
        return all.size() >= 2 ? all : std::vector<Value>{};
    }
};

}  // namespace

void read_tree(Report& report, const Node& root) {
    Walk(report).visit(root, {}, {});
}

}  // namespace lint
