#include "core/office/roster.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace core {
namespace {

/// The list laid over the office: what each name would stand for.
class Names {
  public:
    Names(const Roster& roster, const Office& office) : office_(office) {
        for (const RosterOrgan& organ : roster.organs) listed_.emplace(organ.name, &organ);
    }
    [[nodiscard]] bool has(const std::string& name) const {
        return listed_.contains(name) || office_.organ_named(name) != nullptr;
    }
    /// By the list, else by the office; empty at the top.
    [[nodiscard]] std::string parent(const std::string& name) const {
        const auto listed = listed_.find(name);
        if (listed != listed_.end()) return listed->second->parent;
        const Organ* known = office_.organ_named(name);
        const Organ* above = known == nullptr ? nullptr : office_.organ(known->parent);
        return above == nullptr ? "" : above->name;
    }
    [[nodiscard]] std::string successor(const std::string& name) const {
        const auto listed = listed_.find(name);
        if (listed != listed_.end()) return listed->second->successor;
        const Organ* known = office_.organ_named(name);
        const Organ* next = known == nullptr ? nullptr : office_.organ(known->successor);
        return next == nullptr ? "" : next->name;
    }
    /// Whether one comes back to `name` by following `next`.
    template <class Next>
    [[nodiscard]] bool is_ring(const std::string& name, Next next) const {
        std::set<std::string> met;
        for (std::string at = next(name); !at.empty() && met.insert(at).second; at = next(at)) {
            if (at == name) return true;
        }
        return false;
    }

  private:
    const Office& office_;
    std::map<std::string, const RosterOrgan*> listed_;
};

void look_at_organs(const Roster& roster, const Names& names, std::vector<RosterProblem>& problems) {
    std::map<std::string, std::uint64_t> met;
    for (const RosterOrgan& organ : roster.organs) {
        const auto problem = [&](RosterColumn column, std::string what) {
            problems.push_back({.line = organ.line, .column = column, .what = std::move(what)});
        };
        const auto [first, is_new] = met.emplace(organ.name, organ.line);
        if (!is_new) problem(RosterColumn::name, "line " + std::to_string(first->second) + " has the same name");
        if (!organ.parent.empty() && !names.has(organ.parent))
            problem(RosterColumn::parent, "no organ is called " + organ.parent + ", neither here nor in the office");
        if (names.is_ring(organ.name, [&](const std::string& at) { return names.parent(at); }))
            problem(RosterColumn::parent, organ.name + " stands under itself");
        if (!organ.successor.empty() && !names.has(organ.successor))
            problem(RosterColumn::successor,
                    "no organ is called " + organ.successor + ", neither here nor in the office");
        if (names.is_ring(organ.name, [&](const std::string& at) { return names.successor(at); }))
            problem(RosterColumn::successor, organ.name + " follows upon itself");
        if (!organ.successor.empty() && !organ.until.is_set())
            problem(RosterColumn::until, "an organ with a successor has a last day");
        if (organ.until.is_set() && organ.until < organ.from) problem(RosterColumn::until, "it ends before it begins");
    }
}

void look_at_posts(const Roster& roster, const Names& names, const Office& office,
                   std::vector<RosterProblem>& problems) {
    std::map<std::string, std::uint64_t> met;
    for (const RosterPost& post : roster.posts) {
        const auto problem = [&](RosterColumn column, std::string what) {
            problems.push_back({.line = post.line, .column = column, .what = std::move(what)});
        };
        if (!names.has(post.organ))
            problem(RosterColumn::name, "no organ is called " + post.organ + ", neither here nor in the office");
        const auto [first, is_new] = met.emplace(post.name, post.line);
        if (!is_new) problem(RosterColumn::post, "line " + std::to_string(first->second) + " has the same post");
        const Post* known = office.post_named(post.name);
        const Organ* at = known == nullptr ? nullptr : office.organ(known->organ);
        if (at != nullptr && at->name != post.organ) problem(RosterColumn::post, "this post is one of " + at->name);
        if (post.roles.empty()) problem(RosterColumn::roles, "a post has at least one role");
        if (!are_separated(post.roles))
            problem(RosterColumn::roles,
                    "三员分立: one post cannot be two of system, security and audit administrator");
        if (post.until.is_set() && post.until < post.from) problem(RosterColumn::until, "it ends before it begins");
    }
}

class DeedMaker {
  public:
    DeedMaker(const Roster& roster, const Office& office, std::span<const base::Id> fresh)
        : office_(office), fresh_(fresh) {
        for (const RosterOrgan& organ : roster.organs) {
            listed_.emplace(organ.name, &organ);
            const Organ* known = office.organ_named(organ.name);
            ids_[organ.name] = known == nullptr ? next_id() : known->id;
        }
    }
    /// Its parent first, if that is in the list and new.
    void record(const RosterOrgan& organ) {
        if (!done_.insert(organ.name).second) return;
        const auto above = listed_.find(organ.parent);
        if (above != listed_.end()) record(*above->second);
        const Organ* known = office_.organ_named(organ.name);
        const RecordOrgan deed{.name = organ.name,
                               .kind = organ.kind,
                               .level = organ.level,
                               .parent = id_of_organ(organ.parent),
                               .region = organ.region,
                               .from = organ.from};
        const bool is_same = known != nullptr && known->kind == deed.kind && known->level == deed.level &&
                             known->parent == deed.parent && known->region == deed.region && known->from == deed.from;
        if (!is_same) add(organ.line, ids_[organ.name], deed, known == nullptr);
    }
    /// After all are recorded, for a successor may stand further down.
    void end(const RosterOrgan& organ) {
        const Organ* known = office_.organ_named(organ.name);
        const bool was_recorded =
            std::ranges::any_of(deeds_, [&](const RosterDeed& one) { return one.organ == ids_[organ.name]; });
        // To record an organ anew takes its end back, so that one is said again.
        EndOrgan deed{.until = organ.until, .successor = id_of_organ(organ.successor)};
        if (!deed.until.is_set() && known != nullptr && was_recorded) deed = {known->until, known->successor};
        const bool is_same =
            known != nullptr && !was_recorded && known->until == deed.until && known->successor == deed.successor;
        if (deed.until.is_set() && !is_same) add(organ.line, ids_[organ.name], deed, false);
    }
    void post(const RosterPost& post) {
        const Post* known = office_.post_named(post.name);
        const base::Id id = known == nullptr ? next_id() : known->id;
        const bool is_same = known != nullptr && known->roles == post.roles && known->from == post.from;
        if (!is_same) {
            add(post.line, id_of_organ(post.organ),
                RecordPost{.post = id, .name = post.name, .roles = post.roles, .from = post.from}, known == nullptr);
        }
        base::Day until = post.until;
        if (!until.is_set() && known != nullptr && !is_same) until = known->until;
        if (until.is_set() && (!is_same || known->until != until))
            add(post.line, id_of_organ(post.organ), EndPost{.post = id, .until = until}, false);
    }
    [[nodiscard]] std::vector<RosterDeed> take() { return std::move(deeds_); }

