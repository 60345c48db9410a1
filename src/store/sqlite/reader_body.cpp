#include "store/sqlite/reader_body.hpp"

#include <algorithm>

#include "store/sqlite/directory.hpp"
#include "store/sqlite/schema.hpp"

namespace store {

bool Sight::is_sealed(std::int64_t accused) const {
    return std::ranges::binary_search(sealed_from, accused);
}

Statement StatementPool::take(Database& database, const char* sql) {
    auto& kept = idle_[sql];
    if (kept.empty()) return {database, sql};
    Statement statement = std::move(kept.back());
    kept.pop_back();
    return statement;
}

Reader::Body::Body(Database connection)
    : database(std::move(connection)),
      find_subject(database, "SELECT row, kind FROM subjects WHERE id = ?"),
      subject_of(database, "SELECT id FROM subjects WHERE row = ?"),
      facts_of(database, select_fact(", sealed FROM facts WHERE subject = ? ORDER BY version")),
      facts_from_seq(database, select_fact(" FROM facts WHERE seq > ? ORDER BY seq LIMIT ?")),
      facts_until(database, select_fact(" FROM facts WHERE subject = ? AND day <= ? AND seq <= ? ORDER BY version")),
      fact_at(database, select_fact(", open_salt, sealed, sealed_salt FROM facts WHERE seq = ?")),
      leaves_from_seq(database, select_fact(", open_salt, sealed, sealed_salt, leaf FROM facts WHERE seq > ? "
                                            "ORDER BY seq LIMIT ?")),
      key_of(database, "SELECT key FROM subjects WHERE id = ?"),
      accused_of(database, "SELECT row, accused FROM matters JOIN subjects USING (row) WHERE id = ?"),
      has_leg(database, "SELECT 1 FROM matter_organs WHERE organ = ? AND row = ?"),
      submissions_of_contact(database,
                             "SELECT id, submission FROM contacts JOIN submission_persons USING (person) "
                             "JOIN subjects ON subjects.row = submission WHERE mac = ? "
                             "GROUP BY submission ORDER BY submission DESC LIMIT ?"),
      file_key(database,
               "SELECT subjects.key, files.key FROM files JOIN subjects ON subjects.row = submission "
               "WHERE subjects.id = ? AND version = ?"),
      reveals_from_seq(database, select_fact(" FROM facts WHERE subject_kind = 5 AND seq > ? ORDER BY seq LIMIT ?")),
      matter_number(database, "SELECT number FROM matters WHERE row = ?"),
      submission_number(database, "SELECT number FROM submissions WHERE row = ?"),
      find_matter(database, "SELECT id FROM matters JOIN subjects USING (row) WHERE number = ?"),
      find_submission(database, "SELECT id FROM submissions JOIN subjects USING (row) WHERE number = ?"),
      // The nearest number: the row of another is read for one that does not exist, so that both take as long.
      query_mac(database,
                "SELECT id, query_mac, number FROM submissions JOIN subjects USING (row) "
                "WHERE number <= ? ORDER BY number DESC LIMIT 1"),
      last_office(database, "SELECT max(seq) FROM facts WHERE subject_kind IN (0, 4)"),
      accounts(database, "SELECT id FROM subjects WHERE kind = 6 ORDER BY row"),
      evaluations(database, "SELECT id FROM subjects WHERE kind = 7 ORDER BY row"),
      evidence(database, "SELECT id FROM subjects WHERE kind = 8 ORDER BY row"),
      office_facts(database, select_fact(" FROM facts WHERE subject_kind IN (0, 4) AND seq > ? ORDER BY seq")),
      tree(database) {}

std::unique_ptr<Reader::Body> Reader::Body::open(const Settings& settings, std::shared_ptr<Committed> committed,
                                                 const Secrets& secrets) {
    const auto file = settings.directory / ledger_file;
    auto opened = Database::open(file, Database::Mode::read);
    std::optional<base::Error> broken;
    if (!opened) broken = opened.error();
    if (broken) opened = Database::open(":memory:", Database::Mode::write);
    auto body = std::make_unique<Body>(std::move(*opened));
    if (!broken) {
        if (auto configured = configure_reader(body->database); !configured) broken = configured.error();
    }
    body->settings = settings;
    body->committed = std::move(committed);
    body->secrets = secrets;
    body->broken = std::move(broken);
    return body;
}

base::Result<Snapshot> Reader::Body::begin() {
    if (broken) return std::unexpected(*broken);
    return Snapshot::begin(database);
}

base::Result<const core::Office*> Reader::Body::office() {
    auto last = TRY(last_office.query());
    if (TRY(last.next()) && last.as<std::uint64_t>(0) == office_seq_) return &office_;
    auto rows = TRY(office_facts.query(office_seq_));
    while (TRY(rows.next())) {
        const core::Fact fact = TRY(fact_from(rows));
        office_seq_ = fact.seq;
        if (fact.subject_kind != core::SubjectKind::organ) continue;
        office_.apply(fact);
        auto subject = TRY(find_subject.query(fact.subject));
        if (TRY(subject.next())) organ_rows_[fact.subject] = subject.integer(0);
    }
    return &office_;
}

base::Result<Sight> Reader::Body::sight(const Viewer& viewer) {
    Sight sight;
    sight.sees_all = viewer.may_read_all || !viewer.organ.is_set();
    if (!viewer.organ.is_set()) return sight;
    const core::Office* tree_of_organs = TRY(office());
    for (const auto& [organ, row] : organ_rows_) {
        if (!sight.sees_all && tree_of_organs->is_within(organ, viewer.organ)) sight.own.push_back(row);
        // 《信访工作条例》第三十条第三款: neither the accused organ, anyone below it nor who took its place learns of
        // the accusation.
        if (tree_of_organs->is_accused_with(viewer.organ, organ)) sight.sealed_from.push_back(row);
    }
    std::ranges::sort(sight.own);
    std::ranges::sort(sight.sealed_from);
    return sight;
}

base::Result<bool> Reader::Body::sees(const Sight& sight, std::int64_t row, std::int64_t accused) {
    if (sight.is_sealed(accused)) return false;
    if (sight.sees_all) return true;
    for (const std::int64_t organ : sight.own) {
        auto rows = TRY(has_leg.query(organ, row));
        if (TRY(rows.next())) return true;
    }
    return false;
}

base::Result<bool> Reader::Body::sees_matter(const Viewer& viewer, const base::Id& id) {
    const Sight by = TRY(sight(viewer));
    auto rows = TRY(accused_of.query(id));
    if (!TRY(rows.next())) return false;
    return sees(by, rows.integer(0), rows.integer(1));
}

base::Result<bool> Reader::Body::sees_submission(const Viewer& viewer, const core::Submission& submission) {
    const Sight by = TRY(sight(viewer));
    const core::RegisterSubmission& deed = submission.as_registered;
    bool is_seen = by.sees_all;
    if (!is_seen) {
        const core::Office* tree_of_organs = TRY(office());
        is_seen = tree_of_organs->is_within(deed.office, viewer.organ);
    }
    for (const base::Id& matter : deed.matters) {
        auto rows = TRY(accused_of.query(matter));
        if (!TRY(rows.next())) continue;
        // One letter may hold a claim and an accusation: then the letter itself tells of the accusation.
        if (by.is_sealed(rows.integer(1))) return false;
        if (!is_seen) is_seen = TRY(sees(by, rows.integer(0), 0));
    }
    return is_seen;
}

base::Result<std::optional<std::uint32_t>> Reader::Body::row(const base::Id& id, core::SubjectKind kind) {
    auto rows = TRY(find_subject.query(id));
    if (!TRY(rows.next()) || rows.integer(1) != static_cast<std::int64_t>(kind)) return std::nullopt;
    return rows.as<std::uint32_t>(0);
}

base::Result<std::vector<core::Fact>> Reader::Body::facts(std::uint32_t row) {
    auto rows = TRY(facts_of.query(row));
    return facts_from(std::move(rows));
}

base::Result<std::optional<std::string>> Reader::Body::unseal(const core::Fact& fact, base::ByteView sealed) {
    auto rows = TRY(key_of.query(fact.key_owner));
    if (!TRY(rows.next()) || rows.is_null(0)) return std::nullopt;
    const core::SealKey key = TRY(core::unwrap_key(secrets.master, rows.blob(0), fact.key_owner));
    const base::Bytes plain = TRY(core::unseal(key, sealed, sealed_to(fact.subject, fact.version)));
    return std::string(base::text_of(plain));
}

base::Result<std::string> Reader::Body::title(std::int64_t seq) {
    auto rows = TRY(fact_at.query(seq));
    if (!TRY(rows.next()) || rows.is_null(fact_columns + 1)) return std::string();
    const core::Fact fact = TRY(fact_from(rows));
    auto text = TRY(unseal(fact, rows.blob(fact_columns + 1)));
    if (!text) return std::string();
    text->resize(std::min(text->find('\n'), text->size()));
    return *std::move(text);
}

base::Result<Committed::Note> Reader::Body::checkpoint(std::uint64_t seq) {
    if (committed != nullptr) return committed->checkpoint(seq, secrets.signing, settings.now());
    Committed::State state;
    const auto head = static_cast<std::uint64_t>(TRY(database.integer("SELECT max(seq) FROM facts")));
    state.tree = TRY(frontier_at(tree, head));
    auto rows = TRY(office_facts.query(0));
    while (TRY(rows.next())) {
        const core::Fact fact = TRY(fact_from(rows));
        if (const auto* opened = std::get_if<core::OpenEpoch>(&fact.deed)) state.epoch = opened->epoch;
        if (const auto* adopted = std::get_if<core::AdoptLaw>(&fact.deed)) {
            (void)base::parse_hex(adopted->set_hash, state.law);
        }
    }
    return Committed::Note{sign_state(state, secrets.signing, settings.now()), head};
}

}  // namespace store
