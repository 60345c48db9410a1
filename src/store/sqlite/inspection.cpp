#include "store/sqlite/inspection.hpp"

#include "store/sqlite/aside.hpp"
#include "store/sqlite/directory.hpp"
#include "store/sqlite/schema.hpp"

namespace store {

base::Result<FsckReport> fsck(const Settings& given,
                              const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
    const Settings settings = completed(given);
    const auto master = TRY(read_master_key(settings.master_key));
    const auto body = Reader::Body::open(settings, nullptr, {});
    if (body->broken) return std::unexpected(*body->broken);
    TRY(check_schema(body->database));
    body->secrets = TRY(load_secrets(body->database, master));
    return Inspection(*body, progress).run();
}

base::Result<FsckReport> Inspection::run() {
    unnamed_ =
        Objects(body_.settings.directory).placed();  // before the snapshot: what is placed by now has its fact in it
    const auto snapshot = TRY(body_.begin());
    report_.facts = static_cast<std::uint64_t>(TRY(database_.integer("SELECT count(*) FROM facts")));
    total_ = report_.facts + static_cast<std::uint64_t>(TRY(database_.integer("SELECT count(*) FROM subjects")));
    TRY(check_file());
    TRY(check_meta());
    check_asides();
    TRY(check_facts());
    TRY(check_subjects());
    TRY(check_objects());
    if (progress_) progress_(total_, total_);
    return std::move(report_);
}

void Inspection::find(std::uint64_t seq, std::string what) {
    ++report_.findings_total;
    if (report_.findings.size() < findings_max) report_.findings.push_back({seq, std::move(what)});
}

void Inspection::differ(std::uint64_t seq, std::string_view where, std::string_view stored, std::string_view derived) {
    find(seq, std::string(where) + ": stored " + std::string(stored) + ", derived " + std::string(derived));
}

void Inspection::step() {
    if (++done_ % progress_every == 0 && progress_) progress_(done_, total_);
}

/// Pages, and each index against its table: what SQLite itself can tell of a damaged file.
base::Result<> Inspection::check_file() {
    Statement check(database_, "PRAGMA integrity_check(20)");
    auto rows = TRY(check.query());
    while (TRY(rows.next())) {
        if (rows.text(0) != "ok") find(0, "file: " + std::string(rows.text(0)));
    }
    return {};
}

/// What was erased must be so in stores put aside too.
void Inspection::check_asides() {
    for (const std::filesystem::path& aside : asides(body_.settings.directory)) {
        const auto left = keys_left(body_.settings.directory, aside);
        const std::string name = aside.filename().string();
        if (left && *left > 0) find(0, name + ": it still has " + std::to_string(*left) + " keys that were destroyed");
    }
}

base::Result<> Inspection::check_meta() {
    Statement select(database_, "SELECT value FROM meta WHERE name = 'verifier_key'");
    auto rows = TRY(select.query());
    const std::string derived = core::text_of(core::verifier_of(body_.secrets.signing));
    const std::string stored(TRY(rows.next()) ? rows.text(0) : std::string_view("nothing"));
    if (stored != derived) differ(0, "meta.verifier_key", stored, derived);
    return {};
}

}  // namespace store
