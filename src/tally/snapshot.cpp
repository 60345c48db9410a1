#include "tally/snapshot.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tally {
namespace {

using base::ErrorKind;

constexpr std::array<std::uint8_t, 8> magic{'H', 'Y', 'T', 'A', 'L', 'L', 'Y', '\n'};
constexpr std::uint32_t format = 1;
constexpr std::uint32_t blocks_max = 1U << 20;
constexpr std::size_t buffer_size = std::size_t{1} << 20;

/// Eight lanes, so that it is as fast as memory; guards against a damaged disk, not against a forger.
class Checksum {
  public:
    void add(base::ByteView bytes) {
        std::size_t at = 0;
        for (; at + 64 <= bytes.size(); at += 64) {
            for (std::size_t lane = 0; lane < 8; ++lane) {
                std::uint64_t word;
                std::memcpy(&word, bytes.data() + at + lane * 8, 8);
                mix(lane, word);
            }
        }
        for (std::size_t lane = 0; at < bytes.size(); ++at, ++lane) mix(lane % 8, bytes[at] + 1U);
    }
    [[nodiscard]] std::uint64_t value() const {
        std::uint64_t sum = 0;
        for (const std::uint64_t lane : lanes_) sum = (sum ^ lane) * prime;
        return sum;
    }

  private:
    static constexpr std::uint64_t prime = 0x9e3779b97f4a7c15ULL;
    std::array<std::uint64_t, 8> lanes_{1, 2, 3, 4, 5, 6, 7, 8};

    void mix(std::size_t lane, std::uint64_t word) {
        lanes_[lane] = (lanes_[lane] ^ word) * prime;
        lanes_[lane] ^= lanes_[lane] >> 29;
    }
};

/// Changes with every column, so that a snapshot of other columns is another format.
std::uint64_t fingerprint() {
    Checksum sum;
    for (int grain = 0; grain < core::grain_count; ++grain) {
        for (const core::Column& column : core::columns(static_cast<Grain>(grain))) sum.add(base::view(column.id));
        const auto cells = static_cast<std::uint8_t>(all_cells(static_cast<Grain>(grain)));
        sum.add({&cells, 1});
    }
    base::Writer size;
    size.u32(chunk_rows);
    sum.add(size.out());
    return sum.value();
}

class File {
  public:
    File(const std::filesystem::path& path, int flags)
        : path_(path.string()), fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] bool is_open() const { return fd_ >= 0; }
    [[nodiscard]] std::unexpected<base::Error> failed(const char* what) const {
        return base::fail(ErrorKind::io, std::string(what) + ": " + std::strerror(errno), path_);
    }
    [[nodiscard]] std::unexpected<base::Error> damaged() const {
        return base::fail(ErrorKind::corrupt, "this snapshot of the tally is damaged or of another version", path_,
                          "remove it; the tally is built again from the ledger");
    }

    base::Result<void> write(base::ByteView bytes) {
        sum_.add(bytes);
        buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
        if (buffer_.size() >= buffer_size) return flush();
        return {};
    }
    base::Result<void> flush() {
        for (std::size_t at = 0; at < buffer_.size();) {
            const ssize_t wrote = ::write(fd_, buffer_.data() + at, buffer_.size() - at);
            if (wrote < 0 && errno != EINTR) return failed("the snapshot cannot be written");
            if (wrote > 0) at += static_cast<std::size_t>(wrote);
        }
        buffer_.clear();
        return {};
    }
    base::Result<void> sync() {
        TRY(flush());
        if (::fsync(fd_) != 0) return failed("the snapshot cannot be made durable");
        return {};
    }
    base::Result<void> read(std::span<std::uint8_t> into) {
        for (std::size_t at = 0; at < into.size();) {
            const ssize_t got = ::read(fd_, into.data() + at, into.size() - at);
            if (got == 0) return damaged();
            if (got < 0 && errno != EINTR) return failed("the snapshot cannot be read");
            if (got > 0) at += static_cast<std::size_t>(got);
        }
        sum_.add(into);
        return {};
    }
    [[nodiscard]] std::uint64_t sum() const { return sum_.value(); }

  private:
    std::string path_;
    int fd_;
    base::Bytes buffer_;
    Checksum sum_;
};

constexpr std::size_t head_size = 8 + 4 + 8 + 4 + 8 + 16 + 4 + 4;
constexpr std::size_t frame_size = 8 + 8 + 4 + 1 + 1;

base::Result<void> write_block(File& file, const Block& block) {
    for (const Packed& column : block.columns) {
        const Packed::Frame frame = column.frame();
        base::Writer head;
        head.u64(static_cast<std::uint64_t>(frame.low));
        head.u64(static_cast<std::uint64_t>(frame.high));
        head.u32(frame.rows);
        head.u8(static_cast<std::uint8_t>(frame.width));
        head.u8(frame.is_nullable ? 1 : 0);
        TRY(file.write(head.out()));
        TRY(file.write(column.data()));
    }
    return {};
}

