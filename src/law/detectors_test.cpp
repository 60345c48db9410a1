#include "law/detectors.hpp"

#include <gtest/gtest.h>

namespace law {
namespace {

TEST(Detectors, EachKindHasOneAndEveryThresholdIsMarked) {
    const auto all = detectors();
    ASSERT_TRUE(all) << all.error().text();
    EXPECT_EQ(all->size(), core::words(core::DetectorKind{}).size());
    for (const core::Detector& detector : *all) {
        for (const core::Threshold& row : detector.thresholds) {
            EXPECT_TRUE(row.is_example) << core::id_of(detector.kind) << ": no text confirms it";
            EXPECT_TRUE(row.source.starts_with("示例"));
        }
    }
}

std::string error_of(const std::string& text) {
    const auto read = read_detectors({"d.toml", text});
    return read ? "good" : read.error().text();
}

TEST(Detectors, AreReadStrictly) {
    const std::string head =
        "kind = \"detectors\"\n[[detector]]\nid = \"clock_reset\"\nmeaning_zh = \"甲\"\nmeaning_en = \"a\"\n"
        "harmless_zh = \"乙\"\nharmless_en = \"b\"\n";
    const std::string row = "[[detector.threshold]]\nfrom = 2020-01-01\nleast = 1\nsource = \"某处\"\n";
    EXPECT_EQ(error_of(head + row), "good");
    EXPECT_EQ(error_of("kind = \"terms\"\n"), "d.toml:1: not a file of detectors; write kind = \"detectors\"");
    EXPECT_EQ(error_of(head), "d.toml:2: `threshold` is missing; add one [[threshold]] at least");
    EXPECT_EQ(error_of(head + row + row),
              "d.toml:13: the thresholds are not in order of `from`; put the later one last");
    std::string wrong = head + row;
    wrong.replace(wrong.find("clock_reset"), 11, "petitioners");
    EXPECT_EQ(error_of(wrong),
              "d.toml:3: `petitioners` is nothing that is looked for; docs/formats/findings.md lists them");
}

}  // namespace
}  // namespace law
