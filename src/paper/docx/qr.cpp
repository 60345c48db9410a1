#include "paper/docx/qr.hpp"

#include <fmt/format.h>
#include <qrencode.h>
#include <zlib.h>

#include <memory>

namespace paper {
namespace {

constexpr std::size_t quiet = 4;   // modules of white that readers need
constexpr std::size_t module = 8;  // pixels

void put_u32(std::string& out, std::size_t value) {
    for (const int shift : {24, 16, 8, 0}) out += static_cast<char>((value >> shift) & 0xFFU);
}

void put_chunk(std::string& out, std::string_view type, std::string_view bytes) {
    put_u32(out, bytes.size());
    const std::string checked = std::string(type) + std::string(bytes);
    out += checked;
    put_u32(out, crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size())));
}

/// Rows of one bit a pixel, 1 = white, each behind a filter byte 0.
std::string pixels(const QRcode& code, std::size_t modules, std::size_t side) {
    std::string rows;
    for (std::size_t y = 0; y < side; ++y) {
        std::string row((side + 7) / 8, '\0');
        for (std::size_t x = 0; x < side; ++x) {
            const std::size_t column = x / module;
            const std::size_t line = y / module;
            const bool is_inside =
                column >= quiet && line >= quiet && column < quiet + modules && line < quiet + modules;
            const bool is_black = is_inside && (code.data[(line - quiet) * modules + (column - quiet)] & 1U) != 0;
            if (!is_black) row[x / 8] = static_cast<char>(static_cast<unsigned char>(row[x / 8]) | (0x80U >> (x % 8)));
        }
        rows += '\0' + row;
    }
    return rows;
}

}  // namespace

base::Result<std::string> qr_png(std::string_view text) {
    if (text.empty() || text.size() > qr_text_max) {
        return base::fail(base::ErrorKind::bad_input, fmt::format("a QR code of {} bytes", text.size()), "query_url",
                          fmt::format("use an address of 1 to {} bytes", qr_text_max));
    }
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    if (code == nullptr) return base::fail(base::ErrorKind::bad_input, "no QR code could be made", "query_url");
    const auto modules = static_cast<std::size_t>(code->width);
    const std::size_t side = (modules + 2 * quiet) * module;
    const std::string rows = pixels(*code, modules, side);
    uLongf size = compressBound(static_cast<uLong>(rows.size()));
    std::string packed(size, '\0');
    if (compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
                 static_cast<uLong>(rows.size())) != Z_OK)
        return base::fail(base::ErrorKind::io, "zlib could not pack the QR code", "query_url");
    packed.resize(size);
    std::string png("\x89PNG\r\n\x1a\n");
    std::string header;
    put_u32(header, side);
    put_u32(header, side);
    header += std::string("\x01\x00\x00\x00\x00", 5);  // one bit a pixel, grey, deflate, no filter, not interlaced
    put_chunk(png, "IHDR", header);
    put_chunk(png, "IDAT", packed);
    put_chunk(png, "IEND", "");
    return png;
}

}  // namespace paper
