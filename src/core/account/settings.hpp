// Settings of money as dated data (law/money/*.toml, read by law/money.hpp): thresholds of the lights, days for
// publishing, and which economic classes 经济分类 make up 公用经费 and 三公经费. Pure values, any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "core/account/kinds.hpp"

namespace core {

/// In force from its day until the next row begins.
struct MoneyRow {
    base::Day from;
    int yellow_behind = 0;  ///< percentage points of execution behind the time elapsed: yellow from more than so many
    int red_behind = 0;     ///< the same for red
    int publish_days = 0;   ///< days after the approval in which budget and final accounts are published
    int reason_below = 0;   ///< per cent of execution at the year's end below which a reason is wanted
    int slow_below = 0;     ///< per cent of it from which on nobody can say the year was slow; 0: nothing is said of it
    bool is_example = false;
    std::string source;
};

/// Economic classes that are looked at together; a class belongs to it if it begins with one of `classes`.
struct ClassGroup {
    std::string id, name_zh, name_en;
    std::optional<ProjectKind> kind;  ///< only of basic or of project expenditure
    std::vector<std::string> classes;
    bool is_example = false;
    std::string source;
};

struct MoneySettings {
    std::vector<MoneyRow> rows;  ///< in order of their days
    std::vector<ClassGroup> groups;

    [[nodiscard]] const MoneyRow* on(base::Day day) const {
        const MoneyRow* found = nullptr;
        for (const MoneyRow& row : rows) {
            if (row.from <= day) found = &row;
        }
        return found;
    }
    [[nodiscard]] const ClassGroup* group(std::string_view id) const {
        for (const ClassGroup& one : groups) {
            if (one.id == id) return &one;
        }
        return nullptr;
    }
};

}  // namespace core
