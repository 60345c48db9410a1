#include "evaluate/template.hpp"

#include "intake/template.hpp"
#include "law/template_map.hpp"

namespace evaluate {

base::Result<FilledTemplate> filled_template(const Evaluated& evaluated, const law::File& map,
                                             const std::filesystem::path& book) {
    const core::TemplateMap read = TRY(law::read_template_map(map));
    core::TemplateContent content =
        TRY(core::template_content(evaluated.sheet, evaluated.standard, evaluated.scores, read));
    const base::Bytes bytes = TRY(intake::fill_template(book, content.values));
    return FilledTemplate{{evaluated.sheet.id + "-" + read.id + ".xlsx", std::string(base::text_of(bytes))},
                          std::move(content.unfilled)};
}

}  // namespace evaluate
