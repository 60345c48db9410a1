#include "app/demo/demo.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "app/account_book.hpp"
#include "app/demo/account.hpp"
#include "app/demo/chance.hpp"
#include "app/demo/office.hpp"
#include "app/demo/story.hpp"
#include "app/demo/texts.hpp"

namespace app {
namespace {

using base::Day;
constexpr std::size_t deeds_in_command = 200;
constexpr int opening_minute = 9 * 60, closing_minute = 17 * 60 + 30;

class Year {
  public:
    Year(Desk& desk, DemoClock& clock, const DemoRequest& request, const DemoOffice& office)
        : desk_(desk),
          clock_(clock),
          request_(request),
          office_(office),
          chance_(request.seed),
          first_(Day::from(request.year, 1, 1)),
          last_(Day::from(request.year, 12, 31)),
          law_(desk.law()) {}

    base::Result<DemoReport> run() {
        plan_arrivals();
        account_ = simulated_account(office_.petition_office.id, request_.year, request_.seed, law_->calendar);
        std::uint32_t arrived = 0;
        for (Day day = first_; day <= last_; day = day + 1) {
            // What is done may call for more on the same day, so the day ends when nothing is left of it.
            while (!agenda_[day].empty()) {
                const auto events = std::exchange(agenda_[day], {});
                std::vector<Event> today;
                for (const Event& event : events) {
                    // Rest days bring messages and ratings, but nobody is at the desk: the rest waits for the next day.
                    const bool waits =
                        law_->calendar.is_rest_day(day) && event.act != Act::arrive && event.act != Act::rate;
                    if (waits) {
                        later(event, 1, day);
                    } else {
                        today.push_back(event);
                    }
                }
                for (std::size_t at = 0; at < today.size(); at += deeds_in_command) {
                    clock_.set(day, opening_minute + static_cast<int>(at * 480 / today.size()));
                    const std::span<const Event> part(today.data() + at, std::min(deeds_in_command, today.size() - at));
                    TRY(work(day, part));
                    arrived += static_cast<std::uint32_t>(std::ranges::count(part, Act::arrive, &Event::act));
                }
            }
            agenda_.erase(day);
            TRY(keep_account(day));
            if (request_.progress) request_.progress(arrived, request_.matters);
        }
        clock_.set(last_, 18 * 60);
        report_.last_day = last_;
        return report_;
    }

  private:
    Desk& desk_;
    DemoClock& clock_;
    const DemoRequest& request_;
    const DemoOffice& office_;
    Chance chance_;
    Day first_, last_;
    std::shared_ptr<const core::Law> law_;
    std::map<Day, std::vector<Event>> agenda_;
    std::vector<Story> stories_;
    AccountYear account_;
    DemoReport report_;

    void later(const Event& event, int days, Day from) {
        const Day day = from + days;
        if (day <= last_) agenda_[day].push_back(event);
    }

    /// More after the Spring Festival and in autumn, fewer on rest days.
    void plan_arrivals() {
        std::vector<int> weights;
        int sum = 0;
        for (Day day = first_; day <= last_; day = day + 1) {
            static constexpr int by_month[] = {70, 60, 130, 110, 100, 100, 95, 90, 105, 85, 120, 100};
            int weight = by_month[day.month() - 1];
            if (law_->calendar.is_rest_day(day)) weight /= 6;
            weights.push_back(sum += weight);
        }
        for (std::uint32_t i = 0; i < request_.matters; ++i) {
            const int draw = chance_.between(1, sum);
            const auto at = std::ranges::lower_bound(weights, draw) - weights.begin();
            agenda_[first_ + static_cast<int>(at)].push_back({Act::arrive, i});
        }
        stories_.resize(request_.matters);
    }

    base::Result<void> work(Day day, std::span<const Event> events) {
        struct Nothing {};
        auto written = app::run<Nothing>(desk_, office_.petition_office.handler, [&](Plan& plan) -> Outcome<Nothing> {
            for (const Event& event : events) {
                if (event.act == Act::arrive) {
                    arrive(plan, day, event.story);
                } else {
                    act(plan, day, event);
                }
            }
            return Nothing{};
        });
        if (written) return {};
        return refused(written.error());
    }

    static std::unexpected<base::Error> refused(const Failure& failure) {
        const auto* error = std::get_if<base::Error>(&failure);
        return base::fail(base::ErrorKind::io,
                          error != nullptr ? error->text() : std::string("the simulation was refused"));
    }

