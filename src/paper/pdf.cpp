#include "paper/pdf.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/process.hpp"
#include "paper/docx/fonts.hpp"

namespace paper {
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

}  // namespace

base::Result<std::string> pdf_of(const std::string& bytes, const std::string& ending) {
    const Folder folder;
    if (folder.path().empty()) return unavailable("there is no room for a temporary file");
    const fs::path file = folder.path() / ("paper." + ending);
    std::ofstream(file, std::ios::binary) << bytes;
    std::ofstream(folder.path() / "fonts.conf") << font_configuration();
    const auto ended = TRY(
        base::run({.words = {"soffice", "-env:UserInstallation=file://" + (folder.path() / "profile").string(),
                             "--headless", "--convert-to", "pdf", "--outdir", folder.path().string(), file.string()},
                   .environment = {"FONTCONFIG_FILE=" + (folder.path() / "fonts.conf").string()},
                   .seconds_max = convert_max_s}));
    std::ifstream in(folder.path() / "paper.pdf", std::ios::binary);
    if (ended != 0 || !in) return unavailable("LibreOffice made no PDF of this paper");
    return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace paper
