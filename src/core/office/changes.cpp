#include "core/office/changes.hpp"

#include <algorithm>

namespace core {
namespace {

using base::ErrorKind;

bool is_administrator(const Post& post) {
    return std::ranges::any_of(post.roles, [](Role role) {
        return role == Role::system_admin || role == Role::security_admin || role == Role::audit_admin;
    });
}

bool stands(const Post& post, base::Day from, base::Day until) {
    return post.from <= from && (!post.until.is_set() || until <= post.until);
}

base::Result<void> check_posts(const Delegate& deed, const Post* post, const Post* to) {
    if (post == nullptr) return base::fail(ErrorKind::not_found, "no such post", "post", "give the post that is away");
    if (to == nullptr) return base::fail(ErrorKind::not_found, "no such post", "to", "give the post that stands in");
    if (deed.post == deed.to)
        return base::fail(ErrorKind::bad_input, "a post does not stand in for itself", "to",
                          "name another post of the organ");
    if (post->organ != to->organ)
        return base::fail(ErrorKind::bad_input, "the two posts are of different organs", "to",
                          "name a post of the same organ");
    if (is_administrator(*post) || is_administrator(*to))
        return base::fail(
            ErrorKind::bad_input,
            "三员分立：管理员岗位不委托，也不受委托 an administrator's post neither delegates nor stands in",
            is_administrator(*post) ? "post" : "to", "make a further post of that administrator");
    return {};
}

}  // namespace

base::Result<void> check(const Delegate& deed, const Office& office, base::Day today) {
    const Post* post = office.post(deed.post);
    const Post* to = office.post(deed.to);
    TRY(check_posts(deed, post, to));
    if (!deed.from.is_set() || !deed.until.is_set())
        return base::fail(ErrorKind::bad_input, "a delegation has a first and a last day",
                          deed.from.is_set() ? "until" : "from", "write it as 2026-03-16");
    const Delegation* known = office.delegation(deed.post, deed.to, deed.from);
    if (known != nullptr && deed.until < known->until) {
        // What was done meanwhile was done with the roles of its day.
        if (deed.until < today - 1)
            return base::fail(ErrorKind::bad_input, "it ended nothing before yesterday", "until",
                              "take " + (today - 1).text() + " to end it at once");
        return {};
    }
    if (known == nullptr && deed.from < today)
        return base::fail(ErrorKind::bad_input, "a delegation begins today at the earliest", "from",
                          "take " + today.text() + " or later");
    if (deed.until < deed.from)
        return base::fail(ErrorKind::bad_input, "it ends before it begins", "until", "look at both days");
    if (deed.until - deed.from >= delegation_days_max)
        return base::fail(ErrorKind::bad_input, "longer than a year", "until",
                          "delegate for " + std::to_string(delegation_days_max) + " days at most, then again");
    if (!stands(*post, deed.from, deed.until) || !stands(*to, deed.from, deed.until))
        return base::fail(ErrorKind::bad_input, "a post is not there all that time",
                          stands(*post, deed.from, deed.until) ? "to" : "post",
                          "shorten the days, or take another post");
    const bool is_there = std::ranges::any_of(office.delegations(), [&](const Delegation& one) {
        return one.post == deed.post && one.to == deed.to && one.from != deed.from && one.from <= deed.until &&
               deed.from <= one.until;
    });
    if (is_there)
        return base::fail(ErrorKind::conflict, "it is delegated already in these days", "from",
                          "lengthen the one that stands, or begin after it");
    return {};
}

base::Result<void> check(const EndOrgan& deed, const base::Id& id, const Office& office) {
    const Organ* organ = office.organ(id);
    if (organ == nullptr) return base::fail(ErrorKind::not_found, "no such organ", "organ");
    if (!deed.until.is_set())
        return base::fail(ErrorKind::bad_input, "the last day is missing", "until", "write it as 2026-03-31");
    if (deed.until < organ->from)
        return base::fail(ErrorKind::bad_input, "it ends before it begins", "until",
                          "it began on " + organ->from.text());
    if (!deed.successor.is_set()) return {};
    const Organ* next = office.organ(deed.successor);
    if (next == nullptr)
        return base::fail(ErrorKind::not_found, "no such organ to take its place", "successor", "record it first");
    for (int i = 0; i < 32 && next != nullptr; ++i) {
        if (next->id == id)
            return base::fail(ErrorKind::bad_input, "it would follow upon itself", "successor",
                              "name the organ that goes on with its duties");
        next = office.organ(next->successor);
    }
    const base::Day after = deed.until + 1;
    if (!office.is_in_force(deed.successor, after) && office.successor(deed.successor, after) == nullptr)
        return base::fail(ErrorKind::bad_input, "the successor is not there on " + after.text(), "successor",
                          "name one that is, or correct its days");
    return {};
}

}  // namespace core
