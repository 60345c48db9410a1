// evaluation evidence: what the lines rest on, as a folder of numbered folders.
#include <fmt/format.h>

#include <filesystem>

#include "evaluate/evidence.hpp"
#include "http/evaluation_tell.hpp"
#include "main/huiying/evaluation_words.hpp"
#include "main/huiying/files.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;
using evaluate::EvidenceState;

/// Nothing of somebody else's is written over.
Result<> make_empty(const fs::path& folder) {
    std::error_code trouble;
    fs::create_directories(folder, trouble);
    if (!fs::is_directory(folder, trouble))
        return base::fail(ErrorKind::io, "the folder cannot be made", folder.string(), "name another one");
    if (!fs::is_empty(folder, trouble))
        return base::fail(ErrorKind::bad_input, "the folder is not empty", folder.string(), "name a new one");
    return {};
}

/// What the ledger does not know may lie beside the evaluation file.
Result<std::optional<evaluate::EvidenceFile>> read_beside(const fs::path& folder, const std::string& file) {
    std::error_code trouble;
    if (file.empty() || !fs::exists(folder / file, trouble)) return std::nullopt;
    return evaluate::EvidenceFile{.bytes = TRY(read_text(folder / file, evaluate::evidence_size_max)),
                                  .ending = evaluate::ending_of(file)};
}

bool is_lacking(const evaluate::EvidenceRow& row) {
    return row.state == EvidenceState::missing || row.state == EvidenceState::listed ||
           row.state == EvidenceState::destroyed;
}

}  // namespace

Ran run_evaluation_evidence(const Arguments& arguments, const Terminal& terminal) {
    const auto& words = arguments.positionals();
    const std::string out = TRY(arguments.need("--out"));
    const EvaluationStore store = TRY(EvaluationStore::open(words[0], terminal));
    const core::Life life = TRY(store.life(words[1]));
    const core::LifeStep* step = TRY(http::evidence_step(life, arguments.get("--step")));
    const evaluate::Evaluated evaluated = TRY(evaluate::score_step(*step, store.sources()));
    const fs::path from = terminal.path(arguments.get("--files", ".")), to = terminal.path(out);
    TRY(make_empty(to));
    const auto kept = evaluate::from_store(store.reader(), {life.organ, life.year});
    const auto rows = TRY(evaluate::write_evidence(
        evaluated,
        [&](const core::EvidenceItem& item) -> Result<std::optional<evaluate::EvidenceFile>> {
            auto paper = kept(item);
            if (!paper || *paper) return paper;
            return read_beside(from, item.file);
        },
        arguments.has("--pdf") ? evaluate::through_libreoffice() : evaluate::ConvertEvidence(),
        [&](const std::string& path, const std::string& bytes) { return write_file(to / path, bytes); }));
    const auto lacking = static_cast<std::size_t>(std::ranges::count_if(rows, is_lacking));
    const bool en = terminal.is_english;
    if (terminal.is_json) {
        json list = json::array();
        for (const evaluate::EvidenceRow& row : rows)
            list.push_back({{"folder", row.folder},
                            {"line", row.line},
                            {"number", row.number},
                            {"title", row.title},
                            {"file", row.file},
                            {"state", core::id_of(row.state)},
                            {"seq", row.seq == 0 ? json() : json(row.seq)},
                            {"sha256", row.sha256}});
        terminal.print(list);
        return lacking == 0 ? exit_done : exit_finding;
    }
    paper::Table table({{en ? "folder" : "文件夹"},
                        {en ? "number" : "编号"},
                        {en ? "title" : "材料名称"},
                        {en ? "file" : "文件"},
                        {en ? "state" : "状态"},
                        {en ? "fact" : "账册号", paper::Align::right}});
    for (const evaluate::EvidenceRow& row : rows)
        table.row({row.folder, row.number, row.title, row.file,
                   std::string(en ? core::id_of(row.state) : core::zh_of(row.state)),
                   row.seq == 0 ? "" : std::to_string(row.seq)});
    terminal.out(table.text());
    if (lacking > 0)
        terminal.say(fmt::format("{} 份材料没有文件", lacking),
                     fmt::format("{} pieces of evidence have no file", lacking));
    return lacking == 0 ? exit_done : exit_finding;
}

}  // namespace huiying
