#include "intake/encoding.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/utf8.hpp"

namespace intake {
namespace {

/// Bytes of the well-formed character at the front; 0 if there is none.
std::size_t character_size(std::string_view text) {
    for (std::size_t size = 1; size <= std::min<std::size_t>(4, text.size()); ++size) {
        if (base::utf8_length(text.substr(0, size)) == 1) return size;
    }
    return 0;
}

bool is_plain_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) > 0; });
}

}  // namespace

struct Decoder::Body {
    iconv_t handle = iconv_t(-1);
    ~Body() {
        if (handle != iconv_t(-1)) iconv_close(handle);
    }
};

Decoder::Decoder(Encoding encoding, std::unique_ptr<Body> body) : encoding_(encoding), body_(std::move(body)) {}
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder::~Decoder() = default;

base::Result<Decoder> Decoder::open(Encoding encoding) {
    if (encoding == Encoding::utf8) return Decoder(encoding, nullptr);
    auto body = std::make_unique<Body>();
    body->handle = iconv_open("UTF-8", "GB18030");
    if (body->handle == iconv_t(-1)) {
        return base::fail(base::ErrorKind::io, "this system cannot read GB18030", "iconv",
                          "install the C library's character sets, or save the file as UTF-8");
    }
    return Decoder(encoding, std::move(body));
}

bool Decoder::decode(std::string_view raw, std::string& out, std::size_t& bad_byte) {
    if (is_plain_ascii(raw)) {
        out += raw;
        return true;
    }
    if (encoding_ == Encoding::utf8) {
        if (base::utf8_length(raw)) {
            out += raw;
            return true;
        }
        std::size_t at = 0;
        while (const std::size_t size = character_size(raw.substr(at))) at += size;
        out += raw.substr(0, at);
        bad_byte = at + 1;
        return false;
    }
    iconv(body_->handle, nullptr, nullptr, nullptr, nullptr);
    std::array<char, 4096> buffer{};
    // iconv promises not to write to its input; its signature is older than const.
    char* in = const_cast<char*>(raw.data());
    std::size_t left = raw.size();
    while (left > 0) {
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const bool is_stuck = iconv(body_->handle, &in, &left, &to, &room) == static_cast<std::size_t>(-1);
        out.append(buffer.data(), buffer.size() - room);
        if (is_stuck && errno != E2BIG) {
            bad_byte = raw.size() - left + 1;
            return false;
        }
    }
    const std::size_t nul = raw.find('\0');  // no GB18030 character holds one
    bad_byte = nul + 1;
    return nul == std::string_view::npos;
}

std::string printable(std::string_view raw) {
    std::string out;
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = byte >= 0x20 && byte < 0x7f;
        out += is_plain ? std::string(1, c) : fmt::format("\\x{:02x}", byte);
    }
    return out;
}

}  // namespace intake
