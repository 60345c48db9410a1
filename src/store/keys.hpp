// The master key and its rotation: every key of a store is wrapped anew with a fresh one. Offline, under the leader's
// lock; ended half-way it goes on where it stopped. Used by main.
#pragma once
#include "store/store.hpp"

namespace store {

struct Rotated {
    std::uint64_t keys = 0;         ///< wrapped anew by this run
    std::filesystem::path retired;  ///< the old key: backups made before still need it
};

/// Makes a key beside the old one (master.key.next), wraps every key of the store and of the stores put aside with it,
/// and puts it in the old one's place. While master.key.next is there nothing else opens the store. `go_on(keys)` is
/// asked between batches; false stops, as a kill would.
[[nodiscard]] base::Result<Rotated> rotate_master_key(const Settings& settings,
                                                      const std::function<bool(std::uint64_t)>& go_on = {});

}  // namespace store
