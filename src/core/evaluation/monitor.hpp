// 绩效运行监控, of money and goals at once: at a cut in the year, what of every target is attained and what of every
// fund is spent, beside the time that has elapsed 时序进度. Used by http and the command line. Pure, any thread.
#pragma once
#include "core/account/progress.hpp"
#include "core/evaluation/score.hpp"

namespace core {

struct MonitoredLine {
    std::string line, name, target, actual, unit;
    bool is_met = false;  ///< the target, already
    std::optional<base::Decimal> attained =
        {};  ///< actual ÷ target, per cent; only where more is better and both are numbers
    std::optional<base::Decimal> ahead = {};  ///< attained − elapsed, percentage points
    Light light = Light::none;                ///< of counts that grow through the year; a rate is met or not
};

struct MonitoredFunds {
    std::string row, name;
    std::optional<base::Decimal> adjusted = {}, spent = {}, execution = {};  ///< in the sheet's unit; per cent
    std::optional<base::Decimal> ahead = {};
    Light light = Light::none;
};

struct Monitored {
    base::Day cut_day;
    unsigned months = 0, months_all = 0;  ///< of the period that have ended by the cut's day; all of it
    base::Decimal elapsed = {};           ///< per cent
    bool is_example = false;              ///< the thresholds of the lights are
    std::vector<MonitoredLine> lines = {};
    std::vector<MonitoredFunds> funds = {};
};

/// Thresholds: those in force at the cut; without any there are no lights.
[[nodiscard]] Monitored monitored(const Sheet& sheet, const ScoreSheet& scores, base::Day cut_day,
                                  const MoneySettings& settings);

}  // namespace core
