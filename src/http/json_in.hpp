// JSON read into shapes, strictly: an unknown member, a wrong type, a missing member or a word that is none is
// bad_input whose place is the member ("demands[1].title") and whose cure says what is taken instead.
// Organs come as ids or by their exact name, enumerations as ids or Chinese words, codes as digits or numbers.
#pragma once
#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "core/office/office.hpp"
#include "http/shape.hpp"

namespace http {

using Json = nlohmann::json;

/// Parses a whole text; members given twice and nesting beyond json_depth_max are errors too.
[[nodiscard]] base::Result<Json> parse_json(std::string_view text);

/// Where we are in the document; turned into text only when something is wrong.
struct Spot {
    const Spot* above = nullptr;
    std::string_view name = {};
    std::size_t index = 0;
    bool is_index = false;
    [[nodiscard]] std::string text() const;
};

/// Whether a body must name the member. A shape of ours lists what is required; of a deed, everything whose silence
/// would put a word into somebody's mouth: enumerations, legs, organs it goes to, numbers of days, yes or no.
template <Fielded T, class M>
[[nodiscard]] constexpr bool is_required(std::string_view name, const M& member) {
    const auto is_among = [name](std::span<const std::string_view> names) {
        for (const std::string_view one : names) {
            if (one == name) return true;
        }
        return false;
    };
    if constexpr (requires { Shape<T>::required; }) {
        return is_among(Shape<T>::required);
    } else if constexpr (requires { T::required; }) {
        return is_among(T::required);
    } else if constexpr (Worded<M>) {
        return !is_none(member);
    } else {
        constexpr std::string_view of_deeds[] = {
            "leg",       "to",     "organ", "days", "version",    "paper", "first_day", "is_upheld",
            "is_agreed", "organs", "post",  "into", "addressees", "other", "is_solved", "is_accepted"};
        return is_among(of_deeds);
    }
}

class JsonIn {
  public:
    explicit JsonIn(const core::Office& office) : office_(office) {}

    /// The whole object into `out`; members in `aside` are somebody else's and passed over.
    template <Fielded T>
    [[nodiscard]] base::Result<void> read(Json& object, T& out, std::span<const std::string_view> aside = {}) {
        read_object(object, out, nullptr, aside);
        if (error_) return std::unexpected(*std::move(error_));
        return {};
    }
    /// One member beside the shape; stays as it is when absent.
    template <class T>
    [[nodiscard]] base::Result<void> member(Json& object, std::string_view name, T& out) {
        const Spot spot{.name = name};
        if (const auto found = object.find(name); found != object.end()) read_value(*found, out, spot);
        if (error_) return std::unexpected(*std::move(error_));
        return {};
    }

    /// The kind of the deed that a correction puts in a fact's place, if one was read.
    [[nodiscard]] std::optional<std::uint16_t> replacement_kind() const { return replacement_kind_; }

  private:
    const core::Office& office_;
    std::optional<base::Error> error_;
    std::optional<std::uint16_t> replacement_kind_;

    void fail(const Spot& spot, std::string message, std::string cure);

    void read_value(Json& value, std::string& out, const Spot& spot);
    void read_value(Json& value, bool& out, const Spot& spot);
    void read_value(Json& value, std::uint8_t& out, const Spot& spot);
    void read_value(Json& value, std::uint32_t& out, const Spot& spot);
    void read_value(Json& value, std::int64_t& out, const Spot& spot);  ///< of fen, of typed figures
    void read_value(Json& value, base::Day& out, const Spot& spot);
    void read_value(Json& value, base::Id& out, const Spot& spot);     ///< of an organ
    void read_value(Json& value, base::Bytes& out, const Spot& spot);  ///< of a replacement deed
    void read_code(Json& value, std::uint32_t& out, const Spot& spot);
    void unknown_word(const Json& value, std::span<const core::Word> table, bool is_none_taken, const Spot& spot);
    void unknown_member(Json& object, std::span<const std::string_view> known, std::span<const std::string_view> aside,
                        const Spot* above);

    template <Worded E>
    void read_value(Json& value, E& out, const Spot& spot) {
        const bool is_none_taken = is_none(out);  // where "none" is the beginning it is an answer too
        const auto word =
            value.is_string() ? core::parse_word<E>(value.template get_ref<std::string&>()) : std::nullopt;
        if (!word || (is_none(*word) && !is_none_taken)) return unknown_word(value, words(E{}), is_none_taken, spot);
        out = *word;
    }
    template <class T>
    void read_value(Json& value, std::optional<T>& out, const Spot& spot) {
        read_value(value, out.emplace(), spot);
    }
    template <class T>
    void read_value(Json& value, std::vector<T>& out, const Spot& spot) {
        if (!value.is_array()) return fail(spot, "this is not a list", "write [ … ]");
        out.resize(value.size());
        for (std::size_t i = 0; i < out.size() && !error_; ++i) {
            read_value(value[i], out[i], Spot{.above = &spot, .index = i, .is_index = true});
        }
    }
    template <Fielded T>
    void read_value(Json& value, T& out, const Spot& spot) {
        read_object(value, out, &spot, {});
    }

    template <Fielded T>
    void read_object(Json& object, T& out, const Spot* above, std::span<const std::string_view> aside) {
        if (!object.is_object()) return fail(above ? *above : Spot{}, "this is not an object", "write { … }");
        std::size_t found = 0;
        Shape<T>::fields(out, [&](std::string_view name, auto& member) {
            if (error_) return;
            const Spot spot{.above = above, .name = name};
            const auto at = object.find(name);
            if (at == object.end()) {
                if (is_required<T>(name, member)) fail(spot, "this member is missing", "give it");
                return;
            }
            ++found;
            if (at->is_null() && !is_required<T>(name, member)) return;  // null says the same as leaving it out
            if constexpr (std::same_as<std::remove_cvref_t<decltype(member)>, std::uint32_t>) {
                if (is_code(name)) return read_code(*at, member, spot);
            }
            read_value(*at, member, spot);
        });
        for (const std::string_view name : aside) found += object.contains(name) ? 1 : 0;
        if (error_ || found == object.size()) return;
        std::vector<std::string_view> known;
        Shape<T>::fields(out, [&](std::string_view name, auto&) { known.push_back(name); });
        unknown_member(object, known, aside, above);
    }
};

}  // namespace http
