// Reads law/detectors/*.toml: what the detectors look for, dated. Strict like all readers of law/. Pure values, any
// thread.
#pragma once
#include "core/finding/detector.hpp"
#include "law/law.hpp"

namespace law {

[[nodiscard]] base::Result<std::vector<core::Detector>> read_detectors(const File& file);
/// The program's own.
[[nodiscard]] base::Result<std::vector<core::Detector>> detectors();

}  // namespace law
