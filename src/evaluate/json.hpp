// The whole score sheet for machines: `huiying evaluate --json`, the .json of a report and the API give the same text.
// Decimals are texts, so that no digit is lost. docs/formats/evaluation.md lists the keys. Pure, any thread.
#pragma once
#include <string>

#include "evaluate/evaluate.hpp"

namespace evaluate {

/// An object, indented by two.
[[nodiscard]] std::string json_of(const Evaluated& evaluated);

}  // namespace evaluate
