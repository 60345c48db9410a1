#include "paper/report/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "core/evaluation/fields.hpp"

namespace paper {
namespace {

/// Each line that is not empty is a paragraph.
void add_text(Document& document, std::string_view text) {
    for (const auto line : text | std::views::split('\n')) {
        const std::string_view words(line);
        if (words.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        document.blocks.emplace_back(Paragraph{.text = std::string(words)});
    }
}

void add_section(Document& document, const ReportSource& source, const core::ReportSection& section) {
    document.blocks.emplace_back(
        Paragraph{.style = section.is_inner() ? Style::heading_2 : Style::heading_1, .text = section.heading});
    const auto written = std::ranges::find(source.sheet.sections, section.id, &core::ProseSection::id);
    const bool is_written = written != source.sheet.sections.end();
    if (is_written) add_text(document, source.filled(written->text));
    const auto say = [&](const std::vector<core::ReportPiece>& pieces) {
        for (const core::ReportPiece piece : pieces) {
            for (const std::string& text : statements(source, piece, section)) add_text(document, text);
        }
    };
    if (!is_written) say(section.unwritten);
    say(section.always);
}

struct Annex {
    std::string title;
    std::vector<RuledTable> tables;
};

std::vector<Annex> annexes_of(const ReportSource& source) {
    const bool is_self = source.sheet.evaluator == core::Evaluator::self;
    std::vector<Annex> annexes{{is_self ? "绩效自评表" : "绩效评价表", sheet_tables(source)}};
    if (RuledTable table = deduction_table(source.sheet); !table.rows.empty())
        annexes.push_back({"扣分说明", {std::move(table)}});
    if (RuledTable table = evidence_table(source.sheet); !table.rows.empty())
        annexes.push_back({"佐证材料清单", {std::move(table)}});
    return annexes;
}

bool has_example(const ReportSource& source) {
    return std::ranges::any_of(source.sheet.lines, &core::SheetLine::is_full_example);
}

}  // namespace

std::string ReportSource::filled(std::string_view text) const {
    return core::filled(text, sheet, standard, scores);
}

Document report(const ReportSource& source) {
    Document document{.layout = core::PaperLayout::sheet, .title = source.sheet.title};
    for (const core::ReportSection& section : source.layout.sections) add_section(document, source, section);
    const std::vector<Annex> annexes = annexes_of(source);
    for (std::size_t i = 0; i < annexes.size(); ++i) {
        const bool is_alone = i == 0 && source.layout.sections.empty();  // the report is its table, named by the title
        const std::string number = annexes.size() > 1 ? std::to_string(i + 1) : "";
        if (!is_alone) {
            document.blocks.emplace_back(Paragraph{.style = Style::heading_1,
                                                   .text = fmt::format("附表{}　{}", number, annexes[i].title),
                                                   .is_page_start = i == 0});
        }
        for (const RuledTable& table : annexes[i].tables) document.blocks.emplace_back(table);
        if (i == 0 && has_example(source))
            document.blocks.emplace_back(Paragraph{.text = "注：标“示例”的分值由填表单位选定，没有文件依据。"});
    }
    return document;
}

}  // namespace paper
