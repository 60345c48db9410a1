#include "main/huiying/command.hpp"

#include <fmt/format.h>

#include "core/matter/refusal.hpp"
#include "main/huiying/simulated.hpp"

namespace huiying {

void Terminal::progress(std::uint64_t done, std::uint64_t all) const {
    if (!is_interactive || all == 0) return;
    constexpr std::uint64_t width = 30;
    const std::uint64_t filled = std::min(done, all) * width / all;
    std::string bar;
    for (std::uint64_t i = 0; i < width; ++i) bar += i < filled ? "█" : "░";
    err(fmt::format("\r{} {:3}% {}/{}{}", bar, std::min(done, all) * 100 / all, done, all, done >= all ? "\n" : ""));
}

store::Settings settings_of(const std::string& directory, const Terminal& terminal) {
    store::Settings settings;
    settings.directory = terminal.path(directory);
    if (const char* key = std::getenv("HUIYING_MASTER_KEY")) settings.master_key = key;
    settings.now = clock_of(settings.directory);
    return settings;
}

base::Result<OpenDesk> open_desk(const std::string& directory, const Terminal& terminal) {
    OpenDesk open;
    if (terminal.desk != nullptr) {
        open.desk = terminal.desk;
        return open;
    }
    open.store = TRY(store::Store::open(settings_of(directory, terminal)));
    open.own = TRY(app::Desk::open(*open.store));
    open.desk = open.own.get();
    return open;
}

base::Error as_error(const store::Failure& failure, bool is_english) {
    if (const auto* error = std::get_if<base::Error>(&failure)) return *error;
    const core::RefusalRow& row = core::row_of(std::get<core::Refusal>(failure));
    base::Error error{
        base::ErrorKind::conflict, std::string(is_english ? row.en : row.zh), std::string(row.word.id), {}};
    if (!row.article.empty()) error.message += fmt::format("（《信访工作条例》{}）", row.article);
    return error;
}

base::Result<app::Caller> caller_of(const core::Office& office, const std::string& name, base::Day today) {
    const core::Post* post = office.post_named(name);
    if (post == nullptr)
        return base::fail(base::ErrorKind::not_found, "no post is called " + name, "--post",
                          "huiying office posts lists them");
    return app::Caller{.post = post->id, .organ = post->organ, .roles = office.roles_of(post->id, today)};
}

app::Caller program() {
    return {.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
}

}  // namespace huiying
