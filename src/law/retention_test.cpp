#include "law/retention.hpp"

#include <gtest/gtest.h>

namespace law {
namespace {

using base::Day;
using core::MatterClass;

constexpr const char* two_rows = R"(
kind = "retention"
[[row]]
class = "claim"
from = 2005-05-01
years = 30
source = "甲"
[[row]]
class = "claim"
from = 2030-01-01
years = 10
source = "乙"
)";

TEST(Retention, TheProgramsOwnFileIsWholeAndSaysThatItIsAnExample) {
    const auto rows = retention();
    ASSERT_TRUE(rows) << rows.error().text();
    for (std::size_t i = 0; i < core::matter_class_words.size(); ++i) {
        const Retention* row = retention_of(*rows, static_cast<MatterClass>(i), Day::from(2026, 3, 16));
        ASSERT_NE(row, nullptr) << core::matter_class_words[i].id;
        EXPECT_TRUE(row->is_example);
    }
}

TEST(Retention, TheDayOfClosingDecides) {
    const auto rows = read_retention({"archive/retention.toml", two_rows});
    ASSERT_TRUE(rows) << rows.error().text();
    EXPECT_EQ(retention_of(*rows, MatterClass::claim, Day::from(2005, 4, 30)), nullptr);
    EXPECT_EQ(retention_of(*rows, MatterClass::claim, Day::from(2029, 12, 31))->years, 30);
    EXPECT_EQ(retention_of(*rows, MatterClass::claim, Day::from(2030, 1, 1))->years, 10);
    EXPECT_EQ(retention_of(*rows, MatterClass::suggestion, Day::from(2030, 1, 1)), nullptr);
}

TEST(Retention, YearsRunFromTheFirstOfJanuaryAfter) {
    // Closed on any day of 2026, ten years: 2027-01-01 to 2036-12-31.
    const Retention ten{.matter_class = MatterClass::claim, .from = {}, .years = 10, .source = {}};
    EXPECT_EQ(kept_until(ten, Day::from(2026, 1, 1)), Day::from(2036, 12, 31));
    EXPECT_EQ(kept_until(ten, Day::from(2026, 12, 31)), Day::from(2036, 12, 31));
    const Retention for_ever{.matter_class = MatterClass::claim, .from = {}, .source = {}};
    EXPECT_FALSE(kept_until(for_ever, Day::from(2026, 1, 1)).is_set());
}

TEST(Retention, BadFilesNameTheirLine) {
    const auto error = [](const std::string& text) {
        const auto rows = read_retention({"archive/retention.toml", text});
        return rows ? std::string() : rows.error().text();
    };
    EXPECT_NE(error("kind = \"terms\"\n[[row]]\n").find("archive/retention.toml:1"), std::string::npos);
    EXPECT_NE(
        error("kind = \"retention\"\n[[row]]\nclass = \"complaint\"\nfrom = 2005-05-01\nyears = 1\nsource = \"x\"\n")
            .find("retention.toml:3"),
        std::string::npos);
    EXPECT_NE(error("kind = \"retention\"\n[[row]]\nclass = \"claim\"\nfrom = 2005-05-01\nyears = 1\n").find("source"),
              std::string::npos);
    std::string twice = two_rows;
    twice.replace(twice.find("2030-01-01"), 10, "2005-05-01");
    EXPECT_NE(error(twice).find("two rows"), std::string::npos);
}

}  // namespace
}  // namespace law
