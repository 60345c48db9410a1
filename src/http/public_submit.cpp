// 网上信访: a petitioner submits without an account. The office registers it on the day it comes, as it would a letter.
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "http/public.hpp"
#include "http/public_draft.hpp"
#include "http/public_find.hpp"
#include "http/submit.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

using base::ErrorKind;

/// What was filled in, as the office registers it.
struct Taken {
    app::Registration registration;
    std::vector<std::string> accused;  ///< of each demand: the name of the organ it is sealed from; empty if none
    std::string office;
};

std::unexpected<base::Error> missing(const std::string& place, std::string_view en, std::string_view zh) {
    return base::fail(ErrorKind::bad_input, fmt::format("{} is missing; 缺{}", en, zh), place, "give it; 请填写");
}

base::Result<void> check_length(const std::string& text, std::size_t max, const std::string& place) {
    const auto length = base::utf8_length(text);
    if (length && *length <= max) return {};
    return base::fail(ErrorKind::bad_input,
                      fmt::format("{} characters, at most {} are taken; 最多{}字", length.value_or(0), max, max), place,
                      "shorten it; 请精简");
}

/// Anything to read in it: blanks alone are no name, title or text.
bool is_blank(std::string_view text) {
    constexpr std::string_view wide = "　";
    while (!text.empty()) {
        if (text.starts_with(wide)) {
            text.remove_prefix(wide.size());
        } else if (static_cast<unsigned char>(text.front()) <= 0x20) {
            text.remove_prefix(1);
        } else {
            return false;
        }
    }
    return true;
}

/// 《信访工作条例》第十九条第一款: name and address. A phone will do for the address: who writes on line often gives
/// only that, and the office can ask.
base::Result<void> check_persons(const PublicSubmissionDraft& draft) {
    if (draft.is_anonymous != draft.persons.empty()) {
        return base::fail(ErrorKind::bad_input,
                          draft.is_anonymous ? "anonymous, and yet persons are named; 匿名件不填写信访人"
                                             : "nobody is named; 缺信访人",
                          "persons", "name the petitioners, or set is_anonymous; 请填写信访人，或者注明匿名");
    }
    if (draft.persons.size() > public_persons_max) {
        return base::fail(ErrorKind::bad_input,
                          fmt::format("{} persons, at most {} are taken; 最多{}人", draft.persons.size(),
                                      public_persons_max, public_persons_max),
                          "persons",
                          "name representatives and list the others in the text; 请填写代表，其他人写入正文");
    }
    for (std::size_t i = 0; i < draft.persons.size(); ++i) {
        const app::PersonDraft& person = draft.persons[i];
        const std::string place = fmt::format("persons[{}].", i);
        if (is_blank(person.name)) return missing(place + "name", "the name", "姓名（名称）");
        TRY(check_length(person.name, public_name_max, place + "name"));
        TRY(check_length(person.phone, public_phone_max, place + "phone"));
        TRY(check_length(person.address, public_address_max, place + "address"));
        TRY(check_length(person.id_number, public_id_number_max, place + "id_number"));
        const bool is_reachable = !is_blank(person.phone) || !is_blank(person.address) ||
                                  !is_blank(draft.contact.phone) || !is_blank(draft.contact.address);
        if (!is_reachable) return missing("contact", "an address or a phone", "住址或者电话");
    }
    TRY(check_length(draft.contact.phone, public_phone_max, "contact.phone"));
    return check_length(draft.contact.address, public_address_max, "contact.address");
}

base::Result<void> check_demands(const PublicSubmissionDraft& draft) {
    if (draft.demands.empty()) return missing("demands", "a demand", "诉求");
    if (draft.demands.size() > public_demands_max) {
        return base::fail(ErrorKind::bad_input,
                          fmt::format("{} demands, at most {} are taken; 最多{}项", draft.demands.size(),
                                      public_demands_max, public_demands_max),
                          "demands", "submit the rest as a second submission; 其余请另行提交");
    }
    std::size_t all = 0;
    for (std::size_t i = 0; i < draft.demands.size(); ++i) {
        const PublicDemandDraft& demand = draft.demands[i];
        const std::string place = fmt::format("demands[{}].", i);
        if (is_blank(demand.title)) return missing(place + "title", "the title", "标题");
        if (is_blank(demand.text)) return missing(place + "text", "the text", "请求、事实、理由");
        TRY(check_length(demand.title, public_title_max, place + "title"));
        TRY(check_length(demand.text, public_text_max, place + "text"));
        TRY(check_length(demand.accused, public_name_max, place + "accused"));
        if (!demand.accused.empty() && demand.matter_class != core::MatterClass::accusation) {
            return base::fail(ErrorKind::bad_input, "only an accusation accuses; 只有检举控告填写被检举、控告单位",
                              place + "accused", "set class to accusation; 请选择检举控告类");
        }
        all += base::utf8_length(demand.text).value_or(0);
    }
    if (all <= public_texts_max) return {};
    return base::fail(ErrorKind::bad_input,
                      fmt::format("{} characters in all, at most {} are taken; 合计最多{}字", all, public_texts_max,
                                  public_texts_max),
                      "demands", "submit the rest as a second submission; 其余请另行提交");
}

