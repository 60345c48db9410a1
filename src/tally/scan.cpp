#include "tally/scan.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#include "base/check.hpp"

namespace tally {
namespace {

const std::uint8_t matter_changed_day = hidden(Grain::matters, MatterHidden::changed_day);
const std::uint8_t matter_changed_seq = hidden(Grain::matters, MatterHidden::changed_seq);
const std::uint8_t submission_changed_day = hidden(Grain::submissions, SubmissionHidden::changed_day);
const std::uint8_t submission_changed_seq = hidden(Grain::submissions, SubmissionHidden::changed_seq);

enum class Kept : std::uint8_t { all, some, none };

/// Bits of the rows that stand at the cut, where it is some of them.
Kept mark_kept(const Block& block, std::uint8_t day_column, std::uint8_t seq_column, Cutoff cutoff,
               std::vector<Word>& kept) {
    const Packed& days = block.columns[day_column];
    const Packed& seqs = block.columns[seq_column];
    if (days.high() <= cutoff.day && seqs.high() <= cutoff.seq) return Kept::all;
    if (days.low() > cutoff.day || seqs.low() > cutoff.seq) return Kept::none;
    kept.assign(words_for(block.rows()), 0);
    for (std::uint32_t row = 0; row < block.rows(); ++row) {
        const bool stands = days.get(row) <= cutoff.day && seqs.get(row) <= cutoff.seq;
        if (stands) kept[row / 64] |= Word{1} << row % 64;
    }
    return Kept::some;
}

/// The same for rows below the matters.
void mark_children(const Packed& owners, const std::vector<Word>& kept, std::vector<Word>& children) {
    children.assign(words_for(owners.rows()), 0);
    for (std::uint32_t row = 0; row < owners.rows(); ++row) {
        const auto owner = static_cast<std::size_t>(owners.get(row));
        if ((kept[owner / 64] >> owner % 64 & 1U) != 0) children[row / 64] |= Word{1} << row % 64;
    }
}

std::uint8_t owner_column_of(Grain grain) {
    return hidden(grain, ChildHidden::matter);
}

}  // namespace

struct Scan::Worker {
    unsigned number = 0;
    Plan::Run run;
    std::vector<Word> kept, kept_children, all;
};

Scan::Scan(std::vector<Question> questions) : questions_(std::move(questions)) {
    for (std::size_t i = 0; i < questions_.size(); ++i) {
        of_grain_[static_cast<std::size_t>(questions_[i].grain)].push_back(i);
    }
    for (const auto& list : of_grain_) {
        std::vector<core::Node> roots;
        for (const std::size_t question : list) roots.push_back(questions_[question].bound);
        plans_.emplace_back(roots);
    }
}

void Scan::visit_block(Worker& worker, Grain grain, const Block& rows, const Block* matters, const Word* keep,
                       const Visitor& visitor) const {
    const auto& list = of_grain_[static_cast<std::size_t>(grain)];
    const Plan& plan = plans_[static_cast<std::size_t>(grain)];
    if (list.empty() || rows.rows() == 0) return;
    const std::uint8_t owner_column = matters != nullptr ? owner_column_of(grain) : std::uint8_t{0};
    plan.run(rows, matters, owner_column, worker.run);
    if (worker.all.size() < words_for(rows.rows())) worker.all.assign(words_for(rows.rows()), ~Word{0});
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Plan::Answer answer = worker.run.answer(plan, i);
        if (answer.state == State::no) continue;
        visitor({.thread = worker.number,
                 .question = list[i],
                 .rows = &rows,
                 .matters = matters,
                 .owner_column = owner_column,
                 .bits = answer.state == State::yes ? worker.all.data() : answer.bits,
                 .keep = keep});
    }
}

