#include "paper/csv.hpp"

namespace paper {
namespace {

/// Signed numbers are data, not formulas: "-3.5" stays what it is, "-3+cmd" does not.
bool is_number(std::string_view value) {
    bool has_digit = false;
    bool has_point = false;
    for (const char c : value.substr(1)) {
        if (c >= '0' && c <= '9') {
            has_digit = true;
        } else if (c == '.' && has_digit && !has_point) {
            has_point = true;
        } else {
            return false;
        }
    }
    return has_digit && value.back() != '.';
}

bool looks_like_formula(std::string_view value) {
    if (value.empty()) return false;
    switch (value.front()) {
        case '=':
        case '@':
        case '\t':
        case '\r': return true;
        case '+':
        case '-': return value.size() > 1 && !is_number(value);
        default: return false;
    }
}

template <class Fields>
std::string row(const Fields& fields) {
    std::string out;
    bool is_first = true;
    for (const auto& field : fields) {
        csv_append(out, field, is_first);
        is_first = false;
    }
    csv_end(out);
    return out;
}

}  // namespace

void csv_append(std::string& out, std::string_view value, bool is_first, CsvKind kind) {
    if (!is_first) out += ',';
    const bool is_guarded = kind == CsvKind::text && looks_like_formula(value);
    // Outer spaces are quoted too: some readers trim what is bare.
    const bool is_quoted = value.find_first_of(",\"\r\n") != std::string_view::npos ||
                           (!value.empty() && (value.front() == ' ' || value.back() == ' '));
    if (is_quoted) out += '"';
    if (is_guarded) out += '\'';
    if (!is_quoted) {
        out += value;
        return;
    }
    for (const char c : value) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void csv_end(std::string& out) {
    out += "\r\n";
}

std::string csv_field(std::string_view value, CsvKind kind) {
    std::string out;
    csv_append(out, value, true, kind);
    return out;
}

std::string csv_row(std::span<const std::string_view> fields) {
    return row(fields);
}

std::string csv_row(std::span<const std::string> fields) {
    return row(fields);
}

std::string csv_row(std::initializer_list<std::string_view> fields) {
    return row(fields);
}

}  // namespace paper
