#include "main/huiying/figure_files.hpp"

#include <algorithm>
#include <limits>
#include <sstream>

#include "app/desk.hpp"
#include "law/detectors.hpp"
#include "law/indicators.hpp"
#include "main/huiying/files.hpp"

namespace huiying {

base::Result<follow::FiguresSettings> figures_settings(const std::string& directory, const Terminal& terminal) {
    follow::FiguresSettings settings;
    settings.store = settings_of(directory, terminal);
    settings.definitions = TRY(law::indicators());
    const auto reader = TRY(store::open_reader(settings.store));
    settings.law = [law = std::make_shared<const core::Law>(TRY(app::law_of(*reader)))] { return law; };
    return settings;
}

evaluate::AskFigures figures_when_asked(const std::string& directory, const Terminal& terminal) {
    return [directory, terminal,
            kept = std::make_shared<std::unique_ptr<follow::Figures>>()]() -> base::Result<follow::Figures*> {
        if (*kept == nullptr) {
            follow::FiguresSettings settings = TRY(figures_settings(directory, terminal));
            *kept = TRY(follow::Figures::open(std::move(settings)));
        }
        return kept->get();
    };
}

base::Result<std::unique_ptr<follow::Figures>> open_figures(const std::string& directory, const Terminal& terminal,
                                                            const Arguments& arguments) {
    follow::FiguresSettings settings = TRY(figures_settings(directory, terminal));
    settings.detectors = TRY(law::detectors());
    settings.findings_matters_max = std::numeric_limits<std::size_t>::max();
    if (arguments.has("--baselines")) {
        const std::string file = arguments.get("--baselines");
        const std::string text = TRY(read_text(terminal.path(file), law_file_max));
        settings.baselines = TRY(law::read_baselines({file, text}, settings.definitions));
    }
    return follow::Figures::open(std::move(settings));
}

base::Result<follow::Cut> cut_of(const Arguments& arguments, const std::string& directory, const Terminal& terminal) {
    follow::Cut cut;
    cut.day = TRY(arguments.day("--as-of", settings_of(directory, terminal).now().day()));
    cut.seq = TRY(arguments.number("--seq", 0));
    return cut;
}

base::Result<follow::Period> period_of(const Arguments& arguments) {
    follow::Period period;
    period.from = TRY(arguments.day("--from"));
    period.to = TRY(arguments.day("--to"));
    if (period.to < period.from)
        return base::fail(base::ErrorKind::bad_input, "the period ends before it begins", "--to",
                          "exchange --from and --to");
    return period;
}

std::vector<std::string> groups_of(const Arguments& arguments) {
    std::vector<std::string> groups;
    std::istringstream by(arguments.get("--by"));
    for (std::string one; std::getline(by, one, ',');) groups.push_back(one);
    return groups;
}

std::string label_of(const std::vector<follow::GroupKey>& group) {
    std::string text;
    for (const follow::GroupKey& key : group) text += (text.empty() ? "" : " · ") + key.label;
    return text;
}

json group_json(const std::vector<follow::GroupKey>& group) {
    json list = json::array();
    for (const follow::GroupKey& key : group) list.push_back({{"by", key.by}, {"key", key.key}, {"label", key.label}});
    return list;
}

json figure_json(const follow::Figure& figure) {
    json value{{"id", figure.id},
               {"name_zh", figure.name_zh},
               {"name_en", figure.name_en},
               {"grain", core::id_of(figure.grain)},
               {"source", core::id_of(figure.source)},
               {"numerator", figure.numerator},
               {"denominator", or_null(figure.denominator)},
               {"value", or_null(figure.value)},
               {"unit", figure.unit}};
    if (figure.variant_difference) value["variant_difference"] = *figure.variant_difference;
    if (!figure.group.empty()) {
        value["group"] = group_json(figure.group);
        value["share"] = or_null(figure.share);
    }
    if (figure.year_before) {
        value["year_before"] = {{"numerator", figure.year_before->numerator},
                                {"denominator", or_null(figure.year_before->denominator)},
                                {"value", or_null(figure.year_before->value)},
                                {"difference", or_null(figure.year_before->difference)},
                                {"typed", figure.year_before->is_typed}};
    }
    return value;
}

base::Result<> check_indicator(const follow::Figures& figures, const std::string& id) {
    std::vector<std::string> known;
    for (const core::Definition& definition : figures.catalogue()) known.push_back(definition.id);
    if (std::ranges::find(known, id) != known.end()) return {};
    const std::string near = nearest(id, known);
    return base::fail(base::ErrorKind::bad_input, "no indicator is called " + id, {},
                      near.empty() ? "huiying indicators lists them" : "did you mean " + near + "?");
}

}  // namespace huiying
