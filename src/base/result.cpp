#include "base/result.hpp"

namespace base {

std::string Error::text() const {
    std::string line = place.empty() ? message : place + ": " + message;
    if (!cure.empty()) line += "; " + cure;
    return line;
}

}  // namespace base
