// Typed figures in a kit: accounts are open wholly, so what was typed is read from their facts as the house reads it.
// Pure, any thread.
#pragma once
#include "core/account/typed.hpp"
#include "kit/format.hpp"

namespace kit {

/// Facts of all accounts, in order. Refuses as `gap` or `fact`.
[[nodiscard]] base::Result<core::TypedFigures> typed_of(std::span<const core::Fact> facts);

}  // namespace kit
