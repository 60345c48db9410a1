// The recompute kit as files: their names, their limits, and the texts among them. Used by the writer and the verifier;
// docs/formats/kit.md says the same for those who write another verifier. Reading fails as `corrupt`, and the error's
// place begins with the ground of the refusal; nothing else fails. Pure values, any thread.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "core/indicator/definition.hpp"
#include "core/ledger/leaf.hpp"
#include "core/words.hpp"

namespace kit {

inline constexpr std::string_view statement_file = "kit.txt", files_file = "files.txt",
                                  checkpoint_file = "checkpoint.txt", key_file = "key.txt",
                                  figures_file = "figures.tsv", law_folder = "law/", leaves_folder = "leaves/",
                                  further_folder = "evaluation/";

// What a verifier takes in before it says no.
inline constexpr std::uint64_t part_leaves = 16'384;  ///< of one file of leaves; a power of two, so each is a subtree
inline constexpr std::uint64_t leaves_max = 1'000'000'000;
inline constexpr std::size_t body_bytes_max = 4 << 20;
inline constexpr std::size_t subject_facts_max = 20'000;
inline const base::Day first_day = base::Day::from(1900, 1, 1), last_day = base::Day::from(2199, 12, 31);
inline constexpr std::uint64_t part_bytes_max = 256 << 20;
inline constexpr std::uint64_t text_bytes_max = 16 << 20;                ///< of any other file
inline constexpr std::uint64_t kit_bytes_max = std::uint64_t{64} << 30;  ///< all files, unpacked
inline constexpr std::size_t files_max = 100'000;
inline constexpr std::size_t path_max = 120;

/// Why a kit is refused. The first word of the error's place.
enum class Ground : std::uint8_t {
    unreadable,   ///< no zip file, cut off, or of a format that this program does not know: exit 2
    files,        ///< a file is missing, not named, named twice, too large, or not the one that was signed
    signature,    ///< statement or checkpoint is not signed with the key
    key,          ///< the key is not the one that was asked for
    statement,    ///< the statement's text has not its one form
    leaf,         ///< a leaf is not its place's, or no leaf
    body,         ///< an open body is not the one that its leaf commits to
    root,         ///< the leaves do not give the root that was signed
    earlier,      ///< not a continuation of the earlier checkpoint
    epoch,        ///< the epochs of the ledger and of the checkpoint differ
    law,          ///< the law files are not the set that the checkpoint names
    withheld,     ///< a fact that could count is withheld
    turned,       ///< more is withheld than later accusations can explain
    gap,          ///< a subject lacks a fact
    fact,         ///< an open body says what no fact can say
    definitions,  ///< the indicator definitions cannot be read
    counts,       ///< the statement's counts of withheld leaves are not those of the kit
    figures,      ///< figures are missing, too many or of another form
    evaluation,   ///< the evaluation is not there, cannot be scored, or measures by targets that nobody approved
};
inline constexpr std::array ground_words{
    core::Word{"unreadable", "无法读取"}, core::Word{"files", "文件"},
    core::Word{"signature", "签名"},      core::Word{"key", "公钥"},
    core::Word{"statement", "声明"},      core::Word{"leaf", "叶子"},
    core::Word{"body", "公开内容"},       core::Word{"root", "树根"},
    core::Word{"earlier", "早先检查点"},  core::Word{"epoch", "账期"},
    core::Word{"law", "法规集"},          core::Word{"withheld", "隐去了应公开的事实"},
    core::Word{"turned", "隐去过多"},     core::Word{"gap", "缺少事实"},
    core::Word{"fact", "事实"},           core::Word{"definitions", "指标定义"},
    core::Word{"counts", "隐去计数"},     core::Word{"figures", "指标值"},
    core::Word{"evaluation", "绩效评价"}};
constexpr std::span<const core::Word> words(Ground) {
    return ground_words;
}
[[nodiscard]] std::unexpected<base::Error> refuse(Ground ground, std::string message, const std::string& place = {},
                                                  std::string cure = {});
[[nodiscard]] Ground ground_of(const base::Error& error);  ///< `unreadable` where it names none

/// Why a leaf may stay closed, as its header tells.
enum class Reason : std::uint8_t {
    persons,      ///< who somebody is
    access,       ///< who looked
    posts,        ///< who works at an organ
    files,        ///< attachments: their salted hashes would let one be tried for
    accusations,  ///< sealed as accusation material
    turned,       ///< of a matter that became an accusation later: bounded, see turned.hpp
    other,        ///< subjects that count in no figure of this format
};
inline constexpr std::array reason_words{
    core::Word{"persons", "信访人"}, core::Word{"access", "查看记录"},      core::Word{"posts", "岗位"},
    core::Word{"files", "附件"},     core::Word{"accusations", "检举控告"}, core::Word{"turned", "后转为检举控告"},
    core::Word{"other", "其他"}};
constexpr std::span<const core::Word> words(Reason) {
    return reason_words;
}
inline constexpr std::size_t reason_count = reason_words.size();
using Withheld = std::array<std::uint64_t, reason_count>;

/// Nothing: the fact could count, and must be open.
[[nodiscard]] std::optional<Reason> reason_of(const core::LeafHeader& header);

/// kit.txt: what the office signs.
struct Statement {
    std::string origin;   ///< the log's name, and that of the key
    std::string program;  ///< version of the code that made it
    core::Period period;
    base::Day cut_day;
    base::Id evaluation;       ///< the one that the kit proves; then those of all evaluations are open
    std::uint64_t leaves = 0;  ///< of the checkpoint, and so the cut's number
    Withheld withheld{};
    base::Hash files{};  ///< SHA-256 of files.txt
    friend bool operator==(const Statement&, const Statement&) = default;
};
[[nodiscard]] std::string text_of(const Statement& statement);
[[nodiscard]] base::Result<Statement> parse_statement(std::string_view text);

/// A line of files.txt: every file but kit.txt and files.txt.
struct Listed {
    std::string path;
    std::uint64_t bytes = 0;
    base::Hash hash{};
    friend bool operator==(const Listed&, const Listed&) = default;
};
[[nodiscard]] std::string text_of(const std::vector<Listed>& files);  ///< sorted by path
[[nodiscard]] base::Result<std::vector<Listed>> parse_files(std::string_view text);
/// Small letters, digits, . _ - and / between them; no part begins with a dot.
[[nodiscard]] bool is_path(std::string_view path);

[[nodiscard]] std::string leaves_path(std::uint64_t part);  ///< leaves/000001.bin is part 0
[[nodiscard]] constexpr std::uint64_t parts_of(std::uint64_t leaves) {
    return (leaves + part_leaves - 1) / part_leaves;
}

/// A line of figures.tsv.
struct FigureLine {
    std::string id;
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator;
    std::optional<std::string> value;
    std::string unit;
    friend bool operator==(const FigureLine&, const FigureLine&) = default;
};
[[nodiscard]] std::string text_of(const std::vector<FigureLine>& figures);
[[nodiscard]] base::Result<std::vector<FigureLine>> parse_figures(std::string_view text);

}  // namespace kit
