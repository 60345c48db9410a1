// What is published of an evaluation: the score sheet that was decided upon, as JSON, without anything personal: no
// post that deducted or gave points, no evidence, no post that signs. docs/formats/evaluation.md lists the keys. Any
// thread.
#pragma once
#include "evaluate/step.hpp"

namespace evaluate {

/// Of a life that was decided upon; else our mistake.
[[nodiscard]] base::Result<std::string> published_text(const core::Life& life, const StoreSources& sources);

}  // namespace evaluate
