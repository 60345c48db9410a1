// Mapping files of an import: refused with file and line, or every field leads to an origin of its own. Behind the
// mapping, after a line of three dashes, dates to read by its formats.
#include "fuzz.hpp"
#include "intake/mapping.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const std::size_t end = std::min(text.find("\n---\n"), text.size());
    const auto mapping = intake::read_mapping(std::string(text.substr(0, end)), "map.toml");
    if (!mapping) {
        fuzz::check_told(mapping.error(), base::ErrorKind::bad_input);
        CHECK(mapping.error().place.starts_with("map.toml"));
        return 0;
    }
    CHECK(!mapping->source.empty());
    const std::string_view date = text.substr(std::min(end + 5, text.size()));
    for (std::size_t i = 0; i < intake::field_count; ++i) {
        const intake::Rule& origin = mapping->origin(static_cast<intake::Field>(i));
        CHECK(!origin.same_as);
        CHECK(!mapping->rules[i].is_mapped || origin.is_mapped);
        (void)mapping->column_of(static_cast<intake::Field>(i));
        if (const auto day = intake::parse_date(date, origin.date_formats)) CHECK(base::parse_day(day->text()) == day);
    }
    return 0;
}
