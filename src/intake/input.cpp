#include "intake/input.hpp"

#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <vector>

namespace intake {
namespace {

constexpr std::size_t chunk_bytes = 256 * 1024;

base::Result<> reject_foreign(std::string_view start, const std::string& place) {
    const auto refuse = [&](const char* what, const char* cure) {
        return base::fail(base::ErrorKind::bad_input, what, place, cure);
    };
    if (start.starts_with("PK\x03\x04"))
        return refuse("this is a workbook or a zip file", "save the sheet as .xlsx or CSV");
    if (start.starts_with("\xd0\xcf\x11\xe0"))
        return refuse("this is an old workbook, or one with a password",
                      "save it without a password as .xlsx, or the sheet as CSV");
    if (start.starts_with("\xff\xfe") || start.starts_with("\xfe\xff")) {
        return refuse("the file is UTF-16", "save it as UTF-8 CSV");
    }
    return {};
}

}  // namespace

struct Input::Body {
    gzFile file = nullptr;
    std::string place;
    std::vector<char> chunk = std::vector<char>(chunk_bytes);
    std::size_t kept = 0;  ///< bytes looked at when opening and not yet given out

    ~Body() {
        if (file != nullptr) gzclose_r(file);
    }
    [[nodiscard]] base::Result<std::size_t> fill() {
        const int count = gzread(file, chunk.data(), static_cast<unsigned>(chunk.size()));
        int code = Z_OK;
        const char* message = gzerror(file, &code);
        if (count < 0 || (code != Z_OK && code != Z_STREAM_END)) {
            const bool is_system = code == Z_ERRNO;
            return base::fail(
                is_system ? base::ErrorKind::io : base::ErrorKind::bad_input,
                is_system ? std::strerror(errno) : "the gzip file is damaged or cut off: " + std::string(message),
                place, "fetch the file again");
        }
        return static_cast<std::size_t>(count);
    }
};

Input::Input(std::unique_ptr<Body> body, std::uint64_t bytes_total)
    : body_(std::move(body)), bytes_total_(bytes_total) {}
Input::Input(Input&&) noexcept = default;
Input::~Input() = default;

base::Result<Input> Input::open(const std::filesystem::path& path) {
    auto body = std::make_unique<Body>();
    body->place = path.string();
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        return base::fail(base::ErrorKind::not_found, "there is no such file", body->place);
    }
    const auto size = std::filesystem::file_size(path, error);
    body->file = gzopen(path.c_str(), "rb");
    if (body->file == nullptr || error) return base::fail(base::ErrorKind::io, std::strerror(errno), body->place);
    gzbuffer(body->file, chunk_bytes);
    body->kept = TRY(body->fill());
    TRY(reject_foreign({body->chunk.data(), body->kept}, body->place));
    return Input(std::move(body), size);
}

base::Result<std::span<const char>> Input::read() {
    std::size_t count = std::exchange(body_->kept, 0);
    if (count == 0) count = TRY(body_->fill());
    return std::span<const char>(body_->chunk.data(), count);
}

std::uint64_t Input::bytes_read() const {
    const auto offset = gzoffset(body_->file);
    return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

}  // namespace intake
