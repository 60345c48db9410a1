// From a matter to the figures that count it, and the proof of each fact that decides. The other way stands in
// figures.hpp. On workers: they wait for the tally.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> trace_matter(Call& call);
[[nodiscard]] base::Result<Response> get_fact_receipt(Call& call);

struct TracedView {
    std::string id, name_zh, name_en;
    follow::FigureSide side{};
    std::string number;  ///< of the matter, or of the letter that is counted
    std::string what;    ///< which leg, review or rating: its organ
    std::int64_t amount = 1;
    std::uint64_t since = 0;
    std::vector<std::uint64_t> decided_by = {};
    static constexpr std::string_view schema = "Traced";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("name_zh", self.name_zh), field("name_en", self.name_en);
        field("side", self.side), field("number", self.number), field("what", self.what);
        field("amount", self.amount), field("since", self.since), field("decided_by", self.decided_by);
    }
};

struct TracedFactView {
    std::uint64_t seq = 0;
    std::uint32_t version = 0;
    base::Day day;
    std::string kind, kind_zh;
    std::string receipt;  ///< where its proof is fetched
    static constexpr std::string_view schema = "TracedFact";
    static void fields(auto& self, auto&& field) {
        field("seq", self.seq), field("version", self.version), field("day", self.day), field("kind", self.kind);
        field("kind_zh", self.kind_zh), field("receipt", self.receipt);
    }
};

struct TraceView {
    std::string number;
    bool is_sealed = false;  ///< an accusation: it stands in one number of the whole office and in no list
    base::Day from, to;
    base::Day as_of;
    std::uint64_t seq = 0;
    std::vector<TracedView> figures = {};
    std::vector<TracedFactView> facts = {};  ///< those that `figures` name
    static constexpr std::string_view schema = "Trace";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("is_sealed", self.is_sealed), field("from", self.from);
        field("to", self.to), field("as_of", self.as_of), field("seq", self.seq), field("figures", self.figures);
        field("facts", self.facts);
    }
};

}  // namespace http
