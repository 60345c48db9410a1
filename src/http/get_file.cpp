// Reading an attachment: first what for, which is recorded; then its bytes, whole or by ranges.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "core/matter/file_type.hpp"
#include "http/audit.hpp"
#include "http/file_name.hpp"
#include "http/files.hpp"
#include "http/keep_file.hpp"
#include "http/range.hpp"
#include "http/submit.hpp"

namespace http {
namespace {

using base::ErrorKind;

constexpr std::size_t purpose_max = 500;  ///< characters

Openings::Key key_of(const Call& call, const store::Attachment& file) {
    return {.post = call.caller.post, .account = call.account, .number = file.number, .file = file.file.version};
}

base::Result<store::Attachment> find(Call& call, store::Reader& reader) {
    store::Attachment file = TRY(reader.file(call.params[0], path_number(call.params[1]), call.caller.viewer()));
    if (file.file.is_destroyed)
        return base::fail(ErrorKind::not_found, "the file is destroyed", {}, "see the list of files");
    return file;
}

/// Bytes `first` to `last`, in pieces; a short answer at once.
base::Result<void> put_bytes(Response& answer, store::ObjectReader file, std::uint64_t first, std::uint64_t last) {
    if (last - first < file_piece) {
        const base::Bytes bytes = TRY(file.read(first, last - first + 1));
        answer.body = base::text_of(bytes);
        return {};
    }
    answer.more = [file = std::make_shared<store::ObjectReader>(std::move(file)), at = first,
                   last](std::string& piece) mutable -> base::Result<bool> {
        const base::Bytes bytes = TRY(file->read(at, std::min<std::uint64_t>(file_piece, last - at + 1)));
        piece.append(base::text_of(bytes));
        at += bytes.size();
        return at <= last;
    };
    return {};
}

}  // namespace

void open_file(const CallPtr& call) {
    struct Prepared {
        core::RevealFile deed;
        std::string text;
        Openings::Key key;
    };
    auto prepared = [&]() -> base::Result<Prepared> {
        const auto reader = call->hall.readers.lease();
        const store::Attachment file = TRY(find(*call, *reader));
        OpeningDraft draft;
        TRY(call->body(draft));
        if (const auto length = base::utf8_length(draft.text); !length || *length > purpose_max)
            return base::fail(ErrorKind::bad_input, "the text is longer than 500 characters", "text", "shorten it");
        return Prepared{{.submission = file.submission, .file = file.file.version, .purpose = draft.purpose},
                        std::move(draft.text),
                        key_of(*call, file)};
    }();
    if (!prepared) return call->answer(problem(prepared.error()));
    submit<base::Id>(
        call, call->caller,
        [deed = prepared->deed, text = std::move(prepared->text)](app::Plan& plan) {
            return plan.reveal_file(deed, text);
        },
        [call, key = prepared->key](const base::Id&, const store::Written& written, const core::Law&) {
            call->hall.openings.open(key, {call->hall.now().ms + std::int64_t{opening_s} * 1'000});
            return json(OpeningView{.seq = written.last_seq, .seconds = opening_s});
        });
}

base::Result<Response> get_file(Call& call) {
    const auto reader = call.hall.readers.lease();
    const store::Attachment file = TRY(find(call, *reader));
    const bool is_shown = TRY(call.word<Disposition>("disposition")) == Disposition::in_page;
    if (!call.hall.openings.is_open(key_of(call, file), call.hall.now())) {
        return base::fail(ErrorKind::denied, "nobody has said what this file is needed for", {},
                          "POST its purpose to …/open first, then read it within 15 minutes");
    }
    const core::FileType* type = core::file_type(file.file.kept.type);
    const bool may_be_shown = type != nullptr && type->may_be_shown;
    if (is_shown && !may_be_shown)
        return base::fail(ErrorKind::bad_input, "only pictures and PDF are shown in the page", "disposition",
                          "save it: disposition=attachment");
    return send_file(call, TRY(reader->open(file)),
                     {.type = type,
                      .object = file.file.kept.object,
                      .disposition = disposition(is_shown, file.name, type == nullptr ? "bin" : type->ending,
                                                 fmt::format("file-{}", file.file.version))});
}

base::Result<Response> send_file(const Call& call, store::ObjectReader bytes, const Sent& sent) {
    const std::uint64_t size = bytes.size();
    const std::string tag = fmt::format("\"{}\"", base::hex(sent.object).substr(0, 32));
    Response answer{.type = sent.type == nullptr ? "application/octet-stream" : std::string(sent.type->media)};
    answer.headers = {{"Accept-Ranges", "bytes"},
                      {"ETag", tag},
                      {"Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'self'"},
                      {"X-Frame-Options", "SAMEORIGIN"},
                      {"Cross-Origin-Resource-Policy", "same-origin"},
                      {"Content-Disposition", sent.disposition}};
    const std::string_view only_if = call.request.header("If-Range");
    std::optional<Range> range;
    if (only_if.empty() || only_if == tag) range = parse_range(call.request.header("Range"), size);
    if (range && !range->is_satisfiable) {
        Response refused = problem(416, "the file has no such bytes", fmt::format("it has {}", size));
        refused.headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
        return refused;
    }
    if (range) {
        answer.status = 206;
        answer.headers.emplace_back("Content-Range", fmt::format("bytes {}-{}/{}", range->first, range->last, size));
    }
    const Range wanted = range.value_or(Range{.first = 0, .last = size - 1});
    TRY(put_bytes(answer, std::move(bytes), wanted.first, wanted.last));
    return answer;
}

}  // namespace http
