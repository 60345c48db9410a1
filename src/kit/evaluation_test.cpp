// A kit that proves an evaluation: scored again from the document in the ledger and the kit's own figures; and what an
// office could try that wants more points. Points are worked out by hand.
#include "kit/evaluation.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "kit/town_document.hpp"

namespace kit {
namespace {

using namespace testing;

std::string with(std::string_view whole, const std::string& from, const std::string& to) {
    std::string text(whole);
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

class Evaluation : public ::testing::Test {
  protected:
    void open() {
        id_ = town_.new_id();
        core::OpenEvaluation deed;
        deed.organ = town_.housing();
        deed.year = 2025;
        deed.standard = "project-2020";
        town_.record(core::SubjectKind::evaluation, id_, deed, base::Day::from(2025, 1, 2), false);
    }
    void step(core::EvaluationStep kind, std::string text, base::Day day = base::Day::from(2026, 3, 1)) {
        town_.record(core::SubjectKind::evaluation, id_, core::StepEvaluation{kind, std::move(text), "", ""}, day,
                     false);
    }
    void live() { life_of(std::string(document)); }
    void life_of(const std::string& text) {
        open();
        step(core::EvaluationStep::declared, text);
        step(core::EvaluationStep::approved, "");
        step(core::EvaluationStep::self_evaluated, text);
    }
    void make(const std::string& scores = std::string(claims)) {
        Contents contents = town_.contents(cut_2026);
        contents.evaluation = id_;
        contents.scores = scores;
        must(write(folder_ / "kit.zip", contents));
        files_ = unpack(folder_ / "kit.zip");
        pieces_ = pieces_of(files_);
    }
    std::string judged() { return verdict(folder_ / "kit.zip"); }
    std::string packed() {
        put_pieces(files_, pieces_);
        sign_again(files_, town_.key());
        pack(folder_ / "kit.zip", files_);
        return judged();
    }
    EvaluationReport report() { return must(verify(folder_ / "kit.zip", {})).evaluation.value(); }

    Town town_;
    Folder folder_;
    base::Id id_;
    Files files_;
    std::vector<Piece> pieces_;
};

TEST_F(Evaluation, IsScoredAgainFromTheKitsOwnFigures) {
    live();
    make();
    EXPECT_EQ(judged(), "agrees");
    const EvaluationReport proved = report();
    EXPECT_TRUE(proved.does_agree());
    EXPECT_EQ(proved.total, "97.09");
    EXPECT_EQ(proved.grade, "优");
    EXPECT_EQ(proved.step, core::EvaluationStep::self_evaluated);
    ASSERT_EQ(proved.lines.size(), 4U);
    EXPECT_EQ(proved.lines[0].agreement, Agreement::equal);
    EXPECT_EQ(proved.lines[1].agreement, Agreement::equal);
    EXPECT_EQ(proved.lines[1].own.actual, "19");
    EXPECT_EQ(proved.lines[2].agreement, Agreement::equal);
}

// 50 + 10 万元 of budget and 59.33 spent stand in the town's account, 7.7777 were annulled: 98.88 % again.
TEST_F(Evaluation, TakesItsMoneyFromTheAccounts) {
    const std::string typed = "adjusted = \"60\"\nspent = \"59.33\"\n";
    const std::string counted = with(document, typed, "account = true\n");
    const std::string by_line = with(document, "funds = \"total.execution_rate\"", "money = \"execution_rate\"");
    for (const std::string& text : {counted, by_line}) {
        life_of(text);
        make();
        EXPECT_EQ(judged(), "agrees");
        EXPECT_EQ(report().lines[0].own.points, "9.89");
        make(with(with(claims, "9.89", "10"), "97.09", "97.2"));
        EXPECT_EQ(judged(), "differs");
    }
    life_of(with(counted, "organ = \"区信访局\"", "organ = \"区住建局\""));  // nobody opened an account there
    make();
    EXPECT_EQ(judged(), "evaluation");
}

TEST_F(Evaluation, WithoutOneItsFactsStayClosed) {
    live();
    must(write(folder_ / "kit.zip", town_.contents(cut_2026)));
    EXPECT_EQ(judged(), "agrees");
    const Report whole = must(verify(folder_ / "kit.zip", {}));
    EXPECT_FALSE(whole.evaluation);
    EXPECT_EQ(whole.statement.withheld[static_cast<std::size_t>(Reason::other)], 4U);
}

TEST_F(Evaluation, OtherPointsTotalOrGradeDiffer) {
    live();
    for (const auto& [from, to] : {std::pair("47.5", "48.5"),
                                   {"97.09", "98.09"},
                                   {"优", "良"},
                                   {"9.89", "9.90"},
                                   {"letters\t19", "letters\t20"},
                                   {"98.01\t29.7", "99.01\t29.7"},
                                   {"-\t10", "95\t10"}}) {
        make(with(claims, from, to));
        EXPECT_EQ(judged(), "differs") << to;
    }
    // Another uptime with the points that follow from it.
    make(with(with(claims, "98.01\t29.7", "99\t30"), "97.09", "97.39"));
    EXPECT_EQ(judged(), "differs");
    EXPECT_EQ(report().lines[2].agreement, Agreement::differs);
}

TEST_F(Evaluation, ScoresThatAreNotThoseOfTheDocumentAreRefused) {
    live();
    for (const auto& [from, to] : {std::pair("letters\t", "lettres\t"),
                                   {"satisfied\t-\t10\n", ""},
                                   {"line\tactual", "line\tvalue"},
                                   {"total\t97.09\n", ""},
                                   {"\t10\n", "\t10"}}) {
        make(with(claims, from, to));
        EXPECT_EQ(judged(), "evaluation") << from;
    }
}

TEST_F(Evaluation, AChangedTargetIsRefused) {
    open();
    step(core::EvaluationStep::declared, std::string(document));
    step(core::EvaluationStep::approved, "");
    step(core::EvaluationStep::self_evaluated, with(document, "target = \"20\"", "target = \"19\""));
    make(with(with(claims, "47.5", "50"), "97.09", "99.59"));
    EXPECT_EQ(judged(), "evaluation");
    // Changed with an approval of its own, it stands.
    step(core::EvaluationStep::changed, with(document, "target = \"20\"", "target = \"19\""));
    step(core::EvaluationStep::self_evaluated, with(document, "target = \"20\"", "target = \"19\""));
    make(with(with(claims, "47.5", "50"), "97.09", "99.59"));
    EXPECT_EQ(judged(), "agrees");
}

TEST_F(Evaluation, ALineThatNobodyApprovedIsRefused) {
    open();
    step(core::EvaluationStep::declared, std::string(document));
    step(core::EvaluationStep::approved, "");
    step(core::EvaluationStep::self_evaluated, with(document, "id = \"satisfied\"", "id = \"content\""));
    make(with(claims, "satisfied", "content"));
    EXPECT_EQ(judged(), "evaluation");
}

TEST_F(Evaluation, WithoutApprovalOrPointsThereIsNothingToProve) {
    open();
    step(core::EvaluationStep::self_evaluated, std::string(document));
    make();
    EXPECT_EQ(judged(), "evaluation");
    id_ = town_.new_id();
    make();
    EXPECT_EQ(judged(), "evaluation") << "of that id there is none";
}

TEST_F(Evaluation, AnotherPeriodOrCutIsRefused) {
    open();
    const std::string late = with(document, "as_of = 2026-03-31", "as_of = 2026-03-30");
    step(core::EvaluationStep::declared, late);
    step(core::EvaluationStep::approved, "");
    step(core::EvaluationStep::self_evaluated, late);
    make();
    EXPECT_EQ(judged(), "evaluation");
}

TEST_F(Evaluation, AStepLeftOutOrADocumentSwappedIsRefused) {
    live();
    step(core::EvaluationStep::rechecked, with(document, "spent = \"59.33\"", "spent = \"54\""));
    make();
    EXPECT_EQ(judged(), "differs") << "the last document counts: 54 ÷ 60";
    const auto honest = pieces_;
    const auto is_evaluation = [](const Piece& piece) {
        return piece.fact.leaf.header.subject_kind == static_cast<std::uint8_t>(core::SubjectKind::evaluation);
    };
    const auto last = std::find_if(pieces_.rbegin(), pieces_.rend(), is_evaluation);
    last->is_closed = true;
    EXPECT_EQ(packed(), "withheld");
    pieces_ = honest;
    pieces_.erase(std::find_if(pieces_.rbegin(), pieces_.rend(), is_evaluation).base() - 1);
    EXPECT_EQ(packed(), "leaf");
    pieces_ = honest;
    const auto first = std::ranges::find_if(pieces_, is_evaluation);
    std::swap((first + 3)->fact.body, (first + 4)->fact.body);
    std::swap((first + 3)->fact.salt, (first + 4)->fact.salt);
    EXPECT_EQ(packed(), "body");
    pieces_ = honest;
    files_.erase(std::string(scores_file));
    EXPECT_EQ(packed(), "files");
}

}  // namespace
}  // namespace kit
