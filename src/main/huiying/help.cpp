#include "main/huiying/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese.hpp"
#include "base/utf8.hpp"
#include "main/huiying/relay.hpp"

namespace huiying {
namespace {

constexpr std::string_view version = HUIYING_VERSION;

const Command* find(const std::vector<std::string>& words, std::size_t& used) {
    for (const Command& command : commands()) {
        const bool is_two = command.name.find(' ') != std::string_view::npos;
        used = is_two ? 2 : 1;
        if (is_two && words.size() >= 2 && words[0] + " " + words[1] == command.name) return &command;
        if (!is_two && words[0] == command.name) return &command;
    }
    return nullptr;
}

int complain(const Terminal& terminal, const base::Error& error) {
    terminal.err("huiying: " + (terminal.is_english ? error : base::in_chinese(error)).text() + "\n");
    return error.kind == base::ErrorKind::bad_input ? exit_bad_usage : exit_finding;
}

}  // namespace

std::string help(bool is_english) {
    std::string text =
        is_english ? "huiying: every voice gets an answer, and every score can be recomputed\n\nusage: huiying COMMAND "
                     "…   (--help behind a command shows its options)\n\n"
                   : "huiying 回应：件件有回应，分分可重算\n\n用法：huiying 命令 …   （命令后加 --help 看选项）\n\n";
    for (const Command& command : commands())
        text += fmt::format("  {}  {}\n", base::pad(command.name, 15), is_english ? command.en : command.zh);
    return text + (is_english ? "\nexit: 0 done, 1 finding or refusal, 2 bad usage or bad input\n"
                              : "\n退出码：0 完成，1 有问题或者被拒绝，2 用法或者输入有误\n");
}

std::string help(const Command& command, bool is_english) {
    std::string text =
        fmt::format("huiying {} {}\n\n  {}\n\n", command.name, command.usage, is_english ? command.en : command.zh);
    for (const Option& option : command.options)
        text += fmt::format("  {}  {}\n", base::pad(fmt::format("{} {}", option.name, option.value), 24), option.help);
    return text + fmt::format("\n  {}\n", command.example);
}

int run_words(const std::vector<std::string>& words, Terminal terminal, bool may_relay) {
    if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        (words.empty() ? terminal.err : terminal.out)(help(terminal.is_english));
        return words.empty() ? exit_bad_usage : exit_done;
    }
    if (words[0] == "--version") {
        terminal.out(fmt::format("huiying {}\n", version));
        return exit_done;
    }
    std::size_t used = 1;
    const Command* command = find(words, used);
    if (command == nullptr) {
        std::vector<std::string> known;
        for (const Command& one : commands()) known.emplace_back(one.name);
        const std::string near = nearest(words[0], known);
        return complain(terminal, {base::ErrorKind::bad_input,
                                   "unknown command " + words[0],
                                   {},
                                   near.empty() ? "see huiying --help" : "did you mean " + near + "?"});
    }
    const std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(used), words.end());
    if (std::ranges::find(rest, "--help") != rest.end()) {
        terminal.out(help(*command, terminal.is_english));
        return exit_done;
    }
    const auto arguments = Arguments::parse(rest, command->options);
    if (!arguments) return complain(terminal, arguments.error());
    const std::size_t count = arguments->positionals().size();
    if (count < command->least || count > command->most) {
        return complain(terminal, {base::ErrorKind::bad_input,
                                   count < command->least ? "something is missing" : "too many words",
                                   {},
                                   fmt::format("huiying {} {}", command->name, command->usage)});
    }
    terminal.is_json = arguments->has("--json");
    if (may_relay && command->needs_leader) {
        if (const auto code = relay(terminal.path(arguments->positionals()[0]), words, terminal)) return *code;
    }
    const auto ran = command->run(*arguments, terminal);
    return ran ? *ran : complain(terminal, ran.error());
}

}  // namespace huiying
