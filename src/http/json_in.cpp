#include "http/json_in.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/utf8.hpp"
#include "core/ledger/fact.hpp"
#include "http/deed_json.hpp"
#include "http/limits.hpp"

namespace http {

std::string Spot::text() const {
    std::string path = above != nullptr ? above->text() : std::string{};
    if (is_index) return path + fmt::format("[{}]", index);
    if (!path.empty()) path += '.';
    return path.append(name);
}

void JsonIn::fail(const Spot& spot, std::string message, std::string cure) {
    if (error_) return;
    std::string place = spot.text();
    error_ = base::Error{base::ErrorKind::bad_input, std::move(message), place.empty() ? "body" : std::move(place),
                         std::move(cure)};
}

void JsonIn::read_value(Json& value, std::string& out, const Spot& spot) {
    if (!value.is_string()) return fail(spot, "this is not a text", "write it between quotation marks");
    auto& text = value.get_ref<std::string&>();
    // The parser has seen to UTF-8; a NUL would cut texts short in other programs.
    if (text.find('\0') != text.npos) return fail(spot, "the text holds a NUL character", "leave it out");
    out = std::move(text);
}

void JsonIn::read_value(Json& value, bool& out, const Spot& spot) {
    if (!value.is_boolean()) return fail(spot, "this is neither yes nor no", "write true or false");
    out = value.get<bool>();
}

void JsonIn::read_value(Json& value, std::uint8_t& out, const Spot& spot) {
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > std::numeric_limits<std::uint8_t>::max()) {
        return fail(spot, "this is not a whole number from 0 to 255", "give the leg's index as in the matter's legs");
    }
    out = static_cast<std::uint8_t>(value.get<std::uint64_t>());
}

void JsonIn::read_value(Json& value, std::uint32_t& out, const Spot& spot) {
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > count_max) {
        return fail(spot, fmt::format("this is not a whole number from 0 to {}", count_max), "write it without quotes");
    }
    out = static_cast<std::uint32_t>(value.get<std::uint64_t>());
}

void JsonIn::read_value(Json& value, std::int64_t& out, const Spot& spot) {
    const bool is_beyond = value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX;
    if (!value.is_number_integer() || is_beyond) {
        return fail(spot, "this is not a whole number", "write it without quotes; amounts are in fen");
    }
    out = value.get<std::int64_t>();
}

void JsonIn::read_code(Json& value, std::uint32_t& out, const Spot& spot) {
    constexpr std::uint64_t code_max = 999'999;
    if (value.is_number_unsigned() && value.get<std::uint64_t>() <= code_max) {
        out = static_cast<std::uint32_t>(value.get<std::uint64_t>());
        return;
    }
    const std::string_view digits = value.is_string() ? std::string_view(value.get_ref<std::string&>()) : "";
    const bool is_good = digits.size() == 6 && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_good) return fail(spot, "this is not a code of six digits", "write it as \"440111\"");
    out = 0;
    for (const char c : digits) out = out * 10 + static_cast<std::uint32_t>(c - '0');
}

void JsonIn::read_value(Json& value, base::Day& out, const Spot& spot) {
    const auto day = value.is_string() ? base::parse_day(value.get_ref<std::string&>()) : std::nullopt;
    if (!day) return fail(spot, "this is not a day of the calendar", "write it as \"2026-03-16\"");
    out = *day;
}

void JsonIn::read_value(Json& value, base::Id& out, const Spot& spot) {
    if (!value.is_string()) return fail(spot, "this names no organ", "give its id or its exact name");
    const auto& text = value.get_ref<std::string&>();
    base::Id id;
    if (base::parse_id(text, id) && id.is_set()) {  // all zeros would say that there is none
        out = id;  // an id that no organ has is refused with its own words by the decision
    } else if (const core::Organ* organ = office_.organ_named(text)) {
        out = organ->id;
    } else {
        fail(spot, "no organ has this id or name", "take one of /api/v1/organs");
    }
}

void JsonIn::read_value(Json& value, base::Bytes& out, const Spot& spot) {
    if (!value.is_object() || !value.contains("deed") || !value["deed"].is_string()) {
        return fail(spot, "this is no deed", "write {\"deed\": \"accept\", \"leg\": 1}");
    }
    const std::string id = value["deed"].get<std::string>();
    constexpr std::string_view aside[] = {"deed"};
    const bool is_known = with_deed(id, [&]<class T>(T deed) {
        read_object(value, deed, &spot, aside);
        replacement_kind_ = core::kind_v<T>;
        if (!error_) out = core::encode_deed(core::Deed(std::move(deed)));
    });
    if (!is_known)
        fail(Spot{.above = &spot, .name = "deed"}, "no deed on a matter has this name", "take one of /api/v1/words");
}

void JsonIn::unknown_word(const Json& value, std::span<const core::Word> table, bool is_none_taken, const Spot& spot) {
    std::string taken;
    for (const core::Word& word : table) {
        if (word.id == "none" && !is_none_taken) continue;
        fmt::format_to(std::back_inserter(taken), "{}{}", taken.empty() ? "take one of: " : ", ", word.id);
    }
    fail(spot, value.is_string() ? "this word is not known here" : "this is not a word", std::move(taken));
}

void JsonIn::unknown_member(Json& object, std::span<const std::string_view> known,
                            std::span<const std::string_view> aside, const Spot* above) {
    const auto is_in = [](std::span<const std::string_view> names, std::string_view name) {
        return std::ranges::find(names, name) != names.end();
    };
    for (const auto& [name, value] : object.items()) {
        if (is_in(known, name) || is_in(aside, name)) continue;
        std::string taken = "known are: ";
        for (const std::string_view one : aside) taken.append(one).append(", ");
        for (const std::string_view one : known) taken.append(one).append(", ");
        taken.resize(taken.size() - 2);
        return fail(Spot{.above = above, .name = std::string_view(name).substr(0, 100)},
                    "this member is not known here", std::move(taken));
    }
}

}  // namespace http
