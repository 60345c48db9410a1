#include "paper/docx/fonts.hpp"

#include <array>
#include <span>

#include "paper/docx/xml.hpp"

namespace paper {
namespace {

struct Font {
    std::string_view name;
    std::string_view alternatives;             ///< for w:altName, best first
    std::array<std::string_view, 6> families;  ///< for fontconfig: the names under which documents ask for it, then
    std::size_t asked;                         ///< after the first `asked`, what may stand in
};

/// Debian: fonts-noto-cjk, fonts-arphic-gbsn00lp (a Song face: there is no free FangSong in Debian),
/// fonts-arphic-gkai00mp.
constexpr std::array<Font, 5> fonts{{
    {"仿宋_GB2312",
     "仿宋,FangSong,FandolFang R",
     {"仿宋_GB2312", "仿宋", "FangSong", "FandolFang R", "AR PL SungtiL GB", "Noto Serif CJK SC"},
     3},
    {"方正小标宋简体",
     "方正小标宋_GBK,华文中宋,Noto Serif CJK SC",
     {"方正小标宋简体", "方正小标宋_GBK", "华文中宋", "FandolSong", "Noto Serif CJK SC", ""},
     2},
    {"黑体", "SimHei,FandolHei,Noto Sans CJK SC", {"黑体", "SimHei", "FandolHei", "Noto Sans CJK SC", "", ""}, 2},
    {"楷体_GB2312",
     "楷体,KaiTi,FandolKai",
     {"楷体_GB2312", "楷体", "KaiTi", "FandolKai", "AR PL KaitiM GB", "Noto Serif CJK SC"},
     3},
    {"宋体", "SimSun,FandolSong,Noto Serif CJK SC", {"宋体", "SimSun", "FandolSong", "Noto Serif CJK SC", "", ""}, 2},
}};

}  // namespace

std::string_view font_of(Face face) {
    return fonts[static_cast<std::size_t>(face)].name;
}

std::string font_table() {
    Xml xml("w:fonts", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}});
    for (const Font& font : fonts) {
        xml.open("w:font", {{"w:name", font.name}});
        xml.leaf("w:altName", {{"w:val", font.alternatives}});
        xml.leaf("w:charset", {{"w:val", "86"}});
        xml.leaf("w:family", {{"w:val", "auto"}});
        xml.leaf("w:pitch", {{"w:val", "default"}});
        xml.close();
    }
    return std::move(xml).out();
}

std::string font_configuration() {
    Xml xml("fontconfig");
    xml.element("include", "/etc/fonts/fonts.conf", {{"ignore_missing", "yes"}});
    for (const Font& font : fonts) {
        const std::span<const std::string_view> families = font.families;
        for (const std::string_view asked : families.first(font.asked)) {
            xml.open("match", {{"target", "pattern"}});
            xml.open("test", {{"name", "family"}}).element("string", asked).close();
            xml.open("edit", {{"name", "family"}, {"mode", "append"}, {"binding", "strong"}});
            for (const std::string_view family : families) {
                if (!family.empty() && family != asked) xml.element("string", family);
            }
            xml.close().close();
        }
    }
    return std::move(xml).out();
}

}  // namespace paper
