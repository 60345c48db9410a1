// The version of an indicator definition as a hash: of what it counts and how its value is printed, not of its names or
// where it was read. Two figures of one hash were computed by one formula. Pure, any thread.
#pragma once
#include "base/bytes.hpp"
#include "core/indicator/definition.hpp"

namespace core {

[[nodiscard]] base::Hash hash_of(const Definition& definition);
/// Of a whole catalogue, in its order.
[[nodiscard]] base::Hash hash_of(const std::vector<Definition>& definitions);

}  // namespace core
