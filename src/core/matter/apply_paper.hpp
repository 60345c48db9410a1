// What the facts of a paper 文书 change: the part of apply that no other deed touches. Used by apply.cpp alone. Total.
#pragma once
#include "core/matter/matter.hpp"

namespace core {

void apply_paper(Matter& matter, const Fact& fact, const IssuePaper& deed);
void apply_paper(Matter& matter, const Fact& fact, const KeepPaper& deed);
void apply_paper(Matter& matter, const Fact& fact, const VoidPaper& deed);
void apply_paper(Matter& matter, const Fact& fact, const ServePaper& deed);

}  // namespace core
