// For the tests of this room: an account that is entered into as app does it, each deed decided before it is applied.
#pragma once
#include <gtest/gtest.h>

#include "core/account/decide.hpp"
#include "core/account/money.hpp"

namespace core::testing {

inline base::Day on(int year, unsigned month, unsigned day) {
    return base::Day::from(year, month, day);
}

/// 万元 as people write them: "59.33".
inline std::int64_t wan(std::string_view text) {
    const auto fen = parse_amount(text, fen_per_wan);
    EXPECT_TRUE(fen) << text;
    return fen.value_or(0);
}

struct Money {
    MoneyKind kind = MoneyKind::expenditure;
    std::string_view amount;  ///< 万元
    std::string project = {}, economic_class = {};
    MoneySource source = MoneySource::appropriation;
    std::string document = {}, reason = {}, contract = {};

    [[nodiscard]] EnterMoney deed() const {
        return {.kind = kind,
                .project = project,
                .source = source,
                .economic_class = economic_class,
                .amount = wan(amount),
                .document = document,
                .contract = contract,
                .is_complete = true,
                .is_on_purpose = true,
                .reason = reason};
    }
};

class Ledger {
  public:
    explicit Ledger(int year = 2023, unsigned char organ = 1) : year_(year) {
        base::Id id;
        id.bytes[0] = organ;
        id_ = account_id(id, static_cast<std::uint32_t>(year));
        enter(OpenAccount{id, static_cast<std::uint32_t>(year)}, on(year, 1, 1));
    }
    /// Why not; empty: it may be entered.
    [[nodiscard]] std::string_view no(const Deed& deed, base::Day day) const {
        const auto refused = account_refusal(account, deed, {.day = day, .today = today, .typed_items = items});
        return refused ? row_of(refused->refusal).word.id : std::string_view();
    }
    std::uint32_t enter(const Deed& deed, base::Day day) {
        EXPECT_EQ(no(deed, day), "") << id_of(deed);
        Fact fact;
        fact.seq = ++seq;
        fact.subject_kind = SubjectKind::account;
        fact.subject = id_;
        fact.version = account.version + 1;
        fact.day = day;
        fact.deed = deed;
        facts.push_back(fact);
        apply(account, fact);
        return fact.version;
    }
    std::uint32_t enter(const Money& money, base::Day day) { return enter(Deed(money.deed()), day); }
    /// On the last day of June.
    std::uint32_t enter(const Money& money) { return enter(money, on(year_, 6, 30)); }

    Account account;
    std::vector<Fact> facts;
    std::uint64_t seq = 100;
    base::Day today = on(2030, 1, 1);
    std::vector<std::string> items{"consultations"};

  private:
    int year_;
    base::Id id_;
};

inline MoneySettings settings() {
    MoneySettings set;
    set.rows.push_back({.from = on(2000, 1, 1),
                        .yellow_behind = 10,
                        .red_behind = 20,
                        .publish_days = 20,
                        .reason_below = 90,
                        .is_example = true,
                        .source = "test"});
    set.groups.push_back({.id = "public_funds",
                          .name_zh = "公用经费",
                          .name_en = "running costs",
                          .kind = ProjectKind::basic,
                          .classes = {"302", "310"},
                          .is_example = true,
                          .source = "test"});
    set.groups.push_back({.id = "three_public",
                          .name_zh = "三公经费",
                          .name_en = "three public expenses",
                          .kind = {},
                          .classes = {"30212", "30217", "30231"},
                          .is_example = true,
                          .source = "test"});
    return set;
}

inline RecordProject project(std::string code, ProjectKind kind = ProjectKind::project, std::string task = {}) {
    return {.code = code,
            .name = "项目" + code,
            .kind = kind,
            .function = {},
            .purpose = {},
            .legal_basis = "穗信〔2022〕1号",
            .task = std::move(task),
            .is_new = false,
            .is_assessed = false};
}

}  // namespace core::testing
