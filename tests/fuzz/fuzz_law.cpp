// Law files, indicator files and typed baselines as TOML: refused with file and line, or sound: read twice they are one
// set with one hash, and every period that runs under it ends on or after its first day.
#include "core/statute/due.hpp"
#include "fuzz.hpp"
#include "law/indicators.hpp"
#include "law/law.hpp"

namespace {

constexpr std::string_view name = "given.toml";

/// "given.toml:7" or "given.toml", or a path in the set that the file's own content gave it.
void check_place(const base::Error& error, std::string_view path) {
    fuzz::check_told(error, base::ErrorKind::bad_input);
    CHECK(error.place.starts_with(path) || error.place.find('/') != std::string::npos);
}

void check_due(const core::Law& law) {
    for (int i = 0; i < core::term_count; ++i) {
        for (const base::Day from : {base::Day::from(2006, 5, 1), base::Day::from(2022, 4, 30),
                                     base::Day::from(2026, 9, 29), base::Day::from(2026, 12, 31)}) {
            const auto due = core::due(law, static_cast<core::TermId>(i), from, {30, 30, 30});
            if (!due) continue;
            CHECK(due->from == from && due->due_day >= from && due->unrolled_day >= from);
            CHECK(due->due_day >= due->unrolled_day);
        }
    }
}

void check_set(const std::string& text) {
    const auto path = law::path_of(text, std::string(name));
    if (!path) return check_place(path.error(), name);
    const auto alone = law::read({{*path, text}});
    if (!alone && alone.error().place.starts_with(*path + ":")) return;
    // The file itself is sound: it goes over the program's own set, as `law adopt` does it.
    auto files = law::embedded();
    files.push_back({*path, text});
    const auto set = law::read(files);
    if (!set) return check_place(set.error(), *path);
    const auto again = law::read(files);
    CHECK(again && again->hash == set->hash);
    check_due(*set);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::text_of(data, size));
    check_set(text);
    if (const auto read = law::read_indicators({{std::string("indicators/") + std::string(name), text}}); !read) {
        check_place(read.error(), "indicators/");
    }
    static const auto definitions = law::indicators().value();
    if (const auto read = law::read_baselines({std::string(name), text}, definitions); !read) {
        check_place(read.error(), name);
    }
    return 0;
}
