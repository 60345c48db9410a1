// One plan as one command, answered from the leader's thread once it is durable. No I/O thread waits for the disk.
#pragma once
#include "app/plan.hpp"
#include "http/call.hpp"

namespace http {

/// `body(Plan&) -> Outcome<T>` runs on the leader's thread; then `done(T, Written)` makes the answer there.
template <class T, class Body, class Done>
void submit(const CallPtr& call, const app::Caller& caller, Body body, Done done) {
    struct Work {
        CallPtr call;
        app::Caller caller;
        std::shared_ptr<const core::Law> law;
        base::Day today;
        Body body;
        Done done;
        std::optional<T> value;
    };
    const auto work = std::make_shared<Work>(Work{call, caller, call->hall.desk.law(), call->hall.desk.today(),
                                                  std::move(body), std::move(done), std::nullopt});
    call->hall.desk.store().submit(
        [work](store::View& view) -> store::Outcome<store::Writes> {
            app::Plan plan(view, work->caller, *work->law, work->today);
            auto value = work->body(plan);
            if (!value) return std::unexpected(std::move(value).error());
            work->value = *std::move(value);
            return plan.take();
        },
        [work](store::Outcome<store::Written> written) {
            if (!written) return work->call->answer(written.error());
            work->call->answer(work->done(*std::move(work->value), *written, *work->law));
        });
}

}  // namespace http
