#include "intake/import.hpp"

#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iterator>

#include "intake/repeats.hpp"

namespace intake {
namespace {

using base::Result;

constexpr std::size_t map_bytes_max = 1 << 20;
constexpr std::uint64_t progress_rows = 256;  ///< looks at the clock once in so many rows
constexpr std::chrono::milliseconds progress_pause{200};

Result<Mapping> load_mapping(const ImportRequest& request) {
    if (request.map_file.empty()) return read_mapping(request.map_text, "mapping");
    std::ifstream file(request.map_file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file) {
        return base::fail(base::ErrorKind::not_found, "the mapping cannot be read", request.map_file.string(),
                          "see examples/imports for two that work");
    }
    if (text.size() > map_bytes_max) {
        return base::fail(base::ErrorKind::too_many, "a mapping is at most 1 MB long", request.map_file.string());
    }
    return read_mapping(text, request.map_file.string());
}

class ProgressBell {
  public:
    explicit ProgressBell(const ImportRequest& request) : request_(request) {}
    void ring(const Pipeline& pipeline, const RecordReader& reader, bool is_last = false) {
        if (!request_.progress || (!is_last && ++rows_ % progress_rows != 0)) return;
        const auto now = std::chrono::steady_clock::now();
        if (!is_last && now - last_ < progress_pause) return;
        last_ = now;
        request_.progress(
            {.rows = pipeline.report().rows, .bytes_read = reader.bytes_read(), .bytes_total = reader.bytes_total()});
    }

  private:
    const ImportRequest& request_;
    std::uint64_t rows_ = 0;
    std::chrono::steady_clock::time_point last_;
};

Result<> read_rows(RecordReader& reader, const RowReader& rows, Seen& seen, Pipeline& pipeline,
                   std::vector<Repeat>& repeats, const std::function<void()>& tick) {
    Record record;
    while (TRY(reader.next(record))) {
        tick();
        const std::string number = rows.number(record);
        const Seen::Key key = number.empty() ? 0 : Seen::key(number);
        const std::uint64_t first = key == 0 ? 0 : seen.meet(key, record.line);
        if (first != 0) {
            repeats.push_back({.first = first, .line = record.line, .key = key});
            continue;
        }
        auto row = rows.read(record);
        if (!row) {
            TRY(pipeline.offer(std::move(row).error(), key));
            continue;
        }
        std::size_t bytes = 0;
        for (const std::string& cell : row->cells) bytes += cell.size();
        TRY(pipeline.offer(*std::move(row), key, bytes));
    }
    return {};
}

}  // namespace

Result<ImportReport> import_file(app::Desk& desk, const app::Caller& caller, const ImportRequest& request) {
    if (!caller.may(core::Permission::import)) {
        return base::fail(base::ErrorKind::denied, "this post may not import", {}, "ask a post that may");
    }
    Mapping mapping = TRY(load_mapping(request));
    const auto reader = TRY(open_records(request.file, mapping));
    if (reader->is_workbook()) mapping.take_workbook();
    Decoder decoder = TRY(Decoder::open(mapping.encoding));
    Record header;
    if (!TRY(read_header(*reader, mapping, header))) {
        return base::fail(base::ErrorKind::bad_input, "the file is empty", request.file.string(),
                          mapping.header_row == 1
                              ? "the first line names the columns"
                              : fmt::format("line {} names the columns, says the mapping", mapping.header_row));
    }
    const RowReader rows = TRY(RowReader::bind(mapping, decoder, header, request.file.string()));
    Lists lists;
    TRY(lists.open(request));
    Seen seen;
    std::vector<Repeat> repeats;
    Pipeline pipeline(desk, caller, rows, seen, lists, request.is_dry_run);
    ProgressBell bell(request);
    auto done = read_rows(*reader, rows, seen, pipeline, repeats, [&] { bell.ring(pipeline, *reader); });
    if (done) done = settle_waiting(request, rows, pipeline);
    if (done) done = settle_repeats(std::move(repeats), request, rows, seen, pipeline);
    if (done) done = pipeline.drain();
    if (done && mapping.is_whole) done = pipeline.look_for_vanished();
    if (!done) {
        base::Error error = std::move(done).error();
        // What came in stays and is found again; say so, whoever reads this line will wonder.
        if (pipeline.drain() && !request.is_dry_run) {
            error.cure += fmt::format("{}then import again: the {} rows before it are done and will be skipped",
                                      error.cure.empty() ? "" : "; ", pipeline.report().rows);
        }
        return std::unexpected(std::move(error));
    }
    bell.ring(pipeline, *reader, true);
    ImportReport report = pipeline.finish();
    report.sheet = reader->sheet();
    TRY(lists.close(report));
    return report;
}

}  // namespace intake
