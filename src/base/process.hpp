// Another program, started without a shell: LibreOffice for PDF, the office's virus scanner. Workers only: it takes
// seconds. Nothing it prints is read.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace base {

struct Process {
    std::vector<std::string> words;             ///< the program, looked for in PATH, and its arguments
    std::vector<std::string> environment = {};  ///< beside our own: NAME=value
    int seconds_max = 60;                       ///< then it is ended
};

/// Appends the next bytes for its standard input; false after the last.
using Feed = std::function<Result<bool>(std::string& piece)>;

/// Its exit code; nothing where it cannot be started, dies of a signal or takes too long. A program that leaves its
/// input unread is no failure of ours. Fails only where `feed` does; the program is ended then.
[[nodiscard]] Result<std::optional<int>> run(const Process& process, const Feed& feed = {});

}  // namespace base
