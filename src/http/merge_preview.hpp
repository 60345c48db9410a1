// Before a merging or its undoing: which figures would change, and to what. Decided as the deed itself would be, and
// refused as it would be; nothing is written. On workers: they wait for the leader and the tally.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> preview_merge(Call& call);
[[nodiscard]] base::Result<Response> preview_unmerge(Call& call);

struct MergeDraft {
    base::Id into;
    static constexpr std::string_view schema = "MergeDraft";
    static constexpr std::string_view required[] = {"into"};
    static void fields(auto& self, auto&& field) { field("into", self.into); }
};

struct MergeChangeView {
    base::Day from, to;  ///< the year whose figure it is
    std::string id, name_zh, name_en, unit;
    std::int64_t numerator_before = 0, numerator_after = 0;
    std::optional<std::int64_t> denominator_before, denominator_after;
    std::optional<std::string> value_before, value_after;
    static constexpr std::string_view schema = "MergeChange";
    static void fields(auto& self, auto&& field) {
        field("from", self.from), field("to", self.to), field("id", self.id), field("name_zh", self.name_zh);
        field("name_en", self.name_en), field("unit", self.unit), field("numerator_before", self.numerator_before);
        field("numerator_after", self.numerator_after), field("denominator_before", self.denominator_before);
        field("denominator_after", self.denominator_after), field("value_before", self.value_before);
        field("value_after", self.value_after);
    }
};

struct MergePreviewView {
    std::vector<MergeChangeView> changes = {};  ///< of the years of receipt of both matters and of this year
    std::string note_zh, note_en;               ///< what never falls
    base::Day as_of;
    std::uint64_t seq = 0;
    static constexpr std::string_view schema = "MergePreview";
    static void fields(auto& self, auto&& field) {
        field("changes", self.changes), field("note_zh", self.note_zh), field("note_en", self.note_en);
        field("as_of", self.as_of), field("seq", self.seq);
    }
};

}  // namespace http
