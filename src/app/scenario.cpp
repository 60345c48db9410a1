#include "app/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include "app/scenario_letters.hpp"
#include "app/scenario_words.hpp"
#include "core/matter/correct.hpp"
#include "core/matter/submission.hpp"

namespace app {
namespace {

constexpr std::uint32_t region = 440'111;  ///< 白云区: any will do

void add_once(std::vector<std::string>& list, std::string_view id) {
    if (std::ranges::find(list, id) == list.end()) list.emplace_back(id);
}

/// What a row brought about, to be compared with its last column.
struct Result {
    std::optional<core::Refusal> refusal;
    core::Decision decision;
    std::optional<core::Matter> matter;  ///< afterwards; for `due` of clocks the deed did not touch
    std::string said;                    ///< of a check: the whole answer
};

class World {
  public:
    base::Result<void> begin() {
        files_ = law::embedded();
        law_ = TRY(law::read(files_));
        return {};
    }

    base::Result<void> organ(const std::vector<std::string>& words) {
        if (words.size() < 4)
            return base::fail(base::ErrorKind::bad_input, "an organ line has too few words", {},
                              "write: organ NAME KIND LEVEL [under NAME] [from DAY] [until DAY] [then SUCCESSOR]");
        const auto kind = core::parse_word<core::OrganKind>(words[2]);
        const auto level = core::parse_word<core::OrganLevel>(words[3]);
        if (!kind || !level)
            return base::fail(base::ErrorKind::bad_input,
                              "unknown kind or level of organ: " + words[2] + " " + words[3]);
        core::RecordOrgan deed{.name = words[1],
                               .kind = *kind,
                               .level = *level,
                               .parent = {},
                               .region = region,
                               .from = base::Day::from(2000, 1, 1)};
        core::EndOrgan end;
        for (std::size_t i = 4; i + 1 < words.size(); i += 2) {
            if (words[i] == "under") deed.parent = id_named(words[i + 1]);
            if (words[i] == "from") deed.from = base::parse_day(words[i + 1]).value_or(deed.from);
            if (words[i] == "until") end.until = base::parse_day(words[i + 1]).value_or(base::Day::none());
            if (words[i] == "then") end.successor = id_named(words[i + 1]);
        }
        core::Fact fact;
        fact.subject_kind = core::SubjectKind::organ;
        fact.subject = id_named(words[1]);
        fact.deed = deed;
        office_.apply(fact);
        fact.deed = end;
        if (end.until.is_set()) office_.apply(fact);
        return {};
    }

    /// post NAME at ORGAN
    base::Result<void> post(const std::vector<std::string>& words) {
        const core::Organ* organ = words.size() == 4 && words[2] == "at" ? office_.organ_named(words[3]) : nullptr;
        if (organ == nullptr)
            return base::fail(base::ErrorKind::bad_input, "a post line names no organ of the table", {},
                              "write: post NAME at ORGAN");
        core::Fact fact;
        fact.subject_kind = core::SubjectKind::organ;
        fact.subject = organ->id;
        fact.deed = core::RecordPost{.post = id_named(words[1]),
                                     .name = words[1],
                                     .roles = {core::Role::organ_handler},
                                     .from = base::Day::from(2000, 1, 1)};
        office_.apply(fact);
        return {};
    }

    base::Result<Result> row(base::Day today, const std::string& actor, const std::string& text) {
        const Phrase phrase = TRY(parse_phrase(text));
        today_ = today;
        if (phrase.verb == "clock") return clock(phrase);
        if (phrase.verb == "phase") return phase(phrase);
        if (phrase.verb == "adopt") return adopt(phrase);
        const auto on = phrase.words.contains("on") ? base::parse_day(phrase.word("on")) : std::optional(today);
        if (!on) return base::fail(base::ErrorKind::bad_input, "'on' is no day: " + phrase.word("on"));
        day_ = *on;
        seat(actor);
        if (phrase.verb == "register") return open(phrase);
        if (phrase.verb == "correct") return correct(phrase);
        if (Letters::is_deed(phrase.verb)) return file(phrase);
        auto deed = deed_of(phrase.verb);
        if (!deed)
            return base::fail(base::ErrorKind::bad_input, "'" + phrase.verb + "' is no deed", {},
                              "see docs/formats/scenarios.md");
        if (phrase.verb == "attach") return attach(phrase);
        return perform(phrase, *std::move(deed));
    }

  private:
    std::vector<law::File> files_;
    core::Law law_;
    core::Office office_;
    std::map<std::string, std::vector<core::Fact>> facts_;
    Letters letters_;
    std::vector<core::Role> roles_;
    core::Actor actor_{};
    base::Day today_, day_;

