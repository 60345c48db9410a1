// Objects: the encrypted bytes of attachments, each a file of its own in the store's directory, named by the SHA-256 of
// what lies in it (objects/ab/cdef…). Sealed piece by piece with a key of their own, so that a range is read without
// the rest. Bytes: docs/formats/ledger.md. Used by http (uploads, downloads) and by this room. One writer or opened
// object serves one thread at a time; the functions of Objects may be called from any.
//
// No fact without its object, whatever happens: written under another name, made durable, placed, and only then the
// fact; `settle` or `discard` afterwards. What a crash left between is found at the next start (`recover`).
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "base/result.hpp"
#include "core/ledger/hash.hpp"
#include "core/ledger/seal.hpp"

namespace store {

/// Plain bytes of one piece; the last may have fewer.
inline constexpr std::size_t object_piece = 65'536;

struct Object {
    base::Hash name{};  ///< SHA-256 of the encrypted bytes
    core::SealKey key{};
    base::Salt salt{};
    base::Hash content{};  ///< salted hash of the plain bytes, for the fact
    std::uint64_t size = 0;
};

/// Closes the file it holds.
class OpenFile {
  public:
    explicit OpenFile(int file) : file_(file) {}
    OpenFile(OpenFile&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    OpenFile& operator=(OpenFile&&) = delete;
    ~OpenFile();
    [[nodiscard]] int number() const { return file_; }

  private:
    int file_;
};

/// An object being written. Its key is in memory alone, so what a crash leaves of it nobody can read.
class ObjectWriter {
  public:
    ObjectWriter(const ObjectWriter&) = delete;
    ObjectWriter& operator=(const ObjectWriter&) = delete;
    ~ObjectWriter();  ///< removes what was not finished

    [[nodiscard]] base::Result<> add(base::ByteView bytes);
    [[nodiscard]] std::uint64_t size() const { return object_.size; }
    [[nodiscard]] std::string id() const { return path_.stem().string(); }  ///< 128 random bits
    /// Durable under its own name, waiting to be placed. Nothing can be added afterwards. `bad_input` if it is empty.
    [[nodiscard]] base::Result<Object> finish();

  private:
    friend class Objects;
    ObjectWriter(std::filesystem::path folder, std::filesystem::path path, OpenFile file, Object object);
    [[nodiscard]] base::Result<> seal_piece(bool is_last);

    std::filesystem::path folder_, path_;  ///< empty once finished
    OpenFile file_;
    Object object_;
    core::SealKey piece_key_{};
    core::Sha256 encrypted_, content_;
    base::Bytes piece_;
    std::uint64_t pieces_ = 0;
};

/// An object opened for reading.
class ObjectReader {
  public:
    /// Plain bytes from `offset`, as many as there are up to `count`. `corrupt` if a piece was changed.
    [[nodiscard]] base::Result<base::Bytes> read(std::uint64_t offset, std::size_t count);
    [[nodiscard]] std::uint64_t size() const { return size_; }

  private:
    friend class Objects;
    ObjectReader(OpenFile file, const core::SealKey& piece_key, std::uint64_t size)
        : file_(std::move(file)), piece_key_(piece_key), size_(size) {}
    OpenFile file_;
    core::SealKey piece_key_;
    std::uint64_t size_;
};

class Objects {
  public:
    explicit Objects(std::filesystem::path directory) : directory_(std::move(directory)) {}

    [[nodiscard]] base::Result<std::unique_ptr<ObjectWriter>> create() const;
    /// Placed or still waiting. `corrupt` if it is not there.
    [[nodiscard]] base::Result<ObjectReader> open(const Object& object) const;
    /// Puts a finished object where facts find it, durably. It stays marked as waiting until `settle`.
    [[nodiscard]] base::Result<> place(const base::Hash& name) const;
    void settle(const base::Hash& name) const;   ///< its fact is durable
    void discard(const base::Hash& name) const;  ///< there will be no fact

    [[nodiscard]] std::filesystem::path path_of(const base::Hash& name) const;
    /// Names of what is placed, without what waits for its fact.
    [[nodiscard]] std::set<base::Hash> placed() const;
    /// True if the bytes that lie there are those of its name.
    [[nodiscard]] base::Result<bool> is_sound(const base::Hash& name) const;
    /// Copies a placed object here, durably, and checks it on the way. False if it is missing there or damaged.
    [[nodiscard]] base::Result<bool> copy_from(const Objects& other, const base::Hash& name) const;
    /// Of an earlier process: removes unfinished writing, and waiting objects of which `is_known` says that no fact
    /// names them.
    [[nodiscard]] base::Result<> recover(const std::function<base::Result<bool>(const base::Hash&)>& is_known) const;
    /// Destroys what was placed; what is not there is destroyed already.
    [[nodiscard]] base::Result<> remove(const base::Hash& name) const;

  private:
    std::filesystem::path directory_;
    [[nodiscard]] std::filesystem::path waiting() const { return directory_ / "uploads"; }
};

/// The name a file came with, under the file's own key: it may tell who it is about, and goes when that key goes.
[[nodiscard]] base::Bytes seal_file_name(const Object& object, std::string_view name);
[[nodiscard]] base::Result<std::string> unseal_file_name(const Object& object, base::ByteView sealed);
/// SHA-256(0x02 ‖ salt ‖ plain bytes) with a salt derived from the file's key: proves the bytes to whoever is given it.
[[nodiscard]] base::Salt content_salt(const core::SealKey& key, const base::Salt& salt);

/// A file's key as the database holds it: wrapped with its submission's key, bound to the object's name.
[[nodiscard]] base::Bytes wrap_file_key(const core::SealKey& submission, const core::SealNonce& nonce,
                                        const core::SealKey& key, const base::Hash& object);
[[nodiscard]] base::Result<core::SealKey> unwrap_file_key(const core::SealKey& submission, base::ByteView wrapped,
                                                          const base::Hash& object);

}  // namespace store
