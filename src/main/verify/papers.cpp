#include "main/verify/papers.hpp"

#include <fstream>
#include <iterator>

#include "core/ledger/hash.hpp"

namespace verify {

namespace fs = std::filesystem;
using base::ErrorKind;

base::Result<Papers> read_papers(const fs::path& folder) {
    std::error_code trouble;
    fs::recursive_directory_iterator entries(folder, trouble);
    if (trouble) return base::fail(ErrorKind::bad_input, "cannot read the folder", folder.string(), "name a folder");
    Papers papers;
    for (std::size_t count = 0; entries != fs::end(entries); entries.increment(trouble)) {
        if (trouble) return base::fail(ErrorKind::io, "cannot read the folder", folder.string());
        if (!entries->is_regular_file(trouble) || entries->file_size(trouble) > paper_bytes_max) continue;
        if (++count > papers_max)
            return base::fail(ErrorKind::too_many, "more than 10,000 files", folder.string(),
                              "name the folder of the evidence alone");
        std::ifstream in(entries->path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (!in) return base::fail(ErrorKind::io, "cannot read the file", entries->path().string());
        papers.hashes.insert(core::sha256(base::view(bytes)));
    }
    return papers;
}

}  // namespace verify
