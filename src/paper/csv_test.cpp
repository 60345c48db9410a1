#include "paper/csv.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace paper {
namespace {

TEST(Csv, QuotesWhatRfc4180AsksFor) {
    EXPECT_EQ(csv_field("plain 文字"), "plain 文字");
    EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_field("say \"yes\""), "\"say \"\"yes\"\"\"");
    EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(csv_field(" edge"), "\" edge\"");
    EXPECT_EQ(csv_field(""), "");
}

TEST(Csv, FormulasAreTakenTheirForce) {
    EXPECT_EQ(csv_field("=1+1"), "'=1+1");
    EXPECT_EQ(csv_field("+cmd"), "'+cmd");
    EXPECT_EQ(csv_field("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(csv_field("-2+3"), "'-2+3");
    EXPECT_EQ(csv_field("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    EXPECT_EQ(csv_field("\t=1"), "'\t=1");
}

TEST(Csv, SignedNumbersAndOurOwnValuesStay) {
    EXPECT_EQ(csv_field("-3.5"), "-3.5");
    EXPECT_EQ(csv_field("+7"), "+7");
    EXPECT_EQ(csv_field("-3."), "'-3.");
    EXPECT_EQ(csv_field("-"), "-");  // our sign for "nothing"
    EXPECT_EQ(csv_field("=1", CsvKind::bare), "=1");
}

TEST(Csv, ARowEndsInCrLf) {
    const std::vector<std::string> fields{"a", "", "c,d"};
    EXPECT_EQ(csv_row(fields), "a,,\"c,d\"\r\n");
    EXPECT_EQ(csv_row({"信访件", "-"}), "信访件,-\r\n");
}

}  // namespace
}  // namespace paper
