// What the deeds beside the road leave that no clock and no leg hangs on: the part of apply that touches the matter's
// `side` alone. Used by apply.cpp alone. Total.
#pragma once
#include "core/matter/matter.hpp"

namespace core {

void apply_side(Side& side, base::Day day, const Recuse& deed);
void apply_side(Side& side, base::Day day, const ReportUrgent& deed);
void apply_side(Side& side, base::Day day, const AdoptSuggestion& deed);
void apply_side(Side& side, base::Day day, const Settle& deed);
void apply_side(Side& side, base::Day day, const Execute& deed);
void apply_side(Side& side, base::Day day, const Resolve& deed);
void apply_side(Side& side, base::Day day, const Refer& deed);
void apply_side(Side& side, base::Day day, const EnterProcedure& deed);
void apply_side(Side& side, base::Day day, const CareAfter& deed);
void apply_side(Side& side, base::Day day, const Urge& deed);
void apply_side(Side& side, base::Day day, const Link& deed);

}  // namespace core
