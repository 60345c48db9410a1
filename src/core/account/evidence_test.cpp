// Evidence: one paper under one number; what is refused; the numbers that people write.
#include "core/account/evidence.hpp"

#include "core/account/account_test.hpp"

namespace core::testing {
namespace {

const base::Day today = on(2024, 1, 10);

KeepEvidence paper(std::string number = "Z01", unsigned char content = 1) {
    base::Id organ;
    organ.bytes[0] = 1;
    return {.organ = organ,
            .year = 2023,
            .number = std::move(number),
            .title = "满意度调查报告",
            .document = {},
            .pages = 12,
            .type = "application/pdf",
            .size = 2'000,
            .object = base::Bytes(32, 7),
            .content = base::Bytes(32, content),
            .salt = base::Bytes(16, 9)};
}

class Box {
  public:
    [[nodiscard]] std::string_view no(const Deed& deed, base::Day day = today) const {
        const auto refused = evidence_refusal(stands, deed, {.day = day, .today = today});
        return refused ? row_of(refused->refusal).word.id : std::string_view();
    }
    void enter(const Deed& deed) {
        ASSERT_EQ(no(deed), "");
        Fact fact;
        fact.seq = 40 + ++seq_;
        fact.subject_kind = SubjectKind::evidence;
        fact.subject = evidence_id({}, 2023, "Z01");
        fact.version = stands.version + 1;
        fact.day = today;
        fact.deed = deed;
        apply(stands, fact);
    }
    Evidence stands;

  private:
    std::uint64_t seq_ = 0;
};

template <class F>
KeepEvidence changed(F change) {
    KeepEvidence deed = paper();
    change(deed);
    return deed;
}

TEST(Evidence, WhatIsRefused) {
    const Box empty;
    EXPECT_EQ(empty.no(paper()), "");
    EXPECT_EQ(empty.no(paper(), today + 1), "day_in_future");
    EXPECT_EQ(empty.no(changed([](auto& deed) { deed.number.clear(); })), "word_missing");
    EXPECT_EQ(empty.no(changed([](auto& deed) { deed.title.clear(); })), "word_missing");
    EXPECT_EQ(empty.no(changed([](auto& deed) { deed.title = std::string(1'000, 'x'); })), "");
    EXPECT_EQ(empty.no(changed([](auto& deed) { deed.title = std::string(1'001, 'x'); })), "text_too_long");
    EXPECT_EQ(empty.no(changed([](auto& deed) { deed.title = "\xff"; })), "text_too_long");
    EXPECT_EQ(empty.no(changed([](auto& deed) { deed.size = 0; })), "evidence_too_large");
    EXPECT_EQ(empty.no(changed([](auto& deed) { deed.size = evidence_size_max; })), "");
    EXPECT_EQ(empty.no(changed([](auto& deed) { deed.size = evidence_size_max + 1; })), "evidence_too_large");
    EXPECT_EQ(empty.no(DestroyEvidence{"穗档〔2024〕1号"}), "no_such_evidence");
}

TEST(Evidence, OneNumberOnePaper) {
    Box box;
    box.enter(paper());
    EXPECT_EQ(box.stands.seq, 41u);
    EXPECT_EQ(box.stands.day, today);
    EXPECT_EQ(box.stands.kept.pages, 12u);
    EXPECT_EQ(box.no(paper()), "nothing_new");
    EXPECT_EQ(box.no(paper("Z01", 2)), "evidence_exists");
    EXPECT_EQ(box.no(DestroyEvidence{}), "word_missing");
    box.enter(DestroyEvidence{"穗档〔2024〕1号"});
    EXPECT_TRUE(box.stands.is_destroyed);
    EXPECT_EQ(box.stands.seq, 41u) << "it names the fact that kept it";
    EXPECT_EQ(box.no(paper("Z01", 2)), "evidence_destroyed");
    EXPECT_EQ(box.no(DestroyEvidence{"穗档〔2024〕2号"}), "evidence_destroyed");
}

TEST(Evidence, TheIdFollowsFromOrganYearAndNumber) {
    base::Id other;
    other.bytes[0] = 2;
    const base::Id id = evidence_id({}, 2023, "Z01");
    EXPECT_EQ(id, evidence_id({}, 2023, "Z01"));
    EXPECT_NE(id, evidence_id({}, 2024, "Z01"));
    EXPECT_NE(id, evidence_id({}, 2023, "Z02"));
    EXPECT_NE(id, evidence_id(other, 2023, "Z01"));
}

TEST(Evidence, NumbersAsPeopleListThem) {
    using Numbers = std::vector<std::string>;
    EXPECT_EQ(evidence_numbers("Z01"), Numbers{"Z01"});
    EXPECT_EQ(evidence_numbers("Z01、Z02，1-3; 附件四"), (Numbers{"Z01", "Z02", "1-3", "附件四"}));
    EXPECT_EQ(evidence_numbers(" 、Z01、、　Z02；"), (Numbers{"Z01", "Z02"}));
    EXPECT_EQ(evidence_numbers(""), Numbers{});
}

}  // namespace
}  // namespace core::testing
