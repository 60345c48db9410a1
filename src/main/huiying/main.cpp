// huiying: finds the command, runs it here or in the server that leads the store, prints what went wrong.
#include <fmt/format.h>
#include <unistd.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "main/huiying/command.hpp"
#include "main/huiying/help.hpp"
#include "main/huiying/relay.hpp"

namespace huiying {
namespace {

bool wants_english() {
    for (const char* name : {"HUIYING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return !std::string_view(value).starts_with("zh");
    }
    return false;  // 中文优先
}

void write_all(std::FILE* file, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), file);
    std::fflush(file);
}

int run(const std::vector<std::string>& words) {
    Terminal terminal;
    terminal.out = [](std::string_view text) { write_all(stdout, text); };
    terminal.err = [](std::string_view text) { write_all(stderr, text); };
    terminal.is_interactive = isatty(STDERR_FILENO) == 1;
    terminal.is_english = wants_english();
    terminal.folder = std::filesystem::current_path().string();
    return run_words(words, terminal, true);
}

}  // namespace
}  // namespace huiying

int main(int count, char** words) {
    std::setlocale(LC_CTYPE, "C.UTF-8");
    try {
        return huiying::run({words + 1, words + count});
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "huiying: this is our mistake, not yours: %s\n", trouble.what());
        return huiying::exit_finding;
    }
}
