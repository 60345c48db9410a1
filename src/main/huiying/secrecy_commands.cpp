// key rotate, audit prune: keys and the record of who read what.
#include <fmt/format.h>

#include "main/huiying/command.hpp"
#include "store/audit.hpp"
#include "store/keys.hpp"

namespace huiying {

Ran run_key_rotate(const Arguments& arguments, const Terminal& terminal) {
    const auto rotated = TRY(store::rotate_master_key(settings_of(arguments.positionals()[0], terminal)));
    if (terminal.is_json) terminal.print({{"keys", rotated.keys}, {"retired", rotated.retired.string()}});
    terminal.say(
        fmt::format("已换主密钥，重新包裹 {} 个密钥。旧密钥在 {}：此前的备份还要用它；备份过期后销毁。", rotated.keys,
                    rotated.retired.string()),
        fmt::format("the master key is new, {} keys were wrapped again. The old one is {}: backups made before "
                    "need it; destroy it when they are gone.",
                    rotated.keys, rotated.retired.string()));
    return exit_done;
}

Ran run_audit_prune(const Arguments& arguments, const Terminal& terminal) {
    const base::Day before = TRY(arguments.day("--before"));
    const auto audit = TRY(store::Audit::open(settings_of(arguments.positionals()[0], terminal)));
    const store::Pruned pruned = TRY(audit->prune(before));
    if (terminal.is_json)
        terminal.print({{"deleted", pruned.deleted}, {"failed", pruned.failed}, {"failure", pruned.first_failure}});
    terminal.say(fmt::format("已删除 {} 条，未能删除 {} 条{}", pruned.deleted, pruned.failed,
                             pruned.failed > 0 ? "：" + pruned.first_failure : ""),
                 fmt::format("{} rows deleted, {} could not be{}", pruned.deleted, pruned.failed,
                             pruned.failed > 0 ? ": " + pruned.first_failure : ""));
    return pruned.failed == 0 ? exit_done : exit_finding;
}

}  // namespace huiying
