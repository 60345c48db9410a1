// Attachments as a viewer may see them. Two ways lead to a file: the submission, for the organ that registered it and
// whoever may read all; and the matters it was released to.
#include <algorithm>

#include "core/matter/file_rules.hpp"
#include "store/sqlite/reader_body.hpp"

namespace store {

namespace {

std::unexpected<base::Error> no_such(const char* what) {
    return base::fail(base::ErrorKind::not_found, std::string("no such ") + what);
}

/// A submission with what the rules about its files look at.
struct Loaded {
    std::uint32_t row = 0;
    core::Submission submission;
    std::vector<core::Matter> matters;
    bool is_sealed = false;  ///< it tells this viewer of an accusation against their own organ

    [[nodiscard]] core::Letter letter() const { return {submission, matters}; }
};

class Files {
  public:
    Files(Reader::Body& body, const Viewer& viewer) : body_(body), viewer_(viewer) {}

    base::Result<Loaded> load(const base::Id& id) {
        const auto row = TRY(body_.row(id, core::SubjectKind::submission));
        if (!row) return no_such("submission");
        Loaded loaded{.row = *row, .submission = {}, .matters = {}};
        for (const core::Fact& fact : TRY(body_.facts(*row))) core::apply(loaded.submission, fact);
        loaded.matters = TRY(core::matters_of(loaded.submission, [&](const base::Id& matter) { return fold(matter); }));
        const core::Office* office = TRY(body_.office());
        for (const core::Matter& matter : loaded.matters) {
            // 《信访工作条例》第三十条第三款
            loaded.is_sealed = loaded.is_sealed || (viewer_.organ.is_set() && matter.accused.is_set() &&
                                                    matter.matter_class == core::MatterClass::accusation &&
                                                    office->is_within(viewer_.organ, matter.accused));
        }
        return loaded;
    }
    base::Result<core::Matter> fold(const base::Id& id) {
        const auto row = TRY(body_.row(id, core::SubjectKind::matter));
        if (!row) return no_such("matter");
        return core::fold(TRY(body_.facts(*row)));
    }

    base::Result<bool> sees_all_of(const Loaded& loaded) {
        if (!viewer_.organ.is_set()) return true;
        if (loaded.is_sealed) return false;
        if (viewer_.may_read_all) return true;
        const core::Office* office = TRY(body_.office());
        return office->is_within(loaded.submission.as_registered.office, viewer_.organ);
    }
    base::Result<bool> sees_with(const Loaded& loaded, const core::File& file, const core::Matter& matter) {
        const core::Office* office = TRY(body_.office());
        if (!core::is_seen_with(loaded.letter(), file, matter, *office)) return false;
        return !loaded.is_sealed || file.is_redacted() || core::is_own_work(loaded.letter(), file, matter, *office);
    }

    base::Result<Attachment> tell(const Loaded& loaded, const core::File& file) {
        Attachment told{.submission = loaded.submission.id,
                        .number = loaded.submission.as_registered.number,
                        .file = file,
                        .name = {}};
        if (file.is_destroyed) return told;
        auto rows = TRY(body_.facts_of.query(loaded.row));
        while (TRY(rows.next())) {
            const core::Fact fact = TRY(fact_from(rows));
            if (fact.version != file.version || rows.is_null(fact_columns)) continue;
            const auto sealed = TRY(body_.unseal(fact, rows.blob(fact_columns)));
            if (!sealed) return told;
            const Object object = TRY(object_of(told));
            told.name = TRY(unseal_file_name(object, base::view(*sealed)));
            break;
        }
        return told;
    }

