#include "http/keep_file.hpp"

#include <charconv>

#include "http/files.hpp"
#include "http/incoming.hpp"

namespace http {
std::uint32_t path_number(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

base::Result<Response> keep(Call& call, const app::Caller& caller, const Owner& owner,
                            const core::Submission& submission, const std::string& upload, app::FileOrder order) {
    Hall& hall = call.hall;
    const store::Objects objects(hall.desk.store().settings().directory);
    const auto writer = TRY(hall.uploads.take(upload, owner, hall.now()));
    const auto incoming = TRY(Incoming::place(objects, *writer, hall.settings.scan_command));
    order.object = incoming->object();
    order.type = incoming->type().media;
    std::uint32_t version = 0;
    const auto law = hall.desk.law();
    const auto written = hall.desk.store().run([&](store::View& view) -> store::Outcome<store::Writes> {
        app::Plan plan(view, caller, *law, hall.desk.today());
        const auto kept = plan.keep_file(submission.id, order);
        if (!kept) return std::unexpected(kept.error());
        version = *kept;
        return plan.take();
    });
    if (!written) return problem(written.error());
    incoming->keep();
    return json(KeptFileView{.number = submission.as_registered.number,
                             .file = version,
                             .type = order.type,
                             .size = order.object.size,
                             .seq = written->first_seq},
                201);
}

}  // namespace http
