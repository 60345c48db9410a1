#include "intake/zip_file.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <vector>

namespace intake {
namespace {

constexpr std::size_t chunk_bytes = 256 * 1024;
constexpr const char* fetch_again = "fetch the file again, or open it in a spreadsheet program and save it anew";

}  // namespace

struct ZipFile::Body {
    zip_t* zip = nullptr;
    std::string place;
    ~Body() {
        if (zip != nullptr) zip_discard(zip);
    }
};

struct ZipFile::Part::Body {
    zip_file_t* file = nullptr;
    std::string place;
    std::vector<char> chunk = std::vector<char>(chunk_bytes);
    std::uint64_t packed = 0, unpacked = 0, read = 0;
    ~Body() {
        if (file != nullptr) zip_fclose(file);
    }
};

ZipFile::ZipFile(std::unique_ptr<Body> body) : body_(std::move(body)) {}
ZipFile::ZipFile(ZipFile&&) noexcept = default;
ZipFile::~ZipFile() = default;
ZipFile::Part::Part(std::unique_ptr<Body> body) : body_(std::move(body)) {}
ZipFile::Part::Part(Part&&) noexcept = default;
ZipFile::Part::~Part() = default;

base::Result<ZipFile> ZipFile::open(const std::filesystem::path& path) {
    auto body = std::make_unique<Body>();
    body->place = path.string();
    int code = 0;
    body->zip = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (body->zip == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string message = zip_error_strerror(&error);
        zip_error_fini(&error);
        const bool is_system = code == ZIP_ER_OPEN || code == ZIP_ER_READ || code == ZIP_ER_MEMORY;
        return base::fail(is_system ? base::ErrorKind::io : base::ErrorKind::bad_input,
                          "the workbook is damaged or cut off: " + message, body->place, fetch_again);
    }
    return ZipFile(std::move(body));
}

std::vector<std::string> ZipFile::names() const {
    std::vector<std::string> names;
    const zip_int64_t count = zip_get_num_entries(body_->zip, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(body_->zip, static_cast<zip_uint64_t>(i), 0);
        if (name != nullptr) names.emplace_back(name);
    }
    return names;
}

bool ZipFile::has(const std::string& name) const {
    return zip_name_locate(body_->zip, name.c_str(), ZIP_FL_NOCASE) >= 0;
}

base::Result<ZipFile::Part> ZipFile::part(const std::string& name) const {
    const auto at = zip_name_locate(body_->zip, name.c_str(), ZIP_FL_NOCASE);
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (at < 0 || zip_stat_index(body_->zip, static_cast<zip_uint64_t>(at), 0, &stat) != 0) {
        return base::fail(base::ErrorKind::bad_input, fmt::format("the workbook has no part {}", name), body_->place,
                          fetch_again);
    }
    auto part = std::make_unique<Part::Body>();
    part->place = fmt::format("{}:{}", body_->place, name);
    part->packed = stat.comp_size;
    part->unpacked = stat.size;
    if (stat.encryption_method != ZIP_EM_NONE) {
        return base::fail(base::ErrorKind::bad_input, "the workbook is encrypted", part->place,
                          "save it without a password");
    }
    part->file = zip_fopen_index(body_->zip, static_cast<zip_uint64_t>(at), 0);
    if (part->file == nullptr) {
        return base::fail(base::ErrorKind::bad_input,
                          std::string("the workbook is damaged: ") + zip_strerror(body_->zip), part->place,
                          fetch_again);
    }
    return Part(std::move(part));
}

base::Result<std::span<const char>> ZipFile::Part::read() {
    const auto count = zip_fread(body_->file, body_->chunk.data(), body_->chunk.size());
    if (count < 0) {
        return base::fail(base::ErrorKind::bad_input,
                          std::string("the workbook is damaged: ") + zip_file_strerror(body_->file), body_->place,
                          fetch_again);
    }
    body_->read += static_cast<std::uint64_t>(count);
    const bool is_bomb =
        body_->read > ratio_floor && body_->read / ratio_max > std::max<std::uint64_t>(body_->packed, 1);
    if (is_bomb || body_->read > unpacked_max) {
        return base::fail(base::ErrorKind::too_many,
                          is_bomb
                              ? fmt::format("{} bytes unpack to more than {} times as many", body_->packed, ratio_max)
                              : fmt::format("more than {} bytes unpacked", unpacked_max),
                          body_->place, "save the sheet as CSV, or in several workbooks");
    }
    return std::span<const char>(body_->chunk.data(), static_cast<std::size_t>(count));
}

std::uint64_t ZipFile::Part::bytes_read() const {
    return body_->read;
}
std::uint64_t ZipFile::Part::bytes_total() const {
    return body_->unpacked;
}

base::Result<std::string> ZipFile::text(const std::string& name) const {
    Part whole = TRY(part(name));
    std::string text;
    for (;;) {
        const auto piece = TRY(whole.read());
        if (piece.empty()) return text;
        text.append(piece.data(), piece.size());
        if (text.size() > part_bytes_max) {
            return base::fail(base::ErrorKind::too_many,
                              fmt::format("the part is longer than {} bytes", part_bytes_max),
                              fmt::format("{}:{}", body_->place, name), "save the sheet as CSV");
        }
    }
}

}  // namespace intake
