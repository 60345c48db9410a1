// The leader's statements, each prepared once.
#pragma once
#include "store/sqlite/fact_rows.hpp"

namespace store {

struct Statements {
    explicit Statements(Database& database)
        : insert_subject(database, "INSERT INTO subjects (row, kind, id, key) VALUES (?, ?, ?, ?)"),
          insert_fact(database, "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          insert_matter(database,
                        "INSERT INTO matters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          insert_organ(database, "INSERT INTO matter_organs VALUES (?, ?, ?)"),
          insert_submission(database, "INSERT INTO submissions VALUES (?, ?, ?, ?, ?, NULL)"),
          insert_contact(database, "INSERT OR IGNORE INTO contacts VALUES (?, ?)"),
          insert_person(database, "INSERT OR IGNORE INTO submission_persons VALUES (?, ?)"),
          insert_file(database, "INSERT INTO files VALUES (?, ?, ?, ?)"),
          // Version 0 stands for every file of the subject.
          files_to_destroy(database,
                           "SELECT object FROM files WHERE submission = ?1 AND ?2 IN (0, version) AND key IS NOT NULL"),
          destroy_files(database, "UPDATE files SET key = NULL WHERE submission = ?1 AND ?2 IN (0, version)"),
          erase_contacts(database, "DELETE FROM contacts WHERE person = ?"),
          insert_tile(database, "INSERT INTO tiles VALUES (?, ?, ?)"),
          set_number(database,
                     "INSERT INTO numbers VALUES (?, ?) ON CONFLICT (prefix) DO UPDATE SET next = excluded.next"),
          set_query_mac(database, "UPDATE submissions SET query_mac = ? WHERE row = ?"),
          erase_key(database, "UPDATE subjects SET key = NULL WHERE row = ?"),
          // Two ways to replace a matter's row: a deed that moves it in no index must not rewrite five of them.
          update_matter(database,
                        "UPDATE matters SET number = ?, submission = ?, office = ?, holder = ?, form = ?, class = ?, "
                        "path = ?, phase = ?, category = ?, region = ?, received = ?, closed = ?, next_due = ?, "
                        "next_term = ?, is_provisional = ?, is_running = ?, accused = ?, title_seq = ?, last_seq = ? "
                        "WHERE row = ?"),
          touch_matter(database,
                       "UPDATE matters SET submission = ?, office = ?, form = ?, path = ?, category = ?, region = ?, "
                       "received = ?, closed = ?, next_term = ?, is_provisional = ?, accused = ?, last_seq = ? "
                       "WHERE row = ?"),
          update_organ(database, "UPDATE matter_organs SET next_due = ? WHERE organ = ? AND row = ?"),
          delete_organ(database, "DELETE FROM matter_organs WHERE organ = ? AND row = ?"),
          find_subject(database, "SELECT row, kind, key IS NOT NULL FROM subjects WHERE id = ?"),
          last_version(database, "SELECT max(version) FROM facts WHERE subject = ?"),
          key_of(database, "SELECT key FROM subjects WHERE row = ?"),
          facts_of(database, select_fact(" FROM facts WHERE subject = ? ORDER BY version")),
          first_seq(database, "SELECT title_seq FROM matters WHERE row = ?"),
          next_number(database, "SELECT next FROM numbers WHERE prefix = ?"),
          submission_number(database, "SELECT number FROM submissions WHERE row = ?"),
          find_matter(database, "SELECT id FROM matters JOIN subjects USING (row) WHERE number = ?"),
          find_submission(database, "SELECT id FROM submissions JOIN subjects USING (row) WHERE number = ?"),
          find_external(database,
                        "SELECT id FROM submissions JOIN subjects USING (row) "
                        "WHERE external_source = ? AND external_number = ?"),
          running(database,
                  "SELECT id, row FROM matters JOIN subjects USING (row) "
                  "WHERE is_running = 1 AND row > ? ORDER BY row LIMIT ?") {}

    Statement insert_subject, insert_fact, insert_matter, insert_organ, insert_submission;
    Statement insert_contact, insert_person, insert_file, files_to_destroy, destroy_files, erase_contacts, insert_tile;
    Statement set_number, set_query_mac, erase_key, update_matter, touch_matter, update_organ, delete_organ;
    Statement find_subject, last_version, key_of, facts_of, first_seq, next_number, submission_number;
    Statement find_matter, find_submission, find_external, running;
};

}  // namespace store
