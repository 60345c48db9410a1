// A matter's story in the simulation: who handles it, and what is still to be done about it on which day.
#pragma once
#include "core/matter/matter.hpp"

namespace app {

/// What is still to be done about one matter; the story is told when its day comes.
enum class Act : std::uint8_t {
    arrive,
    forward,
    object,
    decide_objection,
    notice,
    accept,
    route,
    extend,
    reply,
    deliver,
    close,
    rate,
    review,
    decide_review,
    final_review,
    hear,
    decide_final_review,
    repeat,
    withdraw
};

struct Event {
    Act act{};
    std::uint32_t story = 0;
};

struct Story {
    base::Id matter;
    std::string number;
    core::Form form{};
    std::size_t organ = 0;  ///< index of the handling organ
    std::uint8_t leg = 1;   ///< of the handling organ
    bool was_objected = false;
    core::MatterClass matter_class = core::MatterClass::claim;
    core::Path path = core::Path::none;
    base::Id accused;
};

}  // namespace app
