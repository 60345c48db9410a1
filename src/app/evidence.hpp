// Evidence 佐证材料 of an organ's year: kept, read, opened, destroyed. Its object is placed before it comes here
// (http/incoming.hpp); what is decided is written with its key, all or nothing. Used by http and the command line.
#pragma once
#include "app/account_book.hpp"
#include "core/account/evidence.hpp"

namespace app {

/// A paper as somebody hands it in, its object as it stands and what its bytes say.
struct EvidenceOrder {
    std::string number, title, document;
    std::uint32_t pages = 0;
    base::Day day;     ///< not set = today
    std::string type;  ///< media type
    store::Object object;
    base::Hash content{};  ///< SHA-256 of the plain bytes
};

/// Needs manage_account or evaluate, for the organ itself or one above it. The account must be open.
[[nodiscard]] Outcome<core::Evidence> keep_evidence(Plan& plan, const AccountKey& key, const EvidenceOrder& order);
/// Likewise. Key and bytes go with the commit.
[[nodiscard]] Outcome<core::Evidence> destroy_evidence(Plan& plan, const AccountKey& key, const std::string& number,
                                                       const std::string& authority);

/// Papers of an organ's year in the order of their numbers, with those that were destroyed.
[[nodiscard]] base::Result<std::vector<core::Evidence>> list_evidence(store::Reader& reader, const AccountKey& key);
/// not_found, with the command that keeps one, where nothing stands under the number.
[[nodiscard]] base::Result<core::Evidence> find_evidence(store::Reader& reader, const AccountKey& key,
                                                         std::string_view number);
/// Whether the caller may see a paper's bytes: whoever enters the organ's account or a step of its evaluations.
[[nodiscard]] bool may_open_evidence(const Caller& caller, const core::Office& office, const base::Id& organ);

}  // namespace app
