// A frozen period as it stands later. See evaluation_view.hpp.
#pragma once
#include "http/matter_view.hpp"

namespace http {

struct FrozenFigureView {
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator;
    std::optional<std::string> value;
    static constexpr std::string_view schema = "FrozenFigure";
    static void fields(auto& self, auto&& field) {
        field("numerator", self.numerator), field("denominator", self.denominator), field("value", self.value);
    }
};

struct KindCountView {
    std::string kind, zh;
    std::uint64_t facts = 0;
    static constexpr std::string_view schema = "KindCount";
    static void fields(auto& self, auto&& field) {
        field("kind", self.kind), field("zh", self.zh), field("facts", self.facts);
    }
};

/// The facts that made the difference: entered after the period was frozen.
struct LateFactsView {
    std::uint64_t facts = 0;
    std::vector<KindCountView> kinds = {};
    std::uint64_t matters = 0;              ///< counted otherwise than then
    std::vector<std::string> numbers = {};  ///< of those that the caller may see; at most a hundred
    std::uint64_t sealed = 0;
    bool is_whole = true;
    static constexpr std::string_view schema = "LateFacts";
    static void fields(auto& self, auto&& field) {
        field("facts", self.facts), field("kinds", self.kinds), field("matters", self.matters);
        field("numbers", self.numbers), field("sealed", self.sealed), field("whole", self.is_whole);
    }
};

struct RestatedFigureView {
    std::string id, name_zh, name_en, unit, source;
    FrozenFigureView frozen;
    std::optional<FrozenFigureView> again, now;
    bool is_same_formula = false, is_reproduced = false, is_changed = false;
    std::optional<LateFactsView> late;  ///< where it changed
    static constexpr std::string_view schema = "RestatedFigure";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("name_zh", self.name_zh), field("name_en", self.name_en), field("unit", self.unit);
        field("source", self.source), field("frozen", self.frozen), field("again", self.again), field("now", self.now);
        field("same_formula", self.is_same_formula), field("reproduced", self.is_reproduced);
        field("changed", self.is_changed), field("late", self.late);
    }
};

struct RestatementView {
    std::uint32_t version = 0;  ///< of the fact that froze
    Day from, to, frozen_as_of, as_of;
    std::uint64_t frozen_seq = 0, seq = 0;
    bool is_reproduced = true, is_signed = false;
    std::uint32_t changed = 0;
    std::vector<RestatedFigureView> figures = {};
    static constexpr std::string_view schema = "Restatement";
    static void fields(auto& self, auto&& field) {
        field("version", self.version), field("from", self.from), field("to", self.to);
        field("frozen_as_of", self.frozen_as_of), field("frozen_seq", self.frozen_seq), field("as_of", self.as_of);
        field("seq", self.seq), field("reproduced", self.is_reproduced), field("signed", self.is_signed);
        field("changed", self.changed), field("figures", self.figures);
    }
};

}  // namespace http
