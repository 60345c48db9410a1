// Which facts made a figure another one between two cuts. Used by restate.cpp.
#pragma once
#include "evaluate/restate.hpp"

namespace evaluate {

[[nodiscard]] base::Result<LateFacts> late_facts(const core::Life& life, const FrozenFigure& figure,
                                                 const Restatement& between, const StoreSources& sources);

}  // namespace evaluate
