// A kit of a million matters: how long writing and verifying take, how large it is, how much memory verifying holds.
//   kit_bench [MATTERS] [THREADS] [FILE]      1,000,000 matters of eight facts, two threads, a file in the temporary
//   folder
// The ledger is made up as it is read, so nothing of it lies in memory. A thousand matters repeat with other ids: the
// figures of a small kit, times as many, are those of the large one, and all must agree.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>

#include "base/check.hpp"
#include "core/ledger/fact.hpp"
#include "core/ledger/signed_note.hpp"
#include "core/ledger/tree.hpp"
#include "kit/verify.hpp"
#include "kit/write.hpp"
#include "law/indicators.hpp"

namespace {

using core::SubjectKind;

constexpr std::uint64_t round_matters = 1'000, facts_of_matter = 8, office_facts = 4;

template <class T>
T must(base::Result<T> result) {
    if (!result) {
        fmt::print(stderr, "{}\n", result.error().text());
        std::exit(1);
    }
    return *std::move(result);
}

std::uint64_t mixed(std::uint64_t value) {  // splitmix64
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

template <std::size_t N>
std::array<std::uint8_t, N> random_bytes(std::uint64_t seed) {
    std::array<std::uint8_t, N> bytes;
    for (std::size_t i = 0; i < N; ++i) bytes[i] = static_cast<std::uint8_t>(mixed(seed * 8 + i / 8) >> (i % 8 * 8));
    return bytes;
}

base::Id id_of(std::uint64_t matter, std::uint64_t what) {
    return {random_bytes<16>(matter * 16 + what + 1'000)};
}

core::OpenedClock clock(core::TermId term, std::uint8_t leg, base::Day from, int days) {
    return {leg,
            {.term = term, .from = from, .unrolled_day = from + days, .due_day = from + days, .is_provisional = false}};
}

class Ledger {
  public:
    Ledger(std::uint64_t matters, const base::Hash& law) : matters_(matters), law_(law) {}

    [[nodiscard]] std::uint64_t size() const { return office_facts + matters_ * facts_of_matter; }

    [[nodiscard]] core::OpenLeaf leaf(std::uint64_t seq) const {
        core::Fact fact = seq <= office_facts ? office(seq)
                                              : of_matter((seq - office_facts - 1) / facts_of_matter,
                                                          (seq - office_facts - 1) % facts_of_matter);
        fact.seq = seq;
        fact.recorded_at.ms = 1'760'000'000'000 + static_cast<std::int64_t>(seq);
        fact.actor = id_of(0, 1);
        if (!fact.clocks.empty()) fact.law = law_;
        core::OpenLeaf leaf;
        leaf.leaf.header = {seq, core::kind_of(fact.deed), static_cast<std::uint8_t>(fact.subject_kind), fact.day,
                            false};
        leaf.salt = random_bytes<16>(seq);
        leaf.body = core::encode_open(fact);
        leaf.leaf.open = core::commit(leaf.salt, leaf.body);
        if (fact.key_owner.is_set()) leaf.leaf.sealed = random_bytes<32>(seq + 1);
        return leaf;
    }

  private:
    std::uint64_t matters_;
    base::Hash law_;

    [[nodiscard]] core::Fact office(std::uint64_t seq) const {
        core::Fact fact;
        fact.day = base::Day::from(2024, 12, 1);
        fact.subject_kind = seq <= 2 ? SubjectKind::store : SubjectKind::organ;
        fact.subject = id_of(0, seq <= 2 ? 2 : seq);
        fact.version = seq == 2 ? 2 : 1;
        if (seq == 1) fact.deed = core::OpenEpoch{1, "bench/ledger", ""};
        if (seq == 2) fact.deed = core::AdoptLaw{"", "", base::hex(law_)};
        if (seq > 2)
            fact.deed = core::RecordOrgan{seq == 3 ? "区信访局" : "区住建局",
                                          core::OrganKind::department,
                                          core::OrganLevel::county,
                                          {},
                                          440111,
                                          fact.day};
        return fact;
    }

    [[nodiscard]] core::Fact of_matter(std::uint64_t matter, std::uint64_t nth) const {
        const std::uint64_t pattern = mixed(matter % round_matters);
        const auto received = base::Day::from(2025, 1, 2) + static_cast<int>(pattern % 330);
        const int days = static_cast<int>(pattern / 330 % 90);
        const base::Id person = id_of(matter, 1), letter = id_of(matter, 2), subject = id_of(matter, 3);
        core::Fact fact;
        fact.subject = nth == 0 ? person : nth == 1 ? letter : subject;
        fact.subject_kind = nth == 0 ? SubjectKind::person : nth == 1 ? SubjectKind::submission : SubjectKind::matter;
        fact.version = nth < 2 ? 1 : static_cast<std::uint32_t>(nth - 1);
        if (nth == 0 || nth == 2 || nth == 6) fact.key_owner = nth == 0 ? person : letter;
        const auto form = static_cast<core::Form>(pattern / 7 % 6);
        const std::string number = fmt::format("440111L20250316{:07}", matter % 10'000'000);
        switch (nth) {
            case 0: fact.day = received, fact.deed = core::RecordPerson{}; break;
            case 1: {
                core::RegisterSubmission deed;
                deed.number = number, deed.form = form, deed.received_day = received, deed.region = 440111;
                deed.office = id_of(0, 3), deed.people = static_cast<std::uint32_t>(1 + pattern % 5);
                deed.persons = {person}, deed.matters = {subject};
                fact.day = received, fact.deed = deed;
                break;
            }
            case 2: {
                core::OpenMatter deed;
                deed.number = number + "-1", deed.submission = letter, deed.form = form, deed.received_day = received;
                deed.region = 440111, deed.office = id_of(0, 3), deed.matter_class = core::MatterClass::claim;
                fact.day = received, fact.deed = deed;
                fact.clocks = {clock(core::TermId::dispose, 0, received, 15)};
                break;
            }
            case 3: {
                core::Forward deed;
                deed.to = id_of(0, 4);
                fact.day = received + 5, fact.deed = deed;
                fact.clocks = {clock(core::TermId::notice, 1, fact.day, 15),
                               clock(core::TermId::object, 1, fact.day, 7)};
                break;
            }
            case 4:
                fact.day = received + 9, fact.deed = core::Accept{1};
                fact.clocks = {clock(core::TermId::handle, 1, fact.day, 60)};
                break;
            case 5: fact.day = received + 10, fact.deed = core::Notice{1, core::NoticeManner::written}; break;
            case 6:
                fact.day = received + 11 + days;
                fact.deed = core::Reply{1, core::ReplyKind::opinion, core::Outcome::explained};
                fact.clocks = {clock(core::TermId::rate, 1, fact.day, 30)};
                break;
            default: fact.day = received + 50 + days, fact.deed = core::Close{core::CloseReason::replied}; break;
        }
        return fact;
    }
};

class Bench {
  public:
    Bench() {
        for (const auto& files : {law::embedded(), law::embedded_indicators()}) {
            for (const law::File& file : files) law_.push_back({file.path, file.text});
        }
        const auto set = law::embedded();
        hash_ = must(law::read(set)).hash;
        key_.name = "bench/ledger";
        key_.seed.fill(1);
    }

    void write(const std::filesystem::path& file, std::uint64_t matters, std::vector<kit::FigureLine> figures) {
        const Ledger ledger(matters, hash_);
        core::Frontier tree;
        for (std::uint64_t seq = 1; seq <= ledger.size(); ++seq) {
            const core::Leaf leaf = ledger.leaf(seq).leaf;
            tree.append(core::leaf_hash(core::leaf_bytes(leaf.header, leaf.open, leaf.sealed)));
        }
        kit::Contents contents;
        contents.key = core::verifier_of(key_);
        contents.checkpoint = core::sign({key_.name, ledger.size(), tree.root(), 1, hash_, {1'780'000'000'000}}, key_);
        contents.program = "bench";
        contents.period = {base::Day::from(2025, 1, 1), base::Day::from(2025, 12, 31)};
        contents.cut_day = base::Day::from(2026, 3, 31);
        contents.figures = std::move(figures);
        contents.law = law_;
        contents.leaves = [&](std::uint64_t seq, std::uint32_t limit) -> base::Result<std::vector<core::OpenLeaf>> {
            std::vector<core::OpenLeaf> leaves;
            while (leaves.size() < limit) leaves.push_back(ledger.leaf(++seq));
            return leaves;
        };
        contents.sign = [&](std::string_view text) { return core::sign_note(text, key_); };
        must(kit::write(file, contents));
    }

  private:
    core::SigningKey key_;
    base::Hash hash_{};
    std::vector<kit::File> law_;
};

std::vector<core::Definition> definitions_in_a_kit() {
    auto definitions = must(law::indicators());
    return definitions;
}

/// What a thousand matters count, so many times.
std::vector<kit::FigureLine> figures_of(const kit::Report& report, std::int64_t times) {
    const auto definitions = definitions_in_a_kit();
    std::vector<kit::FigureLine> lines;
    for (std::size_t i = 0; i < report.figures.size(); ++i) {
        const kit::Compared& one = report.figures[i];
        kit::FigureLine line{one.claimed.id, one.numerator * times, {}, {}, definitions[i].unit};
        if (one.denominator) line.denominator = *one.denominator * times;
        if (one.value) line.value = core::value_of(definitions[i], line.numerator, line.denominator);
        lines.push_back(std::move(line));
    }
    return lines;
}

class Clock {
  public:
    [[nodiscard]] std::int64_t ms() const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun_).count();
    }

  private:
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace

int main(int count, char** words) {
    const std::uint64_t rounds = (count > 1 ? std::stoull(words[1]) : 1'000'000) / round_matters;
    kit::VerifyOrder order;
    if (count > 2) order.threads = static_cast<unsigned>(std::stoul(words[2]));
    const std::filesystem::path file = count > 3 ? words[3] : std::filesystem::temp_directory_path() / "kit-bench.zip";
    Bench bench;
    std::vector<kit::FigureLine> none;
    for (const core::Definition& definition : definitions_in_a_kit()) none.push_back({definition.id, 0, {}, {}, ""});
    bench.write(file, round_matters, none);
    const kit::Report small = must(kit::verify(file, order));
    const Clock writing;
    bench.write(file, rounds * round_matters, figures_of(small, static_cast<std::int64_t>(rounds)));
    const std::int64_t written = writing.ms();
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    const Clock verifying;
    const kit::Report report = must(kit::verify(file, order));
    const std::int64_t verified = verifying.ms();
    getrusage(RUSAGE_SELF, &after);
    CHECK(report.do_all_agree());
    const auto ms_of = [](const rusage& usage) {
        const auto ms = [](const timeval& time) { return time.tv_sec * 1'000 + time.tv_usec / 1'000; };
        return ms(usage.ru_utime) + ms(usage.ru_stime);
    };
    fmt::print(
        "{} matters, {} leaves, {} MB: written in {} ms, verified in {} ms on {} threads, {} ms of processor; "
        "{} MB of memory at most ({} MB before)\n",
        rounds * round_matters, report.statement.leaves, std::filesystem::file_size(file) >> 20, written, verified,
        order.threads, ms_of(after) - ms_of(before), after.ru_maxrss >> 10, before.ru_maxrss >> 10);
    if (count <= 3) std::filesystem::remove(file);
    return 0;
}
