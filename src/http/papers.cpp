#include "http/papers.hpp"

#include <fmt/format.h>

#include "app/papers.hpp"
#include "base/chinese.hpp"
#include "http/audit.hpp"
#include "http/submit.hpp"
#include "paper/pdf.hpp"

namespace http {
namespace {

using base::ErrorKind;

constexpr std::size_t bulk_max = 200;  ///< papers of one request
constexpr std::string_view docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What only a reader can unseal, as the caller may see it.
base::Result<app::PaperTexts> read_texts(Call& call, store::Reader& reader, const core::Matter& matter) {
    app::PaperTexts texts;
    texts.query_url = call.hall.settings.public_url;
    const store::FactText opening = TRY(reader.fact(matter.id, 1, call.caller.viewer()));
    const std::size_t gap = opening.text.find("\n\n");
    texts.title = opening.text.substr(0, gap);
    if (gap != opening.text.npos) texts.text = opening.text.substr(gap + 2);
    const auto submission = reader.submission(matter.submission, call.caller.viewer());
    if (!submission || submission->as_registered.persons.empty()) return texts;
    for (const store::FactText& fact : TRY(reader.facts(submission->as_registered.persons[0], call.caller.viewer()))) {
        if (std::holds_alternative<core::RecordPerson>(fact.fact.deed)) texts.petitioner = app::person_from(fact.text);
    }
    return texts;
}

app::PaperOrder order_of(PaperDraft&& draft) {
    app::PaperOrder order{.leg = draft.leg,
                          .kind = draft.kind,
                          .fields = {},
                          .number = std::move(draft.number),
                          .code = std::move(draft.code),
                          .copies_to = std::move(draft.copies_to)};
    for (FieldValue& one : draft.values) order.fields[std::move(one.id)] = std::move(one.value);
    return order;
}

IssuedView tell(const app::IssuedPaper& issued) {
    return {.paper = issued.version, .number = issued.number, .size = static_cast<std::uint32_t>(issued.size)};
}

/// The type of a file that an office takes in, from its first bytes; nothing for what it does not take.
std::optional<std::string_view> type_of(std::string_view bytes) {
    if (bytes.starts_with("%PDF-")) return "application/pdf";
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
    if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
    if (bytes.starts_with("PK\x03\x04")) return docx_type;
    return std::nullopt;
}

std::string_view ending_of(std::string_view type) {
    if (type == "application/pdf") return "pdf";
    if (type == "image/png") return "png";
    return type == "image/jpeg" ? "jpg" : "docx";
}

base::Result<std::uint32_t> paper_of(const Call& call) {
    std::uint32_t version = 0;
    for (const char c : call.params[1]) {
        if (c < '0' || c > '9' || version > 1'000'000)
            return base::fail(ErrorKind::not_found, "no such paper", {}, "take a number from the matter's papers");
        version = version * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return version;
}

/// Which fact holds the copy that is asked for: the scan before the edited file before what was made.
base::Result<std::uint32_t> copy_of(const core::Paper& paper, std::optional<core::PaperCopy> asked) {
    const std::uint32_t versions[] = {paper.version, paper.edited, paper.scan};
    if (asked) {
        const std::uint32_t version = versions[static_cast<std::size_t>(*asked)];
        if (version == 0) return base::fail(ErrorKind::not_found, "there is no such copy of the paper", "copy");
        return version;
    }
    return paper.scan != 0 ? paper.scan : paper.edited != 0 ? paper.edited : paper.version;
}

}  // namespace

base::Result<Response> draft_paper(Call& call) {
    const base::Id id = TRY(call.id(0));
    const auto reader = call.hall.readers.lease();
    const core::Matter matter = TRY(reader->matter(id, call.caller.viewer()));
    const auto asked = TRY(call.word<core::PaperKind>("kind"));
    if (!asked) return base::fail(ErrorKind::bad_input, "the kind of paper is missing", "kind", "e.g. kind=opinion");
    const core::PaperKind kind = *asked;
    const auto leg = static_cast<std::uint8_t>(TRY(call.number("leg", 0, 0, 255)));
    if (leg >= matter.legs.size()) return base::fail(ErrorKind::not_found, "there is no such leg", "leg");
    const app::PaperTexts texts = TRY(read_texts(call, *reader, matter));
    const paper::PaperFields lawful = app::lawful_fields(matter, leg, kind, *call.hall.desk.law());
    paper::PaperFields known = app::known_fields(matter, leg, kind, *call.office, texts);
    for (const auto& [field, value] : lawful) known[field] = value;
    std::vector<FieldView> fields;
    for (const core::PaperField& field : core::fields_of(kind)) {
        const auto value = known.find(field.id);
        fields.push_back({.id = field.id,
                          .zh = field.zh,
                          .kind = field.kind,
                          .is_required = field.is_required,
                          .article = std::string(field.article),
                          .value = value == known.end() ? "" : value->second,
                          .is_lawful = lawful.contains(field.id)});
    }
    return json(fields);
}

void issue_paper(const CallPtr& call) {
    PaperDraft draft;
    const auto prepared = [&]() -> base::Result<std::pair<base::Id, app::PaperTexts>> {
        const base::Id id = TRY(call->id(0));
        const auto reader = call->hall.readers.lease();
        const core::Matter matter = TRY(reader->matter(id, call->caller.viewer()));
        TRY(call->body(draft));
        app::PaperTexts texts = TRY(read_texts(*call, *reader, matter));
        return std::pair{id, std::move(texts)};
    }();
    if (!prepared) return call->answer(problem(prepared.error()));
    submit<app::IssuedPaper>(
        call, call->caller,
        [prepared = *prepared, order = order_of(std::move(draft)), forms = call->hall.desk.forms()](app::Plan& plan) {
            return app::issue(plan, prepared.first, order, prepared.second, *forms);
        },
        [](const app::IssuedPaper& issued, const store::Written&, const core::Law&) {
            return json(tell(issued), 201);
        });
}

base::Result<Response> issue_papers(Call& call) {
    BulkDraft draft;
    TRY(call.body(draft));
    if (draft.matters.empty() || draft.matters.size() > bulk_max)
        return base::fail(ErrorKind::bad_input, fmt::format("{} matters", draft.matters.size()), "matters",
                          fmt::format("give 1 to {}", bulk_max));
    const app::PaperOrder order = order_of(std::move(draft.paper));
    const auto forms = call.hall.desk.forms();
    const auto reader = call.hall.readers.lease();
    // Each paper is a command of its own: what cannot be issued holds up nothing else.
    const auto one = [&](const std::string& number) -> base::Result<BulkView> {
        const base::Id id = TRY(reader->find_matter(number, call.caller.viewer()));
        const core::Matter matter = TRY(reader->matter(id, call.caller.viewer()));
        const app::PaperTexts texts = TRY(read_texts(call, *reader, matter));
        app::PaperOrder own = order;
        for (std::size_t leg = 0; leg < matter.legs.size(); ++leg) {
            if (matter.legs[leg].organ == call.caller.organ) own.leg = static_cast<std::uint8_t>(leg);
        }
        auto issued = app::run<app::IssuedPaper>(
            call.hall.desk, call.caller, [&](app::Plan& plan) { return app::issue(plan, id, own, texts, *forms); });
        if (issued) return BulkView{.matter = number, .issued = tell(*issued), .problem = {}};
        if (const auto* refusal = std::get_if<core::Refusal>(&issued.error()))
            return BulkView{.matter = number, .issued = {}, .problem = std::string(core::row_of(*refusal).zh)};
        return std::unexpected(std::get<base::Error>(issued.error()));
    };
    std::vector<BulkView> views;
    for (const std::string& number : draft.matters) {
        auto view = one(number);
        views.push_back(
            view ? *std::move(view)
                 : BulkView{.matter = number, .issued = {}, .problem = base::in_chinese(view.error()).text()});
    }
    return json(views);
}

base::Result<Response> get_paper(Call& call) {
    const base::Id id = TRY(call.id(0));
    const std::uint32_t version = TRY(paper_of(call));
    const auto reader = call.hall.readers.lease();
    const core::Matter matter = TRY(reader->matter(id, call.caller.viewer()));
    const core::Paper* paper = matter.paper(version);
    if (paper == nullptr) return base::fail(ErrorKind::not_found, "no such paper");
    const auto asked = TRY(call.word<core::PaperCopy>("copy"));
    const std::uint32_t copy = TRY(copy_of(*paper, asked));
    store::FactText fact = TRY(reader->fact(id, copy, call.caller.viewer()));
    if (fact.is_erased) return base::fail(ErrorKind::not_found, "the paper was erased with its petitioner's data");
    note(call, store::AuditKind::read_matter, id, matter.matter_class == core::MatterClass::accusation,
         fmt::format("paper {}", version));
    std::string type(type_of(fact.text).value_or("application/octet-stream"));
    std::string bytes = std::move(fact.text);
    if (TRY(call.word<PaperFormat>("format")) == PaperFormat::pdf && type == docx_type) {
        bytes = TRY(paper::pdf_of(bytes));
        type = "application/pdf";
    }
    Response answer{.type = type, .body = std::move(bytes)};
    answer.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"paper-{}.{}\"", version, ending_of(type)));
    return answer;
}

