// Who may do what: the posts of the store with what each may do today, and delegations 委托 from one to another.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> get_posts(Call& call);
[[nodiscard]] base::Result<Response> get_delegations(Call& call);
void delegate(const CallPtr& call);
void end_delegation(const CallPtr& call);

[[nodiscard]] std::vector<StandInView> stand_ins(const core::Office& office, const base::Id& post, Day today);

struct PostView {
    Id id;
    std::string name;
    Ref organ;
    std::vector<core::Role> roles;              ///< its own
    std::vector<StandInView> stands_in_for;     ///< today
    std::vector<core::Permission> permissions;  ///< today, delegated ones with them; none before or after its time
    MaybeDay from, until;
    static constexpr std::string_view schema = "Post";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("name", self.name), field("organ", self.organ), field("roles", self.roles);
        field("stands_in_for", self.stands_in_for), field("permissions", self.permissions);
        field("from", self.from), field("until", self.until);
    }
};

struct DelegationView {
    Ref post, to, organ;
    Day from, until;
    bool is_standing = false;  ///< today
    static constexpr std::string_view schema = "Delegation";
    static void fields(auto& self, auto&& field) {
        field("post", self.post), field("to", self.to), field("organ", self.organ), field("from", self.from);
        field("until", self.until), field("is_standing", self.is_standing);
    }
};

/// Posts by id or by their exact name.
struct DelegationDraft {
    std::string post, to;
    Day from, until;
    static constexpr std::string_view schema = "DelegationDraft";
    static constexpr std::string_view required[] = {"post", "to", "from", "until"};
    static void fields(auto& self, auto&& field) {
        field("post", self.post), field("to", self.to), field("from", self.from), field("until", self.until);
    }
};
/// `from` tells which one; without `until` it ends at once: yesterday was its last day.
struct DelegationEndDraft {
    std::string post, to;
    Day from, until;
    static constexpr std::string_view schema = "DelegationEndDraft";
    static constexpr std::string_view required[] = {"post", "to", "from"};
    static void fields(auto& self, auto&& field) {
        field("post", self.post), field("to", self.to), field("from", self.from), field("until", self.until);
    }
};

}  // namespace http
