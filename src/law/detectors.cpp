#include "law/detectors.hpp"

#include <algorithm>

#include "law/fields.hpp"

/// Every file of the folder law/, written into the program by CMake (cmake/Embed.cmake).
std::span<const base::EmbeddedFile> law_files();

namespace law {
namespace {

constexpr std::string_view own_path = "detectors/findings.toml";
constexpr int days_max = 366, minutes_max = 1'440, least_max = 1'000'000;

base::Result<core::Threshold> read_threshold(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::Threshold row;
    row.from = fields.day("from");
    row.days = fields.number_or("days", 0, days_max, 0);
    row.minutes = fields.number_or("minutes", 0, minutes_max, 0);
    row.share = fields.number_or("share", 0, 100, 0);
    row.least = fields.number("least", 1, least_max);
    row.is_example = fields.flag("example");
    row.source = fields.text("source", "say where it stands, or 示例 with who chose it");
    TRY(fields.done());
    return row;
}

base::Result<core::Detector> read_detector(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::Detector detector;
    const std::string id = fields.text("id");
    const auto kind = core::parse_word<core::DetectorKind>(id);
    if (kind) detector.kind = *kind;
    if (!kind && !id.empty())
        fields.fail(fields.place("id"), "`" + id + "` is nothing that is looked for",
                    "docs/formats/findings.md lists them");
    detector.meaning_zh = fields.text("meaning_zh");
    detector.meaning_en = fields.text("meaning_en");
    detector.harmless_zh = fields.text("harmless_zh", "say what else it may be");
    detector.harmless_en = fields.text("harmless_en", "say what else it may be");
    const auto rows = fields.tables("threshold");
    TRY(fields.done());
    for (const Table* row : rows) {
        detector.thresholds.push_back(TRY(read_threshold(*row, path)));
        const std::size_t size = detector.thresholds.size();
        if (size > 1 && detector.thresholds[size - 1].from <= detector.thresholds[size - 2].from) {
            return base::fail(base::ErrorKind::bad_input, "the thresholds are not in order of `from`",
                              Fields(*row, path).place("from"), "put the later one last");
        }
    }
    return detector;
}

}  // namespace

base::Result<std::vector<core::Detector>> read_detectors(const File& file) {
    const Table table = TRY(parse(file.text, file.path));
    Fields fields(table, file.path);
    if (fields.text("kind") != "detectors")
        fields.fail(fields.place("kind"), "not a file of detectors", "write kind = \"detectors\"");
    const auto entries = fields.tables("detector");
    TRY(fields.done());
    std::vector<core::Detector> detectors;
    for (const Table* entry : entries) {
        core::Detector detector = TRY(read_detector(*entry, file.path));
        if (std::ranges::find(detectors, detector.kind, &core::Detector::kind) != detectors.end()) {
            return base::fail(base::ErrorKind::bad_input, "this detector is there already",
                              Fields(*entry, file.path).place("id"), "put its rows together");
        }
        detectors.push_back(std::move(detector));
    }
    return detectors;
}

base::Result<std::vector<core::Detector>> detectors() {
    for (const base::EmbeddedFile& file : law_files()) {
        if (file.path == own_path) return read_detectors({std::string(file.path), std::string(file.bytes)});
    }
    return base::fail(base::ErrorKind::not_found, "the program was built without it", std::string(own_path));
}

}  // namespace law