    [[nodiscard]] core::Context context() const {
        return {.day = day_, .today = today_, .actor = actor_, .law = law_, .office = office_};
    }
    [[nodiscard]] core::Matter matter(const std::string& name) { return core::fold(facts_[name]); }

    /// "区信访局", "区住建局/leader" for one role alone, "区住建局:张三" for a post, "-" for the program.
    void seat(const std::string& actor_and_post) {
        const std::size_t colon = actor_and_post.find(':');
        const std::string actor = actor_and_post.substr(0, colon);
        const std::size_t slash = actor.find('/');
        const core::Organ* organ = office_.organ_named(actor.substr(0, slash));
        roles_ = {core::Role::registrar, core::Role::organ_handler, core::Role::organ_head, core::Role::reviewer};
        if (organ != nullptr && organ->kind == core::OrganKind::petition_office)
            roles_.push_back(core::Role::office_handler);
        if (organ != nullptr && organ->kind == core::OrganKind::department)
            roles_.push_back(core::Role::office_handler);
        if (slash != std::string::npos)
            roles_ = {core::parse_word<core::Role>(actor.substr(slash + 1)).value_or(core::Role::auditor)};
        actor_ = {.post = colon == actor_and_post.npos ? base::Id{} : id_named(actor_and_post.substr(colon + 1)),
                  .organ = organ != nullptr ? organ->id : base::Id{},
                  .roles = roles_,
                  .is_unrestricted = actor == "-"};
    }

    Result write(const std::string& name, const core::Deed& deed,
                 std::expected<core::Decision, core::Refusal> decision) {
        if (!decision) return {.refusal = decision.error(), .decision = {}, .matter = matter(name), .said = {}};
        auto& facts = facts_[name];
        core::Fact fact;
        fact.seq = facts.size() + 1;
        fact.subject = id_named(name);
        fact.version = static_cast<std::uint32_t>(facts.size() + 1);
        fact.day = day_;
        fact.deed = deed;
        fact.clocks = decision->clocks;
        fact.breaches = decision->breaches;
        facts.push_back(std::move(fact));
        return {.refusal = {}, .decision = *std::move(decision), .matter = matter(name), .said = {}};
    }

    base::Result<Result> open(const Phrase& phrase) {
        core::OpenMatter deed{.number = phrase.subject,
                              .submission = id_named("submission of " + phrase.word("letter", phrase.subject)),
                              .form = core::Form::letter,
                              .received_day = day_,
                              .region = region,
                              .office = actor_.organ,
                              .role = core::LegRole::office,
                              .matter_class = core::MatterClass::claim,
                              .category = 0,
                              .is_first = true,
                              .accused = {}};
        const core::Organ* organ = office_.organ(actor_.organ);
        if (organ != nullptr && organ->kind != core::OrganKind::petition_office) deed.role = core::LegRole::lead;
        core::RegisterSubmission submission;
        const std::size_t persons = phrase.words.contains("persons") ? std::stoul(phrase.word("persons")) : 1;
        submission.persons.resize(persons);
        submission.is_anonymous = phrase.words.contains("anonymous");
        if (phrase.word("demands", "1") != "0") submission.matters = {id_named(phrase.subject)};
        Phrase words = phrase;
        for (const char* own : {"persons", "anonymous", "demands", "letter"}) words.words.erase(own);
        if (words.words.contains("by")) {
            const auto form = core::parse_word<core::Form>(words.word("by"));
            if (!form) return base::fail(base::ErrorKind::bad_input, "unknown form " + words.word("by"));
            deed.form = *form;
            words.words.erase("by");
        }
        core::Deed any = deed;
        TRY(fill(any, words, office_));
        deed = std::get<core::OpenMatter>(any);
        submission.form = deed.form;
        submission.received_day = deed.received_day;
        submission.office = deed.office;
        if (!facts_[phrase.subject].empty())
            return write(phrase.subject, any, core::decide(matter(phrase.subject), any, context()));
        auto first = core::decide(core::Submission{}, submission, context());
        if (!first) return Result{.refusal = first.error(), .decision = {}, .matter = {}, .said = {}};
        auto second = core::decide(core::Matter{}, any, context());
        if (second) second->breaches.insert(second->breaches.end(), first->breaches.begin(), first->breaches.end());
        if (second) letters_.open(phrase.word("letter", phrase.subject), submission, phrase.subject);
        return write(phrase.subject, any, std::move(second));
    }

