// The audit: appended to, followed from the ledger, pruned no earlier than the law allows and never short of the end.
#include "store/audit.hpp"

#include "store/sqlite/database.hpp"
#include "store/town.hpp"

namespace store::testing {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

struct AuditTest : ::testing::Test {
    Place place;
    Settings settings = settings_in(place.path());
    std::unique_ptr<Store> store = make_store(settings);
    Town town = Town::build(*store);
    std::unique_ptr<Audit> audit = must(Audit::open(settings));
    base::Id post{{1, 2, 3}};
    const base::Instant now = settings.now();
    const std::filesystem::path file = place.path() / "audit.db";

    void note(AuditKind kind, base::Instant at) { audit->note({.at = at, .kind = kind, .post = post}); }
    std::vector<AuditEvent> all(AuditQuery query = {}) { return must(audit->list(query)).events; }
    void sql(const std::string& text) {
        auto database = must(Database::open(file, Database::Mode::write));
        must(database.run(text.c_str()));
    }
    [[nodiscard]] Command reveal(const base::Id& submission) const {
        return [submission, actor = post](View& view) -> Outcome<Writes> {
            Writes writes;
            core::NewFact& fact = writes.facts.emplace_back();
            fact.subject_kind = core::SubjectKind::access;
            fact.subject = view.new_id();
            fact.version = 1;
            fact.day = monday;
            fact.actor = actor;
            fact.deed = core::Reveal{submission, core::RevealPurpose::deliver, {core::PersonField::address}};
            fact.text = "登门送达";
            fact.key_owner = submission;
            return writes;
        };
    }
};

TEST_F(AuditTest, WhatWasNotedIsThereAfterTheEnd) {
    note(AuditKind::sign_in, now);
    note(AuditKind::read_matter, now);
    audit.reset();
    audit = must(Audit::open(settings));
    const auto events = all();
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].kind, AuditKind::read_matter) << "newest first";
    EXPECT_EQ(events[0].post, post);
    AuditQuery sign_ins;
    sign_ins.kind = AuditKind::sign_in;
    EXPECT_EQ(all(sign_ins).size(), 1u);
}

TEST_F(AuditTest, ATokenIsNotedOnceAnHour) {
    note(AuditKind::token_used, now);
    note(AuditKind::token_used, {now.ms + 3'599'999});
    EXPECT_EQ(all().size(), 1u);
    note(AuditKind::token_used, {now.ms + 3'600'000});
    EXPECT_EQ(all().size(), 2u);
}

TEST_F(AuditTest, RevealsComeFromTheLedger) {
    const Registered one = town.register_one(*store);
    must(store->run(reveal(one.submission)));
    must(store->run(reveal(one.submission)));
    const std::uint64_t head = store->head();
    ASSERT_EQ(all().size(), 2u);
    EXPECT_EQ(all()[0].seq, head);
    EXPECT_EQ(all()[0].detail, "deliver address");
    EXPECT_EQ(all()[0].subject, one.submission);
    EXPECT_EQ(all().size(), 2u) << "each once, however often it is asked";
    const auto facts = must(store->reader()->reveals_since(0, 10));
    ASSERT_EQ(facts.size(), 2u);
    EXPECT_EQ(must(store->reader()->facts(facts[0].subject))[0].text, "登门送达");
    EXPECT_EQ(must(fsck(settings, {})).findings_total, 0u);
}

TEST_F(AuditTest, NothingIsChanged) {
    note(AuditKind::sign_in, now);
    must(audit->flush());
    auto database = must(Database::open(file, Database::Mode::write));
    EXPECT_FALSE(database.run("UPDATE events SET account = 'x'").has_value());
}

TEST_F(AuditTest, SixMonthsAreKept) {
    const base::Day today = now.day();
    EXPECT_EQ(audit->prune(today + -183).error().kind, base::ErrorKind::bad_input);
    // Kept from the first instant of the day on: the last millisecond before it goes, the first of it stays.
    const base::Instant begin{(std::int64_t{(today + -184).number} * 24 - 8) * 3'600'000};
    note(AuditKind::sign_in, {begin.ms - 1});
    note(AuditKind::sign_out, begin);
    must(audit->flush());
    const Pruned pruned = must(audit->prune(today + -184));
    EXPECT_EQ(pruned.deleted, 1u);
    ASSERT_EQ(all().size(), 1u);
    EXPECT_EQ(all()[0].kind, AuditKind::sign_out);
}

TEST_F(AuditTest, ARowThatCannotGoKeepsNoneBehindIt) {
    for (int i = 0; i < 2'500; ++i) note(AuditKind::read_matter, {now.ms - 400 * day_ms});
    note(AuditKind::sign_in, now);
    must(audit->flush());
    sql("CREATE TRIGGER stuck BEFORE DELETE ON events WHEN old.id IN (3, 1200) BEGIN SELECT RAISE(ABORT, 'stuck'); "
        "END");
    const Pruned pruned = must(audit->prune(now.day() + -184));
    EXPECT_EQ(pruned.deleted, 2'498u);
    EXPECT_EQ(pruned.failed, 2u);
    EXPECT_NE(pruned.first_failure.find("stuck"), std::string::npos) << pruned.first_failure;
    sql("DROP TRIGGER stuck");
    EXPECT_EQ(must(audit->prune(now.day() + -184)).deleted, 2u) << "the next run takes what was stuck";
    EXPECT_EQ(all().size(), 1u);
}

}  // namespace
}  // namespace store::testing
