// A plan: one command's deeds decided one after the other, each against what the earlier ones would leave, written all
// or nothing. Every way into the ledger (page, counter, spreadsheet, simulation, scenario) goes through here.
#pragma once
#include <functional>
#include <unordered_map>

#include "app/desk.hpp"
#include "app/registration.hpp"
#include "store/objects.hpp"

namespace app {

/// Why somebody's personal data goes.
struct Erasure {
    std::string authority;  ///< the decision that allows it
    bool is_on_request =
        false;  ///< their own request, granted under 《个人信息保护法》第四十七条: periods do not hold it up
};
/// A file to be kept, as its object stands and its bytes say.
struct FileOrder {
    core::FileStage stage = core::FileStage::received;
    std::string type, name;
    std::uint32_t redacts = 0;
    store::Object object;
    std::vector<base::Id> release_to;
};

class Plan {
  public:
    Plan(store::View& view, const Caller& caller, const core::Law& law, base::Day today)
        : view_(view), caller_(&caller), law_(law), today_(today) {}

    /// From here on the deeds are this caller's; it must outlive the plan.
    Plan& as(const Caller& caller) {
        caller_ = &caller;
        return *this;
    }

    /// Like every deed of a plan all or nothing: refused, it leaves the plan as it was, and the plan may go on.
    Outcome<Registered> register_submission(const Registration& registration);
    /// Many letters that say the same, registered in one go: the first opens the matters, every other joins them and
    /// counts as a submission of its own. `letters` holds the persons and external number of each further one.
    Outcome<std::vector<Registered>> register_identical(const Registration& first,
                                                        const std::vector<Registration>& letters);
    /// One deed on a matter (every kind but OpenMatter). `day` not set = today. `text` is sealed with the submission's
    /// key.
    Outcome<core::Decision> perform(const base::Id& matter, const core::Deed& deed, base::Day day = {},
                                    const std::string& text = {});
    /// Annuls a merging: the matter goes on as if it had never been merged, and what joined the other leaves it.
    Outcome<core::Decision> unmerge(const base::Id& matter, const std::string& reason);
    /// Deeds of an organ: RecordOrgan on a new id, RecordPost, EndOrgan, EndPost.
    Outcome<void> office(const base::Id& organ, const core::Deed& deed, base::Day day = {});
    /// Personal data of a submission is about to be shown; reveal.cpp. Gives the record's id.
    Outcome<base::Id> reveal(const core::Reveal& deed, const std::string& text);
    /// 附件; files.cpp. Its bytes are placed already. Gives the version by which the file is known.
    Outcome<std::uint32_t> keep_file(const base::Id& submission, const FileOrder& order);
    Outcome<void> release_file(const base::Id& submission, const core::ReleaseFile& deed);
    Outcome<void> destroy_file(const base::Id& submission, std::uint32_t file, const std::string& authority);
    /// The file is about to be shown; whether this caller may see it, the reader has said. Gives the record's id.
    Outcome<base::Id> reveal_file(const core::RevealFile& deed, const std::string& text);
    /// 销毁 under the archive rules; archive.cpp. Proposed once the matter is closed and its period has run out,
    /// approved by another post; with the last matter of a submission its key and its persons' keys go.
    Outcome<void> propose_destruction(const base::Id& matter, const std::string& list, base::Day kept_until);
    Outcome<void> approve_destruction(const base::Id& matter, const std::string& list);
    /// 删除个人信息 of the submission's nth person (from 0); erase.cpp. Refused while a matter of theirs is open or its
    /// file is still kept.
    Outcome<void> erase(const base::Id& submission, std::size_t nth, const Erasure& erasure);

    [[nodiscard]] base::Result<core::Matter> matter(const base::Id& id);  ///< as this plan would leave it
    [[nodiscard]] base::Result<std::vector<core::Fact>> history(const base::Id& matter);  ///< likewise
    /// Why a deed could not be done now; nothing if it could. Nothing is written.
    [[nodiscard]] std::optional<Failure> refusal(const base::Id& matter, const core::Deed& deed);
    /// A fact that another decider of this room has decided (account_book.hpp).
    void write(core::NewFact fact) { writes_.facts.push_back(std::move(fact)); }
    void write(const store::Writes::FileKey& key) { writes_.file_keys.push_back(key); }
    [[nodiscard]] const Caller& caller() const { return *caller_; }
    [[nodiscard]] store::View& view() { return view_; }
    [[nodiscard]] const core::Law& law() const { return law_; }
    [[nodiscard]] base::Day today() const { return today_; }
    [[nodiscard]] store::Writes take() { return std::move(writes_); }

