// What the commands of evaluations share: which evaluation, the store it lies in, and its figures where they are asked.
#pragma once
#include "core/evaluation/life.hpp"
#include "evaluate/step.hpp"
#include "main/huiying/command.hpp"

namespace huiying {

/// A store opened for reading, with figures that are opened when the first line asks for them.
class EvaluationStore {
  public:
    static base::Result<EvaluationStore> open(const std::string& directory, const Terminal& terminal);

    [[nodiscard]] store::Reader& reader() const { return *reader_; }
    [[nodiscard]] evaluate::StoreSources sources() const;
    /// By its whole id or a beginning of it that only one has.
    [[nodiscard]] base::Result<core::Life> life(const std::string& id) const;

  private:
    std::shared_ptr<store::Reader> reader_;
    evaluate::AskFigures figures_;
    base::Day today_;
};

}  // namespace huiying
