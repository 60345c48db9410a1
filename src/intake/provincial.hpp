// Our matters in the columns of the provincial system (examples/imports/provincial.toml reads them back): a row for
// each matter and one for each further letter about it. Used by http and the command line. Reads page by page, so
// nothing is held but one page. Names, numbers and addresses of persons are left empty: an empty cell says nothing, and
// nobody is revealed by a file. One thread.
#pragma once
#include <functional>

#include "app/desk.hpp"
#include "paper/listing.hpp"

namespace intake {

[[nodiscard]] std::span<const paper::ListingColumn> provincial_columns();

class ProvincialExport {
  public:
    /// Only what `viewer` may see: the accusations that are hidden in lists are hidden here (art. 30.3).
    static base::Result<ProvincialExport> open(store::Reader& reader, store::Viewer viewer, base::Day today);

    /// Appends the rows of the next page; false once there are no more.
    [[nodiscard]] base::Result<bool> next(store::Reader& reader, std::vector<paper::ListingRow>& rows);

    [[nodiscard]] std::uint64_t matters() const { return matters_; }
    /// Matters of which the columns cannot say everything: objections, reviews, hearings, a second organ, corrections.
    [[nodiscard]] std::uint64_t matters_cut_short() const { return matters_cut_short_; }

  private:
    ProvincialExport(store::Viewer viewer, base::Day today, const base::Id& store)
        : viewer_(std::move(viewer)), today_(today), store_(store) {}

    store::Viewer viewer_;
    base::Day today_;
    base::Id store_;
    std::string cursor_;
    std::uint64_t matters_ = 0, matters_cut_short_ = 0;

    [[nodiscard]] base::Result<void> append(store::Reader& reader, const core::Office& office, const base::Id& id,
                                            std::vector<paper::ListingRow>& rows);
};

}  // namespace intake
