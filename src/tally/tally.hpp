// Tally: every matter and submission as a row of small integers. Rows of a matter's legs, reviews and ratings lie in
// the chunk of the matter. Written by one follower, read by any number of scans while nobody writes: the owner keeps
// the two apart (follow/). Nothing here fails; what is put in is what rows.hpp made.
#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "tally/packed.hpp"
#include "tally/rows.hpp"

namespace tally {

inline constexpr std::uint32_t chunk_rows = 8192;

/// Rows of one grain: columns of equal length.
struct Block {
    std::vector<Packed> columns;

    explicit Block(Grain grain) : columns(all_cells(grain)) {}
    [[nodiscard]] std::uint32_t rows() const { return columns[0].rows(); }
    void push(const Row& row);
    void set(std::uint32_t at, const Row& row);
    void remove(std::uint32_t at);  ///< the last row takes its place
    [[nodiscard]] Row row(std::uint32_t at) const;
    [[nodiscard]] std::size_t bytes() const;
};

/// Up to chunk_rows matters with everything below them.
struct Chunk {
    Block matters{Grain::matters}, legs{Grain::legs}, reviews{Grain::reviews}, ratings{Grain::ratings};
    [[nodiscard]] const Block& of(Grain grain) const;
    [[nodiscard]] Block& of(Grain grain) { return const_cast<Block&>(std::as_const(*this).of(grain)); }
};

struct Position {
    std::uint32_t chunk = 0, row = 0;
};

/// Where a subject's row is. Subjects come almost always in rising order, because the store numbers them as they come.
class Index {
  public:
    [[nodiscard]] std::optional<std::uint32_t> chunk_of(std::uint32_t subject) const;
    void append(std::uint32_t subject, Position at);
    [[nodiscard]] std::size_t bytes() const;

  private:
    std::vector<std::uint32_t> starts_;                      ///< smallest subject a chunk may hold, in order
    std::unordered_map<std::uint32_t, std::uint32_t> late_;  ///< subjects that came out of order, with their chunk
    std::uint32_t last_ = 0;
};

class Tally {
  public:
    void put(MatterRows rows);  ///< by subject: takes the place of the row that is there
    void put_submission(const Row& row);
    [[nodiscard]] std::optional<Position> find_matter(std::uint32_t subject) const;
    [[nodiscard]] std::optional<Position> find_submission(std::uint32_t subject) const;
    [[nodiscard]] MatterRows matter(Position at) const;

    [[nodiscard]] const std::vector<Chunk>& chunks() const { return chunks_; }
    [[nodiscard]] const std::vector<Block>& submissions() const { return submissions_; }
    [[nodiscard]] std::uint64_t matters_size() const;
    [[nodiscard]] std::uint64_t submissions_size() const;
    [[nodiscard]] std::size_t bytes() const;

    /// For the snapshot: takes whole chunks and finds its way in them again.
    void adopt(std::vector<Chunk> chunks, std::vector<Block> submissions);

  private:
    std::vector<Chunk> chunks_;
    std::vector<Block> submissions_;
    Index matter_index_, submission_index_;
};

/// Rows of a column that hold the value.
[[nodiscard]] std::vector<std::uint32_t> rows_with(const Packed& column, std::int64_t value);

}  // namespace tally
