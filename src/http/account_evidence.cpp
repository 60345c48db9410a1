#include "http/account_evidence.hpp"

#include <algorithm>

#include "app/accounts.hpp"
#include "core/matter/file_type.hpp"
#include "http/accounts.hpp"
#include "http/audit.hpp"
#include "http/file_name.hpp"
#include "http/files.hpp"
#include "http/incoming.hpp"

namespace http {
namespace {

bool may_list(const app::Caller& caller, const core::Office& office, const base::Id& organ) {
    return app::may_read_account(caller, office, organ) || app::may_open_evidence(caller, office, organ);
}

app::AccountKey key_of(const core::Evidence& one) {
    return {one.kept.organ, one.kept.year};
}

}  // namespace

EvidenceView tell(const core::Evidence& one) {
    const core::FileType* type = core::file_type(one.kept.type);
    return {.number = one.kept.number,
            .title = one.kept.title,
            .document = one.kept.document,
            .pages = one.kept.pages,
            .type = one.kept.type,
            .type_zh = std::string(type == nullptr ? std::string_view() : type->zh),
            .size = one.kept.size,
            .sha256 = base::hex(one.kept.content),
            .day = one.day,
            .seq = one.seq,
            .is_destroyed = one.is_destroyed};
}

EvidenceListView tell(const std::vector<core::Evidence>& evidence, const core::Account& account) {
    EvidenceListView view;
    for (const core::Evidence& one : evidence) view.evidence.push_back(tell(one));
    for (const auto& figure : account.figures) {
        for (std::string& number : core::evidence_numbers(figure.deed.evidence)) {
            const auto paper = std::ranges::find(view.evidence, number, &EvidenceView::number);
            auto& list = paper == view.evidence.end() ? view.missing : paper->figures;
            const std::string& said = paper == view.evidence.end() ? number : figure.deed.item;
            if (std::ranges::find(list, said) == list.end()) list.push_back(said);
        }
    }
    return view;
}

base::Result<Response> list_account_evidence(Call& call) {
    const auto reader = call.hall.readers.lease();
    const app::AccountKey key = TRY(account_of_path(call, *reader, may_list));
    const core::Cut cut = app::completed({}, *reader, call.hall.desk.today());
    const core::Account account = TRY(app::read_account(*reader, key.organ, key.year, cut));
    const auto evidence = TRY(app::list_evidence(*reader, key));
    return json(tell(evidence, account));
}

base::Result<Response> keep_account_evidence(Call& call) {
    Hall& hall = call.hall;
    const app::AccountKey key = TRY(account_of_path(call, *hall.readers.lease(), app::may_open_evidence));
    EvidenceDraft draft;
    TRY(call.body(draft));
    const Owner owner{.id = call.caller.post, .is_public = false};
    const auto writer = TRY(hall.uploads.take(draft.upload, owner, hall.now()));
    const auto incoming = TRY(
        Incoming::place(store::Objects(hall.desk.store().settings().directory), *writer, hall.settings.scan_command));
    const app::EvidenceOrder order{.number = draft.number,
                                   .title = draft.title,
                                   .document = draft.document,
                                   .pages = draft.pages,
                                   .day = draft.day,
                                   .type = std::string(incoming->type().media),
                                   .object = incoming->object(),
                                   .content = TRY(incoming->sha256())};
    const auto kept = app::run<core::Evidence>(hall.desk, call.caller,
                                               [&](app::Plan& plan) { return app::keep_evidence(plan, key, order); });
    if (!kept) return problem(kept.error());
    incoming->keep();
    return json(tell(TRY(app::find_evidence(*hall.readers.lease(), key_of(*kept), draft.number))), 201);
}

base::Result<Response> get_account_evidence(Call& call) {
    const auto reader = call.hall.readers.lease();
    const app::AccountKey key = TRY(account_of_path(call, *reader, app::may_open_evidence));
    const core::Evidence one = TRY(app::find_evidence(*reader, key, call.params[1]));
    const core::FileType* type = core::file_type(one.kept.type);
    store::ObjectReader bytes = TRY(reader->open(one));
    const Sent sent{.type = type,
                    .object = one.kept.object,
                    .disposition = disposition(false, one.kept.number + " " + one.kept.title,
                                               type == nullptr ? "bin" : type->ending, "evidence")};
    Response answer = TRY(send_file(call, std::move(bytes), sent));
    note(call, store::AuditKind::read_evidence, {}, false, std::to_string(key.year) + " " + one.kept.number);
    return answer;
}

base::Result<Response> destroy_account_evidence(Call& call) {
    const app::AccountKey key = TRY(account_of_path(call, *call.hall.readers.lease(), app::may_open_evidence));
    EvidenceEnd end;
    TRY(call.body(end));
    const auto destroyed = app::run<core::Evidence>(call.hall.desk, call.caller, [&](app::Plan& plan) {
        return app::destroy_evidence(plan, key, std::string(call.params[1]), end.authority);
    });
    if (!destroyed) return problem(destroyed.error());
    return json(tell(*destroyed));
}

}  // namespace http
