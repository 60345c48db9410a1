#include "law/readers.hpp"

namespace law {

base::Result<std::vector<Placed<core::RollRule>>> read_rolls(const Table& table, const std::string& path) {
    Fields fields(table, path);
    fields.text("kind");
    fields.text("id");
    const auto rows = fields.tables("row");
    TRY(fields.done());
    std::vector<Placed<core::RollRule>> rules;
    for (const Table* row : rows) {
        Fields cells(*row, path);
        core::RollRule rule;
        read_span(cells, rule.from, rule.until);
        rule.citation = cells.text("citation", "cite the article and say 类推适用");
        // No regulation orders the roll, so a reader must always see that it is an analogy.
        if (!rule.citation.empty() && rule.citation.find("类推") == std::string::npos)
            cells.fail(cells.place("citation"), "the citation hides that it is an analogy", "add （类推适用）");
        cells.text("source", "name where the text was read");
        TRY(cells.done());
        rules.push_back({std::move(rule), cells.place("from")});
    }
    return rules;
}

}  // namespace law
