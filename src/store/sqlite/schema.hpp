// The tables. `facts` and `tiles` are the ledger; `subjects` ties public ids to row numbers and keeps each key; the
// read rows (`matters`, `submissions`, `matter_organs`, `submission_persons`, `numbers`) and the blind index
// (`contacts`) can be derived from the facts, and fsck does so.
#pragma once
#include "store/sqlite/database.hpp"

namespace store {

inline constexpr int schema_version = 5;
inline constexpr const char* ledger_file = "ledger.db";

/// Pragmas of the connection that writes. `memory` is its page cache.
[[nodiscard]] base::Result<> configure_writer(Database& database);
[[nodiscard]] base::Result<> configure_reader(Database& database);

/// Brings an empty or older database to `schema_version`. Fails as `bad_input` if the file is another program's or a
/// newer version's, and changes nothing then.
[[nodiscard]] base::Result<> migrate(Database& database);

/// Fails as `bad_input` if this is an empty database or another program's.
[[nodiscard]] base::Result<> check_owner(Database& database);

/// For those who may not migrate: says what `migrate` would say, and fails if there is something to migrate.
[[nodiscard]] base::Result<> check_schema(Database& database);

}  // namespace store