  private:
    store::View& view_;
    const Caller* caller_;
    const core::Law& law_;
    base::Day today_;
    store::Writes writes_;
    std::unordered_map<base::Id, core::Matter, core::IdHash> matters_;
    std::unordered_map<base::Id, std::uint32_t, core::IdHash> office_versions_;

    std::vector<base::Id> approved_;  ///< matters whose destruction this plan approves

    Outcome<void> check_erasable(const core::Submission& submission, const base::Id& person, bool is_decided);
    struct Letter {
        core::Submission submission;
        std::vector<core::Matter> matters;
    };
    [[nodiscard]] base::Result<Letter> letter(const base::Id& submission);  ///< as this plan would leave it
    template <class Deed>
    Outcome<void> write_file_deed(const Letter& letter, const Deed& deed, std::string text = {});

    Outcome<void> write_archive(core::Matter& matter, core::Deed deed);
    Outcome<void> destroy(const base::Id& submission, const std::string& list);

    std::vector<base::Id> undone_;  ///< matters that lost deeds of this plan, to be folded anew

    /// Runs `body`; what it put into the plan before it failed is taken out again.
    template <class Body>
    auto whole(Body body) {
        const std::size_t facts = writes_.facts.size(), codes = writes_.query_codes.size();
        auto outcome = body();
        if (!outcome) undo(facts, codes);
        return outcome;
    }
    void undo(std::size_t facts, std::size_t codes);
    Outcome<Registered> write_registration(const Registration& registration);
    Outcome<core::Decision> write_deed(const base::Id& matter, const core::Deed& deed, base::Day day,
                                       const std::string& text);
    [[nodiscard]] core::Context context(base::Day day, const core::Actor& actor) const;
    base::Result<core::Matter*> load(const base::Id& id);
    void describe(const Registration& registration, const base::Id& submission, base::Day day, bool is_accusation);
    Outcome<void> join(const core::Matter& from, const base::Id& into, base::Day day);
    Outcome<core::Decision> annul(const base::Id& matter, std::uint32_t version, const std::string& reason);
};

/// Runs a plan as one command and waits; `body` fills it. The value of `body` comes back once it is durable.
template <class T>
Outcome<T> run(Desk& desk, const Caller& caller, std::function<Outcome<T>(Plan&)> body) {
    std::optional<T> value;
    const auto law = desk.law();
    auto written = desk.store().run([&](store::View& view) -> Outcome<store::Writes> {
        Plan plan(view, caller, *law, desk.today());
        auto result = body(plan);
        if (!result) return std::unexpected(std::move(result).error());
        value = *std::move(result);
        return plan.take();
    });
    if (!written) return std::unexpected(std::move(written).error());
    return *std::move(value);
}

/// Decides a plan, waits, and writes nothing of it.
template <class T>
Outcome<T> rehearse(Desk& desk, const Caller& caller, const std::function<Outcome<T>(Plan&)>& body) {
    std::optional<T> value;
    const auto law = desk.law();
    auto decided = desk.store().run([&](store::View& view) -> Outcome<store::Writes> {
        Plan plan(view, caller, *law, desk.today());
        auto result = body(plan);
        if (!result) return std::unexpected(std::move(result).error());
        value = *std::move(result);
        return store::Writes{};
    });
    if (!decided) return std::unexpected(std::move(decided).error());
    return *std::move(value);
}

/// The same as `run` without waiting: `done` on the leader's thread, after the durable commit.
template <class T>
void submit(Desk& desk, Caller caller, std::function<Outcome<T>(Plan&)> body, std::function<void(Outcome<T>)> done) {
    auto value = std::make_shared<std::optional<T>>();
    auto command = [value, law = desk.law(), today = desk.today(), caller = std::move(caller),
                    body = std::move(body)](store::View& view) -> Outcome<store::Writes> {
        Plan plan(view, caller, *law, today);
        auto result = body(plan);
        if (!result) return std::unexpected(std::move(result).error());
        *value = *std::move(result);
        return plan.take();
    };
    desk.store().submit(std::move(command), [value, done = std::move(done)](Outcome<store::Written> written) {
        if (!written) return done(std::unexpected(std::move(written).error()));
        done(*std::move(*value));
    });
}

}  // namespace app
