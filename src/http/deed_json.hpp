// The deeds of a matter as JSON: which ones the interface takes, and how a fact shows what was done.
#pragma once
#include <array>
#include <tuple>

#include "http/json_out.hpp"

namespace http {

/// In the order of docs/formats/api.md. RestateClocks, Attach, OpenMatter and Supplement come from other calls.
using MatterDeeds =
    std::tuple<core::Classify, core::Forward, core::Notice, core::Object, core::DecideObjection, core::Accept,
               core::Decline, core::Route, core::Extend, core::Reply, core::Deliver, core::RequestReview,
               core::DecideReview, core::RequestFinalReview, core::Hear, core::DecideFinalReview, core::Rate,
               core::Withdraw, core::Close, core::Reopen, core::Contact, core::Recuse, core::Dispute,
               core::SettleDispute, core::ReportUrgent, core::AdoptSuggestion, core::Settle, core::Execute,
               core::Resolve, core::Refer, core::Urge, core::Link, core::Merge, core::AdmitLate, core::EnterProcedure,
               core::CareAfter, core::VoidPaper, core::ServePaper, core::Succeed, core::Correct>;

template <class T>
[[nodiscard]] constexpr std::string_view deed_id() {
    return core::deed_words[core::kind_v<T>].id;
}

/// Calls `act` with a fresh deed of that id; false if the interface takes no such deed.
template <class Act>
bool with_deed(std::string_view id, Act&& act) {
    return [&]<class... Ts>(std::tuple<Ts...>*) {
        return ((deed_id<Ts>() == id ? (act(Ts{}), true) : false) || ...);
    }(static_cast<MatterDeeds*>(nullptr));
}

/// "decide_review" → "DecideReview", as schemas are named.
[[nodiscard]] std::string camel_case(std::string_view id);

/// The deed's members as an object. `corrected_kind` tells a correction how to show the deed that stands in its place.
void write_deed(std::string& out, const core::Deed& deed, std::uint16_t corrected_kind = 0);

}  // namespace http
