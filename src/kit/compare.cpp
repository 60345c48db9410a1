#include "kit/compare.hpp"

#include <algorithm>

namespace kit {
namespace {

using core::Grain;

/// Nothing: there is no bound.
std::optional<std::uint64_t> hidden_of(const core::Definition& definition, const Hidden& hidden) {
    if (!core::is_counted(definition)) return 0;
    const bool are_accusations = counts_accusations(definition);
    std::optional<std::uint64_t> rows;
    switch (definition.grain) {
        case Grain::submissions: rows = hidden.letters + (are_accusations ? hidden.accusing_letters : 0); break;
        case Grain::matters: rows = hidden.turned_after_cut + (are_accusations ? hidden.accusations : 0); break;
        case Grain::legs:
        case Grain::reviews:
        case Grain::ratings:
            // A matter has any number of them.
            if (hidden.turned_after_cut == 0 && !(are_accusations && hidden.accusations > 0)) rows = 0;
            break;
    }
    const bool adds_up = !definition.sum.empty() || !definition.denominator_sum.empty();
    if (adds_up && rows != 0) return std::nullopt;
    return rows;
}

/// What is hidden adds; only days that are subtracted may take away.
bool is_possible(std::int64_t claimed, std::int64_t counted, std::optional<std::uint64_t> hidden, bool may_fall) {
    if (!hidden && may_fall) return true;
    if (claimed < counted) return false;
    return !hidden || static_cast<std::uint64_t>(claimed) - static_cast<std::uint64_t>(counted) <= *hidden;
}

bool may_fall(const std::string& amount) {
    return amount.contains(" - ");
}

/// A definition with all that its figure is compared with.
class Comparing {
  public:
    Comparing(const std::vector<Taken>& taken, const core::TypedFigures& typed, const core::RunRecord& runs,
              const core::Period& period, const core::Cut& cut)
        : taken_(taken), typed_(typed), runs_(runs), period_(period), cut_(cut) {}

    /// `at`: the definition's place among all, by which totals are found.
    Compared compare(const core::Definition& definition, std::size_t at, const FigureLine& claimed) {
        Compared one{.name_zh = definition.name_zh,
                     .name_en = definition.name_en,
                     .is_example = definition.is_example,
                     .is_typed = definition.measure == core::Measure::typed,
                     .claimed = claimed,
                     .numerator = taken_[0].totals[2 * at],
                     .denominator = {},
                     .value = {},
                     .hidden = hidden_of(definition, taken_[0].hidden)};
        switch (definition.measure) {
            case core::Measure::typed: take_typed(definition, one); break;
            case core::Measure::decline: take_decline(definition, one); break;
            case core::Measure::rate:
            case core::Measure::average:
            case core::Measure::count:
            case core::Measure::sum: take_counted(definition, at, one); break;
            case core::Measure::uptime: take_uptime(definition, one); break;
        }
        if (one.agreement == Agreement::differs) return one;
        const bool is_whole = one.hidden == 0 && before_hidden_ == 0;
        one.agreement = counts_accusations(definition) ? Agreement::outside
                        : is_whole                     ? Agreement::equal
                                                       : Agreement::within;
        return one;
    }

  private:
    const std::vector<Taken>& taken_;
    const core::TypedFigures& typed_;
    const core::RunRecord& runs_;
    const core::Period& period_;
    const core::Cut& cut_;
    std::size_t declines_ = 0;                        ///< so many were compared
    std::optional<std::uint64_t> before_hidden_ = 0;  ///< of the year before

    static bool has_value(const core::Definition& definition, const FigureLine& claimed) {
        return claimed.unit == definition.unit &&
               core::value_of(definition, claimed.numerator, claimed.denominator) == claimed.value;
    }

