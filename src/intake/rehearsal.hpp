// A plan that writes nothing: the same decisions of core as app::Plan takes, but no numbers or ids are used up and
// organs may be there that the ledger does not have yet. For dry runs. On the leader's thread, inside one command.
#pragma once
#include "app/plan.hpp"

namespace intake {

class Rehearsal {
  public:
    Rehearsal(store::View& view, const core::Office& office, const app::Caller& caller, const core::Law& law,
              base::Day today)
        : view_(view), office_(office), caller_(caller), law_(law), today_(today) {}

    app::Outcome<app::Registered> register_submission(const app::Registration& registration);
    app::Outcome<core::Decision> perform(const base::Id& matter, const core::Deed& deed, base::Day day,
                                         const std::string& text);
    [[nodiscard]] base::Result<core::Matter> matter(const base::Id& id);

  private:
    store::View& view_;
    const core::Office& office_;
    const app::Caller& caller_;
    const core::Law& law_;
    base::Day today_;
    std::unordered_map<base::Id, core::Matter, core::IdHash> matters_;

    std::expected<core::Decision, core::Refusal> decide(core::Matter& matter, const core::Deed& deed, base::Day day);
};

}  // namespace intake
