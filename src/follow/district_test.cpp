#include "follow/district.hpp"

#include <unistd.h>

#include <algorithm>

namespace follow::testing {
namespace {

const core::Actor anyone{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};

core::NewFact fact_of(core::SubjectKind kind, const base::Id& subject, std::uint32_t version, base::Day day,
                      core::Deed deed) {
    core::NewFact fact;
    fact.subject_kind = kind;
    fact.subject = subject;
    fact.version = version;
    fact.day = day;
    fact.deed = std::move(deed);
    return fact;
}

}  // namespace

District::District(unsigned seed) : law_(must(law::read(law::embedded()))), random_(seed) {
    // Thousands of durable commits: where there is a disk of memory, on that.
    const std::filesystem::path memory = "/dev/shm";
    std::string pattern =
        (std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path()) / "huiying-follow-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = pattern;
    settings_.directory = path_;
    settings_.master_key = path_ / "master.key";
    must(store::Store::create(settings_, "huiying/test"));
    open_store();
    const std::pair<const char*, core::OrganKind> kinds[]{{"区信访局", core::OrganKind::petition_office},
                                                          {"区住建局", core::OrganKind::department},
                                                          {"区公安分局", core::OrganKind::political_legal},
                                                          {"区教育局", core::OrganKind::department},
                                                          {"区政府", core::OrganKind::government}};
    write([&](store::View& view) -> store::Outcome<store::Writes> {
        store::Writes writes;
        organs_.clear();
        for (const auto& [name, kind] : kinds) {
            organs_.push_back(view.new_id());
            core::RecordOrgan organ;
            organ.name = name;
            organ.kind = kind;
            organ.from = base::Day::from(2000, 1, 1);
            writes.facts.push_back(fact_of(core::SubjectKind::organ, organs_.back(), 1, today_, organ));
        }
        return writes;
    });
}

District::~District() {
    store_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void District::open_store() {
    store_ = must(store::Store::open(settings_));
}

FiguresSettings District::settings(bool is_live) const {
    return {.store = settings_,
            .definitions = must(law::indicators()),
            .baselines = {},
            .detectors = must(law::detectors()),
            .live = is_live ? store_.get() : nullptr};
}

std::int64_t District::between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
}

void District::write(const std::function<store::Outcome<store::Writes>(store::View&)>& command) {
    const auto written = store_->run(command);
    if (!written) {
        const auto* error = std::get_if<base::Error>(&written.error());
        throw std::runtime_error(error != nullptr ? error->text() : "refused");
    }
    const auto reader = store_->reader();
    for (const core::Fact& fact : must(reader->facts_since(written->first_seq - 1, written->facts))) {
        histories_[fact.subject].push_back(fact);
    }
}

void District::register_one(const base::Id* repeated) {
    write([&](store::View& view) -> store::Outcome<store::Writes> {
        store::Writes writes;
        core::RegisterSubmission deed;
        deed.received_day = today_ - static_cast<int>(between(0, 2));
        deed.region = static_cast<std::uint32_t>(440300 + between(1, 3));
        deed.form = any<core::Form>();
        deed.source = any<core::Source>();
        deed.office = organs_[0];
        deed.people = static_cast<std::uint32_t>(between(1, 12));
        deed.is_anonymous = true;
        deed.is_repeat = repeated != nullptr;
        const base::Id submission = view.new_id();
        const std::string prefix = core::number_prefix(deed.region, deed.form, deed.received_day);
        deed.number = core::number(prefix, view.next_sequence(prefix));
        std::vector<core::NewFact> others;
        if (repeated != nullptr) {
            deed.matters.push_back(*repeated);
            const core::Matter matter = core::fold(histories_.at(*repeated));
            core::Attach attach{.submission = submission, .form = deed.form, .received_day = deed.received_day};
            others.push_back(fact_of(core::SubjectKind::matter, *repeated, matter.version + 1, today_, attach));
        }
        for (std::int64_t nth = repeated != nullptr ? 0 : between(1, 2); nth > 0; --nth) {
            const base::Id id = view.new_id();
            deed.matters.push_back(id);
            matters_.push_back(id);
            core::OpenMatter open;
            open.number = core::matter_number(deed.number, static_cast<unsigned>(nth));
            open.submission = submission;
            open.form = deed.form;
            open.received_day = deed.received_day;
            open.region = deed.region;
            open.office = organs_[0];
            open.matter_class = chance(15) ? core::MatterClass::accusation : any<core::MatterClass>();
            if (chance(70)) open.matter_class = core::MatterClass::claim;
            open.category = static_cast<std::uint32_t>(between(0, 3) * 10'101);
            open.is_first = chance(80);
            others.push_back(fact_of(core::SubjectKind::matter, id, 1, today_, open));
            const core::Context context{
                .day = today_, .today = today_, .actor = anyone, .law = law_, .office = view.office()};
            if (const auto decision = core::decide({}, open, context)) others.back().clocks = decision->clocks;
        }
        writes.facts.push_back(fact_of(core::SubjectKind::submission, submission, 1, today_, deed));
        for (core::NewFact& other : others) writes.facts.push_back(std::move(other));
        return writes;
    });
}

/// What a diligent office would do next.
std::optional<core::Deed> District::next_deed(const core::Matter& matter) {
    const int lead = matter.lead();
    const auto leg = static_cast<std::uint8_t>(lead >= 0 ? lead : 0);
    const bool was_rated = chance(50);
    core::Forward forward;
    forward.to = organs_[static_cast<std::size_t>(between(1, 4))];
    switch (matter.phase()) {
        case core::Phase::registered: return forward;
        case core::Phase::forwarded:
            if (chance(40)) return core::Notice{.leg = leg, .manner = core::NoticeManner::written};
            return core::Accept{.leg = leg};
        case core::Phase::accepted:
            return core::Reply{.leg = leg, .kind = core::ReplyKind::opinion, .outcome = core::Outcome::supported};
        case core::Phase::replied:
        case core::Phase::closed:
            if (chance(30)) return core::Deliver{.leg = leg, .method = core::DeliveryMethod::direct};
            if (chance(20)) return core::RequestReview{.organ = organs_[4], .posted_day = {}};
            if (was_rated)
                return core::Rate{.target = any<core::RatingTarget>(),
                                  .grade = static_cast<core::Grade>(between(1, 3))};
            return core::Close{.reason = core::CloseReason::replied};
        case core::Phase::in_review: return core::DecideReview{.outcome = any<core::ReviewOutcome>()};
        case core::Phase::objected:
        case core::Phase::routed:
        case core::Phase::reviewed:
        case core::Phase::in_final_review:
        case core::Phase::finally_reviewed: break;
    }
    return std::nullopt;
}

core::Deed District::some_deed(const core::Matter& matter) {
    if (chance(70)) {
        if (auto next = next_deed(matter)) return *std::move(next);
    }
    const auto leg = static_cast<std::uint8_t>(between(0, std::ssize(matter.legs) - 1));
    const base::Id organ = organs_[static_cast<std::size_t>(between(1, 4))];
    switch (between(0, 20)) {
        case 0:
        case 1: {
            core::Forward deed;
            deed.to = organ;
            deed.role = chance(85) ? core::LegRole::lead : core::LegRole::co;
            deed.mode = any<core::ForwardMode>();
            deed.assigned_days = static_cast<std::uint32_t>(between(10, 40));
            return deed;
        }
        case 2: return core::Notice{.leg = leg, .manner = any<core::NoticeManner>()};
        case 3: return core::Object{.leg = leg};
        case 4: return core::DecideObjection{.leg = leg, .is_upheld = chance(50)};
        case 5:
        case 6:
        case 7: return core::Accept{.leg = leg};
        case 8: return core::Decline{.leg = leg, .reason = any<core::DeclineReason>()};
        case 9: return core::Route{.leg = leg, .path = any<core::Path>(), .procedure = {}};
        case 10: return core::Extend{.leg = leg, .days = static_cast<std::uint32_t>(between(5, 30))};
        case 11:
        case 12: return core::Reply{.leg = leg, .kind = any<core::ReplyKind>(), .outcome = any<core::Outcome>()};
        case 13: return core::Deliver{.leg = leg, .method = any<core::DeliveryMethod>()};
        case 14: return core::RequestReview{.organ = organ, .posted_day = {}};
        case 15: return core::DecideReview{.outcome = any<core::ReviewOutcome>()};
        case 16:
            return core::Rate{.target = any<core::RatingTarget>(), .grade = static_cast<core::Grade>(between(1, 3))};
        case 17:
            return chance(10) ? core::Deed(core::Withdraw{})
                              : core::Deed(core::RequestFinalReview{.organ = organ, .posted_day = {}});
        case 18: return core::Close{.reason = static_cast<core::CloseReason>(between(1, 9))};
        case 19: return core::Reopen{};
        default: return core::Classify{.matter_class = any<core::MatterClass>(), .category = 20'202, .accused = {}};
    }
}

void District::do_something() {
    // Mostly the newest, so that some matters get far.
    const auto size = std::ssize(matters_);
    const auto at = chance(80) ? between(std::max<std::int64_t>(0, size - 40), size - 1) : between(0, size - 1);
    const base::Id id = matters_[static_cast<std::size_t>(at)];
    const core::Matter matter = core::fold(histories_.at(id));
    // Recorded today, done today or some days ago: the order of the numbers is not the order of the days.
    const base::Day day = chance(50) ? today_ : today_ - static_cast<int>(between(0, 15));
    for (int attempt = 0; attempt < 8; ++attempt) {
        const core::Deed deed = some_deed(matter);
        bool is_done = false;
        write([&](store::View& view) -> store::Outcome<store::Writes> {
            const core::Context context{
                .day = day, .today = today_, .actor = anyone, .law = law_, .office = view.office()};
            auto decision = core::decide(matter, deed, context);
            if (!decision) return store::Writes{};
            core::NewFact fact = fact_of(core::SubjectKind::matter, id, matter.version + 1, day, deed);
            fact.clocks = std::move(decision->clocks);
            fact.breaches = std::move(decision->breaches);
            is_done = true;
            store::Writes writes;
            writes.facts.push_back(std::move(fact));
            return writes;
        });
        if (is_done) return;
    }
}

void District::correct_something() {
    const base::Id id = matters_[static_cast<std::size_t>(between(0, std::ssize(matters_) - 1))];
    const auto& history = histories_.at(id);
    const core::Fact& fact = history[static_cast<std::size_t>(between(0, std::ssize(history) - 1))];
    const core::Matter matter = core::fold(history);
    core::Correct deed;
    deed.version = fact.version;
    deed.is_annulled = chance(30);
    deed.day = fact.day - static_cast<int>(between(-3, 6));
    deed.deed = core::encode_deed(fact.deed);
    write([&](store::View& view) -> store::Outcome<store::Writes> {
        const core::Context context{
            .day = today_, .today = today_, .actor = anyone, .law = law_, .office = view.office()};
        auto decision = core::decide_correct(history, deed, context);
        if (!decision) return store::Writes{};
        core::NewFact corrected = fact_of(core::SubjectKind::matter, id, matter.version + 1, today_, deed);
        corrected.clocks = std::move(decision->clocks);
        corrected.breaches = std::move(decision->breaches);
        store::Writes writes;
        writes.facts.push_back(std::move(corrected));
        return writes;
    });
}

void District::merge_housing_into_hall(base::Day until) {
    write([&](store::View& view) -> store::Outcome<store::Writes> {
        store::Writes writes;
        const core::EndOrgan end{.until = until, .successor = organs_[4]};
        writes.facts.push_back(fact_of(core::SubjectKind::organ, housing(), view.version(housing()) + 1, today_, end));
        return writes;
    });
}

void District::live(int deeds) {
    for (int i = 0; i < deeds; ++i) {
        if (matters_.empty() || chance(20)) {
            const bool is_repeat = !matters_.empty() && chance(30);
            const base::Id again =
                is_repeat ? matters_[static_cast<std::size_t>(between(0, std::ssize(matters_) - 1))] : base::Id{};
            register_one(is_repeat ? &again : nullptr);
        } else if (chance(4)) {
            correct_something();
        } else {
            do_something();
        }
        if (chance(25)) today_ = today_ + static_cast<int>(between(1, 3));
    }
}

District::World District::at(const Cut& cut) const {
    World world;
    for (const auto& [id, history] : histories_) {
        std::vector<core::Fact> facts;
        for (const core::Fact& fact : history) {
            if (fact.day <= cut.day && fact.seq <= cut.seq) facts.push_back(fact);
        }
        if (facts.empty()) continue;
        if (facts[0].subject_kind == core::SubjectKind::matter) {
            world.matters[id] = core::fold(facts);
            world.matter_facts[id] = facts;
        }
        if (facts[0].subject_kind == core::SubjectKind::submission) {
            for (const core::Fact& fact : facts) core::apply(world.submissions[id], fact);
            world.submission_facts[id] = facts;
        }
    }
    return world;
}

}  // namespace follow::testing
