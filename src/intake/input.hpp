// The file as a stream of bytes, unpacked if it is gzip (told by its first bytes, whatever its name). One thread.
#pragma once
#include <array>
#include <filesystem>
#include <memory>
#include <span>

#include "base/result.hpp"

namespace intake {

class Input {
  public:
    /// Fails on a file that cannot be read, and on what is plainly no CSV (a workbook, UTF-16), with the cure.
    static base::Result<Input> open(const std::filesystem::path& path);
    Input(Input&&) noexcept;
    ~Input();

    /// The next bytes, valid until the next call; empty at the end. A damaged or cut gzip file is an error.
    [[nodiscard]] base::Result<std::span<const char>> read();
    [[nodiscard]] std::uint64_t bytes_read() const;  ///< of the file as it lies there
    [[nodiscard]] std::uint64_t bytes_total() const { return bytes_total_; }

  private:
    struct Body;
    std::unique_ptr<Body> body_;
    std::uint64_t bytes_total_ = 0;
    Input(std::unique_ptr<Body> body, std::uint64_t bytes_total);
};

}  // namespace intake
