#include "store/sqlite/blind_index.hpp"

#include "core/matter/contact.hpp"
#include "core/matter/submission.hpp"
#include "store/sqlite/fact_rows.hpp"

namespace store {

namespace {

base::Result<> index_persons(Database& database, const Secrets& secrets) {
    Statement select(database,
                     select_fact(", sealed, subject, (SELECT key FROM subjects WHERE row = subject) AS wrapped "
                                 "FROM facts WHERE kind = ? AND sealed IS NOT NULL AND wrapped IS NOT NULL"));
    Statement insert(database, "INSERT OR IGNORE INTO contacts VALUES (?, ?)");
    auto rows = TRY(select.query(core::kind_v<core::RecordPerson>));
    while (TRY(rows.next())) {
        const core::Fact fact = TRY(fact_from(rows));
        const core::SealKey key = TRY(core::unwrap_key(secrets.master, rows.blob(fact_columns + 2), fact.subject));
        const base::Bytes text = TRY(core::unseal(key, rows.blob(fact_columns), sealed_to(fact.subject, fact.version)));
        for (const core::ContactNumber& contact : core::contacts_in(base::text_of(text)))
            TRY(insert.run(core::contact_mac(secrets.contacts, contact), rows.integer(fact_columns + 1)));
    }
    return {};
}

base::Result<> index_submissions(Database& database) {
    Statement select(database, select_fact(", subject FROM facts WHERE kind = ? AND version = 1"));
    Statement insert(database, "INSERT OR IGNORE INTO submission_persons SELECT row, ? FROM subjects WHERE id = ?");
    auto rows = TRY(select.query(core::kind_v<core::RegisterSubmission>));
    while (TRY(rows.next())) {
        const core::Fact fact = TRY(fact_from(rows));
        for (const base::Id& person : std::get<core::RegisterSubmission>(fact.deed).persons)
            TRY(insert.run(rows.integer(fact_columns), person));
    }
    return {};
}

}  // namespace

base::Result<> make_blind_index(Database& database, const Secrets& secrets) {
    const std::int64_t made = TRY(database.integer("SELECT count(*) FROM meta WHERE name = 'blind_index'"));
    if (made != 0) return {};
    TRY(database.run("BEGIN IMMEDIATE"));
    const auto fill = [&]() -> base::Result<> {
        TRY(index_persons(database, secrets));
        TRY(index_submissions(database));
        return database.run("INSERT INTO meta VALUES ('blind_index', 1); COMMIT");
    };
    auto filled = fill();
    if (!filled) (void)database.run("ROLLBACK");
    return filled;
}

}  // namespace store
