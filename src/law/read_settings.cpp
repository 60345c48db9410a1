#include "core/statute/citation.hpp"
#include "law/readers.hpp"

namespace law {
namespace {

constexpr int value_max = 10'000;

}  // namespace

Cited read_citation(Fields& fields) {
    Cited cited;
    cited.is_example = fields.flag("example");
    if (cited.is_example) {
        for (const auto* key : {"instrument", "article"})
            if (fields.has(key))
                fields.fail(fields.place(key), "an example shows no article", "take the line out, or `example = true`");
        return cited;
    }
    cited.instrument = fields.text("instrument", "cite the instrument, or mark the row `example = true`");
    cited.article = fields.text("article", "cite the article, or mark the row `example = true`");
    if (!cited.article.empty() && !core::parse_citation(cited.article))
        fields.fail(fields.place("article"), "`" + cited.article + "` is no article",
                    "write \"34\", \"23.3\" (paragraph) or \"31(6)\" (item)");
    return cited;
}

base::Result<std::vector<Placed<core::Setting>>> read_setting(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::Setting head;
    fields.text("kind");
    const std::string id = fields.text("id");
    const auto known = core::parse_setting(id);
    if (known)
        head.id = *known;
    else
        fields.fail(fields.place("id"), "`" + id + "` is no setting that the program knows",
                    "see docs/formats/law.md for the ids");
    head.name_zh = fields.text("name_zh");
    head.name_en = fields.text("name_en");
    const auto rows = fields.tables("row");
    TRY(fields.done());
    std::vector<Placed<core::Setting>> settings;
    for (const Table* row : rows) {
        Fields cells(*row, path);
        core::Setting setting = head;
        read_span(cells, setting.from, setting.until);
        Cited cited = read_citation(cells);
        setting.instrument = std::move(cited.instrument);
        setting.article = std::move(cited.article);
        setting.is_example = cited.is_example;
        const bool is_count = setting.id == core::SettingId::collective_people;
        if (!cells.has("value")) cells.fail(cells.place(), "`value` is missing", "add it: true, false or a number");
        setting.value = is_count ? cells.number("value", 1, value_max) : static_cast<int>(cells.flag("value"));
        setting.source = cells.text("source", "name where the text was read, or why it was not");
        TRY(cells.done());
        settings.push_back({std::move(setting), cells.place("from")});
    }
    return settings;
}

}  // namespace law
