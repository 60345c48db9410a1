// Zips that nobody meant well with: each is refused in words, in little memory, and none ends the program.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/ledger/signed_note.hpp"
#include "kit/archive.hpp"
#include "kit/town.hpp"

namespace kit {
namespace {

using namespace testing;

std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

class Hostile : public ::testing::Test {
  protected:
    Hostile() {
        town_.live(3);
        must(write(folder_ / "kit.zip", town_.contents(cut_2026)));
        files_ = unpack(folder_ / "kit.zip");
    }
    std::string packed() {
        pack(folder_ / "bad.zip", files_);
        return verdict(folder_ / "bad.zip");
    }
    std::string raw(const std::string& bytes) {
        std::ofstream(folder_ / "bad.zip", std::ios::binary) << bytes;
        return verdict(folder_ / "bad.zip");
    }

    Town town_;
    Folder folder_;
    Files files_;
};

TEST_F(Hostile, WhatIsNoKit) {
    EXPECT_EQ(verdict(folder_ / "missing.zip"), "unreadable");
    EXPECT_EQ(verdict(folder_ / ""), "unreadable");
    EXPECT_EQ(raw(""), "unreadable");
    EXPECT_EQ(raw("PK\x05\x06 and no more"), "unreadable");
    files_ = {{"notes.txt", {'x'}}};
    EXPECT_EQ(packed(), "files");
}

TEST_F(Hostile, CutOffAnywhere) {
    const std::string whole = contents(folder_ / "kit.zip");
    for (std::size_t length = 0; length < whole.size(); length += 1 + whole.size() / 97)
        EXPECT_EQ(raw(whole.substr(0, length)), "unreadable") << length;
}

TEST_F(Hostile, NamesThatLeadElsewhere) {
    for (const char* name : {"../outside", "/etc/passwd", "law//x", "law/../x", ".hidden", "law/A.toml", "a\\b",
                             "law/ x", "leaves/", "律/x"}) {
        Files with = files_;
        with[name] = {'x'};
        pack(folder_ / "bad.zip", with);
        EXPECT_EQ(verdict(folder_ / "bad.zip"), "files") << name;
    }
}

TEST_F(Hostile, TheSameNameTwice) {
    files_["law/aaaa"] = files_["law/aaab"] = {'x'};
    pack(folder_ / "bad.zip", files_);
    std::string bytes = contents(folder_ / "bad.zip");
    for (std::size_t at = 0; (at = bytes.find("law/aaab", at)) != std::string::npos;) bytes.replace(at, 8, "law/aaaa");
    const std::string said = raw(bytes);
    EXPECT_TRUE(said == "files" || said == "unreadable") << said;
}

TEST_F(Hostile, MoreThanItMayHold) {
    files_["law/bomb.toml"] = base::Bytes(text_bytes_max + 1, 0);  // packs to a few kilobytes
    sign_again(files_, town_.key());
    EXPECT_EQ(packed(), "files");
    files_.erase("law/bomb.toml");
    files_[leaves_path(0)] = base::Bytes(part_bytes_max, 0);
    sign_again(files_, town_.key());
    EXPECT_EQ(packed(), "leaf");
}

TEST_F(Hostile, NumbersBeyondAllMeasure) {
    const Files honest = files_;
    const auto signed_with = [&](const std::string& from, const std::string& to) {
        files_ = honest;
        const std::string note(base::text_of(files_.at("kit.txt")));
        std::string text = note.substr(0, note.rfind("\n\n") + 1);
        const std::size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        text.replace(at, text.find('\n', at) - at, to);
        const std::string again = core::sign_note(text, town_.key());
        files_.at("kit.txt").assign(again.begin(), again.end());
        return packed();
    };
    EXPECT_EQ(signed_with("leaves ", "leaves 1000000000"), "files");
    EXPECT_EQ(signed_with("leaves ", "leaves 1000000001"), "statement");
    EXPECT_EQ(signed_with("leaves ", "leaves 99999999999999999999999"), "statement");
    EXPECT_EQ(signed_with("leaves ", "leaves 0"), "statement");
    EXPECT_EQ(signed_with("leaves ", "leaves -1"), "statement");
    EXPECT_EQ(signed_with("cut ", "cut 2026-02-30"), "statement");
    EXPECT_EQ(signed_with("from ", "from 2026-12-31"), "statement");
    EXPECT_EQ(signed_with("huiying kit", "huiying kit 1"), "unreadable");
    EXPECT_EQ(signed_with("huiying kit", "another text"), "unreadable");
    EXPECT_EQ(signed_with("origin ", "origin somebody.else/ledger"), "statement");
    // A body that claims to be longer than its file, and than any body.
    for (const std::uint8_t high : std::initializer_list<std::uint8_t>{0x00, 0x7f, 0xff}) {
        files_ = honest;
        base::Bytes& part = files_.at(leaves_path(0));
        std::fill_n(part.begin() + 1 + 81 + 16, 4, high);
        if (high == 0) part[1 + 81 + 16 + 1] = 0x3f;
        sign_again(files_, town_.key());
        EXPECT_EQ(packed(), "leaf");
    }
}

/// Bytes of the zip itself, digests left alone: either nothing of the files changed, or it is refused.
TEST_F(Hostile, AnyByteOfTheZip) {
    const std::string whole = contents(folder_ / "kit.zip");
    std::mt19937_64 random(7);
    for (int round = 0; round < 150; ++round) {
        std::string bytes = whole;
        const std::size_t at = round % 2 == 0 ? random() % bytes.size() : bytes.size() - 1 - random() % 4000;
        bytes[at] = static_cast<char>(bytes[at] ^ (1 + random() % 255));
        if (raw(bytes) != "agrees") continue;
        EXPECT_EQ(unpack(folder_ / "bad.zip"), files_) << at;
    }
}

}  // namespace
}  // namespace kit
