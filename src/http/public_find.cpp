#include "http/public_find.hpp"

#include "http/tell.hpp"

namespace http {

const app::Caller petitioner{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};

base::Result<core::Submission> find_submission(Call& call, store::Reader& reader, std::string_view given,
                                               std::string_view code) {
    Hall& hall = call.hall;
    const base::Instant now = hall.now();
    const std::string_view number = given.substr(0, given.find('-'));
    TRY(hall.queries.allow(call.request.client, now));
    TRY(hall.wrong_codes.allow(number, now));
    hall.queries.count(call.request.client, now);
    const auto found = reader.find_query(number, code);
    if (found) return reader.submission(*found);
    if (found.error().kind != base::ErrorKind::not_found) return std::unexpected(found.error());
    hall.wrong_codes.count(number, now);
    return base::fail(base::ErrorKind::not_found, "number and query code do not match; 编号与查询码不符", {},
                      "compare both with the receipt; 请与回执核对");
}

base::Result<core::Submission> find_submission(Call& call, store::Reader& reader, std::string_view code) {
    return find_submission(call, reader, call.params[0], code);
}

base::Result<core::Matter> standing_matter(store::Reader& reader, const base::Id& id) {
    core::Matter matter = TRY(reader.matter(id, {}));
    constexpr int merges_max = 32;  // merging refuses rings; the bound is for damaged stores
    for (int i = 0; i < merges_max && matter.side.merged_into.is_set(); ++i) {
        matter = TRY(reader.matter(base::Id(matter.side.merged_into), {}));
    }
    return matter;
}

base::Result<core::Matter> find_matter(store::Reader& reader, const core::Submission& submission,
                                       std::string_view number) {
    for (const base::Id& id : submission.as_registered.matters) {
        core::Matter matter = TRY(standing_matter(reader, id));
        if (matter.number == number) return matter;
    }
    return base::fail(base::ErrorKind::not_found, "no such matter of this submission; 此信访件没有这个事项", "matter",
                      "take a number from the query's answer; 请从查询结果中选取");
}

std::vector<Ref> lawful_addressees(const core::Office& office, const core::Matter& matter, const base::Id& answered,
                                   base::Day today) {
    std::vector<Ref> organs;
    const core::Organ* below = office.organ(answered);
    for (const base::Id& id : office.organs()) {
        if (below == nullptr || organs.size() == public_addressees_max) break;
        const core::Organ& organ = *office.organ(id);
        // 《信访工作条例》第三十五条: 上一级. Above it in the tree whatever it is, else one level higher in the same
        // line.
        const bool is_lawful = office.is_superior(id, answered) &&
                               (office.is_within(answered, id) || organ.kind == below->kind) &&
                               organ.kind != core::OrganKind::petition_office;
        const bool is_accused = matter.accused.is_set() && office.is_accused_with(id, matter.accused);
        if (is_lawful && !is_accused && office.is_in_force(id, today)) organs.push_back(ref(office, id));
    }
    return organs;
}

base::Id answered_by(const core::Matter& matter, bool is_final) {
    const int leg = is_final ? matter.review_leg : matter.lead();
    return leg < 0 ? base::Id{} : matter.legs[static_cast<std::size_t>(leg)].organ;
}

}  // namespace http
