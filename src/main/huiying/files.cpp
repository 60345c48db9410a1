#include "main/huiying/files.hpp"

#include <fstream>
#include <sstream>

namespace huiying {

base::Result<std::string> read_text(const std::filesystem::path& path, std::size_t max_bytes) {
    std::error_code trouble;
    if (!std::filesystem::is_regular_file(path, trouble)) {
        return base::fail(base::ErrorKind::bad_input, "no such file", path.string(), "check the path");
    }
    if (std::filesystem::file_size(path, trouble) > max_bytes) {
        return base::fail(base::ErrorKind::bad_input,
                          "the file is larger than " + std::to_string(max_bytes >> 20) + " MB", path.string(),
                          "is it the right file?");
    }
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (!in)
        return base::fail(base::ErrorKind::bad_input, "cannot read the file", path.string(),
                          "check that you may read it");
    return text.str();
}

base::Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::error_code trouble;
    std::filesystem::create_directories(path.parent_path(), trouble);
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) return base::fail(base::ErrorKind::io, "cannot write the file", path.string(), "is there a folder?");
    return {};
}

}  // namespace huiying