/// `rows_max` keeps a damaged length from asking for all the memory there is.
base::Result<void> read_block(File& file, Block& block, std::uint32_t rows_max) {
    for (Packed& column : block.columns) {
        std::array<std::uint8_t, frame_size> head{};
        TRY(file.read(head));
        base::Reader in(head);
        Packed::Frame frame;
        frame.low = static_cast<std::int64_t>(in.u64());
        frame.high = static_cast<std::int64_t>(in.u64());
        frame.rows = in.u32();
        const std::uint8_t width = in.u8();
        frame.is_nullable = in.u8() != 0;
        if (frame.rows > rows_max || width >= width_count) return file.damaged();
        frame.width = static_cast<Width>(width);
        std::vector<std::uint8_t> data(Packed::data_size(frame));
        TRY(file.read(data));
        if (!column.load(frame, std::move(data))) return file.damaged();
        if (column.rows() != block.columns[0].rows()) return file.damaged();
    }
    return {};
}

constexpr std::uint32_t children_max = chunk_rows * 256;
constexpr std::array child_grains{Grain::legs, Grain::reviews, Grain::ratings};

base::Result<void> write_all(File& file, const Tally& tally, const Stamp& stamp) {
    base::Writer head;
    head.raw(magic);
    head.u32(format);
    head.u64(fingerprint());
    head.u32(stamp.epoch);
    head.u64(stamp.seq);
    head.raw(stamp.mark.bytes);
    head.u32(static_cast<std::uint32_t>(tally.chunks().size()));
    head.u32(static_cast<std::uint32_t>(tally.submissions().size()));
    TRY(file.write(head.out()));
    for (const Chunk& chunk : tally.chunks()) {
        TRY(write_block(file, chunk.matters));
        for (const Grain grain : child_grains) TRY(write_block(file, chunk.of(grain)));
    }
    for (const Block& block : tally.submissions()) TRY(write_block(file, block));
    base::Writer tail;
    tail.u64(file.sum());
    TRY(file.write(tail.out()));
    return file.sync();
}

}  // namespace

base::Result<void> save_snapshot(const std::filesystem::path& path, const Tally& tally, const Stamp& stamp) {
    const std::filesystem::path beside = path.string() + ".new";
    {
        File file(beside, O_WRONLY | O_CREAT | O_TRUNC);
        if (!file.is_open()) return file.failed("the snapshot cannot be written");
        TRY(write_all(file, tally, stamp));
    }
    std::error_code error;
    std::filesystem::rename(beside, path, error);
    if (error)
        return base::fail(ErrorKind::io, "the snapshot cannot be put in place: " + error.message(), path.string());
    return {};
}

base::Result<Snapshot> load_snapshot(const std::filesystem::path& path) {
    File file(path, O_RDONLY);
    if (!file.is_open()) {
        return base::fail(errno == ENOENT ? ErrorKind::not_found : ErrorKind::io, "no snapshot of the tally",
                          path.string());
    }
    std::array<std::uint8_t, head_size> head{};
    TRY(file.read(head));
    base::Reader in(head);
    std::array<std::uint8_t, 8> found{};
    in.raw(found);
    if (found != magic || in.u32() != format || in.u64() != fingerprint()) return file.damaged();
    Snapshot snapshot;
    snapshot.stamp.epoch = in.u32();
    snapshot.stamp.seq = in.u64();
    in.raw(snapshot.stamp.mark.bytes);
    const std::uint32_t chunks = in.u32(), submissions = in.u32();
    if (chunks > blocks_max || submissions > blocks_max) return file.damaged();

    std::vector<Chunk> read_chunks;
    for (std::uint32_t i = 0; i < chunks; ++i) {
        Chunk& chunk = read_chunks.emplace_back();
        TRY(read_block(file, chunk.matters, chunk_rows));
        for (const Grain grain : child_grains) TRY(read_block(file, chunk.of(grain), children_max));
    }
    std::vector<Block> read_submissions;
    for (std::uint32_t i = 0; i < submissions; ++i) {
        TRY(read_block(file, read_submissions.emplace_back(Grain::submissions), chunk_rows));
    }
    const std::uint64_t sum = file.sum();
    std::array<std::uint8_t, 8> tail{};
    TRY(file.read(tail));
    if (base::Reader(tail).u64() != sum) return file.damaged();
    snapshot.tally.adopt(std::move(read_chunks), std::move(read_submissions));
    return snapshot;
}

}  // namespace tally
