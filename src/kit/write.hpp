// Writing a recompute kit: the leaves come as a stream, so no store is needed and nothing is held but one part. The
// stream is read twice: once to see what must stay closed, once to write. Fails with the stream's error, as `too_many`
// beyond a limit of format.hpp, or as `io`. One thread.
#pragma once
#include <filesystem>
#include <functional>

#include "core/ledger/checkpoint.hpp"
#include "kit/format.hpp"

namespace kit {

struct File {
    std::string path;
    std::string text;
};

/// What goes into a kit.
struct Contents {
    core::VerifierKey key;
    std::string checkpoint;  ///< signed note; all its leaves are in the kit
    std::string program;     ///< version of the code
    core::Period period;
    base::Day cut_day;  ///< the cut's number is the size of the checkpoint
    std::vector<FigureLine> figures;
    base::Id evaluation = {};   ///< to be proved; not set = none
    std::string scores = {};    ///< of it: text_of(Scores)
    std::vector<File> law;      ///< as under law/: the set that the checkpoint names, and indicators/
    std::vector<File> further;  ///< as under evaluation/: signed with the rest, read by those who know them
    /// Leaves after a number, in order; at most `limit`.
    std::function<base::Result<std::vector<core::OpenLeaf>>(std::uint64_t seq, std::uint32_t limit)> leaves;
    std::function<std::string(std::string_view text)> sign;                         ///< as a note, with that key
    std::function<void(std::uint64_t done, std::uint64_t all)> progress = nullptr;  ///< may be empty
};

/// Writes the file; gives what it says of itself.
[[nodiscard]] base::Result<Statement> write(const std::filesystem::path& file, const Contents& contents);

}  // namespace kit
