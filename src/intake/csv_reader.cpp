#include "intake/csv_reader.hpp"

#include <fmt/format.h>

#include "intake/import.hpp"

namespace intake {
namespace {

constexpr std::string_view bom_utf8 = "\xef\xbb\xbf";
constexpr std::string_view bom_gb18030 = "\x84\x31\x95\x33";

}  // namespace

std::unexpected<base::Error> CsvReader::error(std::string message, std::string cure) const {
    return base::fail(base::ErrorKind::bad_input, std::move(message), fmt::format("{}:{}", place_, record_line_),
                      std::move(cure));
}

base::Result<bool> CsvReader::refill() {
    chunk_ = TRY(input_.read());
    at_ = 0;
    if (is_at_start_) {
        is_at_start_ = false;
        const std::string_view start(chunk_.data(), chunk_.size());
        if (start.starts_with(bom_utf8)) at_ = bom_utf8.size();
        if (start.starts_with(bom_gb18030)) at_ = bom_gb18030.size();
    }
    return at_ < chunk_.size();
}

base::Result<int> CsvReader::take() {
    for (;;) {
        if (at_ >= chunk_.size() && !TRY(refill())) return at_end;
        const char c = chunk_[at_++];
        const bool is_second_half = std::exchange(is_after_cr_, c == '\r') && c == '\n';
        if (is_second_half) continue;
        if (c != '\r' && c != '\n') return static_cast<unsigned char>(c);
        ++line_;
        return '\n';
    }
}

base::Result<> CsvReader::end_field() {
    const std::size_t begin = ends_.empty() ? 0 : ends_.back();
    if (bytes_.size() - begin > field_bytes_max) {
        return error(fmt::format("a field is longer than {} bytes", field_bytes_max),
                     "look for a quote that is never closed");
    }
    if (ends_.size() == columns_max) {
        return error(fmt::format("more than {} columns", columns_max),
                     "take out what is not imported, or look for a quote that is never closed");
    }
    ends_.push_back(bytes_.size());
    return {};
}

base::Result<CsvReader::State> CsvReader::step(State state, char c, Record& record) {
    if (state == State::quoted && c != '"') {
        bytes_ += c;
        if (bytes_.size() > record_bytes_max) {
            return error(fmt::format("a record is longer than {} bytes", record_bytes_max),
                         "look for a quote that is never closed");
        }
        return state;
    }
    if (state == State::quoted) return State::quote_in_quoted;
    if (state == State::field_start && c == '"') return State::quoted;
    if (c == delimiter_) {
        TRY(end_field());
        return State::field_start;
    }
    if (state == State::quote_in_quoted && c != '"') record.problem = "text stands behind a closing quote";
    const bool is_doubled = state == State::quote_in_quoted && c == '"';
    bytes_ += c;
    return is_doubled ? State::quoted : State::bare;
}

base::Result<bool> CsvReader::next(Record& record) {
    record.fields.clear();
    record.problem = {};
    record.bad_cells.clear();
    record.is_ragged = false;
    bytes_.clear();
    ends_.clear();
    record_line_ = line_;
    State state = State::field_start;
    for (;;) {
        const int c = TRY(take());
        const bool is_empty = ends_.empty() && state == State::field_start;
        if (c == at_end) {
            if (state == State::quoted) {
                return error("a quote is opened in this record and never closed",
                             "close it; a quote inside a quoted text is written twice");
            }
            if (is_empty) return false;
            break;
        }
        if (c == '\n' && state != State::quoted) {
            if (!is_empty) break;
            record_line_ = line_;
            continue;
        }
        state = TRY(step(state, static_cast<char>(c), record));
    }
    TRY(end_field());
    record.line = record_line_;
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
        record.fields.emplace_back(bytes_.data() + begin, end - begin);
        begin = end;
    }
    return true;
}

}  // namespace intake
