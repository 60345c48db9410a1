#include "http/deeds.hpp"

#include "app/registration.hpp"
#include "base/utf8.hpp"
#include "http/deed_json.hpp"
#include "http/drafts.hpp"
#include "http/submit.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

using base::ErrorKind;

struct Order {
    core::Deed deed;
    base::Day day;  ///< not set = today
    std::string text;
    std::optional<std::uint16_t> replacement_kind;  ///< of a correction that puts a deed in a fact's place
};

base::Result<Order> read(Call& call, std::string_view deed_name) {
    constexpr std::string_view beside[] = {"day", "text"};
    constexpr std::string_view beside_correction[] = {"text"};  // whose own `day` is the corrected fact's
    Json body = TRY(parse_json(call.request.body.empty() ? std::string_view("{}") : call.request.body));
    JsonIn in(*call.office);
    Order order;
    base::Result<void> read;
    with_deed(deed_name, [&]<class T>(T deed) {
        constexpr bool is_correction = std::same_as<T, core::Correct>;
        read = is_correction ? in.read(body, deed, beside_correction) : in.read(body, deed, beside);
        if (read && !is_correction) read = in.member(body, "day", order.day);
        order.deed = std::move(deed);
    });
    if (read) read = in.member(body, "text", order.text);
    TRY(std::move(read));
    if (const auto length = base::utf8_length(order.text); !length || *length > app::text_max) {
        return base::fail(ErrorKind::bad_input, "the text is longer than 20,000 characters", "text", "shorten it");
    }
    order.replacement_kind = in.replacement_kind();
    return order;
}

/// A correction names the deed it puts in place, on the fact's own day unless another is given.
base::Result<void> complete(core::Correct& correction, std::optional<std::uint16_t> kind,
                            std::span<const core::Fact> facts) {
    if (correction.is_annulled || correction.version == 0 || correction.version > facts.size()) return {};
    const core::Fact& fact = facts[correction.version - 1];
    if (!kind || *kind != core::kind_of(fact.deed)) {
        return base::fail(ErrorKind::bad_input, "the deed in its place must be of the same kind", "deed",
                          "write {\"deed\": \"" + std::string(core::id_of(fact.deed)) + "\", …}, or is_annulled: true");
    }
    if (!correction.day.is_set()) correction.day = fact.day;
    return {};
}

struct Performed {
    core::Decision decision;
    std::uint32_t version = 0;
    core::Phase phase{};
};

store::Outcome<Performed> perform_in(app::Plan& plan, const base::Id& id, Order& order) {
    if (auto* correction = std::get_if<core::Correct>(&order.deed)) {
        const auto facts = plan.view().facts(id);
        if (!facts) return std::unexpected(store::Failure(facts.error()));
        auto completed = complete(*correction, order.replacement_kind, *facts);
        if (!completed) return std::unexpected(store::Failure(std::move(completed).error()));
    }
    auto decision = plan.perform(id, order.deed, order.day, order.text);
    if (!decision) return std::unexpected(std::move(decision).error());
    const auto matter = plan.matter(id);
    if (!matter) return std::unexpected(store::Failure(matter.error()));
    return Performed{*std::move(decision), matter->version, matter->phase()};
}

/// Some organ that a matter could go to: neither the caller's own nor one it must never reach.
base::Id somewhere(const core::Matter& matter, const app::Caller& caller, const core::Office& office, base::Day today) {
    for (const base::Id& organ : office.organs()) {
        const bool is_accused = matter.accused.is_set() && office.is_accused_with(organ, matter.accused);
        if (organ != caller.organ && !is_accused && office.is_in_force(organ, today)) return organ;
    }
    return {};
}

template <class T>
T try_out(std::uint8_t leg, const base::Id& organ, base::Day today) {
    T deed;
    if constexpr (requires { deed.leg; }) deed.leg = leg;
    if constexpr (requires { deed.to; }) deed.to = organ;
    if constexpr (requires { deed.organ; }) deed.organ = organ;
    if constexpr (requires { deed.days; }) deed.days = 1;
    if constexpr (requires { deed.first_day; }) deed.first_day = today;
    if constexpr (requires { deed.addressees; }) deed.addressees = {core::Addressee::government};
    if constexpr (requires { deed.into; }) deed.into = organ;
    if constexpr (requires { deed.other; }) deed.other = organ;
    return deed;
}

}  // namespace

