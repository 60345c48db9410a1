#include "kit/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "core/ledger/hash.hpp"
#include "core/ledger/signed_note.hpp"
#include "core/ledger/tree.hpp"
#include "kit/archive.hpp"
#include "kit/compare.hpp"
#include "kit/count.hpp"
#include "kit/evaluation.hpp"
#include "kit/typed.hpp"
#include "law/indicators.hpp"
#include "law/money.hpp"
#include "law/standards.hpp"

namespace kit {
namespace {

using base::Result;

constexpr std::string_view indicators_folder = "indicators/";

/// So many jobs on so many threads; the first failure by number is the one that is told.
Result<> on_threads(unsigned threads, std::size_t jobs,
                    const std::function<Result<>(std::size_t job, unsigned thread)>& run) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::optional<std::pair<std::size_t, base::Error>> failed;
    const auto work = [&](unsigned thread) {
        for (;;) {
            const std::size_t number = next++;
            if (number >= jobs) return;
            auto done = run(number, thread);
            if (done) continue;
            const std::lock_guard lock(mutex);
            if (!failed || number < failed->first) failed = {number, std::move(done).error()};
            next = jobs;
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < threads; ++i) others.emplace_back(work, i);
        work(0);
    }
    if (failed) return std::unexpected(std::move(failed->second));
    return {};
}

class Verifying {
  public:
    Verifying(const std::filesystem::path& file, const VerifyOrder& order)
        : file_(file), order_(order), threads_(std::max(order.threads, 1U)) {}

    Result<Report> run() {
        archive_.emplace(TRY(Archive::open(file_)));
        TRY(read_statement());
        TRY(read_files());
        TRY(read_law());
        TRY(survey_all());
        TRY(check_epochs());
        TRY(check_withheld());
        TRY(recompute());
        TRY(prove_evaluation());
        return std::move(report_);
    }

  private:
    const std::filesystem::path& file_;
    const VerifyOrder& order_;
    unsigned threads_;
    std::optional<Archive> archive_;
    std::map<std::string, Listed> listed_;
    std::vector<core::Definition> definitions_;
    core::Law law_;
    std::vector<law::File> standards_, money_files_;
    core::Office office_;
    std::vector<FigureLine> figures_;
    std::vector<Survey> surveys_;
    std::vector<core::Fact> office_facts_, account_facts_, evaluation_facts_, evidence_facts_;
    std::vector<TurnedEvent> turned_;
    std::vector<base::Day> closed_letters_, closed_openings_;  ///< days of those that stay closed
    Report report_;

    Result<std::string> text(std::string_view path) const {
        const base::Bytes bytes = TRY(archive_->read(std::string(path), text_bytes_max));
        return std::string(base::text_of(bytes));
    }
    /// A file that files.txt names: the one that was signed, or none.
    Result<base::Bytes> listed(const Archive& archive, const std::string& path) const {
        const auto line = listed_.find(path);
        if (line == listed_.end()) return refuse(Ground::files, "files.txt does not name this file", path);
        const bool is_part = path.starts_with(leaves_folder);
        base::Bytes bytes = TRY(archive.read(path, is_part ? part_bytes_max : text_bytes_max));
        if (bytes.size() == line->second.bytes && core::sha256(bytes) == line->second.hash) return bytes;
        return refuse(Ground::files, "it is not the file that was signed", path);
    }
    Result<std::string> listed_text(std::string_view path) const {
        const base::Bytes bytes = TRY(listed(*archive_, std::string(path)));
        return std::string(base::text_of(bytes));
    }

    Result<> read_statement() {
        const std::string key = TRY(text(key_file));
        const auto parsed = core::parse_verifier_key(std::string_view(key).substr(0, key.find('\n')));
        if (!parsed || core::text_of(*parsed) + "\n" != key) return refuse(Ground::key, "key.txt holds no public key");
        report_.key = *parsed;
        report_.is_key_known = order_.key.has_value();
        if (order_.key && *order_.key != report_.key)
            return refuse(Ground::key, "it is signed by another key than the one given", report_.key.name);
        const std::string note = TRY(text(statement_file));
        const auto opened = core::open_note(note, report_.key);
        if (!opened) return refuse(Ground::signature, opened.error().message, std::string(statement_file));
        report_.statement = TRY(parse_statement(*opened));
        if (report_.statement.origin != report_.key.name)
            return refuse(Ground::statement, "the statement is of another log than the key");
        return {};
    }

