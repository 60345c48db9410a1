#include "core/matter/file_type.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.hpp"

namespace core {
namespace {

using namespace std::string_view_literals;

constexpr std::array types{
    FileType{"application/pdf", "pdf", "PDF 文件", true},
    FileType{"image/jpeg", "jpg", "图片 JPEG", true},
    FileType{"image/png", "png", "图片 PNG", true},
    FileType{"image/tiff", "tif", "图片 TIFF", true},
    FileType{"image/gif", "gif", "图片 GIF", true},
    FileType{"image/webp", "webp", "图片 WebP", true},
    FileType{"image/bmp", "bmp", "图片 BMP", true},
    FileType{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "文字文档 docx"},
    FileType{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "表格 xlsx"},
    FileType{"application/ofd", "ofd", "版式文件 OFD"},
    FileType{"application/zip", "zip", "压缩包 zip"},
    FileType{"audio/mpeg", "mp3", "录音 mp3"},
    FileType{"audio/mp4", "m4a", "录音 m4a"},
    FileType{"audio/wav", "wav", "录音 wav"},
    FileType{"audio/amr", "amr", "录音 amr"},
    FileType{"video/mp4", "mp4", "录像 mp4"},
    FileType{"text/plain", "txt", "文本 UTF-8 或者 GB18030"},
    FileType{"message/rfc822", "eml", "电子邮件"},
};

const FileType* named(std::string_view ending) {
    const auto at = std::ranges::find(types, ending, &FileType::ending);
    return at == types.end() ? nullptr : &*at;
}

std::uint32_t little(std::string_view text, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= std::uint32_t{static_cast<std::uint8_t>(text[at + i])} << (8 * i);
    return value;
}

/// A frame of MPEG audio: sync, a version and layer that exist, a bit rate and a sampling rate that exist.
bool is_mpeg_frame(std::string_view head) {
    if (head.size() < 4) return false;
    const auto at = [&](std::size_t i) { return static_cast<unsigned>(static_cast<std::uint8_t>(head[i])); };
    return at(0) == 0xff && (at(1) & 0xe0) == 0xe0 && (at(1) & 0x18) != 0x08 && (at(1) & 0x06) == 0x02 &&
           (at(2) & 0xf0) != 0xf0 && (at(2) & 0xf0) != 0 && (at(2) & 0x0c) != 0x0c;
}

/// What an archive holds, by its list of contents at the end. An archive with macros is nobody's evidence.
const FileType* archive(std::string_view tail) {
    const auto holds = [&](std::string_view name) { return tail.find(name) != tail.npos; };
    if (!holds("PK\x05\x06"sv)) return nullptr;  // cut short, or its list is too long to look through
    if (holds("vbaProject.bin")) return nullptr;
    if (holds("OFD.xml")) return named("ofd");
    if (holds("[Content_Types].xml")) {
        if (holds("word/document.xml")) return named("docx");
        return holds("xl/workbook.xml") ? named("xlsx") : nullptr;
    }
    return named("zip");
}

const FileType* iso_media(std::string_view brand) {
    if (brand == "M4A " || brand == "M4B ") return named("m4a");
    for (const std::string_view video : {"isom"sv, "iso2"sv, "iso4"sv, "iso5"sv, "iso6"sv, "mp41"sv, "mp42"sv, "avc1"sv,
                                         "M4V "sv, "3gp4"sv, "3gp5"sv, "3gp6"sv, "dash"sv, "MSNV"sv}) {
        if (brand == video) return named("mp4");
    }
    return nullptr;
}

bool is_gb18030(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto within = [](unsigned value, unsigned low, unsigned high) { return low <= value && value <= high; };
    for (std::size_t i = 0; i < text.size();) {
        if (byte(i) < 0x80) {
            ++i;
        } else if (!within(byte(i), 0x81, 0xfe)) {
            return false;
        } else if (within(byte(i + 1), 0x40, 0xfe) && byte(i + 1) != 0x7f) {
            i += 2;
        } else if (within(byte(i + 1), 0x30, 0x39) && within(byte(i + 2), 0x81, 0xfe) &&
                   within(byte(i + 3), 0x30, 0x39)) {
            i += 4;
        } else {
            return false;
        }
    }
    return true;
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return lower;
}

/// Pages and drawings are text too, and a browser would run what stands in them.
bool is_markup(std::string_view text) {
    const std::string begin = lowered(text.substr(0, 4'096));
    for (const std::string_view mark :
         {"<!doctype"sv, "<html"sv, "<head"sv, "<body"sv, "<script"sv, "<svg"sv, "<?xml"sv, "<iframe"sv, "<?php"sv}) {
        if (begin.find(mark) != begin.npos) return true;
    }
    return begin.starts_with("#!");
}

/// A message begins with fields, one of which says from whom it is.
bool is_message(std::string_view text) {
    const std::string begin = lowered(text.substr(0, 16'384));
    const std::size_t colon = begin.find(':'), line = begin.find('\n');
    if (colon == begin.npos || line < colon) return false;
    const bool is_field = std::ranges::all_of(std::string_view(begin).substr(0, colon),
                                              [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    const bool has_sender = begin.starts_with("from:") || begin.find("\nfrom:") != begin.npos;
    const bool has_more = begin.find("\ndate:") != begin.npos || begin.find("\nmime-version:") != begin.npos ||
                          begin.find("\nmessage-id:") != begin.npos || begin.starts_with("date:") ||
                          begin.starts_with("received:");
    return is_field && has_sender && has_more;
}

const FileType* text(std::string_view whole) {
    constexpr std::string_view mark = "\xef\xbb\xbf";
    if (whole.starts_with(mark)) whole.remove_prefix(mark.size());
    const bool has_controls = std::ranges::any_of(whole, [](char c) {
        const auto value = static_cast<std::uint8_t>(c);
        return (value < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || value == 0x7f;
    });
    if (has_controls || (!base::utf8_length(whole) && !is_gb18030(whole))) return nullptr;
    // Looked at first: a message may carry a page as one of its parts.
    if (is_message(whole)) return named("eml");
    return is_markup(whole) ? nullptr : named("txt");
}

}  // namespace

std::span<const FileType> file_types() {
    return types;
}

const FileType* file_type(std::string_view media) {
    const auto at = std::ranges::find(types, media, &FileType::media);
    return at == types.end() ? nullptr : &*at;
}

const FileType* type_of(base::ByteView head_bytes, base::ByteView tail_bytes, std::uint64_t size) {
    const std::string_view head = base::text_of(head_bytes), tail = base::text_of(tail_bytes);
    const auto begins = [&](std::string_view with, std::size_t at = 0) {
        return head.size() >= at && head.substr(at).starts_with(with);
    };
    if (begins("%PDF-")) return named("pdf");
    if (begins("\xff\xd8\xff")) return named("jpg");
    if (begins("\x89PNG\r\n\x1a\n")) return named("png");
    if (begins("II*\0"sv) || begins("MM\0*"sv)) return named("tif");
    if (begins("GIF87a") || begins("GIF89a")) return named("gif");
    if (begins("RIFF") && begins("WEBP", 8)) return named("webp");
    if (begins("RIFF") && begins("WAVE", 8)) return named("wav");
    if (begins("BM") && head.size() >= 14 && little(head, 2) == size && little(head, 6) == 0) return named("bmp");
    if (begins("PK\x03\x04")) return archive(tail);
    if (begins("#!AMR\n") || begins("#!AMR-WB\n")) return named("amr");
    if (begins("ID3") || is_mpeg_frame(head)) return named("mp3");
    if (begins("ftyp", 4) && head.size() >= 12) return iso_media(head.substr(8, 4));
    return size <= head.size() && size > 0 ? text(head) : nullptr;
}

}  // namespace core
