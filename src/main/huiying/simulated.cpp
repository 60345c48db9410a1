#include "main/huiying/simulated.hpp"

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>

namespace huiying {
namespace {

constexpr const char* file_name = "simulated.json";
constexpr std::int64_t ms_per_day = 86'400'000;

}  // namespace

std::optional<base::Day> simulated_day(const std::filesystem::path& store) {
    std::ifstream in(store / file_name);
    if (!in) return std::nullopt;
    const auto value = nlohmann::json::parse(in, nullptr, false);
    if (!value.is_object() || !value.contains("today") || !value["today"].is_string()) return std::nullopt;
    return base::parse_day(value["today"].get<std::string>());
}

base::Result<void> mark_simulated(const std::filesystem::path& store, base::Day day) {
    std::ofstream out(store / file_name);
    out << nlohmann::json{{"simulated", "模拟数据，不是真实信访事项 · simulated, no real petitions"},
                          {"today", day.text()}}
               .dump(2)
        << "\n";
    if (!out.flush())
        return base::fail(base::ErrorKind::io, "cannot write the mark of a simulated store",
                          (store / file_name).string(), "check the disk and try again");
    return {};
}

base::Instant system_now() {
    return {std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
                .count()};
}

std::function<base::Instant()> clock_of(const std::filesystem::path& store) {
    const auto day = simulated_day(store);
    if (!day) return system_now;
    const std::int64_t offset =
        std::int64_t{day->number} * ms_per_day + 2 * 3'600'000 - system_now().ms;  // 10:00 at UTC+8
    return [offset] { return base::Instant{system_now().ms + offset}; };
}

}  // namespace huiying
