// A seeded random walk of deeds, lawful and not, over an office with its store: registrations good and bad, every kind
// of deed by every post on any day, corrections, several attempts to a command. No state is illegal, no due day lies
// before its start, what is refused writes nothing, and in the end fsck derives every hash and read row again and finds
// none that differs. HUIYING_WALK_DEEDS says how many (the full tests: 100,000), HUIYING_SEED which.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/demo/chance.hpp"
#include "app/plan.hpp"

namespace {

using base::Day;
using core::Deed;
using core::Matter;

constexpr int attempts_in_command = 40;
constexpr std::size_t matters_in_play = 60;  ///< few enough that each is led far
const Day first_day = Day::from(2021, 6, 1);
constexpr int days = 5 * 365;

std::uint64_t given(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text != nullptr ? std::stoull(text) : otherwise;
}

/// A deed with members drawn by chance: organs, posts and matters mostly ones that exist.
struct Filler {
    app::Chance& chance;
    const std::vector<base::Id>& ids;
    const std::vector<base::Id>& matters;
    Day today;

    void operator()(const char*, bool& value) { value = chance.in_thousand(500); }
    void operator()(const char*, std::uint8_t& value) { value = static_cast<std::uint8_t>(chance.soon(0, 4)); }
    void operator()(const char*, std::uint32_t& value) { value = static_cast<std::uint32_t>(chance.soon(0, 60)); }
    void operator()(const char*, std::int64_t& value) { value = chance.soon(0, 60); }
    void operator()(const char* name, Day& value) {
        const bool is_needed = std::string_view(name) == "first_day";
        value = is_needed || chance.in_thousand(200) ? today - chance.between(-3, 12) : Day{};
    }
    void operator()(const char*, base::Id& value) {
        value = chance.in_thousand(150)
                    ? base::Id{}
                    : chance.of<base::Id>(chance.in_thousand(150) && !matters.empty() ? matters : ids);
    }
    void operator()(const char*, std::string&) {}
    void operator()(const char*, base::Bytes&) {}
    template <class T>
    void operator()(const char* name, std::vector<T>& value) {
        value.resize(static_cast<std::size_t>(chance.between(0, 3)));
        for (T& item : value) (*this)(name, item);
    }
    template <class E>
        requires std::is_enum_v<E>
    void operator()(const char*, E& value) {
        value = static_cast<E>(chance.next() % core::words(E{}).size());
    }
};

template <std::size_t... I>
Deed empty_deed(std::size_t kind, std::index_sequence<I...>) {
    Deed made;
    (void)((kind == I ? (made.emplace<I>(), true) : false) || ...);
    return made;
}

/// What may never be, whatever was done. Corrections judge a history that was lived otherwise: they may leave what was
/// possible only before them, marked by its breach.
void expect_legal(const Matter& matter) {
    const int legs = static_cast<int>(matter.legs.size());
    ASSERT_GT(legs, 0);
    ASSERT_LT(matter.holder(), legs);
    ASSERT_LT(matter.lead(), legs);
    ASSERT_TRUE(matter.received_day.is_set() && matter.registered_day.is_set());
    for (const core::Clock& clock : matter.clocks) {
        ASSERT_LT(clock.leg, legs);
        if (clock.due.due_day.is_set()) {
            ASSERT_GE(clock.due.due_day, clock.due.from) << core::name(clock.due.term);
        }
    }
    const bool is_corrected = std::ranges::any_of(matter.breaches, [](const core::BreachNote& note) {
        return note.breach == core::Breach::impossible_after_correction;
    });
    if (is_corrected) return;
    for (int i = 0; i < legs; ++i) {
        const core::Leg& leg = matter.legs[static_cast<std::size_t>(i)];
        const bool is_review = leg.role == core::LegRole::reviewing || leg.role == core::LegRole::final_reviewing;
        const bool is_known = i == matter.review_leg || i == matter.final_review_leg;
        ASSERT_TRUE(!is_review || !leg.is_active || is_known) << "a review goes on that nobody can decide";
        ASSERT_TRUE(!leg.is_active || leg.objection != core::Objection::upheld) << "objected away and still at work";
    }
    for (const core::Clock& clock : matter.clocks) {
        const core::TermId term = clock.due.term;
        const bool is_of_review = term == core::TermId::review || term == core::TermId::final_review;
        const core::Leg& leg = matter.legs[clock.leg];
        ASSERT_TRUE(!is_of_review || !clock.is_running() || leg.is_active) << "the clock of a review that is over runs";
    }
}

class StoreWalk : public testing::Test {
  protected:
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("huiying-walk-" + std::to_string(::getpid()));
    app::Chance chance_{given("HUIYING_SEED", 20'261'121)};
    base::Instant now_{};
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<app::Desk> desk_;
    std::vector<app::Caller> callers_;
    std::vector<base::Id> ids_;       ///< of each organ, then of its two posts
    std::vector<std::size_t> kinds_;  ///< deeds that a matter has a decision about
    std::vector<base::Id> matters_;
    std::vector<std::string> numbers_;
    std::uint64_t done_ = 0, refused_ = 0, failed_ = 0, registered_ = 0;