void Scan::visit_chunk(Worker& worker, const Chunk& chunk, Cutoff cutoff, const Visitor& visitor) const {
    const Kept state = mark_kept(chunk.matters, matter_changed_day, matter_changed_seq, cutoff, worker.kept);
    if (state == Kept::none) return;
    const bool is_cut = state == Kept::some;
    visit_block(worker, Grain::matters, chunk.matters, nullptr, is_cut ? worker.kept.data() : nullptr, visitor);
    for (const Grain grain : {Grain::legs, Grain::reviews, Grain::ratings}) {
        const Block& rows = chunk.of(grain);
        if (of_grain_[static_cast<std::size_t>(grain)].empty() || rows.rows() == 0) continue;
        if (is_cut) mark_children(rows.columns[owner_column_of(grain)], worker.kept, worker.kept_children);
        visit_block(worker, grain, rows, &chunk.matters, is_cut ? worker.kept_children.data() : nullptr, visitor);
    }
}

void Scan::visit(const Tally& tally, Cutoff cutoff, unsigned threads, const Visitor& visitor) const {
    const std::size_t chunks = tally.chunks().size();
    const std::size_t units = chunks + tally.submissions().size();
    std::atomic<std::size_t> next = 0;
    const auto work = [&](unsigned number) {
        Worker worker;
        worker.number = number;
        for (std::size_t unit = next++; unit < units; unit = next++) {
            if (unit < chunks) {
                visit_chunk(worker, tally.chunks()[unit], cutoff, visitor);
                continue;
            }
            const Block& rows = tally.submissions()[unit - chunks];
            const Kept state = mark_kept(rows, submission_changed_day, submission_changed_seq, cutoff, worker.kept);
            if (state == Kept::none) continue;
            const Word* keep = state == Kept::some ? worker.kept.data() : nullptr;
            visit_block(worker, Grain::submissions, rows, nullptr, keep, visitor);
        }
    };
    const auto helpers =
        static_cast<unsigned>(std::min<std::size_t>(std::max(threads, 1U), std::max<std::size_t>(units, 1)));
    std::vector<std::jthread> others;
    for (unsigned number = 1; number < helpers; ++number) others.emplace_back(work, number);
    work(0);
}

namespace {

/// low × rows + what the codes add: most of a sum is arithmetic on the frame. `is_set`: no empty cell is among the
/// rows.
std::int64_t sum_of(const Packed& column, const Scan::Seen& seen, bool is_set) {
    if (!column.has_values()) return 0;
    if (column.width() < Width::one || (column.is_nullable() && !is_set)) {
        std::int64_t sum = 0;
        each_row(seen, [&](std::uint32_t row) {
            const std::int64_t value = column.get(row);
            if (value != null_cell) sum += value;
        });
        return sum;
    }
    const std::uint32_t rows = seen.rows->rows();
    return (column.low() - column.floor()) * count_bits(seen.bits, seen.keep, rows) +
           sum_codes({column.codes(), column.width()}, seen.bits, seen.keep, rows);
}

/// Days that are subtracted are set in every row asked for (core::numerator_text sees to it).
std::int64_t sum_of(const core::Amount& amount, const Scan::Seen& seen) {
    const std::int64_t sum = sum_of(seen.rows->columns[amount.column], seen, amount.minus.has_value());
    return amount.minus ? sum - sum_of(seen.rows->columns[*amount.minus], seen, true) : sum;
}

}  // namespace

std::vector<std::int64_t> Scan::totals(const Tally& tally, Cutoff cutoff, unsigned threads) const {
    std::vector<std::vector<std::int64_t>> counts(std::max(threads, 1U), std::vector<std::int64_t>(questions_.size()));
    visit(tally, cutoff, threads, [&](const Seen& seen) {
        const auto& sum = questions_[seen.question].sum;
        counts[seen.thread][seen.question] +=
            sum ? sum_of(*sum, seen) : count_bits(seen.bits, seen.keep, seen.rows->rows());
    });
    for (std::size_t thread = 1; thread < counts.size(); ++thread) {
        for (std::size_t i = 0; i < questions_.size(); ++i) counts[0][i] += counts[thread][i];
    }
    return std::move(counts[0]);
}

