// 机构名册: organs and posts as a list, as an office hands it in: what is wrong with it, and the deeds that bring the
// office to say so. Used by intake. Pure, any thread.
#pragma once
#include "core/office/office.hpp"

namespace core {

struct RosterOrgan {
    std::uint64_t line = 0;
    std::string name;
    OrganKind kind = OrganKind::department;
    OrganLevel level = OrganLevel::county;
    std::string parent;  ///< name; empty = none
    std::uint32_t region = 0;
    base::Day from, until;  ///< `until` not set: says nothing about an end
    std::string successor;  ///< name; of an organ that ends
};

struct RosterPost {
    std::uint64_t line = 0;
    std::string organ, name;
    std::vector<Role> roles;
    base::Day from, until;
};

struct Roster {
    std::vector<RosterOrgan> organs;
    std::vector<RosterPost> posts;
};

/// Which column of the list a problem is about.
enum class RosterColumn : std::uint8_t { name, kind, level, parent, region, from, until, successor, post, roles };
inline constexpr std::array roster_column_words{
    Word{"name", "名称"},   Word{"kind", "类别"}, Word{"level", "层级"}, Word{"parent", "上级"},
    Word{"region", "区划"}, Word{"from", "起日"}, Word{"until", "止日"}, Word{"successor", "承继机关"},
    Word{"post", "岗位"},   Word{"roles", "角色"}};
constexpr std::span<const Word> words(RosterColumn) {
    return roster_column_words;
}

struct RosterProblem {
    std::uint64_t line = 0;
    RosterColumn column = RosterColumn::name;
    std::string what;
};

/// 三员分立: two of the three administrators' roles are never one post's.
[[nodiscard]] bool are_separated(std::span<const Role> roles);

/// Everything wrong with it, in the order of its lines: names that nobody has, rings, names that stand twice, ends
/// before beginnings, administrators not separated. Empty: `deeds_of` may be asked.
[[nodiscard]] std::vector<RosterProblem> problems_of(const Roster& roster, const Office& office);

struct RosterDeed {
    std::uint64_t line = 0;
    base::Id organ;
    Deed deed;
    bool is_new = false;  ///< an organ or post that the office does not have
};

/// What is still to be done, parents before children; nothing for what the office has already. `fresh` gives ids: at
/// least one for every organ and post of the list.
[[nodiscard]] std::vector<RosterDeed> deeds_of(const Roster& roster, const Office& office,
                                               std::span<const base::Id> fresh);

}  // namespace core
