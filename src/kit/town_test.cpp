#include <gtest/gtest.h>
#include <zip.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "core/account/money.hpp"
#include "core/indicator/uptime.hpp"
#include "core/ledger/hash.hpp"
#include "core/ledger/signed_note.hpp"
#include "core/matter/correct.hpp"
#include "kit/archive.hpp"
#include "kit/part.hpp"
#include "kit/town.hpp"

namespace kit::testing {
namespace {

using core::SubjectKind;
using enum core::MatterClass;

const core::Actor nobody{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};

base::Bytes bytes_of(std::string_view text) {
    const base::ByteView bytes = base::view(text);
    return {bytes.begin(), bytes.end()};
}

}  // namespace

Town::Town(unsigned seed) : random_(seed) {
    key_.seed.fill(7);
    const auto files = law::embedded();
    law_ = must(law::read(files));
    const base::Day first = base::Day::from(2023, 12, 30);
    self_ = new_id(), bureau_ = new_id(), housing_ = new_id(), police_ = new_id();
    record(SubjectKind::store, self_, core::OpenEpoch{1, key_.name, ""}, first, false);
    record(SubjectKind::store, self_, core::AdoptLaw{"", "", base::hex(law_.hash)}, first, false);
    organ(bureau_, "区信访局", core::OrganKind::petition_office);
    organ(housing_, "区住建局", core::OrganKind::department);
    organ(police_, "区公安分局", core::OrganKind::political_legal);
    record(SubjectKind::organ, bureau_, core::RecordPost{new_id(), "登记员", {core::Role::registrar}, first}, first,
           false);
    type_figures();
    // The server ran 9,000 and 801 seconds, and stood still for 199 between them.
    const base::Day june = base::Day::from(2025, 6, 2);
    const std::int64_t begin = core::begin_of(june);
    record(SubjectKind::store, self_, core::RecordRun{begin, begin + 9'000'000}, june, false);
    record(SubjectKind::store, self_, core::RecordRun{begin + 9'199'000, begin + 10'000'000}, june, false);
}

/// One account: letters of two months, the first typed twice, and one of a third that was taken back; a rate; a number
/// with a decimal.
void Town::type_figures() {
    const base::Id account = new_id();
    const auto day = [](int month, int of_month) { return base::Day::from(2025, month, of_month); };
    const auto type = [&](const char* item, int month, std::int64_t numerator, std::int64_t denominator = 0,
                          std::uint32_t decimals = 0) {
        core::TypeFigure typed{item, day(month, 1), day(month, 28), numerator, denominator, decimals, "1-1"};
        record(SubjectKind::account, account, typed, day(month + 1, 3), false);
    };
    record(SubjectKind::account, account, core::OpenAccount{bureau_, 2025}, day(1, 1), false);
    type("supervision_letters", 1, 12);
    type("supervision_letters", 1, 14);
    type("supervision_letters", 2, 5);
    type("supervision_letters", 3, 900);
    record(SubjectKind::account, account, core::AnnulEntry{5, "重复"}, day(4, 9), false);
    type("supervision_closed_rate", 1, 3, 4);
    type("meetings", 1, 25, 0, 1);
    const auto enter = [&](core::MoneyKind kind, std::int64_t yuan, const char* economic_class) {
        core::EnterMoney money;
        money.kind = kind;
        money.amount = yuan * core::fen_per_yuan;
        money.economic_class = economic_class;
        money.document = "记-1";
        record(SubjectKind::account, account, money, day(6, 1), false);
    };
    enter(core::MoneyKind::initial, 500'000, "302");  // 60 万元 with the supplement, 59.33 spent: 98.88 %
    enter(core::MoneyKind::supplement, 100'000, "30299");
    enter(core::MoneyKind::expenditure, 593'300, "30201");
    enter(core::MoneyKind::expenditure, 77'777, "30217");
    record(SubjectKind::account, account, core::AnnulEntry{12, "重复"}, day(6, 2), false);
}

base::Id Town::new_id() {
    base::Id id;
    for (std::uint8_t& byte : id.bytes) byte = static_cast<std::uint8_t>(random_());
    return id;
}

void Town::organ(const base::Id& id, const char* name, core::OrganKind kind) {
    const base::Day first = base::Day::from(2023, 12, 30);
    record(SubjectKind::organ, id, core::RecordOrgan{name, kind, core::OrganLevel::county, {}, 440111, first}, first,
           false);
}

core::Context Town::context(base::Day day) const {
    return {.day = day, .today = base::Day::from(2030, 1, 1), .actor = nobody, .law = law_, .office = office_};
}

void Town::record(SubjectKind kind, const base::Id& subject, core::Deed deed, base::Day day, bool is_accusation,
                  core::Decision decision) {
    core::Fact fact;
    fact.seq = leaves_.size() + 1;
    fact.subject_kind = kind;
    fact.subject = subject;
    fact.version = ++versions_[subject];
    fact.recorded_at.ms = static_cast<std::int64_t>(fact.seq) * 1000;
    fact.day = day;
    fact.actor = bureau_;
    fact.is_accusation = is_accusation;
    fact.deed = std::move(deed);
    fact.clocks = std::move(decision.clocks);
    fact.breaches = std::move(decision.breaches);
    if (!fact.clocks.empty()) fact.law = law_.hash;
    core::OpenLeaf leaf;
    leaf.leaf.header = {fact.seq, core::kind_of(fact.deed), static_cast<std::uint8_t>(kind), day, is_accusation};
    for (std::uint8_t& byte : leaf.salt) byte = static_cast<std::uint8_t>(random_());
    leaf.body = core::encode_open(fact);
    leaf.leaf.open = core::commit(leaf.salt, leaf.body);
    if (kind == SubjectKind::person || kind == SubjectKind::matter) {
        fact.key_owner = subject;
        leaf.leaf.sealed = core::commit(leaf.salt, base::view(secret));
    }
    leaves_.push_back(std::move(leaf));
    if (kind == SubjectKind::organ) office_.apply(fact);
    facts_.push_back(std::move(fact));
}

std::vector<base::Id> Town::write(std::vector<core::MatterClass> classes, base::Day day) {
    const base::Id letter = new_id(), person = new_id();
    core::RegisterSubmission deed;
    deed.number = core::number(core::number_prefix(440111, core::Form::letter, day), static_cast<unsigned>(++letters_));
    deed.form = static_cast<core::Form>(below(6));
    deed.received_day = day;
    deed.region = 440111;
    deed.office = bureau_;
    deed.people = static_cast<std::uint32_t>(1 + below(7));
    deed.persons = {person};
    for (std::size_t i = 0; i < classes.size(); ++i) deed.matters.push_back(new_id());
    const bool is_accusation = std::ranges::find(classes, accusation) != classes.end();
    record(SubjectKind::person, person, core::RecordPerson{}, day, false);
    record(SubjectKind::submission, letter, deed, day, is_accusation);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        core::OpenMatter opening;
        opening.number = core::matter_number(deed.number, static_cast<unsigned>(i + 1));
        opening.submission = letter;
        opening.form = deed.form;
        opening.received_day = day;
        opening.region = 440111;
        opening.office = bureau_;
        opening.matter_class = classes[i];
        opening.is_first = below(4) != 0;
        if (classes[i] == accusation) opening.accused = housing_;
        const auto decision = core::decide(core::Matter{}, opening, context(day));
        if (!decision) throw std::runtime_error(std::string(core::id_of(decision.error())));
        record(SubjectKind::matter, deed.matters[i], opening, day, classes[i] == accusation, *decision);
        core::apply(matters_[deed.matters[i]], facts_.back());
        order_.push_back(deed.matters[i]);
    }
    return deed.matters;
}

bool Town::deed(const base::Id& id, core::Deed deed, base::Day day) {
    core::Matter& matter = matters_.at(id);
    std::vector<core::Fact> history;
    std::expected<core::Decision, core::Refusal> decision;
    if (const auto* correction = std::get_if<core::Correct>(&deed)) {
        std::ranges::copy_if(facts_, std::back_inserter(history), [&](const auto& fact) { return fact.subject == id; });
        decision = core::decide_correct(history, *correction, context(day));
    } else {
        decision = core::decide(matter, deed, context(day));
    }
    if (!decision) return false;
    core::Fact fact;
    fact.seq = leaves_.size() + 1;
    fact.subject = id;
    fact.version = matter.version + 1;
    fact.day = day;
    fact.deed = deed;
    fact.clocks = decision->clocks;
    fact.breaches = decision->breaches;
    history.push_back(fact);
    if (history.size() == 1) {
        core::apply(matter, fact);
    } else {
        matter = core::fold(history);
    }
    record(SubjectKind::matter, id, std::move(deed), day, matter.matter_class == accusation, *std::move(decision));
    return true;
}

void Town::turn(const base::Id& id, core::MatterClass to, base::Day day) {
    const core::Classify deed{to, 0, to == accusation ? police_ : base::Id{}};
    if (!this->deed(id, deed, day)) throw std::runtime_error("the matter cannot be classified");
}

void Town::handle(const base::Id& id, base::Day day, int days) {
    core::Forward forward;
    forward.to = below(5) == 0 ? police_ : housing_;
    deed(id, forward, day + below(12));
    const auto leg = static_cast<std::uint8_t>(matter(id).legs.size() - 1);
    const base::Day accepted = day + 12 + below(6);
    if (below(3) != 0) deed(id, core::Contact{leg, core::ContactManner::phone}, accepted);
    deed(id, core::Notice{leg, core::NoticeManner::written}, accepted);
    deed(id, core::Accept{leg}, accepted);
    if (below(6) == 0) deed(id, core::Extend{leg, 30}, accepted + 20);
    if (days == 0) return;
    const base::Day replied = accepted + days;
    deed(id, core::Reply{leg, core::ReplyKind::opinion, core::Outcome::explained}, replied);
    deed(id, core::Deliver{leg, core::DeliveryMethod::mail}, replied + 2);
    if (below(4) == 0) {
        deed(id, core::RequestReview{bureau_, {}}, replied + 10);
        if (below(2) == 0) deed(id, core::DecideReview{core::ReviewOutcome::upheld}, replied + 30);
    }
    if (below(2) == 0) deed(id, core::Rate{core::RatingTarget::organ, core::Grade::satisfied}, replied + 5);
    if (below(3) == 0) deed(id, core::Rate{core::RatingTarget::office, core::Grade::dissatisfied}, replied + 6);
    if (below(2) == 0) deed(id, core::Resolve{true, below(2) == 0, {}}, replied + 12);
    if (below(3) != 0) deed(id, core::Close{core::CloseReason::replied}, replied + 40);
}

void Town::live(int letters) {
    for (int i = 0; i < letters; ++i) {
        const base::Day day = base::Day::from(2025, 1, 2) + i * 300 / letters;
        const int kind = below(20);
        const auto matters = kind == 0   ? write({accusation}, day)
                             : kind == 1 ? write({claim, accusation}, day)
                             : kind < 5  ? write({unclassified, claim}, day)
                                         : write({claim}, day);
        for (const base::Id& id : matters) handle(id, day, below(4) == 0 ? 0 : 1 + below(80));
    }
}

std::string Town::checkpoint(std::uint64_t size) const {
    core::Frontier tree;
    for (std::uint64_t i = 0; i < size; ++i) {
        const core::Leaf& leaf = leaves_[i].leaf;
        tree.append(core::leaf_hash(core::leaf_bytes(leaf.header, leaf.open, leaf.sealed)));
    }
    return core::sign({key_.name, size, tree.root(), 1, law_.hash, base::Instant{1'774'000'000'000}}, key_);
}

Contents Town::contents(base::Day cut_day) const {
    Contents contents;
    contents.key = core::verifier_of(key_);
    contents.checkpoint = checkpoint(leaves_.size());
    contents.program = "0.1.0";
    contents.period = year_2025;
    contents.cut_day = cut_day;
    contents.figures = figures(year_2025, cut_day);
    for (const auto& files : {law::embedded(), law::embedded_indicators()}) {
        for (const law::File& file : files) contents.law.push_back({file.path, file.text});
    }
    contents.leaves = [this](std::uint64_t seq, std::uint32_t limit) -> base::Result<std::vector<core::OpenLeaf>> {
        const auto from = static_cast<std::ptrdiff_t>(seq);
        const auto to = std::min<std::ptrdiff_t>(std::ssize(leaves_), from + limit);
        return std::vector<core::OpenLeaf>(leaves_.begin() + from, leaves_.begin() + to);
    };
    contents.sign = [this](std::string_view text) { return core::sign_note(text, key_); };
    return contents;
}

Files unpack(const std::filesystem::path& kit) {
    int code = 0;
    zip_t* archive = zip_open(kit.c_str(), ZIP_RDONLY, &code);
    Files files;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
        base::Bytes& bytes = files[stat.name];
        bytes.resize(stat.size);
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        EXPECT_EQ(zip_fread(file, bytes.data(), stat.size), static_cast<zip_int64_t>(stat.size));
        zip_fclose(file);
    }
    zip_discard(archive);
    return files;
}

void pack(const std::filesystem::path& kit, const Files& files) {
    NewArchive archive(kit);
    for (const auto& [path, bytes] : files) archive.put(path, [&bytes] { return base::Result<base::Bytes>(bytes); });
    must(archive.write());
}

void sign_again(Files& files, const core::SigningKey& key, const std::function<void(Statement&)>& change) {
    const std::string note(base::text_of(files.at(std::string(statement_file))));
    Statement statement = must(parse_statement(note.substr(0, note.rfind("\n\n") + 1)));
    files.erase(std::string(statement_file)), files.erase(std::string(files_file));
    std::vector<Listed> listed;
    statement.withheld = {};
    for (const auto& [path, bytes] : files) {
        listed.push_back({path, bytes.size(), core::sha256(bytes)});
        if (!path.starts_with(leaves_folder)) continue;
        base::ByteView rest = bytes;
        PartReader reader(rest, (std::stoull(path.substr(leaves_folder.size())) - 1) * part_leaves + 1);
        while (!reader.at_end()) {
            const auto shown = reader.next();
            if (!shown) break;
            const auto reason = reason_of(shown->leaf.header);
            if (!shown->is_open && reason) ++statement.withheld[static_cast<std::size_t>(*reason)];
        }
    }
    const std::string list = text_of(listed);
    statement.files = core::sha256(base::view(list));
    if (change) change(statement);
    files[std::string(files_file)] = bytes_of(list);
    files[std::string(statement_file)] = bytes_of(core::sign_note(text_of(statement), key));
}

std::vector<Piece> pieces_of(const Files& files) {
    std::vector<Piece> pieces;
    for (const auto& [path, bytes] : files) {
        if (!path.starts_with(leaves_folder)) continue;
        PartReader reader(bytes, pieces.size() + 1);
        while (!reader.at_end()) {
            const Shown shown = must(reader.next());
            pieces.push_back({{shown.leaf, shown.salt, {shown.body.begin(), shown.body.end()}}, !shown.is_open});
        }
    }
    return pieces;
}

void put_pieces(Files& files, const std::vector<Piece>& pieces) {
    std::erase_if(files, [](const auto& file) { return file.first.starts_with(leaves_folder); });
    for (std::size_t i = 0; i < pieces.size(); ++i)
        append(files[leaves_path(i / part_leaves)], pieces[i].fact, pieces[i].is_closed);
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "kit-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
}

Folder::~Folder() {
    std::filesystem::remove_all(path_);
}

std::string verdict(const std::filesystem::path& kit, const VerifyOrder& order) {
    const auto report = verify(kit, order);
    const std::string said = !report                  ? std::string(core::id_of(ground_of(report.error())))
                             : report->do_all_agree() ? "agrees"
                                                      : "differs";
    const char* folder = std::getenv("HUIYING_KITS");
    if (folder == nullptr || !std::filesystem::is_regular_file(kit)) return said;
    static int number = 0;
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    const auto kept = std::filesystem::path(folder) /
                      (std::string(test->test_suite_name()) + "." + test->name() + "-" + std::to_string(++number));
    std::filesystem::copy_file(kit, kept.string() + ".zip");
    std::ofstream(kept.string() + ".verdict") << said << "\n" << (order.key ? core::text_of(*order.key) : "") << "\n";
    if (!order.earlier.empty()) std::ofstream(kept.string() + ".earlier") << order.earlier;
    return said;
}

}  // namespace kit::testing
