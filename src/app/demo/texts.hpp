// Invented letters and people for the simulation.
#pragma once
#include "app/demo/chance.hpp"
#include "app/registration.hpp"

namespace app {

[[nodiscard]] PersonDraft simulated_person(Chance& chance);
/// `organ`: index of the handling organ the demand is about; sets title, text, category.
[[nodiscard]] DemandDraft simulated_demand(Chance& chance, std::size_t organ);

}  // namespace app
