// A command of the program: one row of the table in commands.cpp. Runs in this process, or in the server that leads the
// store and streams its output back (relay.hpp); so a command speaks only through its Terminal.
#pragma once
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>

#include "app/desk.hpp"
#include "main/huiying/arguments.hpp"

namespace huiying {

using nlohmann::json;

inline constexpr int exit_done = 0, exit_finding = 1, exit_bad_usage = 2;

/// Where a command's words go. `out` is what was asked for, `err` what is said about it.
struct Terminal {
    std::function<void(std::string_view)> out, err;
    bool is_interactive = false;  ///< progress is shown
    bool is_english = false;
    bool is_json = false;
    std::string folder;         ///< relative paths start here
    app::Desk* desk = nullptr;  ///< set inside the server: the store that is open already

    void say(const std::string& zh, const std::string& en) const { err((is_english ? en : zh) + "\n"); }
    void print(const json& value) const { out(value.dump(2, ' ', false, json::error_handler_t::replace) + "\n"); }
    [[nodiscard]] std::filesystem::path path(const std::string& given) const {
        return std::filesystem::path(folder) / given;
    }
    /// One line that rewrites itself; nothing when nobody watches.
    void progress(std::uint64_t done, std::uint64_t all) const;
};

/// The exit code, or an error that main prints: bad_input → 2, everything else → 1.
using Ran = base::Result<int>;

struct Command {
    std::string_view name;    ///< "law adopt" for two words
    std::string_view usage;   ///< behind the name
    std::string_view zh, en;  ///< one line each
    std::span<const Option> options;
    std::size_t least, most;  ///< positionals
    bool needs_leader;        ///< writes: runs in the server while one leads the store
    Ran (*run)(const Arguments&, const Terminal&);
    std::string_view example;
};

[[nodiscard]] std::span<const Command> commands();

/// A store opened for writing, with its law; inside the server the one that is open.
struct OpenDesk {
    std::unique_ptr<store::Store> store;
    std::unique_ptr<app::Desk> own;
    app::Desk* desk = nullptr;
};
[[nodiscard]] base::Result<OpenDesk> open_desk(const std::string& directory, const Terminal& terminal);
[[nodiscard]] store::Settings settings_of(const std::string& directory, const Terminal& terminal);
/// A failure as an error: refusals with their article and sentence.
[[nodiscard]] base::Error as_error(const store::Failure& failure, bool is_english);
[[nodiscard]] app::Caller program();
/// The post of that name, with what it may do that day.
[[nodiscard]] base::Result<app::Caller> caller_of(const core::Office& office, const std::string& name, base::Day today);

// One function a command; see the files of the same names.
Ran run_init(const Arguments&, const Terminal&);
Ran run_demo(const Arguments&, const Terminal&);
Ran run_serve(const Arguments&, const Terminal&);
Ran run_backup(const Arguments&, const Terminal&);
Ran run_restore(const Arguments&, const Terminal&);
Ran run_fsck(const Arguments&, const Terminal&);
Ran run_erase(const Arguments&, const Terminal&);
Ran run_archive_due(const Arguments&, const Terminal&);
Ran run_archive_propose(const Arguments&, const Terminal&);
Ran run_archive_approve(const Arguments&, const Terminal&);
Ran run_archive_contents(const Arguments&, const Terminal&);
Ran run_key_rotate(const Arguments&, const Terminal&);
Ran run_audit_prune(const Arguments&, const Terminal&);
Ran run_token(const Arguments&, const Terminal&);
Ran run_user(const Arguments&, const Terminal&);
Ran run_organ(const Arguments&, const Terminal&);
Ran run_post(const Arguments&, const Terminal&);
Ran run_office_import(const Arguments&, const Terminal&);
Ran run_office_posts(const Arguments&, const Terminal&);
Ran run_office_delegate(const Arguments&, const Terminal&);
Ran run_office_end(const Arguments&, const Terminal&);
Ran run_office_succeed(const Arguments&, const Terminal&);
Ran run_lapse(const Arguments&, const Terminal&);
Ran run_register(const Arguments&, const Terminal&);
Ran run_law_adopt(const Arguments&, const Terminal&);
Ran run_due(const Arguments&, const Terminal&);
Ran run_scenario(const Arguments&, const Terminal&);
Ran run_import(const Arguments&, const Terminal&);
Ran run_export(const Arguments&, const Terminal&);
Ran run_indicators(const Arguments&, const Terminal&);
Ran run_explain(const Arguments&, const Terminal&);
Ran run_trace(const Arguments&, const Terminal&);
Ran run_rank(const Arguments&, const Terminal&);
Ran run_spread(const Arguments&, const Terminal&);
Ran run_findings(const Arguments&, const Terminal&);
Ran run_maintenance(const Arguments&, const Terminal&);
Ran run_count(const Arguments&, const Terminal&);
Ran run_evaluate(const Arguments&, const Terminal&);
Ran run_evaluation_open(const Arguments&, const Terminal&);
Ran run_evaluation_step(const Arguments&, const Terminal&);
Ran run_evaluation_list(const Arguments&, const Terminal&);
Ran run_evaluation_show(const Arguments&, const Terminal&);
Ran run_evaluation_compare(const Arguments&, const Terminal&);
Ran run_evaluation_monitor(const Arguments&, const Terminal&);
Ran run_evaluation_freeze(const Arguments&, const Terminal&);
Ran run_evaluation_evidence(const Arguments&, const Terminal&);
Ran run_evaluation_restate(const Arguments&, const Terminal&);
Ran run_kit(const Arguments&, const Terminal&);
Ran run_account_open(const Arguments&, const Terminal&);
Ran run_account_record(const Arguments&, const Terminal&);
Ran run_account_import(const Arguments&, const Terminal&);
Ran run_account_template(const Arguments&, const Terminal&);
Ran run_account_show(const Arguments&, const Terminal&);
Ran run_account_value(const Arguments&, const Terminal&);
Ran run_account_months(const Arguments&, const Terminal&);
Ran run_account_entries(const Arguments&, const Terminal&);
Ran run_account_list(const Arguments&, const Terminal&);
Ran run_account_attach(const Arguments&, const Terminal&);
Ran run_account_evidence(const Arguments&, const Terminal&);
Ran run_account_destroy(const Arguments&, const Terminal&);
Ran run_verify_receipt(const Arguments&, const Terminal&);
Ran run_lint(const Arguments&, const Terminal&);

}  // namespace huiying
