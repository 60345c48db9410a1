// The rows of audit.db. One connection, one thread at a time.
#pragma once
#include "store/audit.hpp"
#include "store/sqlite/database.hpp"

namespace store {

/// Makes the file (0600) and its tables where they are not there yet.
[[nodiscard]] base::Result<Database> open_audit(const std::filesystem::path& file);

class AuditRows {
  public:
    explicit AuditRows(Database database) : database_(std::move(database)) {}

    [[nodiscard]] base::Result<> append(const std::vector<AuditEvent>& events);  ///< all or none
    [[nodiscard]] base::Result<> append_reveals(const std::vector<core::Fact>& facts);
    [[nodiscard]] base::Result<std::uint64_t> last_reveal();  ///< seq of the last reveal copied
    [[nodiscard]] base::Result<AuditPage> list(const AuditQuery& query);
    [[nodiscard]] base::Result<Pruned> prune(base::Day day);

  private:
    Database database_;
    Statement insert_{database_,
                      "INSERT INTO events (at, kind, post, account, client, subject, is_accusation, detail, seq) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    Statement delete_one_{database_, "DELETE FROM events WHERE id = ?"};

    [[nodiscard]] base::Result<> insert(const AuditEvent& event);
};

}  // namespace store