/// The petition office that takes it: that of the region, else the first of the store.
const core::Organ* counter_office(const core::Office& office, std::uint32_t region, base::Day today) {
    const core::Organ* first = nullptr;
    for (const base::Id& id : office.organs()) {
        const core::Organ* organ = office.organ(id);
        if (organ->kind != core::OrganKind::petition_office || !office.is_in_force(id, today)) continue;
        if (region != 0 && organ->region == region) return organ;
        if (first == nullptr) first = organ;
    }
    return first;
}

app::DemandDraft demand_of(const core::Office& office, PublicDemandDraft given, std::string& accused) {
    app::DemandDraft demand{.title = std::move(given.title),
                            .text = std::move(given.text),
                            .matter_class = given.matter_class,
                            .attach_to = {},
                            .accused = {}};
    if (given.accused.empty()) return demand;
    if (const core::Organ* organ = office.organ_named(given.accused)) {
        demand.accused = organ->id;
        accused = organ->name;
    } else {
        // Nobody is turned away for not knowing an organ's exact name; until the office has classified it, only the
        // office sees the matter.
        demand.text = fmt::format("被检举、控告的单位（信访人填写）：{}\n\n{}", given.accused, demand.text);
    }
    return demand;
}

base::Result<Taken> take(Call& call) {
    PublicSubmissionDraft draft;
    TRY(read_public(call, draft));
    TRY(check_persons(draft));
    TRY(check_demands(draft));
    const base::Day today = call.hall.desk.today();
    const core::Organ* office = counter_office(*call.office, draft.region, today);
    if (office == nullptr) {
        return base::fail(ErrorKind::unavailable, "no petition office takes submissions here; 尚未设立信访部门");
    }
    Taken taken{.registration = {}, .accused = std::vector<std::string>(draft.demands.size()), .office = office->name};
    app::Registration& registration = taken.registration;
    registration.form = core::Form::web;
    registration.received_day = today;
    registration.region = draft.region != 0 ? draft.region : office->region;
    registration.office = office->id;
    registration.is_anonymous = draft.is_anonymous;
    registration.persons = std::move(draft.persons);
    for (app::PersonDraft& person : registration.persons) {
        if (is_blank(person.phone)) person.phone = draft.contact.phone;
        if (is_blank(person.address)) person.address = draft.contact.address;
    }
    for (std::size_t i = 0; i < draft.demands.size(); ++i) {
        registration.demands.push_back(demand_of(*call.office, std::move(draft.demands[i]), taken.accused[i]));
    }
    TRY(app::check(registration));
    return taken;
}

}  // namespace

base::Result<void> allow_public_text(Call& call) {
    Hall& hall = call.hall;
    const base::Instant now = hall.now();
    TRY(hall.counter.allow(call.request.client, now));
    TRY(hall.counter_all.allow("", now));
    hall.counter.count(call.request.client, now);
    hall.counter_all.count("", now);
    return {};
}

void submit_publicly(const CallPtr& call) {
    if (!call->hall.settings.is_counter_open) {
        return call->answer(problem(503, "this office takes no submissions on line at present; 本机关暂不受理网上提交",
                                    "write, call or come to the office; 请来信、来电或者来访"));
    }
    auto taken = take(*call);
    if (!taken) return call->answer(problem(taken.error()));
    if (auto allowed = allow_public_text(*call); !allowed) return call->answer(problem(allowed.error()));
    // Told before it is moved into the command.
    const base::Day day = taken->registration.received_day;
    submit<app::Registered>(
        call, petitioner,
        [registration = std::move(taken->registration)](app::Plan& plan) {
            return plan.register_submission(registration);
        },
        [day, accused = std::move(taken->accused), office = std::move(taken->office)](
            const app::Registered& registered, const store::Written&, const core::Law& law) {
            PublicRegisteredView view{
                .number = registered.number,
                .query_code = registered.query_code,
                .receipt = fmt::format("/api/v1/public/submissions/{}/receipt", registered.number),
                .office = office,
                .received_day = day};
            for (std::size_t i = 0; i < registered.matters.size(); ++i) {
                const app::Registered::One& one = registered.matters[i];
                const bool is_sealed = !accused[i].empty();
                view.matters.push_back(
                    {one.number, is_sealed ? std::optional(accused[i]) : std::nullopt, tell(law, one.clocks)});
            }
            return json(view, 201);
        });
}

}  // namespace http
