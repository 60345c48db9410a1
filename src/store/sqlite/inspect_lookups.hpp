// What the state pass of fsck asks the tables, each statement prepared once, and what it has counted so far.
#pragma once
#include "store/sqlite/inspection.hpp"

namespace store {

struct Inspection::Lookups {
    explicit Lookups(Database& database)
        : facts(database, select_fact(" FROM facts WHERE subject = ? ORDER BY version")),
          matter(database,
                 "SELECT number, submission, office, holder, form, class, path, phase, category, region, received, "
                 "closed, next_due, next_term, is_provisional, is_running, accused, title_seq, last_seq "
                 "FROM matters WHERE row = ?"),
          organ(database, "SELECT next_due FROM matter_organs WHERE organ = ? AND row = ?"),
          submission(
              database,
              "SELECT number, office, external_source, external_number, query_mac FROM submissions WHERE row = ?"),
          number(database, "SELECT next FROM numbers WHERE prefix = ?"),
          contacts(database, "SELECT mac FROM contacts WHERE person = ?"),
          persons(database, "SELECT person FROM submission_persons WHERE submission = ? ORDER BY person"),
          file(database, "SELECT object, key FROM files WHERE submission = ? AND version = ?"),
          row(database, "SELECT row FROM subjects WHERE id = ?") {}

    base::Result<std::int64_t> row_of(const base::Id& id) {
        auto rows = TRY(row.query(id));
        return TRY(rows.next()) ? rows.integer(0) : 0;
    }
    Statement facts, matter, organ, submission, number, contacts, persons, file, row;
    std::uint64_t organ_count = 0, contact_count = 0, person_count = 0, file_count = 0;
};

}  // namespace store
