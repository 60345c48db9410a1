// One reader for each kind of law file: TOML values in, core values out, each with its file:line. What needs several
// files to judge (overlaps, unknown articles) is in check.hpp.
#pragma once
#include <string>
#include <vector>

#include "core/statute/statute.hpp"
#include "law/fields.hpp"

namespace law {

/// A calendar year with the lines of its days.
struct ReadYear {
    core::CalendarYear year;
    std::string place;
    std::vector<Placed<base::Day>> rest, work;
};

[[nodiscard]] base::Result<Placed<core::Instrument>> read_articles(const Table& table, const std::string& path);
[[nodiscard]] base::Result<std::vector<Placed<core::Term>>> read_term(const Table& table, const std::string& path);
[[nodiscard]] base::Result<ReadYear> read_year(const Table& table, const std::string& path);
[[nodiscard]] base::Result<std::vector<Placed<core::RollRule>>> read_rolls(const Table& table, const std::string& path);
[[nodiscard]] base::Result<std::vector<Placed<core::Setting>>> read_setting(const Table& table,
                                                                            const std::string& path);

/// What a row cites: instrument and article, or `example = true` and neither: what nobody has read in a text must not
/// look as if it stood in one.
struct Cited {
    std::string instrument, article;
    bool is_example = false;
};
[[nodiscard]] Cited read_citation(Fields& fields);

/// `from` and `until` of a table; fails where the end comes before the beginning.
void read_span(Fields& fields, base::Day& from, base::Day& until);

}  // namespace law
