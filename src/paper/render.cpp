#include "paper/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "base/utf8.hpp"
#include "core/statute/citation.hpp"
#include "core/statute/statute.hpp"
#include "paper/docx/xml.hpp"

namespace paper {
namespace {

using base::ErrorKind;

constexpr std::string_view blanks[] = {" ", "\n", "　"};

std::string_view trimmed(std::string_view text) {
    for (bool has_more = true; has_more;) {
        has_more = false;
        for (const std::string_view blank : blanks) {
            if (text.starts_with(blank)) text.remove_prefix(blank.size()), has_more = true;
            if (text.ends_with(blank)) text.remove_suffix(blank.size()), has_more = true;
        }
    }
    return text;
}

/// Lines trimmed, empty ones left out.
std::string tidy_lines(std::string_view text) {
    std::string out;
    for (const auto part : text | std::views::split('\n')) {
        const std::string_view line = trimmed(std::string_view(part));
        if (line.empty()) continue;
        if (!out.empty()) out += '\n';
        out += line;
    }
    return out;
}

std::string asked_by(const core::PaperField& field) {
    const auto citation = core::parse_citation(field.article);
    return citation ? "《信访工作条例》" + citation->text_zh() : "this kind of paper";
}

base::Result<std::string> checked_text(std::string_view place, std::string_view zh, std::string_view value,
                                       std::size_t characters_max) {
    const auto length = base::utf8_length(value);
    if (!length) {
        return base::fail(ErrorKind::bad_input, fmt::format("{} is not UTF-8 text", zh), std::string(place),
                          "send it as UTF-8");
    }
    if (*length > characters_max) {
        return base::fail(ErrorKind::bad_input, fmt::format("{} has {} characters", zh, *length), std::string(place),
                          fmt::format("{} are allowed; put the rest into an attachment", characters_max));
    }
    return tidy_lines(clean(value));
}

/// What is printed for a field; empty where nothing was given.
base::Result<std::string> printed_field(const core::PaperField& field, std::string_view value) {
    const bool is_text = field.kind == core::PaperFieldKind::text;
    std::string text = TRY(checked_text(field.id, field.zh, value, is_text ? text_max : line_max));
    if (text.empty()) return text;
    switch (field.kind) {
        case core::PaperFieldKind::text: return text;
        case core::PaperFieldKind::line: std::ranges::replace(text, '\n', ' '); return text;
        case core::PaperFieldKind::day:
            if (const auto day = base::parse_day(text)) return printed(*day);
            return base::fail(ErrorKind::bad_input, fmt::format("{} is no day: {}", field.zh, text),
                              std::string(field.id), "write it as 2026-03-16");
        case core::PaperFieldKind::count:
            if (text.size() <= 6 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return text;
            return base::fail(ErrorKind::bad_input, fmt::format("{} is no number: {}", field.zh, text),
                              std::string(field.id), "write it in digits");
    }
    return text;
}

class Filler {
  public:
    explicit Filler(const core::PaperForm& form) : form_(form) {}

    base::Result<> take(const PaperFields& fields, const Letterhead& letterhead);
    /// Whether all fields it names are filled in.
    [[nodiscard]] bool has_all(std::string_view text) const;
    [[nodiscard]] std::string fill(std::string_view text) const;

  private:
    const core::PaperForm& form_;
    PaperFields printed_;
};

base::Result<> Filler::take(const PaperFields& fields, const Letterhead& letterhead) {
    const std::string_view paper = core::zh_of(form_.kind);
    for (const auto& [id, value] : fields) {
        if (core::find_field(form_.kind, id) == nullptr) {
            return base::fail(ErrorKind::bad_input, fmt::format("{} has no field {}", paper, id), id,
                              "leave it out, or ask which fields the kind has");
        }
    }
    for (const core::PaperField& field : core::fields_of(form_.kind)) {
        const auto given = fields.find(field.id);
        std::string text = TRY(printed_field(field, given == fields.end() ? std::string_view() : given->second));
        if (text.empty() && field.is_required) {
            return base::fail(ErrorKind::bad_input, fmt::format("{} lacks {}", paper, field.zh), std::string(field.id),
                              "fill it in: " + asked_by(field) + " asks for it");
        }
        printed_.emplace(field.id, std::move(text));
    }
    printed_["organ"] = letterhead.organ;
    printed_["day"] = printed(letterhead.day);
    printed_["document_number"] = letterhead.number;
    return {};
}

bool Filler::has_all(std::string_view text) const {
    return std::ranges::all_of(core::pieces_of(text), [this](const core::PaperPiece& piece) {
        const auto found = printed_.find(piece.text);
        return !piece.is_field || (found != printed_.end() && !found->second.empty());
    });
}

std::string Filler::fill(std::string_view text) const {
    std::string out;
    for (const core::PaperPiece& piece : core::pieces_of(text)) {
        const auto found = piece.is_field ? printed_.find(piece.text) : printed_.end();
        out += found == printed_.end() ? (piece.is_field ? std::string_view() : piece.text) : found->second;
    }
    return out;
}

base::Result<Letterhead> checked(const core::PaperForm& form, const Letterhead& given) {
    Letterhead out = given;
    if (!given.day.is_set())
        return base::fail(ErrorKind::bad_input, "the paper has no day", "day", "give its 成文日期");
    struct Line {
        std::string_view id;
        std::string_view zh;
        std::string* text;
        bool is_needed;
    };
    const bool is_numbered = form.layout != core::PaperLayout::sheet;
    for (const Line& line :
         {Line{"organ", "发文机关", &out.organ, true}, Line{"number", "发文字号", &out.number, is_numbered},
          Line{"mark", "发文机关标志", &out.mark, false}, Line{"signer", "签发人", &out.signer, false},
          Line{"copies_to", "抄送机关", &out.copies_to, false}}) {
        *line.text = TRY(checked_text(line.id, line.zh, *line.text, line_max));
        std::ranges::replace(*line.text, '\n', ' ');
        if (line.is_needed && line.text->empty()) {
            return base::fail(ErrorKind::bad_input, fmt::format("{} lacks {}", core::zh_of(form.kind), line.zh),
                              std::string(line.id), "give it");
        }
    }
    if (out.attachments.size() > attachments_max) {
        return base::fail(ErrorKind::bad_input, fmt::format("{} attachments", out.attachments.size()), "attachments",
                          fmt::format("{} are allowed; join some", attachments_max));
    }
    for (std::string& name : out.attachments) name = TRY(checked_text("attachments", "附件", name, line_max));
    return out;
}

/// Label and value take turns in a row; a row's single cell is text.
RuledTable table_of(const core::PaperBlock& block, const Filler& filler) {
    RuledTable table;
    for (const std::string& row : block.rows) {
        std::vector<Cell> cells;
        for (const auto part : row | std::views::split('|')) {
            cells.push_back({filler.fill(trimmed(std::string_view(part))), cells.size() % 2 == 0});
        }
        if (cells.size() == 1) cells.front().is_label = false;
        table.rows.push_back(std::move(cells));
    }
    return table;
}

/// （一） at the front of a short line: a heading of the second level, as people type it.
bool is_heading_2(std::string_view line) {
    const std::size_t end = line.find("）");
    if (!line.starts_with("（") || end == std::string_view::npos || base::display_width(line) > 52) return false;
    const std::string_view numeral = line.substr(3, end - 3);
    constexpr std::string_view numerals = "一二三四五六七八九十";
    for (std::size_t at = 0; at < numeral.size(); at += 3) {
        if (numerals.find(numeral.substr(at, 3)) == std::string_view::npos) return false;
    }
    return !numeral.empty();
}

void add_text(std::vector<Block>& blocks, const std::string& text) {
    for (const auto part : text | std::views::split('\n')) {
        const std::string_view line(part);
        blocks.push_back(Paragraph{is_heading_2(line) ? Style::heading_2 : Style::body, std::string(line)});
    }
}

std::vector<Block> blocks_of(const core::PaperForm& form, const Filler& filler) {
    std::vector<const core::PaperBlock*> shown;
    for (const core::PaperBlock& block : form.blocks) {
        if (filler.has_all(block.text) && filler.has_all(block.heading)) shown.push_back(&block);
    }
    const bool is_numbered =
        std::ranges::count_if(shown, [](const auto* block) { return !block->heading.empty(); }) > 1;
    std::vector<Block> blocks;
    int ordinal = 0;
    for (const core::PaperBlock* block : shown) {
        if (!block->heading.empty()) {
            const std::string number = is_numbered ? core::chinese_number(++ordinal) + "、" : "";
            blocks.push_back(Paragraph{Style::heading_1, number + filler.fill(block->heading)});
        }
        if (!block->label.empty()) {
            blocks.push_back(Paragraph{Style::listed, tidy_lines(filler.fill(block->text)), block->label});
        } else if (!block->text.empty()) {
            add_text(blocks, tidy_lines(filler.fill(block->text)));
        }
        if (!block->rows.empty()) blocks.push_back(table_of(*block, filler));
    }
    return blocks;
}

}  // namespace

std::string document_number(std::string_view code, int year, int sequence) {
    return fmt::format("{}〔{}〕{}号", code, year, sequence);
}

base::Result<Document> compose(const core::PaperForm& form, const PaperFields& fields, const Letterhead& given) {
    const Letterhead letterhead = TRY(checked(form, given));
    Filler filler(form);
    TRY(filler.take(fields, letterhead));
    Document document{.layout = form.layout,
                      .mark = letterhead.mark.empty() ? filler.fill(form.mark) : letterhead.mark,
                      .number = letterhead.number,
                      .signer = letterhead.signer,
                      .title = filler.fill(form.title),
                      .addressee = filler.fill(form.addressee),
                      .attachments = letterhead.attachments};
    document.blocks = blocks_of(form, filler);
    if (form.is_sealed || form.layout == core::PaperLayout::minutes)
        document.signature = {letterhead.organ, letterhead.day};
    for (const std::string& note : form.notes) {
        if (filler.has_all(note)) document.note += (document.note.empty() ? "" : "；") + filler.fill(note);
    }
    if (form.has_query_code) document.qr_text = letterhead.query_url;
    document.imprint.copies_to = letterhead.copies_to;
    if (form.layout != core::PaperLayout::letter && letterhead.print_day.is_set()) {
        document.imprint.organ = letterhead.organ;
        document.imprint.day = letterhead.print_day;
    }
    return document;
}

base::Result<base::Bytes> render(const core::PaperForm& form, const PaperFields& fields, const Letterhead& letterhead) {
    const Document document = TRY(compose(form, fields, letterhead));
    return docx(document);
}

}  // namespace paper