    base::Result<Result> attach(const Phrase& phrase) {
        core::Attach deed{.submission = id_named("submission " + phrase.subject + today_.text()),
                          .form = core::Form::letter,
                          .received_day = day_};
        if (phrase.words.contains("by"))
            deed.form = core::parse_word<core::Form>(phrase.word("by")).value_or(core::Form::letter);
        return write(phrase.subject, deed, core::decide(matter(phrase.subject), deed, context()));
    }

    base::Result<Result> perform(const Phrase& phrase, core::Deed deed) {
        const core::Matter before = matter(phrase.subject);
        Phrase words = phrase;
        const bool has_leg = std::visit([](auto& body) { return requires { body.leg; }; }, deed);
        if (has_leg && !words.words.contains("leg")) {
            // Unsaid, it is the actor's own latest leg, or the one the matter lies with.
            int leg = before.holder();
            for (std::size_t i = 0; i < before.legs.size(); ++i) {
                if (before.legs[i].organ == actor_.organ) leg = static_cast<int>(i);
            }
            if (std::holds_alternative<core::DecideObjection>(deed)) leg = before.lead();
            words.words["leg"] = std::to_string(std::max(leg, 0));
        }
        TRY(fill(deed, words, office_));
        if (auto* forward = std::get_if<core::Forward>(&deed); forward != nullptr && forward->assigned_days > 0)
            forward->mode = core::ForwardMode::assign;
        if (std::holds_alternative<core::Merge>(deed)) return merge(phrase, before, std::get<core::Merge>(deed));
        auto decision = core::decide(before, deed, context());
        if (const auto* link = std::get_if<core::Link>(&deed); link != nullptr && decision) {
            const auto no = core::link_refusal(before, *link, matter(phrase.word("other")), context());
            if (no) decision = std::unexpected(*no);
        }
        return write(phrase.subject, deed, std::move(decision));
    }

    base::Result<Result> merge(const Phrase& phrase, const core::Matter& before, const core::Merge& deed) {
        auto decision = core::decide(before, deed, context());
        const core::Matter into = matter(phrase.word("into"));
        if (const auto no = core::merge_refusal(before, into); decision && no) decision = std::unexpected(*no);
        if (decision) {
            const core::Attach joined{before.submission, before.form, before.received_day};
            (void)write(phrase.word("into"), joined, core::decide(into, joined, context()));
        }
        return write(phrase.subject, deed, std::move(decision));
    }

    base::Result<Result> correct(const Phrase& phrase) {
        const auto& facts = facts_[phrase.subject];
        core::Correct deed;
        deed.version = static_cast<std::uint32_t>(std::stoul(phrase.word("fact", "0")));
        deed.is_annulled = phrase.words.contains("annulled");
        if (deed.version >= 1 && deed.version <= facts.size() && !deed.is_annulled) {
            const core::Fact& target = facts[deed.version - 1];
            core::Deed replacement = target.deed;
            Phrase words = phrase;
            deed.day =
                words.words.contains("day") ? base::parse_day(words.word("day")).value_or(target.day) : target.day;
            words.words.erase("fact");
            words.words.erase("day");
            TRY(fill(replacement, words, office_));
            deed.deed = core::encode_deed(replacement);
        }
        return write(phrase.subject, deed, core::decide_correct(facts, deed, context()));
    }

    base::Result<Result> file(const Phrase& phrase) {
        auto decision =
            TRY(letters_.perform(phrase, context(), [this](const std::string& name) { return matter(name); }));
        if (!decision) return Result{.refusal = decision.error(), .decision = {}, .matter = {}, .said = {}};
        return Result{.refusal = {}, .decision = *std::move(decision), .matter = {}, .said = {}};
    }

    base::Result<Result> adopt(const Phrase& phrase) {
        std::ifstream in(phrase.subject);
        std::stringstream text;
        text << in.rdbuf();
        if (!in)
            return base::fail(base::ErrorKind::not_found, "cannot read " + phrase.subject, {},
                              "give a path from the folder you stand in");
        files_.push_back({TRY(law::path_of(text.str(), phrase.subject)), text.str()});
        law_ = TRY(law::read(files_));
        std::size_t count = 0;
        day_ = today_;
        for (auto& [name, facts] : facts_) {
            core::Decision decision{.clocks = core::restated(matter(name), context()), .breaches = {}};
            count += decision.clocks.size();
            if (!decision.clocks.empty()) (void)write(name, core::RestateClocks{}, std::move(decision));
        }
        return Result{.refusal = {},
                      .decision = {},
                      .matter = {},
                      .said = fmt::format("restated {} clock{}", count, count == 1 ? "" : "s")};
    }

