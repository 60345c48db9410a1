#include "paper/docx/package.hpp"

#include <zip.h>

#include <memory>

namespace paper {
namespace {

/// 1980-01-01 00:00, the first day that a zip file knows. Not zip_file_set_mtime: that one asks for the time zone.
constexpr zip_uint16_t dos_time = 0;
constexpr zip_uint16_t dos_day = (1U << 5U) | 1U;

std::unexpected<base::Error> failure(std::string_view what, zip_error_t* error) {
    return base::fail(base::ErrorKind::io, std::string(what) + ": " + zip_error_strerror(error), "docx");
}

base::Result<> add(zip_t* archive, const Part& part) {
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    if (source == nullptr) return failure(part.path, zip_get_error(archive));
    const zip_int64_t index = zip_file_add(archive, part.path.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return failure(part.path, zip_get_error(archive));
    }
    if (zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), dos_time, dos_day, 0) != 0)
        return failure(part.path, zip_get_error(archive));
    return {};
}

base::Result<base::Bytes> read(zip_source_t* source) {
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
        return failure("the finished file", zip_source_error(source));
    base::Bytes bytes(stat.size);
    const zip_int64_t count = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (count < 0 || static_cast<std::size_t>(count) != bytes.size())
        return failure("the finished file", zip_source_error(source));
    return bytes;
}

struct Free {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

}  // namespace

base::Result<base::Bytes> package(std::span<const Part> parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* created = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (created == nullptr) return failure("memory", &error);
    const std::unique_ptr<zip_source_t, Free> source(created);
    zip_source_keep(created);  // zip_close gives up its own share
    zip_t* archive = zip_open_from_source(created, ZIP_TRUNCATE, &error);
    if (archive == nullptr) {
        zip_source_free(created);
        return failure("memory", &error);
    }
    for (const Part& part : parts) {
        if (auto added = add(archive, part); !added) {
            zip_discard(archive);
            return std::unexpected(std::move(added).error());
        }
    }
    if (zip_close(archive) != 0) {
        auto failed = failure("closing", zip_get_error(archive));
        zip_discard(archive);
        return failed;
    }
    return read(created);
}

}  // namespace paper
