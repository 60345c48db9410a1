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
#include "law/indicators.hpp"

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
    std::vector<FigureLine> figures_;
    std::vector<Survey> surveys_;
    std::vector<core::Fact> office_facts_;
    std::uint64_t closed_openings_ = 0, late_openings_ = 0;
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
                                  path == checkpoint_file || path == key_file || path == figures_file;
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
            law::File one{.path = path.substr(law_folder.size()), .text = TRY(listed_text(path))};
            (one.path.starts_with(indicators_folder) ? indicators : set).push_back(std::move(one));
        }
        auto law = law::read(set);
        if (!law) return refuse(Ground::law, law.error().message, law.error().place);
        law_ = *std::move(law);
        if (law_.hash != report_.checkpoint.law)
            return refuse(Ground::law, "the law files are not the set that the checkpoint names");
        auto definitions = law::read_indicators(indicators);
        if (!definitions) return refuse(Ground::definitions, definitions.error().message, definitions.error().place);
        definitions_ = *std::move(definitions);
        std::erase_if(definitions_, [](const core::Definition& one) { return !core::is_of_one_period(one); });
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
            surveys_[part] = TRY(survey(bytes, {first, count, split, report_.statement.cut_day}));
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
        for (Survey& one : surveys_) std::ranges::move(one.office, std::back_inserter(office_facts_));
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
        std::vector<TurnedEvent> events;
        for (const Survey& one : surveys_) {
            for (std::size_t i = 0; i < reason_count; ++i) withheld[i] += one.withheld[i];
            events.insert(events.end(), one.turned.begin(), one.turned.end());
            report_.closed_letters += one.closed_letters;
            closed_openings_ += one.closed_openings;
            late_openings_ += one.late_openings;
        }
        report_.closed_matters = closed_openings_ + late_openings_;
        report_.turned = TRY(turned_of(events, report_.statement.cut_day));
        if (withheld != report_.statement.withheld)
            return refuse(Ground::counts, "the statement counts the withheld leaves otherwise");
        return {};
    }

    Result<> recompute() {
        core::Office office;
        for (const core::Fact& fact : office_facts_) {
            if (fact.subject_kind == core::SubjectKind::organ) office.apply(fact);
        }
        std::vector<core::OrganEntry> organs;
        std::uint32_t row = 0;
        for (const base::Id& id : office.organs())
            organs.push_back({++row, office.organ(id)->name, office.organ(id)->kind});
        const Statement& statement = report_.statement;
        const core::Cut cut{statement.cut_day, statement.leaves};
        const Questions questions = TRY(Questions::of(definitions_, {statement.period, cut, organs}));
        Counting counting(surveys_, questions, office, law_, statement.cut_day);
        TRY(on_threads(threads_, heaps, [&](std::size_t heap, unsigned) { return counting.count_matters(heap); }));
        const bool are_closed_settled = report_.turned.after_cut == 0 && late_openings_ == 0;
        TRY(on_threads(threads_, heaps,
                       [&](std::size_t heap, unsigned) { return counting.count_letters(heap, are_closed_settled); }));
        const Counted& counted = counting.counted();
        report_.mixed_letters = counted.mixed_letters;
        report_.uncertain_letters = counted.uncertain_letters;
        if (counted.mixed_letters > report_.closed_letters)
            return refuse(Ground::withheld, "matters name more withheld letters than there are");
        report_.figures = TRY(compare(definitions_, figures_, counted.totals,
                                      {.turned_after_cut = report_.turned.after_cut,
                                       .letters = counted.mixed_letters + counted.uncertain_letters,
                                       .accusations = closed_openings_,
                                       .accusing_letters = report_.closed_letters}));
        return {};
    }
};

}  // namespace

bool Report::do_all_agree() const {
    return std::ranges::none_of(figures, [](const Compared& one) { return one.agreement == Agreement::differs; });
}

Result<Report> verify(const std::filesystem::path& file, const VerifyOrder& order) {
    return Verifying(file, order).run();
}

}  // namespace kit
