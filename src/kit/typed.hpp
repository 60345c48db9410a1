// Accounts in a kit: they are open wholly, so what was typed and what was spent is read from their facts as the house
// reads it.
// Pure, any thread.
#pragma once
#include "core/account/account.hpp"
#include "core/account/typed.hpp"
#include "core/office/office.hpp"
#include "kit/format.hpp"

namespace kit {

/// Facts of all accounts, in order. Refuses as `gap` or `fact`.
[[nodiscard]] base::Result<core::TypedFigures> typed_of(std::span<const core::Fact> facts);
/// The accounts of an organ and of all below it for a year, as they stood at the cut.
[[nodiscard]] std::vector<core::Account> accounts_of(std::span<const core::Fact> facts, const core::Office& office,
                                                     const base::Id& organ, int year, const core::Cut& cut);

}  // namespace kit
