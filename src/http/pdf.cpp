#include "http/pdf.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "paper/docx/fonts.hpp"

extern char** environ;

namespace http {
namespace {

namespace fs = std::filesystem;

constexpr int convert_max_s = 60;

std::unexpected<base::Error> unavailable(std::string message) {
    return base::fail(base::ErrorKind::unavailable, std::move(message), "format",
                      "take the stored .docx, or install libreoffice-writer-nogui");
}

/// A folder that nobody else may read, gone with its contents.
class Folder {
  public:
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "huiying-pdf-XXXXXX").string();
        if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// False where the program cannot be started, says no, or takes too long.
bool run(const std::vector<std::string>& words, const std::vector<std::string>& environment) {
    std::vector<char*> arguments, variables;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    for (char** one = environ; *one != nullptr; ++one) variables.push_back(*one);
    for (const std::string& one : environment) variables.push_back(const_cast<char*>(one.c_str()));
    arguments.push_back(nullptr);
    variables.push_back(nullptr);
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    for (const int fd : {0, 1, 2}) posix_spawn_file_actions_addopen(&quiet, fd, "/dev/null", O_RDWR, 0);
    pid_t child = 0;
    const int begun = posix_spawnp(&child, arguments[0], &quiet, nullptr, arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&quiet);
    if (begun != 0) return false;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(convert_max_s);
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > until) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

base::Result<std::string> pdf_of(const std::string& docx) {
    const Folder folder;
    if (folder.path().empty()) return unavailable("there is no room for a temporary file");
    std::ofstream(folder.path() / "paper.docx", std::ios::binary) << docx;
    std::ofstream(folder.path() / "fonts.conf") << paper::font_configuration();
    const bool is_made =
        run({"soffice", "-env:UserInstallation=file://" + (folder.path() / "profile").string(), "--headless",
             "--convert-to", "pdf", "--outdir", folder.path().string(), (folder.path() / "paper.docx").string()},
            {"FONTCONFIG_FILE=" + (folder.path() / "fonts.conf").string()});
    std::ifstream in(folder.path() / "paper.pdf", std::ios::binary);
    if (!is_made || !in) return unavailable("LibreOffice made no PDF of this paper");
    return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace http
