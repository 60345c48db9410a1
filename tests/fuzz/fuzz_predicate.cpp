// The predicate language: a question is refused with its place marked, or it has one meaning, which neither parentheses
// around it nor other blanks change, and answers yes or no for every row.
#include <array>

#include "core/indicator/predicate.hpp"
#include "fuzz.hpp"

namespace {

using core::Node;

const std::array<core::OrganEntry, 3> organs{{{1, "区信访局", core::OrganKind::petition_office},
                                              {2, "区住建局", core::OrganKind::department},
                                              {9, "青溪镇", core::OrganKind::township}}};
const core::Scope scope{.period = {base::Day::from(2026, 1, 1), base::Day::from(2026, 3, 31)},
                        .cut = {base::Day::from(2026, 4, 10), 1'000},
                        .organs = organs};

int depth_of(const Node& node) {
    int below = 0;
    for (const Node& part : node.parts) below = std::max(below, depth_of(part));
    return below + 1;
}

void check_bound(const Node& node) {
    using Shape = Node::Shape;
    CHECK(node.shape != Shape::organ);
    CHECK(node.shape != Shape::negation || node.parts.size() == 1);
    CHECK(node.shape != Shape::range ||
          (node.low.anchor == core::Bound::Anchor::number && node.high.anchor == core::Bound::Anchor::number));
    for (const Node& part : node.parts) check_bound(part);
}

/// Rows of every kind of cell; a predicate and its negation never agree about one.
void check_answers(core::Grain grain, const Node& bound) {
    static constexpr std::int64_t cells[] = {core::null_cell, 0, 1, 2, 20'000, 20'540, 20'600, 440'111};
    std::vector<std::int64_t> own(core::columns(grain).size()), matter(core::columns(core::Grain::matters).size());
    const Node negation{.shape = Node::Shape::negation, .parts = {bound}};
    for (std::size_t round = 0; round < std::size(cells); ++round) {
        for (std::size_t i = 0; i < own.size(); ++i) own[i] = cells[(i + round) % std::size(cells)];
        for (std::size_t i = 0; i < matter.size(); ++i) matter[i] = cells[(i * 3 + round) % std::size(cells)];
        const core::Cells row{own, matter};
        CHECK(core::holds(bound, row) != core::holds(negation, row));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const auto parsed = core::parse_question(text);
    if (!parsed) {
        const bool is_whole =
            text.size() > core::predicate_bytes_max || parsed.error().message == "the predicate is empty";
        fuzz::check_told(parsed.error(), base::ErrorKind::bad_input, !is_whole);
        return 0;
    }
    CHECK(depth_of(parsed->root) <= 4 * core::predicate_depth_max);
    std::size_t colon = text.find(':');
    const std::size_t wide = text.find("：");
    const bool is_wide = wide < colon;
    if (is_wide) colon = wide + std::string_view("：").size() - 1;
    const std::string rest(text.substr(colon + 1));
    const auto wrapped = core::parse_predicate(parsed->grain, "\n ( " + rest + "\t) ");
    if (wrapped) {
        CHECK(wrapped->root == parsed->root);
    } else {  // only for a limit
        const bool is_limit =
            rest.size() + 6 > core::predicate_bytes_max || wrapped.error().message.starts_with("nested too deeply");
        CHECK(is_limit);
    }
    const auto bound = core::bind(parsed->root, scope);
    if (!bound) {
        fuzz::check_told(bound.error(), base::ErrorKind::bad_input, false);
        return 0;
    }
    check_bound(*bound);
    check_answers(parsed->grain, *bound);
    return 0;
}
