#include "lint/rules/usual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "law/standards.hpp"

namespace lint {
namespace {

constexpr std::string_view usual_standard = "project-2020", execution_group = "execution";

Usual read_usual() {
    const auto standards = law::standards();
    if (!standards) return {};
    const auto standard = std::ranges::find(*standards, usual_standard, &core::Standard::id);
    if (standard == standards->end() || !standard->full) return {};
    const core::StandardGroup* execution = core::group_of(*standard, execution_group);
    if (execution == nullptr || !execution->full) return {};
    const auto others = base::subtract(*standard->full, *execution->full);
    if (!others) return {};
    return {.grades = standard->grades, .execution = *execution->full, .others = *others};
}

}  // namespace

const Usual& usual() {
    static const Usual read = read_usual();
    return read;
}

std::string grades_text() {
    std::string text;
    for (const core::GradeBand& band : usual().grades)
        text += fmt::format("{}{} ≥ {}", text.empty() ? "" : "，", band.name, band.from.text());
    return text;
}

}  // namespace lint
