// apply is total: facts that no decision would allow, which damage or a later correction can put together, change what
// they can and break nothing. What lawful facts change, the scenarios show.
#include <gtest/gtest.h>

#include "core/matter/matter.hpp"

namespace {

using base::Day;

core::Fact fact(core::Deed deed, Day day) {
    core::Fact made;
    made.version = 1;
    made.day = day;
    made.deed = std::move(deed);
    return made;
}

TEST(Apply, ReopeningWhatWasNeverOpenedChangesNoLeg) {
    core::Matter matter;
    core::apply(matter, fact(core::Reopen{}, Day::from(2026, 3, 16)));
    EXPECT_TRUE(matter.legs.empty());
    EXPECT_EQ(matter.reopened_day, Day::from(2026, 3, 16));
}

TEST(Apply, AHearingThatEndsBeforeItBeginsHasNoDays) {
    core::Matter matter;
    core::apply(matter, fact(core::OpenMatter{}, Day::from(2026, 3, 2)));
    core::apply(matter, fact(core::Hear{.first_day = Day::from(2026, 3, 20)}, Day::from(2026, 3, 16)));
    EXPECT_EQ(matter.legs.at(0).hearing_days, 0u);
    core::apply(matter, fact(core::Hear{.first_day = {}}, Day::from(2026, 3, 16)));  // no first day at all
    EXPECT_EQ(matter.legs.at(0).hearing_days, 0u);
    core::apply(matter, fact(core::Hear{.first_day = Day::from(2026, 3, 16)}, Day::from(2026, 3, 17)));
    EXPECT_EQ(matter.legs.at(0).hearing_days, 2u);  // both ends
}

}  // namespace