    /// What the finance officer enters at the end of the day.
    base::Result<void> keep_account(Day day) {
        const auto deeds = account_.find(day);
        if (deeds == account_.end()) return {};
        clock_.set(day, closing_minute);
        const AccountKey key{office_.petition_office.id, static_cast<std::uint32_t>(request_.year)};
        auto entered = run_book<Entered>(desk_, office_.finance, [&](AccountBook& book) -> Outcome<Entered> {
            Entered last;
            for (const core::Deed& deed : deeds->second) {
                auto done = book.perform(key, deed, day);
                if (!done) return done;
                last = *done;
            }
            return last;
        });
        if (entered) return {};
        return refused(entered.error());
    }

    void arrive(Plan& plan, Day day, std::uint32_t at) {
        Story& story = stories_[at];
        Registration registration;
        registration.form = form();
        registration.received_day =
            chance_.in_thousand(25) && day - 4 >= first_ ? day - 4 : day;  // now and then the post room is slow
        registration.region = demo_region;
        registration.office = office_.petition_office.id;
        story.organ = static_cast<std::size_t>(chance_.next() % office_.organs.size());
        story.form = registration.form;
        DemandDraft demand = simulated_demand(chance_, story.organ);
        if (chance_.in_thousand(70)) demand.matter_class = core::MatterClass::suggestion;
        if (chance_.in_thousand(35)) {
            demand.matter_class = core::MatterClass::accusation;
            demand.accused = office_.organs[story.organ].id;
            demand.title = "反映" + office_.organs[story.organ].name + "工作人员履职问题";
        }
        story.matter_class = demand.matter_class;
        story.accused = demand.accused;
        const int people = registration.form == core::Form::visit ? chance_.soon(1, 8) : 1;
        registration.people = static_cast<std::uint32_t>(chance_.in_thousand(15) ? people * 10 : people);
        for (int i = 0; i < std::min(people, 5); ++i) registration.persons.push_back(simulated_person(chance_));
        registration.demands.push_back(std::move(demand));
        auto registered = plan.as(office_.petition_office.handler).register_submission(registration);
        if (!count(registered)) return;
        ++report_.submissions;
        ++report_.matters;
        report_.breaches += registered->breaches.size();
        story.matter = registered->matters[0].id;
        story.number = registered->matters[0].number;
        later({Act::forward, at}, chance_.in_thousand(25) ? chance_.between(15, 22) : chance_.soon(0, 9), day);
        if (chance_.in_thousand(15)) later({Act::withdraw, at}, chance_.between(3, 40), day);
        if (chance_.in_thousand(130)) later({Act::repeat, at}, chance_.between(10, 150), day);
    }

    core::Form form() {
        const int draw = chance_.between(1, 100);
        if (draw <= 44) return core::Form::web;
        if (draw <= 64) return core::Form::letter;
        if (draw <= 82) return core::Form::visit;
        if (draw <= 95) return core::Form::call;
        return draw <= 99 ? core::Form::email : core::Form::fax;
    }

    const DemoOrgan& organ_of(const Story& story) const {
        if (story.matter_class == core::MatterClass::accusation) return office_.discipline;
        return story.path == core::Path::litigation ? office_.court : office_.organs[story.organ];
    }

    template <class T>
    bool count(const Outcome<T>& outcome) {
        outcome ? ++report_.deeds : ++report_.refused;
        return outcome.has_value();
    }

    bool perform(Plan& plan, const Story& story, const Caller& caller, const core::Deed& deed, Day day,
                 const std::string& text = {}) {
        const auto decision = plan.as(caller).perform(story.matter, deed, day, text);
        if (decision) report_.breaches += decision->breaches.size();
        return count(decision);
    }