    void SetUp() override {
        std::filesystem::remove_all(folder_);
        go_to(first_day);
        ASSERT_TRUE(store::Store::create(settings(), "huiying/walk"));
        store_ = std::move(*store::Store::open(settings()));
        desk_ = std::move(*app::Desk::open(*store_));
        found();
    }
    void TearDown() override {
        desk_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }
    store::Settings settings() {
        store::Settings settings;
        settings.directory = folder_;
        settings.now = [this] { return now_; };
        return settings;
    }
    void go_to(Day day) { now_.ms = std::int64_t{day.number} * 86'400'000 + 3'600'000; }

    /// An organ of each kind, the second department below the first; at each of them one post that may do everything
    /// and one that may do little; and the program itself.
    void found() {
        const app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
        std::vector<core::Role> every;
        for (std::size_t i = 0; i < core::role_words.size(); ++i) every.push_back(static_cast<core::Role>(i));
        const auto founded = app::run<bool>(*desk_, program, [&](app::Plan& plan) -> app::Outcome<bool> {
            base::Id above;
            for (std::size_t i = 0; i < core::organ_kind_words.size() + 2; ++i) {
                const base::Id organ = plan.view().new_id();
                const Day from = i == 8 ? first_day + 400 : Day::from(2000, 1, 1);
                (void)plan.office(
                    organ, core::RecordOrgan{.name = "机关" + std::to_string(i),
                                             .kind = static_cast<core::OrganKind>(i % core::organ_kind_words.size()),
                                             .level = core::OrganLevel::county,
                                             .parent = i % 3 == 0 ? base::Id{} : above,
                                             .region = 440'111,
                                             .from = from});
                above = organ;
                ids_.push_back(organ);
                // One ends on the way: its work goes on with others, or stays.
                if (i == 7)
                    (void)plan.office(organ, core::EndOrgan{.until = first_day + 900, .successor = ids_.front()});
                for (const auto& roles : {every, {core::Role::organ_handler}}) {
                    const base::Id post = plan.view().new_id();
                    (void)plan.office(organ,
                                      core::RecordPost{.post = post, .name = "岗位", .roles = roles, .from = from});
                    ids_.push_back(post);
                    callers_.push_back({.post = post, .organ = organ, .roles = roles});
                }
            }
            return true;
        });
        ASSERT_TRUE(founded);
        callers_.push_back(program);
        core::Matter opened;
        opened.version = 1;
        const core::Office nowhere;
        const core::Actor actor = program.actor();
        const auto law = desk_->law();
        const core::Context context{
            .day = first_day, .today = first_day, .actor = actor, .law = *law, .office = nowhere};
        for (std::size_t kind = 0; kind < std::variant_size_v<Deed>; ++kind) {
            const auto said =
                core::decide(opened, empty_deed(kind, std::make_index_sequence<std::variant_size_v<Deed>>{}), context);
            const bool is_correction = kind == core::kind_v<core::Correct>;
            if (is_correction || said || said.error() != core::Refusal::cannot_correct) kinds_.push_back(kind);
        }
    }

