#include "kit/archive.hpp"

#include <libdeflate.h>
#include <zip.h>

#include <algorithm>
#include <cstring>

#include "kit/format.hpp"

namespace kit {
namespace {

constexpr std::size_t read_step = 1 << 20;
constexpr std::size_t ratio_max = 1032;    ///< deflate packs no better (RFC 1951: 258 bytes in two bits)
constexpr std::size_t packing_costs = 64;  ///< nor makes anything larger by more than a part of it
// Leaves are hashes and random numbers: more than the first level gains next to nothing and costs much.
constexpr zip_uint32_t fast = 1;
/// 1980-01-01 00:00, the first day that a zip file knows: the same ledger gives the same file.
constexpr zip_uint16_t dos_time = 0, dos_day = (1U << 5U) | 1U;

std::unexpected<base::Error> unreadable(const std::string& what, const std::string& place = {}) {
    return refuse(Ground::unreadable, what, place, "fetch the file again");
}

/// libzip asks for one file at a time, in the order in which they were put.
zip_int64_t give(void* context, void* out, zip_uint64_t wanted, zip_source_cmd_t command) {
    auto& file = *static_cast<NewArchive::File*>(context);
    switch (command) {
        case ZIP_SOURCE_OPEN: {
            auto made = file.make();
            if (!made) {
                if (file.trouble->message.empty()) *file.trouble = made.error();
                return -1;
            }
            file.bytes = *std::move(made);
            file.given = 0;
            return 0;
        }
        case ZIP_SOURCE_READ: {
            const std::size_t count = std::min<std::size_t>(wanted, file.bytes.size() - file.given);
            if (count > 0) std::memcpy(out, file.bytes.data() + file.given, count);
            file.given += count;
            return static_cast<zip_int64_t>(count);
        }
        case ZIP_SOURCE_CLOSE: file.bytes = {}; return 0;
        case ZIP_SOURCE_STAT: zip_stat_init(static_cast<zip_stat_t*>(out)); return sizeof(zip_stat_t);
        case ZIP_SOURCE_ERROR: {
            const int codes[]{ZIP_ER_INTERNAL, 0};
            std::memcpy(out, codes, sizeof codes);
            return sizeof codes;
        }
        case ZIP_SOURCE_FREE: return 0;
        case ZIP_SOURCE_SUPPORTS:
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                                  ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SUPPORTS, -1);
        default: return -1;
    }
}

}  // namespace

void Archive::Closer::operator()(zip* archive) const {
    zip_discard(archive);
}

void Archive::Closer::operator()(libdeflate_decompressor* unpacker) const {
    libdeflate_free_decompressor(unpacker);
}

base::Result<Archive> Archive::open(const std::filesystem::path& file) {
    int code = 0;
    Archive archive;
    archive.unpacker_.reset(libdeflate_alloc_decompressor());
    if (archive.unpacker_ == nullptr) return unreadable("there is no memory to unpack it", file.string());
    archive.archive_.reset(zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
    if (archive.archive_ == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string why = zip_error_strerror(&error);
        zip_error_fini(&error);
        return unreadable("it cannot be opened as a zip file: " + why, file.string());
    }
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(archive.archive_.get(), 0));
    if (count > files_max) return refuse(Ground::files, "more files than a kit may have");
    std::uint64_t bytes = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive.archive_.get(), i, ZIP_FL_ENC_RAW, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0)
            return unreadable("a file of the zip has no length");
        if (!is_path(stat.name)) return refuse(Ground::files, "a file has a name that no kit has");
        const bool is_packed_otherwise = stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE;
        if (is_packed_otherwise || stat.encryption_method != ZIP_EM_NONE)
            return refuse(Ground::files, "it is encrypted, or packed in a way that no kit is", stat.name);
        if (stat.size > part_bytes_max || (bytes += stat.size) > kit_bytes_max)
            return refuse(Ground::files, "it is larger than a kit may be", stat.name);
        const bool is_told = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 && (stat.valid & ZIP_STAT_CRC) != 0;
        if (!is_told || stat.comp_size > part_bytes_max + part_bytes_max / packing_costs)
            return unreadable("a file of the zip has no length", stat.name);
        const Entry entry{i, stat.size, stat.comp_size, stat.crc, stat.comp_method == ZIP_CM_DEFLATE};
        if (!archive.files_.emplace(stat.name, entry).second)
            return refuse(Ground::files, "it stands in the kit twice", stat.name);
    }
    return archive;
}

