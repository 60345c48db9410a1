// huiying-verify: recomputes a kit's figures where there is neither server nor database. Exit 0 only if the ledger is
// whole and every figure agrees; 1 with a named reason; 2 for what cannot be read, or bad usage.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <sstream>
#include <thread>

#include "main/verify/show.hpp"

namespace verify {
namespace {

constexpr int exit_agrees = 0, exit_refused = 1, exit_unreadable = 2;

constexpr const char* usage_zh =
    "huiying-verify：用复算包重算全部指标，不需要服务器和数据库\n\n"
    "用法：huiying-verify KIT.zip [--key 公钥] [--earlier 检查点文件] [--evidence 文件夹] [--json]\n\n"
    "  --key VKEY      机关公布的公钥；不给则用包内的\n"
    "  --earlier FILE  早先取得的检查点：账册必须是它的延续\n"
    "  --evidence DIR  佐证材料所在文件夹：账册所载的是否都在、未被改动\n"
    "  --json          输出 JSON\n\n退出码：0 完整且全部相符，1 不予认可或者不符，2 无法读取或者用法有误\n";
constexpr const char* usage_en =
    "huiying-verify: recomputes every figure of a kit, without server or database\n\n"
    "usage: huiying-verify KIT.zip [--key VKEY] [--earlier FILE] [--evidence FOLDER] [--json]\n\n"
    "  --key VKEY      the key that the office published; else the kit's own is taken\n"
    "  --earlier FILE  a checkpoint from before: the ledger must continue it\n"
    "  --evidence DIR  the papers of the evaluation: are all there that the ledger holds, unchanged?\n"
    "  --json          for machines\n\nexit: 0 whole and all agree, 1 refused or different, 2 unreadable or bad "
    "usage\n";

bool wants_english() {
    for (const char* name : {"HUIYING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return !std::string_view(value).starts_with("zh");
    }
    return false;
}

struct Asked {
    std::string file;
    kit::VerifyOrder order;
    std::optional<Papers> papers;
    bool is_json = false, is_help = false;
};

base::Result<std::string> read_note(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(core::note_size_max + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad() || (in.gcount() == 0))
        return base::fail(base::ErrorKind::bad_input, "cannot read the file", file, "give a signed checkpoint");
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

base::Result<Asked> asked_of(const std::vector<std::string>& words) {
    Asked asked;
    const auto bad = [](const std::string& word, const char* what) {
        return base::fail(base::ErrorKind::bad_input, what, word, "see --help");
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--help" || word == "-h") {
            asked.is_help = true;
        } else if (word == "--json") {
            asked.is_json = true;
        } else if (word == "--key" || word == "--earlier" || word == "--evidence") {
            if (++i == words.size()) return bad(word, "a value is missing");
            if (word == "--key") {
                asked.order.key = TRY(core::parse_verifier_key(words[i]));
            } else if (word == "--evidence") {
                asked.papers = TRY(read_papers(words[i]));
            } else {
                asked.order.earlier = TRY(read_note(words[i]));
            }
        } else if (word.starts_with("--") || !asked.file.empty()) {
            return bad(word, "not understood");
        } else {
            asked.file = word;
        }
    }
    if (asked.file.empty() && !asked.is_help) return bad("KIT.zip", "no kit is named");
    return asked;
}

void put(std::FILE* file, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), file);
}

int run(const std::vector<std::string>& words) {
    const bool is_english = wants_english();
    if (words.size() == 1 && words[0] == "--version") {
        put(stdout, fmt::format("huiying-verify {}\n", HUIYING_VERSION));
        return exit_agrees;
    }
    auto asked = asked_of(words);
    if (!asked) {
        put(stderr, "huiying-verify: " + asked.error().text() + "\n");
        return exit_unreadable;
    }
    if (asked->is_help) {
        put(stdout, is_english ? usage_en : usage_zh);
        return exit_agrees;
    }
    asked->order.threads = std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
    if (isatty(STDERR_FILENO) == 1) {
        asked->order.progress = [](std::uint64_t done, std::uint64_t all) {
            put(stderr, fmt::format("\r{} / {}{}", done, all, done == all ? "\n" : ""));
        };
    }
    const auto report = kit::verify(asked->file, asked->order);
    if (!report) {
        put(asked->is_json ? stdout : stderr,
            asked->is_json ? as_json(report.error()) : as_text(report.error(), is_english));
        return kit::ground_of(report.error()) == kit::Ground::unreadable ? exit_unreadable : exit_refused;
    }
    const Papers* papers = asked->papers ? &*asked->papers : nullptr;
    put(stdout, asked->is_json ? as_json(*report, papers) : as_table(*report, papers, is_english));
    const bool is_well = report->do_all_agree() && (papers == nullptr || are_all_there(*report, *papers));
    return is_well ? exit_agrees : exit_refused;
}

}  // namespace
}  // namespace verify

int main(int count, char** words) {
    std::setlocale(LC_CTYPE, "C.UTF-8");
    try {
        return verify::run({words + 1, words + count});
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "huiying-verify: this is our mistake, not yours: %s\n", trouble.what());
        return verify::exit_unreadable;
    }
}