  private:
    const Office& office_;
    std::span<const base::Id> fresh_;
    std::map<std::string, const RosterOrgan*> listed_;
    std::map<std::string, base::Id> ids_;
    std::set<std::string> done_;
    std::vector<RosterDeed> deeds_;

    base::Id next_id() {
        const base::Id id = fresh_.front();
        fresh_ = fresh_.subspan(1);
        return id;
    }
    [[nodiscard]] base::Id id_of_organ(const std::string& name) const {
        const auto listed = ids_.find(name);
        if (listed != ids_.end()) return listed->second;
        const Organ* known = office_.organ_named(name);
        return known == nullptr ? base::Id{} : known->id;
    }
    void add(std::uint64_t line, const base::Id& organ, Deed deed, bool is_new) {
        deeds_.push_back({.line = line, .organ = organ, .deed = std::move(deed), .is_new = is_new});
    }
};

}  // namespace

bool are_separated(std::span<const Role> roles) {
    return std::ranges::count_if(roles, [](Role role) {
               return role == Role::system_admin || role == Role::security_admin || role == Role::audit_admin;
           }) <= 1;
}

std::vector<RosterProblem> problems_of(const Roster& roster, const Office& office) {
    std::vector<RosterProblem> problems;
    const Names names(roster, office);
    look_at_organs(roster, names, problems);
    look_at_posts(roster, names, office, problems);
    std::ranges::stable_sort(problems, {}, &RosterProblem::line);
    return problems;
}

std::vector<RosterDeed> deeds_of(const Roster& roster, const Office& office, std::span<const base::Id> fresh) {
    DeedMaker maker(roster, office, fresh);
    for (const RosterOrgan& organ : roster.organs) maker.record(organ);
    for (const RosterOrgan& organ : roster.organs) maker.end(organ);
    for (const RosterPost& post : roster.posts) maker.post(post);
    return maker.take();
}

}  // namespace core
