// Deeds of an evaluation 绩效评价: from the declaration of targets to the use of the result. What was declared, scored
// or decided travels as a document (docs/formats/evaluation.md), so that it can be scored again from the fact alone.
// Read with core/matter/deeds.hpp.
#pragma once
#include <string>

#include "base/bytes.hpp"
#include "core/evaluation/kinds.hpp"

namespace core {

struct OpenEvaluation {
    base::Id organ;
    std::uint32_t year = 0;
    std::string project;   ///< code in the account; empty = the department as a whole
    std::string standard;  ///< id in law/standards
    static void fields(auto& self, auto&& field) {
        field("organ", self.organ), field("year", self.year), field("project", self.project);
        field("standard", self.standard);
    }
};
/// One step of its life. `document` is the evaluation file as it stood at this step; empty where the step has none.
struct StepEvaluation {
    EvaluationStep step = EvaluationStep::declared;
    std::string document;
    std::string reason;
    std::string authority;  ///< 文号 or meeting that decided
    static void fields(auto& self, auto&& field) {
        field("step", self.step), field("document", self.document), field("reason", self.reason);
        field("authority", self.authority);
    }
};
/// 封账: the figures of a period as they stood, with everything they hang on. Later facts give a restatement.
struct FreezePeriod {
    base::Day from, to, cut_day;
    std::uint32_t cut_seq = 0;
    std::string checkpoint;   ///< signed note of the ledger
    std::string definitions;  ///< hexadecimal hash of the indicator definitions
    std::string law;          ///< hexadecimal hash of the law set
    std::string figures;      ///< JSON: docs/formats/evaluation.md
    static void fields(auto& self, auto&& field) {
        field("from", self.from), field("to", self.to), field("cut_day", self.cut_day);
        field("cut_seq", self.cut_seq), field("checkpoint", self.checkpoint), field("definitions", self.definitions);
        field("law", self.law), field("figures", self.figures);
    }
};

}  // namespace core
