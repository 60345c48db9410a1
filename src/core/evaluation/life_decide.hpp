// May this be entered into the life of an evaluation? Pure: state, deed, context in; one named refusal with the field
// at fault, or nothing. The order of the steps, who may do which and what each needs is one table, `step_rows`. Used by
// app (evaluation_book.hpp) for every way in. Any thread.
#pragma once
#include "core/evaluation/life.hpp"
#include "core/evaluation/life_refusal.hpp"
#include "core/evaluation/sheet.hpp"
#include "core/matter/matter.hpp"
#include "core/office/office.hpp"
#include "core/office/permission.hpp"

namespace core {

inline constexpr std::size_t life_entries_max = 400;       ///< monthly monitoring for years, and room
inline constexpr std::size_t life_text_max = 2'000;        ///< characters of a reason or an authority
inline constexpr std::size_t life_document_max = 1 << 20;  ///< bytes of a document

/// Who enters a step.
enum class Party : std::uint8_t {
    organ,    ///< who is evaluated, and organs above it
    judge,    ///< who approves and decides: the same posts of the organ never judge what they handed in
    outside,  ///< the outside evaluator, whose organ stands above or beside: under the one that commissioned it
};

/// What a step needs.
enum class Need : std::uint8_t { no, may, must };

struct StepRow {
    EvaluationStep step;
    Party party;
    Need document, reason, authority;
    std::optional<Evaluator> evaluator;           ///< whom the document must name; none: anyone
    std::initializer_list<EvaluationStep> after;  ///< the last step is one of these; of the first: none yet
};
/// In order of EvaluationStep. A step that follows one of its own kind was entered again, and says why.
[[nodiscard]] std::span<const StepRow> step_rows();
[[nodiscard]] const StepRow& row_of(EvaluationStep step);

[[nodiscard]] Permission permission_of(Party party);
/// Whether this post may enter such a step for the organ at all.
[[nodiscard]] bool may_enter(const Actor& actor, const Office& office, const base::Id& organ, Party party);
/// Whether it may look: what is evaluated is its organ's or stands below; the outside evaluator's commissioner's too.
[[nodiscard]] bool may_look(const Actor& actor, const Office& office, const base::Id& organ);

struct LifeContext {
    base::Day day, today;
    base::Id post = {};                        ///< who enters it
    bool is_unrestricted = false;              ///< the program itself: one person may enter both sides
    std::span<const Standard> standards = {};  ///< of an opening
    std::string organ_name = {};               ///< of the organ evaluated
    std::vector<std::string> project_names{};  ///< code of the project and its name in the account
    const Sheet* sheet = nullptr;              ///< the step's document, read; null: it has none
    const Sheet* targets = nullptr;            ///< that of Life::targets(); null before the approval
    std::string line_without_points = {};      ///< of the scored document; empty: every line has its points
};

struct LifeNo {
    LifeRefusal refusal{};
    std::string field;                 ///< of the deed; "day" for its day; of a line: file:line
    std::vector<std::string> holes{};  ///< of the sentence, then of the cure
};
/// Deeds of evaluations only; another is our mistake.
[[nodiscard]] std::optional<LifeNo> life_refusal(const Life& life, const Deed& deed, const LifeContext& context);

/// "self_evaluated 自评"
[[nodiscard]] std::string both_words(EvaluationStep step);

}  // namespace core