namespace {

/// Another matter that a deed names must be one that the caller may see: else its mere answer would tell of it.
base::Result<void> check_other(Call& call, const core::Deed& deed) {
    base::Id other;
    const char* place = "other";
    if (const auto* link = std::get_if<core::Link>(&deed)) other = link->other;
    if (const auto* merge = std::get_if<core::Merge>(&deed)) other = merge->into, place = "into";
    if (!other.is_set()) return {};
    if (call.hall.readers.lease()->matter(other, call.caller.viewer())) return {};
    return base::fail(ErrorKind::not_found, "no such matter", place, "give the id of a matter that you can open");
}

auto done_at(base::Day day) {
    return [day](const Performed& done, const store::Written& written, const core::Law& law) {
        return json(DoneView{.seq = written.last_seq,
                             .version = done.version,
                             .phase = done.phase,
                             .clocks = tell(law, done.decision.clocks),
                             .breaches = tell(law, done.decision.breaches, day)});
    };
}

}  // namespace

void unmerge(const CallPtr& call) {
    UnmergeDraft draft;
    const auto id = [&]() -> base::Result<base::Id> {
        const base::Id given = TRY(call->id(0));
        TRY(call->hall.readers.lease()->matter(given, call->caller.viewer()));
        TRY(call->body(draft));
        return given;
    }();
    if (!id) return call->answer(problem(id.error()));
    submit<Performed>(
        call, call->caller,
        [id = *id, reason = draft.reason](app::Plan& plan) -> store::Outcome<Performed> {
            auto decision = plan.unmerge(id, reason);
            if (!decision) return std::unexpected(std::move(decision).error());
            const auto matter = plan.matter(id);
            if (!matter) return std::unexpected(store::Failure(matter.error()));
            return Performed{*std::move(decision), matter->version, matter->phase()};
        },
        done_at(call->hall.desk.today()));
}

void perform(const CallPtr& call) {
    const std::string_view path = call->route->path;
    auto id = call->id(0);
    if (!id) return call->answer(problem(id.error()));
    // Seen first, judged afterwards: what is hidden from the caller is answered like what does not exist.
    if (auto seen = call->hall.readers.lease()->matter(*id, call->caller.viewer()); !seen) {
        return call->answer(problem(seen.error()));
    }
    auto order = read(*call, path.substr(path.rfind('/') + 1));
    if (!order) return call->answer(problem(order.error()));
    if (auto seen = check_other(*call, order->deed); !seen) return call->answer(problem(seen.error()));
    const base::Day day = order->day.is_set() ? order->day : call->hall.desk.today();
    submit<Performed>(
        call, call->caller,
        [id = *id, order = *std::move(order)](app::Plan& plan) mutable { return perform_in(plan, id, order); },
        done_at(day));
}

std::vector<std::string_view> allowed(const core::Matter& matter, const app::Caller& caller, const core::Law& law,
                                      const core::Office& office, base::Day today) {
    const core::Actor actor = caller.actor();
    const core::Context context{.day = today, .today = today, .actor = actor, .law = law, .office = office};
    const base::Id organ = somewhere(matter, caller, office, today);
    std::vector<std::string_view> ids;
    const auto add = [&]<class T>() {
        if constexpr (std::same_as<T, core::Correct>) {  // there is always a fact to correct
            if (caller.may(core::Permission::correct)) ids.push_back(deed_id<T>());
            return;
        }
        for (std::size_t leg = 0; leg < matter.legs.size(); ++leg) {
            T deed = try_out<T>(static_cast<std::uint8_t>(leg), organ, today);
            if constexpr (std::same_as<T, core::Recuse>) deed.post = caller.post;
            if constexpr (std::same_as<T, core::Dispute>) deed.organs = {caller.organ, organ};
            if (!core::decide(matter, deed, context)) continue;
            ids.push_back(deed_id<T>());
            return;
        }
    };
    [&]<class... Ts>(std::tuple<Ts...>*) { (add.template operator()<Ts>(), ...); }(static_cast<MatterDeeds*>(nullptr));
    return ids;
}

}  // namespace http
