// Views: what answers show, member by member as docs/formats/api.md names them. Plain values; `fields` makes them JSON,
// `schema` names them in the OpenAPI document. Personal data is masked before it gets here.
#pragma once
#include <string>
#include <vector>

#include "core/ledger/fact.hpp"
#include "core/matter/matter.hpp"
#include "core/office/office.hpp"
#include "core/office/permission.hpp"
#include "http/clock_state.hpp"
#include "http/shape.hpp"

namespace http {

using base::Day;
using base::Id;
using MaybeDay = std::optional<Day>;

[[nodiscard]] inline MaybeDay maybe(Day day) {
    return day.is_set() ? MaybeDay(day) : std::nullopt;
}

struct Ref {
    Id id;
    std::string name;
    static constexpr std::string_view schema = "Ref";
    static void fields(auto& self, auto&& field) { field("id", self.id), field("name", self.name); }
};

struct StoreView {
    std::string name;
    bool is_simulated = false;
    static constexpr std::string_view schema = "Store";
    static void fields(auto& self, auto&& field) { field("name", self.name), field("is_simulated", self.is_simulated); }
};

/// A post that another stands in for (委托), both days included.
struct StandInView {
    Ref post;
    Day from, until;
    static constexpr std::string_view schema = "StandIn";
    static void fields(auto& self, auto&& field) {
        field("post", self.post), field("from", self.from), field("until", self.until);
    }
};

struct SessionView {
    std::string name;
    Ref post, organ;
    std::vector<core::Role> roles;
    std::vector<core::Permission> permissions;
    std::vector<StandInView> stands_in_for;  ///< today
    Day today;
    StoreView store;
    static constexpr std::string_view schema = "Session";
    static void fields(auto& self, auto&& field) {
        field("name", self.name), field("post", self.post), field("organ", self.organ), field("roles", self.roles);
        field("permissions", self.permissions), field("stands_in_for", self.stands_in_for);
        field("today", self.today), field("store", self.store);
    }
};

struct BreachView {
    std::string_view id, zh, en;
    std::string article;
    std::uint32_t version = 0;
    static constexpr std::string_view schema = "Breach";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("zh", self.zh), field("en", self.en), field("article", self.article);
        field("version", self.version);
    }
};

struct OpenedClockView {
    std::uint8_t leg = 0;
    std::string_view term;
    std::string term_zh, article;
    Day due_day;
    bool is_provisional = false;
    static constexpr std::string_view schema = "OpenedClock";
    static void fields(auto& self, auto&& field) {
        field("leg", self.leg), field("term", self.term), field("term_zh", self.term_zh);
        field("article", self.article), field("due_day", self.due_day), field("provisional", self.is_provisional);
    }
};

struct RegisteredMatterView {
    Id id;
    std::string number;
    std::vector<OpenedClockView> clocks;
    static constexpr std::string_view schema = "RegisteredMatter";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("number", self.number), field("clocks", self.clocks);
    }
};

struct NoteView {
    std::string place;
    std::string_view id, zh, en;
    static constexpr std::string_view schema = "Note";
    static void fields(auto& self, auto&& field) {
        field("place", self.place), field("id", self.id), field("zh", self.zh), field("en", self.en);
    }
};

struct RegisteredView {
    std::string number, query_code;
    std::string
        receipt;  ///< where the receipt is fetched: it needs a checkpoint, which a registration does not wait for
    std::vector<RegisteredMatterView> matters = {};
    std::vector<BreachView> breaches;
    bool is_collective = false;        ///< 集体访
    std::vector<NoteView> notes = {};  ///< what is odd about the numbers of the persons; kept all the same
    static constexpr std::string_view schema = "Registered";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("query_code", self.query_code), field("receipt", self.receipt);
        field("matters", self.matters), field("breaches", self.breaches);
        field("is_collective", self.is_collective), field("notes", self.notes);
    }
};

struct DoneView {
    std::uint64_t seq = 0;
    std::uint32_t version = 0;
    core::Phase phase{};
    std::vector<OpenedClockView> clocks;
    std::vector<BreachView> breaches;
    static constexpr std::string_view schema = "DeedDone";
    static void fields(auto& self, auto&& field) {
        field("seq", self.seq), field("version", self.version), field("phase", self.phase);
        field("clocks", self.clocks), field("breaches", self.breaches);
    }
};

struct NextClockView {
    std::string_view term;
    std::string term_zh;
    Day due_day;
    bool is_provisional = false;
    int days_left = 0;
    static constexpr std::string_view schema = "NextClock";
    static void fields(auto& self, auto&& field) {
        field("term", self.term), field("term_zh", self.term_zh), field("due_day", self.due_day);
        field("provisional", self.is_provisional), field("days_left", self.days_left);
    }
};

struct RowView {
    Id id;
    std::string number;
    core::Form form{};
    core::MatterClass matter_class{};
    core::Path path{};
    core::Phase phase{};
    std::uint32_t category = 0, region = 0;
    Day received_day;
    MaybeDay closed_day;
    std::optional<Ref> holder;
    std::string title;
    std::optional<NextClockView> next = {};
    static constexpr std::string_view schema = "MatterRow";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("number", self.number), field("form", self.form);
        field("class", self.matter_class), field("path", self.path), field("phase", self.phase);
        field("category", self.category), field("region", self.region), field("received_day", self.received_day);
        field("closed_day", self.closed_day), field("holder", self.holder), field("title", self.title);
        field("next", self.next);
    }
};

struct PageView {
    std::vector<RowView> rows = {};
    std::string next;
    static constexpr std::string_view schema = "MatterPage";
    static void fields(auto& self, auto&& field) { field("rows", self.rows), field("next", self.next); }
};

struct StepView {
    core::StepKind kind{};
    Day from, to;
    int days = 0;
    std::string zh, en;
    static constexpr std::string_view schema = "Step";
    static void fields(auto& self, auto&& field) {
        field("kind", self.kind), field("from", self.from), field("to", self.to), field("days", self.days);
        field("zh", self.zh), field("en", self.en);
    }
};

struct ExplanationView {
    std::string_view term;
    std::string article, article_en;
    Day from, unrolled_day, due_day;
    bool is_provisional = false;
    std::vector<StepView> steps = {};
    static constexpr std::string_view schema = "Explanation";
    static void fields(auto& self, auto&& field) {
        field("term", self.term), field("article", self.article), field("article_en", self.article_en);
        field("from", self.from), field("unrolled_day", self.unrolled_day), field("due_day", self.due_day);
        field("provisional", self.is_provisional), field("steps", self.steps);
    }
};

struct HealthView {
    std::uint64_t head = 0, tally = 0;
    static constexpr std::string_view schema = "Health";
    static void fields(auto& self, auto&& field) { field("head", self.head), field("tally", self.tally); }
};

}  // namespace http
