#include "core/evaluation/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/check.hpp"
#include "core/evaluation/line_score.hpp"

namespace core {
namespace {

using base::Decimal;
using base::ErrorKind;

constexpr Decimal zero{0, 0};

Decimal sum(Decimal a, Decimal b) {
    const auto added = base::add(a, b);
    CHECK(added.has_value());  // points and full marks are small: the reader limits them
    return trimmed(*added);
}

std::string number(Decimal value) {
    return short_text(value);
}

// What a line must have before it can be scored.

base::Result<> check_unscored(const SheetLine& line, const Standard& standard) {
    if (!line.full && !line.given && line.deductions.empty()) return {};
    return base::fail(ErrorKind::bad_input, fmt::format("{} has no points, this line has", standard.id), line.place,
                      "take full, given and deductions out, or name a standard with points");
}

base::Result<> check_rule(const SheetLine& line, const Standard& standard) {
    const auto bad = [&](std::string message, std::string cure) {
        return base::fail(ErrorKind::bad_input, std::move(message), line.place, std::move(cure));
    };
    if (line.rule != ScoreRule::given && !line.full)
        return bad(fmt::format("line {} has no full mark", line.id), "add full = \"…\"");
    const bool is_numeric = line.rule == ScoreRule::pro_rata || line.rule == ScoreRule::met_or_none;
    if (is_numeric && !line.target)
        return bad(fmt::format("line {} has no number as its target", line.id),
                   "add target, or rule = \"banded\" for a qualitative line");
    if (line.rule == ScoreRule::given) {
        if (!line.given) return bad(fmt::format("line {} has no points", line.id), "add given = \"…\"");
        if (line.full && compare(*line.given, *line.full) > 0)
            return bad(fmt::format("{} points of {}", number(*line.given), number(*line.full)),
                       "points never exceed the full mark");
    }
    if (line.rule == ScoreRule::banded && line.share) {
        const auto band = std::ranges::find(standard.shares, line.band, &ShareBand::id);
        if (band == standard.shares.end())
            return bad(fmt::format("{} has no band `{}`", standard.id, line.band), "name one of its [[share]]");
        const bool is_best = band == standard.shares.begin();
        const auto top = compare(*line.share, Decimal{band->to, 0});
        if (compare(*line.share, Decimal{band->from, 0}) < 0 || top > 0 || (top == 0 && !is_best))
            return bad(fmt::format("a share of {} % is not within {}", number(*line.share), band->name),
                       fmt::format("pick one from {} % to {}{} %", band->from, is_best ? "" : "below ", band->to));
    }
    return {};
}

base::Result<> check_decimals(const SheetLine& line, const Standard& standard) {
    std::vector<Decimal> all;
    for (const auto& one : {line.full, line.given}) {
        if (one) all.push_back(*one);
    }
    for (const LineDeduction& deduction : line.deductions) all.push_back(deduction.points);
    for (const Decimal& one : all) {
        const auto cut = base::rounded(one, standard.decimals, base::Rounding::truncate);
        if (cut && compare(*cut, one) == 0) continue;
        return base::fail(ErrorKind::bad_input, fmt::format("{} has too many decimals", one.text()), line.place,
                          fmt::format("points have {}", standard.decimals));
    }
    return {};
}

base::Result<> check_line(const SheetLine& line, const Standard& standard) {
    if (group_of(standard, line.group) == nullptr)
        return base::fail(ErrorKind::bad_input, fmt::format("{} has no group `{}`", standard.id, line.group),
                          line.place, "name one of its [[group]]");
    if (!standard.is_scored()) return check_unscored(line, standard);
    if (line.rule == ScoreRule::unscored) return check_unscored(line, standard);
    TRY(check_rule(line, standard));
    return check_decimals(line, standard);
}

// A line with everything a person has set.

base::Result<> deduct(ScoredLine& scored, const SheetLine& line) {
    if (line.deductions.empty()) return {};
    for (const LineDeduction& deduction : line.deductions) scored.deducted = sum(scored.deducted, deduction.points);
    if (scored.full && compare(scored.deducted, *scored.full) > 0)
        return base::fail(ErrorKind::bad_input,
                          fmt::format("{} points are deducted of {}", number(scored.deducted), number(*scored.full)),
                          line.place, "deduct at most the full mark");
    if (!scored.points) return {};
    const Decimal before = *scored.points;
    Decimal after = sum(before, {-scored.deducted.digits, scored.deducted.scale});
    if (compare(after, zero) < 0) {
        after = zero;
        put_flag(scored.flags, ScoreFlag::capped);
    }
    scored.points = after;
    if (line.rule == ScoreRule::deducting) {
        scored.arithmetic.clear();
    } else {
        scored.arithmetic += "; ";
    }
    scored.arithmetic += fmt::format("{} − {} = {}", number(before), number(scored.deducted), number(after));
    return {};
}

void flag_line(ScoredLine& scored, const SheetLine& line, const Standard& standard) {
    const StandardGroup& group = *group_of(standard, line.group);
    if (line.rule == ScoreRule::unscored) return;
    if (!line.full) put_flag(scored.flags, ScoreFlag::full_unknown);
    if (line.is_full_example || (group.is_example && !group.part_of.empty()))
        put_flag(scored.flags, ScoreFlag::example);
    const bool is_computed = line.actual.from == ActualFrom::funds || line.actual.from == ActualFrom::account;
    const bool is_execution = is_computed && line.actual.of == id_of(FundsFormula::execution_rate);
    const bool is_low = line.actual.value && compare(*line.actual.value, standard.reason_below) < 0;
    if (is_execution && is_low && line.deviation.empty()) put_flag(scored.flags, ScoreFlag::low_execution);
    const bool has_lost = scored.points && scored.full && compare(*scored.points, *scored.full) < 0;
    if (has_lost && line.deviation.empty() && line.deductions.empty() && line.given_reason.empty())
        put_flag(scored.flags, ScoreFlag::unexplained);
    if (!line.findings.empty() && line.deductions.empty()) put_flag(scored.flags, ScoreFlag::found);
}

base::Result<ScoredLine> scored_line(const SheetLine& given, const Standard& standard) {
    TRY(check_line(given, standard));
    SheetLine line = given;
    if (!standard.is_scored()) line.rule = ScoreRule::unscored;
    ScoredLine scored = TRY(score_line(line, standard));
    TRY(deduct(scored, line));
    flag_line(scored, line, standard);
    return scored;
}

// Groups: the full marks of lines and parts in use add up to the group's.

struct Totals {
    Decimal points{0, 0}, full{0, 0};
    bool is_in_use = false, is_open = false;  ///< open: a full mark in it was never printed
    std::string place;                        ///< of its first line
};

base::Result<> check_group(const StandardGroup& group, const Totals& totals) {
    if (!group.full) return {};
    const std::string& place = totals.is_in_use ? totals.place : group.place;
    // Full marks first: where they are wrong, points beyond the group's are only what follows.
    const auto order = compare(totals.full, *group.full);
    if (order > 0 || (order < 0 && !totals.is_open))
        return base::fail(
            ErrorKind::bad_input,
            fmt::format("the full marks in {} ({}) add up to {}, not {}", group.id, group.name, number(totals.full),
                        number(*group.full)),
            place, fmt::format("mend `full` of its lines or add what is missing; {} has the weights", group.place));
    if (compare(totals.points, *group.full) > 0)
        return base::fail(
            ErrorKind::bad_input,
            fmt::format("the lines of {} have {} points of {}", group.id, number(totals.points), number(*group.full)),
            place, "points never exceed the full mark");
    return {};
}

/// Totals of all groups by id; added up from the last to the first, so that parts come before what they are part of.
base::Result<std::map<std::string_view, Totals>> totals_of(const ScoreSheet& scores, const Sheet& sheet,
                                                           const Standard& standard) {
    std::map<std::string_view, Totals> all;
    for (std::size_t i = 0; i < scores.lines.size(); ++i) {
        const ScoredLine& line = scores.lines[i];
        if (line.rule == ScoreRule::unscored) continue;
        Totals& totals = all[line.group];
        if (!totals.is_in_use) totals.place = sheet.lines[i].place;
        totals.is_in_use = true;
        totals.is_open = totals.is_open || !line.full;
        totals.full = sum(totals.full, line.full.value_or(zero));
        totals.points = sum(totals.points, line.points.value_or(zero));
    }
    for (auto group = standard.groups.rbegin(); group != standard.groups.rend(); ++group) {
        const Totals& totals = all[group->id];
        if (group->part_of.empty() || !totals.is_in_use) continue;
        Totals& above = all[group->part_of];
        if (!above.is_in_use) above.place = totals.place;
        above.is_in_use = true;
        above.points = sum(above.points, totals.points);
        above.full = sum(above.full, group->full.value_or(totals.full));
    }
    for (const StandardGroup& group : standard.groups) {
        const Totals& totals = all[group.id];
        if (group.part_of.empty() ? standard.is_scored() : totals.is_in_use) TRY(check_group(group, totals));
    }
    return all;
}

void put_groups(ScoreSheet& scores, const Standard& standard, const std::map<std::string_view, Totals>& totals) {
    for (const StandardGroup& group : standard.groups) {
        const Totals& of_group = totals.at(group.id);
        const bool is_shown = group.part_of.empty() || of_group.is_in_use;
        if (!is_shown) continue;
        ScoredGroup scored{group.id, group.full, of_group.points, {}};
        for (const ScoredLine& line : scores.lines) {
            if (line.group == group.id) scored.lines.push_back(line.line);
        }
        if (group.part_of.empty()) scores.points = sum(scores.points, scored.points);
        scores.groups.push_back(std::move(scored));
    }
}

void put_total(ScoreSheet& scores, const Sheet& sheet, const Standard& standard) {
    if (!standard.is_scored()) return;
    for (const Bonus& bonus : sheet.bonuses) scores.bonus = sum(scores.bonus, bonus.points);
    if (compare(scores.bonus, standard.bonus_max) > 0) {
        scores.bonus = standard.bonus_max;
        put_flag(scores.flags, ScoreFlag::capped);
    }
    scores.total = sum(scores.points, scores.bonus);
    if (compare(*scores.total, *standard.full) > 0) {
        scores.total = *standard.full;
        put_flag(scores.flags, ScoreFlag::capped);
    }
    if (scores.is_complete) scores.grade = grade_of(standard, *scores.total);
    if (sheet.printed && sheet.printed->total)
        scores.difference = sum(*scores.total, {-sheet.printed->total->digits, sheet.printed->total->scale});
}

}  // namespace

base::Result<ScoreSheet> score(const Sheet& sheet, const Standard& standard) {
    ScoreSheet scores;
    scores.standard = standard.id;
    for (const SheetLine& line : sheet.lines) {
        scores.lines.push_back(TRY(scored_line(line, standard)));
        const ScoredLine& scored = scores.lines.back();
        if (scored.rule != ScoreRule::unscored && !scored.points) scores.is_complete = false;
    }
    const auto totals = TRY(totals_of(scores, sheet, standard));
    put_groups(scores, standard, totals);
    put_total(scores, sheet, standard);
    if (!scores.is_complete) put_flag(scores.flags, ScoreFlag::not_applicable);
    if (standard.status == StandardStatus::example) put_flag(scores.flags, ScoreFlag::example);
    return scores;
}

}  // namespace core
