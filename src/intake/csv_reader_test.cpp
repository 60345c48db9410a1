#include "intake/csv_reader.hpp"

#include "intake/import.hpp"
#include "intake/office_test.hpp"

namespace intake {
namespace {

class CsvReading : public testing::Office {
  protected:
    void SetUp() override {
        std::string pattern = (std::filesystem::temp_directory_path() / "huiying-csv-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        directory_ = pattern;
    }
    /// "line: field|field!problem" for each record, or "error …".
    std::vector<std::string> read(std::string_view bytes, bool is_gzip = false) {
        const auto path = is_gzip ? gzip_file("in.csv", bytes) : file("in.csv", bytes);
        auto input = Input::open(path);
        if (!input) return {"error " + input.error().message};
        CsvReader reader(*input, "in.csv");
        Record record;
        std::vector<std::string> out;
        for (;;) {
            const auto is_there = reader.next(record);
            if (!is_there) out.push_back("error " + is_there.error().place + " " + is_there.error().message);
            if (!is_there || !*is_there) return out;
            std::string text = std::to_string(record.line) + ":";
            for (const std::string_view field : record.fields) text += std::string(field) + "|";
            out.push_back(text + std::string(record.problem));
        }
    }
    using Lines = std::vector<std::string>;
};

TEST_F(CsvReading, PlainRecords) {
    EXPECT_EQ(read("a,b\n1,2\n"), (Lines{"1:a|b|", "2:1|2|"}));
    EXPECT_EQ(read("a,b\n1,"), (Lines{"1:a|b|", "2:1||"}));
    EXPECT_EQ(read(""), Lines{});
    EXPECT_EQ(read("\n\n"), Lines{});
    EXPECT_EQ(read("a"), Lines{"1:a|"});
}

TEST_F(CsvReading, QuotesAndLineBreaksInside) {
    EXPECT_EQ(read("\"a,1\",\"say \"\"yes\"\"\"\n"), Lines{"1:a,1|say \"yes\"|"});
    EXPECT_EQ(read("x\n\"two\r\nlines\",y\nz\n"), (Lines{"1:x|", "2:two\nlines|y|", "4:z|"}));
    EXPECT_EQ(read("\"\"\n"), Lines{"1:|"});
    EXPECT_EQ(read("5\" pipe,b\n"), Lines{"1:5\" pipe|b|"});  // a quote inside a bare field is a character
}

TEST_F(CsvReading, EveryLineEnd) {
    EXPECT_EQ(read("a\r\nb\r\n"), (Lines{"1:a|", "2:b|"}));
    EXPECT_EQ(read("a\rb\r"), (Lines{"1:a|", "2:b|"}));
    EXPECT_EQ(read("a\n\n\r\n\nb"), (Lines{"1:a|", "5:b|"}));  // lines are counted as an editor shows them
}

TEST_F(CsvReading, MarksAndCompression) {
    EXPECT_EQ(read("\xef\xbb\xbf"
                   "编号,b\n"),
              Lines{"1:编号|b|"});
    EXPECT_EQ(read("a,b\n1,2\n", true), (Lines{"1:a|b|", "2:1|2|"}));
    std::string big;
    for (int i = 0; i < 100'000; ++i) big += "row," + std::to_string(i) + "\r\n";
    const Lines lines = read(big, true);
    ASSERT_EQ(lines.size(), 100'000u);
    EXPECT_EQ(lines.back(), "100000:row|99999|");
}

TEST_F(CsvReading, BadHalves) {
    EXPECT_EQ(read("a\n\"never closed\nb\n"),
              (Lines{"1:a|", "error in.csv:2 a quote is opened in this record and never closed"}));
    EXPECT_EQ(read("\"a\"b,c\nd,e\n"), (Lines{"1:ab|c|text stands behind a closing quote", "2:d|e|"}));
    EXPECT_EQ(read("PK\x03\x04rest"), Lines{"error this is a workbook or a zip file"});
    EXPECT_EQ(read("\xff\xfe"
                   "a"),
              Lines{"error the file is UTF-16"});
    EXPECT_EQ(read(std::string(field_bytes_max, 'x')).front().size(), field_bytes_max + 3);
    EXPECT_EQ(read(std::string(field_bytes_max + 1, 'x')),
              Lines{"error in.csv:1 a field is longer than 1048576 bytes"});
    EXPECT_EQ(read("\"" + std::string(record_bytes_max + 1, 'x')),
              Lines{"error in.csv:1 a record is longer than 4194304 bytes"});
    EXPECT_EQ(read(std::string(columns_max - 1, ',')).size(), 1u);
    EXPECT_EQ(read(std::string(columns_max, ',')), Lines{"error in.csv:1 more than 500 columns"});
}

TEST_F(CsvReading, ACutGzipFileIsSeen) {
    std::string big;
    for (int i = 0; i < 500'000; ++i) big += std::to_string(i * 97 % 500'009) + "\n";
    const auto path = gzip_file("whole.gz", big);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    auto input = Input::open(path);
    ASSERT_TRUE(input);
    CsvReader reader(*input, "whole.gz");
    Record record;
    base::Result<bool> is_there = true;
    while (is_there && *is_there) is_there = reader.next(record);
    ASSERT_FALSE(is_there);
    EXPECT_NE(is_there.error().message.find("damaged or cut off"), std::string::npos);
}

}  // namespace
}  // namespace intake
