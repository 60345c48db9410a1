// CHECK: our own mistake, in release too. Never on user input; say that with base::Error.
#pragma once

namespace base {

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace base

#define CHECK(condition)                                          \
    do {                                                          \
        if (!(condition)) [[unlikely]]                            \
            ::base::check_failed(#condition, __FILE__, __LINE__); \
    } while (false)
