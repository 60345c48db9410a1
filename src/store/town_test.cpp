#include "store/town.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace store::testing {

Place::Place() {
    std::string pattern = std::filesystem::temp_directory_path() / "huiying-store-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = pattern;
}

Place::~Place() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

Settings settings_in(const std::filesystem::path& directory) {
    Settings settings;
    settings.directory = directory;
    settings.master_key = directory / "master.key";
    settings.now = [] { return base::Instant{1'773'640'800'000}; };  // 2026-03-16T14:00+08:00
    return settings;
}

std::unique_ptr<Store> make_store(const Settings& settings) {
    must(Store::create(settings, "huiying/test"));
    return reopen(settings);
}

std::unique_ptr<Store> reopen(const Settings& settings) {
    return must(Store::open(settings));
}

Written must(Outcome<Written> outcome) {
    if (outcome) return *outcome;
    if (const auto* error = std::get_if<base::Error>(&outcome.error())) throw std::runtime_error(error->text());
    throw std::runtime_error("refused: " + std::string(core::id_of(std::get<core::Refusal>(outcome.error()))));
}

base::Error error_of(const Outcome<Written>& outcome) {
    if (outcome) {
        ADD_FAILURE() << "an error was expected";
        return {};
    }
    const auto* error = std::get_if<base::Error>(&outcome.error());
    if (error == nullptr) ADD_FAILURE() << "refused, an error was expected";
    return error == nullptr ? base::Error{} : *error;
}

namespace {

core::NewFact fact(core::SubjectKind kind, const base::Id& subject, std::uint32_t version, core::Deed deed) {
    core::NewFact fact;
    fact.subject_kind = kind;
    fact.subject = subject;
    fact.version = version;
    fact.day = monday;
    fact.deed = std::move(deed);
    return fact;
}

core::OpenedClock clock_until(base::Day due) {
    return {.leg = 0,
            .due = {.term = core::TermId::dispose,
                    .from = monday,
                    .unrolled_day = due,
                    .due_day = due,
                    .is_provisional = false}};
}

core::RecordOrgan organ(std::string name, const base::Id& parent) {
    core::RecordOrgan organ;
    organ.name = std::move(name);
    organ.parent = parent;
    organ.from = base::Day::from(2000, 1, 1);
    return organ;
}

}  // namespace

Town Town::build(Store& store) {
    Town town;
    must(store.run([&](View& view) -> Outcome<Writes> {
        town = {view.new_id(), view.new_id(), view.new_id(), view.new_id()};
        Writes writes;
        writes.facts.push_back(fact(core::SubjectKind::organ, town.office, 1, organ("区信访局", {})));
        writes.facts.push_back(fact(core::SubjectKind::organ, town.housing, 1, organ("区住建局", town.office)));
        writes.facts.push_back(fact(core::SubjectKind::organ, town.bureau, 1, organ("房管所", town.housing)));
        writes.facts.push_back(fact(core::SubjectKind::organ, town.water, 1, organ("自来水公司", town.office)));
        return writes;
    }));
    return town;
}

