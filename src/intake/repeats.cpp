#include "intake/repeats.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intake {
namespace {

constexpr std::size_t turns_max = 16;      ///< rows that repeat rows that repeat rows …
constexpr std::size_t window_max = 4'096;  ///< first rows kept at a time

struct Kept {
    std::string number;
    std::uint64_t line = 0;
    std::vector<std::string> fields;  ///< as they lie in the file
};

Kept keep(const Record& record, const RowReader& rows) {
    return {.number = rows.number(record), .line = record.line, .fields = {record.fields.begin(), record.fields.end()}};
}

/// Nothing if both rows say the same.
std::optional<Reject> difference(const Kept& first, const Record& second, const RowReader& rows) {
    std::optional<Reject> reject;
    std::size_t more = 0;
    Record kept;
    kept.fields.assign(first.fields.begin(), first.fields.end());
    for (std::size_t i = 0; i < rows.header().size(); ++i) {
        if (kept.field(i) == second.field(i)) continue;
        if (reject) {
            ++more;
            continue;
        }
        reject = Reject{.line = second.line,
                        .column = rows.header()[i],
                        .value = excerpt(rows.decoded(second.field(i))),
                        .reason = fmt::format("line {} has the same number and “{}” here", first.line,
                                              excerpt(rows.decoded(kept.field(i))))};
    }
    if (more > 0) reject->reason += fmt::format("; {} more columns differ", more);
    return reject;
}

class Window {
  public:
    Window(std::span<const Repeat> repeats, const RowReader& rows, const Seen& seen, Pipeline& pipeline)
        : rows_(rows), pipeline_(pipeline) {
        for (const Repeat& repeat : repeats) {
            // A first row that did not come in wins nothing: the next one of its number has its turn.
            if (!seen.is_rejected(repeat.key)) wanted_.insert(repeat.first);
            repeats_[repeat.line] = repeat.first;
            last_line_ = std::max(last_line_, repeat.line);
        }
    }

    [[nodiscard]] std::uint64_t last_line() const { return last_line_; }

    base::Result<> look_at(const Record& record) {
        if (wanted_.contains(record.line)) kept_[record.line].push_back(keep(record, rows_));
        const auto repeat = repeats_.find(record.line);
        if (repeat == repeats_.end()) return {};
        auto row = rows_.read(record);
        if (!row) return pipeline_.offer(std::move(row).error(), 0);
        std::vector<Kept>& kept = kept_[repeat->second];
        const auto first = std::ranges::find(kept, row->registration.external_number, &Kept::number);
        if (first != kept.end()) {
            auto reject = difference(*first, record, rows_);
            return reject ? pipeline_.offer(*std::move(reject), 0) : pipeline_.count_already_there();
        }
        const auto kind = TRY(pipeline_.offer_and_wait(*std::move(row)));
        if (kind != RowResult::Kind::rejected) kept.push_back(keep(record, rows_));
        return {};
    }

  private:
    const RowReader& rows_;
    Pipeline& pipeline_;
    std::unordered_set<std::uint64_t> wanted_;
    std::unordered_map<std::uint64_t, std::uint64_t> repeats_;   ///< line → line of the first
    std::unordered_map<std::uint64_t, std::vector<Kept>> kept_;  ///< by the first line; several only if hashes meet
    std::uint64_t last_line_ = 0;
};

base::Result<> settle(Window& window, const ImportRequest& request, const Mapping& mapping) {
    const auto reader = TRY(open_records(request.file, mapping));
    Record record;
    bool is_there = TRY(read_header(*reader, mapping, record));
    while (is_there && record.line < window.last_line()) {
        is_there = TRY(reader->next(record));
        if (is_there) TRY(window.look_at(record));
    }
    return {};
}

}  // namespace

base::Result<> settle_waiting(const ImportRequest& request, const RowReader& rows, Pipeline& pipeline) {
    TRY(pipeline.drain());
    std::vector<std::uint64_t> before;
    for (std::size_t turn = 1;; ++turn) {
        const std::vector<std::uint64_t> lines = pipeline.take_waiting();
        if (lines.empty()) return {};
        if (turn == turns_max || lines == before) pipeline.take_last_turn();
        before = lines;
        const auto reader = TRY(open_records(request.file, rows.mapping()));
        Record record;
        for (auto line = lines.begin(); line != lines.end();) {
            if (!TRY(reader->next(record))) break;
            if (record.line != *line) continue;
            ++line;
            auto row = rows.read(record);
            if (row) TRY(pipeline.offer(*std::move(row), Seen::key(rows.number(record)), 0));
        }
        TRY(pipeline.drain());
    }
}

base::Result<> settle_repeats(std::vector<Repeat> repeats, const ImportRequest& request, const RowReader& rows,
                              const Seen& seen, Pipeline& pipeline) {
    TRY(pipeline.drain());
    std::ranges::sort(repeats, {}, [](const Repeat& repeat) { return std::pair(repeat.first, repeat.line); });
    for (std::size_t from = 0; from < repeats.size();) {
        // All rows of one number into one window, so that its winner is known.
        std::size_t to = from;
        for (std::size_t firsts = 0; to < repeats.size(); ++to) {
            const bool is_new = to == from || repeats[to].first != repeats[to - 1].first;
            if (is_new && ++firsts > window_max) break;
        }
        Window window(std::span<const Repeat>(repeats).subspan(from, to - from), rows, seen, pipeline);
        TRY(settle(window, request, rows.mapping()));
        from = to;
    }
    return {};
}

}  // namespace intake
