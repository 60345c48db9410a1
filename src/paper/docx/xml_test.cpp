#include "paper/docx/xml.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

namespace paper {
namespace {

TEST(Xml, EscapesTextAndAttributes) {
    Xml xml("a", {{"b", "1 < 2 & \"3\""}});
    xml.element("c", "<script> & 'x'");
    EXPECT_EQ(std::move(xml).out(),
              "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
              "<a b=\"1 &lt; 2 &amp; &quot;3&quot;\"><c>&lt;script&gt; &amp; 'x'</c></a>");
}

TEST(Xml, ClosesWhatIsOpen) {
    Xml xml("a");
    xml.open("b").leaf("c").open("d");
    EXPECT_TRUE(std::move(xml).out().ends_with("<a><b><c/><d></d></b></a>"));
}

TEST(Xml, CleanKeepsWhatCanBePrinted) {
    EXPECT_EQ(clean("信访 letter 〔2026〕 é 𠮷"), "信访 letter 〔2026〕 é 𠮷");
    EXPECT_EQ(clean("a\nb"), "a\nb");
}

TEST(Xml, CleanTurnsLineEndsIntoOne) {
    EXPECT_EQ(clean("a\r\nb\rc\fd\ve"), "a\nb\nc\nd\ne");
    EXPECT_EQ(clean("a\u2028b\u2029c\u0085d"), "a\nb\nc\nd");
    EXPECT_EQ(clean("a\tb"), "a b");
}

TEST(Xml, CleanLeavesOutWhatXmlCannotHold) {
    // XML 1.0 section 2.2: #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF].
    EXPECT_EQ(clean(std::string("a\0b", 3)), "ab");
    for (char c = 1; c < 0x20; ++c) {
        const std::string out = clean(std::string("a") + c + "b");
        EXPECT_TRUE(out == "ab" || out == "a b" || out == "a\nb") << static_cast<int>(c);
    }
    EXPECT_EQ(clean("a\uFFFE\uFFFFb"), "ab");
    EXPECT_EQ(clean("a\u007F\u009Fb"), "ab");
}

TEST(Xml, CleanLeavesOutMarksThatTurnTheText) {
    // "gnp.exe" shown as "exe.png": a paper must read as its characters stand.
    EXPECT_EQ(clean("a\u202Eb\u202C\u2066c\u2069"), "abc");
    EXPECT_EQ(clean("\uFEFFa\u200Bb\u200Fc"), "abc");
}

TEST(Xml, EveryByteIsWellFormed) {
    for (int code = 1; code < 0x3000; ++code) {
        std::string text;
        if (code < 0x80) {
            text += static_cast<char>(code);
        } else if (code < 0x800) {
            text += static_cast<char>(0xC0 | (code >> 6));
            text += static_cast<char>(0x80 | (code & 0x3F));
        } else {
            text += static_cast<char>(0xE0 | (code >> 12));
            text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
            text += static_cast<char>(0x80 | (code & 0x3F));
        }
        Xml xml("a");
        xml.text(text);
        const std::string out = std::move(xml).out();
        pugi::xml_document document;
        ASSERT_TRUE(document.load_string(out.c_str())) << code;
    }
}

}  // namespace
}  // namespace paper
