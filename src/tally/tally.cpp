#include "tally/tally.hpp"

#include <algorithm>
#include <bit>

#include "base/check.hpp"
#include "tally/kernels.hpp"

namespace tally {
namespace {

const std::uint8_t matter_subject = hidden(Grain::matters, MatterHidden::subject);
const std::uint8_t submission_subject = hidden(Grain::submissions, SubmissionHidden::subject);

/// Puts the children of one matter where its old ones were; what is left over goes.
void put_children(Block& block, Grain grain, std::uint32_t matter, std::vector<Row>& rows, bool is_new) {
    const std::uint8_t owner = hidden(grain, ChildHidden::matter);
    std::vector<std::uint32_t> old;
    if (!is_new) old = rows_with(block.columns[owner], matter);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i][owner] = matter;
        if (i < old.size()) {
            block.set(old[i], rows[i]);
        } else {
            block.push(rows[i]);
        }
    }
    for (std::size_t i = old.size(); i-- > rows.size();) block.remove(old[i]);
}

}  // namespace

std::vector<std::uint32_t> rows_with(const Packed& column, std::int64_t value) {
    std::vector<std::uint32_t> rows;
    const bool may_hold = column.has_values() && column.low() <= value && value <= column.high();
    if (!may_hold) return rows;
    if (column.width() == Width::none) {
        for (std::uint32_t row = 0; row < column.rows(); ++row) rows.push_back(row);
        return rows;
    }
    std::vector<Word> bits(words_for(column.rows()));
    const auto code = static_cast<std::uint64_t>(value - column.low() + column.floor());
    range_bits({column.codes(), column.width()}, code, code, bits.data(), bits.size());
    for (std::size_t word = 0; word < bits.size(); ++word) {
        for (Word set = bits[word]; set != 0; set &= set - 1) {
            const auto row = static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(set)));
            if (row < column.rows()) rows.push_back(row);
        }
    }
    return rows;
}

void Block::push(const Row& row) {
    CHECK(row.size() == columns.size());
    for (std::size_t i = 0; i < row.size(); ++i) columns[i].push(row[i]);
}

void Block::set(std::uint32_t at, const Row& row) {
    CHECK(row.size() == columns.size() && at < rows());
    for (std::size_t i = 0; i < row.size(); ++i) columns[i].set(at, row[i]);
}

void Block::remove(std::uint32_t at) {
    const std::uint32_t last = rows() - 1;
    for (Packed& column : columns) {
        if (at != last) column.set(at, column.get(last));
        column.pop();
    }
}

Row Block::row(std::uint32_t at) const {
    Row row;
    row.reserve(columns.size());
    for (const Packed& column : columns) row.push_back(column.get(at));
    return row;
}

std::size_t Block::bytes() const {
    std::size_t bytes = sizeof(*this);
    for (const Packed& column : columns) bytes += column.bytes();
    return bytes;
}

const Block& Chunk::of(Grain grain) const {
    switch (grain) {
        case Grain::matters: return matters;
        case Grain::legs: return legs;
        case Grain::reviews: return reviews;
        case Grain::ratings: return ratings;
        case Grain::submissions: break;
    }
    CHECK(false);
}

std::optional<std::uint32_t> Index::chunk_of(std::uint32_t subject) const {
    if (!late_.empty()) {
        if (const auto found = late_.find(subject); found != late_.end()) return found->second;
    }
    if (starts_.empty() || subject > last_ || subject < starts_[0]) return std::nullopt;
    const auto after = std::ranges::upper_bound(starts_, subject);
    return static_cast<std::uint32_t>(after - starts_.begin() - 1);
}

void Index::append(std::uint32_t subject, Position at) {
    const bool is_late = subject <= last_ && !starts_.empty();
    if (is_late) late_[subject] = at.chunk;
    // A chunk that begins with a late row begins, for the search, where the rising ones went on.
    if (at.chunk == starts_.size()) starts_.push_back(is_late ? last_ + 1 : subject);
    if (!is_late) last_ = subject;
}

std::size_t Index::bytes() const {
    return starts_.capacity() * sizeof(std::uint32_t) + late_.size() * 32;
}

std::optional<Position> Tally::find_matter(std::uint32_t subject) const {
    const auto chunk = matter_index_.chunk_of(subject);
    if (!chunk) return std::nullopt;
    const auto rows = rows_with(chunks_[*chunk].matters.columns[matter_subject], subject);
    if (rows.empty()) return std::nullopt;
    return Position{*chunk, rows[0]};
}

