#include "law/standards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "law/fields.hpp"
#include "law/ids.hpp"
#include "law/readers.hpp"

namespace law {
namespace {

using base::Decimal;
using base::ErrorKind;

constexpr int decimals_max = 4;
constexpr DecimalRange points_range{0, 1000, decimals_max};
constexpr DecimalRange ratio_range{1, 100, 2};

base::Rounding rounding_of(Fields& fields) {
    const std::string text = fields.text_or("rounding", "half_up");
    if (text != "half_up" && text != "truncate")
        fields.fail(fields.place("rounding"), fmt::format("`{}` is no rounding", text),
                    "write \"half_up\" 四舍五入 or \"truncate\" 截去");
    return text == "truncate" ? base::Rounding::truncate : base::Rounding::half_up;
}

base::Result<core::StandardGroup> read_group(const Table& table, const std::string& path, bool is_scored) {
    Fields fields(table, path);
    core::StandardGroup group;
    group.place = fields.place();
    group.id = plain_id(fields, "id");
    group.name = fields.text("name");
    group.part_of = fields.text_or("part_of", "");
    group.is_example = fields.flag("example");
    if (is_scored) {
        group.full = fields.decimal("full", points_range);
        group.rule = fields.word_or("rule", core::ScoreRule::pro_rata);
        group.rounding = rounding_of(fields);
    } else {
        group.rule = core::ScoreRule::unscored;
    }
    TRY(fields.done());
    return group;
}

base::Result<core::ShareBand> read_share(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::ShareBand band;
    band.id = plain_id(fields, "id");
    band.name = fields.text("name");
    band.from = fields.number("from", 0, 100);
    band.to = fields.number("to", 0, 100);
    TRY(fields.done());
    return band;
}

base::Result<core::GradeBand> read_grade(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::GradeBand band;
    band.name = fields.text("name");
    band.from = fields.decimal("from", points_range);
    TRY(fields.done());
    return band;
}

base::Result<> check_bands(const core::Standard& standard) {
    const auto bad = [&](std::string message, std::string cure) {
        return base::fail(ErrorKind::bad_input, std::move(message), standard.place, std::move(cure));
    };
    int top = 100;
    for (const core::ShareBand& band : standard.shares) {
        if (band.to != top || band.from >= band.to)
            return bad(fmt::format("the [[share]] {} does not follow the one before it", band.id),
                       "let them go from 100 down to 0 without a gap, the best first");
        top = band.from;
    }
    if (top != 0) return bad("the [[share]] bands do not reach down to 0", "let the last one have from = 0");
    const bool is_falling = std::ranges::is_sorted(
        standard.grades, [](const auto& a, const auto& b) { return compare(a.from, b.from) > 0; });
    if (!is_falling) return bad("the [[grade]] bands are out of order", "put the best first");
    if (standard.grades.empty() || compare(standard.grades.back().from, {0, 0}) != 0)
        return bad("there is a total without a grade", "let the last [[grade]] have from = \"0\"");
    return {};
}

/// A part stands after its group, and the full marks of the parts add up to it.
base::Result<> check_parts(const core::Standard& standard) {
    std::map<std::string, Decimal> sums;
    std::map<std::string, const core::StandardGroup*> known;
    for (const core::StandardGroup& group : standard.groups) {
        if (!known.emplace(group.id, &group).second)
            return base::fail(ErrorKind::bad_input, fmt::format("there are two groups `{}`", group.id), group.place,
                              "give one of them another id");
        if (!group.part_of.empty() && !known.contains(group.part_of))
            return base::fail(ErrorKind::bad_input, fmt::format("no group `{}` stands above it", group.part_of),
                              group.place, "put a part below the group it is part of");
        if (group.full) sums[group.part_of] = *base::add(sums[group.part_of], *group.full);
    }
    if (!standard.is_scored()) return {};
    for (const auto& [id, sum] : sums) {
        if (id.empty()) continue;
        const core::StandardGroup& group = *known.at(id);
        if (compare(sum, *group.full) != 0)
            return base::fail(ErrorKind::bad_input,
                              fmt::format("the parts of {} ({}) add up to {}, not {}", id, group.name, sum.text(),
                                          group.full->text()),
                              group.place, "mend `full` of the group or of its parts");
    }
    const Decimal groups = sums[""];
    const Decimal with_bonus = *base::add(groups, standard.bonus_max);
    if (compare(groups, *standard.full) == 0 || compare(with_bonus, *standard.full) == 0) return {};
    return base::fail(
        ErrorKind::bad_input,
        fmt::format("the groups of {} add up to {}, not {}", standard.id, groups.text(), standard.full->text()),
        standard.place, "mend `full` of the groups; with or without bonus_max they make the whole");
}

base::Result<core::Standard> read_standard(const std::string& path, const std::string& text) {
    const Table table = TRY(parse(text, path));
    Fields fields(table, path);
    core::Standard standard;
    if (fields.text("kind") != "standard")
        fields.fail(fields.place("kind"), "not a scoring standard", "write kind = \"standard\"");
    standard.place = fields.place("id");
    standard.id = plain_id(fields, "id");
    standard.name = fields.text("name");
    standard.name_en = fields.text("name_en");
    standard.form = fields.word<core::StandardForm>("form");
    read_span(fields, standard.from, standard.until);
    standard.source = fields.text("source", "say where it was read, or 示例 with who chose it");
    standard.status = fields.word<core::StandardStatus>("status");
    standard.full = fields.decimal_or_none("full", points_range);
    standard.bonus_max = fields.decimal_or_none("bonus_max", points_range).value_or(Decimal{0, 0});
    standard.decimals = fields.number_or("decimals", 0, decimals_max, 2);
    standard.overshoot_ratio =
        fields.decimal_or_none("overshoot_ratio", ratio_range).value_or(standard.overshoot_ratio);
    standard.reason_below = fields.decimal_or_none("reason_below", points_range).value_or(standard.reason_below);
    const auto groups = fields.tables("group");
    const auto shares = fields.tables_or_none("share");
    const auto grades = fields.tables_or_none("grade");
    TRY(fields.done());
    for (const Table* entry : groups) standard.groups.push_back(TRY(read_group(*entry, path, standard.is_scored())));
    for (const Table* entry : shares) standard.shares.push_back(TRY(read_share(*entry, path)));
    for (const Table* entry : grades) standard.grades.push_back(TRY(read_grade(*entry, path)));
    TRY(check_parts(standard));
    if (standard.is_scored()) TRY(check_bands(standard));
    return standard;
}

}  // namespace

std::vector<File> standards_among(const std::vector<File>& files) {
    std::vector<File> found;
    for (const File& file : files) {
        if (file.path.starts_with(standards_folder)) found.push_back(file);
    }
    return found;
}

base::Result<std::vector<core::Standard>> read_standards(const std::vector<File>& files) {
    std::map<std::string, core::Standard> by_id;
    for (const File& file : files) {
        core::Standard standard = TRY(read_standard(file.path, file.text));
        by_id.insert_or_assign(standard.id, std::move(standard));
    }
    std::vector<core::Standard> standards;
    for (auto& [id, standard] : by_id) standards.push_back(std::move(standard));
    return standards;
}

base::Result<std::vector<core::Standard>> standards() {
    return read_standards(standards_among(embedded()));
}

}  // namespace law
