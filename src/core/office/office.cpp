#include "core/office/office.hpp"

#include <algorithm>

namespace core {
namespace {

struct Applier {
    std::unordered_map<base::Id, Organ, IdHash>& organs;
    std::unordered_map<base::Id, Post, IdHash>& posts;
    std::vector<base::Id>& order;
    std::vector<base::Id>& post_order;
    std::vector<Delegation>& delegations;
    const Fact& fact;

    void operator()(const RecordOrgan& deed) {
        auto [at, is_new] = organs.try_emplace(fact.subject);
        if (is_new) order.push_back(fact.subject);
        Organ& organ = at->second;
        organ.id = fact.subject;
        organ.name = deed.name;
        organ.kind = deed.kind;
        organ.level = deed.level;
        organ.parent = deed.parent;
        organ.region = deed.region;
        organ.from = deed.from;
        organ.until = base::Day::none();
    }
    void operator()(const EndOrgan& deed) {
        organs[fact.subject].until = deed.until;
        organs[fact.subject].successor = deed.successor;
    }
    void operator()(const RecordPost& deed) {
        const auto [at, is_new] = posts.insert_or_assign(
            deed.post, Post{deed.post, deed.name, fact.subject, deed.roles, deed.from, base::Day::none()});
        if (is_new) post_order.push_back(at->first);
    }
    void operator()(const EndPost& deed) { posts[deed.post].until = deed.until; }
    void operator()(const Delegate& deed) {
        // Told again with another last day: the same delegation, shortened or lengthened.
        for (Delegation& one : delegations) {
            if (one.post != deed.post || one.to != deed.to || one.from != deed.from) continue;
            one.until = deed.until;
            return;
        }
        delegations.push_back({deed.post, deed.to, deed.from, deed.until});
    }
    void operator()(const auto&) {}  // a fact of another subject changes nothing here; fsck names it
};

}  // namespace

void Office::apply(const Fact& fact) {
    std::visit(Applier{organs_, posts_, order_, post_order_, delegations_, fact}, fact.deed);
    organs_[fact.subject].version = fact.version;
}

const Organ* Office::organ(const base::Id& id) const {
    const auto at = organs_.find(id);
    return at == organs_.end() ? nullptr : &at->second;
}

const Organ* Office::organ_named(std::string_view name) const {
    const Organ* found = nullptr;
    for (const base::Id& id : order_) {
        const Organ& organ = organs_.at(id);
        if (organ.name == name && (found == nullptr || found->until.is_set())) found = &organ;
    }
    return found;
}

const Post* Office::post(const base::Id& id) const {
    const auto at = posts_.find(id);
    return at == posts_.end() ? nullptr : &at->second;
}

const Post* Office::post_named(std::string_view name) const {
    for (const base::Id& id : post_order_) {
        if (posts_.at(id).name == name) return &posts_.at(id);
    }
    return nullptr;
}

std::vector<Role> Office::roles_of(const base::Id& id, base::Day day) const {
    std::vector<Role> roles;
    const auto add = [&](const base::Id& of) {
        const Post* one = post(of);
        if (one == nullptr || day < one->from || (one->until.is_set() && one->until < day)) return;
        for (const Role role : one->roles) {
            if (std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
        }
    };
    add(id);
    if (roles.empty()) return roles;
    for (const Delegation& one : delegated_to(id, day)) add(one.post);
    return roles;
}

std::vector<Delegation> Office::delegated_to(const base::Id& id, base::Day day) const {
    std::vector<Delegation> standing;
    for (const Delegation& one : delegations_) {
        if (one.to == id && one.from <= day && day <= one.until) standing.push_back(one);
    }
    return standing;
}

const Delegation* Office::delegation(const base::Id& of, const base::Id& to, base::Day from) const {
    for (const Delegation& one : delegations_) {
        if (one.post == of && one.to == to && one.from == from) return &one;
    }
    return nullptr;
}

const Organ* Office::common_superior(const base::Id& a, const base::Id& b) const {
    const Organ* at = organ(a);
    for (int depth = 0; depth < 32 && at != nullptr; ++depth) {
        at = organ(at->parent);
        if (at != nullptr && at->id != b && is_within(b, at->id)) return at;
    }
    return nullptr;
}

bool Office::is_superior(const base::Id& above, const base::Id& below) const {
    const Organ* high = organ(above);
    const Organ* low = organ(below);
    if (high == nullptr || low == nullptr || above == below) return false;
    return is_within(below, above) || static_cast<int>(high->level) + 1 == static_cast<int>(low->level);
}

bool Office::is_in_force(const base::Id& id, base::Day day) const {
    const Organ* found = organ(id);
    return found != nullptr && found->from <= day && (!found->until.is_set() || day <= found->until);
}

bool Office::has_ended(const base::Id& id, base::Day day) const {
    const Organ* found = organ(id);
    return found != nullptr && found->until.is_set() && found->until < day;
}

const Organ* Office::successor(const base::Id& id, base::Day day) const {
    const Organ* at = organ(id);
    // A ring of successors would be a mistake in the records; the bound is for that.
    for (int i = 0; i < 32 && at != nullptr && has_ended(at->id, day); ++i) at = organ(at->successor);
    return at == nullptr || at->id == id ? nullptr : at;
}

bool Office::is_accused_with(const base::Id& id, const base::Id& accused) const {
    base::Id at = accused;
    for (int i = 0; i < 32 && at.is_set(); ++i) {
        if (is_within(id, at)) return true;
        const Organ* found = organ(at);
        at = found == nullptr ? base::Id{} : found->successor;
    }
    return false;
}

bool Office::is_within(const base::Id& below, const base::Id& above) const {
    // A parent is recorded before its children, so the tree has no ring; the bound is for damaged stores.
    base::Id at = below;
    for (int depth = 0; depth < 32 && at.is_set(); ++depth) {
        if (at == above) return true;
        const Organ* found = organ(at);
        if (found == nullptr) return false;
        at = found->parent;
    }
    return false;
}

}  // namespace core
