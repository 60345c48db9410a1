#include "http/incoming.hpp"

#include <fmt/format.h>

#include "core/ledger/hash.hpp"
#include "http/scan.hpp"

namespace http {
namespace {

constexpr std::size_t piece = std::size_t{1} << 20;  ///< bytes hashed at once

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

base::Result<std::unique_ptr<Incoming>> Incoming::place(const store::Objects& objects, store::ObjectWriter& writer,
                                                        const std::vector<std::string>& scan_command) {
    auto incoming = std::make_unique<Incoming>(objects, TRY(writer.finish()));
    {
        store::ObjectReader file = TRY(objects.open(incoming->object_));
        incoming->type_ = TRY(type_of(file));
        TRY(scan(scan_command, file));
    }
    TRY(objects.place(incoming->object_.name));
    return incoming;
}

Incoming::~Incoming() {
    if (is_kept_) {
        objects_.settle(object_.name);
    } else {
        objects_.discard(object_.name);
    }
}

base::Result<base::Hash> Incoming::sha256() const {
    store::ObjectReader file = TRY(objects_.open(object_));
    core::Sha256 hash;
    for (std::uint64_t at = 0; at < file.size(); at += piece) {
        const base::Bytes bytes = TRY(file.read(at, piece));
        hash.add(bytes);
    }
    return hash.finish();
}

}  // namespace http
