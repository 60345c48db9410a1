// Closed: which leaves a kit shows without their open bodies. Accusations are opaque in anything that leaves the office
// (《信访工作条例》第三十条第三款), and so is every earlier fact of a matter that became one. Used by the writer: all
// leaves are looked at first, then asked about. Pure; fails as `corrupt` on a body that does not decode.
#pragma once
#include <unordered_map>
#include <vector>

#include "core/office/office.hpp"
#include "kit/format.hpp"

namespace kit {

class Closed {
  public:
    /// Every leaf, in order.
    [[nodiscard]] base::Result<> look(const core::OpenLeaf& fact);
    /// Once all were looked at.
    [[nodiscard]] bool is_closed(const core::OpenLeaf& fact) const;

  private:
    template <class T>
    using ById = std::unordered_map<base::Id, T, core::IdHash>;
    ById<bool> accusations_;               ///< matters with a fact that is one; what the last of their facts says
    ById<std::vector<base::Id>> letters_;  ///< matters of the letters that held an accusation

    [[nodiscard]] bool is_accusation(const base::Id& matter) const;
};

/// The subject, from an open body of at least these bytes; not set if it is shorter.
[[nodiscard]] base::Id subject_of(base::ByteView body);

}  // namespace kit