    Result<> read_files() {
        const std::string list = TRY(text(files_file));
        if (core::sha256(base::view(list)) != report_.statement.files)
            return refuse(Ground::files, "it is not the file that was signed", std::string(files_file));
        for (Listed& file : TRY(parse_files(list))) listed_.emplace(file.path, std::move(file));
        std::uint64_t parts = 0;
        for (const auto& [path, file] : listed_) {
            if (!archive_->has(path)) return refuse(Ground::files, "the kit lacks this file", path);
            if (path.starts_with(leaves_folder)) ++parts;
            const bool is_further = path.starts_with(further_folder);
            if (is_further) report_.unread.push_back(path);
            const bool is_known = is_further || path.starts_with(leaves_folder) || path.starts_with(law_folder) ||
                                  path == checkpoint_file || path == key_file || path == figures_file ||
                                  (path == scores_file && report_.statement.evaluation.is_set());
            if (!is_known) return refuse(Ground::files, "a kit has no such file", path);
        }
        if (archive_->size() != listed_.size() + 2) return refuse(Ground::files, "a file is not named in files.txt");
        if (parts != parts_of(report_.statement.leaves))
            return refuse(Ground::files, "more or fewer files of leaves than the statement says");
        TRY(listed(*archive_, std::string(key_file)));
        for (const std::string& path : report_.unread) TRY(listed(*archive_, path));
        return {};
    }

    Result<> read_law() {
        const std::string note = TRY(listed_text(checkpoint_file));
        const auto checkpoint = core::open(note, report_.key);
        if (!checkpoint) return refuse(Ground::signature, checkpoint.error().message, std::string(checkpoint_file));
        report_.checkpoint = *checkpoint;
        if (checkpoint->size != report_.statement.leaves)
            return refuse(Ground::statement, "the checkpoint has another number of leaves");
        std::vector<law::File> set, indicators;
        for (const auto& [path, file] : listed_) {
            if (!path.starts_with(law_folder)) continue;
            std::string text = TRY(listed_text(path));
            law::File one{.path = path.substr(law_folder.size()), .text = std::move(text)};
            (one.path.starts_with(indicators_folder) ? indicators : set).push_back(std::move(one));
        }
        auto law = law::read(set);
        if (!law) return refuse(Ground::law, law.error().message, law.error().place);
        law_ = *std::move(law);
        standards_ = law::standards_among(set);
        std::ranges::copy_if(set, std::back_inserter(money_files_),
                             [](const law::File& one) { return one.path.starts_with(law::money_folder); });
        if (law_.hash != report_.checkpoint.law)
            return refuse(Ground::law, "the law files are not the set that the checkpoint names");
        auto definitions = law::read_indicators(indicators);
        if (!definitions) return refuse(Ground::definitions, definitions.error().message, definitions.error().place);
        definitions_ = *std::move(definitions);
        report_.other_definitions = differing(indicators);
        const std::string figures = TRY(listed_text(figures_file));
        figures_ = TRY(parse_figures(figures));
        return {};
    }

    static std::vector<std::string> differing(const std::vector<law::File>& given) {
        std::map<std::string, int> seen;
        const auto own = law::embedded_indicators();
        for (const auto* files : {&given, &own}) {
            for (const law::File& file : *files) ++seen[file.path + '\n' + file.text];
        }
        std::vector<std::string> paths;
        for (const auto& [file, count] : seen) {
            std::string path = file.substr(0, file.find('\n'));
            if (count == 1 && (paths.empty() || paths.back() != path)) paths.push_back(std::move(path));
        }
        return paths;
    }

