#include "law/indicators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "law/fields.hpp"

std::span<const base::EmbeddedFile> law_files();

namespace law {
namespace {

constexpr std::string_view folder = "indicators/";
constexpr int order_max = 9999;
constexpr int decimals_max = 4;
constexpr int number_max = 1'000'000;

struct ReadFile {
    int order = 0;
    std::vector<core::Definition> definitions;
};

/// One word of an enumeration, by its id.
template <class E>
E word(Fields& fields, std::string_view key) {
    std::string list;
    for (const core::Word& known : words(E{})) list += (list.empty() ? "" : ", ") + std::string(known.id);
    const std::string text = fields.text(key, "it is one of: " + list);
    for (std::size_t i = 0; i < words(E{}).size(); ++i) {
        if (words(E{})[i].id == text) return static_cast<E>(i);
    }
    fields.fail(fields.place(key), fmt::format("`{}` is no {}", text, key), "it is one of: " + list);
    return {};
}

bool is_among_denominator(Fields& fields) {
    const std::string among = fields.text("numerator_among", "write \"denominator\" or \"all\"");
    if (among != "denominator" && among != "all") {
        fields.fail(fields.place("numerator_among"), fmt::format("`{}` is not known", among),
                    "write \"denominator\" or \"all\"");
    }
    return among == "denominator";
}

base::Rounding rounding_of(Fields& fields) {
    const std::string text = fields.text_or("rounding", "half_up");
    if (text != "half_up" && text != "truncate") {
        fields.fail(fields.place("rounding"), fmt::format("`{}` is no rounding", text),
                    "write \"half_up\" or \"truncate\"");
    }
    return text == "truncate" ? base::Rounding::truncate : base::Rounding::half_up;
}

base::Result<core::Exclusion> read_exclusion(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::Exclusion exclusion;
    exclusion.when = fields.text("when");
    exclusion.why_zh = fields.text("why_zh", "say why these rows do not count");
    exclusion.why_en = fields.text("why_en", "say why these rows do not count");
    TRY(fields.done());
    return exclusion;
}

base::Result<core::Worked> read_worked(const Table& table, const std::string& path,
                                       const core::Definition& definition) {
    Fields fields(table, path);
    core::Worked worked;
    worked.period = {fields.day("from"), fields.day("to")};
    worked.cut.day = fields.day("cut");
    worked.rows = fields.text("rows", "write a small table, its last column `counts`");
    worked.numerator = fields.number("numerator", 0, number_max);
    if (core::is_quotient(definition)) {
        const bool is_decline = definition.measure == core::Measure::decline;
        worked.denominator = fields.number(is_decline ? "year_before" : "denominator", 0, number_max);
        if (const std::string value = fields.text("value", "write the printed value, or \"n/a\""); value != "n/a")
            worked.value = value;
    } else {
        worked.value = std::to_string(worked.numerator);
    }
    TRY(fields.done());
    return worked;
}

void read_rounding(Fields& fields, core::Definition& definition) {
    definition.decimals = fields.number_or("decimals", 0, decimals_max, 2);
    definition.rounding = rounding_of(fields);
}

/// What is counted from rows.
void read_parts(Fields& fields, core::Definition& definition) {
    using enum core::Measure;
    definition.grain = word<core::Grain>(fields, "grain");
    definition.numerator = fields.text("numerator", "write a predicate: what is counted");
    definition.numerator_dated = fields.text_or("dated", "");
    definition.denominator_dated = definition.numerator_dated;
    if (definition.measure == rate) {
        definition.denominator = fields.text("denominator", "write a predicate: of what");
        definition.is_within = is_among_denominator(fields);
        definition.denominator_dated = fields.text_or("denominator_dated", definition.numerator_dated);
        definition.sum = fields.text_or("numerator_sum", "");
        definition.denominator_sum = fields.text_or("denominator_sum", "");
    }
    if (definition.measure == sum || definition.measure == average)
        definition.sum = fields.text("sum", "name the column that is added up, or two days: closed_day - accepted_day");
    if (core::is_quotient(definition)) read_rounding(fields, definition);
}

void read_typed(Fields& fields, core::Definition& definition) {
    core::TypedMeaning& typed = definition.typed;
    typed.numerator_zh = fields.text("numerator_zh", "say what number is typed");
    typed.numerator_en = fields.text("numerator_en", "say what number is typed");
    typed.denominator_zh = fields.text_or("denominator_zh", "");
    typed.denominator_en = typed.denominator_zh.empty() ? "" : fields.text("denominator_en", "say of what");
    typed.group = fields.text("group", "name the group of the list of features, A to I or S");
    typed.is_aggregate_only = fields.flag("aggregate_only");
    constexpr std::string_view groups = "ABCDEFGHIS";
    if (typed.group.size() != 1 || groups.find(typed.group) == groups.npos)
        fields.fail(fields.place("group"), fmt::format("`{}` is no group of features", typed.group), "A to I, or S");
    // What touches persons in S is a number a month and nothing else.
    if (typed.group == "S" && !typed.is_aggregate_only)
        fields.fail(fields.place("group"), "figures of group S are aggregates", "write aggregate_only = true");
    if (core::is_quotient(definition)) read_rounding(fields, definition);
}

void read_measure(Fields& fields, core::Definition& definition) {
    definition.measure = word<core::Measure>(fields, "measure");
    if (fields.has("better")) definition.better = word<core::Better>(fields, "better");
    switch (definition.measure) {
        case core::Measure::typed: return read_typed(fields, definition);
        case core::Measure::uptime:
            definition.uptime = word<core::UptimePart>(fields, "part");
            return read_rounding(fields, definition);
        case core::Measure::rate:
        case core::Measure::count:
        case core::Measure::sum:
        case core::Measure::average:
        case core::Measure::decline: return read_parts(fields, definition);
    }
}

base::Result<core::Definition> read_definition(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::Definition definition;
    definition.id = fields.text("id");
    definition.name_zh = fields.text("name_zh");
    definition.name_en = fields.text("name_en");
    definition.family = fields.text_or("family", definition.id);
    definition.meaning_zh = fields.text("meaning_zh");
    definition.meaning_en = fields.text("meaning_en");
    read_measure(fields, definition);
    definition.beside = fields.texts("beside");
    definition.unit = fields.text("unit");
    definition.source = fields.text("source", "name where the definition was read");
    definition.is_example = fields.flag("example");
    definition.place = fields.place("id");
    const auto exclusions = fields.has("exclusion") ? fields.tables("exclusion") : std::vector<const Table*>{};
    const bool is_worked = core::is_counted(definition) || fields.has("worked");
    const auto worked = is_worked ? fields.tables("worked") : std::vector<const Table*>{};
    TRY(fields.done());
    for (const Table* entry : exclusions) definition.exclusions.push_back(TRY(read_exclusion(*entry, path)));
    for (const Table* entry : worked) {
        definition.worked.push_back(TRY(read_worked(*entry, path, definition)));
    }
    const auto parts = core::parts_of(definition);
    if (!parts) {
        base::Error error = parts.error();
        error.place = fmt::format("{}: {}", definition.place, error.place);
        return std::unexpected(std::move(error));
    }
    return definition;
}

base::Result<ReadFile> read_file(const std::string& path, const std::string& text) {
    const Table table = TRY(parse(text, path));
    Fields fields(table, path);
    ReadFile file;
    if (fields.text("kind") != "indicators")
        fields.fail(fields.place("kind"), "not a file of indicators", "write kind = \"indicators\"");
    file.order = fields.number("order", 1, order_max);
    const auto entries = fields.tables("indicator");
    TRY(fields.done());
    for (const Table* entry : entries) file.definitions.push_back(TRY(read_definition(*entry, path)));
    return file;
}

}  // namespace

std::vector<File> embedded_indicators() {
    std::vector<File> files;
    for (const base::EmbeddedFile& file : law_files()) {
        if (file.path.starts_with(folder)) files.push_back({std::string(file.path), std::string(file.bytes)});
    }
    return files;
}

base::Result<std::vector<core::Definition>> read_indicators(const std::vector<File>& files) {
    std::map<std::string, const std::string*> by_path;
    for (const File& file : files) by_path[file.path] = &file.text;
    std::vector<ReadFile> read;
    for (const auto& [path, text] : by_path) read.push_back(TRY(read_file(path, *text)));
    std::ranges::stable_sort(read, {}, &ReadFile::order);
    std::vector<core::Definition> definitions;
    std::map<std::string, std::string> places;
    for (ReadFile& file : read) {
        for (core::Definition& definition : file.definitions) {
            const auto [known, is_new] = places.try_emplace(definition.id, definition.place);
            if (!is_new) {
                return base::fail(base::ErrorKind::bad_input, fmt::format("the id {} is taken", definition.id),
                                  definition.place, "it stands in " + known->second);
            }
            definitions.push_back(std::move(definition));
        }
    }
    for (const core::Definition& definition : definitions) {
        for (const std::string& id : definition.beside) {
            if (places.contains(id)) continue;
            return base::fail(base::ErrorKind::bad_input, fmt::format("`beside` names {}, which is no indicator", id),
                              definition.place, "name the id of an indicator");
        }
    }
    return definitions;
}

base::Result<std::vector<core::Definition>> indicators() {
    return read_indicators(embedded_indicators());
}

}  // namespace law
