// One [[line]] of an evaluation file.
#include <fmt/format.h>

#include <array>

#include "core/account/money.hpp"
#include "law/evaluation_parts.hpp"
#include "law/ids.hpp"

namespace law {
namespace {

using core::Relation;

struct Mark {
    std::string_view text;
    Relation relation;
};
/// Longer ones first: ">=" begins with ">".
constexpr std::array marks{Mark{">=", Relation::at_least}, Mark{"<=", Relation::at_most}, Mark{"≥", Relation::at_least},
                           Mark{"≤", Relation::at_most},   Mark{">", Relation::above},    Mark{"<", Relation::below},
                           Mark{"=", Relation::equal}};

Relation read_relation(Fields& fields) {
    const std::string text = fields.text("relation", "write =, ≥, ≤, >, < or qualitative");
    for (const Mark& mark : marks) {
        if (text == mark.text) return mark.relation;
    }
    const auto word = core::parse_word<Relation>(text);
    if (!word)
        fields.fail(fields.place("relation"), fmt::format("`{}` is no relation", text),
                    "write =, ≥, ≤, >, < or qualitative");
    return word.value_or(Relation::equal);
}

/// A number, or a bound with a number behind its mark.
void read_typed_number(Fields& fields, core::Actual& actual) {
    std::string_view text;
    const std::string given = fields.text_or_number("actual");
    text = given;
    for (const Mark& mark : marks) {
        if (!text.starts_with(mark.text)) continue;
        actual.bound = mark.relation;
        text.remove_prefix(mark.text.size());
        break;
    }
    if (!actual.bound) {
        actual.value = fields.decimal("actual", number_range);
        return;
    }
    actual.value = base::parse_decimal(text);
    if (!actual.value)
        fields.fail(fields.place("actual"), fmt::format("`actual` is no number: {}", given),
                    "write a number in quotes, such as \"15\"");
}

void read_rate(Fields& fields, core::SheetLine& line) {
    const core::Percentage rate = core::percentage_of(fields.decimal_or_none("numerator", number_range),
                                                      fields.decimal_or_none("denominator", number_range));
    if (!rate.numerator || !rate.denominator) {
        fields.fail(fields.place("numerator"), "a rate has a numerator and a denominator", "add the other one");
    } else if (line.unit != "%") {
        fields.fail(fields.place("unit"), "a numerator and a denominator make per cent", "write unit = \"%\"");
    }
    line.actual.numerator = rate.numerator;
    line.actual.denominator = rate.denominator;
    line.actual.value = rate.value;
}

/// "total.execution_rate"
void read_funds_actual(Fields& fields, core::Actual& actual) {
    const std::string text = fields.text("funds");
    const std::size_t point = text.find('.');
    actual.from = core::ActualFrom::funds;
    actual.row = text.substr(0, point);
    actual.of = point == std::string::npos ? "" : text.substr(point + 1);
    if (!core::parse_word<core::FundsFormula>(actual.of))
        fields.fail(fields.place("funds"), fmt::format("`{}` is no rate of a row", text),
                    "write ROW.execution_rate, ROW.adjustment_rate or ROW.share_of_parent");
}

/// A rate of the accounts as a whole: "three_public_rate".
void read_account_actual(Fields& fields, core::SheetLine& line) {
    const auto formula = fields.word<core::MoneyFormula>("money");
    line.actual.from = core::ActualFrom::account;
    line.actual.of = core::id_of(formula);
    if (!core::is_rate(formula))
        fields.fail(fields.place("money"), fmt::format("{} is no rate", line.actual.of),
                    "name a rate; amounts stand in [[funds]] with account = true");
    if (line.unit != "%") fields.fail(fields.place("unit"), "a rate is in per cent", "write unit = \"%\"");
}

/// Exactly one place an actual comes from; none yet is n/a.
void read_actual(Fields& fields, core::SheetLine& line) {
    const bool is_rate = fields.has("numerator") || fields.has("denominator");
    const int places =
        fields.has("actual") + is_rate + fields.has("indicator") + fields.has("funds") + fields.has("money");
    if (places > 1) {
        fields.fail(fields.place(), fmt::format("the actual of {} comes from two places", line.id),
                    "keep one of actual, numerator with denominator, indicator, funds, money");
        return;
    }
    if (line.relation == Relation::qualitative) {
        line.actual.text = fields.text_or("actual", "");
        if (places == 1 && !fields.has("actual"))
            fields.fail(fields.place(), "a qualitative line is attained in words", "write actual = \"…\"");
    } else if (fields.has("actual")) {
        read_typed_number(fields, line.actual);
    } else if (is_rate) {
        read_rate(fields, line);
    } else if (fields.has("indicator")) {
        line.actual.from = core::ActualFrom::indicator;
        line.actual.of = fields.text("indicator");
    } else if (fields.has("funds")) {
        read_funds_actual(fields, line.actual);
    } else if (fields.has("money")) {
        read_account_actual(fields, line);
    }
}

void read_target(Fields& fields, core::SheetLine& line) {
    line.relation = read_relation(fields);
    if (line.relation == Relation::qualitative) {
        line.target_words = fields.text("target", "say in words what is aimed at");
        return;
    }
    line.target = fields.decimal("target", number_range);
    line.unit = fields.text("unit", "write %, 件, 次 …");
}

void read_points(Fields& fields, core::SheetLine& line, const core::StandardGroup* group) {
    line.full = fields.decimal_or_none("full", points_of_line);
    line.is_full_example = fields.flag("full_example");
    if (group != nullptr) {
        line.rule = group->rule;
        line.rounding = group->rounding;
    }
    if (line.relation == Relation::qualitative && line.rule == core::ScoreRule::pro_rata)
        line.rule = core::ScoreRule::banded;
    line.rule = fields.word_or("rule", line.rule);
    const std::string rounding = fields.text_or("rounding", "");
    if (rounding == "half_up") line.rounding = base::Rounding::half_up;
    if (rounding == "truncate") line.rounding = base::Rounding::truncate;
    if (!rounding.empty() && rounding != "half_up" && rounding != "truncate")
        fields.fail(fields.place("rounding"), fmt::format("`{}` is no rounding", rounding),
                    "write \"half_up\" 四舍五入 or \"truncate\" 截去");
    if (line.rule == core::ScoreRule::banded) {
        line.band = fields.text_or("band", "");
        line.share = fields.decimal_or_none("share", {0, 100, 2});
        if (line.share && line.band.empty()) fields.fail(fields.place("share"), "a share without its band", "add band");
    }
    if (line.rule == core::ScoreRule::given) {
        line.given = fields.decimal("given", points_of_line);
        line.given_reason = fields.text("reason", "say why these points");
        line.given_by = fields.text("by", "say which post or body gave them");
    }
}

base::Result<core::LineDeduction> read_deduction(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::LineDeduction deduction;
    deduction.points = fields.decimal("points", points_of_line);
    if (deduction.points.digits <= 0)
        fields.fail(fields.place("points"), "nothing is deducted", "write the points that are taken off");
    deduction.reason = fields.text("reason", "say what was found");
    deduction.by = fields.text("by", "say which post or body decided");
    deduction.basis = fields.text_or("basis", "");
    deduction.rectification = fields.text_or("rectification", "");
    deduction.evidence = fields.texts("evidence");
    TRY(fields.done());
    return deduction;
}

}  // namespace

base::Result<core::SheetLine> read_line(const Table& table, const std::string& path, const core::Standard& standard) {
    Fields fields(table, path);
    core::SheetLine line;
    line.place = fields.place();
    line.id = plain_id(fields, "id");
    line.group = fields.text("group", "name a [[group]] of the standard");
    const core::StandardGroup* group = core::group_of(standard, line.group);
    line.level1 = fields.text_or("level1", group == nullptr ? line.group : core::top_of(standard, *group).name);
    line.level2 = fields.text_or("level2", "");
    line.name = fields.text("name");
    line.task = fields.text_or("task", "");
    line.meaning = fields.text_or("meaning", "");
    read_target(fields, line);
    read_actual(fields, line);
    read_points(fields, line, group);
    line.deviation = fields.text_or("deviation", "");
    line.evidence = fields.texts("evidence");
    const auto deductions = fields.tables_or_none("deduction");
    TRY(fields.done());
    for (const Table* entry : deductions) line.deductions.push_back(TRY(read_deduction(*entry, path)));
    return line;
}

}  // namespace law
