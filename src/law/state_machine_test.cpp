// The matter's state machine, drawn from the code: from every state that can be reached each deed is tried with every
// word it may hold, and docs/state-machine.md must show just the phases it leads to. HUIYING_RECORD=1 draws it again.
// New deeds are explored by themselves, through their `fields`. Here because it needs the whole law.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/matter/matter.hpp"
#include "core/office/office.hpp"
#include "law/law.hpp"

namespace {

using core::Deed;
using core::Matter;
using core::Phase;

constexpr const char* page = "docs/state-machine.md";
constexpr std::size_t legs_max = 4;         ///< office, two leads one after the other, one review …
constexpr std::size_t states_max = 60'000;  ///< a bound on time, not on what is drawn: the test says if it is reached
const base::Day first_day = base::Day::from(2025, 3, 3);

base::Id id(std::uint8_t n) {
    base::Id made;
    made.bytes.fill(n);
    return made;
}
constexpr std::uint8_t organs = 4;  ///< 1 petition office, 2 and 3 departments; 4 goes on when they have ended

core::Office small_office() {
    using core::OrganKind;
    static constexpr OrganKind kinds[] = {OrganKind::petition_office, OrganKind::department, OrganKind::department,
                                          OrganKind::department};
    core::Office office;
    for (std::uint8_t n = 1; n <= organs; ++n) {
        core::Fact fact;
        fact.subject = id(n);
        fact.deed = core::RecordOrgan{.name = std::to_string(n),
                                      .kind = kinds[n - 1],
                                      .level = core::OrganLevel::county,
                                      .parent = {},
                                      .region = 440'111,
                                      .from = base::Day::from(2000, 1, 1)};
        office.apply(fact);
        fact.deed = core::RecordPost{
            .post = id(n), .name = std::to_string(n), .roles = {}, .from = base::Day::from(2000, 1, 1)};
        office.apply(fact);
    }
    return office;
}

/// The same after all but organ 4 have ended, for 机关承继.
core::Office ended_office() {
    core::Office office = small_office();
    for (std::uint8_t n = 1; n < organs; ++n) {
        core::Fact fact;
        fact.subject = id(n);
        fact.deed = core::EndOrgan{.until = base::Day::from(2000, 1, 1), .successor = {}};
        office.apply(fact);
    }
    return office;
}

/// Counts through the values of a deed's members: a number in mixed base, one digit a member.
struct Odometer {
    std::size_t legs = 1;  ///< of the matter
    base::Day day;
    base::Id other;  ///< an organ, or a post, that does not hold the matter
    base::Id submission;
    std::uint32_t paper = 0;  ///< the latest; 0 = none
    std::vector<std::size_t> digits = {}, bases = {};
    std::size_t at = 0;

    std::size_t digit(std::size_t base) {
        if (at == digits.size()) {
            digits.push_back(0);
            bases.push_back(base);
        }
        return digits[at++];
    }
    /// Puts the next values in; false once all were there.
    bool turn() {
        for (std::size_t i = 0; i < digits.size(); ++i) {
            if (++digits[i] < bases[i]) return true;
            digits[i] = 0;
        }
        return false;
    }

