#include "http/accounts.hpp"

#include <unistd.h>

#include <array>
#include <fstream>

#include "app/account_book.hpp"
#include "http/account_tell.hpp"
#include "http/deed_json.hpp"
#include "http/submit.hpp"
#include "http/table_file.hpp"

namespace http {
namespace {

using base::ErrorKind;

constexpr std::size_t drafts_max = 5'000;

base::Result<app::AccountKey> key_of(Call& call, store::Reader& reader) {
    return account_of_path(call, reader, app::may_read_account);
}

base::Result<ReadAccounts> asked(Call& call) {
    auto reader = call.hall.readers.lease();
    const app::AccountKey key = TRY(key_of(call, *reader));
    core::Cut cut;
    cut.day = TRY(call.day("as_of", call.hall.desk.today()));
    cut.seq = TRY(call.number("seq", 0, 0, INT64_MAX));
    const bool is_department = TRY(call.word<YesNo>("department")).value_or(YesNo::no) == YesNo::yes;
    cut = app::completed(cut, *reader, cut.day);
    return read_accounts(*reader, key, cut, is_department);
}

Response told(const app::Entered& entered, const store::Written& written, int status) {
    return json(EnteredView{entered.account, entered.version, written.last_seq}, status);
}

struct Order {
    core::Deed deed;
    base::Day day;
};

/// All or nothing, on the leader's thread.
void enter(const CallPtr& call, const app::AccountKey& key, std::vector<Order> orders) {
    submit<app::Entered>(
        call, call->caller,
        [key, orders = std::move(orders)](app::Plan& plan) -> store::Outcome<app::Entered> {
            app::AccountBook book(plan);
            app::Entered last;
            for (const Order& order : orders) {
                auto entered = book.perform(key, order.deed, order.day);
                if (!entered) return entered;
                last = *entered;
            }
            if (auto checked = book.check(); !checked) return std::unexpected(std::move(checked).error());
            return last;
        },
        [](const app::Entered& entered, const store::Written& written, const core::Law&) {
            return told(entered, written, 201);
        });
}

base::Result<app::AccountKey> key_of(Call& call) {
    return key_of(call, *call.hall.readers.lease());
}

base::Result<Order> read_order(Call& call, std::string_view deed_name) {
    constexpr std::string_view beside[] = {"day"};
    Json body = TRY(parse_json(call.request.body.empty() ? std::string_view("{}") : call.request.body));
    JsonIn in(*call.office);
    Order order;
    base::Result<void> read;
    const auto take = [&]<class T>(T deed) {
        if (deed_id<T>() != deed_name) return;
        read = in.read(body, deed, beside);
        if (read) read = in.member(body, "day", order.day);
        order.deed = std::move(deed);
    };
    [&]<class... Ts>(std::tuple<Ts...>*) { (take(Ts{}), ...); }(static_cast<AccountDeeds*>(nullptr));
    TRY(std::move(read));
    return order;
}

/// The body as a file of nobody else's, gone with this.
class BodyFile {
  public:
    static base::Result<BodyFile> write(std::string_view bytes) {
        std::string path = (std::filesystem::temp_directory_path() / "huiying-sheet-XXXXXX").string();
        const int handle = mkstemp(path.data());
        if (handle < 0) return base::fail(ErrorKind::io, "there is no room for the file", "TMPDIR", "make some");
        ::close(handle);
        BodyFile file(path);
        std::ofstream out(path, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (out.fail()) return base::fail(ErrorKind::io, "there is no room for the file", "TMPDIR", "make some");
        return file;
    }
    BodyFile(BodyFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    ~BodyFile() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove(path_, ignored);
    }
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    explicit BodyFile(std::string path) : path_(std::move(path)) {}
    std::string path_;
};

}  // namespace

base::Result<app::AccountKey> account_of_path(Call& call, store::Reader& reader, MayLook may_look) {
    const auto no_such = base::fail(ErrorKind::not_found, "no such account", "id", "GET /api/v1/accounts lists them");
    const base::Id id = TRY(call.id(0));
    const auto facts = reader.facts(id);
    if (!facts || facts->empty()) return no_such;
    const auto* opened = std::get_if<core::OpenAccount>(&facts->front().fact.deed);
    if (opened == nullptr || !may_look(call.caller, *call.office, opened->organ)) return no_such;
    return app::AccountKey{opened->organ, opened->year};
}

base::Result<Response> list_accounts(Call& call) {
    AccountsView view;
    for (const app::AccountRow& row : TRY(app::list_accounts(*call.hall.readers.lease(), call.caller)))
        view.accounts.push_back({row.id, {row.organ, row.organ_name}, row.year, row.entries});
    return json(view);
}

base::Result<Response> get_account(Call& call) {
    const ReadAccounts read = TRY(asked(call));
    return json(tell(read));
}

base::Result<Response> get_entries(Call& call) {
    auto reader = call.hall.readers.lease();
    const app::AccountKey key = TRY(key_of(call, *reader));
    const auto facts = TRY(reader->facts(key.id()));
    return json(EntriesView{tell_entries(facts)});
}

base::Result<Response> get_money_value(Call& call) {
    const auto formula = TRY(call.word<core::MoneyFormula>("formula"));
    if (!formula) return base::fail(ErrorKind::bad_input, "this is needed", "formula", "e.g. execution_rate");
    core::MoneyFilter filter;
    if (const std::string_view project = call.text("project"); !project.empty()) filter.project = project;
    filter.kind = TRY(call.word<core::ProjectKind>("kind"));
    filter.source = TRY(call.word<core::MoneySource>("source"));
    filter.task = call.text("task");
    if (const std::string_view begin = call.text("class"); !begin.empty()) filter.classes.emplace_back(begin);
    filter.from = TRY(call.day("from"));
    filter.to = TRY(call.day("to"));
    const ReadAccounts read = TRY(asked(call));
    return json(tell(core::money_value(read.accounts, *formula, filter, read.settings), read.cut, true));
}

base::Result<Response> get_progress(Call& call) {
    constexpr std::uint64_t months = 12;
    const auto month = static_cast<unsigned>(TRY(call.number("month", months, 1, months)));
    const Format format = TRY(call.word<Format>("format")).value_or(Format::json);
    const ReadAccounts read = TRY(asked(call));
    const ProgressView view = tell_progress(read, month);
    if (format == Format::json) return json(view);
    return download(
        format,
        {.name = "progress", .sheet = "支出进度", .columns = progress_columns(), .next = these(progress_rows(view))});
}

base::Result<Response> get_account_template(Call& call) {
    const auto sheet = core::parse_word<intake::AccountSheet>(call.params[0]);
    if (!sheet) return base::fail(ErrorKind::not_found, "no such template", "sheet", "projects, budget, entries …");
    Format format = TRY(call.word<Format>("format")).value_or(Format::xlsx);
    if (format == Format::json)
        return base::fail(ErrorKind::bad_input, "a template is a file", "format", "give csv or xlsx");
    return download(format, {.name = std::string(core::id_of(*sheet)),
                             .sheet = std::string(core::zh_of(*sheet)),
                             .columns = template_columns(*sheet),
                             .next = these({template_row(*sheet)})});
}

base::Result<Response> import_account_sheet(Call& call) {
    const app::AccountKey key = TRY(key_of(call));
    const auto sheet = TRY(call.word<intake::AccountSheet>("sheet"));
    if (!sheet) return base::fail(ErrorKind::bad_input, "this is needed", "sheet", "projects, budget, entries …");
    const bool is_dry_run = TRY(call.word<YesNo>("dry_run")).value_or(YesNo::no) == YesNo::yes;
    const BodyFile file = TRY(BodyFile::write(call.request.body));
    const intake::AccountReport report = TRY(intake::import_account(
        call.hall.desk, call.caller,
        {.file = file.path(), .sheet = *sheet, .key = key, .is_dry_run = is_dry_run, .name = "body"}));
    return json(tell(report));
}

void open_account(const CallPtr& call) {
    core::OpenAccount deed;
    if (auto read = call->body(deed); !read) return call->answer(problem(read.error()));
    enter(call, {deed.organ, deed.year}, {{deed, {}}});
}

void enter_money(const CallPtr& call) {
    const auto key = key_of(*call);
    if (!key) return call->answer(problem(key.error()));
    MoneyDrafts drafts;
    if (auto read = call->body(drafts); !read) return call->answer(problem(read.error()));
    if (drafts.entries.empty() || drafts.entries.size() > drafts_max) {
        return call->answer(problem(base::Error{ErrorKind::bad_input, "there are none, or too many", "entries",
                                                "send 1 to 5,000 at once; more by a sheet"}));
    }
    std::vector<Order> orders;
    for (MoneyDraft& draft : drafts.entries) orders.push_back({std::move(draft.money), draft.day});
    enter(call, *key, std::move(orders));
}

void record_in_account(const CallPtr& call) {
    const std::string_view path = call->route->path;
    const auto key = key_of(*call);
    if (!key) return call->answer(problem(key.error()));
    auto order = read_order(*call, path.substr(path.rfind('/') + 1));
    if (!order) return call->answer(problem(order.error()));
    enter(call, *key, {*std::move(order)});
}

}  // namespace http
