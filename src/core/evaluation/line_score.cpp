#include "core/evaluation/line_score.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace core {
namespace {

using base::Decimal;

constexpr Decimal zero{0, 0};
constexpr int shown_decimals = 3;  ///< behind those that count, so that the rounding can be seen

base::Result<Decimal> exact(std::optional<Decimal> value, const SheetLine& line) {
    if (value) return *value;
    return base::fail(base::ErrorKind::bad_input, "the numbers of this line are too long to compute with", line.place,
                      "use a larger unit or fewer decimals");
}

bool is_met(Relation relation, Decimal actual, Decimal target) {
    const auto order = compare(actual, target);
    switch (relation) {
        case Relation::equal:  // beyond it is met too, except where nothing at all was the target
            return order == 0 || (order > 0 && compare(target, zero) > 0);
        case Relation::at_least: return order >= 0;
        case Relation::at_most: return order <= 0;
        case Relation::above: return order > 0;
        case Relation::below: return order < 0;
        case Relation::qualitative: return false;
    }
    return false;
}

bool is_reverse(Relation relation) {
    return relation == Relation::at_most || relation == Relation::below;
}

/// "3 < 5": how the actual stands to the target.
std::string standing(Decimal actual, Decimal target) {
    const auto order = compare(actual, target);
    return fmt::format("{} {} {}", short_text(actual), order < 0 ? "<" : order > 0 ? ">" : "=", short_text(target));
}

/// full × part ÷ whole, rounded once. The quotient stands in the text with enough digits to see the rounding.
struct Product {
    Decimal points;
    std::string text;
};

base::Result<Product> product(const SheetLine& line, int decimals, Decimal part, Decimal whole) {
    const Decimal full = trimmed(*line.full);
    part = trimmed(part);
    const int scale = std::min(full.scale + part.scale, base::decimal_scale_max);
    const Decimal top = TRY(exact(base::multiply(full, part, scale, base::Rounding::truncate), line));
    const Decimal seen =
        TRY(exact(base::divide(top, whole, decimals + shown_decimals, base::Rounding::truncate), line));
    const Decimal points = TRY(exact(base::divide(top, whole, decimals, line.rounding), line));
    const auto back = base::multiply(seen, whole, std::min(seen.scale + whole.scale, base::decimal_scale_max),
                                     base::Rounding::truncate);
    const bool is_exact = back && compare(*back, top) == 0;
    std::string text = fmt::format("{} × {} ÷ {} = {}", full.text(), part.text(), short_text(whole),
                                   is_exact ? short_text(seen) : seen.text() + "…");
    if (!is_exact || compare(seen, points) != 0) text += " → " + points.text();
    return Product{points, text};
}

void flag_overshoot(ScoredLine& scored, const SheetLine& line, const Standard& standard) {
    const Decimal& actual = *line.actual.value;
    const Decimal& target = *line.target;
    if (compare(target, zero) <= 0) return;
    const Decimal& low = is_reverse(line.relation) ? actual : target;
    const Decimal& high = is_reverse(line.relation) ? target : actual;
    const auto bound = base::multiply(low, standard.overshoot_ratio,
                                      std::min(low.scale + standard.overshoot_ratio.scale, base::decimal_scale_max),
                                      base::Rounding::truncate);
    if (bound && compare(high, *bound) > 0) put_flag(scored.flags, ScoreFlag::overshoot);
}

/// Whether there is a number to score by; if not, says why.
bool has_number(ScoredLine& scored, const SheetLine& line) {
    if (line.actual.value && !line.actual.bound) return true;
    put_flag(scored.flags, line.actual.bound ? ScoreFlag::bound_only : ScoreFlag::not_applicable);
    scored.arithmetic = scored.actual;
    return false;
}

/// 未完成的按完成比例计分. Not met and a target above 0: then the divisor is above 0 in both directions.
base::Result<> by_ratio(ScoredLine& scored, const SheetLine& line, int decimals) {
    const Decimal& target = *line.target;
    const std::string stands = standing(*line.actual.value, target);
    const bool is_inverse = is_reverse(line.relation);
    const bool is_negative = !is_inverse && compare(*line.actual.value, zero) < 0;
    if (is_negative) put_flag(scored.flags, ScoreFlag::floored);
    if (compare(target, zero) <= 0) {
        put_flag(scored.flags, ScoreFlag::no_ratio);
        scored.points = zero;
        scored.arithmetic = stands + " → 0";
        return {};
    }
    const Decimal actual = is_negative ? zero : *line.actual.value;
    const Product made = TRY(product(line, decimals, is_inverse ? target : actual, is_inverse ? actual : target));
    scored.points = made.points;
    scored.arithmetic = fmt::format("{}; {}", stands, made.text);
    return {};
}

base::Result<> by_target(ScoredLine& scored, const SheetLine& line, const Standard& standard) {
    if (!has_number(scored, line)) return {};
    const Decimal& actual = *line.actual.value;
    const Decimal& target = *line.target;
    scored.is_met = is_met(line.relation, actual, target);
    if (scored.is_met) {
        flag_overshoot(scored, line, standard);
        if (line.relation == Relation::equal && compare(actual, target) > 0)
            put_flag(scored.flags, ScoreFlag::above_equal);
        scored.points = *line.full;
        scored.arithmetic = fmt::format("{} → {}", standing(actual, target), short_text(*line.full));
        return {};
    }
    if (compare(actual, target) == 0) put_flag(scored.flags, ScoreFlag::at_bound);
    if (line.rule == ScoreRule::pro_rata) return by_ratio(scored, line, standard.decimals);
    scored.points = zero;
    scored.arithmetic = standing(actual, target) + " → 0";
    return {};
}

base::Result<> by_band(ScoredLine& scored, const SheetLine& line, const Standard& standard) {
    scored.is_met = !standard.shares.empty() && line.band == standard.shares.front().id;
    if (!line.share) {
        put_flag(scored.flags, ScoreFlag::not_applicable);
        scored.arithmetic = "n/a";
        return {};
    }
    const Product made = TRY(product(line, standard.decimals, *line.share, {100, 0}));
    scored.points = made.points;
    scored.arithmetic = made.text;
    return {};
}

/// A line without points still says what should be looked at.
void side_by_side(ScoredLine& scored, const SheetLine& line, const Standard& standard) {
    if (line.relation == Relation::qualitative || !line.target || !has_number(scored, line)) return;
    scored.is_met = is_met(line.relation, *line.actual.value, *line.target);
    scored.arithmetic = standing(*line.actual.value, *line.target);
    if (scored.is_met) flag_overshoot(scored, line, standard);
}

}  // namespace