    void act(Plan& plan, Day day, const Event& event) {
        Story& story = stories_[event.story];
        if (!story.matter.is_set()) return;
        const Caller& office = office_.petition_office.handler;
        const DemoOrgan& organ = organ_of(story);
        const auto then = [&](Act next, int days) { later({next, event.story}, days, day); };
        switch (event.act) {
            case Act::arrive: return;
            case Act::forward: {
                if (story.matter_class == core::MatterClass::claim && !story.was_objected && chance_.in_thousand(20))
                    story.path = core::Path::litigation;
                core::Forward deed{.to = organ_of(story).id,
                                   .role = core::LegRole::lead,
                                   .mode = core::ForwardMode::forward,
                                   .received_day = {},
                                   .assigned_days = 0,
                                   .external_due = {}};
                if (chance_.in_thousand(110)) deed.mode = core::ForwardMode::assign, deed.assigned_days = 45;
                if (!perform(plan, story, office, deed, day)) return;
                story.leg = story.was_objected ? 2 : 1;
                if (!story.was_objected && story.accused == base::Id{} && chance_.in_thousand(55))
                    return then(Act::object, chance_.between(1, 9));
                then(Act::notice, chance_.in_thousand(45) ? chance_.between(16, 24) : chance_.between(2, 13));
                return then(Act::accept, chance_.between(1, 10));
            }
            case Act::object:
                if (!perform(plan, story, organ.handler, core::Object{story.leg}, day,
                             "（模拟）不属于本单位职权范围。"))
                    return;
                return then(Act::decide_objection, chance_.between(1, 3));
            case Act::decide_objection: {
                const bool is_upheld = chance_.in_thousand(780);
                if (!perform(plan, story, office, core::DecideObjection{story.leg, is_upheld}, day)) return;
                story.was_objected = true;
                if (is_upheld) {
                    story.organ = (story.organ + 1) % office_.organs.size();
                    return then(Act::forward, chance_.between(0, 2));
                }
                then(Act::notice, chance_.between(1, 8));
                return then(Act::accept, chance_.between(1, 5));
            }
            case Act::notice:
                (void)perform(plan, story, organ.handler, core::Notice{story.leg, core::NoticeManner::written}, day);
                return;
            case Act::accept:
                if (!perform(plan, story, organ.handler, core::Accept{story.leg}, day)) return;
                if (story.matter_class == core::MatterClass::claim && chance_.in_thousand(110))
                    then(Act::route, chance_.between(2, 20));
                if (chance_.in_thousand(80))
                    then(Act::extend, chance_.in_thousand(80) ? chance_.between(61, 68) : chance_.between(45, 58));
                if (chance_.in_thousand(960))
                    then(Act::reply, chance_.in_thousand(45) ? chance_.between(60, 95) : chance_.between(8, 57));
                return;
            case Act::route:
                story.path = chance_.in_thousand(500) ? core::Path::administrative : core::Path::statutory_duty;
                (void)perform(plan, story, organ.handler,
                              core::Route{story.leg, story.path,
                                          story.path == core::Path::administrative ? "行政裁决" : "履职查处"},
                              day);
                return;
            case Act::extend:
                (void)perform(plan, story, organ.head,
                              core::Extend{story.leg, static_cast<std::uint32_t>(chance_.between(1, 3) * 10)}, day,
                              "（模拟）情况复杂，需进一步核实。");
                return;
            case Act::reply: return reply(plan, day, event.story);
            case Act::deliver:
                (void)perform(plan, story, organ.handler, core::Deliver{story.leg, core::DeliveryMethod::mail}, day);
                return;
            case Act::close:
                (void)perform(plan, story, organ.head,
                              core::Close{story.path == core::Path::administrative ? core::CloseReason::routed
                                                                                   : core::CloseReason::replied},
                              day);
                return;
            case Act::rate: return rate(plan, day, story);
            case Act::review:
                if (!perform(plan, story, office, core::RequestReview{office_.district.id, day - 3}, day)) return;
                return then(Act::decide_review, chance_.between(12, 34));
            case Act::decide_review: {
                const auto outcome =
                    chance_.in_thousand(750) ? core::ReviewOutcome::upheld : core::ReviewOutcome::ordered_anew;
                if (!perform(plan, story, office_.district.handler, core::DecideReview{outcome}, day,
                             "（模拟）复查意见。"))
                    return;
                if (outcome == core::ReviewOutcome::ordered_anew) return then(Act::reply, chance_.between(5, 25));
                if (chance_.in_thousand(350)) then(Act::final_review, chance_.between(10, 31));
                return;
            }
            case Act::final_review:
                if (!perform(plan, story, office, core::RequestFinalReview{office_.city.id, day}, day)) return;
                if (chance_.in_thousand(400)) then(Act::hear, chance_.between(8, 20));
                return then(Act::decide_final_review, chance_.between(20, 36));
            case Act::hear: (void)perform(plan, story, office_.city.handler, core::Hear{day - 1}, day); return;
            case Act::decide_final_review:
                (void)perform(plan, story, office_.city.handler, core::DecideFinalReview{core::ReviewOutcome::upheld},
                              day, "（模拟）复核意见。");
                return;
            case Act::repeat: return repeat(plan, day, event.story);
            case Act::withdraw: (void)perform(plan, story, office, core::Withdraw{}, day); return;
        }
    }

