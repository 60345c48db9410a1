#include "http/public_files.hpp"

#include <fmt/format.h>

#include "http/file_name.hpp"
#include "http/keep_file.hpp"
#include "http/public.hpp"
#include "http/public_find.hpp"
#include "http/public_open.hpp"

namespace http {
namespace {

using base::ErrorKind;

base::Result<void> check_count(const core::Submission& submission) {
    std::size_t count = 0;
    for (const core::File& file : submission.files) count += !file.actor.is_set() && !file.is_destroyed ? 1 : 0;
    if (count < public_files_max) return {};
    return base::fail(ErrorKind::conflict, fmt::format("this submission has {} files from the counter already", count),
                      "upload", "bring further ones to the office");
}

}  // namespace

base::Result<Response> begin_upload_publicly(Call& call) {
    CodeDraft draft;
    TRY(read_public(call, draft));
    const auto reader = call.hall.readers.lease();
    const core::Submission submission = TRY(find_submission(call, *reader, draft.code));
    TRY(check_count(submission));
    TRY(allow_public_text(call));
    const Owner owner{.id = submission.id, .is_public = true};
    return json(UploadView{.upload = TRY(call.hall.uploads.begin(owner, call.hall.now())),
                           .part_max = body_max,
                           .size_max = public_file_max},
                201);
}

base::Result<Response> put_part_publicly(Call& call) {
    return json(PartView{TRY(call.hall.uploads.add(call.params[0], nullptr, path_number(call.params[1]),
                                                   base::view(call.request.body), call.hall.now()))});
}

base::Result<Response> keep_file_publicly(Call& call) {
    PublicFileDraft draft;
    TRY(read_public(call, draft));
    const auto reader = call.hall.readers.lease();
    const core::Submission submission = TRY(find_submission(call, *reader, draft.code));
    TRY(check_count(submission));
    const app::FileOrder order{.stage = core::FileStage::supplement,
                               .type = {},
                               .name = TRY(checked_name(draft.name)),
                               .redacts = 0,
                               .object = {},
                               .release_to = {}};
    return keep(call, petitioner, {.id = submission.id, .is_public = true}, submission, draft.upload, order);
}

}  // namespace http
