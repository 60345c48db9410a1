// The steps of an evaluation's life, scored: each as it stood when it was entered, by the standards, the facts and the
// day of then, so that the same step has the same points for ever. Used by http, the command line and whoever packs a
// step into a kit. Fails as evaluate() does. Any thread, with a reader of its own.
#pragma once
#include "app/evaluation_book.hpp"
#include "evaluate/evaluate.hpp"

namespace evaluate {

/// The store that a life lies in.
struct StoreSources {
    store::Reader& reader;
    AskFigures figures;  ///< null: there are none
    base::Day today;
};

/// A document as it would be scored at that day and ledger number; 0 = now.
[[nodiscard]] base::Result<Evaluated> score_document(const law::File& file, const core::Cut& cut,
                                                     const StoreSources& sources);
/// The step's document as it was scored when it was entered. Steps without one of their own: see Life::result().
[[nodiscard]] base::Result<Evaluated> score_step(const core::LifeStep& step, const StoreSources& sources);

/// Makes a step ready for the book: its document is scored, and what is published is written.
[[nodiscard]] base::Result<app::StepOrder> prepare(const core::Life& life, core::StepEvaluation deed, base::Day day,
                                                   const std::string& document_name, const StoreSources& sources);

}  // namespace evaluate