    base::Result<Object> object_of(const Attachment& attachment) {
        const core::KeepFile& kept = attachment.file.kept;
        return object(attachment.submission, attachment.file.version, kept);
    }
    /// Of a KeepFile or KeepEvidence, as fact `version` of its subject.
    base::Result<Object> object(const base::Id& subject, std::uint32_t version, const auto& kept) {
        Object object{.size = kept.size};
        if (kept.object.size() != object.name.size() || kept.salt.size() != object.salt.size())
            return base::fail(base::ErrorKind::corrupt, "a fact names no object", subject.text());
        std::ranges::copy(kept.object, object.name.begin());
        std::ranges::copy(kept.salt, object.salt.begin());
        auto rows = TRY(body_.file_key.query(subject, version));
        if (!TRY(rows.next()) || rows.is_null(0) || rows.is_null(1)) return no_such("file");
        const core::SealKey key = TRY(core::unwrap_key(body_.secrets.master, rows.blob(0), subject));
        object.key = TRY(unwrap_file_key(key, rows.blob(1), object.name));
        return object;
    }

  private:
    Reader::Body& body_;
    const Viewer& viewer_;
};

}  // namespace

base::Result<std::vector<Attachment>> Reader::files(const base::Id& submission, const Viewer& viewer) {
    const auto snapshot = TRY(body_->begin());
    Files files(*body_, viewer);
    const Loaded loaded = TRY(files.load(submission));
    const bool is_seen = TRY(files.sees_all_of(loaded));
    if (!is_seen) return no_such("submission");
    std::vector<Attachment> told;
    for (const core::File& file : loaded.submission.files) told.push_back(TRY(files.tell(loaded, file)));
    return told;
}

base::Result<std::vector<Attachment>> Reader::files_of_matter(const base::Id& id, const Viewer& viewer) {
    const auto snapshot = TRY(body_->begin());
    const bool is_seen = TRY(body_->sees_matter(viewer, id));
    if (!is_seen) return no_such("matter");
    Files files(*body_, viewer);
    const core::Matter matter = TRY(files.fold(id));
    std::vector<base::Id> submissions{matter.submission};
    for (const core::Attached& one : matter.attached) {
        if (std::ranges::find(submissions, one.submission) == submissions.end()) submissions.push_back(one.submission);
    }
    std::vector<Attachment> told;
    for (const base::Id& submission : submissions) {
        const Loaded loaded = TRY(files.load(submission));
        for (const core::File& file : loaded.submission.files) {
            const bool is_readable = TRY(files.sees_with(loaded, file, matter));
            if (is_readable) told.push_back(TRY(files.tell(loaded, file)));
        }
    }
    return told;
}

base::Result<Attachment> Reader::file(std::string_view number, std::uint32_t version, const Viewer& viewer) {
    const auto snapshot = TRY(body_->begin());
    base::Id id;
    {
        auto rows = TRY(body_->find_submission.query(number));
        if (!TRY(rows.next())) return no_such("file");
        id = rows.id(0);
    }
    Files files(*body_, viewer);
    const Loaded loaded = TRY(files.load(id));
    const core::File* file = loaded.submission.file(version);
    if (file == nullptr) return no_such("file");
    const bool sees_all = TRY(files.sees_all_of(loaded));
    if (sees_all) return files.tell(loaded, *file);
    for (const core::Matter& matter : loaded.matters) {
        const bool is_readable = TRY(files.sees_with(loaded, *file, matter));
        if (!is_readable) continue;
        const bool is_seen = TRY(body_->sees_matter(viewer, matter.id));
        if (is_seen) return files.tell(loaded, *file);
    }
    return no_such("file");
}

base::Result<ObjectReader> Reader::open(const Attachment& attachment) {
    const auto snapshot = TRY(body_->begin());
    const Viewer program;
    Files files(*body_, program);
    const Object object = TRY(files.object_of(attachment));
    return Objects(body_->settings.directory).open(object);
}

base::Result<ObjectReader> Reader::open(const core::Evidence& evidence) {
    const auto snapshot = TRY(body_->begin());
    const Viewer program;
    Files files(*body_, program);
    const Object object = TRY(files.object(evidence.id, 1, evidence.kept));
    return Objects(body_->settings.directory).open(object);
}

}  // namespace store
