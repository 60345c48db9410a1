// A seeded random walk of deeds, lawful and not, over matters of a small office: whatever is decided folds to the same
// state step by step and from the start, and no clock ends before it begins. Here because it needs the whole law.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "core/matter/correct.hpp"
#include "core/office/office.hpp"
#include "law/law.hpp"

namespace {

using core::Deed;

base::Id id(std::uint8_t n) {
    base::Id made;
    made.bytes.fill(n);
    return made;
}

struct Walk {
    std::mt19937_64 random;
    core::Law law;
    core::Office office;
    std::vector<core::Role> roles;

    explicit Walk(std::uint64_t seed) : random(seed), law(*law::read(law::embedded())) {
        for (std::size_t i = 0; i < core::role_words.size(); ++i) roles.push_back(static_cast<core::Role>(i));
        for (std::uint8_t n = 1; n <= 6; ++n) {
            core::Fact fact;
            fact.subject = id(n);
            fact.deed = core::RecordOrgan{.name = std::to_string(n),
                                          .kind = static_cast<core::OrganKind>(n - 1),
                                          .level = core::OrganLevel::county,
                                          .parent = n == 6 ? id(2) : base::Id{},
                                          .region = 1,
                                          .from = base::Day::from(2000, 1, 1)};
            office.apply(fact);
        }
    }
    template <class T = int>
    T below(int n) {
        return static_cast<T>(random() % static_cast<std::uint64_t>(n));
    }

    void operator()(const char*, bool& value) { value = below(2) == 1; }
    void operator()(const char*, std::uint8_t& value) { value = below<std::uint8_t>(4); }
    void operator()(const char*, std::uint32_t& value) { value = below<std::uint32_t>(50); }
    void operator()(const char*, std::int64_t& value) { value = below<std::uint32_t>(50); }
    void operator()(const char*, base::Day&) {}
    void operator()(const char*, base::Id& value) {
        value = below(3) == 0 ? base::Id{} : id(below<std::uint8_t>(7) + 1);
    }
    void operator()(const char*, std::string&) {}
    void operator()(const char*, base::Bytes&) {}
    template <class T>
    void operator()(const char*, std::vector<T>&) {}
    template <class E>
        requires std::is_enum_v<E>
    void operator()(const char*, E& value) {
        value = static_cast<E>(below(static_cast<int>(core::words(E{}).size())));
    }

    template <std::size_t... I>
    Deed deed(std::size_t kind, std::index_sequence<I...>) {
        Deed made;
        (void)((kind == I ? (made.emplace<I>(), true) : false) || ...);
        std::visit([&](auto& body) { body.fields(body, *this); }, made);
        return made;
    }
    Deed any_deed() {
        return deed(core::kind_v<core::Attach> +
                        below<std::size_t>(core::kind_v<core::Correct> - core::kind_v<core::Attach> + 1),
                    std::make_index_sequence<std::variant_size_v<Deed>>{});
    }
};

void expect_same(const core::Matter& a, const core::Matter& b) {
    ASSERT_EQ(a.version, b.version);
    ASSERT_EQ(a.phase(), b.phase());
    ASSERT_EQ(a.holder(), b.holder());
    ASSERT_EQ(a.legs.size(), b.legs.size());
    ASSERT_EQ(a.breaches, b.breaches);
    ASSERT_EQ(a.clocks.size(), b.clocks.size());
    for (std::size_t i = 0; i < a.clocks.size(); ++i) {
        ASSERT_EQ(a.clocks[i].due, b.clocks[i].due);
        ASSERT_EQ(a.clocks[i].stopped_day, b.clocks[i].stopped_day);
        ASSERT_EQ(a.clocks[i].is_void, b.clocks[i].is_void);
    }
}

TEST(Walk, WhateverIsDecidedFoldsToOneState) {
    const char* given = std::getenv("HUIYING_SEED");
    const std::uint64_t seed = given != nullptr ? std::stoull(given) : 20'261'120;
    SCOPED_TRACE("HUIYING_SEED=" + std::to_string(seed));
    Walk walk(seed);
    int done = 0;
    int refused = 0;
    int corrected = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::vector<core::Fact> facts;
        core::Matter state;
        base::Day day = base::Day::from(2021, 6, 1) + walk.below(500);
        for (int step = 0; step < 30; ++step) {
            day = day + walk.below(20);
            Deed deed = step == 0 ? Deed(core::OpenMatter{.number = "1",
                                                          .submission = id(9),
                                                          .form = core::Form::letter,
                                                          .received_day = day,
                                                          .region = 1,
                                                          .office = id(1),
                                                          .role = core::LegRole::office,
                                                          .matter_class = walk.below<core::MatterClass>(4),
                                                          .category = 0,
                                                          .is_first = true,
                                                          .accused = {}})
                                  : walk.any_deed();
            if (auto* hear = std::get_if<core::Hear>(&deed)) hear->first_day = day - walk.below(4);
            const core::Actor actor{.post = {},
                                    .organ = id(walk.below<std::uint8_t>(6) + 1),
                                    .roles = walk.roles,
                                    .is_unrestricted = walk.below(2) == 0};
            const core::Context context{
                .day = day, .today = day + walk.below(3), .actor = actor, .law = walk.law, .office = walk.office};
            std::expected<core::Decision, core::Refusal> decision;
            if (auto* correct = std::get_if<core::Correct>(&deed)) {
                correct->version = static_cast<std::uint32_t>(walk.below(static_cast<int>(facts.size()) + 1) + 1);
                if (correct->version <= facts.size()) {
                    const core::Fact& target = facts[correct->version - 1];
                    correct->deed = core::encode_deed(target.deed);
                    correct->day = target.day - walk.below(5);
                }
                decision = core::decide_correct(facts, *correct, context);
                corrected += decision ? 1 : 0;
            } else {
                decision = core::decide(state, deed, context);
            }
            if (!decision) {
                ++refused;
                continue;
            }
            ++done;
            core::Fact fact;
            fact.seq = facts.size() + 1;
            fact.subject = id(8);
            fact.version = static_cast<std::uint32_t>(facts.size() + 1);
            fact.day = day;
            fact.deed = deed;
            fact.clocks = decision->clocks;
            fact.breaches = decision->breaches;
            for (const core::OpenedClock& clock : fact.clocks) {
                ASSERT_TRUE(!clock.due.due_day.is_set() || clock.due.due_day >= clock.due.from);
                ASSERT_LT(clock.leg, state.legs.size() + 1);
            }
            facts.push_back(fact);
            const core::Matter folded = core::fold(facts);
            if (std::holds_alternative<core::Correct>(deed)) {
                state = folded;
            } else {
                core::apply(state, fact);
                ASSERT_NO_FATAL_FAILURE(expect_same(state, folded)) << "round " << round << " step " << step;
            }
            ASSERT_LT(state.holder(), static_cast<int>(state.legs.size()));
        }
    }
    RecordProperty("done", done);
    EXPECT_GT(done, 100'000);
    EXPECT_GT(refused, 10'000);
    EXPECT_GT(corrected, 5'000);
}

}  // namespace
