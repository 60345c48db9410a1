// CSV records out of a stream, by RFC 4180 and as spreadsheets write it: quotes doubled inside quotes, line breaks
// inside quotes, CRLF, LF or CR at line ends, a byte order mark. Works on bytes in any encoding that keeps ASCII apart,
// UTF-8 and GB18030 among them; decoding comes later, field by field. Memory: one record. One thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "intake/input.hpp"
#include "intake/record.hpp"

namespace intake {

class CsvReader {
  public:
    CsvReader(Input& input, std::string place, char delimiter = ',')
        : input_(input), place_(std::move(place)), delimiter_(delimiter) {}

    /// False at the end. Empty lines are no records. Fails, naming the line, where the file goes on in a way that
    /// nobody can read: a quote never closed, a field, record or number of columns beyond its limit.
    [[nodiscard]] base::Result<bool> next(Record& record);

  private:
    enum class State : unsigned char { field_start, bare, quoted, quote_in_quoted };
    static constexpr int at_end = -1;

    Input& input_;
    std::string place_;
    char delimiter_;
    std::span<const char> chunk_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 1;
    bool is_at_start_ = true, is_after_cr_ = false;
    std::string bytes_;              ///< of the record, unquoted, fields one after the other
    std::vector<std::size_t> ends_;  ///< of the fields in `bytes_`

    /// The next byte or at_end. Every line end is one LF, inside quotes too: the same text saved on another system is
    /// the same text.
    [[nodiscard]] base::Result<int> take();
    [[nodiscard]] base::Result<bool> refill();
    [[nodiscard]] base::Result<> end_field();
    [[nodiscard]] base::Result<State> step(State state, char c, Record& record);
    [[nodiscard]] std::unexpected<base::Error> error(std::string message, std::string cure) const;
    std::uint64_t record_line_ = 1;
};

}  // namespace intake
