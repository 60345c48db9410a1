#include "core/account/progress.hpp"

#include <map>

namespace core {
namespace {

__extension__ typedef __int128 Wide;

constexpr unsigned months = 12;

ProgressRow row(std::span<const Account> accounts, std::uint32_t year, unsigned month, MoneyFilter filter,
                const MoneySettings& settings) {
    ProgressRow row;
    filter.to = last_of_month(year, month);
    row.funds = funds_of(accounts, filter);
    filter.from = base::Day::from(static_cast<int>(year), month, 1);
    row.spent_in_month = funds_of(accounts, filter).spent;
    row.execution = base::percent(row.funds.spent, row.funds.adjusted);
    row.elapsed = base::percent(month, months).value_or(base::Decimal{});
    if (row.execution) row.ahead = base::subtract(*row.execution, row.elapsed);
    const MoneyRow* thresholds = settings.on(filter.to);
    if (thresholds != nullptr) row.light = light_of(row.funds.spent, row.funds.adjusted, month, *thresholds);
    return row;
}

}  // namespace

base::Day last_of_month(std::uint32_t year, unsigned month) {
    const int y = static_cast<int>(year);
    return month == months ? base::Day::from(y, months, 31) : base::Day::from(y, month + 1, 1) - 1;
}

Light light_of(std::int64_t spent, std::int64_t adjusted, unsigned month, const MoneyRow& thresholds) {
    if (adjusted <= 0) return Light::none;
    // spent ÷ adjusted < month ÷ 12 − behind ÷ 100, without dividing.
    const auto is_behind = [&](int behind) {
        return Wide{spent} * 1200 < Wide{adjusted} * (Wide{month} * 100 - Wide{behind} * 12);
    };
    if (is_behind(thresholds.red_behind)) return Light::red;
    return is_behind(thresholds.yellow_behind) ? Light::yellow : Light::green;
}

std::vector<ProgressRow> progress_of(std::span<const Account> accounts, std::uint32_t year, unsigned month,
                                     const MoneySettings& settings) {
    std::vector<ProgressRow> sheet;
    const auto add = [&](MoneyFilter filter, std::string project, std::string name) {
        ProgressRow& line = sheet.emplace_back(row(accounts, year, month, std::move(filter), settings));
        line.project = std::move(project);
        line.name = std::move(name);
    };
    add({}, {}, "合计");
    for (const ProjectKind kind : {ProjectKind::basic, ProjectKind::project}) {
        add({.kind = kind}, {}, std::string(zh_of(kind)));
    }
    std::map<std::string, std::string> projects;
    for (const Account& account : accounts) {
        for (const auto* one : account.standing_projects()) projects.try_emplace(one->deed.code, one->deed.name);
    }
    for (const auto& [code, name] : projects) add({.project = code}, code, name);
    return sheet;
}

}  // namespace core
