#include "law/readers.hpp"

namespace law {
namespace {

base::Result<core::Article> read_article(const Table& table, const std::string& path, std::size_t expected) {
    Fields fields(table, path);
    core::Article article{.number = fields.text("number"),
                          .subject = fields.text("subject"),
                          .digest = fields.text("digest", "say the article in one sentence of your own")};
    if (article.number != std::to_string(expected))
        fields.fail(fields.place("number"),
                    "article " + article.number + " stands where " + std::to_string(expected) + " belongs",
                    "list every article once, in order");
    TRY(fields.done());
    return article;
}

}  // namespace

void read_span(Fields& fields, base::Day& from, base::Day& until) {
    from = fields.day("from");
    until = fields.day_or_none("until");
    if (until.is_set() && until < from)
        fields.fail(fields.place("until"), "`until` is before `from`", "swap or mend the dates");
}

base::Result<Placed<core::Instrument>> read_articles(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::Instrument instrument;
    fields.text("kind");
    instrument.id = fields.text("id");
    instrument.title = fields.text("title");
    instrument.title_en = fields.text("title_en");
    fields.text("source", "name the document that enacted it");
    read_span(fields, instrument.from, instrument.until);
    const auto rows = fields.tables("article");
    TRY(fields.done());
    for (const Table* row : rows) {
        core::Article article = TRY(read_article(*row, path, instrument.articles.size() + 1));
        instrument.articles.push_back(std::move(article));
    }
    return Placed<core::Instrument>{std::move(instrument), fields.place("from")};
}

}  // namespace law
