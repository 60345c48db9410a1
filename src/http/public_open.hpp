// Which acts stand open to a petitioner today, and until when; asked of the same decisions that later judge the act.
#pragma once
#include "http/public_find.hpp"
#include "http/public_view.hpp"

namespace http {

/// What an answer at the counter is told by.
struct Sight {
    const core::Law& law;
    const core::Office& office;
    base::Day today;
};

/// `submission` is whose petitioner asks: it opened the matter or joined it.
[[nodiscard]] std::vector<PublicActView> open_acts(const core::Matter& matter, const base::Id& submission,
                                                   const Sight& sight);

/// Whether the petitioner of this submission alone can end the matter: nobody else's demand hangs on it.
[[nodiscard]] bool is_sole(const core::Matter& matter, const base::Id& submission);

}  // namespace http
