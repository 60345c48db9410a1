// A zip file and its parts as streams, with limits that a zip bomb runs into. Used by the workbook reader. One thread.
#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace intake {

class ZipFile {
  public:
    /// Fails on what is no zip file or is cut off.
    static base::Result<ZipFile> open(const std::filesystem::path& path);
    ZipFile(ZipFile&&) noexcept;
    ~ZipFile();

    class Part {
      public:
        Part(Part&&) noexcept;
        ~Part();
        /// The next bytes, valid until the next call; empty at the end. Fails on damage, and beyond the limits.
        [[nodiscard]] base::Result<std::span<const char>> read();
        [[nodiscard]] std::uint64_t bytes_read() const;   ///< unpacked
        [[nodiscard]] std::uint64_t bytes_total() const;  ///< unpacked, as the zip file says

      private:
        friend class ZipFile;
        struct Body;
        std::unique_ptr<Body> body_;
        explicit Part(std::unique_ptr<Body> body);
    };

    [[nodiscard]] std::vector<std::string> names() const;  ///< of its parts, in order
    [[nodiscard]] bool has(const std::string& name) const;
    [[nodiscard]] base::Result<Part> part(const std::string& name) const;  ///< bad_input without it
    /// A small part whole; fails above `part_bytes_max`.
    [[nodiscard]] base::Result<std::string> text(const std::string& name) const;

    static constexpr std::size_t part_bytes_max = 16 << 20;  ///< of a part that is read whole
    static constexpr std::uint64_t unpacked_max = std::uint64_t{4} << 30;
    /// A part may unpack to so many times its packed size once it is above the floor. Rows that repeat each other pack
    /// about a hundredfold; deflate cannot do more than a thousandfold.
    static constexpr std::uint64_t ratio_max = 300, ratio_floor = 16 << 20;

  private:
    struct Body;
    std::unique_ptr<Body> body_;
    explicit ZipFile(std::unique_ptr<Body> body);
};

}  // namespace intake
