// init, backup, restore, fsck: the store as a directory.
#include <fmt/format.h>

#include "base/chinese.hpp"
#include "core/ledger/receipt.hpp"
#include "main/huiying/command.hpp"
#include "main/huiying/files.hpp"

namespace huiying {

Ran run_init(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    store::Settings settings = settings_of(directory, terminal);
    TRY(store::Store::create(settings, "huiying/" + arguments.get("--name", "office")));
    (void)TRY(open_desk(directory, terminal));  // records the law set the store begins with
    if (terminal.is_json) {
        terminal.print({{"directory", settings.directory.string()}});
        return exit_done;
    }
    terminal.say("已建账册 " + directory + "。主密钥在 " + (settings.directory / "master.key").string() +
                     "，请另行妥善保管：没有它，姓名和正文无法读出。",
                 "made the store " + directory + ". Its master key is " + (settings.directory / "master.key").string() +
                     ": keep a copy elsewhere, without it names and texts cannot be read.");
    return exit_done;
}

namespace {

/// Done all the same: what is there is worth having.
int tell_missing(const store::Copied& copied, const Terminal& terminal) {
    if (copied.missing == 0) return exit_done;
    terminal.say(fmt::format("缺附件 {} 个：请用 fsck 查看", copied.missing),
                 fmt::format("{} attachments are missing or damaged: fsck names them", copied.missing));
    return exit_finding;
}

}  // namespace

Ran run_backup(const Arguments& arguments, const Terminal& terminal) {
    const std::string& file = arguments.positionals()[1];
    const store::Copied copied =
        TRY(store::backup(settings_of(arguments.positionals()[0], terminal), terminal.path(file)));
    if (terminal.is_json) terminal.print({{"file", file}, {"objects", copied.objects}, {"missing", copied.missing}});
    terminal.say(fmt::format("已备份到 {}（不含主密钥），附件 {} 个在 {}.objects", file, copied.objects, file),
                 fmt::format("backed up to {} (without the master key), {} attachments to {}.objects", file,
                             copied.objects, file));
    return tell_missing(copied, terminal);
}

Ran run_restore(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[1];
    const store::Copied copied = TRY(store::restore(terminal.path(arguments.positionals()[0]),
                                                    settings_of(directory, terminal), arguments.has("--force")));
    if (terminal.is_json)
        terminal.print({{"directory", directory}, {"objects", copied.objects}, {"missing", copied.missing}});
    terminal.say("已恢复到 " + directory + "，并另开账期", "restored to " + directory + "; a new epoch is open");
    return tell_missing(copied, terminal);
}

Ran run_fsck(const Arguments& arguments, const Terminal& terminal) {
    const auto report = TRY(store::fsck(settings_of(arguments.positionals()[0], terminal),
                                        [&](std::uint64_t done, std::uint64_t all) { terminal.progress(done, all); }));
    if (terminal.is_json) {
        json findings = json::array();
        for (const store::Finding& finding : report.findings)
            findings.push_back({{"seq", finding.seq}, {"what", finding.what}});
        terminal.print({{"facts", report.facts},
                        {"matters", report.matters},
                        {"epochs", report.epochs},
                        {"findings", findings},
                        {"findings_total", report.findings_total}});
    } else {
        for (const store::Finding& finding : report.findings)
            terminal.out(fmt::format("{}{}\n", finding.seq > 0 ? fmt::format("#{}: ", finding.seq) : "", finding.what));
        terminal.out(terminal.is_english ? fmt::format("{} facts, {} matters, {} epochs: {} findings\n", report.facts,
                                                       report.matters, report.epochs, report.findings_total)
                                         : fmt::format("事实 {} 条，事项 {} 件，账期 {} 个：问题 {} 处\n", report.facts,
                                                       report.matters, report.epochs, report.findings_total));
    }
    return report.findings_total == 0 ? exit_done : exit_finding;
}

Ran run_verify_receipt(const Arguments& arguments, const Terminal& terminal) {
    const std::string text = TRY(read_text(terminal.path(arguments.positionals()[0]), law_file_max));
    const std::string key_text = TRY(arguments.need("--key"));
    const auto key = TRY(core::parse_verifier_key(key_text));
    const auto verified = core::verify_receipt(text, key);
    if (!verified) {
        terminal.say("凭证不能成立：" + base::in_chinese(verified.error()).text(),
                     "the receipt does not hold: " + verified.error().text());
        return exit_finding;
    }
    // The proof covers the open body; that the body names the printed number is checked here. Only the facts that open
    // a letter or a matter name it.
    const core::LeafHeader& header = verified->receipt.leaf.header;
    core::Fact fact;
    const bool is_read = verified->receipt.open_body &&
                         core::decode_open(verified->receipt.open_body->bytes, header.kind, fact).has_value();
    std::string named;
    if (const auto* registered = std::get_if<core::RegisterSubmission>(&fact.deed)) named = registered->number;
    if (const auto* opened = std::get_if<core::OpenMatter>(&fact.deed)) named = opened->number;
    const bool is_opening =
        header.kind == core::kind_v<core::RegisterSubmission> || header.kind == core::kind_v<core::OpenMatter>;
    if (!is_read || (is_opening && named != verified->receipt.number)) {
        terminal.say("凭证上的编号与账册所记不符", "the number on the receipt is not the one in the ledger");
        return exit_finding;
    }
    const std::string subject = base::hex(fact.subject.bytes);
    if (terminal.is_json)
        terminal.print({{"number", verified->receipt.number},
                        {"subject", subject},
                        {"seq", header.seq},
                        {"kind", core::id_of(fact.deed)},
                        {"day", header.statutory_day.text()},
                        {"size", verified->checkpoint.size},
                        {"epoch", verified->checkpoint.epoch}});
    const std::string of = is_opening ? named : subject;
    terminal.say(
        fmt::format("凭证成立：{}，{} {}，是账册第 {} 条，在签名的前 {} 条之内", of, header.statutory_day.text(),
                    core::zh_of(fact.deed), header.seq, verified->checkpoint.size),
        fmt::format("the receipt holds: {}, {} on {}, is fact {}, among the first {} that are signed", of,
                    core::id_of(fact.deed), header.statutory_day.text(), header.seq, verified->checkpoint.size));
    if (!is_opening)
        terminal.say("主体的编号见其登记、立件的凭证", "the receipt of its opening names the number of this subject");
    return exit_done;
}

}  // namespace huiying