    app::Registration registration(Day today) {
        app::Registration made;
        made.form = static_cast<core::Form>(chance_.next() % core::form_words.size());
        made.source = static_cast<core::Source>(chance_.next() % core::source_words.size());
        made.received_day = today - chance_.soon(0, 30) + (chance_.in_thousand(30) ? 40 : 0);
        if (chance_.in_thousand(20)) made.received_day = Day::from(2004, 1, 1);
        if (chance_.in_thousand(100)) made.day = today - chance_.between(-2, 5);
        made.region = 440'111;
        if (!chance_.in_thousand(100)) made.office = ids_[static_cast<std::size_t>(chance_.between(0, 5)) * 3];
        for (int i = chance_.between(0, 2); i > 0; --i)
            made.persons.push_back({.name = "甲", .phone = {}, .address = {}, .id_number = {}});
        made.is_anonymous = made.persons.empty() && chance_.in_thousand(700);
        for (int i = chance_.between(0, 2); i > 0; --i) {
            app::DemandDraft demand;
            demand.title = "路灯";
            demand.matter_class = static_cast<core::MatterClass>(chance_.next() % core::matter_class_words.size());
            const bool is_accusation = demand.matter_class == core::MatterClass::accusation;
            if (is_accusation) demand.accused = ids_[static_cast<std::size_t>(chance_.between(0, 8)) * 3];
            if (!numbers_.empty() && chance_.in_thousand(250)) demand.attach_to = chance_.of<std::string>(numbers_);
            made.demands.push_back(std::move(demand));
        }
        return made;
    }

    Deed any_deed(app::Plan& plan, const base::Id& matter, Day today) {
        Filler filler{chance_, ids_, matters_, today};
        const bool is_any = chance_.in_thousand(50);
        const std::size_t kind = is_any ? chance_.next() % std::variant_size_v<Deed> : chance_.of<std::size_t>(kinds_);
        Deed deed = empty_deed(kind, std::make_index_sequence<std::variant_size_v<Deed>>{});
        std::visit([&](auto& body) { body.fields(body, filler); }, deed);
        auto* correct = std::get_if<core::Correct>(&deed);
        if (correct == nullptr) return deed;
        const auto facts = plan.view().facts(matter);
        if (!facts || facts->empty()) return deed;
        const core::Fact& target = (*facts)[chance_.next() % facts->size()];
        correct->version = target.version;
        correct->day = target.day - chance_.between(-2, 5);
        Deed instead = target.deed;
        if (chance_.in_thousand(300)) std::visit([&](auto& body) { body.fields(body, filler); }, instead);
        // A matter stays with the submission that opened it: the store would refuse another as an id it does not know.
        if (auto* opening = std::get_if<core::OpenMatter>(&instead))
            opening->submission = std::get<core::OpenMatter>(target.deed).submission;
        correct->deed = core::encode_deed(instead);
        return deed;
    }

    /// True if the attempt wrote something. Kinds that are not a matter's are refused like any other.
    bool attempt(app::Plan& plan, Day today) {
        plan.as(chance_.in_thousand(350) ? callers_.back() : chance_.of<app::Caller>(callers_));
        if (matters_.empty() || chance_.in_thousand(60)) {
            const auto registered = plan.register_submission(registration(today));
            count(registered);
            if (!registered) return false;
            ++registered_;
            for (const auto& one : registered->matters) {
                if (std::ranges::find(matters_, one.id) != matters_.end()) continue;  // a repeat joined it
                matters_.push_back(one.id);
                numbers_.push_back(one.number);
            }
            return true;
        }
        const std::size_t recent = std::min(matters_in_play, matters_.size());
        const base::Id matter = matters_[matters_.size() - 1 - chance_.next() % recent];
        const Deed deed = any_deed(plan, matter, today);
        if (std::holds_alternative<core::OpenMatter>(deed)) return false;  // by registration alone
        const bool is_dated = chance_.in_thousand(150);
        const auto decision = plan.perform(matter, deed, is_dated ? today - chance_.between(-2, 20) : Day{});
        count(decision);
        if (!decision) return false;
        for (const core::OpenedClock& clock : decision->clocks) {
            const bool is_wrong = clock.due.due_day.is_set() && clock.due.due_day < clock.due.from;
            EXPECT_FALSE(is_wrong) << core::id_of(deed) << " opened " << core::name(clock.due.term);
        }
        const auto left = plan.matter(matter);
        EXPECT_TRUE(left);
        if (left) expect_legal(*left);
        return true;
    }

