// Pages of 50 of every work list, in a store of ten thousand matters and in one of ten million: median and p99, and
// whether the second is as fast as the first. Letters are simulated; 19 of 20 were withdrawn, the others are open at
// one of forty organs, most of them overdue.
//   list_bench [MATTERS] [DIRECTORY]      DIRECTORY is kept and used again; without it a temporary one goes
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "app/demo/chance.hpp"
#include "app/plan.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int organs = 40;
constexpr int years = 10;
constexpr std::uint32_t pages_wanted = 4'000;
const base::Day today = base::Day::from(2026, 6, 30);
constexpr std::uint32_t region = 440111;

[[noreturn]] void give_up(const std::string& what) {
    fmt::print(stderr, "list_bench: {}\n", what);
    std::exit(1);
}
std::string told(const store::Failure& failure) {
    if (const auto* error = std::get_if<base::Error>(&failure)) return error->text();
    return std::string("refused: ") + std::string(core::id_of(std::get<core::Refusal>(failure)));
}

store::Settings settings_in(const fs::path& directory) {
    store::Settings settings;
    settings.directory = directory;
    settings.now = [] { return base::Instant{std::int64_t{today.number} * 86'400'000}; };
    return settings;
}

struct District {
    app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
    base::Id office;
    std::vector<base::Id> below;
};

District build(app::Desk& desk) {
    auto made = app::run<District>(desk, {.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true},
                                   [](app::Plan& plan) -> app::Outcome<District> {
                                       District district;
                                       const auto organ = [&](const std::string& name, core::OrganKind kind,
                                                              base::Id parent) -> app::Outcome<base::Id> {
                                           const base::Id id = plan.view().new_id();
                                           const core::RecordOrgan deed{.name = name,
                                                                        .kind = kind,
                                                                        .level = core::OrganLevel::county,
                                                                        .parent = parent,
                                                                        .region = region,
                                                                        .from = base::Day::from(2005, 5, 1)};
                                           if (auto done = plan.office(id, deed); !done)
                                               return std::unexpected(done.error());
                                           return id;
                                       };
                                       auto office = organ("信访局", core::OrganKind::petition_office, {});
                                       if (!office) return std::unexpected(office.error());
                                       district.office = *office;
                                       for (int i = 0; i < organs; ++i) {
                                           auto one =
                                               organ(fmt::format("第{}局", i + 1), core::OrganKind::department, {});
                                           if (!one) return std::unexpected(one.error());
                                           district.below.push_back(*one);
                                       }
                                       return district;
                                   });
    if (!made) give_up(told(made.error()));
    return *made;
}

/// One letter of one demand; one in twenty stays open.
app::Outcome<bool> letter(app::Plan& plan, const District& district, base::Day day, std::uint64_t chance) {
    app::Registration registration;
    registration.received_day = registration.day = day;
    registration.region = region;
    registration.office = district.office;
    registration.persons.emplace_back().name = "某某";
    registration.demands.emplace_back().title = "反映路灯不亮";
    auto registered = plan.register_submission(registration);
    if (!registered) return std::unexpected(registered.error());
    const base::Id matter = registered->matters.front().id;
    const bool is_open = chance % 20 == 0;
    core::Deed deed = core::Withdraw{};
    if (is_open) {
        core::Forward forward;
        forward.to = district.below[chance / 20 % organs];
        deed = forward;
    }
    auto done = plan.perform(matter, deed, day);
    if (!done) return std::unexpected(done.error());
    return is_open;
}

