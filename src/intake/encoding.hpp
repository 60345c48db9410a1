// Fields as they lie in the file, into UTF-8. One decoder an import; one thread.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace intake {

enum class Encoding : unsigned char { utf8, gb18030 };

class Decoder {
  public:
    static base::Result<Decoder> open(Encoding encoding);
    Decoder(Decoder&&) noexcept;
    ~Decoder();

    /// Appends the text to `out`. False if the bytes are not of the encoding (or hold a NUL): `bad_byte` is then the
    /// place of the first such byte, from 1, and `out` holds what came before it.
    [[nodiscard]] bool decode(std::string_view raw, std::string& out, std::size_t& bad_byte);
    [[nodiscard]] Encoding encoding() const { return encoding_; }

  private:
    struct Body;
    Encoding encoding_;
    std::unique_ptr<Body> body_;  ///< none for UTF-8
    Decoder(Encoding encoding, std::unique_ptr<Body> body);
};

/// For messages about bytes that cannot be read: ASCII stays, all else stands as \xNN.
[[nodiscard]] std::string printable(std::string_view raw);

}  // namespace intake
