#include "http/export.hpp"

#include "http/audit.hpp"
#include "http/table_file.hpp"
#include "intake/provincial.hpp"

namespace http {

base::Result<Response> export_matters(Call& call) {
    const Format format = TRY(call.word<Format>("format")).value_or(Format::csv);
    if (format == Format::json) {
        return base::fail(base::ErrorKind::bad_input, "an export is a file", "format", "give csv or xlsx");
    }
    Hall& hall = call.hall;
    note(call, store::AuditKind::export_list, {}, false, format == Format::csv ? "provincial.csv" : "provincial.xlsx");
    auto opened = TRY(intake::ProvincialExport::open(*hall.readers.lease(), call.caller.viewer(), hall.desk.today()));
    const auto rows = std::make_shared<intake::ProvincialExport>(std::move(opened));
    const auto columns = intake::provincial_columns();
    return download(format, {.name = "provincial",
                             .sheet = "信访件",
                             .columns = {columns.begin(), columns.end()},
                             .next = [rows, &hall](std::vector<paper::ListingRow>& out) {
                                 return rows->next(*hall.readers.lease(), out);
                             }});
}

}  // namespace http
