// Zip files: the only place that speaks libzip, and libdeflate, which unpacks several times as fast. A kit is read file
// by file into memory, each with its limit, so that a stranger's zip can cost no more than it is allowed to; it is
// written file by file, each made when its turn comes. One object belongs to one thread; any number may read the same
// file.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

struct libdeflate_decompressor;
struct zip;

namespace kit {

class Archive {
  public:
    /// `unreadable` for what is no sound zip file; `files` for names that no kit has, twice the same, too many or too
    /// much.
    static base::Result<Archive> open(const std::filesystem::path& file);
    [[nodiscard]] bool has(const std::string& path) const { return files_.contains(path); }
    [[nodiscard]] std::size_t size() const { return files_.size(); }
    /// The whole file; it must have at most so many bytes.
    [[nodiscard]] base::Result<base::Bytes> read(const std::string& path, std::uint64_t bytes_max) const;

  private:
    struct Closer {
        void operator()(zip* archive) const;
        void operator()(libdeflate_decompressor* unpacker) const;
    };
    struct Entry {
        std::uint64_t index = 0, bytes = 0, packed = 0;
        std::uint32_t crc = 0;
        bool is_deflated = false;
    };
    [[nodiscard]] base::Result<base::Bytes> packed(const std::string& path, const Entry& entry) const;

    std::unique_ptr<zip, Closer> archive_;
    std::unique_ptr<libdeflate_decompressor, Closer> unpacker_;
    std::unordered_map<std::string, Entry> files_;
};

/// Collects files, and makes them one after the other when it is closed: first put, first made.
class NewArchive {
  public:
    using Make = std::function<base::Result<base::Bytes>()>;
    explicit NewArchive(std::filesystem::path file) : file_(std::move(file)) {}
    void put(std::string path, Make make) { files_.push_back({std::move(path), std::move(make)}); }
    /// Replaces what is there only once all is written. Fails with the first error of a maker, or as `io`.
    [[nodiscard]] base::Result<> write();

    struct File {
        std::string path;
        Make make;
        base::Bytes bytes = {};
        std::size_t given = 0;
        base::Error* trouble = nullptr;
    };

  private:
    std::filesystem::path file_;
    std::vector<File> files_;
};

}  // namespace kit