    template <class T>
    void count(const app::Outcome<T>& outcome) {
        if (outcome) {
            ++done_;
        } else {
            ++(std::holds_alternative<core::Refusal>(outcome.error()) ? refused_ : failed_);
        }
    }
};

TEST_F(StoreWalk, NothingIllegalAndNothingLost) {
    const std::uint64_t attempts = given("HUIYING_WALK_DEEDS", 6'000);
    SCOPED_TRACE("HUIYING_SEED=" + std::to_string(given("HUIYING_SEED", 20'261'121)));
    for (std::uint64_t tried = 0; tried < attempts && !HasFailure(); tried += attempts_in_command) {
        const Day today = first_day + static_cast<int>(tried * days / attempts);
        go_to(today);
        const auto written = app::run<bool>(*desk_, callers_.back(), [&](app::Plan& plan) -> app::Outcome<bool> {
            for (int i = 0; i < attempts_in_command && !HasFailure(); ++i) attempt(plan, today);
            return true;
        });
        const auto* error = written ? nullptr : std::get_if<base::Error>(&written.error());
        ASSERT_TRUE(written) << (error != nullptr ? error->text() : "refused as a whole");
    }
    std::printf("walk: %llu done, %llu refused, %llu no such thing, %zu matters, head %llu\n",
                static_cast<unsigned long long>(done_), static_cast<unsigned long long>(refused_),
                static_cast<unsigned long long>(failed_), matters_.size(),
                static_cast<unsigned long long>(store_->head()));
    EXPECT_GT(done_, attempts / 20);
    EXPECT_GT(refused_, attempts / 10);

    // Every matter as the store reads it is the fold of its facts, whose versions have no gap.
    const auto reader = store_->reader();
    for (const base::Id& id : matters_) {
        const auto facts = reader->facts(id);
        ASSERT_TRUE(facts) << facts.error().text();
        std::vector<core::Fact> history;
        for (const store::FactText& one : *facts) history.push_back(one.fact);
        for (std::size_t i = 0; i < history.size(); ++i) ASSERT_EQ(history[i].version, i + 1);
        const Matter folded = core::fold(history);
        const auto read = reader->matter(id, {});
        ASSERT_TRUE(read);
        ASSERT_EQ(read->phase(), folded.phase());
        ASSERT_EQ(read->holder(), folded.holder());
        ASSERT_EQ(read->breaches, folded.breaches);
        ASSERT_EQ(read->clocks.size(), folded.clocks.size());
        ASSERT_NO_FATAL_FAILURE(expect_legal(folded));
    }
    std::uint64_t submissions = 0;
    for (std::uint64_t seq = 0; seq < reader->head();) {
        const auto facts = reader->facts_since(seq, 1'000);
        ASSERT_TRUE(facts && !facts->empty());
        seq = facts->back().seq;
        for (const core::Fact& fact : *facts)
            submissions += std::holds_alternative<core::RegisterSubmission>(fact.deed) ? 1 : 0;
    }
    EXPECT_EQ(submissions, registered_) << "a registration that was refused left something behind";
    desk_.reset();
    store_.reset();
    const auto report = store::fsck(settings(), {});
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_EQ(report->findings_total, 0u) << report->findings[0].what;
    EXPECT_EQ(report->matters, matters_.size());
}

}  // namespace