void fill(app::Desk& desk, const District& district, std::uint64_t matters) {
    app::Chance chance(1);
    std::atomic<std::uint64_t> waiting = 0;
    const auto start = Clock::now();
    for (std::uint64_t i = 0; i < matters; ++i) {
        while (waiting > 4'000) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        const base::Day day = today - years * 365 + static_cast<int>(i * (years * 365 + 1) / matters);
        ++waiting;
        app::submit<bool>(
            desk, district.program,
            [&district, day, draw = chance.next()](app::Plan& plan) { return letter(plan, district, day, draw); },
            [&waiting](const app::Outcome<bool>& done) {
                if (!done) give_up(told(done.error()));
                --waiting;
            });
        if (i % 500'000 == 499'999) {
            const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
            fmt::print(stderr, "{} letters, {:.0f} a second\n", i + 1, static_cast<double>(i + 1) / seconds);
        }
    }
    while (waiting > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

struct Question {
    const char* name;
    store::ListQuery query;
};

/// Milliseconds of each page, walking on with the cursor and beginning anew at the end.
std::vector<double> walk(store::Reader& reader, store::ListQuery query) {
    std::vector<double> took;
    took.reserve(pages_wanted);
    while (took.size() < pages_wanted) {
        const auto start = Clock::now();
        auto page = reader.list(query);
        if (!page) give_up(page.error().text());
        took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        query.cursor = page->next;
    }
    std::ranges::sort(took);
    return took;
}

std::vector<Question> questions(const core::Office& office) {
    base::Id petition_office, department;
    for (const base::Id& id : office.organs()) {
        (office.organ(id)->kind == core::OrganKind::petition_office ? petition_office : department) = id;
    }
    const store::Viewer all{.organ = petition_office, .may_read_all = true};
    const store::Viewer own{.organ = department, .may_read_all = false};
    const auto ask = [](store::Viewer viewer, store::WorkList list, base::Id holder = {}) {
        store::ListQuery query;
        query.viewer = viewer;
        query.list = list;
        query.holder = holder;
        query.today = today;
        return query;
    };
    std::vector<Question> asked{{"office, all", ask(all, store::WorkList::all)},
                                {"office, due soon", ask(all, store::WorkList::due_soon)},
                                {"office, overdue", ask(all, store::WorkList::overdue)},
                                {"organ, all", ask(own, store::WorkList::all)},
                                {"organ, held", ask(own, store::WorkList::held, department)},
                                {"organ, overdue", ask(own, store::WorkList::overdue, department)}};
    asked.push_back({"office, one phase", ask(all, store::WorkList::all)});
    asked.back().query.phase = core::Phase::closed;
    asked.push_back({"office, by number", ask(all, store::WorkList::all)});
    asked.back().query.number = fmt::format("{}L2020", region);
    return asked;
}

void measure(const fs::path& directory, std::uint64_t matters) {
    const store::Settings settings = settings_in(directory);
    if (!fs::exists(directory)) {
        if (auto made = store::Store::create(settings, "bench.example"); !made) give_up(made.error().text());
        auto store = store::Store::open(settings);
        if (!store) give_up(store.error().text());
        auto desk = app::Desk::open(**store);
        if (!desk) give_up(desk.error().text());
        fill(**desk, build(**desk), matters);
    }
    const auto opened = Clock::now();
    auto store = store::Store::open(settings);
    if (!store) give_up(store.error().text());
    const auto reader = (*store)->reader();
    auto office = reader->office();
    if (!office) give_up(office.error().text());
    const double opening = std::chrono::duration<double, std::milli>(Clock::now() - opened).count();
    fmt::print("{} matters, {} facts, opened in {:.1f} ms, {} bytes a matter\n", matters, reader->head(), opening,
               fs::file_size(directory / "ledger.db") / matters);
    for (const auto& [name, query] : questions(*office)) {
        const std::vector<double> took = walk(*reader, query);
        fmt::print("  {:<18} median {:>6.2f} ms   p99 {:>6.2f} ms   worst {:>6.2f} ms   {} pages\n", name,
                   took[took.size() / 2], took[took.size() * 99 / 100], took.back(), took.size());
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t many = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const bool is_kept = argc > 2;
    const fs::path directory =
        is_kept
            ? fs::path(argv[2])
            : fs::temp_directory_path() / fmt::format("huiying-list-bench-{}", Clock::now().time_since_epoch().count());
    fs::create_directories(directory);
    for (const std::uint64_t matters : {std::uint64_t{10'000}, many})
        measure(directory / std::to_string(matters), matters);
    if (!is_kept) fs::remove_all(directory);
    return 0;
}
