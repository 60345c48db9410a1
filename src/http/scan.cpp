#include "http/scan.hpp"

#include <sstream>

#include "http/limits.hpp"
#include "base/process.hpp"

namespace http {

std::vector<std::string> words_of_command(std::string_view command) {
    std::istringstream in{std::string(command)};
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

base::Result<> scan(const std::vector<std::string>& command, store::ObjectReader& file) {
    if (command.empty()) return {};
    std::uint64_t at = 0;
    const auto feed = [&](std::string& piece) -> base::Result<bool> {
        const base::Bytes bytes = TRY(file.read(at, file_piece));
        piece.append(base::text_of(bytes));
        at += bytes.size();
        return at < file.size();
    };
    const auto ended = TRY(base::run({.words = command, .seconds_max = scan_max_s}, feed));
    if (ended == 0) return {};
    if (ended == 1)
        return base::fail(base::ErrorKind::bad_input, "the virus scanner found something in this file", "upload",
                          "clean the file or give another");
    return base::fail(base::ErrorKind::unavailable, "the virus scanner did not answer", "upload",
                      "try again later; tell the administrator if it stays");
}

}  // namespace http
