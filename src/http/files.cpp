// Attachments: uploading, keeping, listing, releasing. Reading them: get_file.cpp.
#include "http/files.hpp"

#include <algorithm>

#include "core/matter/file_rules.hpp"
#include "core/matter/file_type.hpp"
#include "http/audit.hpp"
#include "http/file_name.hpp"
#include "http/keep_file.hpp"
#include "http/submit.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

using base::ErrorKind;

Owner owner_of(const Call& call) {
    return {.id = call.caller.post, .is_public = false};
}

base::Result<app::FileOrder> order_of(const FileDraft& draft, store::Reader& reader, const store::Viewer& viewer) {
    app::FileOrder order{.stage = draft.stage,
                         .type = {},
                         .name = TRY(checked_name(draft.name)),
                         .redacts = draft.redacts,
                         .object = {},
                         .release_to = {}};
    for (const std::string& number : draft.matters) order.release_to.push_back(TRY(reader.find_matter(number, viewer)));
    return order;
}

FileView tell(Call& call, store::Reader& reader, const store::Attachment& attachment, bool is_office) {
    const core::File& file = attachment.file;
    const core::FileType* type = core::file_type(file.kept.type);
    FileView view{.number = attachment.number,
                  .file = file.version,
                  .stage = file.kept.stage,
                  .name = attachment.name,
                  .type = file.kept.type,
                  .type_zh = std::string(type == nullptr ? std::string_view() : type->zh),
                  .size = file.kept.size,
                  .day = file.day,
                  .organ = {},
                  .is_redacted = file.is_redacted(),
                  .is_destroyed = file.is_destroyed,
                  .may_be_shown = type != nullptr && type->may_be_shown,
                  .redacts = is_office ? file.kept.redacts : 0,
                  .matters = {}};
    if (const core::Post* post = call.office->post(file.actor)) view.organ = ref(*call.office, post->organ);
    for (const base::Id& id : file.released) {
        if (!is_office) break;
        if (const auto matter = reader.matter(id, call.caller.viewer())) view.matters.push_back(matter->number);
    }
    return view;
}

}  // namespace

base::Result<Response> begin_upload(Call& call) {
    return json(UploadView{.upload = TRY(call.hall.uploads.begin(owner_of(call), call.hall.now())),
                           .part_max = body_max,
                           .size_max = core::file_size_max},
                201);
}

base::Result<Response> put_part(Call& call) {
    const base::Id owner = call.caller.post;
    return json(PartView{TRY(call.hall.uploads.add(call.params[0], &owner, path_number(call.params[1]),
                                                   base::view(call.request.body), call.hall.now()))});
}

base::Result<Response> end_upload(Call& call) {
    TRY(call.hall.uploads.take(call.params[0], owner_of(call), call.hall.now()));
    return Response{.status = 204, .type = {}};
}

base::Result<Response> keep_submission_file(Call& call) {
    const store::Viewer viewer = call.caller.viewer();
    const auto reader = call.hall.readers.lease();
    const base::Id id = TRY(reader->find_submission(call.params[0], viewer));
    const core::Submission submission = TRY(reader->submission(id, viewer));
    FileDraft draft;
    TRY(call.body(draft));
    return keep(call, call.caller, owner_of(call), submission, draft.upload, TRY(order_of(draft, *reader, viewer)));
}

base::Result<Response> keep_matter_file(Call& call) {
    const base::Id id = TRY(call.id(0));
    const store::Viewer viewer = call.caller.viewer();
    const auto reader = call.hall.readers.lease();
    const core::Matter matter = TRY(reader->matter(id, viewer));
    FileDraft draft;
    TRY(call.body(draft));
    app::FileOrder order = TRY(order_of(draft, *reader, viewer));
    if (std::ranges::find(order.release_to, id) == order.release_to.end()) order.release_to.push_back(id);
    // By the program itself: the letter may hold what this caller must not see, while the file is about their matter.
    const core::Submission submission = TRY(reader->submission(matter.submission));
    return keep(call, call.caller, owner_of(call), submission, draft.upload, std::move(order));
}

base::Result<Response> list_submission_files(Call& call) {
    const auto reader = call.hall.readers.lease();
    const store::Viewer viewer = call.caller.viewer();
    const base::Id id = TRY(reader->find_submission(call.params[0], viewer));
    std::vector<FileView> views;
    for (const store::Attachment& one : TRY(reader->files(id, viewer))) views.push_back(tell(call, *reader, one, true));
    note(call, store::AuditKind::read_submission, id, false, "files");
    return json(views);
}

base::Result<Response> list_matter_files(Call& call) {
    const base::Id id = TRY(call.id(0));
    const auto reader = call.hall.readers.lease();
    const core::Matter matter = TRY(reader->matter(id, call.caller.viewer()));
    std::vector<FileView> views;
    for (const store::Attachment& one : TRY(reader->files_of_matter(id, call.caller.viewer())))
        views.push_back(tell(call, *reader, one, false));
    note(call, store::AuditKind::read_matter, id, matter.matter_class == core::MatterClass::accusation, "files");
    return json(views);
}

void release_file(const CallPtr& call) {
    struct Prepared {
        base::Id submission;
        core::ReleaseFile deed;
    };
    const auto prepared = [&]() -> base::Result<Prepared> {
        const auto reader = call->hall.readers.lease();
        const store::Viewer viewer = call->caller.viewer();
        const std::uint32_t version = path_number(call->params[1]);
        const store::Attachment file = TRY(reader->file(call->params[0], version, viewer));
        ReleaseDraft draft;
        TRY(call->body(draft));
        return Prepared{file.submission,
                        {.file = version,
                         .matter = TRY(reader->find_matter(draft.matter, viewer)),
                         .is_recalled = draft.is_recalled}};
    }();
    if (!prepared) return call->answer(problem(prepared.error()));
    submit<bool>(
        call, call->caller,
        [prepared = *prepared](app::Plan& plan) -> store::Outcome<bool> {
            if (auto done = plan.release_file(prepared.submission, prepared.deed); !done)
                return std::unexpected(std::move(done).error());
            return true;
        },
        [](bool, const store::Written& written, const core::Law&) { return json(ReleasedView{written.last_seq}); });
}

}  // namespace http
