#include "core/evaluation/template_fill.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "core/evaluation/fields.hpp"

namespace core {
namespace {

using base::Decimal;
using base::ErrorKind;

constexpr std::string_view missing = "n/a";
constexpr std::size_t text_max = 32'767;                 // characters of a cell
constexpr std::int64_t exact_max = 999'999'999'999'999;  // digits that a spreadsheet keeps
constexpr std::array<int, 4> powers{0, 3, 4, 8};         // of MoneyUnit, over 元

std::string name_of(const TemplatePlace& at) {
    return at.cell.empty() ? at.row + " × " + at.column : at.cell;
}

class Filling {
  public:
    Filling(const Sheet& sheet, const Standard& standard, const ScoreSheet& scores)
        : sheet_(sheet), standard_(standard), scores_(scores) {}

    /// `own`: "line.visits" of a repeated row; in it "{line.name}" means that line's.
    base::Result<> fill(const TemplateCell& cell, std::string_view own = {}) {
        const std::vector<ProsePart> parts = parts_of(cell.content);
        std::string text;
        for (const ProsePart& part : parts)
            text += part.is_field ? TRY(field_text(cell, full_name(part.text, own))) : part.text;
        const bool is_field_alone = parts.size() == 1 && parts[0].is_field;
        if (is_field_alone && text == missing) {
            content.unfilled.push_back(fmt::format("{} {}", name_of(cell.at), cell.content));
            return {};
        }
        const auto number =
            is_field_alone && cell.kind != TemplateKind::text ? base::parse_decimal(text) : std::nullopt;
        if (number) return add_number(cell, full_name(parts[0].text, own), *number);
        if (cell.kind == TemplateKind::number)
            return fail(cell, fmt::format("“{}” is no number", text), "write value = or text = instead of number =");
        return add_text(cell, std::move(text));
    }

    TemplateContent content;

  private:
    const Sheet& sheet_;
    const Standard& standard_;
    const ScoreSheet& scores_;

    static std::unexpected<base::Error> fail(const TemplateCell& cell, std::string message, std::string cure) {
        return base::fail(ErrorKind::bad_input, std::move(message),
                          fmt::format("{} ({})", cell.place, name_of(cell.at)), std::move(cure));
    }

    static std::string full_name(const std::string& name, std::string_view own) {
        const std::string_view kind = own.substr(0, own.find('.'));
        const bool is_own =
            !own.empty() && name.starts_with(std::string(kind) + ".") && std::ranges::count(name, '.') == 1;
        return is_own ? std::string(own) + name.substr(kind.size()) : name;
    }

    /// The texts of a sheet have fields of their own; they are filled in too.
    [[nodiscard]] const std::string* text_named(std::string_view name) const {
        if (name == "goal") return &sheet_.goal;
        if (name == "attained") return &sheet_.attained;
        if (name == "conclusion") return &sheet_.conclusion;
        if (name == "problems") return &sheet_.problems;
        if (name == "measures") return &sheet_.measures;
        for (const SheetTask& task : sheet_.tasks) {
            if (name == "task." + task.id + ".goal") return &task.goal;
            if (name == "task." + task.id + ".attained") return &task.attained;
        }
        return nullptr;
    }
    base::Result<std::string> field_text(const TemplateCell& cell, const std::string& name) const {
        if (const std::string* text = text_named(name)) return filled(*text, sheet_, standard_, scores_);
        if (name == "total" && !scores_.is_complete) return std::string(missing);
        if (auto text = field(sheet_, standard_, scores_, name)) return *std::move(text);
        return fail(cell, "there is no field {" + name + "}", "docs/formats/evaluation.md lists the fields");
    }

    base::Result<> add_text(const TemplateCell& cell, std::string text) {
        const std::size_t length = base::utf8_length(text).value_or(0);
        const std::size_t longest = cell.text_max > 0 ? cell.text_max : text_max;
        if (length > longest)
            return fail(cell, fmt::format("{} has {} characters, the form takes {}", cell.content, length, longest),
                        "shorten the text in the evaluation file");
        content.values.push_back({cell.at, false, std::move(text), cell.place});
        return {};
    }