std::vector<CountedRow> Scan::rows(const Tally& tally, Cutoff cutoff, unsigned threads, std::size_t question) const {
    std::vector<std::vector<CountedRow>> found(std::max(threads, 1U));
    const Grain grain = questions_[question].grain;
    const auto& sum = questions_[question].sum;
    visit(tally, cutoff, threads, [&](const Seen& seen) {
        if (seen.question != question) return;
        const bool is_child = seen.matters != nullptr;
        const auto accusation = core::find_column(grain, "is_accusation")->index;
        const auto organ = core::find_column(grain, "organ");
        each_row(seen, [&](std::uint32_t row) {
            const Block& block = *seen.rows;
            CountedRow counted{.is_accusation = block.columns[accusation].get(row) == 1};
            if (is_child) {
                const auto owner = static_cast<std::uint32_t>(block.columns[seen.owner_column].get(row));
                counted.subject = static_cast<std::uint32_t>(
                    seen.matters->columns[hidden(Grain::matters, MatterHidden::subject)].get(owner));
                counted.part = static_cast<std::uint8_t>(block.columns[hidden(grain, ChildHidden::leg)].get(row));
                counted.organ = block.columns[organ->index].get(row);
            } else {
                // The subject is the first hidden cell of both.
                counted.subject = static_cast<std::uint32_t>(block.columns[visible_cells(grain)].get(row));
            }
            if (sum) counted.amount = amount_at(block, *sum, row);
            found[seen.thread].push_back(counted);
        });
    });
    for (std::size_t thread = 1; thread < found.size(); ++thread) {
        found[0].insert(found[0].end(), found[thread].begin(), found[thread].end());
    }
    std::ranges::sort(found[0]);
    return std::move(found[0]);
}

std::int64_t amount_at(const Block& block, const core::Amount& amount, std::uint32_t row) {
    const std::int64_t value = block.columns[amount.column].get(row);
    if (!amount.minus) return value;
    const std::int64_t from = block.columns[*amount.minus].get(row);
    return value == null_cell || from == null_cell ? null_cell : value - from;
}

bool stands_whole(const Tally& tally, Cutoff cutoff) {
    const auto stands = [&](const Block& block, std::uint8_t day, std::uint8_t seq) {
        return block.columns[day].high() <= cutoff.day && block.columns[seq].high() <= cutoff.seq;
    };
    return std::ranges::all_of(
               tally.chunks(),
               [&](const Chunk& chunk) { return stands(chunk.matters, matter_changed_day, matter_changed_seq); }) &&
           std::ranges::all_of(tally.submissions(), [&](const Block& block) {
               return stands(block, submission_changed_day, submission_changed_seq);
           });
}

Changed changed_since(const Tally& tally, Cutoff cutoff) {
    Changed changed;
    std::vector<Word> kept;
    const auto collect = [&](const Block& block, Grain grain, std::uint8_t day, std::uint8_t seq,
                             std::uint8_t corrected, std::vector<Changed::Row>& list) {
        if (block.rows() == 0) return;
        const Kept state = mark_kept(block, day, seq, cutoff, kept);
        if (state == Kept::all) return;
        const std::uint8_t registered = core::find_column(grain, "registered_day")->index;
        for (std::uint32_t row = 0; row < block.rows(); ++row) {
            if (state == Kept::some && (kept[row / 64] >> row % 64 & 1U) != 0) continue;
            // Without corrections the registration is the first fact: what was registered later was not there.
            const bool is_later =
                block.columns[corrected].get(row) == 0 && block.columns[registered].get(row) > cutoff.day;
            if (is_later) continue;
            const auto subject = static_cast<std::uint32_t>(block.columns[visible_cells(grain)].get(row));
            list.push_back({subject, block.columns[day].get(row), block.columns[seq].get(row)});
        }
    };
    for (const Chunk& chunk : tally.chunks()) {
        collect(chunk.matters, Grain::matters, matter_changed_day, matter_changed_seq,
                hidden(Grain::matters, MatterHidden::is_corrected), changed.matters);
    }
    for (const Block& block : tally.submissions()) {
        collect(block, Grain::submissions, submission_changed_day, submission_changed_seq,
                hidden(Grain::submissions, SubmissionHidden::is_corrected), changed.submissions);
    }
    return changed;
}

}  // namespace tally
