#include "http/keep_file.hpp"

#include <fmt/format.h>

#include <charconv>

#include "core/matter/file_type.hpp"
#include "http/files.hpp"
#include "http/scan.hpp"

namespace http {
namespace {

/// A finished object on its way to its fact; gone again if it gets none.
class Placed {
  public:
    Placed(const store::Objects& objects, const store::Object& object) : objects_(objects), name_(object.name) {}
    ~Placed() {
        if (is_kept_) {
            objects_.settle(name_);
        } else {
            objects_.discard(name_);
        }
    }
    Placed(const Placed&) = delete;
    Placed& operator=(const Placed&) = delete;
    void keep() { is_kept_ = true; }

  private:
    const store::Objects& objects_;
    base::Hash name_;
    bool is_kept_ = false;
};

base::Result<const core::FileType*> type_of(store::ObjectReader& file) {
    const base::Bytes head = TRY(file.read(0, core::head_max));
    const std::uint64_t from = file.size() > core::tail_max ? file.size() - core::tail_max : 0;
    const base::Bytes tail = TRY(file.read(from, core::tail_max));
    if (const core::FileType* type = core::type_of(head, tail, file.size())) return type;
    std::string taken;
    for (const core::FileType& type : core::file_types()) taken.append(taken.empty() ? "" : ", ").append(type.ending);
    return base::fail(base::ErrorKind::bad_input, "files of this kind are not taken", "upload",
                      fmt::format("taken are, told from their bytes: {}", taken));
}

}  // namespace

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
    order.object = TRY(writer->finish());
    Placed placed(objects, order.object);
    {
        store::ObjectReader file = TRY(objects.open(order.object));
        const core::FileType* type = TRY(type_of(file));
        order.type = type->media;
        TRY(scan(hall.settings.scan_command, file));
    }
    TRY(objects.place(order.object.name));
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
    placed.keep();
    return json(KeptFileView{.number = submission.as_registered.number,
                             .file = version,
                             .type = order.type,
                             .size = order.object.size,
                             .seq = written->first_seq},
                201);
}

}  // namespace http
