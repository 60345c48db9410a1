// Organs and posts as a dated tree: a fold over the organ subjects' facts. Small; held whole in memory.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "core/ledger/fact.hpp"

namespace core {

struct IdHash {
    std::size_t operator()(const base::Id& id) const noexcept {
        std::size_t value = 0;
        for (int i = 0; i < 8; ++i) value = value << 8 | id.bytes[static_cast<std::size_t>(i)];
        return value;
    }
};

struct Post {
    base::Id id;
    std::string name;
    base::Id organ;
    std::vector<Role> roles;
    base::Day from, until;
};

struct Delegation {
    base::Id post, to;
    base::Day from, until;  ///< both included
};

struct Organ {
    base::Id id;
    std::uint32_t version = 0;
    std::string name;
    OrganKind kind = OrganKind::department;
    OrganLevel level = OrganLevel::county;
    base::Id parent;
    std::uint32_t region = 0;
    base::Day from, until;
    base::Id successor;
};

class Office {
  public:
    void apply(const Fact& fact);  ///< facts of subject kind organ; others are our mistake
    [[nodiscard]] const Organ* organ(const base::Id& id) const;
    [[nodiscard]] const Organ* organ_named(std::string_view name) const;  ///< in force now or last; null if none
    [[nodiscard]] const Post* post(const base::Id& id) const;
    [[nodiscard]] const Post* post_named(std::string_view name) const;
    /// Posts for which this one stands in on that day.
    [[nodiscard]] std::vector<Delegation> delegated_to(const base::Id& post, base::Day day) const;
    [[nodiscard]] const std::vector<Delegation>& delegations() const {
        return delegations_;
    }  ///< in order of recording
    /// The one that began on that day between these two; null if none did.
    [[nodiscard]] const Delegation* delegation(const base::Id& post, const base::Id& to, base::Day from) const;
    /// The post's own roles and those delegated to it on that day, each once; none before or after its time.
    [[nodiscard]] std::vector<Role> roles_of(const base::Id& post, base::Day day) const;
    /// The nearest organ above both, neither of them; null if there is none.
    [[nodiscard]] const Organ* common_superior(const base::Id& a, const base::Id& b) const;
    /// 上一级: stands above it in the tree, or one level higher (a city department reviews a district one).
    [[nodiscard]] bool is_superior(const base::Id& above, const base::Id& below) const;
    [[nodiscard]] bool is_in_force(const base::Id& organ, base::Day day) const;
    [[nodiscard]] bool has_ended(const base::Id& organ, base::Day day) const;  ///< before that day
    /// 承继机关: the organ that goes on with the duties of one that has ended by that day, through successors that have
    /// ended too; null where none is recorded.
    [[nodiscard]] const Organ* successor(const base::Id& organ, base::Day day) const;
    /// The organ is the accused one, stands under it, or under one that took its place: the same people sit there.
    [[nodiscard]] bool is_accused_with(const base::Id& organ, const base::Id& accused) const;
    /// `below` is `above` itself or stands under it in the tree.
    [[nodiscard]] bool is_within(const base::Id& below, const base::Id& above) const;
    [[nodiscard]] const std::vector<base::Id>& organs() const { return order_; }  ///< in order of recording
    [[nodiscard]] const std::vector<base::Id>& posts() const { return post_order_; }

  private:
    std::unordered_map<base::Id, Organ, IdHash> organs_;
    std::unordered_map<base::Id, Post, IdHash> posts_;
    std::vector<base::Id> order_, post_order_;
    std::vector<Delegation> delegations_;
};

}  // namespace core
