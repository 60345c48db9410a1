// Writes XML into a string: elements, attributes, escaped text. Used by every part of a .docx. Pure, one thread,
// nothing fails: what XML cannot hold is left out by clean().
#pragma once
#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace paper {

/// Text as it can be printed: line ends become \n, tabs and the separators of lines become spaces or \n, other control
/// characters, zero-width marks, noncharacters and the marks that turn the direction of writing are left out. A paper
/// must read as its characters stand. Takes well-formed UTF-8.
[[nodiscard]] std::string clean(std::string_view text);

struct Attribute {
    std::string_view name;
    std::string value;
    Attribute(std::string_view key, std::string_view text) : name(key), value(text) {}
    template <std::integral Number>
    Attribute(std::string_view key, Number number) : name(key), value(std::to_string(number)) {}
};

class Xml {
  public:
    explicit Xml(std::string_view root, std::initializer_list<Attribute> attributes = {});
    Xml& open(std::string_view tag, std::initializer_list<Attribute> attributes = {});
    Xml& close();  ///< the element opened last
    Xml& leaf(std::string_view tag, std::initializer_list<Attribute> attributes = {});
    Xml& text(std::string_view text);  ///< cleaned and escaped
    /// <tag>text</tag>
    Xml& element(std::string_view tag, std::string_view text, std::initializer_list<Attribute> attributes = {});
    [[nodiscard]] std::string out() &&;  ///< closes what is open

  private:
    void begin(std::string_view tag, std::initializer_list<Attribute> attributes);
    std::string out_;
    std::vector<std::string> open_;
};

}  // namespace paper
