// What an office could try that wants one overdue matter gone. It holds the key, so every digest and signature fits
// again; what refuses it is the ledger.
#include <gtest/gtest.h>

#include <algorithm>

#include "kit/closed.hpp"
#include "kit/town.hpp"

namespace kit {
namespace {

using namespace testing;
using enum core::MatterClass;

class Cheat : public ::testing::Test {
  protected:
    Cheat() {
        const base::Day day = base::Day::from(2025, 3, 3);
        overdue_ = town_.write({claim}, day)[0];
        town_.handle(overdue_, day, 0);
        const auto other = town_.write({claim}, day);
        town_.handle(other[0], day, 30);
    }
    void make() {
        must(write(folder_ / "kit.zip", town_.contents(cut_2026)));
        files_ = unpack(folder_ / "kit.zip");
        pieces_ = pieces_of(files_);
    }
    /// Packed again as the cheat wants it, with figures that suit it.
    std::string packed(const std::function<void(Statement&)>& change = {}) {
        put_pieces(files_, pieces_);
        return packed_files(change);
    }
    std::string packed_files(const std::function<void(Statement&)>& change = {}) {
        sign_again(files_, town_.key(), change);
        pack(folder_ / "cheat.zip", files_);
        return verdict(folder_ / "cheat.zip");
    }
    Report report() { return must(verify(folder_ / "cheat.zip", {})); }
    [[nodiscard]] bool is_of(const Piece& piece, const base::Id& subject) const {
        return !piece.is_closed && subject_of(piece.fact.body) == subject;
    }
    void close(const base::Id& subject) {
        for (Piece& piece : pieces_) piece.is_closed = piece.is_closed || is_of(piece, subject);
    }
    void close_last(const base::Id& subject) {
        const auto last =
            std::find_if(pieces_.rbegin(), pieces_.rend(), [&](const Piece& p) { return is_of(p, subject); });
        last->is_closed = true;
    }
    /// The letter that a matter came with.
    base::Id letter_of(const base::Id& matter) const { return town_.matter(matter).submission; }
    void set_figure(const std::string& id, std::int64_t numerator) {
        base::Bytes& bytes = files_.at(std::string(figures_file));
        auto lines = must(parse_figures(base::text_of(bytes)));
        for (FigureLine& line : lines) {
            if (line.id != id) continue;
            line.numerator = numerator;
            line.value = std::to_string(numerator);
        }
        const std::string text = text_of(lines);
        bytes.assign(text.begin(), text.end());
    }
    Town town_;
    Folder folder_;
    base::Id overdue_;
    Files files_;
    std::vector<Piece> pieces_;
};

TEST_F(Cheat, AnHonestKitStandsFirst) {
    make();
    EXPECT_EQ(packed(), "agrees");
    EXPECT_EQ(report().statement.withheld, (Withheld{2, 0, 1, 0, 0, 0, 0}));
}

TEST_F(Cheat, LeavesTheMatterOut) {
    make();
    std::erase_if(pieces_, [&](const Piece& piece) { return is_of(piece, overdue_); });
    set_figure("overdue", 0);
    for (std::size_t i = 0; i < pieces_.size(); ++i) pieces_[i].fact.leaf.header.seq = i + 1;
    const std::uint64_t left = pieces_.size();
    EXPECT_EQ(packed(), "leaf");
    EXPECT_EQ(packed([&](Statement& statement) { statement.leaves = left; }), "statement");
}

TEST_F(Cheat, LeavesItOutAndFillsTheNumbersUp) {
    make();
    std::vector<Piece> moved;
    std::ranges::copy_if(pieces_, std::back_inserter(moved),
                         [&](const Piece& piece) { return !is_of(piece, overdue_); });
    while (moved.size() < pieces_.size()) moved.push_back(pieces_[0]);
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i].fact.leaf.header.seq = i + 1;
    pieces_ = moved;
    EXPECT_EQ(packed(), "root");
}

TEST_F(Cheat, SignsAnotherLedgerWithoutIt) {
    make();
    const std::string seen = town_.checkpoint(town_.leaves().size());
    Town other;
    const base::Day day = base::Day::from(2025, 3, 3);
    other.handle(other.write({claim}, day)[0], day, 30);
    must(write(folder_ / "other.zip", other.contents(cut_2026)));
    // Nobody can tell it from an honest one who never saw a checkpoint; who did, can.
    EXPECT_EQ(verdict(folder_ / "other.zip"), "agrees");
    EXPECT_EQ(verdict(folder_ / "other.zip", {.key = {}, .earlier = seen}), "earlier");
}

TEST_F(Cheat, WithholdsIt) {
    make();
    close(overdue_);
    set_figure("overdue", 0);
    EXPECT_EQ(packed(), "turned");
    close(letter_of(overdue_));
    EXPECT_EQ(packed(), "withheld");
}

TEST_F(Cheat, ClaimsThatItWasAnAccusation) {
    make();
    for (Piece& piece : pieces_) {
        if (!is_of(piece, overdue_)) continue;
        piece.fact.leaf.header.is_accusation = true;
        piece.is_closed = true;
    }
    set_figure("overdue", 0);
    EXPECT_EQ(packed(), "root");
}

TEST_F(Cheat, ClaimsThatItBecameOneThoughNothingTurnedIt) {
    const base::Day day = base::Day::from(2025, 2, 3);
    const auto accusing = town_.write({accusation}, day + 60);
    town_.handle(accusing[0], day + 60, 0);
    make();
    close(overdue_);
    set_figure("overdue", 0);
    EXPECT_EQ(packed(), "turned");
}

TEST_F(Cheat, ClaimsThatItBecameOneBeforeItWasOpened) {
    Town town;
    const base::Day day = base::Day::from(2025, 3, 3);
    const auto turned = town.write({unclassified}, day);
    town.turn(turned[0], accusation, day + 1);
    const auto late = town.write({claim}, day + 2);
    town.handle(late[0], day + 2, 0);
    must(write(folder_ / "kit.zip", town.contents(cut_2026)));
    files_ = unpack(folder_ / "kit.zip");
    pieces_ = pieces_of(files_);
    for (Piece& piece : pieces_) piece.is_closed = piece.is_closed || is_of(piece, late[0]);
    set_figure("overdue", 0);
    EXPECT_EQ(packed(), "turned");
}

TEST_F(Cheat, TakesTheTurningOfAnother) {
    const base::Day day = base::Day::from(2025, 4, 4);
    const auto turned = town_.write({unclassified}, day);
    town_.turn(turned[0], accusation, day + 1);
    make();
    EXPECT_EQ(packed(), "agrees");
    EXPECT_EQ(report().turned.matters, 1U);
    close(overdue_);
    set_figure("overdue", 0);
    EXPECT_EQ(packed(), "turned");
}

TEST_F(Cheat, HidesBehindASpareTurningAndIsShown) {
    const base::Day day = base::Day::from(2025, 4, 4);
    const auto accusing = town_.write({accusation}, day);
    town_.turn(accusing[0], accusation, day + 1);  // classed anew: could have turned a matter, as far as headers go
    make();
    close(overdue_);
    EXPECT_EQ(packed(), "differs");
    std::vector<FigureLine> suiting;
    for (const Compared& one : report().figures)
        suiting.push_back({one.claimed.id, one.numerator, one.denominator, one.value, one.claimed.unit});
    const std::string text = text_of(suiting);
    files_.at(std::string(figures_file)).assign(text.begin(), text.end());
    // One matter is lost behind one fact that could have turned it: this is what a reader must be told.
    EXPECT_EQ(packed(), "agrees");
    EXPECT_EQ(report().turned.matters, 1U);
    EXPECT_EQ(report().turned.turnings, 1U);
}

TEST_F(Cheat, HidesOneFactInTheMiddleOrAtTheEnd) {
    make();
    const auto facts = [&] {
        return std::ranges::count_if(pieces_, [&](const Piece& p) { return is_of(p, overdue_); });
    };
    ASSERT_GE(facts(), 3);
    const auto honest = pieces_;
    close_last(overdue_);
    EXPECT_EQ(packed(), "turned");
    pieces_ = honest;
    int number = 0;
    for (Piece& piece : pieces_) {
        if (is_of(piece, overdue_) && ++number == 2) piece.is_closed = true;
    }
    EXPECT_EQ(packed(), "turned");
}

TEST_F(Cheat, HidesAFactAmongThoseOfATurnedMatter) {
    Town town;
    const base::Day day = base::Day::from(2025, 3, 3);
    const auto turned = town.write({unclassified}, day);
    const auto late = town.write({claim}, day);
    town.handle(late[0], day, 0);
    town.turn(turned[0], accusation, day + 40);
    must(write(folder_ / "kit.zip", town.contents(cut_2026)));
    files_ = unpack(folder_ / "kit.zip");
    pieces_ = pieces_of(files_);
    const auto honest = pieces_;
    int number = 0;
    for (Piece& piece : pieces_) {
        if (is_of(piece, late[0]) && ++number == 2) piece.is_closed = true;
    }
    EXPECT_EQ(packed(), "gap");
    // The last fact of a matter leaves no gap behind: it passes for one of the turned matter, and is shown as such.
    pieces_ = honest;
    close_last(late[0]);
    EXPECT_NE(packed(), "turned");
    EXPECT_EQ(report().turned.facts, 2U);
}

TEST_F(Cheat, WithholdsAnOrganOrTheLaw) {
    make();
    const auto honest = pieces_;
    for (const std::size_t at : {0U, 1U, 2U, 3U}) {
        pieces_ = honest;
        pieces_[at].is_closed = true;
        EXPECT_EQ(packed(), "withheld") << at;
    }
}

TEST_F(Cheat, TakesATypedFigureOutOfTheAccount) {
    make();
    const auto honest = pieces_;
    const auto is_account = [](const Piece& piece) {
        return piece.fact.leaf.header.subject_kind == static_cast<std::uint8_t>(core::SubjectKind::account);
    };
    const auto first = std::ranges::find_if(pieces_, is_account);
    ASSERT_NE(first, pieces_.end());
    for (const std::ptrdiff_t entry : {0, 1, 2, 5}) {  // the opening, what was typed, what was taken back
        pieces_ = honest;
        (pieces_.begin() + (first - pieces_.begin()) + entry)->is_closed = true;
        EXPECT_EQ(packed(), "withheld") << entry;
    }
    pieces_ = honest;
    set_figure("supervision_letters", 919);
    EXPECT_EQ(packed(), "differs");
}

TEST_F(Cheat, TellsAnotherFigure) {
    make();
    set_figure("overdue", 0);
    EXPECT_EQ(packed(), "differs");
    set_figure("overdue", 2);
    EXPECT_EQ(packed(), "differs");
}

TEST_F(Cheat, CountsWithheldLeavesOtherwise) {
    make();
    EXPECT_EQ(packed([](Statement& statement) { ++statement.withheld[0]; }), "counts");
}

TEST_F(Cheat, ExchangesBodies) {
    make();
    const auto is_open = [&](const Piece& piece) { return is_of(piece, overdue_); };
    const auto first = std::ranges::find_if(pieces_, is_open);
    const auto second = std::find_if(first + 1, pieces_.end(), is_open);
    std::swap(first->fact.body, second->fact.body);
    std::swap(first->fact.salt, second->fact.salt);
    EXPECT_EQ(packed(), "body");
}

TEST_F(Cheat, ChangesTheLawOrTheDefinitions) {
    make();
    const auto honest = files_;
    const auto replace = [&](const std::string& path, const std::string& from, const std::string& to) {
        std::string text(base::text_of(files_.at(path)));
        const std::size_t at = text.find(from);
        ASSERT_NE(at, std::string::npos);
        text.replace(at, from.size(), to);
        files_.at(path).assign(text.begin(), text.end());
    };
    replace("law/terms/handle.toml", "extension_max = 30", "extension_max = 31");
    EXPECT_EQ(packed_files(), "law");
    files_ = honest;
    // A definition is the office's own word, and signed by it; that it is another one than ours is told.
    replace("law/indicators/reply.toml", "reply_due < cut and reply_done_day is missing",
            "reply_due < cut - 9999 and reply_done_day is missing");
    set_figure("overdue", 0);
    EXPECT_EQ(packed_files(), "agrees");
    EXPECT_EQ(report().other_definitions, std::vector<std::string>{"indicators/reply.toml"});
    files_ = honest;
    replace("law/indicators/reply.toml", "reply_due < cut and", "reply_du < cut and");
    EXPECT_EQ(packed_files(), "definitions");
}

TEST_F(Cheat, AddsOrTakesAwayFiles) {
    make();
    const auto honest = files_;
    files_["law/extra/more.toml"] = {'x'};
    EXPECT_EQ(packed_files(), "law");
    files_ = honest;
    files_["readme.txt"] = {'x'};
    EXPECT_EQ(packed_files(), "files");
    files_ = honest;
    files_["evaluation/2025.json"] = {'{', '}'};
    EXPECT_EQ(packed_files(), "agrees");
    EXPECT_EQ(report().unread, std::vector<std::string>{"evaluation/2025.json"});
    files_ = honest;
    files_.erase(leaves_path(0));
    EXPECT_EQ(packed_files(), "files");
    files_ = honest;
    files_.erase(std::string(figures_file));
    EXPECT_EQ(packed_files(), "files");
}

}  // namespace
}  // namespace kit
