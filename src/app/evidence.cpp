#include "app/evidence.hpp"

#include <algorithm>
#include <array>

#include "app/new_fact.hpp"
#include "core/evaluation/life_decide.hpp"

namespace app {
namespace {

bool may_keep(const Caller& caller, const core::Office& office, const base::Id& organ) {
    if (caller.is_unrestricted) return true;
    const bool is_permitted = caller.may(core::Permission::manage_account) || caller.may(core::Permission::evaluate);
    return is_permitted && office.is_within(organ, caller.organ);
}

base::Result<core::Evidence> stands(Plan& plan, const base::Id& id) {
    if (plan.view().version(id) == 0) return core::Evidence{};
    return core::evidence_of(TRY(plan.view().facts(id)));
}

Outcome<core::Evidence> write(Plan& plan, const AccountKey& key, const std::string& number, core::Deed deed,
                              base::Day day) {
    if (!may_keep(plan.caller(), plan.view().office(), key.organ))
        return std::unexpected(Failure(core::Refusal::not_permitted));
    if (plan.view().version(key.id()) == 0)
        return std::unexpected(Failure(as_error({core::AccountRefusal::no_account, "year"})));
    const base::Id id = core::evidence_id(key.organ, key.year, number);
    auto evidence = stands(plan, id);
    if (!evidence) return std::unexpected(Failure(std::move(evidence).error()));
    if (!day.is_set()) day = plan.today();
    if (const auto no = core::evidence_refusal(*evidence, deed, {.day = day, .today = plan.today()}))
        return std::unexpected(Failure(as_error(*no)));
    core::NewFact fact =
        new_fact(core::SubjectKind::evidence, id, evidence->version + 1, day, plan.caller().post, std::move(deed));
    core::apply(*evidence, as_fact(fact));
    plan.write(std::move(fact));
    return *std::move(evidence);
}

base::Result<core::Evidence> read(store::Reader& reader, const base::Id& id) {
    core::Evidence evidence;
    for (const store::FactText& one : TRY(reader.facts(id))) core::apply(evidence, one.fact);
    return evidence;
}

}  // namespace

Outcome<core::Evidence> keep_evidence(Plan& plan, const AccountKey& key, const EvidenceOrder& order) {
    const store::Object& object = order.object;
    auto kept =
        write(plan, key, order.number,
              core::KeepEvidence{.organ = key.organ,
                                 .year = key.year,
                                 .number = order.number,
                                 .title = order.title,
                                 .document = order.document,
                                 .pages = order.pages,
                                 .type = order.type,
                                 .size = static_cast<std::uint32_t>(std::min<std::uint64_t>(object.size, UINT32_MAX)),
                                 .object = {object.name.begin(), object.name.end()},
                                 .content = {order.content.begin(), order.content.end()},
                                 .salt = {object.salt.begin(), object.salt.end()}},
              order.day);
    if (kept) plan.write(store::Writes::FileKey{object.name, object.key});
    return kept;
}

Outcome<core::Evidence> destroy_evidence(Plan& plan, const AccountKey& key, const std::string& number,
                                         const std::string& authority) {
    return write(plan, key, number, core::DestroyEvidence{authority}, {});
}

base::Result<std::vector<core::Evidence>> list_evidence(store::Reader& reader, const AccountKey& key) {
    std::vector<core::Evidence> list;
    for (const base::Id& id : TRY(reader.evidence())) {
        core::Evidence one = TRY(read(reader, id));
        if (one.kept.organ == key.organ && one.kept.year == key.year) list.push_back(std::move(one));
    }
    std::ranges::sort(list, {}, [](const core::Evidence& one) { return one.kept.number; });
    return list;
}

base::Result<core::Evidence> find_evidence(store::Reader& reader, const AccountKey& key, std::string_view number) {
    auto evidence = read(reader, core::evidence_id(key.organ, key.year, number));
    if (!evidence && evidence.error().kind == base::ErrorKind::not_found)
        return base::fail(base::ErrorKind::not_found,
                          std::string(core::row_of(core::AccountRefusal::no_such_evidence).en), std::string(number),
                          "account attach keeps one");
    return evidence;
}

bool may_open_evidence(const Caller& caller, const core::Office& office, const base::Id& organ) {
    if (may_keep(caller, office, organ)) return true;
    return std::ranges::any_of(std::array{core::Party::judge, core::Party::outside}, [&](core::Party party) {
        return core::may_enter(caller.actor(), office, organ, party);
    });
}

}  // namespace app
