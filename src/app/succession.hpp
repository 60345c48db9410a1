// 机关撤并 (art. 24.2): an organ ends, and what it had under way goes on with whoever takes its place, page by page. A
// run that was cut off is repeated: what has moved is no longer found. What nobody can take is named, and stays where
// it is. Used by the command `office succeed` and its route. Any thread; `succeed` runs inside a command of the store.
#pragma once
#include "app/plan.hpp"

namespace app {

/// Records the organ's last day and its successor; no work moves yet.
[[nodiscard]] Outcome<void> end_organ(Plan& plan, const base::Id& organ, const core::EndOrgan& deed);

struct NamedMatter {
    base::Id id;
    std::string number;
};

/// Work under way at one organ, a page at a time.
class Unfinished {
  public:
    Unfinished(store::Reader& reader, const base::Id& organ, base::Day today, std::string cursor = {})
        : reader_(reader), organ_(organ), today_(today), cursor_(std::move(cursor)) {}
    /// The matters of the next page; may be empty before the end.
    [[nodiscard]] base::Result<std::vector<NamedMatter>> next();
    [[nodiscard]] bool is_done() const { return is_done_; }
    [[nodiscard]] const std::string& cursor() const { return cursor_; }  ///< where another would go on

  private:
    store::Reader& reader_;
    base::Id organ_;
    base::Day today_;
    std::string cursor_;
    bool is_done_ = false;
};

/// A matter that a bulk deed could not be done on, and why.
struct LeftMatter {
    std::string number;
    Failure why;
};

struct Succession {
    std::uint64_t matters = 0, legs = 0;  ///< that moved
    std::vector<LeftMatter> left;
};

/// Moves every unfinished leg that these matters have at `from`; what is refused is left, the rest goes on.
[[nodiscard]] Succession succeed(Plan& plan, std::span<const NamedMatter> matters, const base::Id& from,
                                 const base::Id& to, const std::string& reason);

}  // namespace app
