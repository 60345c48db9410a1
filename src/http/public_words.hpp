// A deed in plain words, for the copy that a petitioner may ask for: values, no ids, no names of posts.
#pragma once
#include "core/matter/matter.hpp"
#include "core/office/office.hpp"

namespace http {

struct PlainWords {
    std::string zh, en;
};

/// `matter` as it stood after the deed, for the organs of its legs; an empty one for other subjects.
[[nodiscard]] PlainWords plain_words(const core::Deed& deed, const core::Matter& matter, const core::Office& office);

}  // namespace http
