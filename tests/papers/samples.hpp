// One invented paper of every kind, for golden files and for LibreOffice. No person, organ or place in them exists.
#pragma once
#include "evaluate/evaluate.hpp"
#include "paper/render.hpp"

namespace samples {

/// The worked cases of examples/guangzhou, by the names of their files.
inline constexpr const char* report_cases[]{"guangzhou-2023", "baiyun-2023", "tianhe-2023", "huadu-2021", "liwan-2021"};
/// One of them, read from the checkout and scored; throws where it cannot be.
[[nodiscard]] evaluate::Evaluated report_case(const std::string& name);

/// Every field of the kind, optional ones too.
[[nodiscard]] paper::PaperFields fields(core::PaperKind kind);
[[nodiscard]] paper::Letterhead letterhead(core::PaperKind kind);

}  // namespace samples
