#include "core/evaluation/standard.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace core {

const StandardGroup* group_of(const Standard& standard, std::string_view id) {
    const auto found = std::ranges::find(standard.groups, id, &StandardGroup::id);
    return found == standard.groups.end() ? nullptr : &*found;
}

const StandardGroup& top_of(const Standard& standard, const StandardGroup& group) {
    const StandardGroup* top = &group;
    while (!top->part_of.empty()) {
        top = group_of(standard, top->part_of);
        CHECK(top != nullptr);  // the reader lets a part stand only after its group
    }
    return *top;
}

bool is_within(const Standard& standard, std::string_view id, const std::vector<std::string>& wanted) {
    if (wanted.empty()) return true;
    for (const auto* group = group_of(standard, id); group != nullptr; group = group_of(standard, group->part_of)) {
        if (std::ranges::find(wanted, group->id) != wanted.end()) return true;
    }
    return false;
}

std::string grade_of(const Standard& standard, base::Decimal total) {
    for (const GradeBand& band : standard.grades) {
        if (compare(total, band.from) >= 0) return band.name;
    }
    return {};
}

}  // namespace core
