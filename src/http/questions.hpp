// Saved questions 常用查询: the parameters of a list, a count, a table or figures, under a name. Asking one is asking
// its route with those parameters, as whoever asks: a question shares words, never rights. On workers.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> list_questions(Call& call);
[[nodiscard]] base::Result<Response> save_question(Call& call);
[[nodiscard]] base::Result<Response> replace_question(Call& call);
[[nodiscard]] base::Result<Response> delete_question(Call& call);
[[nodiscard]] base::Result<Response> ask_question(Call& call);

/// Which route it asks.
enum class QuestionKind : std::uint8_t { list, count, pivot, figures };
inline constexpr std::array question_kind_words{core::Word{"list", "清单"}, core::Word{"count", "计数"},
                                                core::Word{"pivot", "透视表"}, core::Word{"figures", "指标"}};
constexpr std::span<const core::Word> words(QuestionKind) {
    return question_kind_words;
}

struct ParameterDraft {
    std::string name, value;
    static constexpr std::string_view schema = "Parameter";
    static constexpr std::string_view required[] = {"name", "value"};
    static void fields(auto& self, auto&& field) { field("name", self.name), field("value", self.value); }
};

struct QuestionDraft {
    std::string name;
    QuestionKind kind{};
    bool is_shared = false;
    std::vector<ParameterDraft> parameters = {};  ///< of the route; from and to may be left for when it is asked
    static constexpr std::string_view schema = "QuestionDraft";
    static constexpr std::string_view required[] = {"name", "kind"};
    static void fields(auto& self, auto&& field) {
        field("name", self.name), field("kind", self.kind), field("is_shared", self.is_shared);
        field("parameters", self.parameters);
    }
};

struct QuestionView {
    base::Id id;
    std::string name;
    QuestionKind kind{};
    bool is_shared = false;
    bool is_own = false;  ///< the caller's post may replace and delete it
    std::string post;     ///< of whoever saved it
    std::vector<ParameterDraft> parameters = {};
    static constexpr std::string_view schema = "Question";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("name", self.name), field("kind", self.kind), field("is_shared", self.is_shared);
        field("is_own", self.is_own), field("post", self.post), field("parameters", self.parameters);
    }
};

}  // namespace http