    void operator()(const char*, bool& value) { value = digit(2) == 1; }
    void operator()(const char*, std::uint8_t& value) { value = static_cast<std::uint8_t>(digit(legs)); }
    void operator()(const char*, std::int64_t&) {}  // money is of no matter
    void operator()(const char* name, std::uint32_t& value) {
        if (std::string_view(name) == "paper") {
            value = paper;
        } else {
            value = digit(2) == 0 ? 10 : 0;
        }
    }
    void operator()(const char* name, base::Day& value) {
        value = std::string_view(name) == "first_day" ? day : base::Day{};
    }
    void operator()(const char* name, base::Id& value) {
        // An organ that is accused is for the scenarios of article 30: it hides, and changes no phase.
        const bool is_accused = std::string_view(name) == "accused";
        const bool is_own = std::string_view(name) == "submission";
        value = is_accused ? base::Id{} : is_own ? submission : other;
    }
    void operator()(const char*, std::string&) {}
    void operator()(const char*, base::Bytes&) {}
    void operator()(const char*, std::vector<base::Id>& value) {
        value.clear();
        if (digit(2) == 0) value = {id(2), id(3)};
    }
    template <class E>
    void operator()(const char*, std::vector<E>& value) {
        value.assign(digit(2), E{});
    }
    template <class E>
        requires std::is_enum_v<E>
    void operator()(const char*, E& value) {
        // Of states that are alike the first one met goes on: let its answers have said yes.
        const std::size_t size = core::words(E{}).size();
        const std::size_t first =
            std::same_as<E, core::Outcome> ? static_cast<std::size_t>(core::Outcome::supported) : 0;
        value = static_cast<E>((digit(size) + first) % size);
    }
};

template <std::size_t... I>
Deed empty_deed(std::size_t kind, std::index_sequence<I...>) {
    Deed made;
    (void)((kind == I ? (made.emplace<I>(), true) : false) || ...);
    return made;
}

/// Everything about a state that decides where it can go: two states of one sign lead to the same phases. Of the legs
/// that is the one that handles the demand, the one that holds it, one that co-handles, and the reviews; which organ it
/// is makes no odds.
std::string sign(const Matter& matter) {
    const bool is_elsewhere = matter.path != core::Path::none && matter.path != core::Path::petition;
    const auto has_clock = [&](core::TermId term, bool is_running) {
        return std::ranges::any_of(matter.clocks, [&](const core::Clock& clock) {
            return clock.due.term == term && (!is_running || clock.is_running());
        });
    };
    std::string text =
        fmt::format("{} {} {} {} {} {}", static_cast<int>(matter.phase()), is_elsewhere, matter.is_closed(),
                    matter.side.disputed_day.is_set(), has_clock(core::TermId::handle, true),
                    has_clock(core::TermId::review_request, false));
    const auto co = std::ranges::find_if(matter.legs, [](const core::Leg& leg) {
        return leg.role == core::LegRole::co && leg.is_active && leg.objection != core::Objection::rejected;
    });
    if (co != matter.legs.end()) text += fmt::format(" co{}", static_cast<int>(co->objection));
    // Another that would handle it if the present one were objected away.
    const auto is_behind = [](const core::Leg& leg) {
        return leg.role == core::LegRole::lead && leg.objection != core::Objection::upheld &&
               !leg.passed_on_day.is_set();
    };
    text += std::ranges::count_if(matter.legs, is_behind) > 1 ? " behind" : "";
    for (const int i : {matter.lead(), matter.holder()}) {
        if (i < 0) {
            text += " none";
            continue;
        }
        const core::Leg& leg = matter.legs[static_cast<std::size_t>(i)];
        text += fmt::format(" {}{}{}{}{}{}{}", static_cast<int>(leg.role), leg.is_active, leg.accepted_day.is_set(),
                            leg.replied_day.is_set(), leg.reply_kind == core::ReplyKind::guidance, leg.must_reply_again,
                            static_cast<int>(leg.objection));
    }
    for (const int i : {matter.review_leg, matter.final_review_leg}) {
        const core::Leg* leg = i >= 0 ? &matter.legs[static_cast<std::size_t>(i)] : nullptr;
        text += leg == nullptr ? " none" : fmt::format(" {}{}", leg->is_active, leg->replied_day.is_set());
    }
    return text;
}

struct Edge {
    Phase from, to;
    std::size_t deed;
    friend auto operator<=>(const Edge&, const Edge&) = default;
};

class Exploration {
  public:
    std::set<Edge> edges;
    std::set<std::size_t> known;        ///< deeds that a matter has a decision about
    std::set<std::size_t> first_deeds;  ///< of a matter that was not there
    std::set<Phase> first_phases;
    std::size_t states = 0;

    void run() {
        for (const core::LegRole role : {core::LegRole::office, core::LegRole::lead}) {
            core::OpenMatter opening;
            opening.received_day = first_day;
            opening.submission = id(100);
            opening.office = id(role == core::LegRole::office ? 1 : 2);
            opening.role = role;
            if (role == core::LegRole::lead) opening.matter_class = core::MatterClass::suggestion;
            const auto opened = after(Matter{}, opening, first_day);
            ASSERT_TRUE(opened);
            first_deeds.insert(core::kind_v<core::OpenMatter>);
            first_phases.insert(opened->phase());
            meet(*opened);
        }
        while (!waiting_.empty() && states < states_max) {
            const Matter matter = std::move(waiting_.front());
            waiting_.pop_front();
            ++states;
            for (std::size_t kind = 0; kind < std::variant_size_v<Deed>; ++kind) explore(matter, kind);
        }
    }
    [[nodiscard]] bool is_whole() const { return waiting_.empty(); }

