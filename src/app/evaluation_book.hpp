// The book of evaluations: what enters their lives is decided here, within a plan, against what stands and what the
// plan has entered before; written all or nothing with it. Every way in goes through here: command line, HTTP,
// simulation. A step's document is read strictly by the standards of the store; whether all its lines have points,
// which takes the figures of the ledger, is asked before (evaluate/step.hpp) and handed in. One plan, one thread.
#pragma once
#include <map>

#include "app/plan.hpp"
#include "core/evaluation/life_decide.hpp"

namespace app {

struct LifeEntered {
    base::Id evaluation;
    std::uint32_t version = 0;
};

/// A step as somebody hands it in.
struct StepOrder {
    core::StepEvaluation deed;
    base::Day day;                    ///< not set = today
    std::string document_name;        ///< of the file, for messages
    std::string line_without_points;  ///< the first one; empty: every line has points
};

class EvaluationBook {
  public:
    explicit EvaluationBook(Plan& plan) : plan_(plan) {}

    Outcome<LifeEntered> open(const core::OpenEvaluation& deed, base::Day day = {});
    Outcome<LifeEntered> step(const base::Id& evaluation, const StepOrder& order);
    Outcome<LifeEntered> freeze(const base::Id& evaluation, core::FreezePeriod deed);

    /// As this plan would leave it; version 0 if it was never opened.
    [[nodiscard]] base::Result<const core::Life*> life(const base::Id& id);

  private:
    Plan& plan_;
    std::map<base::Id, core::Life> lives_;
    std::optional<std::vector<core::Standard>> standards_;

    base::Result<core::Life*> load(const base::Id& id);
    base::Result<const std::vector<core::Standard>*> standards();
    base::Result<core::Sheet> read(const std::string& document, const std::string& name);
    base::Result<std::vector<std::string>> project_names(const core::Life& life);
    [[nodiscard]] bool may_enter(const base::Id& organ, core::Party party) const;
    Outcome<LifeEntered> enter(core::Life& life, const base::Id& id, core::Deed deed, const core::LifeContext& context);
};

/// A refusal as an error: what is wrong, where and what to do.
[[nodiscard]] base::Error as_error(const core::LifeNo& no);

}  // namespace app
