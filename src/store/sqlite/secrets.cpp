#include "store/sqlite/secrets.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/ledger/hash.hpp"

namespace store {

namespace {

constexpr base::Id signing_purpose = own_keys[0].purpose;
constexpr base::Id query_purpose = own_keys[1].purpose;

base::Result<core::SealKey> unwrap(Database& database, const core::SealKey& master, std::string_view name,
                                   const base::Id& purpose) {
    Statement select(database, "SELECT value FROM meta WHERE name = ?");
    auto rows = TRY(select.query(name));
    if (!TRY(rows.next())) return base::fail(base::ErrorKind::corrupt, "the store has no " + std::string(name));
    const base::ByteView wrapped = rows.blob(0);
    if (TRY(core::wrapped_with(wrapped)) != core::seal_key_id(master)) {
        return base::fail(base::ErrorKind::denied, "the master key is not the one of this store", {},
                          "put the master key that was kept with this store or its backup in place");
    }
    return core::unwrap_key(master, wrapped, purpose);
}

}  // namespace

base::Result<core::SealKey> make_master_key(const std::filesystem::path& file) {
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (out < 0) {
        const auto kind = errno == EEXIST ? base::ErrorKind::conflict : base::ErrorKind::io;
        return base::fail(kind, std::string("cannot make the master key: ") + std::strerror(errno), file.string(),
                          "name a folder you may write to, without a key in it");
    }
    RandomPool random;
    const auto key = random.take<32>();
    const std::string line = base::hex(key) + "\n";
    const bool is_written = ::write(out, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    const bool is_durable = is_written && ::fsync(out) == 0;
    ::close(out);
    if (!is_durable) return base::fail(base::ErrorKind::io, "cannot write the master key", file.string());
    return key;
}

std::filesystem::path next_master_key(const std::filesystem::path& file) {
    return file.string() + ".next";
}

base::Result<> check_no_rotation(const std::filesystem::path& file) {
    if (!std::filesystem::exists(next_master_key(file))) return {};
    return base::fail(base::ErrorKind::unavailable, "a rotation of the master key was ended half-way",
                      next_master_key(file).string(), "finish it: huiying key rotate DIR");
}

base::Result<core::SealKey> read_master_key(const std::filesystem::path& file) {
    TRY(check_no_rotation(file));
    return read_key_file(file);
}

base::Result<core::SealKey> read_key_file(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    if (!in || !std::getline(in, line)) {
        return base::fail(base::ErrorKind::not_found, "cannot read the master key", file.string(),
                          "put the store's master key there; without it nothing sealed can be read");
    }
    core::SealKey key{};
    if (!base::parse_hex(line, key)) {
        return base::fail(base::ErrorKind::bad_input, "this is no master key: 64 hexadecimal digits are wanted",
                          file.string());
    }
    return key;
}

base::Result<> make_secrets(Database& database, const core::SealKey& master, std::string_view origin,
                            RandomPool& random) {
    Statement insert(database, "INSERT INTO meta (name, value) VALUES (?, ?)");
    const auto seed = random.take<32>();
    TRY(insert.run(std::string_view("origin"), origin));
    TRY(insert.run(std::string_view("signing_key"), core::wrap_key(master, random.take<12>(), seed, signing_purpose)));
    TRY(insert.run(std::string_view("query_key"),
                   core::wrap_key(master, random.take<12>(), random.take<32>(), query_purpose)));
    const std::string verifier = core::text_of(core::verifier_of({std::string(origin), seed}));
    return insert.run(std::string_view("verifier_key"), verifier);
}

base::Result<Secrets> load_secrets(Database& database, const core::SealKey& master) {
    Secrets secrets;
    secrets.master = master;
    secrets.query = TRY(unwrap(database, master, "query_key", query_purpose));
    secrets.contacts = core::hmac_sha256(secrets.query, base::view("huiying contacts 1"));
    secrets.signing.seed = TRY(unwrap(database, master, "signing_key", signing_purpose));
    Statement select(database, "SELECT value FROM meta WHERE name = 'origin'");
    auto rows = TRY(select.query());
    if (!TRY(rows.next())) return base::fail(base::ErrorKind::corrupt, "the store has no origin");
    secrets.signing.name = rows.text(0);
    return secrets;
}

std::array<std::uint8_t, 20> sealed_to(const base::Id& subject, std::uint32_t version) {
    std::array<std::uint8_t, 20> bound{};
    std::memcpy(bound.data(), subject.bytes.data(), subject.bytes.size());
    for (std::size_t i = 0; i < 4; ++i) bound[16 + i] = static_cast<std::uint8_t>(version >> (24 - 8 * i));
    return bound;
}

}  // namespace store