std::string_view en_of(ScoreFlag flag) {
    switch (flag) {
        case ScoreFlag::overshoot: return "far beyond the target: was it set too low?";
        case ScoreFlag::above_equal: return "above a target that says =, counted as met";
        case ScoreFlag::at_bound: return "at the bound of a strict target, which is not met";
        case ScoreFlag::floored: return "a negative value counts as 0";
        case ScoreFlag::no_ratio: return "not met and without a ratio: 0 points";
        case ScoreFlag::not_applicable: return "no actual, so no points yet";
        case ScoreFlag::bound_only: return "the actual is a bound, not a number";
        case ScoreFlag::full_unknown: return "its full mark was never printed";
        case ScoreFlag::example: return "example weight, confirmed by no text";
        case ScoreFlag::low_execution: return "an execution rate this low needs a reason";
        case ScoreFlag::unexplained: return "points lost without a reason";
        case ScoreFlag::capped: return "beyond a limit, counted up to it";
        case ScoreFlag::found: return "an audit's finding names it, and nothing was deducted";
    }
    return {};
}

void put_flag(std::vector<ScoreFlag>& flags, ScoreFlag flag) {
    const auto at = std::ranges::lower_bound(flags, flag);
    if (at == flags.end() || *at != flag) flags.insert(at, flag);
}

Decimal trimmed(Decimal value) {
    while (value.scale > 0 && value.digits % 10 == 0) {
        value.digits /= 10;
        --value.scale;
    }
    return value;
}

std::string short_text(Decimal value) {
    return trimmed(value).text();
}

base::Result<ScoredLine> score_line(const SheetLine& line, const Standard& standard) {
    ScoredLine scored;
    scored.line = line.id;
    scored.group = line.group;
    scored.target = target_text(line);
    scored.actual = actual_text(line);
    scored.rule = line.rule;
    scored.full = line.full;
    switch (line.rule) {
        case ScoreRule::pro_rata:
        case ScoreRule::met_or_none: TRY(by_target(scored, line, standard)); break;
        case ScoreRule::banded: TRY(by_band(scored, line, standard)); break;
        case ScoreRule::deducting:
            scored.points = *line.full;
            scored.is_met = line.deductions.empty();
            scored.arithmetic = short_text(*line.full);
            break;
        case ScoreRule::given:
            scored.points = *line.given;
            scored.is_met = line.full && compare(*line.given, *line.full) >= 0;
            scored.arithmetic = short_text(*line.given);
            break;
        case ScoreRule::unscored: side_by_side(scored, line, standard); break;
    }
    if (scored.full) scored.full = trimmed(*scored.full);
    if (scored.points) scored.points = trimmed(*scored.points);
    return scored;
}

}  // namespace core
