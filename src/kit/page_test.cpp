// docs/formats/kit.md lists the fields of every deed that a verifier must read; they are those of the code.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "kit/format.hpp"
#include "kit/survey.hpp"

namespace kit {
namespace {

struct Names {
    std::string& row;

    template <class T>
    static std::string type_of(const T&) {
        if constexpr (std::is_same_v<T, bool>) return "yes";
        if constexpr (std::is_enum_v<T>) return "word";
        if constexpr (std::is_same_v<T, std::uint8_t>) return "u8";
        if constexpr (std::is_same_v<T, std::uint32_t>) return "n";
        if constexpr (std::is_same_v<T, std::int64_t>) return "int";
        if constexpr (std::is_same_v<T, base::Day>) return "day";
        if constexpr (std::is_same_v<T, base::Id>) return "id";
        if constexpr (std::is_same_v<T, std::string>) return "text";
        if constexpr (std::is_same_v<T, base::Bytes>) return "bytes";
        return "?";
    }
    template <class T>
        requires(std::is_class_v<T> || std::is_enum_v<T>)
    static std::string type_of(const std::vector<T>&) {
        return "list " + type_of(T{});
    }
    template <class T>
    void operator()(const char* name, const T& value) {
        row += fmt::format("{}{} {}", row.ends_with("| ") ? "" : ", ", name, type_of(value));
    }
};

template <std::size_t... I>
std::vector<std::string> rows(std::index_sequence<I...>) {
    std::vector<std::string> all;
    const auto add = [&](std::size_t kind, auto body) {
        std::string row = fmt::format("| {} | {} | ", kind, core::deed_words[kind].id);
        body.fields(body, Names{row});
        all.push_back(row + (row.ends_with("| ") ? "|" : " |"));
    };
    (add(I, std::variant_alternative_t<I, core::Deed>{}), ...);
    return all;
}

TEST(Page, ListsTheFieldsOfEveryDeedThatMustBeRead) {
    std::ifstream in("docs/formats/kit.md");
    std::stringstream page;
    page << in.rdbuf();
    ASSERT_FALSE(page.str().empty());
    const auto all = rows(std::make_index_sequence<std::variant_size_v<core::Deed>>{});
    int listed = 0;
    for (std::size_t kind = 0; kind < all.size(); ++kind) {
        using core::kind_v;
        const bool is_closed_always = kind == kind_v<core::RecordPerson> || kind == kind_v<core::ErasePerson> ||
                                      kind == kind_v<core::Reveal> || kind == kind_v<core::RecordPost> ||
                                      kind == kind_v<core::EndPost> || kind == kind_v<core::Delegate>;
        if (is_closed_always || kind == kind_v<core::RevealFile>) continue;
        EXPECT_NE(page.str().find("\n" + all[kind] + "\n"), std::string::npos) << all[kind];
        ++listed;
    }
    EXPECT_EQ(listed, 78);
}

}  // namespace
}  // namespace kit
