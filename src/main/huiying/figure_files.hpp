// What the commands about figures share: opening them, and the period and cut of a question.
#pragma once
#include "evaluate/evaluate.hpp"
#include "main/huiying/command.hpp"

namespace huiying {

/// A store with the indicators and the law that it works under.
[[nodiscard]] base::Result<follow::FiguresSettings> figures_settings(const std::string& directory,
                                                                     const Terminal& terminal);
/// Those figures, opened at the first question and kept for the next.
[[nodiscard]] evaluate::AskFigures figures_when_asked(const std::string& directory, const Terminal& terminal);
[[nodiscard]] base::Result<std::unique_ptr<follow::Figures>> open_figures(const std::string& directory,
                                                                          const Terminal& terminal,
                                                                          const Arguments& arguments);
[[nodiscard]] base::Result<follow::Cut> cut_of(const Arguments& arguments, const std::string& directory,
                                               const Terminal& terminal);
[[nodiscard]] base::Result<follow::Period> period_of(const Arguments& arguments);
[[nodiscard]] std::vector<std::string> groups_of(const Arguments& arguments);
[[nodiscard]] std::string label_of(const std::vector<follow::GroupKey>& group);
[[nodiscard]] json group_json(const std::vector<follow::GroupKey>& group);
[[nodiscard]] json figure_json(const follow::Figure& figure);
/// Fails, naming one that is near, where the catalogue has no indicator of this id.
[[nodiscard]] base::Result<> check_indicator(const follow::Figures& figures, const std::string& id);
template <class T>
[[nodiscard]] json or_null(const std::optional<T>& value) {
    return value ? json(*value) : json();
}

}  // namespace huiying
