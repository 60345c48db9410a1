// The whole set of indicators as somebody would write it by hand, knowing this set and no other: one loop an indicator
// over plain arrays of days and bytes, in blocks that stay in the cache, on two threads, vectorised by the compiler.
#pragma once
#include <map>
#include <string>

#include "core/indicator/figure.hpp"
#include "tally_town.hpp"

namespace bench {

struct Counted {
    std::int64_t numerator = 0, denominator = 0;
    friend bool operator==(const Counted&, const Counted&) = default;
};

[[nodiscard]] std::map<std::string, Counted> plain_scan(const Plain& plain, const core::Period& period, base::Day cut,
                                                        unsigned threads);

}  // namespace bench
