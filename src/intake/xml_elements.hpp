// Elements of one name out of an XML part, one after the other, so that a sheet of a million rows is never in memory at
// once. No entity is ever expanded here, and a part that declares any is refused. One thread.
#pragma once
#include "intake/zip_file.hpp"

namespace intake {

class XmlElements {
  public:
    /// `name` without its namespace prefix: "row", "si", "mergeCell".
    XmlElements(ZipFile::Part part, std::string place, std::string_view name)
        : part_(std::move(part)), place_(std::move(place)), name_(name) {}

    /// Puts the next element, with its tags, into `element`; false at the end of the part.
    [[nodiscard]] base::Result<bool> next(std::string& element);
    [[nodiscard]] std::uint64_t bytes_read() const { return part_.bytes_read(); }
    [[nodiscard]] std::uint64_t bytes_total() const { return part_.bytes_total(); }

    static constexpr std::size_t element_bytes_max = 8 << 20;

  private:
    enum class In : unsigned char { text, tag, quoted_once, quoted_twice, aside };
    ZipFile::Part part_;
    std::string place_, name_;
    std::span<const char> chunk_;
    std::size_t at_ = 0;
    std::string tag_;  ///< from '<' to '>', while it is read
    In in_ = In::text;

    [[nodiscard]] base::Result<int> take();
    /// Reads up to the end of the next tag, comment or CDATA section; false at the end of the part.
    [[nodiscard]] base::Result<bool> next_tag(std::string* kept);
    [[nodiscard]] bool is_named(std::string_view tag) const;
    [[nodiscard]] std::unexpected<base::Error> error(std::string message) const;
};

}  // namespace intake
