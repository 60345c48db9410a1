// Stored bytes as facts: the input is a run of facts (kind, length, bytes) of one matter. Whatever decodes has this one
// encoding; whatever is refused says that it is damaged; whatever decoded can be applied, in any order, and leaves a
// state that can be asked everything; and the amended history folds to an end.
#include "core/matter/correct.hpp"
#include "fuzz.hpp"

namespace {

constexpr std::size_t facts_max = 40;

void check_state(const core::Matter& matter) {
    const int legs = static_cast<int>(matter.legs.size());
    CHECK(matter.holder() < legs && matter.lead() < legs);
    CHECK(matter.review_leg < legs && matter.final_review_leg < legs);
    CHECK(static_cast<std::size_t>(matter.phase()) < core::phase_words.size());
    const core::Clock* next = matter.next_clock();
    CHECK(next == nullptr || next->is_running());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Choices in(data, size);
    std::vector<core::Fact> facts;
    core::Matter matter;
    while (!in.is_empty() && facts.size() < facts_max) {
        const auto kind = static_cast<std::uint16_t>(in.byte() % (std::variant_size_v<core::Deed> + 1));
        const base::ByteView bytes = in.take(in.word());
        core::Fact fact;
        const auto decoded = core::decode_open(bytes, kind, fact);
        if (!decoded) {
            fuzz::check_told(decoded.error(), base::ErrorKind::corrupt, false);
            continue;
        }
        CHECK(core::kind_of(fact.deed) == kind);
        const base::Bytes again = core::encode_open(fact);
        CHECK(std::ranges::equal(again, bytes));
        fact.seq = facts.size() + 1;
        fact.version = static_cast<std::uint32_t>(fact.seq);
        fact.day = base::Day{20'000 + static_cast<std::int32_t>(fact.recorded_at.ms % 1'000)};
        core::apply(matter, fact);
        check_state(matter);
        facts.push_back(std::move(fact));
    }
    check_state(core::fold(facts));
    return 0;
}