    void reply(Plan& plan, Day day, std::uint32_t at) {
        const Story& story = stories_[at];
        const DemoOrgan& organ = organ_of(story);
        core::Reply deed{.leg = story.leg, .kind = core::ReplyKind::opinion, .outcome = core::Outcome::supported};
        const int draw = chance_.between(1, 100);
        deed.outcome = draw <= 46 ? core::Outcome::supported
                                  : (draw <= 76 ? core::Outcome::explained : core::Outcome::unsupported);
        if (story.matter_class == core::MatterClass::suggestion) deed.kind = core::ReplyKind::response;
        if (story.matter_class == core::MatterClass::accusation || story.path == core::Path::statutory_duty)
            deed.kind = core::ReplyKind::answer;
        if (story.path == core::Path::administrative || story.path == core::Path::litigation)
            deed.kind = core::ReplyKind::guidance;
        if (deed.kind != core::ReplyKind::opinion) deed.outcome = core::Outcome::none;
        if (!perform(plan, story, organ.handler, deed, day, "（模拟）经调查核实，现答复如下。")) return;
        const int delivery = chance_.between(1, 6);
        later({Act::deliver, at}, delivery, day);
        const bool may_ask_review = deed.kind == core::ReplyKind::opinion && deed.outcome != core::Outcome::supported;
        if (may_ask_review && chance_.in_thousand(130)) {
            later({Act::review, at}, delivery + chance_.between(6, 36), day);
        } else if (deed.kind == core::ReplyKind::guidance ? story.path == core::Path::administrative : true) {
            later({Act::close, at}, delivery + chance_.between(0, 6), day);
        }
        if (chance_.in_thousand(560)) later({Act::rate, at}, delivery + chance_.between(1, 22), day);
    }

    void rate(Plan& plan, Day day, const Story& story) {
        const auto grade = [&](int satisfied, int fairly) {
            const int draw = chance_.between(1, 100);
            return draw <= satisfied
                       ? core::Grade::satisfied
                       : (draw <= satisfied + fairly ? core::Grade::fairly_satisfied : core::Grade::dissatisfied);
        };
        const Caller& office = office_.petition_office.handler;  // rated by phone or on paper, entered by the office
        (void)perform(plan, story, office, core::Rate{core::RatingTarget::organ, grade(58, 24)}, day);
        if (chance_.in_thousand(700))
            (void)perform(plan, story, office, core::Rate{core::RatingTarget::office, grade(78, 17)}, day);
    }

    void repeat(Plan& plan, Day day, std::uint32_t at) {
        const Story& story = stories_[at];
        Registration registration;
        registration.form = chance_.in_thousand(450) ? core::Form::visit : story.form;
        registration.received_day = day;
        registration.region = demo_region;
        registration.office = office_.petition_office.id;
        registration.persons.push_back(simulated_person(chance_));
        registration.demands.push_back({.title = "再次反映同一事项",
                                        .text = "（模拟数据）",
                                        .matter_class = story.matter_class,
                                        .category = 0,
                                        .attach_to = story.number,
                                        .is_first = false,
                                        .accused = {}});
        const auto registered = plan.as(office_.petition_office.handler).register_submission(registration);
        if (count(registered)) ++report_.submissions;
        if (registered && chance_.in_thousand(200)) later({Act::repeat, at}, chance_.between(15, 90), day);
    }
};

}  // namespace

void DemoClock::set(base::Day day, int minute_of_day) {
    now.ms = std::int64_t{day.number} * 86'400'000 - 8 * 3'600'000 + std::int64_t{minute_of_day} * 60'000;
}

base::Result<DemoReport> run_demo(Desk& desk, DemoClock& clock, const DemoRequest& request) {
    if (request.matters == 0 || request.matters > demo_matters_max) {
        return base::fail(base::ErrorKind::bad_input, "the number of matters is out of range", "--matters",
                          "give 1 to 5000000");
    }
    if (request.year < 2007 || request.year > desk.law()->calendar.last_known().year()) {
        return base::fail(base::ErrorKind::bad_input, "the calendar of that year is not known", "--year",
                          "give a year from 2007 to " + std::to_string(desk.law()->calendar.last_known().year()));
    }
    clock.set(base::Day::from(request.year, 1, 1), 8 * 60);
    auto office = found_office(desk, base::Day::from(request.year, 1, 1));
    if (!office) return base::fail(base::ErrorKind::io, "the simulated office could not be founded");
    return Year(desk, clock, request, *office).run();
}

}  // namespace app
