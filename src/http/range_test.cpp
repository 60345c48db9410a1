#include "http/range.hpp"

#include <gtest/gtest.h>

#include "http/file_name.hpp"

namespace http {
namespace {

// RFC 9110 section 14.1.2: its own examples, of 10,000 bytes.
TEST(Range, ExamplesOfTheStandard) {
    const auto range = [](const char* header) {
        const auto parsed = parse_range(header, 10'000);
        return parsed && parsed->is_satisfiable ? std::pair{parsed->first, parsed->last}
                                                : std::pair<std::uint64_t, std::uint64_t>{1, 0};
    };
    using Pair = std::pair<std::uint64_t, std::uint64_t>;
    EXPECT_EQ(range("bytes=0-499"), Pair(0, 499));
    EXPECT_EQ(range("bytes=500-999"), Pair(500, 999));
    EXPECT_EQ(range("bytes=-500"), Pair(9'500, 9'999));
    EXPECT_EQ(range("bytes=9500-"), Pair(9'500, 9'999));
    EXPECT_EQ(range("bytes=0-0"), Pair(0, 0));
    EXPECT_EQ(range("bytes=-1"), Pair(9'999, 9'999));
    EXPECT_EQ(range("bytes=-20000"), Pair(0, 9'999));
    EXPECT_EQ(range("bytes=9999-20000"), Pair(9'999, 9'999));
    EXPECT_FALSE(parse_range("bytes=10000-", 10'000)->is_satisfiable);
    EXPECT_FALSE(parse_range("bytes=500-600,601-999", 10'000).has_value());
    EXPECT_FALSE(parse_range("bytes=1-0", 10'000).has_value());
    EXPECT_FALSE(parse_range("bytes= 1-2", 10'000).has_value());
}

TEST(FileName, IsGivenOutEncodedWithTheEndingOfItsType) {
    EXPECT_EQ(disposition(false, "a b.PDF", "pdf", "file-3"),
              "attachment; filename=\"file-3.pdf\"; filename*=UTF-8''a%20b.PDF");
    EXPECT_EQ(disposition(true, "照片.jpeg", "jpg", "file-3"),
              "inline; filename=\"file-3.jpg\"; filename*=UTF-8''%E7%85%A7%E7%89%87.jpeg");
    EXPECT_EQ(disposition(false, "x\"; filename=evil.exe", "txt", "f"),
              "attachment; filename=\"f.txt\"; filename*=UTF-8''x%22%3B%20filename%3Devil.exe.txt");
}

}  // namespace
}  // namespace http
