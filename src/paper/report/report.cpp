#include "paper/report/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

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

/// What a reader of the table should know: which weights nobody has read in a text, what was typed, what was counted
/// when.
std::vector<std::string> notes_of(const ReportSource& source) {
    const core::Sheet& sheet = source.sheet;
    std::vector<std::string> notes;
    if (std::ranges::any_of(sheet.lines, &core::SheetLine::is_full_example))
        notes.emplace_back("标“示例”的分值由填表单位选定，没有文件依据。");
    if (sheet.cut.seq == 0) return notes;
    notes.push_back(fmt::format("指标和资金取自账册，截至{}，第{}条。", printed(sheet.cut.day), sheet.cut.seq));
    std::vector<std::string> typed;
    for (const core::SheetLine& line : sheet.lines) {
        const bool is_number = line.relation != core::Relation::qualitative && line.actual.value;
        if (is_number && origin_of(line.actual).id == id_of(core::ActualFrom::typed)) typed.push_back(line.name);
    }
    if (!typed.empty()) notes.push_back(fmt::format("完成值为填报数的指标：{}。", fmt::join(typed, "、")));
    return notes;
}

/// The organ signs its own evaluation; others have papers of their own for theirs.
Signature signature_of(const core::Sheet& sheet) {
    if (sheet.evaluator != core::Evaluator::self) return {};
    return {.organ = sheet.organ, .day = day_of(sheet)};
}

}  // namespace

base::Day day_of(const core::Sheet& sheet) {
    return sheet.dated.is_set() ? sheet.dated : sheet.cut.day;
}

std::string ReportSource::filled(std::string_view text) const {
    return core::filled(text, sheet, standard, scores);
}

Document report(const ReportSource& source) {
    Document document{.layout = core::PaperLayout::sheet, .title = source.sheet.title};
    for (const core::ReportSection& section : source.layout.sections) add_section(document, source, section);
    const std::vector<Annex> annexes = annexes_of(source);
    const bool is_alone = source.layout.sections.empty();  // the report is its table, named by the title
    std::vector<Block>& blocks = is_alone ? document.blocks : document.annexes;
    for (std::size_t i = 0; i < annexes.size(); ++i) {
        if (i > 0 || !is_alone) {
            const std::string number = annexes.size() > 1 ? std::to_string(i + 1) : "";
            blocks.emplace_back(Paragraph{.style = Style::heading_1,
                                          .text = fmt::format("附件{}　{}", number, annexes[i].title),
                                          .is_page_start = i == 0});
        }
        for (const RuledTable& table : annexes[i].tables) blocks.emplace_back(table);
        if (i > 0) continue;
        for (const std::string& note : notes_of(source)) blocks.emplace_back(Paragraph{.text = "注：" + note});
    }
    if (is_alone) return document;
    document.signature = signature_of(source.sheet);
    for (const Annex& annex : annexes) document.attachments.push_back(annex.title);
    return document;
}

}  // namespace paper
