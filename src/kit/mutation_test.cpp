// One byte of a kit is another: refused, whichever it is. Once as a stranger would change it, and once as the office
// could, with digests and signature that fit again.
#include <gtest/gtest.h>

#include <cstdlib>

#include "kit/town_document.hpp"

namespace kit {
namespace {

using namespace testing;

unsigned number_of(const char* name, unsigned otherwise) {
    const char* value = std::getenv(name);
    return value == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(value, nullptr, 10));
}

class Mutation : public ::testing::Test {
  protected:
    Mutation() {
        town_.live(12);
        const base::Id evaluation = town_.new_id();
        const auto record = [&](core::Deed deed) {
            town_.record(core::SubjectKind::evaluation, evaluation, std::move(deed), cut_2026, false);
        };
        record(core::OpenEvaluation{town_.housing(), 2025, "", "project-2020"});
        for (const auto step :
             {core::EvaluationStep::declared, core::EvaluationStep::approved, core::EvaluationStep::self_evaluated})
            record(core::StepEvaluation{step, std::string(document), "", ""});
        Contents contents = town_.contents(cut_2026);
        contents.evaluation = evaluation;
        contents.scores = claims;
        must(write(folder_ / "kit.zip", contents));
        honest_ = unpack(folder_ / "kit.zip");
    }
    /// Every kind of file as often as every other.
    std::string any_path() {
        static const std::string groups[]{"leaves/",    "leaves/", "figures", "law/", "law/indicators/",
                                          "checkpoint", "kit",     "files",   "key",  "scores"};
        const std::string& group = groups[random_() % std::size(groups)];
        std::vector<std::string> paths;
        for (const auto& [path, bytes] : honest_) {
            if (path.starts_with(group)) paths.push_back(path);
        }
        return paths[random_() % paths.size()];
    }
    /// What was changed, for the message.
    std::string change(Files& files, const std::string& path) {
        base::Bytes& bytes = files.at(path);
        const std::size_t at = random_() % bytes.size();
        bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1 + random_() % 255));
        return path + " at " + std::to_string(at) + ", seed " + std::to_string(seed_);
    }

    unsigned seed_ = number_of("HUIYING_SEED", 20260316);
    unsigned rounds_ = number_of("HUIYING_KIT_MUTATIONS", 120);
    std::mt19937_64 random_{seed_};
    Town town_;
    Folder folder_;
    Files honest_;
};

TEST_F(Mutation, ByAStranger) {
    for (unsigned round = 0; round < rounds_; ++round) {
        Files files = honest_;
        const std::string what = change(files, any_path());
        pack(folder_ / "changed.zip", files);
        const auto report = verify(folder_ / "changed.zip", {});
        ASSERT_FALSE(report.has_value()) << what;
        EXPECT_FALSE(report.error().message.empty()) << what;
    }
}

/// Definitions and the statement are the office's own word; all else is bound by the tree or recomputed.
TEST_F(Mutation, ByTheOffice) {
    for (unsigned round = 0; round < rounds_ / 4 + 1; ++round) {
        Files files = honest_;
        std::string path = any_path();
        if (path.starts_with("law/indicators/") || path == statement_file || path == files_file ||
            path == figures_file || path == scores_file)
            path = leaves_path(0);
        const std::string what = change(files, path);
        sign_again(files, town_.key());
        pack(folder_ / "changed.zip", files);
        const auto report = verify(folder_ / "changed.zip", {});
        ASSERT_FALSE(report.has_value()) << what;
        EXPECT_NE(ground_of(report.error()), path.starts_with(leaves_folder) ? Ground::files : Ground::unreadable)
            << what;
    }
}

/// Whatever byte of the scores it is: another number differs, another form is refused.
TEST_F(Mutation, OfTheScoresByTheOffice) {
    const base::Bytes& scores = honest_.at(std::string(scores_file));
    for (std::size_t at = 0; at < scores.size(); ++at) {
        Files files = honest_;
        base::Bytes& bytes = files.at(std::string(scores_file));
        bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1 + random_() % 255));
        sign_again(files, town_.key());
        pack(folder_ / "changed.zip", files);
        const auto report = verify(folder_ / "changed.zip", {});
        EXPECT_FALSE(report.has_value() && report->do_all_agree()) << "byte " << at;
    }
}

TEST_F(Mutation, OfAnyFigureByTheOffice) {
    const auto lines = must(parse_figures(base::text_of(honest_.at(std::string(figures_file)))));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].id == "accusations_received") continue;  // cannot be told from outside
        auto changed = lines;
        ++(changed[i].denominator ? *changed[i].denominator : changed[i].numerator);
        Files files = honest_;
        const std::string text = text_of(changed);
        files.at(std::string(figures_file)).assign(text.begin(), text.end());
        sign_again(files, town_.key());
        pack(folder_ / "changed.zip", files);
        EXPECT_EQ(verdict(folder_ / "changed.zip"), "differs") << lines[i].id;
    }
}

}  // namespace
}  // namespace kit
