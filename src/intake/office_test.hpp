// For the tests of this room: a store with one petition office in a directory that goes away, files written into it,
// and the whole of what an import leaves. All names, numbers and texts are simulated.
#pragma once
#include <gtest/gtest.h>

#include "app/plan.hpp"
#include "intake/import.hpp"

namespace intake::testing {

/// Noon of this day is the clock of the store.
inline const base::Day today = base::Day::from(2026, 6, 30);

class Office : public ::testing::Test {
  protected:
    void SetUp() override;
    void TearDown() override;

    /// Writes a file and gives its path.
    std::filesystem::path file(const std::string& name, std::string_view bytes) const;
    std::filesystem::path gzip_file(const std::string& name, std::string_view bytes) const;

    [[nodiscard]] base::Result<ImportReport> try_import(std::string_view csv, const std::string& map,
                                                        bool is_dry_run = false);
    /// The same, and the report must add up.
    ImportReport import(std::string_view csv, const std::string& map, bool is_dry_run = false);

    [[nodiscard]] std::optional<core::Matter> matter(const std::string& external_number,
                                                     const std::string& source = "other-office");
    [[nodiscard]] std::vector<store::FactText> facts(const base::Id& subject) const;
    [[nodiscard]] std::uint64_t head() const { return desk_->store().head(); }
    [[nodiscard]] std::string rejects() const;  ///< the rejects file, without its mark

    std::filesystem::path directory_;
    base::Id office_, bureau_;  ///< 区信访局, a petition office; 区住建局
    app::Caller caller_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<app::Desk> desk_;
};

/// A mapping with every column named like its field; the office registers and forwards to the organ.
extern const std::string plain_map;
/// "number=A1,received=2026-03-16" and so on as CSV with the columns of plain_map.
[[nodiscard]] std::string csv(std::initializer_list<std::string_view> rows);

}  // namespace intake::testing
