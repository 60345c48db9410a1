#include <algorithm>

#include "law/fields.hpp"
#include "law/indicators.hpp"

namespace law {
namespace {

base::Result<core::Baseline> read_baseline(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::Baseline baseline;
    baseline.id = fields.text("id", "name the indicator");
    baseline.period = {fields.day("from"), fields.day("to")};
    baseline.value = fields.text("value", "write the value as it was printed, in quotes");
    baseline.source = fields.text("source", "name the report it stands in");
    if (!baseline.value.empty() && !base::parse_decimal(baseline.value)) {
        fields.fail(fields.place("value"), "`" + baseline.value + "` is no decimal", "write 98.20, without the unit");
    }
    if (baseline.period.to < baseline.period.from) {
        fields.fail(fields.place("to"), "the period ends before it begins", "mend one of the two days");
    }
    for (const std::string& pair : fields.texts("group")) {
        const std::size_t equals = pair.find('=');
        if (equals == pair.npos || equals == 0)
            fields.fail(fields.place("group"), "`" + pair + "` is no group", "write by=key, such as category=110000");
        baseline.group.push_back({pair.substr(0, equals), equals == pair.npos ? "" : pair.substr(equals + 1), {}});
    }
    TRY(fields.done());
    return baseline;
}

}  // namespace

base::Result<std::vector<core::Baseline>> read_baselines(const File& file,
                                                         const std::vector<core::Definition>& definitions) {
    const Table table = TRY(parse(file.text, file.path));
    Fields fields(table, file.path);
    if (fields.text("kind") != "baselines") {
        fields.fail(fields.place("kind"), "not a file of baselines", "write kind = \"baselines\"");
    }
    const auto entries = fields.tables("baseline");
    TRY(fields.done());
    std::vector<core::Baseline> baselines;
    for (const Table* entry : entries) {
        core::Baseline baseline = TRY(read_baseline(*entry, file.path));
        const Fields place(*entry, file.path);
        const bool is_known = std::ranges::any_of(
            definitions, [&](const core::Definition& definition) { return definition.id == baseline.id; });
        if (!is_known) {
            return base::fail(base::ErrorKind::bad_input, "no indicator is called " + baseline.id, place.place("id"),
                              "see docs/formats/indicators.md");
        }
        baselines.push_back(std::move(baseline));
    }
    return baselines;
}

}  // namespace law
