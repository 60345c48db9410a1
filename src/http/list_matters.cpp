#include <fmt/format.h>

#include "http/audit.hpp"
#include "http/matters.hpp"
#include "http/tell.hpp"
#include "paper/csv.hpp"

namespace http {
namespace {

base::Result<store::ListQuery> read(const Call& call) {
    store::ListQuery query;
    query.viewer = call.caller.viewer();
    query.today = call.hall.desk.today();
    query.list = TRY(call.word<store::WorkList>("list")).value_or(store::WorkList::all);
    query.matter_class = TRY(call.word<core::MatterClass>("class"));
    query.phase = TRY(call.word<core::Phase>("phase"));
    query.number = call.text("number");
    query.cursor = call.text("cursor");
    query.limit = static_cast<std::uint32_t>(TRY(call.number("limit", list_page_default, 1, store::list_limit_max)));
    // What is to be done is to be done by the caller's own organ; petition offices and leaders look at everybody's.
    if (query.list != store::WorkList::all && !query.viewer.may_read_all) query.holder = call.caller.organ;
    if (query.list == store::WorkList::held) query.holder = call.caller.organ;
    return query;
}

RowView tell_row(store::ListRow&& row, const core::Law& law, const core::Office& office, base::Day today) {
    RowView view{.id = row.id,
                 .number = std::move(row.number),
                 .form = row.form,
                 .matter_class = row.matter_class,
                 .path = row.path,
                 .phase = row.phase,
                 .category = row.category,
                 .region = row.region,
                 .received_day = row.received_day,
                 .closed_day = maybe(row.closed_day),
                 .holder = maybe_ref(office, row.holder),
                 .title = std::move(row.title)};
    if (row.next_term && row.next_due.is_set()) {
        view.next = NextClockView{.term = core::name(*row.next_term),
                                  .term_zh = words_of(law, *row.next_term, today).zh,
                                  .due_day = row.next_due,
                                  .is_provisional = row.is_provisional,
                                  .days_left = row.next_due - today};
    }
    return view;
}

constexpr std::string_view csv_columns[] = {"编号",     "形式", "分类",   "办理途径", "阶段",
                                            "内容分类", "属地", "收到日", "办结日",   "承办单位",
                                            "标题",     "期限", "到期日", "暂定",     "剩余天数"};

void append_row(std::string& out, const RowView& row) {
    bool is_first = true;
    const auto add = [&](std::string_view value, paper::CsvKind kind) {
        paper::csv_append(out, value, is_first, kind);
        is_first = false;
    };
    const auto bare = [&](std::string_view value) { add(value, paper::CsvKind::bare); };
    const auto code = [](std::uint32_t value) { return value == 0 ? std::string{} : fmt::format("{:06}", value); };
    bare(row.number);
    bare(core::zh_of(row.form));
    bare(core::zh_of(row.matter_class));
    bare(core::zh_of(row.path));
    bare(core::zh_of(row.phase));
    bare(code(row.category));
    bare(code(row.region));
    bare(row.received_day.text());
    bare(row.closed_day ? row.closed_day->text() : "");
    add(row.holder ? row.holder->name : "", paper::CsvKind::text);
    add(row.title, paper::CsvKind::text);
    bare(row.next ? row.next->term_zh : "");
    bare(row.next ? row.next->due_day.text() : "");
    bare(row.next && row.next->is_provisional ? "是" : "");
    bare(row.next ? std::to_string(row.next->days_left) : "");
    paper::csv_end(out);
}

/// The whole list, page by page: however long it is, it is never cut off and never held in memory.
class Download {
  public:
    Download(Call& call, store::ListQuery query)
        : hall_(call.hall), office_(call.office), law_(call.hall.desk.law()), query_(std::move(query)) {
        query_.limit = export_page;
    }
    base::Result<bool> next(std::string& out) {
        if (is_start_) {
            out += paper::csv_bom;
            out += paper::csv_row(csv_columns);
            is_start_ = false;
        }
        store::ListPage page = TRY(hall_.readers.lease()->list(query_));
        for (store::ListRow& row : page.rows) append_row(out, tell_row(std::move(row), *law_, *office_, query_.today));
        query_.cursor = std::move(page.next);
        return !query_.cursor.empty();
    }

  private:
    Hall& hall_;
    std::shared_ptr<const core::Office> office_;
    std::shared_ptr<const core::Law> law_;
    store::ListQuery query_;
    bool is_start_ = true;
};

}  // namespace

base::Result<Response> list_matters(Call& call) {
    store::ListQuery query = TRY(read(call));
    const auto format = TRY(call.word<Format>("format")).value_or(Format::json);
    if (format == Format::csv) {
        note(call, store::AuditKind::export_list, {}, false, "matters.csv");
        const auto download = std::make_shared<Download>(call, std::move(query));
        Response answer{.type = "text/csv; charset=utf-8"};
        answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"matters.csv\"");
        answer.more = [download](std::string& piece) { return download->next(piece); };
        return answer;
    }
    const auto law = call.hall.desk.law();
    store::ListPage page = TRY(call.hall.readers.lease()->list(query));
    PageView view{.next = std::move(page.next)};
    view.rows.reserve(page.rows.size());
    for (store::ListRow& row : page.rows)
        view.rows.push_back(tell_row(std::move(row), *law, *call.office, query.today));
    return json(view);
}

}  // namespace http
