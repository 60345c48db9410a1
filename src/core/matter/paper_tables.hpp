// Building blocks of the tables in paper_fields*.cpp: what is required, what may be given, and the fields that most
// papers share. Used there only. Constants.
#pragma once
#include <array>

#include "core/matter/paper_fields.hpp"

namespace core::papers {

constexpr auto line = PaperFieldKind::line;
constexpr auto text = PaperFieldKind::text;
constexpr auto day = PaperFieldKind::day;
constexpr auto count = PaperFieldKind::count;

constexpr PaperField must(std::string_view id, std::string_view zh, PaperFieldKind kind, std::string_view article) {
    return {.id = id, .zh = zh, .kind = kind, .article = article};
}
constexpr PaperField may(std::string_view id, std::string_view zh, PaperFieldKind kind, std::string_view article = "") {
    return {.id = id, .zh = zh, .kind = kind, .is_required = false, .article = article};
}

// What most papers name. Without it nobody knows which matter a paper is about: asked for by this house.
constexpr PaperField petitioner = must("petitioner", "信访人", line, "");
constexpr PaperField addressee = must("addressee", "主送机关", line, "");
constexpr PaperField matter = must("matter", "信访事项", line, "");
constexpr PaperField matter_number = must("matter_number", "信访事项编号", line, "");
constexpr PaperField contact = must("contact", "联系方式", line, "");
constexpr PaperField query_code = may("query_code", "查询码", line, "21.2");

/// The fields of a kind whose paper goes between organs, or records what several people did.
[[nodiscard]] std::span<const PaperField> between_organs(PaperKind kind);
/// The fields of a kind whose paper goes to a petitioner, and of the register form.
[[nodiscard]] std::span<const PaperField> to_petitioner(PaperKind kind);

}  // namespace core::papers
