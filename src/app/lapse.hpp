// 逾期未请求 (arts 35, 36): matters whose petitioner let the 30 days for asking for a review go by. The program
// proposes, a post closes, one by one or all together; a just cause reopens (admit_late). Whether a lapse closes
// anything is a dated setting that `decide` asks. Used by the command `lapse` and its routes. Any thread.
#pragma once
#include "app/succession.hpp"

namespace app {

struct Lapsed {
    base::Id id;
    std::string number;
    core::TermId term{};  ///< which window
    base::Day due_day;    ///< its last day
    base::Id holder;
};

/// What has lapsed by `day` as far as the viewer may see it, a page at a time.
class LapsedWalk {
  public:
    LapsedWalk(store::Reader& reader, const store::Viewer& viewer, base::Day day, std::string cursor = {})
        : reader_(reader), viewer_(viewer), day_(day), cursor_(std::move(cursor)) {}
    [[nodiscard]] base::Result<std::vector<Lapsed>> next();  ///< may be empty before the end
    [[nodiscard]] bool is_done() const { return is_done_; }
    [[nodiscard]] const std::string& cursor() const { return cursor_; }

  private:
    store::Reader& reader_;
    store::Viewer viewer_;
    base::Day day_;
    std::string cursor_;
    bool is_done_ = false;
};

struct LapsesClosed {
    std::uint64_t closed = 0;
    std::vector<LeftMatter> left;
};

/// Closes those of them that have lapsed today; what is refused is left, the rest goes on.
[[nodiscard]] LapsesClosed close_lapsed(Plan& plan, std::span<const NamedMatter> matters);

}  // namespace app
