// One object: how its pieces are sealed, written and read.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/check.hpp"
#include "store/objects.hpp"
#include "store/sqlite/directory.hpp"
#include "store/sqlite/random_pool.hpp"

namespace store {

namespace {

constexpr std::size_t sealed_piece = object_piece + core::seal_overhead;

std::unexpected<base::Error> failed(const char* doing, const std::filesystem::path& path) {
    return base::fail(base::ErrorKind::io, std::string(doing) + ": " + std::strerror(errno), path.string(),
                      "look for room on the disk and for the rights of the folder");
}

core::SealKey derived(const core::SealKey& key, const base::Salt& salt, std::string_view purpose) {
    return core::derive_key(key, salt, base::view(purpose));
}

/// A piece's place in its object, so that pieces cannot be exchanged or left out; and its nonce, which a key that seals
/// one object alone never sees twice.
struct Place {
    core::SealNonce nonce{};
    std::array<std::uint8_t, 9> bound{};
    Place(std::uint64_t index, bool is_last) {
        for (std::size_t i = 0; i < 8; ++i) {
            bound[i] = static_cast<std::uint8_t>(index >> (56 - 8 * i));
            nonce[4 + i] = bound[i];
        }
        bound[8] = is_last ? 1 : 0;
    }
};

base::Result<> write_all(int file, base::ByteView bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return failed("cannot write an object", path);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

base::Id bound_to(const base::Hash& object) {
    base::Id id;
    std::copy_n(object.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

}  // namespace

OpenFile::~OpenFile() {
    if (file_ >= 0) ::close(file_);
}

ObjectWriter::ObjectWriter(std::filesystem::path folder, std::filesystem::path path, OpenFile file, Object object)
    : folder_(std::move(folder)), path_(std::move(path)), file_(std::move(file)), object_(object) {
    piece_key_ = derived(object_.key, object_.salt, "huiying object 1");
    content_.add(0x02).add(content_salt(object_.key, object_.salt));
    piece_.reserve(object_piece);
}

ObjectWriter::~ObjectWriter() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

base::Result<std::unique_ptr<ObjectWriter>> Objects::create() const {
    std::error_code error;
    std::filesystem::create_directories(waiting(), error);
    if (error) return base::fail(base::ErrorKind::io, error.message(), waiting().string());
    RandomPool random;
    Object object;
    object.key = random.take<32>();
    object.salt = random.take<16>();
    const auto path = waiting() / (base::hex(random.take<16>()) + ".part");
    OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.number() < 0) return failed("cannot make an object", path);
    return std::unique_ptr<ObjectWriter>(new ObjectWriter(waiting(), path, std::move(file), object));
}

base::Result<> ObjectWriter::add(base::ByteView bytes) {
    CHECK(!path_.empty());
    content_.add(bytes);
    object_.size += bytes.size();
    while (!bytes.empty()) {
        // A full piece waits until more comes: the last is sealed as the last.
        if (piece_.size() == object_piece) TRY(seal_piece(false));
        const std::size_t count = std::min(bytes.size(), object_piece - piece_.size());
        piece_.insert(piece_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
        bytes = bytes.subspan(count);
    }
    return {};
}

base::Result<> ObjectWriter::seal_piece(bool is_last) {
    const Place place(pieces_++, is_last);
    const base::Bytes sealed = core::seal(piece_key_, place.nonce, piece_, place.bound);
    piece_.clear();
    encrypted_.add(sealed);
    return write_all(file_.number(), sealed, path_);
}

base::Result<Object> ObjectWriter::finish() {
    CHECK(!path_.empty());
    if (object_.size == 0) return base::fail(base::ErrorKind::bad_input, "the file is empty");
    TRY(seal_piece(true));
    object_.name = encrypted_.finish();
    object_.content = content_.finish();
    if (::fsync(file_.number()) != 0) return failed("cannot make an object durable", path_);
    std::error_code error;
    std::filesystem::rename(path_, folder_ / base::hex(object_.name), error);
    if (error) return base::fail(base::ErrorKind::io, "cannot name an object: " + error.message(), path_.string());
    path_.clear();
    TRY(sync_directory(folder_));
    return object_;
}

base::Result<ObjectReader> Objects::open(const Object& object) const {
    for (const auto& path : {path_of(object.name), waiting() / base::hex(object.name)}) {
        OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (file.number() < 0) continue;
        const std::uint64_t pieces = (object.size + object_piece - 1) / object_piece;
        struct stat found{};
        if (::fstat(file.number(), &found) != 0 ||
            static_cast<std::uint64_t>(found.st_size) != object.size + pieces * core::seal_overhead)
            return base::fail(base::ErrorKind::corrupt, "an object has another length than its fact says",
                              base::hex(object.name));
        return ObjectReader(std::move(file), derived(object.key, object.salt, "huiying object 1"), object.size);
    }
    return base::fail(base::ErrorKind::corrupt, "an object is missing", base::hex(object.name),
                      "bring it back from a backup; fsck names all that are missing");
}

base::Result<base::Bytes> ObjectReader::read(std::uint64_t offset, std::size_t count) {
    base::Bytes plain;
    if (offset >= size_) return plain;
    const std::uint64_t end = offset + std::min<std::uint64_t>(count, size_ - offset);
    const std::uint64_t last = (size_ - 1) / object_piece;
    plain.reserve(end - offset);
    base::Bytes sealed(sealed_piece);
    for (std::uint64_t index = offset / object_piece; index * object_piece < end; ++index) {
        const std::size_t length = index == last ? size_ - last * object_piece + core::seal_overhead : sealed_piece;
        const auto at = static_cast<off_t>(index * sealed_piece);
        if (::pread(file_.number(), sealed.data(), length, at) != static_cast<ssize_t>(length))
            return base::fail(base::ErrorKind::corrupt, "an object was cut short");
        const base::Bytes piece =
            TRY(core::unseal(piece_key_, base::ByteView(sealed).first(length), Place(index, index == last).bound));
        const std::uint64_t begins = index * object_piece;
        const std::size_t from = offset > begins ? offset - begins : 0;
        const std::size_t until = std::min<std::uint64_t>(piece.size(), end - begins);
        plain.insert(plain.end(), piece.begin() + static_cast<std::ptrdiff_t>(from),
                     piece.begin() + static_cast<std::ptrdiff_t>(until));
    }
    return plain;
}

base::Salt content_salt(const core::SealKey& key, const base::Salt& salt) {
    const core::SealKey long_salt = derived(key, salt, "huiying content 1");
    base::Salt short_salt{};
    std::copy_n(long_salt.begin(), short_salt.size(), short_salt.begin());
    return short_salt;
}

base::Bytes seal_file_name(const Object& object, std::string_view name) {
    return core::seal(derived(object.key, object.salt, "huiying file name 1"), {}, base::view(name), object.name);
}

base::Result<std::string> unseal_file_name(const Object& object, base::ByteView sealed) {
    const base::Bytes name =
        TRY(core::unseal(derived(object.key, object.salt, "huiying file name 1"), sealed, object.name));
    return std::string(base::text_of(name));
}

base::Bytes wrap_file_key(const core::SealKey& submission, const core::SealNonce& nonce, const core::SealKey& key,
                          const base::Hash& object) {
    return core::wrap_key(submission, nonce, key, bound_to(object));
}

base::Result<core::SealKey> unwrap_file_key(const core::SealKey& submission, base::ByteView wrapped,
                                            const base::Hash& object) {
    return core::unwrap_key(submission, wrapped, bound_to(object));
}

}  // namespace store