    base::Result<Result> phase(const Phrase& phrase) {
        return Result{.refusal = {},
                      .decision = {},
                      .matter = {},
                      .said = std::string(core::id_of(matter(phrase.subject).phase()))};
    }

    /// "clock P1 [of TERM]": how the clock stands today.
    base::Result<Result> clock(const Phrase& phrase) {
        const core::Matter at = matter(phrase.subject);
        const core::Clock* clock = nullptr;
        const auto term = core::parse_term(phrase.word("of", "handle"));
        if (!term) return base::fail(base::ErrorKind::bad_input, "unknown term " + phrase.word("of"));
        for (const core::Clock& one : at.clocks) {
            if (one.due.term == *term) clock = &one;
        }
        Result result;
        result.matter = at;
        if (clock == nullptr) {
            result.said = "none";
        } else if (clock->is_void) {
            result.said = "void";
        } else if (clock->is_irregular) {
            result.said = "late, out of order";
        } else {
            const base::Day end = clock->stopped_day.is_set() ? clock->stopped_day : today_;
            const int days = end - clock->due.due_day;
            const char* late = clock->stopped_day.is_set() ? "late" : "overdue";
            result.said = days > 0 ? fmt::format("{} by {} day{}", late, days, days == 1 ? "" : "s")
                                   : (clock->stopped_day.is_set() ? "met" : "on time");
        }
        return result;
    }
};

/// Compares one row with its last column. Empty: as expected; else what happened, in the table's own words.
std::string compare(const Result& result, const std::string& expected, ScenarioReport& report) {
    if (!result.said.empty()) return result.said == expected ? "" : result.said;
    if (result.refusal) add_once(report.refusals_seen, core::id_of(*result.refusal));
    for (const core::BreachNote& note : result.decision.breaches)
        add_once(report.breaches_seen, core::id_of(note.breach));
    std::string got = result.refusal ? fmt::format("refused {}", core::id_of(*result.refusal)) : "done";
    for (const core::BreachNote& note : result.decision.breaches)
        got += fmt::format("; breach {}", core::id_of(note.breach));
    for (const core::OpenedClock& clock : result.decision.clocks) {
        got += clock.due.due_day.is_set()
                   ? fmt::format("; {} due {}{}", core::name(clock.due.term), clock.due.due_day.text(),
                                 clock.due.is_provisional ? " provisional" : "")
                   : fmt::format("; {} void", core::name(clock.due.term));
    }
    bool is_as_expected = true;
    std::size_t breaches = 0;
    std::istringstream parts(expected);
    std::string part;
    for (bool is_first = true; std::getline(parts, part, ';'); is_first = false) {
        part.erase(0, part.find_first_not_of(' '));
        if (is_first) {
            const bool wants_refusal = part.starts_with("refused");
            is_as_expected =
                is_as_expected &&
                (wants_refusal ? got.starts_with(part) && got.substr(0, got.find(';')) == part : !result.refusal);
        } else {
            is_as_expected = is_as_expected && (got + ";").find("; " + part + ";") != std::string::npos;
            breaches += part.starts_with("breach ") ? 1 : 0;
        }
    }
    // A breach nobody expected is a surprise; a clock nobody mentions is not.
    return is_as_expected && breaches == result.decision.breaches.size() ? "" : got;
}

}  // namespace

base::Result<ScenarioReport> run_scenario(const std::string& name, const std::string& text) {
    ScenarioReport report;
    World world;
    TRY(world.begin());
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const std::string place = fmt::format("{}:{}", name, number);
        if (line.empty() || line.starts_with('#') || line.starts_with("day ")) continue;
        if (line.starts_with("organ ") || line.starts_with("post ")) {
            std::istringstream words(line);
            std::vector<std::string> list;
            for (std::string word; words >> word;) list.push_back(word);
            if (auto done = line[0] == 'o' ? world.organ(list) : world.post(list); !done)
                return base::fail(done.error().kind, done.error().message, place, done.error().cure);
            continue;
        }
        const auto cells = columns(line);
        const auto day = cells.size() == 4 ? base::parse_day(cells[0]) : std::nullopt;
        if (!day)
            return base::fail(base::ErrorKind::bad_input, "not a row of four columns that begins with a day", place,
                              "write day, actor, deed, outcome, two spaces apart");
        auto result = world.row(*day, cells[1], cells[2]);
        if (!result) return base::fail(result.error().kind, result.error().message, place, result.error().cure);
        ++report.rows;
        const std::string got = compare(*result, cells[3], report);
        if (!got.empty()) report.failures.push_back({name, number, cells[2], cells[3], got});
    }
    return report;
}

}  // namespace app
