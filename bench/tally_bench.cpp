// The whole set of indicators over ten million matters, against the plain scan in the same run; memory; start.
//   tally_bench [--benchmark_…]      HUIYING_BENCH_MATTERS=1000000 for a smaller town
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>

#include "law/indicators.hpp"
#include "tally/scan.hpp"
#include "tally/snapshot.hpp"
#include "tally_plain.hpp"

namespace bench {
namespace {

constexpr unsigned threads = 2;
const base::Day last_day{first_day + days + 400};

struct Asked {
    const char* name;
    core::Period period;
    base::Day cut;
};
const std::array asked{Asked{"one year of ten", {base::Day::from(2023, 1, 1), base::Day::from(2023, 12, 31)}, last_day},
                       Asked{"all ten years", {base::Day::from(2015, 1, 1), base::Day::from(2024, 12, 31)}, last_day}};

std::uint32_t matters_wanted() {
    const char* text = std::getenv("HUIYING_BENCH_MATTERS");
    return text != nullptr ? static_cast<std::uint32_t>(std::strtoul(text, nullptr, 10)) : 10'000'000;
}

struct Prepared {
    std::vector<core::Definition> definitions;
    std::vector<tally::Question> questions;
    std::vector<std::pair<std::size_t, std::optional<std::size_t>>> places;
};

/// From the definitions' text to bound predicates: what every query does.
Prepared prepare(const std::vector<core::Definition>& definitions, const Asked& of) {
    std::vector<core::OrganEntry> entries;
    for (std::uint32_t row = 2; row < 2 + organs; ++row) {
        const auto kind = row == 13                ? core::OrganKind::discipline
                          : row == 11 || row == 12 ? core::OrganKind::political_legal
                                                   : core::OrganKind::department;
        entries.push_back({row, fmt::format("organ {}", row), kind});
    }
    const core::Scope scope{of.period, {of.cut, 0}, entries};
    Prepared prepared{.definitions = definitions, .questions = {}, .places = {}};
    for (const core::Definition& definition : definitions) {
        const core::Parts parts = core::parts_of(definition).value();
        prepared.places.push_back({prepared.questions.size(), {}});
        prepared.questions.push_back(
            {definition.grain, core::bind(parts.numerator.root, scope).value(), parts.numerator_sum});
        if (!parts.denominator) continue;
        prepared.places.back().second = prepared.questions.size();
        prepared.questions.push_back(
            {definition.grain, core::bind(parts.denominator->root, scope).value(), parts.denominator_sum});
    }
    return prepared;
}

/// What is counted from rows; typed figures and uptime are not.
const std::vector<core::Definition>& definitions() {
    static const auto list = [] {
        auto all = law::indicators().value();
        std::erase_if(all, [](const core::Definition& one) { return !core::is_counted(one); });
        return all;
    }();
    return list;
}

/// Those that the plain scan counts too.
std::vector<core::Definition> known_to(const std::map<std::string, Counted>& plain) {
    auto list = definitions();
    std::erase_if(list, [&](const core::Definition& one) { return !plain.contains(one.id); });
    return list;
}

/// Both count the same, or nothing that follows means anything.
void check_same(const Town& town) {
    for (const Asked& of : asked) {
        const auto plain = plain_scan(town.plain, of.period, of.cut, threads);
        const Prepared prepared = prepare(known_to(plain), of);
        const auto totals = tally::Scan(prepared.questions).totals(town.tally, {}, threads);
        for (std::size_t i = 0; i < prepared.places.size(); ++i) {
            const auto [numerator, denominator] = prepared.places[i];
            const Counted counted{totals[numerator], denominator ? totals[*denominator] : 0};
            const Counted expected = plain.at(prepared.definitions[i].id);
            if (counted == expected) continue;
            fmt::print("{}: {} is {}/{} in the tally and {}/{} by hand\n", of.name, prepared.definitions[i].id,
                       counted.numerator, counted.denominator, expected.numerator, expected.denominator);
            std::exit(1);
        }
    }
}

struct Time {
    double median_ms = 0, best_ms = 0;
    double cpu_ms = 0;  ///< of all threads together, in the best run: what it costs when others want the machine too
};

double cpu_now() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class F>
Time timed(F&& f) {
    std::vector<std::pair<double, double>> runs;
    for (int i = 0; i < 21; ++i) {
        const double cpu = cpu_now();
        const auto start = std::chrono::steady_clock::now();
        f();
        const double wall = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        runs.emplace_back(wall, cpu_now() - cpu);
    }
    std::ranges::sort(runs);
    return {.median_ms = runs[10].first, .best_ms = runs[0].first, .cpu_ms = runs[0].second};
}

void report(const Town& town, const char* name) {
    const auto matters = static_cast<double>(town.tally.matters_size());
    fmt::print("\n{}: {:.1f} million matters, {} indicators, {} threads, kernels {}\n", name, matters / 1e6,
               definitions().size(), threads, tally::chosen_kernels());
    fmt::print("  memory of the tally: {:.1f} bytes a matter\n", static_cast<double>(town.tally.bytes()) / matters);
    check_same(town);
    for (const Asked& of : asked) {
        const Time ours = timed([&] {
            const Prepared prepared = prepare(definitions(), of);
            benchmark::DoNotOptimize(tally::Scan(prepared.questions).totals(town.tally, {}, threads));
        });
        const auto known = known_to(plain_scan(town.plain, of.period, of.cut, threads));
        const Time same = timed([&] {
            const Prepared prepared = prepare(known, of);
            benchmark::DoNotOptimize(tally::Scan(prepared.questions).totals(town.tally, {}, threads));
        });
        const Time plain = timed([&] { benchmark::DoNotOptimize(plain_scan(town.plain, of.period, of.cut, threads)); });
        const auto line = [&](const char* what, const Time& time) {
            fmt::print("  {:16} {:10} {:7.2f} ms median {:7.2f} best {:7.2f} processor\n", of.name, what,
                       time.median_ms, time.best_ms, time.cpu_ms);
        };
        line("whole set", ours);
        line(fmt::format("same {}", known.size()).c_str(), same);
        line("plain scan", plain);
        fmt::print("  {:16} ratio      {:7.2f} median {:7.2f} processor\n", of.name, same.median_ms / plain.median_ms,
                   same.cpu_ms / plain.cpu_ms);
    }
    const Prepared prepared = prepare(definitions(), asked[0]);
    std::vector<std::vector<tally::Key>> keys;
    for (const tally::Question& question : prepared.questions) {
        const char* column = question.grain == core::Grain::submissions ? "office" : "organ";
        keys.push_back({{{*core::find_column(question.grain, column)}, false}});
    }
    const Time grouped =
        timed([&] { benchmark::DoNotOptimize(tally::Scan(prepared.questions).groups(town.tally, {}, threads, keys)); });
    fmt::print("  {:16} by organ   {:7.2f} ms median\n", asked[0].name, grouped.median_ms);
}

void report_snapshot(const Town& town) {
    const auto file = std::filesystem::temp_directory_path() / fmt::format("huiying-bench-{}.snapshot", ::getpid());
    const auto start = std::chrono::steady_clock::now();
    const auto saved = tally::save_snapshot(file, town.tally, {.epoch = 1, .seq = 1, .mark = {}});
    const auto middle = std::chrono::steady_clock::now();
    const auto loaded = tally::load_snapshot(file);
    const auto end = std::chrono::steady_clock::now();
    const auto size = std::filesystem::file_size(file);
    std::filesystem::remove(file);
    if (!saved || !loaded) {
        fmt::print("the snapshot failed: {}\n", !saved ? saved.error().text() : loaded.error().text());
        std::exit(1);
    }
    fmt::print("  snapshot {:.0f} MB: written in {:.2f} s, loaded in {:.2f} s\n", static_cast<double>(size) / 1e6,
               std::chrono::duration<double>(middle - start).count(),
               std::chrono::duration<double>(end - middle).count());
}

/// What the follower pays for a changed matter.
void replace_rows(benchmark::State& state, Town& town) {
    std::uint32_t chunk = 0, row = 0;
    for (auto _ : state) {
        chunk = (chunk + 7) % static_cast<std::uint32_t>(town.tally.chunks().size());
        row = (row + 101) % town.tally.chunks()[chunk].matters.rows();
        state.PauseTiming();
        tally::MatterRows rows = town.tally.matter({chunk, row});
        state.ResumeTiming();
        town.tally.put(std::move(rows));
    }
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    const std::uint32_t matters = bench::matters_wanted();
    {
        bench::Town town = bench::build_town(matters, false);
        bench::report(town, "in order of receipt");
        bench::report_snapshot(town);
        benchmark::RegisterBenchmark("replace the rows of a matter", [&](benchmark::State& state) {
            bench::replace_rows(state, town);
        })->Iterations(20'000);
        benchmark::RunSpecifiedBenchmarks();
    }
    const bench::Town shuffled = bench::build_town(matters, true);
    bench::report(shuffled, "shuffled, as after a careless import");
    return 0;
}