/// The bytes as they lie in the zip. Their number is a stranger's word: room is made as they come.
base::Result<base::Bytes> Archive::packed(const std::string& path, const Entry& entry) const {
    const auto close = [](zip_file_t* file) { zip_fclose(file); };
    const std::unique_ptr<zip_file_t, decltype(close)> file(
        zip_fopen_index(archive_.get(), entry.index, ZIP_FL_COMPRESSED), close);
    if (file == nullptr) return unreadable("it cannot be unpacked", path);
    base::Bytes bytes;
    while (bytes.size() < entry.packed) {
        const std::size_t had = bytes.size();
        bytes.resize(had + std::min<std::size_t>(entry.packed - had, read_step));
        const zip_int64_t count = zip_fread(file.get(), bytes.data() + had, bytes.size() - had);
        if (count <= 0) return unreadable("it is damaged, or cut off", path);
        bytes.resize(had + static_cast<std::size_t>(count));
    }
    return bytes;
}

base::Result<base::Bytes> Archive::read(const std::string& path, std::uint64_t bytes_max) const {
    const auto found = files_.find(path);
    if (found == files_.end()) return refuse(Ground::files, "the kit lacks this file", path);
    const Entry& entry = found->second;
    if (entry.bytes > bytes_max) return refuse(Ground::files, "it is larger than it may be", path);
    base::Bytes bytes = TRY(packed(path, entry));
    if (entry.is_deflated) {
        if (bytes.size() * ratio_max < entry.bytes) return unreadable("it is shorter than it says", path);
        base::Bytes unpacked(entry.bytes);
        std::size_t taken = 0;
        const auto result = libdeflate_deflate_decompress_ex(unpacker_.get(), bytes.data(), bytes.size(),
                                                             unpacked.data(), unpacked.size(), &taken, nullptr);
        if (result == LIBDEFLATE_SHORT_OUTPUT) return unreadable("it is shorter than it says", path);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE) return unreadable("it is longer than it says", path);
        if (result != LIBDEFLATE_SUCCESS || taken != bytes.size()) return unreadable("it is damaged, or cut off", path);
        bytes = std::move(unpacked);
    }
    if (bytes.size() != entry.bytes || libdeflate_crc32(0, bytes.data(), bytes.size()) != entry.crc)
        return unreadable("it is damaged, or cut off", path);
    return bytes;
}

base::Result<> NewArchive::write() {
    int code = 0;
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open(file_.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code),
                                                           zip_discard);
    const auto failed = [&](const std::string& what) {
        return base::fail(base::ErrorKind::io, what, file_.string(), "check the folder and the room on the disk");
    };
    if (archive == nullptr) return failed("the kit cannot be written");
    base::Error trouble{.message = {}};
    for (File& file : files_) {
        file.trouble = &trouble;
        zip_source_t* source = zip_source_function(archive.get(), give, &file);
        const zip_int64_t index =
            source == nullptr ? -1 : zip_file_add(archive.get(), file.path.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            return failed("the kit cannot be written");
        }
        const auto at = static_cast<zip_uint64_t>(index);
        zip_file_set_dostime(archive.get(), at, dos_time, dos_day, 0);
        zip_set_file_compression(archive.get(), at, ZIP_CM_DEFLATE, fast);
    }
    if (zip_close(archive.get()) != 0) {
        if (!trouble.message.empty()) return std::unexpected(trouble);
        return failed(std::string("the kit cannot be written: ") + zip_strerror(archive.get()));
    }
    (void)archive.release();  // closed, and gone with it
    return {};
}

}  // namespace kit