  private:
    core::Law law_ = *law::read(law::embedded());
    core::Office office_ = small_office(), ended_ = ended_office();
    core::Actor actor_{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
    std::deque<Matter> waiting_;
    std::set<std::string> met_;

    std::optional<Matter> after(const Matter& matter, const Deed& deed, base::Day day) {
        const bool is_succession = std::holds_alternative<core::Succeed>(deed);
        const core::Context context{
            .day = day, .today = day, .actor = actor_, .law = law_, .office = is_succession ? ended_ : office_};
        const auto decision = core::decide(matter, deed, context);
        if (decision || decision.error() != core::Refusal::cannot_correct) known.insert(deed.index());
        if (!decision) return std::nullopt;
        core::Fact fact;
        fact.subject = id(200);
        fact.version = matter.version + 1;
        fact.day = day;
        fact.deed = deed;
        fact.clocks = decision->clocks;
        fact.breaches = decision->breaches;
        Matter next = matter;
        core::apply(next, fact);
        return next;
    }

    void explore(const Matter& matter, std::size_t kind) {
        const bool is_at_2 =
            matter.holder() >= 0 && matter.legs[static_cast<std::size_t>(matter.holder())].organ == id(2);
        Odometer odometer{.legs = matter.legs.size(),
                          .day = matter.last_day,
                          .other = id(kind == core::kind_v<core::Succeed> ? organs
                                      : is_at_2                           ? 3
                                                                          : 2),
                          .submission = matter.submission,
                          .paper = matter.papers.empty() ? 0 : matter.papers.back().version};
        bool has_paper = false;
        Deed deed = empty_deed(kind, std::make_index_sequence<std::variant_size_v<Deed>>{});
        do {
            odometer.at = 0;
            std::visit([&](auto& body) { body.fields(body, odometer); }, deed);
            auto next = after(matter, deed, matter.last_day + 1);
            if (!next) next = after(matter, deed, matter.last_day + 100);  // when every period is over
            if (!next) continue;
            edges.insert({matter.phase(), next->phase(), kind});
            if (next->legs.size() <= legs_max) meet(*next);
            // Papers move no matter: what can be done with one is tried where it was issued.
            if (kind != core::kind_v<core::IssuePaper> || std::exchange(has_paper, true)) continue;
            for (const std::size_t of_paper :
                 {core::kind_v<core::KeepPaper>, core::kind_v<core::VoidPaper>, core::kind_v<core::ServePaper>})
                explore(*next, of_paper);
        } while (odometer.turn());
    }

    void meet(const Matter& matter) {
        if (met_.insert(sign(matter)).second) waiting_.push_back(matter);
    }
};

std::string word_of(std::size_t deed) {
    return fmt::format("{} {}", core::deed_words[deed].id, core::deed_words[deed].zh);
}

std::string joined(const std::set<std::size_t>& deeds, std::string_view between) {
    std::string text;
    for (const std::size_t deed : deeds) text += (text.empty() ? "" : std::string(between)) + word_of(deed);
    return text;
}

constexpr std::string_view heading = R"(# Where a matter stands, and what moves it 信访事项的环节

Drawn from `core::decide` and `core::apply` by `src/law/state_machine_test.cpp`, which tries every deed in every state that can be
reached with up to four legs (states that differ in days, organs and co-handling alone are taken for one) and fails when this
page shows anything else; `HUIYING_RECORD=1` draws it again. A phase is computed from the facts (`core::Matter::phase`), and
overdue is none of them. A correction 更正 judges the whole history again and may lead from any phase to any other; it is not
drawn.

```mermaid
stateDiagram-v2
)";

std::string drawn(const Exploration& exploration) {
    std::map<std::pair<Phase, Phase>, std::set<std::size_t>> moves;
    for (const Edge& edge : exploration.edges) moves[{edge.from, edge.to}].insert(edge.deed);
    std::string text(heading);
    for (const core::Word& word : core::phase_words) text += fmt::format("    {}: {} {}\n", word.id, word.zh, word.id);
    for (const Phase phase : exploration.first_phases)
        text += fmt::format("    [*] --> {}: {}\n", core::id_of(phase), joined(exploration.first_deeds, " / "));
    for (const auto& [way, deeds] : moves) {
        if (way.first == way.second) continue;
        text +=
            fmt::format("    {} --> {}: {}\n", core::id_of(way.first), core::id_of(way.second), joined(deeds, " / "));
    }
    text += "```\n\nWhat can be done without leaving the phase:\n\n| phase | deeds |\n|---|---|\n";
    for (const auto& [way, deeds] : moves) {
        if (way.first != way.second) continue;
        const core::Word& word = core::phase_words[static_cast<std::size_t>(way.first)];
        text += fmt::format("| {} {} | {} |\n", word.id, word.zh, joined(deeds, ", "));
    }
    return text;
}

TEST(StateMachine, IsDrawnAsItIs) {
    Exploration exploration;
    ASSERT_NO_FATAL_FAILURE(exploration.run());
    RecordProperty("states", static_cast<int>(exploration.states));
    EXPECT_TRUE(exploration.is_whole()) << "more than " << states_max << " states: raise the bound or lower legs_max";
    // Every phase can be reached, and every deed that a matter knows is done somewhere.
    std::set<Phase> reached = exploration.first_phases;
    std::set<std::size_t> done = exploration.first_deeds;
    for (const Edge& edge : exploration.edges) {
        reached.insert(edge.to);
        done.insert(edge.deed);
    }
    EXPECT_EQ(reached.size(), core::phase_words.size()) << "some phase can never be reached";
    for (const std::size_t kind : exploration.known)
        EXPECT_TRUE(done.contains(kind)) << word_of(kind)
                                         << " can never be done; give the exploration what it asks for";
    EXPECT_GT(exploration.known.size(), 20u);

    const std::string text = drawn(exploration);
    if (std::getenv("HUIYING_RECORD") != nullptr) {
        std::ofstream(page) << text;
        GTEST_SKIP() << "drew " << page << " from " << exploration.states << " states";
    }
    std::ostringstream there;
    there << std::ifstream(page).rdbuf();
    EXPECT_EQ(there.str(), text) << "draw " << page
                                 << " again with HUIYING_RECORD=1 and say in the commit what changed";
}

}  // namespace
