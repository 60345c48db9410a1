#include <fmt/format.h>

#include "base/chinese.hpp"
#include "intake/import.hpp"
#include "main/huiying/command.hpp"

namespace huiying {

Ran run_import(const Arguments& arguments, const Terminal& terminal) {
    intake::ImportRequest request;
    request.file = terminal.path(arguments.positionals()[1]);
    const std::string map = TRY(arguments.need("--map"));
    request.map_file = terminal.path(map);
    request.is_dry_run = arguments.has("--dry-run");
    request.rejects_path = terminal.path(arguments.get("--rejects", arguments.positionals()[1] + ".rejects.csv"));
    request.conflicts_path = terminal.path(arguments.get("--conflicts", arguments.positionals()[1] + ".conflicts.csv"));
    request.progress = [&](const intake::Progress& progress) {
        terminal.progress(progress.bytes_read, progress.bytes_total);
    };
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const intake::ImportReport report = TRY(intake::import_file(*open.desk, program(), request));
    json breaches = json::object();
    for (const auto& one : report.breaches) breaches[std::string(core::id_of(one.breach))] = one.count;
    json notes = json::object();
    for (const auto& one : report.notes) notes[one.id] = one.count;
    if (terminal.is_json) {
        terminal.print({{"rows", report.rows},
                        {"imported", report.imported},
                        {"updated", report.updated},
                        {"already_there", report.already_there},
                        {"rejected", report.rejected},
                        {"conflicts", report.conflicts},
                        {"vanished", report.vanished},
                        {"rejects_file", report.rejects_file.string()},
                        {"conflicts_file", report.conflicts_file.string()},
                        {"facts", report.facts},
                        {"organs", report.organs},
                        {"breaches", breaches},
                        {"notes", notes},
                        {"sheet", report.sheet},
                        {"dry_run", report.is_dry_run}});
    } else {
        terminal.out(terminal.is_english
                         ? fmt::format("{}{} rows = {} imported + {} updated + {} already there + {} rejected\n",
                                       report.is_dry_run ? "dry run: " : "", report.rows, report.imported,
                                       report.updated, report.already_there, report.rejected)
                         : fmt::format("{}共 {} 行 = 导入 {} + 更新 {} + 已有 {} + 退回 {}\n",
                                       report.is_dry_run ? "试运行：" : "", report.rows, report.imported,
                                       report.updated, report.already_there, report.rejected));
        for (const auto& one : report.breaches)
            terminal.out(fmt::format(
                "  {} {}\n", terminal.is_english ? core::id_of(one.breach) : core::zh_of(one.breach), one.count));
        for (const auto& one : report.notes)
            terminal.out(fmt::format("  {} {}\n", terminal.is_english ? one.en : one.zh, one.count));
        for (const intake::Reject& reject : report.first_rejects)
            terminal.err(fmt::format("{}:{}{}: {} {}: {}\n", arguments.positionals()[1],
                                     report.sheet.empty() ? "" : report.sheet + "!", reject.line, reject.column,
                                     reject.value, terminal.is_english ? reject.reason : base::chinese(reject.reason)));
        if (report.rejected > 0)
            terminal.say("退回清单在 " + report.rejects_file.string(),
                         "the rejected rows are in " + report.rejects_file.string());
        if (report.conflicts + report.vanished > 0)
            terminal.say(
                fmt::format("与账上矛盾 {} 行，文件里不再有的未办结件 {} 件，请人工核对：{}", report.conflicts,
                            report.vanished, report.conflicts_file.string()),
                fmt::format("{} rows contradict the ledger, {} open matters are no longer in the file; look at {}",
                            report.conflicts, report.vanished, report.conflicts_file.string()));
    }
    return report.rejected == 0 ? exit_done : exit_finding;
}

}  // namespace huiying