    Result<> survey_all() {
        std::uint64_t split = 0;
        if (!order_.earlier.empty()) {
            const auto earlier = core::open(order_.earlier, report_.key);
            if (!earlier) return refuse(Ground::earlier, earlier.error().message);
            report_.earlier = *earlier;
            split = earlier->size;
        }
        const std::uint64_t leaves = report_.statement.leaves;
        surveys_.resize(parts_of(leaves));
        std::atomic<std::uint64_t> done = 0;
        std::vector<Archive> archives;  // libzip serves one thread at a time, so each has the file open for itself
        for (unsigned i = 0; i < threads_; ++i) archives.push_back(TRY(Archive::open(file_)));
        const auto survey_part = [&](std::size_t part, unsigned thread) -> Result<> {
            const base::Bytes bytes = TRY(listed(archives[thread], leaves_path(part)));
            const std::uint64_t first = part * part_leaves + 1;
            const std::uint64_t count = std::min(part_leaves, leaves - first + 1);
            surveys_[part] = TRY(survey(bytes, {first, count, split, report_.statement.evaluation.is_set()}));
            done += count;
            if (order_.progress) order_.progress(done, leaves);
            return {};
        };
        TRY(on_threads(threads_, surveys_.size(), survey_part));
        std::vector<base::Hash> roots;
        for (const Survey& one : surveys_) roots.push_back(one.root);
        // Parts are subtrees, so their roots are the leaves of the tree's upper part.
        if (core::root_of(roots) != report_.checkpoint.root)
            return refuse(Ground::root, "the leaves do not give the root that was signed");
        for (Survey& one : surveys_) {
            std::ranges::move(one.office, std::back_inserter(office_facts_));
            std::ranges::move(one.accounts, std::back_inserter(account_facts_));
            std::ranges::move(one.evaluations, std::back_inserter(evaluation_facts_));
            std::ranges::move(one.evidence, std::back_inserter(evidence_facts_));
        }
        return report_.earlier ? check_earlier(roots) : Result<>();
    }

    Result<> check_earlier(std::vector<base::Hash> roots) {
        const core::Checkpoint& earlier = *report_.earlier;
        if (earlier.epoch > report_.checkpoint.epoch)
            return refuse(Ground::earlier, "it is of a later epoch than the kit");
        for (const core::Fact& fact : office_facts_) {
            const auto* opened = std::get_if<core::OpenEpoch>(&fact.deed);
            if (opened == nullptr || opened->epoch <= earlier.epoch || earlier.size < fact.seq) continue;
            // A restore took back what was recorded after the backup; its first fact says so.
            report_.taken_back = earlier.size - (fact.seq - 1);
            return {};
        }
        if (earlier.size > report_.checkpoint.size)
            return refuse(Ground::earlier, "it has more leaves than the ledger of the kit");
        if (earlier.size == 0) return {};
        roots.resize(parts_of(earlier.size));
        roots.back() = surveys_[roots.size() - 1].first_leaves_root;
        if (core::root_of(roots) == earlier.root) return {};
        return refuse(Ground::earlier, "the ledger of the kit does not continue it");
    }

    Result<> check_epochs() {
        std::uint32_t epoch = 0;
        std::string set;
        for (const core::Fact& fact : office_facts_) {
            if (const auto* opened = std::get_if<core::OpenEpoch>(&fact.deed)) epoch = opened->epoch;
            if (const auto* adopted = std::get_if<core::AdoptLaw>(&fact.deed)) set = adopted->set_hash;
        }
        if (epoch != report_.checkpoint.epoch)
            return refuse(Ground::epoch, "the checkpoint is of another epoch than the ledger's last");
        if (set != base::hex(report_.checkpoint.law))
            return refuse(Ground::law, "the checkpoint names another set than the ledger's last");
        return {};
    }

    Result<> check_withheld() {
        Withheld withheld{};
        for (const Survey& one : surveys_) {
            for (std::size_t i = 0; i < reason_count; ++i) withheld[i] += one.withheld[i];
            turned_.insert(turned_.end(), one.turned.begin(), one.turned.end());
            std::ranges::copy(one.closed_openings, std::back_inserter(closed_openings_));
            std::ranges::copy(one.closed_letters, std::back_inserter(closed_letters_));
        }
        report_.closed_letters = closed_letters_.size();
        report_.closed_matters = closed_openings_.size();
        report_.turned = TRY(turned_of(turned_, report_.statement.cut_day));
        if (withheld != report_.statement.withheld)
            return refuse(Ground::counts, "the statement counts the withheld leaves otherwise");
        return {};
    }

    static std::uint64_t until(const std::vector<base::Day>& days, base::Day cut) {
        return static_cast<std::uint64_t>(std::ranges::count_if(days, [&](base::Day day) { return day <= cut; }));
    }

