#include "kit/write.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/ledger/hash.hpp"
#include "kit/archive.hpp"
#include "kit/closed.hpp"
#include "kit/part.hpp"
#include "kit/scores.hpp"

namespace kit {
namespace {

constexpr std::uint32_t batch_leaves = 4'096;

base::Bytes bytes_of(std::string_view text) {
    const base::ByteView bytes = base::view(text);
    return {bytes.begin(), bytes.end()};
}

class Writing {
  public:
    Writing(const Contents& contents, std::uint64_t leaves) : contents_(contents) {
        statement_.origin = contents.key.name;
        statement_.program = contents.program;
        statement_.period = contents.period;
        statement_.cut_day = contents.cut_day;
        statement_.evaluation = contents.evaluation;
        statement_.leaves = leaves;
    }

    base::Result<Statement> write(const std::filesystem::path& file) {
        TRY(each(1, statement_.leaves, 0, [&](const core::OpenLeaf& leaf) { return closed_.look(leaf); }));
        NewArchive archive(file);
        const auto put_text = [&](std::string path, std::string text) {
            archive.put(path, [this, path, text] { return listed(path, bytes_of(text)); });
        };
        put_text(std::string(checkpoint_file), contents_.checkpoint);
        put_text(std::string(key_file), core::text_of(contents_.key) + "\n");
        put_text(std::string(figures_file), text_of(contents_.figures));
        if (contents_.evaluation.is_set()) put_text(std::string(scores_file), contents_.scores);
        for (const File& one : contents_.law) put_text(std::string(law_folder) + one.path, one.text);
        for (const File& one : contents_.further) put_text(std::string(further_folder) + one.path, one.text);
        for (std::uint64_t part = 0; part < parts_of(statement_.leaves); ++part)
            archive.put(leaves_path(part), [this, part] { return make_part(part); });
        // These two say what all the others are, so they are made last.
        archive.put(std::string(files_file), [this]() -> base::Result<base::Bytes> {
            std::ranges::sort(files_, {}, &Listed::path);
            base::Bytes bytes = bytes_of(text_of(files_));
            statement_.files = core::sha256(bytes);
            return bytes;
        });
        archive.put(std::string(statement_file),
                    [this]() -> base::Result<base::Bytes> { return bytes_of(contents_.sign(text_of(statement_))); });
        TRY(archive.write());
        return statement_;
    }

  private:
    const Contents& contents_;
    Statement statement_;
    Closed closed_;
    std::vector<Listed> files_;

    base::Result<base::Bytes> listed(const std::string& path, base::Bytes bytes) {
        const bool is_part = path.starts_with(leaves_folder);
        if (!is_path(path)) return base::fail(base::ErrorKind::bad_input, "no name for a file of a kit", path);
        if (bytes.size() > (is_part ? part_bytes_max : text_bytes_max))
            return base::fail(base::ErrorKind::too_many, "larger than a file of a kit may be", path);
        files_.push_back({path, bytes.size(), core::sha256(bytes)});
        return bytes;
    }

    /// Calls for each leaf from `first` to `last`; there must be as many.
    template <class Function>
    base::Result<> each(std::uint64_t first, std::uint64_t last, std::uint64_t already, Function&& function) {
        for (std::uint64_t seq = first; seq <= last;) {
            const auto limit = static_cast<std::uint32_t>(std::min<std::uint64_t>(last - seq + 1, batch_leaves));
            const auto leaves = TRY(contents_.leaves(seq - 1, limit));
            for (const core::OpenLeaf& leaf : leaves) {
                if (leaf.leaf.header.seq != seq) return missing(seq);
                TRY(function(leaf));
                ++seq;
            }
            if (leaves.empty()) return missing(seq);
            if (contents_.progress) contents_.progress(already + seq - 1, 2 * statement_.leaves);
        }
        return {};
    }
    static std::unexpected<base::Error> missing(std::uint64_t seq) {
        return base::fail(base::ErrorKind::corrupt, "the ledger lacks a fact that its checkpoint counts",
                          fmt::format("fact {}", seq), "run `huiying fsck`");
    }

    /// With one evaluation all are open: which of them a closed fact belongs to, nobody could tell. Evidence comes
    /// along, so that whoever is given its papers can check them.
    [[nodiscard]] bool must_be_open(const core::OpenLeaf& leaf) const {
        const auto kind = static_cast<core::SubjectKind>(leaf.leaf.header.subject_kind);
        return contents_.evaluation.is_set() &&
               (kind == core::SubjectKind::evaluation || kind == core::SubjectKind::evidence);
    }

    base::Result<base::Bytes> make_part(std::uint64_t part) {
        base::Bytes bytes;
        const std::uint64_t first = part * part_leaves + 1;
        const auto put = [&](const core::OpenLeaf& leaf) -> base::Result<> {
            const bool is_closed = closed_.is_closed(leaf) && !must_be_open(leaf);
            if (is_closed) ++statement_.withheld[static_cast<std::size_t>(*reason_of(leaf.leaf.header))];
            if (!is_closed && leaf.body.size() > body_bytes_max)
                return base::fail(base::ErrorKind::too_many, "its body is larger than a kit takes",
                                  fmt::format("fact {}", leaf.leaf.header.seq));
            append(bytes, leaf, is_closed);
            return {};
        };
        TRY(each(first, std::min(first + part_leaves - 1, statement_.leaves), statement_.leaves, put));
        return listed(leaves_path(part), std::move(bytes));
    }
};

}  // namespace

base::Result<Statement> write(const std::filesystem::path& file, const Contents& contents) {
    const core::Checkpoint checkpoint = TRY(core::open(contents.checkpoint, contents.key));
    if (checkpoint.size > leaves_max)
        return base::fail(base::ErrorKind::too_many, "the ledger has more facts than a kit takes", file.string());
    return Writing(contents, checkpoint.size).write(file);
}

}  // namespace kit
