#include "app/evaluations.hpp"

#include <algorithm>

#include "law/standards.hpp"

namespace app {
namespace {

base::Result<core::Life> life_by_id(store::Reader& reader, const base::Id& id) {
    core::Life life;
    for (const store::FactText& one : TRY(reader.facts(id))) core::apply(life, one.fact);
    return life;
}

}  // namespace

base::Result<core::Life> read_life(store::Reader& reader, const Caller& caller, const base::Id& id) {
    const auto no_such =
        base::fail(base::ErrorKind::not_found, "there is no such evaluation", "id", "evaluation list names them");
    // The id may be another subject's: nobody learns of it here.
    const std::vector<base::Id> known = TRY(reader.evaluations());
    if (std::ranges::find(known, id) == known.end()) return no_such;
    core::Life life = TRY(life_by_id(reader, id));
    const core::Office office = TRY(reader.office());
    if (!core::may_look(caller.actor(), office, life.organ)) return no_such;
    return life;
}

base::Result<std::vector<core::Life>> list_lives(store::Reader& reader, const Caller& caller) {
    const core::Office office = TRY(reader.office());
    std::vector<core::Life> lives;
    for (const base::Id& id : TRY(reader.evaluations())) {
        core::Life life = TRY(life_by_id(reader, id));
        if (core::may_look(caller.actor(), office, life.organ)) lives.push_back(std::move(life));
    }
    return lives;
}

base::Result<std::vector<core::Standard>> standards_before(store::Reader& reader, std::uint64_t seq) {
    std::vector<core::Fact> facts = TRY(reader.store_facts());
    std::erase_if(facts, [&](const core::Fact& fact) { return fact.seq >= seq; });
    return law::read_standards(law::standards_among(law_files(facts)));
}

}  // namespace app