    Result<> recompute() {
        const core::Office& office = office_;
        for (const core::Fact& fact : office_facts_) {
            if (fact.subject_kind == core::SubjectKind::organ) office_.apply(fact);
        }
        std::vector<core::OrganEntry> organs;
        std::uint32_t row = 0;
        for (const base::Id& id : office.organs())
            organs.push_back({++row, office.organ(id)->name, office.organ(id)->kind});
        const Statement& statement = report_.statement;
        const core::Cut cut{statement.cut_day, statement.leaves};
        const std::vector<Look> looks = TRY(looks_of(definitions_, statement.period, cut, organs));
        Counting counting(surveys_, looks, office, law_);
        TRY(on_threads(threads_, heaps, [&](std::size_t heap, unsigned) { return counting.count_matters(heap); }));
        std::vector<bool> are_settled;
        std::vector<std::uint64_t> after_cut;
        for (const Look& look : looks) {
            after_cut.push_back(TRY(turned_of(turned_, look.cut_day)).after_cut);
            are_settled.push_back(after_cut.back() == 0 &&
                                  until(closed_openings_, look.cut_day) == closed_openings_.size());
        }
        TRY(on_threads(threads_, heaps,
                       [&](std::size_t heap, unsigned) { return counting.count_letters(heap, are_settled); }));
        std::vector<Taken> taken;
        for (std::size_t i = 0; i < looks.size(); ++i) {
            const Counted& counted = counting.counted(i);
            if (counted.mixed_letters > report_.closed_letters)
                return refuse(Ground::withheld, "matters name more withheld letters than there are");
            taken.push_back({.totals = counted.totals,
                             .hidden = {.turned_after_cut = after_cut[i],
                                        .letters = counted.mixed_letters + counted.uncertain_letters,
                                        .accusations = until(closed_openings_, looks[i].cut_day),
                                        .accusing_letters = until(closed_letters_, looks[i].cut_day)}});
        }
        report_.mixed_letters = counting.counted(0).mixed_letters;
        report_.uncertain_letters = counting.counted(0).uncertain_letters;
        const core::TypedFigures typed = TRY(typed_of(account_facts_));
        core::RunRecord runs;
        for (const core::Fact& fact : office_facts_) runs.note(fact);
        report_.figures = TRY(compare(definitions_, figures_, taken, typed, runs, statement.period, cut));
        return {};
    }

    Result<> prove_evaluation() {
        const Statement& statement = report_.statement;
        if (!statement.evaluation.is_set()) return {};
        const std::string text = TRY(listed_text(scores_file));
        Scores claimed = TRY(parse_scores(text));
        const auto standards = law::read_standards(standards_);
        if (!standards) return refuse(Ground::law, standards.error().message, standards.error().place);
        const auto settings = law::money(money_files_);
        if (!settings) return refuse(Ground::law, settings.error().message, settings.error().place);
        const core::Cut cut{statement.cut_day, statement.leaves};
        const auto money = [&](const core::Sheet& sheet) -> Result<Money> {
            const core::Organ* organ = office_.organ_named(sheet.account);
            if (organ == nullptr) return refuse(Ground::evaluation, "the ledger has no organ " + sheet.account);
            return Money{accounts_of(account_facts_, office_, organ->id, sheet.year, cut), *settings};
        };
        report_.evaluation = TRY(proved_in({.id = statement.evaluation,
                                            .facts = evaluation_facts_,
                                            .evidence = evidence_facts_,
                                            .claimed = std::move(claimed),
                                            .compared = report_.figures,
                                            .sources = {*standards, figures_, money, statement.period, cut}}));
        return {};
    }
};

}  // namespace

bool EvaluationReport::does_agree() const {
    return claimed_total == total && claimed_grade == grade &&
           std::ranges::none_of(lines, [](const ProvedLine& one) { return one.agreement == Agreement::differs; });
}

bool Report::do_all_agree() const {
    if (evaluation && !evaluation->does_agree()) return false;
    return std::ranges::none_of(figures, [](const Compared& one) { return one.agreement == Agreement::differs; });
}

Result<Report> verify(const std::filesystem::path& file, const VerifyOrder& order) {
    return Verifying(file, order).run();
}

}  // namespace kit