    /// Gives the value of what was counted, and says whether the claim could be that with what is hidden: `of_hidden`
    /// rows of the denominator, which adds up `of_sum`.
    static void judge(const core::Definition& definition, const std::optional<std::uint64_t>& of_hidden,
                      const std::string& of_sum, Compared& one) {
        one.value = core::value_of(definition, one.numerator, one.denominator);
        const FigureLine& claimed = one.claimed;
        const bool is_allowed =
            has_value(definition, claimed) && claimed.denominator.has_value() == one.denominator.has_value() &&
            is_possible(claimed.numerator, one.numerator, one.hidden, may_fall(definition.sum)) &&
            (!one.denominator || is_possible(*claimed.denominator, *one.denominator, of_hidden, may_fall(of_sum)));
        if (!is_allowed) one.agreement = Agreement::differs;
    }

    void take_counted(const core::Definition& definition, std::size_t at, Compared& one) {
        before_hidden_ = 0;
        if (core::is_quotient(definition)) one.denominator = taken_[0].totals[2 * at + 1];
        judge(definition, one.hidden, definition.denominator_sum, one);
    }

    /// The facts that say when the server ran are all open.
    void take_uptime(const core::Definition& definition, Compared& one) {
        before_hidden_ = 0;
        const core::UptimeFigure figure = runs_.figure(definition.uptime, period_, cut_);
        one.numerator = figure.numerator;
        one.denominator = figure.denominator;
        judge(definition, 0, {}, one);
    }

    /// What is typed is typed: nothing of it is hidden.
    void take_typed(const core::Definition& definition, Compared& one) {
        before_hidden_ = 0;
        const auto sum = typed_.total(definition.id, period_, cut_);
        one.numerator = sum ? sum->numerator : 0;
        if (core::is_quotient(definition)) one.denominator = sum ? sum->denominator.value_or(0) : 0;
        if (sum) {
            one.value = core::is_quotient(definition) || sum->decimals == 0
                            ? core::value_of(definition, one.numerator, one.denominator)
                            : base::Decimal{one.numerator, sum->decimals}.text();
        }
        const FigureLine& claimed = one.claimed;
        const bool is_same = claimed.unit == definition.unit && claimed.numerator == one.numerator &&
                             claimed.denominator == one.denominator && claimed.value == one.value;
        if (!is_same) one.agreement = Agreement::differs;
    }

    /// A decline is measured from what the year before counted, if the ledger knows that year from its beginning.
    void take_decline(const core::Definition& definition, Compared& one) {
        const Taken& before = taken_[1];
        before_hidden_ = hidden_of(definition, before.hidden);
        const std::int64_t from = before.totals[2 * declines_++];
        const bool is_recorded = before.totals[before.totals.size() - 2] > 0;
        const bool may_be_recorded = is_recorded || before.hidden.letters + before.hidden.accusing_letters > 0;
        if (is_recorded || (may_be_recorded && one.claimed.denominator)) one.denominator = from;
        judge(definition, before_hidden_, definition.sum, one);
        if (!is_recorded && may_be_recorded) before_hidden_ = std::nullopt;
    }
};

}  // namespace

bool counts_accusations(const core::Definition& definition) {
    if (!core::is_counted(definition)) return false;
    return std::ranges::none_of(definition.exclusions,
                                [](const core::Exclusion& exclusion) { return exclusion.when == "is_accusation"; });
}

base::Result<std::vector<Compared>> compare(const std::vector<core::Definition>& definitions,
                                            const std::vector<FigureLine>& claimed, const std::vector<Taken>& taken,
                                            const core::TypedFigures& typed, const core::RunRecord& runs,
                                            const core::Period& period, const core::Cut& cut) {
    if (claimed.size() != definitions.size())
        return refuse(Ground::figures, "more or fewer figures than definitions", std::string(figures_file));
    Comparing comparing(taken, typed, runs, period, cut);
    std::vector<Compared> compared;
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        if (claimed[i].id != definitions[i].id)
            return refuse(Ground::figures, "a figure without its definition, or out of order", claimed[i].id);
        compared.push_back(comparing.compare(definitions[i], i, claimed[i]));
    }
    return compared;
}

}  // namespace kit