    base::Result<> add_number(const TemplateCell& cell, const std::string& name, Decimal number) {
        if (cell.unit) {
            const auto own = parse_word<MoneyUnit>(sheet_.unit);
            const bool is_amount =
                name.starts_with("task.") ||
                (name.starts_with("funds.") && !name.ends_with("_rate") && !name.ends_with("share_of_parent"));
            if (!is_amount) return fail(cell, "{" + name + "} is no amount of money", "take `unit` out");
            if (!own)
                return fail(cell, "the sheet's unit is " + sheet_.unit,
                            "use a unit that docs/formats/evaluation.md lists");
            number = TRY(moved(cell, number,
                               powers[static_cast<std::size_t>(*cell.unit)] - powers[static_cast<std::size_t>(*own)]));
        }
        if (cell.is_fraction) number = TRY(moved(cell, number, 2));
        if (cell.decimals) {
            const auto short_one = base::rounded(number, *cell.decimals, cell.rounding);
            if (!short_one) return fail(cell, number.text() + " has too many digits", "take fewer decimals");
            number = *short_one;
        }
        if (number.digits > exact_max || number.digits < -exact_max)
            return fail(cell, number.text() + " has more digits than a spreadsheet keeps", "write text = instead");
        content.values.push_back({cell.at, true, number.text(), cell.place});
        return {};
    }

    /// number ÷ 10^places, exactly.
    static base::Result<Decimal> moved(const TemplateCell& cell, Decimal number, int places) {
        for (; places > 0; --places) ++number.scale;
        for (; places < 0; ++places) {
            if (number.scale > 0) {
                --number.scale;
            } else if (number.digits > base::decimal_digits_max / 10 ||
                       number.digits < -base::decimal_digits_max / 10) {
                return fail(cell, number.text() + " has too many digits", "take a larger unit");
            } else {
                number.digits *= 10;
            }
        }
        while (number.scale > base::decimal_scale_max && number.digits % 10 == 0) number.digits /= 10, --number.scale;
        if (number.scale > base::decimal_scale_max)
            return fail(cell, "the amount has too many decimals", "take a smaller unit");
        return number;
    }
};

std::vector<std::string> owners_of(const Sheet& sheet, const Standard& standard, const TemplateRows& rows) {
    std::vector<std::string> owners;
    switch (rows.of) {
        case TemplateRowsOf::lines:
            for (const SheetLine& line : sheet.lines)
                if (is_within(standard, line.group, rows.groups)) owners.push_back("line." + line.id);
            break;
        case TemplateRowsOf::funds:
            for (const FundsRow& row : sheet.funds) owners.push_back("funds." + row.id);
            break;
        case TemplateRowsOf::tasks:
            for (const SheetTask& task : sheet.tasks) owners.push_back("task." + task.id);
            break;
    }
    return owners;
}

}  // namespace

base::Result<TemplateContent> template_content(const Sheet& sheet, const Standard& standard, const ScoreSheet& scores,
                                               const TemplateMap& map) {
    Filling filling(sheet, standard, scores);
    for (const TemplateCell& cell : map.cells) TRY(filling.fill(cell));
    for (const TemplateRows& rows : map.rows) {
        for (const std::string& id : rows.groups) {
            if (group_of(standard, id) == nullptr)
                return base::fail(ErrorKind::bad_input, fmt::format("{} has no group `{}`", standard.id, id),
                                  rows.place, "name a group of the evaluation's standard");
        }
        const std::vector<std::string> owners = owners_of(sheet, standard, rows);
        const auto room = static_cast<std::size_t>(rows.last - rows.first + 1);
        if (owners.size() > room)
            return base::fail(
                ErrorKind::bad_input,
                fmt::format("the form has {} rows for {}, the evaluation {}", room, id_of(rows.of), owners.size()),
                rows.place, "insert rows into the template and set `last`, or fill a second form");
        for (std::size_t i = 0; i < owners.size(); ++i) {
            for (TemplateCell cell : rows.cells) {
                cell.at.cell += std::to_string(rows.first + static_cast<int>(i));
                TRY(filling.fill(cell, owners[i]));
            }
        }
    }
    return std::move(filling.content);
}

}  // namespace core
