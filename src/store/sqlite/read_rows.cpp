#include "store/sqlite/read_rows.hpp"

#include <algorithm>

namespace store {

namespace {

std::optional<std::int64_t> number_of(base::Day day) {
    return day.is_set() ? std::optional<std::int64_t>(day.number) : std::nullopt;
}

}  // namespace

void derive_plain(MatterRow& row, const core::Matter& matter) {
    row.number = matter.number;
    row.form = static_cast<std::int64_t>(matter.form);
    row.matter_class = static_cast<std::int64_t>(matter.matter_class);
    row.path = static_cast<std::int64_t>(matter.path);
    row.phase = static_cast<std::int64_t>(matter.phase());
    row.category = matter.category;
    row.region = matter.region;
    row.received = number_of(matter.received_day);
    row.closed = number_of(matter.closed_day);
    row.last_seq = static_cast<std::int64_t>(matter.last_seq);
    row.is_running = std::ranges::any_of(matter.clocks, &core::Clock::is_running) ? 1 : 0;
    const core::Clock* next = matter.next_clock();
    row.next_due = next == nullptr ? std::nullopt : number_of(next->due.due_day);
    row.next_term.reset();
    if (next != nullptr) row.next_term = static_cast<std::int64_t>(next->due.term);
    row.is_provisional = next != nullptr && next->due.is_provisional ? 1 : 0;
}

}  // namespace store
