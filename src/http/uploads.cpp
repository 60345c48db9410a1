#include "http/uploads.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/matter/file_rules.hpp"
#include "http/limits.hpp"

namespace http {
namespace {

using base::ErrorKind;

std::unexpected<base::Error> no_such_upload() {
    return base::fail(ErrorKind::not_found, "no such upload, or it has ended", "upload", "begin again");
}

}  // namespace

void Uploads::end_idle(base::Instant now) {
    std::erase_if(uploads_, [&](const auto& entry) {
        return now.ms - entry.second->used_at.ms > std::int64_t{upload_idle_s} * 1'000;
    });
}

std::shared_ptr<Uploads::Upload> Uploads::find(const std::string& id, base::Instant now) {
    const std::lock_guard lock(mutex_);
    end_idle(now);
    const auto at = uploads_.find(id);
    if (at == uploads_.end()) return nullptr;
    at->second->used_at = now;
    return at->second;
}

base::Result<std::string> Uploads::begin(const Owner& owner, base::Instant now) {
    auto upload = std::make_shared<Upload>(owner, under_way_);
    upload->used_at = now;
    const std::lock_guard lock(mutex_);
    end_idle(now);
    std::size_t own = 0, alike = 0;
    for (const auto& [id, other] : uploads_) {
        own += other->owner == owner ? 1 : 0;
        alike += other->owner.is_public == owner.is_public ? 1 : 0;
    }
    if (own >= (owner.is_public ? public_uploads_of_one_max : uploads_of_one_max) ||
        alike >= (owner.is_public ? public_uploads_max : uploads_max)) {
        return base::fail(ErrorKind::too_many, "too many uploads are under way", {},
                          "finish one, or wait until those left alone have ended");
    }
    upload->writer = TRY(objects_.create());
    std::string id = upload->writer->id();
    uploads_.emplace(id, std::move(upload));
    return id;
}

base::Result<std::uint64_t> Uploads::add(const std::string& id, const base::Id* owner, std::uint32_t number,
                                         base::ByteView bytes, base::Instant now) {
    const auto upload = find(id, now);
    if (upload == nullptr || upload->owner.is_public != (owner == nullptr) ||
        (owner != nullptr && upload->owner.id != *owner))
        return no_such_upload();
    const std::lock_guard lock(upload->mutex);
    if (upload->writer == nullptr) return no_such_upload();
    if (bytes.empty()) return base::fail(ErrorKind::bad_input, "the part is empty", "body");
    const base::Hash hash = core::sha256(bytes);
    if (number == upload->parts && hash == upload->last_part) return upload->writer->size();
    if (number != upload->parts + 1) {
        return base::fail(ErrorKind::conflict, fmt::format("part {} is wanted next", upload->parts + 1), "part",
                          "send the parts in order, one after the other");
    }
    const std::uint64_t size_max = upload->owner.is_public ? public_file_max : core::file_size_max;
    if (upload->writer->size() + bytes.size() > size_max) {
        return base::fail(ErrorKind::bad_input, fmt::format("the file has more than {} MB", size_max >> 20), "body",
                          "make it smaller or give it in several");
    }
    if (under_way_ + bytes.size() > uploads_size_max)
        return base::fail(ErrorKind::unavailable, "too much is being uploaded", {}, "try again in a moment");
    upload->counted += bytes.size();
    under_way_ += bytes.size();
    TRY(upload->writer->add(bytes));
    upload->parts = number;
    upload->last_part = hash;
    return upload->writer->size();
}

base::Result<std::unique_ptr<store::ObjectWriter>> Uploads::take(const std::string& id, const Owner& owner,
                                                                 base::Instant now) {
    const auto upload = find(id, now);
    if (upload == nullptr || upload->owner != owner) return no_such_upload();
    const std::lock_guard lock(upload->mutex);
    if (upload->writer == nullptr) return no_such_upload();
    {
        const std::lock_guard all(mutex_);
        uploads_.erase(id);
    }
    return std::move(upload->writer);
}

}  // namespace http
