#include "app/desk.hpp"

#include "app/new_fact.hpp"
#include "app/plan.hpp"
#include "law/standards.hpp"

namespace app {
namespace {

constexpr std::uint32_t restate_batch = 200;  ///< matters looked at in one command

std::string last_set(const std::vector<core::Fact>& facts) {
    std::string hash;
    for (const core::Fact& fact : facts) {
        if (const auto* adopted = std::get_if<core::AdoptLaw>(&fact.deed)) hash = adopted->set_hash;
    }
    return hash;
}

core::NewFact adoption(store::View& view, const base::Id& self, const Caller& caller, base::Day day,
                       core::AdoptLaw deed) {
    return new_fact(core::SubjectKind::store, self, view.version(self) + 1, day, caller.post, std::move(deed));
}

}  // namespace

std::vector<law::File> law_files(const std::vector<core::Fact>& store_facts) {
    std::vector<law::File> files = law::embedded();
    for (const core::Fact& fact : store_facts) {
        const auto* adopted = std::get_if<core::AdoptLaw>(&fact.deed);
        if (adopted != nullptr && !adopted->path.empty()) files.push_back({adopted->path, adopted->text});
    }
    return files;
}

bool Caller::may(core::Permission permission) const {
    return is_unrestricted || core::may(roles, permission);
}

store::Viewer Caller::viewer() const {
    return {.organ = organ, .may_read_all = is_unrestricted || core::may(roles, core::Permission::read_all)};
}

base::Result<std::unique_ptr<Desk>> Desk::open(store::Store& store) {
    auto desk = std::make_unique<Desk>(store);
    const auto facts = TRY(store.reader()->store_facts());
    if (facts.empty())
        return base::fail(base::ErrorKind::corrupt, "the store has no first fact", store.settings().directory.string(),
                          "restore a backup");
    desk->forms_ = std::make_shared<const std::vector<core::PaperForm>>(TRY(law::documents()));
    desk->self_ = facts.front().subject;
    desk->files_ = law_files(facts);
    desk->law_ = std::make_shared<const core::Law>(TRY(law::read(desk->files_)));
    const std::string hash = base::hex(desk->law_->hash);
    if (last_set(facts) == hash) return desk;
    auto written = store.run([&](store::View& view) -> Outcome<store::Writes> {
        store::Writes writes;
        writes.facts.push_back(adoption(view, desk->self_,
                                        Caller{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true},
                                        desk->today(), {.path = {}, .text = {}, .set_hash = hash}));
        return writes;
    });
    if (!written) {
        const auto* error = std::get_if<base::Error>(&written.error());
        return base::fail(base::ErrorKind::io,
                          "the law set could not be recorded in the ledger" +
                              (error != nullptr ? ": " + error->text() : std::string()),
                          store.settings().directory.string());
    }
    return desk;
}

std::shared_ptr<const core::Law> Desk::law() const {
    const std::lock_guard lock(mutex_);
    return law_;
}

Outcome<Desk::Adopted> Desk::adopt(const Caller& caller, const std::string& name, const std::string& text) {
    if (!caller.may(core::Permission::adopt_law)) return std::unexpected(Failure(core::Refusal::not_permitted));
    Adopted result;
    std::shared_ptr<const core::Law> now;
    {
        const std::lock_guard lock(mutex_);
        auto path = law::path_of(text, name);
        if (!path) return std::unexpected(Failure(std::move(path).error()));
        result.path = *path;
        std::vector<law::File> files = files_;
        files.push_back({*path, text});
        auto law = law::read(files);
        if (!law) return std::unexpected(Failure(std::move(law).error()));
        result.is_unchanged = law->hash == law_->hash;
        if (!result.is_unchanged) {
            auto written = store_.run([&](store::View& view) -> Outcome<store::Writes> {
                store::Writes writes;
                writes.facts.push_back(adoption(view, self_, caller, today(),
                                                {.path = *path, .text = text, .set_hash = base::hex(law->hash)}));
                return writes;
            });
            if (!written) return std::unexpected(std::move(written).error());
            files_ = std::move(files);
            law_ = std::make_shared<const core::Law>(*std::move(law));
        }
        now = law_;
    }
    // Also when the set says so already: an adoption cut off half-way is finished by asking again.
    Caller program = caller;
    program.is_unrestricted = true;
    for (std::uint64_t row = 0;;) {
        std::uint64_t last = row;
        std::size_t looked = 0;
        auto written = store_.run([&](store::View& view) -> Outcome<store::Writes> {
            auto ids = view.matters_with_running_clocks(row, restate_batch, last);
            if (!ids) return std::unexpected(Failure(std::move(ids).error()));
            looked = ids->size();
            Plan plan(view, program, *now, today());
            for (const base::Id& id : *ids) {
                auto decision = plan.perform(id, core::RestateClocks{});
                if (!decision) return std::unexpected(decision.error());
                result.clocks_restated += decision->clocks.size();
            }
            return plan.take();
        });
        if (!written) return std::unexpected(std::move(written).error());
        result.matters_looked_at += looked;
        if (looked == 0) break;
        row = last;
    }
    return result;
}

base::Result<core::Law> law_of(store::Reader& reader) {
    return law::read(law_files(TRY(reader.store_facts())));
}

base::Result<std::vector<law::File>> standard_files_of(store::Reader& reader) {
    return law::standards_among(law_files(TRY(reader.store_facts())));
}

}  // namespace app
