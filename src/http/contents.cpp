#include "app/archive.hpp"
#include "http/audit.hpp"
#include "http/matter_view.hpp"
#include "http/matters.hpp"
#include "http/tell.hpp"
#include "law/retention.hpp"

namespace http {

base::Result<Response> get_contents(Call& call) {
    const base::Id id = TRY(call.id(0));
    const auto reader = call.hall.readers.lease();
    const core::Matter matter = TRY(reader->matter(id, call.caller.viewer()));
    note(call, store::AuditKind::read_matter, id, matter.matter_class == core::MatterClass::accusation);
    static const auto rows = law::retention();  // does not change while the program runs
    if (!rows) return std::unexpected(rows.error());
    ContentsView view{.number = matter.number, .closed_day = maybe(matter.closed_day), .kept_until = {}};
    if (matter.is_closed()) {
        const law::Retention* row = law::retention_of(*rows, matter.matter_class, matter.closed_day);
        if (row != nullptr) {
            view.kept_until = maybe(law::kept_until(*row, matter.closed_day));
            view.is_example = row->is_example;
        }
    }
    for (const app::FileEntry& entry : app::contents_of(TRY(reader->facts(id, call.caller.viewer())))) {
        FileEntryView& told = view.entries.emplace_back(FileEntryView{.nth = entry.nth,
                                                                      .day = entry.day,
                                                                      .kind = entry.kind,
                                                                      .kind_zh = entry.kind_zh,
                                                                      .actor = {},
                                                                      .seq = entry.seq,
                                                                      .has_text = entry.has_text,
                                                                      .is_erased = entry.is_erased});
        if (const core::Post* post = call.office->post(entry.actor)) {
            told.actor = {Ref{post->id, post->name}, ref(*call.office, post->organ)};
        }
    }
    return json(view);
}

}  // namespace http
