// Facts as stored: reading them back, and the bytes of a row on its way in.
#pragma once
#include <vector>

#include "core/ledger/fact.hpp"
#include "core/ledger/leaf.hpp"
#include "store/sqlite/database.hpp"

namespace store {

/// "SELECT " with the columns that `fact_from` wants first, then the rest of the query.
[[nodiscard]] std::string select_fact(std::string_view rest);
inline constexpr int fact_columns = 6;

/// Decodes the row; a failure names the fact.
[[nodiscard]] base::Result<core::Fact> fact_from(const Rows& rows);
[[nodiscard]] base::Result<std::vector<core::Fact>> facts_from(Rows rows);

/// One row of `facts`, ready to be written: encoded, salted, sealed, committed to.
struct FactRow {
    std::uint32_t subject = 0;
    std::uint32_t version = 0;
    core::LeafHeader header;
    base::Bytes open;
    base::Salt open_salt{};
    base::Bytes sealed;
    base::Salt sealed_salt{};
    bool is_sealed = false;
    base::Hash leaf{};

    /// Derives `leaf` from everything else.
    [[nodiscard]] base::Hash derive_leaf() const;
};

[[nodiscard]] core::LeafHeader header_of(const core::Fact& fact);

}  // namespace store
