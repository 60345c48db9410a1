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

}  // namespace huiying
