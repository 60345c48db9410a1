#include "http/audit.hpp"

#include <fmt/format.h>

#include <charconv>

#include "http/tell.hpp"

namespace http {
namespace {

constexpr std::int64_t day_ms = 86'400'000, utc8_ms = 28'800'000;

base::Result<store::AuditQuery> read(Call& call) {
    store::AuditQuery query;
    query.kind = TRY(call.word<store::AuditKind>("kind"));
    const auto accusation = TRY(call.word<YesNo>("accusation"));
    if (accusation) query.is_accusation = *accusation == YesNo::yes;
    if (const std::string_view post = call.text("post"); !post.empty()) {
        const core::Post* named = call.office->post_named(post);
        if (named == nullptr && !base::parse_id(post, query.post))
            return base::fail(base::ErrorKind::bad_input, "no post has this id or name", "post");
        if (named != nullptr) query.post = named->id;
    }
    const base::Day from = TRY(call.day("from"));
    const base::Day to = TRY(call.day("to"));
    if (from.is_set()) query.from = {from.number * day_ms - utc8_ms};
    if (to.is_set()) query.to = {(to.number + 1) * day_ms - utc8_ms - 1};
    query.limit = static_cast<std::uint32_t>(TRY(call.number("limit", 100, 1, store::list_limit_max)));
    return query;
}

/// The number behind a row's subject; nothing where the caller may not even know of it.
base::Result<std::optional<std::string>> number_of(store::Reader& reader, const store::AuditEvent& event,
                                                   const store::Viewer& viewer) {
    if (!event.subject.is_set()) return std::string();
    std::optional<base::Error> failure;
    if (const auto matter = reader.matter(event.subject, viewer)) {
        return matter->number;
    } else if (matter.error().kind != base::ErrorKind::not_found) {
        failure = matter.error();
    }
    if (const auto submission = reader.submission(event.subject, viewer)) {
        return submission->as_registered.number;
    } else if (submission.error().kind != base::ErrorKind::not_found) {
        failure = submission.error();
    }
    if (failure) return std::unexpected(*failure);
    return std::nullopt;
}

/// Where a page ended: the instant of its last row, and how many rows of that instant were shown. Made of what the
/// caller has seen alone: numbers of rows would tell how many there are that are hidden.
struct Cursor {
    base::Instant at;
    std::uint64_t shown = 0;
};

base::Result<Cursor> read_cursor(std::string_view text) {
    Cursor cursor;
    if (text.empty()) return cursor;
    const char* const end = text.data() + text.size();
    const auto [dot, bad_instant] = std::from_chars(text.data(), end, cursor.at.ms);
    const bool is_parted = bad_instant == std::errc{} && dot != end && *dot == '.';
    const auto [last, bad_count] = std::from_chars(is_parted ? dot + 1 : end, end, cursor.shown);
    if (is_parted && bad_count == std::errc{} && last == end) return cursor;
    return base::fail(base::ErrorKind::bad_input, "this cursor belongs to another list", "cursor",
                      "begin again without it");
}

AuditRowView tell_row(const core::Office& office, const store::AuditEvent& event, std::string number) {
    AuditRowView row{.at = event.at,
                     .kind = event.kind,
                     .account = event.account,
                     .client = event.client,
                     .number = std::move(number),
                     .is_accusation = event.is_accusation,
                     .detail = event.detail,
                     .seq = event.seq};
    if (const core::Post* post = office.post(event.post)) {
        row.post = Ref{post->id, post->name};
        row.organ = ref(office, post->organ);
    }
    return row;
}

}  // namespace

void note(Call& call, store::AuditKind kind, const base::Id& subject, bool is_accusation, std::string detail) {
    call.hall.audit.note({.at = call.hall.now(),
                          .kind = kind,
                          .post = call.caller.post,
                          .account = call.account,
                          .client = call.request.client,
                          .subject = subject,
                          .is_accusation = is_accusation,
                          .detail = std::move(detail)});
}

base::Result<Response> get_audit(Call& call) {
    store::AuditQuery query = TRY(read(call));
    const std::uint32_t wanted = query.limit;
    Cursor cursor = TRY(read_cursor(call.text("cursor")));
    if (cursor.at.ms != 0 && (query.to.ms == 0 || cursor.at < query.to)) query.to = cursor.at;
    const auto reader = call.hall.readers.lease();
    // An auditor reads the rows of every organ, but nobody learns of an accusation against their own (art. 30.3).
    const store::Viewer viewer{.organ = call.caller.organ, .may_read_all = true};
    AuditPageView view;
    std::uint64_t skip = cursor.shown;
    for (bool is_last = false; !is_last;) {
        const store::AuditPage page = TRY(call.hall.audit.list(query));
        is_last = page.is_last;
        for (const store::AuditEvent& event : page.events) {
            query.before_at = event.at;
            query.before_id = event.id;
            auto number = TRY(number_of(*reader, event, viewer));
            if (!number || (event.at == cursor.at && skip > 0 && skip-- > 0)) continue;
            if (view.rows.size() == wanted) {
                view.next = fmt::format("{}.{}", cursor.at.ms, cursor.shown);
                return json(view);
            }
            cursor = event.at == cursor.at ? Cursor{cursor.at, cursor.shown + 1} : Cursor{event.at, 1};
            view.rows.push_back(tell_row(*call.office, event, *std::move(number)));
        }
    }
    return json(view);
}

}  // namespace http