void keep_paper(const CallPtr& call) {
    core::KeepPaper deed;
    const auto id = [&]() -> base::Result<base::Id> {
        const base::Id given = TRY(call->id(0));
        deed.paper = TRY(paper_of(*call));
        deed.copy = TRY(call->word<core::PaperCopy>("copy")).value_or(core::PaperCopy::scan);
        TRY(call->hall.readers.lease()->matter(given, call->caller.viewer()));
        const auto type = type_of(call->request.body);
        const bool is_taken = type && deed.copy != core::PaperCopy::made &&
                              (*type == docx_type) == (deed.copy == core::PaperCopy::edited);
        if (!is_taken)
            return base::fail(ErrorKind::bad_input, "this is no file that can be kept so", "copy",
                              "an edited paper is a .docx, a scan a PDF, PNG or JPEG");
        deed.type = *type;
        return given;
    }();
    if (!id) return call->answer(problem(id.error()));
    submit<core::Decision>(
        call, call->caller,
        [id = *id, deed, bytes = std::move(call->request.body)](app::Plan& plan) {
            return plan.perform(id, deed, {}, bytes);
        },
        [](const core::Decision&, const store::Written& written, const core::Law&) {
            return Response{.status = 201, .body = fmt::format("{{\"seq\":{}}}", written.last_seq)};
        });
}

}  // namespace http
