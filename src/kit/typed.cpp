#include "kit/typed.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "base/decimal.hpp"
#include "core/office/office.hpp"

namespace kit {
namespace {

bool is_sound(const core::TypeFigure& typed) {
    return typed.numerator >= 0 && typed.denominator >= 0 &&
           typed.decimals <= static_cast<std::uint32_t>(base::decimal_scale_max);
}

}  // namespace

base::Result<core::TypedFigures> typed_of(std::span<const core::Fact> facts) {
    core::TypedFigures typed;
    std::unordered_map<base::Id, std::uint32_t, core::IdHash> versions;
    for (const core::Fact& fact : facts) {
        const std::string place = fmt::format("fact {}", fact.seq);
        std::uint32_t& version = versions[fact.subject];
        if (fact.version != version + 1)
            return refuse(Ground::gap, fmt::format("version {} where {} should stand", fact.version, version + 1),
                          place);
        version = fact.version;
        if (version > subject_facts_max) return refuse(Ground::fact, "more facts than a subject has", place);
        if (std::holds_alternative<core::OpenAccount>(fact.deed) != (version == 1))
            return refuse(Ground::fact, "a subject begins with its opening, and has only one", place);
        if (fact.day < first_day || last_day < fact.day)
            return refuse(Ground::fact, "no day on which anything was done", place);
        const auto* figure = std::get_if<core::TypeFigure>(&fact.deed);
        if (figure != nullptr && !is_sound(*figure)) return refuse(Ground::fact, "no figure that anybody typed", place);
        typed.note(fact);
    }
    return typed;
}

}  // namespace kit
