// Reading evaluations: one life, all that a caller may see, and the scoring standards as they were at a fact. Used by
// evaluate, http and the command line. Any thread with a reader of its own.
#pragma once
#include "app/desk.hpp"
#include "core/evaluation/life_decide.hpp"

namespace app {

/// not_found where there is none, or the caller may not look.
[[nodiscard]] base::Result<core::Life> read_life(store::Reader& reader, const Caller& caller, const base::Id& id);
/// In order of opening.
[[nodiscard]] base::Result<std::vector<core::Life>> list_lives(store::Reader& reader, const Caller& caller);

/// The program's own standards, and what the store adopted in facts before `seq`.
[[nodiscard]] base::Result<std::vector<core::Standard>> standards_before(store::Reader& reader, std::uint64_t seq);

}  // namespace app