std::optional<Position> Tally::find_submission(std::uint32_t subject) const {
    const auto chunk = submission_index_.chunk_of(subject);
    if (!chunk) return std::nullopt;
    const auto rows = rows_with(submissions_[*chunk].columns[submission_subject], subject);
    if (rows.empty()) return std::nullopt;
    return Position{*chunk, rows[0]};
}

void Tally::put(MatterRows rows) {
    const auto subject = static_cast<std::uint32_t>(rows.matter[matter_subject]);
    auto at = find_matter(subject);
    const bool is_new = !at;
    if (at) {
        chunks_[at->chunk].matters.set(at->row, rows.matter);
    } else {
        if (chunks_.empty() || chunks_.back().matters.rows() == chunk_rows) chunks_.emplace_back();
        at = Position{static_cast<std::uint32_t>(chunks_.size() - 1), chunks_.back().matters.rows()};
        chunks_.back().matters.push(rows.matter);
        matter_index_.append(subject, *at);
    }
    Chunk& chunk = chunks_[at->chunk];
    put_children(chunk.legs, Grain::legs, at->row, rows.legs, is_new);
    put_children(chunk.reviews, Grain::reviews, at->row, rows.reviews, is_new);
    put_children(chunk.ratings, Grain::ratings, at->row, rows.ratings, is_new);
}

void Tally::put_submission(const Row& row) {
    const auto subject = static_cast<std::uint32_t>(row[submission_subject]);
    if (const auto at = find_submission(subject)) {
        submissions_[at->chunk].set(at->row, row);
        return;
    }
    if (submissions_.empty() || submissions_.back().rows() == chunk_rows) submissions_.emplace_back(Grain::submissions);
    const Position at{static_cast<std::uint32_t>(submissions_.size() - 1), submissions_.back().rows()};
    submissions_.back().push(row);
    submission_index_.append(subject, at);
}

MatterRows Tally::matter(Position at) const {
    const Chunk& chunk = chunks_[at.chunk];
    MatterRows rows{.matter = chunk.matters.row(at.row), .legs = {}, .reviews = {}, .ratings = {}};
    const auto children = [&](Grain grain, std::vector<Row>& list) {
        const Block& block = chunk.of(grain);
        const std::uint8_t leg = hidden(grain, ChildHidden::leg);
        for (const std::uint32_t row : rows_with(block.columns[hidden(grain, ChildHidden::matter)], at.row)) {
            list.push_back(block.row(row));
        }
        std::ranges::sort(list, {}, [&](const Row& row) { return row[leg]; });
    };
    children(Grain::legs, rows.legs);
    children(Grain::reviews, rows.reviews);
    children(Grain::ratings, rows.ratings);
    return rows;
}

std::uint64_t Tally::matters_size() const {
    return chunks_.empty() ? 0 : (chunks_.size() - 1) * std::uint64_t{chunk_rows} + chunks_.back().matters.rows();
}

std::uint64_t Tally::submissions_size() const {
    return submissions_.empty() ? 0
                                : (submissions_.size() - 1) * std::uint64_t{chunk_rows} + submissions_.back().rows();
}

std::size_t Tally::bytes() const {
    std::size_t bytes = sizeof(*this) + matter_index_.bytes() + submission_index_.bytes();
    for (const Chunk& chunk : chunks_) {
        bytes += chunk.matters.bytes() + chunk.legs.bytes() + chunk.reviews.bytes() + chunk.ratings.bytes();
    }
    for (const Block& block : submissions_) bytes += block.bytes();
    return bytes;
}

void Tally::adopt(std::vector<Chunk> chunks, std::vector<Block> submissions) {
    *this = Tally{};
    chunks_ = std::move(chunks);
    submissions_ = std::move(submissions);
    const auto fill = [](Index& index, const Packed& subjects, std::uint32_t chunk) {
        for (std::uint32_t row = 0; row < subjects.rows(); ++row) {
            index.append(static_cast<std::uint32_t>(subjects.get(row)), {chunk, row});
        }
    };
    for (std::uint32_t i = 0; i < chunks_.size(); ++i)
        fill(matter_index_, chunks_[i].matters.columns[matter_subject], i);
    for (std::uint32_t i = 0; i < submissions_.size(); ++i) {
        fill(submission_index_, submissions_[i].columns[submission_subject], i);
    }
}

}  // namespace tally
