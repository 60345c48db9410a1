#include "core/matter/file_type.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace core {
namespace {

using namespace std::string_literals;

std::string ending_of(const std::string& bytes) {
    const FileType* type = type_of(base::view(bytes), base::view(bytes), bytes.size());
    return type == nullptr ? "none" : std::string(type->ending);
}

/// The list of an archive with these entries, as it stands at the end of the file.
std::string zip(const std::vector<std::string>& names) {
    std::string bytes = "PK\x03\x04";
    for (const std::string& name : names) bytes += "PK\x01\x02" + std::string(42, '\0') + name;
    return bytes + "PK\x05\x06" + std::string(18, '\0');
}

TEST(FileType, EveryRowOfTheTable) {
    EXPECT_EQ(ending_of("%PDF-1.7\n"), "pdf");
    EXPECT_EQ(ending_of("\xff\xd8\xff\xe0\0\x10JFIF"s), "jpg");
    EXPECT_EQ(ending_of("\x89PNG\r\n\x1a\n"), "png");
    EXPECT_EQ(ending_of("II*\0\x08\0\0\0"s), "tif");
    EXPECT_EQ(ending_of("MM\0*\0\0\0\x08"s), "tif");
    EXPECT_EQ(ending_of("GIF89a"), "gif");
    EXPECT_EQ(ending_of("RIFF\x24\0\0\0WEBPVP8 "s), "webp");
    EXPECT_EQ(ending_of("RIFF\x24\0\0\0WAVEfmt "s), "wav");
    EXPECT_EQ(ending_of("BM\x10\0\0\0\0\0\0\0\x36\0\0\0\0\0"s), "bmp");
    EXPECT_EQ(ending_of(zip({"[Content_Types].xml", "word/document.xml"})), "docx");
    EXPECT_EQ(ending_of(zip({"[Content_Types].xml", "xl/workbook.xml"})), "xlsx");
    EXPECT_EQ(ending_of(zip({"OFD.xml", "Doc_0/Document.xml"})), "ofd");
    EXPECT_EQ(ending_of(zip({"照片一.jpg"})), "zip");
    EXPECT_EQ(ending_of("ID3\x04\0\0"s), "mp3");
    EXPECT_EQ(ending_of("\xff\xfb\x90\x64"s), "mp3");
    EXPECT_EQ(ending_of("\0\0\0\x20"
                        "ftypM4A \0\0\0\0"s),
              "m4a");
    EXPECT_EQ(ending_of("\0\0\0\x20"
                        "ftypisom\0\0\x02\0"s),
              "mp4");
    EXPECT_EQ(ending_of("#!AMR\n<"), "amr");
    EXPECT_EQ(ending_of("\xef\xbb\xbf"
                        "请派人修理路灯。\r\n"),
              "txt");
    EXPECT_EQ(ending_of("\xc2\xb7\xb5\xc6\x81\x30\x81\x30"), "txt")
        << "GB18030: two characters of two bytes, one of four";
    EXPECT_EQ(ending_of("From: a@example.cn\r\nDate: Mon, 16 Mar 2026\r\n\r\n<html>"), "eml");
}

TEST(FileType, NothingThatRuns) {
    EXPECT_EQ(ending_of("MZ\x90\0"s), "none");
    EXPECT_EQ(ending_of("\x7f"
                        "ELF\x02\x01"),
              "none");
    EXPECT_EQ(ending_of("#!/bin/sh\nrm -rf /\n"), "none");
    EXPECT_EQ(ending_of("<!doctype html><p>"), "none");
    EXPECT_EQ(ending_of("\n\n <HTML><body>"), "none");
    EXPECT_EQ(ending_of("<svg onload=alert(1)>"), "none");
    EXPECT_EQ(ending_of("<?xml version=\"1.0\"?><a/>"), "none");
    EXPECT_EQ(ending_of("文字 <script>alert(1)</script>"), "none");
    EXPECT_EQ(ending_of(zip({"[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"})), "none");
    EXPECT_EQ(ending_of("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "none") << "the old binary documents hold macros";
    EXPECT_EQ(ending_of("\0\0\0\x20"
                        "ftypheic\0\0\0\0"s),
              "none");
}

TEST(FileType, NothingCutShortOrBroken) {
    EXPECT_EQ(ending_of(""), "none");
    EXPECT_EQ(ending_of("BM"), "txt") << "two letters, and no picture";
    EXPECT_EQ(ending_of("BM an ordinary sentence that begins so."), "txt");
    EXPECT_EQ(ending_of("PK\x03\x04 and no list"), "none");
    EXPECT_EQ(ending_of("text with a \0 in it"s), "none");
    EXPECT_EQ(ending_of("\xc2\xb7\xb5"), "none") << "half a character at the end";
    EXPECT_EQ(ending_of("\xff\xfe\0\0"s), "none");
    // A text longer than what is looked at.
    const std::string head(100, 'x');
    EXPECT_EQ(type_of(base::view(head), base::view(head), 101), nullptr);
}

}  // namespace
}  // namespace core
