// One row against the ledger: imported, updated, already there or rejected. On the leader's thread, inside the row's
// own command, so that a bad row never costs its neighbours anything.
#pragma once
#include <unordered_set>

#include "app/plan.hpp"
#include "intake/rehearsal.hpp"
#include "intake/row.hpp"
#include "intake/seen.hpp"

namespace intake {

struct RowResult {
    /// waiting: it repeats a number that may stand further down in the file.
    enum class Kind : unsigned char { imported, updated, already_there, rejected, waiting };
    Kind kind = Kind::already_there;
    std::uint32_t facts = 0;
    std::vector<core::Breach> breaches;
    std::vector<app::Note> notes;
    Reject reject;
};

/// What the decision about a row may look at.
struct Scene {
    const RowReader& rows;
    const app::Caller& caller;   ///< who asked; the plan itself works unrestricted, for this was asked once
    const core::Office& office;  ///< for a dry run with the organs that would be recorded
    store::View& view;
    store::Reader& texts;       ///< stored texts, to compare with the row's
    bool is_last_turn = false;  ///< what is waited for will not come
    /// Of a dry run: numbers that would have come in before this row.
    const std::unordered_set<Seen::Key>* rehearsed = nullptr;
};

/// Fails only if the world does; whatever is wrong with the row is a result.
[[nodiscard]] base::Result<RowResult> decide_row(const Row& row, app::Plan& plan, const Scene& scene);
[[nodiscard]] base::Result<RowResult> decide_row(const Row& row, Rehearsal& rehearsal, const Scene& scene);

/// A deed that the row says was done, and the field that says so.
struct Said {
    Field field{};
    base::Day day;
    core::Deed deed;
    std::string text = {};
};

/// Our own number as it goes out to another system and comes back: with the store's mark, for another store may have
/// given the same number to something else.
[[nodiscard]] std::string marked_number(const std::string& number, const base::Id& store);

/// A Reject about one field of the row.
[[nodiscard]] Reject reject_at(const Row& row, const Scene& scene, Field field, std::string reason);

}  // namespace intake
