// The keys of a store. Only the master key lies outside the database, in a file of its own (0600, hexadecimal); it
// wraps the signing key, the key of query codes, and one key for every person and submission.
#pragma once
#include "core/ledger/checkpoint.hpp"
#include "core/ledger/seal.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/random_pool.hpp"

namespace store {

struct Secrets {
    core::SealKey master{};
    core::SealKey query{};
    base::Hash contacts{};  ///< of the blind index; follows from `query`
    core::SigningKey signing;
};

/// The store's own two keys in `meta`, and what each is bound to in place of a subject's id.
struct OwnKey {
    std::string_view name;
    base::Id purpose;
};
inline constexpr std::array own_keys{OwnKey{"signing_key", {{'s', 'i', 'g', 'n', 'i', 'n', 'g'}}},
                                     OwnKey{"query_key", {{'q', 'u', 'e', 'r', 'y'}}}};

/// Where a rotation keeps the key that it leads to.
[[nodiscard]] std::filesystem::path next_master_key(const std::filesystem::path& file);
/// Fails as `unavailable` while a rotation is under way: two master keys are in use then.
[[nodiscard]] base::Result<> check_no_rotation(const std::filesystem::path& file);

/// Makes the file with a fresh key; fails as `conflict` if it is there.
[[nodiscard]] base::Result<core::SealKey> make_master_key(const std::filesystem::path& file);
/// The file as it stands; only a rotation wants it so.
[[nodiscard]] base::Result<core::SealKey> read_key_file(const std::filesystem::path& file);
[[nodiscard]] base::Result<core::SealKey> read_master_key(const std::filesystem::path& file);

/// Draws and stores, wrapped, the keys of a new store; needs an open transaction.
[[nodiscard]] base::Result<> make_secrets(Database& database, const core::SealKey& master, std::string_view origin,
                                          RandomPool& random);
/// Fails as `denied` if the master key is not the one of this store.
[[nodiscard]] base::Result<Secrets> load_secrets(Database& database, const core::SealKey& master);

/// What a sealed body is bound to besides its key: subject ‖ version (4 bytes). A body cannot be moved elsewhere.
[[nodiscard]] std::array<std::uint8_t, 20> sealed_to(const base::Id& subject, std::uint32_t version);

}  // namespace store
