// Attachments and evidence: each file's key as the facts say it should stand, its object with the bytes of its name,
// and no object that nobody names.
#include <algorithm>
#include <thread>

#include "store/sqlite/aside.hpp"
#include "store/sqlite/inspect_lookups.hpp"

namespace store {

namespace {

constexpr auto removing_takes = std::chrono::milliseconds(500);  ///< a leader removes bytes right after its commit

}  // namespace

base::Result<> Inspection::check_files(Lookups& by, std::int64_t row, const core::Submission& submission) {
    for (const core::File& file : submission.files)
        TRY(check_file(by, row, submission.id, {file.version, file.kept.object, file.is_destroyed}));
    return {};
}

base::Result<> Inspection::check_evidence(Lookups& by, std::int64_t row, const core::Evidence& evidence) {
    return check_file(by, row, evidence.id, {1, evidence.kept.object, evidence.is_destroyed});
}

base::Result<> Inspection::check_file(Lookups& by, std::int64_t row, const base::Id& subject, const KeptFile& file) {
    const Objects objects(body_.settings.directory);
    ++by.file_count;
    const std::string where = "files, subject " + std::to_string(row) + ", version " + std::to_string(file.version);
    base::Hash name{};
    auto rows = TRY(by.file.query(row, file.version));
    if (!TRY(rows.next()) || !rows.fill(0, name) || !std::ranges::equal(name, file.object)) {
        find(0, where + ": missing, or it names another object than the fact");
        return {};
    }
    unnamed_.erase(name);
    if (rows.is_null(1) != file.is_destroyed) {
        find(0, where + (file.is_destroyed ? ": a key stands that was destroyed" : ": the key is missing"));
        return {};
    }
    if (file.is_destroyed) {
        destroyed_.push_back(name);
        return {};
    }
    auto keys = TRY(body_.key_of.query(subject));
    if (TRY(keys.next()) && !keys.is_null(0)) {
        // What cannot be unwrapped was named before.
        const auto key = core::unwrap_key(body_.secrets.master, keys.blob(0), subject);
        if (key && !unwrap_file_key(*key, rows.blob(1), name))
            find(0, where + ": the key cannot be unwrapped with that of its subject");
    }
    if (!TRY(objects.is_sound(name)))
        find(0, where + ": object " + base::hex(name) + " is missing or damaged; bring it back from a backup");
    return {};
}

base::Result<> Inspection::check_objects() {
    const Objects objects(body_.settings.directory);
    const auto until = std::chrono::steady_clock::now() + removing_takes;
    for (const base::Hash& name : destroyed_) {
        const auto path = objects.path_of(name);
        while (std::filesystem::exists(path) && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        if (std::filesystem::exists(path))
            find(0, "object " + base::hex(name) + ": its file was destroyed, it was not");
    }
    for (const base::Hash& name : unnamed_) {
        const bool is_aside = TRY(is_file_aside(body_.settings.directory, name));
        if (!is_aside) find(0, "object " + base::hex(name) + ": no fact names it");
    }
    return {};
}

}  // namespace store
