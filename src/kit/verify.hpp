// Verifying a recompute kit, with nothing but the kit: signature, every leaf, completeness, and every figure again.
// Used by huiying-verify, the tests and the fuzz target. A refusal is an error whose place begins with its ground
// (format.hpp); `ground_of` gives it. Uses as many threads as asked.
#pragma once
#include <filesystem>
#include <functional>

#include "core/evaluation/kinds.hpp"
#include "core/ledger/checkpoint.hpp"
#include "kit/format.hpp"
#include "kit/scores.hpp"
#include "kit/turned.hpp"

namespace kit {

struct VerifyOrder {
    std::optional<core::VerifierKey> key;  ///< known from elsewhere; else the kit's own is taken, and named
    std::string earlier;                   ///< an earlier checkpoint as a signed note; empty = none
    unsigned threads = 2;
    std::function<void(std::uint64_t done, std::uint64_t all)> progress = nullptr;  ///< may be empty; any thread
};

enum class Agreement : std::uint8_t {
    equal,    ///< recomputed, and the same
    within,   ///< recomputed but for withheld facts, and possible
    outside,  ///< of accusations: cannot be recomputed from outside; possible
    differs,  ///< not what the facts say
};
inline constexpr std::array agreement_words{core::Word{"equal", "一致"}, core::Word{"within", "在可能范围内"},
                                            core::Word{"outside", "不能在外重算"}, core::Word{"differs", "不一致"}};
constexpr std::span<const core::Word> words(Agreement) {
    return agreement_words;
}

struct Compared {
    std::string name_zh, name_en;
    bool is_example = false, is_typed = false;
    FigureLine claimed;
    std::int64_t numerator = 0;  ///< counted in the open facts
    std::optional<std::int64_t> denominator;
    std::optional<std::string> value;
    std::optional<std::uint64_t> hidden = 0;  ///< what withheld facts could add to each; nothing = there is no bound
    Agreement agreement = Agreement::equal;
};

/// A line of the evaluation that the kit proves.
struct ProvedLine {
    std::string id, name;
    std::string indicator;   ///< empty: its actual stands in the document
    ScoreLine own, claimed;  ///< scored again here; what the kit says
    Agreement agreement = Agreement::equal;
};
/// A paper of its [[evidence]], as the ledger holds it.
struct ProvedPaper {
    std::string number, title;
    std::uint64_t seq = 0;  ///< of the fact that kept it; 0 = no open fact of the organ's year does
    base::Day day;
    base::Hash sha256{};  ///< of its bytes
    bool is_destroyed = false;
};
struct EvaluationReport {
    base::Id id;
    std::uint64_t seq = 0;  ///< the fact that holds the document
    core::EvaluationStep step{};
    std::string title, organ;
    std::optional<std::string> total, grade;
    std::optional<std::string> claimed_total, claimed_grade;
    std::vector<ProvedLine> lines;
    std::vector<ProvedPaper> papers;

    [[nodiscard]] bool does_agree() const;
};

struct Report {
    Statement statement;
    core::Checkpoint checkpoint;
    core::VerifierKey key;
    bool is_key_known = false;
    std::vector<Compared> figures;
    std::optional<EvaluationReport> evaluation;
    Turned turned;
    std::uint64_t closed_letters = 0, closed_matters = 0;  ///< registrations and openings that stay closed
    std::uint64_t mixed_letters = 0, uncertain_letters = 0;
    std::optional<core::Checkpoint> earlier;
    std::uint64_t taken_back = 0;                ///< leaves of the earlier checkpoint that a restore took back
    std::vector<std::string> other_definitions;  ///< files that are not those of this program
    std::vector<std::string> unread;             ///< files that are signed, and not read here

    [[nodiscard]] bool do_all_agree() const;
};

[[nodiscard]] base::Result<Report> verify(const std::filesystem::path& file, const VerifyOrder& order);

}  // namespace kit
