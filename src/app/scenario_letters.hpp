// The letters of a scenario: submissions with their files, beside the matters that they opened.
#pragma once
#include <functional>

#include "app/scenario_words.hpp"
#include "core/matter/submission.hpp"

namespace app {

class Letters {
  public:
    /// keep_file, release_file, destroy_file, destroy_submission.
    [[nodiscard]] static bool is_deed(std::string_view verb);

    /// A letter opened a matter; the first of several makes it.
    void open(const std::string& letter, core::RegisterSubmission deed, const std::string& matter);
    /// Decides a deed of the letter that the phrase names, and applies it. `bad_input` for words that fit no deed.
    [[nodiscard]] base::Result<std::expected<core::Decision, core::Refusal>> perform(
        const Phrase& phrase, const core::Context& context,
        const std::function<core::Matter(const std::string&)>& matter);

  private:
    struct One {
        core::Submission submission;
        std::vector<std::string> matters;
    };
    std::map<std::string, One> letters_;
};

}  // namespace app
