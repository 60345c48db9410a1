// JSON written straight from shapes, without a tree in between: answers are built on the way of every request.
// Days are "2026-03-16" or null, ids hexadecimal or null, enumerations their ids, empty optionals null.
#pragma once
#include <fmt/compile.h>
#include <fmt/format.h>

#include <iterator>

#include "base/day.hpp"
#include "http/shape.hpp"

namespace http {

/// With quotes. Malformed UTF-8 becomes U+FFFD: an answer is always JSON.
void write_string(std::string& out, std::string_view text);

inline void write(std::string& out, std::string_view value) {
    write_string(out, value);
}
inline void write(std::string& out, const std::string& value) {
    write_string(out, value);
}
inline void write(std::string& out, const char* value) {
    write_string(out, value);
}
inline void write(std::string& out, bool value) {
    out += value ? "true" : "false";
}
template <std::integral I>
    requires(!std::same_as<I, bool>)
void write(std::string& out, I value) {
    fmt::format_to(std::back_inserter(out), FMT_COMPILE("{}"),
                   static_cast<std::conditional_t<std::is_signed_v<I>, long long, unsigned long long>>(value));
}
void write(std::string& out, base::Day value);
void write(std::string& out, base::Instant value);
void write(std::string& out, const base::Id& value);
void write_code(std::string& out, std::uint32_t value);  ///< six digits; null for 0

template <Worded E>
void write(std::string& out, E value) {
    write_string(out, core::id_of(value));
}
template <Fielded T>
void write(std::string& out, const T& value);

template <class T>
void write(std::string& out, const std::optional<T>& value) {
    if (value) {
        write(out, *value);
    } else {
        out += "null";
    }
}
template <class T>
void write(std::string& out, const std::vector<T>& values) {
    out += '[';
    bool is_first = true;
    for (const T& value : values) {
        if (!is_first) out += ',';
        is_first = false;
        write(out, value);
    }
    out += ']';
}

/// One member after the other; the comma stands before all but the first.
class MembersOut {
  public:
    explicit MembersOut(std::string& out) : out_(out) { out_ += '{'; }
    template <class T>
    void operator()(std::string_view name, const T& value) {
        key(name);
        if constexpr (std::same_as<T, std::uint32_t>) {
            if (is_code(name)) return write_code(out_, value);
        }
        write(out_, value);
    }
    void key(std::string_view name) {
        if (!is_first_) out_ += ',';
        is_first_ = false;
        out_ += '"';
        out_ += name;
        out_ += "\":";
    }
    void close() { out_ += '}'; }

  private:
    std::string& out_;
    bool is_first_ = true;
};

template <Fielded T>
void write(std::string& out, const T& value) {
    MembersOut members(out);
    Shape<T>::fields(value, members);
    members.close();
}

template <class T>
[[nodiscard]] std::string to_json(const T& value) {
    std::string out;
    write(out, value);
    return out;
}

}  // namespace http
