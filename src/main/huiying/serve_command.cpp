// serve: the store's leader with the web page and the API, until Ctrl-C or SIGTERM.
#include <fmt/format.h>
#include <signal.h>

#include <charconv>

#include "app/run_log.hpp"
#include "follow/figures.hpp"
#include "http/scan.hpp"
#include "http/server.hpp"
#include "law/detectors.hpp"
#include "law/indicators.hpp"
#include "main/huiying/command.hpp"
#include "main/huiying/relay.hpp"
#include "main/huiying/simulated.hpp"
#include "store/uptime.hpp"

namespace huiying {
namespace {

base::Result<http::Settings> listen_to(const std::string& text) {
    http::Settings settings;
    const std::size_t colon = text.rfind(':');
    unsigned port = 0;
    const char* end = text.data() + text.size();
    const bool is_number = colon != std::string::npos &&
                           std::from_chars(text.data() + colon + 1, end, port).ptr == end && colon + 1 < text.size();
    if (!is_number || port > 65'535)
        return base::fail(base::ErrorKind::bad_input, "'" + text + "' is no address and port", "--listen",
                          "write it as 127.0.0.1:8080");
    settings.address = text.substr(0, colon);
    settings.port = static_cast<std::uint16_t>(port);
    return settings;
}

/// SIGINT and SIGTERM wait for sigwait; blocked before any thread starts, so that every thread inherits it.
sigset_t block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

/// What the server wrote down becomes facts. What cannot be written now is written next time.
void record_runs(app::Desk& desk, store::Uptime& uptime, std::int64_t until, const Terminal& terminal) {
    const auto runs = uptime.runs();
    if (!runs) return terminal.err(runs.error().text() + "\n");
    if (const auto done = app::record_runs(desk, *runs, until); !done)
        terminal.err(as_error(done.error(), terminal.is_english).text() + "\n");
}

}  // namespace

Ran run_serve(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    http::Settings settings = TRY(listen_to(arguments.get("--listen", "127.0.0.1:8080")));
    const sigset_t signals = block_signals();
    const OpenDesk open = TRY(open_desk(directory, terminal));
    // First of all: whoever finds the leader's lock taken finds the socket too, however long the figures take to catch
    // up.
    const auto commands = TRY(CommandSocket::open(open.store->settings().directory, *open.desk));
    const auto accounts = TRY(store::Accounts::open(open.store->settings()));
    const auto audit = TRY(store::Audit::open(open.store->settings()));
    auto uptime = TRY(store::Uptime::open(open.store->settings()));
    record_runs(*open.desk, *uptime, INT64_MAX, terminal);  // of earlier runs, however they ended
    TRY(uptime->run([desk = open.desk, log = uptime.get(), &terminal] {
        record_runs(*desk, *log, core::begin_of(desk->today()), terminal);
    }));
    follow::FiguresSettings figure_settings;
    figure_settings.store = open.store->settings();
    figure_settings.definitions = TRY(law::indicators());
    figure_settings.detectors = TRY(law::detectors());
    figure_settings.live = open.store.get();
    figure_settings.law = [desk = open.desk] { return desk->law(); };
    const auto figures = TRY(follow::Figures::open(std::move(figure_settings)));

    // The page is the petition office's: it carries its name.
    const core::Office office = TRY(open.store->reader()->office());
    for (const base::Id& id : office.organs()) {
        if (office.organ(id)->kind == core::OrganKind::petition_office && settings.store_name.empty())
            settings.store_name = office.organ(id)->name;
    }
    settings.public_url = arguments.get("--public-url", "");
    settings.scan_command = http::words_of_command(arguments.get("--scan-command", ""));
    settings.is_simulated = simulated_day(open.store->settings().directory).has_value();
    settings.is_counter_open = !arguments.has("--no-counter");
    if (!arguments.has("--quiet"))
        settings.access_log = [&terminal](std::string_view line) { terminal.err(std::string(line) + "\n"); };
    const std::string address = settings.address;
    const auto server = TRY(http::Server::start(std::move(settings), *open.desk, *figures, *accounts, *audit));
    if (terminal.is_json) terminal.print({{"address", address}, {"port", server->port()}});
    terminal.say(fmt::format("回应在 http://{}:{}/ ，Ctrl-C 停止", address, server->port()),
                 fmt::format("Huiying is at http://{}:{}/ , Ctrl-C stops it", address, server->port()));

    int signal = 0;
    sigwait(&signals, &signal);
    terminal.say("正在停止：答完已收到的请求", "stopping: answering what was received");
    server->stop();
    uptime = nullptr;  // its last beat
    record_runs(*open.desk, *TRY(store::Uptime::open(open.store->settings())), INT64_MAX, terminal);
    return exit_done;
}

}  // namespace huiying