Command Town::registration(const Demand& demand, Registered& out) const {
    return [demand, &out, organ = office](View& view) -> Outcome<Writes> {
        const std::string prefix = core::number_prefix(440303, core::Form::letter, monday);
        out.submission = view.new_id();
        out.person = view.new_id();
        out.number = core::number(prefix, view.next_sequence(prefix));
        out.query_code = view.new_query_code();
        core::RegisterSubmission registered;
        registered.number = out.number;
        registered.received_day = monday;
        registered.region = 440303;
        registered.office = organ;
        registered.persons = {out.person};
        registered.external_number = demand.external_number;
        if (!demand.external_number.empty()) registered.external_source = "省平台";
        Writes writes;
        std::vector<core::NewFact> matters;
        for (int nth = 1; nth <= demand.matters; ++nth) {
            out.matter = view.new_id();
            registered.matters.push_back(out.matter);
            core::OpenMatter opened;
            opened.number = core::matter_number(out.number, static_cast<unsigned>(nth));
            opened.submission = out.submission;
            opened.received_day = monday;
            opened.region = 440303;
            opened.office = organ;
            opened.matter_class = demand.matter_class;
            opened.accused = demand.accused;
            core::NewFact& matter = matters.emplace_back(fact(core::SubjectKind::matter, out.matter, 1, opened));
            matter.is_accusation = demand.matter_class == core::MatterClass::accusation;
            if (demand.due.is_set()) matter.clocks = {clock_until(demand.due)};
            matter.text = demand.title;
            matter.key_owner = out.submission;
        }
        writes.facts.push_back(fact(core::SubjectKind::submission, out.submission, 1, registered));
        writes.facts.push_back(fact(core::SubjectKind::person, out.person, 1, core::RecordPerson{}));
        writes.facts.back().text = "张三\n13800000000\n建设路一号";
        writes.facts.back().key_owner = out.person;
        for (core::NewFact& matter : matters) writes.facts.push_back(std::move(matter));
        writes.query_codes = {{out.submission, out.query_code}};
        return writes;
    };
}

Registered Town::register_one(Store& store, const Demand& demand) const {
    Registered out;
    must(store.run(registration(demand, out)));
    return out;
}

Command deed(const base::Id& matter, core::Deed what, base::Day due, std::string text) {
    return [=](View& view) -> Outcome<Writes> {
        auto state = view.matter(matter);
        if (!state) return std::unexpected(Failure(state.error()));
        Writes writes;
        writes.facts.push_back(fact(core::SubjectKind::matter, matter, state->version + 1, what));
        if (due.is_set()) writes.facts.back().clocks = {clock_until(due)};
        writes.facts.back().text = text;
        writes.facts.back().key_owner = state->submission;
        return writes;
    };
}

Command erase(const base::Id& person, std::string authority) {
    return [=](View& view) -> Outcome<Writes> {
        Writes writes;
        writes.facts.push_back(
            fact(core::SubjectKind::person, person, view.version(person) + 1, core::ErasePerson{authority}));
        return writes;
    };
}

std::vector<Outcome<Written>> run_together(Store& store, std::vector<Command> commands) {
    std::vector<Outcome<Written>> outcomes(commands.size());
    std::atomic<bool> may_go = false;
    std::atomic<std::size_t> answered = 0;
    store.submit(
        [&](View&) -> Outcome<Writes> {
            while (!may_go) std::this_thread::yield();
            return Writes{};
        },
        [](Outcome<Written>) {});
    for (std::size_t i = 0; i < commands.size(); ++i) {
        store.submit(std::move(commands[i]), [&, i](Outcome<Written> outcome) {
            outcomes[i] = std::move(outcome);
            ++answered;
        });
    }
    may_go = true;
    while (answered < outcomes.size()) std::this_thread::yield();
    return outcomes;
}

void tamper(const Settings& settings, const std::string& sql) {
    sqlite3* database = nullptr;
    sqlite3_open((settings.directory / "ledger.db").c_str(), &database);
    sqlite3_busy_timeout(database, 5'000);  // the keeper of the log may be at it
    char* message = nullptr;
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK)
        ADD_FAILURE() << sql << ": " << message;
    sqlite3_free(message);
    sqlite3_close(database);
}

std::string ask(const Settings& settings, const std::string& sql) {
    sqlite3* database = nullptr;
    sqlite3_open((settings.directory / "ledger.db").c_str(), &database);
    sqlite3_busy_timeout(database, 5'000);  // the keeper of the log may be at it
    sqlite3_stmt* statement = nullptr;
    std::string answer;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
        ADD_FAILURE() << sql << ": " << sqlite3_errmsg(database);
    } else if (sqlite3_step(statement) == SQLITE_ROW) {
        if (const auto* text = sqlite3_column_text(statement, 0)) answer = reinterpret_cast<const char*>(text);
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return answer;
}

}  // namespace store::testing
