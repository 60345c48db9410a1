#include "http/deed_json.hpp"

#include "core/ledger/fact.hpp"

namespace http {

std::string camel_case(std::string_view id) {
    std::string name;
    bool is_start = true;
    for (const char c : id) {
        if (c != '_') name += is_start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        is_start = c == '_';
    }
    return name;
}

void write_deed(std::string& out, const core::Deed& deed, std::uint16_t corrected_kind) {
    MembersOut members(out);
    std::visit(
        [&]<class T>(const T& one) {
            T::fields(one, [&](std::string_view name, const auto& value) {
                if constexpr (!std::same_as<std::remove_cvref_t<decltype(value)>, base::Bytes>) {
                    members(name, value);
                } else {
                    members.key(name);
                    const auto replacement = core::decode_deed(corrected_kind, value);
                    if (value.empty() || !replacement) {
                        out += "null";
                    } else {
                        write_deed(out, *replacement);
                    }
                }
            });
        },
        deed);
    members.close();
}

}  // namespace http
