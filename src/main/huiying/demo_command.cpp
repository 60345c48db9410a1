#include <fmt/format.h>

#include "app/demo/demo.hpp"
#include "main/huiying/command.hpp"
#include "main/huiying/simulated.hpp"
#include "store/accounts.hpp"

namespace huiying {
namespace {

constexpr const char* demo_password = "huiying-demo";

}  // namespace

Ran run_demo(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    app::DemoRequest request;
    request.seed = TRY(arguments.number("--seed", 1));
    request.matters =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(TRY(arguments.number("--matters", 2'000)), UINT32_MAX));
    request.year = static_cast<int>(std::min<std::uint64_t>(TRY(arguments.number("--year", 2025)), 9'999));
    request.progress = [&](std::uint32_t done, std::uint32_t all) { terminal.progress(done, all); };

    app::DemoClock clock;
    clock.set(base::Day::from(std::clamp(request.year, 2007, 2199), 1, 1), 0);
    store::Settings settings = settings_of(directory, terminal);
    settings.now = [&clock] { return clock.now; };
    TRY(store::Store::create(settings, "huiying/demo-simulated"));
    app::DemoReport report;
    {
        const auto store = TRY(store::Store::open(settings));
        const auto desk = TRY(app::Desk::open(*store));
        report = TRY(app::run_demo(*desk, clock, request));
        const core::Office office = TRY(store->reader()->office());
        const auto accounts = TRY(store::Accounts::open(settings));
        for (const app::DemoAccount& account : app::demo_accounts()) {
            const core::Post* post = office.post_named(account.post);
            if (post != nullptr) TRY(accounts->set_password(account.account, post->id, demo_password));
        }
    }
    TRY(mark_simulated(settings.directory, report.last_day));
    if (terminal.is_json) {
        terminal.print({{"directory", directory},
                        {"submissions", report.submissions},
                        {"matters", report.matters},
                        {"deeds", report.deeds},
                        {"refused", report.refused},
                        {"breaches", report.breaches},
                        {"today", report.last_day.text()}});
        return exit_done;
    }
    terminal.out(
        terminal.is_english
            ? fmt::format("SIMULATED {}: {} submissions, {} matters, {} deeds, {} breaches; refused by the law {}\n",
                          request.year, report.submissions, report.matters, report.deeds, report.breaches,
                          report.refused)
            : fmt::format("模拟数据 {} 年：信访件 {}，事项 {}，办理 {} 次，违规 {} 处；依法不能成立而未记 {} 次\n",
                          request.year, report.submissions, report.matters, report.deeds, report.breaches,
                          report.refused));
    terminal.say(
        fmt::format("账册停在 {}。登录账号 banli（办理员）、dengji、juzhang、zhujian …，口令 {}",
                    report.last_day.text(), demo_password),
        fmt::format("The store stands at {}. Sign in as banli (handler), dengji, juzhang, zhujian …, password {}",
                    report.last_day.text(), demo_password));
    return exit_done;
}

}  // namespace huiying
