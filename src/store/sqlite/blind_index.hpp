// The blind index: keyed hashes of phone and ID numbers beside their persons. Written with each person's fact (Book);
// here it is made for a store that was written before there was one.
#pragma once
#include "store/sqlite/secrets.hpp"

namespace store {

/// Fills `contacts` and `submission_persons` from the facts, in one transaction, once in a store's life.
[[nodiscard]] base::Result<> make_blind_index(Database& database, const Secrets& secrets);

}  // namespace store
