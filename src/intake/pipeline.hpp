// Rows on their way into the ledger: one command each, many under way at a time, counted in the order of the file. The
// calling thread reads ahead while the leader decides and commits; a bad row fails its own command and nobody else's.
// Used by one thread, the calling one; what it hands to the leader's thread it does not touch until that is done.
#pragma once
#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "intake/decide_row.hpp"
#include "intake/lists.hpp"
#include "intake/seen.hpp"

namespace intake {

class Pipeline {
  public:
    static constexpr std::size_t rows_max = 2'048;              ///< under way
    static constexpr std::size_t bytes_max = 64 * 1024 * 1024;  ///< of their cells

    Pipeline(app::Desk& desk, const app::Caller& caller, const RowReader& rows, Seen& seen, Lists& lists,
             bool is_dry_run);
    ~Pipeline();  ///< waits for what is under way

    /// Blocks while enough is under way. Fails if the world did at an earlier row. `key` 0: the row has no number.
    [[nodiscard]] base::Result<> offer(Row row, Seen::Key key, std::size_t bytes);
    [[nodiscard]] base::Result<> offer(Reject reject, Seen::Key key);
    /// Alone, and what became of it.
    [[nodiscard]] base::Result<RowResult::Kind> offer_and_wait(Row row);
    [[nodiscard]] base::Result<> count_already_there();
    [[nodiscard]] base::Result<> drain();  ///< until nothing is under way
    /// Lines of the rows that wait for another one; they are not counted yet and must be offered again. Drained only.
    [[nodiscard]] std::vector<std::uint64_t> take_waiting() { return std::exchange(waiting_, {}); }
    void take_last_turn() { is_last_turn_ = true; }    ///< whoever waits from here on is rejected. Drained only.
    [[nodiscard]] base::Result<> look_for_vanished();  ///< at the end. Drained only.

    [[nodiscard]] const ImportReport& report() const { return report_; }
    [[nodiscard]] ImportReport finish();

  private:
    struct Slot {
        Row row;
        Seen::Key key = 0;
        std::size_t bytes = 0;
        bool is_organ = false;
        std::shared_ptr<const core::Law> law;  ///< as it stood when the row was handed over
        base::Day today;
        RowResult result;
        std::optional<base::Error> broken;  ///< the world failed
        std::atomic<bool> is_done = false;
    };
    /// Touched on the leader's thread only.
    struct Leader {
        std::unique_ptr<store::Reader> texts;
        std::optional<core::Office> office;       ///< of a dry run, with the organs that would be recorded
        std::unordered_set<Seen::Key> rehearsed;  ///< of a dry run
    };

    app::Desk& desk_;
    app::Caller caller_, program_;
    const RowReader& rows_;
    Seen& seen_;
    Lists& lists_;
    bool is_dry_run_;
    bool is_last_turn_ = false;
    std::vector<std::uint64_t> waiting_;
    Leader leader_;
    std::deque<std::shared_ptr<Slot>> under_way_;
    std::size_t bytes_ = 0;
    std::unordered_set<std::string> organs_;  ///< names that were looked after
    std::array<std::uint64_t, core::breach_words.size()> breaches_{};
    ImportReport report_;

    void submit(const std::shared_ptr<Slot>& slot,
                app::Outcome<store::Writes> (Pipeline::*command)(Slot&, store::View&));
    app::Outcome<store::Writes> decide(Slot& slot, store::View& view);
    app::Outcome<store::Writes> record_organ(Slot& slot, store::View& view);
    void look_after_organs(const Row& row);
    [[nodiscard]] const core::Office& office_of(store::View& view);
    [[nodiscard]] base::Result<> take_done(std::size_t leave);
    void account(const Slot& slot);
};

}  // namespace intake
