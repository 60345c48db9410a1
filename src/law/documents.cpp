#include "law/documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "core/matter/paper_fields.hpp"
#include "law/fields.hpp"

std::span<const base::EmbeddedFile> law_files();

namespace law {
namespace {

constexpr std::string_view folder = "documents/";
constexpr std::ptrdiff_t cells_max = 4;  // of a row

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

/// What a form prints, and which fields it names on the way.
struct Printed {
    std::string text;
    std::set<std::string, std::less<>> fields;
    std::set<std::string, std::less<>> unknown;

    void add(std::string_view line, core::PaperKind kind) {
        text += line;
        text += '\n';
        for (const core::PaperPiece& piece : core::pieces_of(line)) {
            if (!piece.is_field) continue;
            const bool is_known =
                core::find_field(kind, piece.text) != nullptr ||
                std::ranges::find(core::letterhead_fields, piece.text) != core::letterhead_fields.end();
            (is_known ? fields : unknown).emplace(piece.text);
        }
    }
};

Printed printed(const core::PaperForm& form) {
    Printed out;
    for (const std::string& line : {form.title, form.addressee, form.mark}) out.add(line, form.kind);
    for (const std::string& note : form.notes) out.add(note, form.kind);
    for (const core::PaperBlock& block : form.blocks) {
        out.add(block.heading, form.kind);
        out.add(block.text, form.kind);
        for (const std::string& row : block.rows) out.add(row, form.kind);
    }
    return out;
}

base::Result<> check(const core::PaperForm& form) {
    const Printed shown = printed(form);
    const auto fail = [&form](std::string message, std::string cure) {
        return base::fail(base::ErrorKind::bad_input, std::move(message), form.place, std::move(cure));
    };
    if (!shown.unknown.empty()) {
        return fail(fmt::format("{{{}}} is no field of {}", *shown.unknown.begin(), core::id_of(form.kind)),
                    "docs/formats/papers.md says where the fields are listed");
    }
    for (const core::PaperField& field : core::fields_of(form.kind)) {
        if (field.is_required && !shown.fields.contains(field.id)) {
            return fail(fmt::format("the form does not print {} {}", field.id, field.zh),
                        fmt::format("name {{{}}} in a text; article: {}", field.id, field.article));
        }
    }
    for (const core::PaperPhrase& phrase : core::phrases_of(form.kind)) {
        if (shown.text.find(phrase.phrase) == std::string::npos) {
            return fail(fmt::format("the form does not say {}", phrase.phrase),
                        fmt::format("article {} wants it said", phrase.article));
        }
    }
    if (form.has_query_code && !form.is_sealed)
        return fail("a query code without a signature", "the code stands beside the signature: set sealed = true");
    return {};
}

base::Result<core::PaperBlock> read_block(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::PaperBlock block;
    block.heading = fields.text_or("heading", "");
    block.label = fields.text_or("label", "");
    block.text = fields.text_or("text", "");
    block.rows = fields.texts("rows");
    for (const std::string& row : block.rows) {
        if (std::ranges::count(row, '|') >= cells_max)
            fields.fail(fields.place("rows"), "a row has more than four cells", "part it into two rows");
    }
    if (block.heading.empty() && block.text.empty() && block.rows.empty())
        fields.fail(fields.place(), "the block is empty", "give it a heading, a text or rows");
    if (!block.label.empty() && block.text.empty())
        fields.fail(fields.place("label"), "a label without a text", "give it a text");
    TRY(fields.done());
    return block;
}

base::Result<core::PaperForm> read_form(const File& file) {
    const Table table = TRY(parse(file.text, file.path));
    Fields fields(table, file.path);
    core::PaperForm form;
    if (fields.text("kind") != "document")
        fields.fail(fields.place("kind"), "not the form of a paper", "write kind = \"document\"");
    form.kind = word<core::PaperKind>(fields, "id");
    form.layout = word<core::PaperLayout>(fields, "layout");
    form.title = fields.text("title");
    form.addressee = fields.text_or("addressee", "");
    form.mark = fields.text_or("mark", "{organ}");
    form.notes = fields.texts("notes");
    form.is_sealed = fields.flag("sealed");
    form.has_query_code = fields.flag("query_code");
    form.source = fields.text("source", "name where its contents are asked for");
    form.is_example = fields.flag("example");
    form.place = fields.place("id");
    const auto blocks = fields.tables("block");
    TRY(fields.done());
    for (const Table* block : blocks) form.blocks.push_back(TRY(read_block(*block, file.path)));
    TRY(check(form));
    return form;
}

}  // namespace

std::vector<File> embedded_documents() {
    std::vector<File> files;
    for (const base::EmbeddedFile& file : law_files()) {
        if (file.path.starts_with(folder)) files.push_back({std::string(file.path), std::string(file.bytes)});
    }
    return files;
}

base::Result<std::vector<core::PaperForm>> read_documents(const std::vector<File>& files) {
    std::map<core::PaperKind, core::PaperForm> by_kind;
    for (const File& file : files) {
        core::PaperForm form = TRY(read_form(file));
        by_kind.insert_or_assign(form.kind, std::move(form));
    }
    std::vector<core::PaperForm> forms;
    for (std::size_t i = 0; i < core::paper_kind_count; ++i) {
        const auto found = by_kind.find(static_cast<core::PaperKind>(i));
        if (found == by_kind.end()) {
            return base::fail(base::ErrorKind::bad_input, fmt::format("no form for {}", core::paper_kind_words[i].id),
                              "law/documents", "add a file with this id");
        }
        forms.push_back(std::move(found->second));
    }
    return forms;
}

base::Result<std::vector<core::PaperForm>> documents() {
    return read_documents(embedded_documents());
}

}  // namespace law
