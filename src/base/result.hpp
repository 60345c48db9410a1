// Result<T>: the world failed (disk, parse, conflict, not found). Used by every room; no thread affinity.
// An Error names the place and the cure: people read it as it stands.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace base {

enum class ErrorKind : unsigned char {
    bad_input,    ///< the caller's words or bytes are off; `place` says where
    not_found,    ///< no such thing, or not for this caller
    conflict,     ///< somebody else was faster (version, number)
    denied,       ///< not signed in, or not this post's business
    too_many,     ///< a limit with a name was reached
    unavailable,  ///< try again: shutting down, queue full, lock held
    corrupt,      ///< stored bytes do not say what they should
    io,           ///< the operating system refused
};

struct Error {
    ErrorKind kind = ErrorKind::bad_input;
    std::string message;         ///< what is wrong
    std::string place = {};      ///< file:line, column or field; empty if there is none
    std::string cure = {};       ///< what to do; empty if there is nothing to add
    std::string_view code = {};  ///< of the refusal that it tells, for programs; its text lives for ever
    /// "place: message. cure": the one line for a terminal.
    [[nodiscard]] std::string text() const;
};

template <class T = void>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, std::string message, std::string place = {},
                                                 std::string cure = {}) {
    return std::unexpected(Error{kind, std::move(message), std::move(place), std::move(cure)});
}

}  // namespace base

/// Gives the value of a Result or returns its error from the enclosing function. Never nested.
#define TRY(expression)                                             \
    __extension__({                                                 \
        auto try_result_ = (expression);                            \
        if (!try_result_) [[unlikely]]                              \
            return std::unexpected(std::move(try_result_).error()); \
        std::move(try_result_).operator*();                         \
    })
