// account attach, evidence, destroy: papers that show typed figures and lines of score sheets.
#include <fmt/format.h>

#include "http/account_evidence.hpp"
#include "http/incoming.hpp"
#include "http/json_out.hpp"
#include "main/huiying/account_words.hpp"
#include "main/huiying/files.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

using base::Result;
using paper::Align;

/// Encrypted on its way; what the fact will say of it comes back.
Result<std::unique_ptr<http::Incoming>> bring_in(const store::Objects& objects, const std::filesystem::path& file) {
    const std::string bytes = TRY(read_text(file, core::evidence_size_max));
    const auto writer = TRY(objects.create());
    TRY(writer->add(base::view(bytes)));
    auto incoming = http::Incoming::place(objects, *writer, {});
    if (!incoming) incoming.error().place = file.string();
    return incoming;
}

std::string size_text(std::uint64_t bytes) {
    constexpr std::uint64_t kib = 1024, mib = kib * kib;
    return bytes < mib ? fmt::format("{} KiB", (bytes + kib - 1) / kib)
                       : fmt::format("{:.1f} MiB", static_cast<double>(bytes) / static_cast<double>(mib));
}

void print_list(const http::EvidenceListView& view, const Terminal& terminal) {
    const bool en = terminal.is_english;
    paper::Table table({{en ? "number" : "编号"},
                        {en ? "title" : "材料名称", Align::left, 40},
                        {en ? "document" : "文号"},
                        {en ? "pages" : "页数", Align::right},
                        {en ? "size" : "大小", Align::right},
                        {en ? "kept on" : "归存日"},
                        {en ? "shows" : "所证指标", Align::left, 30},
                        {"SHA-256"},
                        {""}});
    constexpr std::size_t shown_digits = 16;
    for (const http::EvidenceView& one : view.evidence)
        table.row({one.number, one.title, one.document, one.pages == 0 ? "" : std::to_string(one.pages),
                   size_text(one.size), one.day.text(), fmt::format("{}", fmt::join(one.figures, " ")),
                   one.sha256.substr(0, shown_digits) + "…", one.is_destroyed ? (en ? "destroyed" : "已销毁") : ""});
    terminal.out(table.text());
    if (!view.missing.empty())
        terminal.say(fmt::format("填报数引用了而未归存的：{}", fmt::join(view.missing, "、")),
                     fmt::format("named by typed figures, not kept here: {}", fmt::join(view.missing, ", ")));
}

}  // namespace

Ran run_account_attach(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const app::AccountKey key = TRY(account_key(arguments, office));
    const store::Objects objects(open.desk->store().settings().directory);
    const auto incoming = TRY(bring_in(objects, terminal.path(arguments.positionals()[1])));
    const app::EvidenceOrder order{.number = TRY(arguments.need("--number")),
                                   .title = TRY(arguments.need("--title")),
                                   .document = arguments.get("--document"),
                                   .pages = static_cast<std::uint32_t>(TRY(arguments.number("--pages", 0))),
                                   .day = TRY(arguments.day("--day", base::Day::none())),
                                   .type = std::string(incoming->type().media),
                                   .object = incoming->object(),
                                   .content = TRY(incoming->sha256())};
    const auto kept = app::run<core::Evidence>(*open.desk, program(),
                                               [&](app::Plan& plan) { return app::keep_evidence(plan, key, order); });
    if (!kept) return std::unexpected(as_error(kept.error(), terminal.is_english));
    incoming->keep();
    if (terminal.is_json) {
        const auto reader = open.desk->store().reader();
        terminal.print(json::parse(http::to_json(http::tell(TRY(app::find_evidence(*reader, key, order.number))))));
        return exit_done;
    }
    const std::string hash = base::hex(order.content);
    terminal.say(fmt::format("已归存佐证 {}，{}，SHA-256 {}", order.number, size_text(order.object.size), hash),
                 fmt::format("evidence {} is kept, {}, SHA-256 {}", order.number, size_text(order.object.size), hash));
    return exit_done;
}

Ran run_account_evidence(const Arguments& arguments, const Terminal& terminal) {
    const store::Settings settings = settings_of(arguments.positionals()[0], terminal);
    const auto reader = TRY(store::open_reader(settings));
    const core::Office office = TRY(reader->office());
    const app::AccountKey key = TRY(account_key(arguments, office));
    if (arguments.has("--number")) {
        const core::Evidence one = TRY(app::find_evidence(*reader, key, arguments.get("--number")));
        store::ObjectReader file = TRY(reader->open(one));
        const base::Bytes bytes = TRY(file.read(0, file.size()));
        const std::string out = TRY(arguments.need("--out"));
        TRY(write_file(terminal.path(out), base::text_of(bytes)));
        terminal.say(fmt::format("已写入 {}", out), fmt::format("written to {}", out));
        return exit_done;
    }
    const core::Cut cut = app::completed({}, *reader, settings.now().day());
    const core::Account account = TRY(app::read_account(*reader, key.organ, key.year, cut));
    const http::EvidenceListView view = http::tell(TRY(app::list_evidence(*reader, key)), account);
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(view)));
    } else {
        print_list(view, terminal);
    }
    return exit_done;
}

Ran run_account_destroy(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const app::AccountKey key = TRY(account_key(arguments, office));
    const std::string& number = arguments.positionals()[1];
    const std::string authority = TRY(arguments.need("--authority"));
    const auto done = app::run<core::Evidence>(
        *open.desk, program(), [&](app::Plan& plan) { return app::destroy_evidence(plan, key, number, authority); });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    terminal.say(fmt::format("佐证 {} 已销毁，其散列仍在账册", number),
                 fmt::format("evidence {} is destroyed; its hash stays in the ledger", number));
    return exit_done;
}

}  // namespace huiying
