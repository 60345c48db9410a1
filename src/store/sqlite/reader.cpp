#include "store/reader.hpp"

#include "core/ledger/query_code.hpp"
#include "store/sqlite/directory.hpp"
#include "store/sqlite/random_pool.hpp"
#include "store/sqlite/reader_body.hpp"
#include "store/sqlite/schema.hpp"

namespace store {

namespace {

// The same words whether a thing is absent or hidden: nobody may learn which.
std::unexpected<base::Error> no_such(const char* what) {
    return base::fail(base::ErrorKind::not_found, std::string("no such ") + what);
}

base::Result<base::Id> only_id(Statement& by, std::string_view number, const char* what) {
    auto rows = TRY(by.query(number));
    if (!TRY(rows.next())) return no_such(what);
    return rows.id(0);
}

}  // namespace

Reader::Reader(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Reader::~Reader() = default;

base::Result<std::unique_ptr<Reader>> open_reader(const Settings& given) {
    const Settings settings = completed(given);
    const auto file = settings.directory / ledger_file;
    if (!std::filesystem::exists(file)) {
        return base::fail(base::ErrorKind::not_found, "no store is there", file.string(),
                          "make one with `huiying init`");
    }
    const auto master = TRY(read_master_key(settings.master_key));
    auto body = Reader::Body::open(settings, nullptr, {});
    if (body->broken) return std::unexpected(*body->broken);
    TRY(check_schema(body->database));
    body->secrets = TRY(load_secrets(body->database, master));
    return std::make_unique<Reader>(std::move(body));
}

std::uint64_t Reader::head() {
    if (body_->broken) return 0;
    return static_cast<std::uint64_t>(body_->database.integer("SELECT coalesce(max(seq), 0) FROM facts").value_or(0));
}

base::Result<core::Matter> Reader::matter(const base::Id& id, const Viewer& viewer) {
    const auto snapshot = TRY(body_->begin());
    const auto row = TRY(body_->row(id, core::SubjectKind::matter));
    const bool is_seen = TRY(body_->sees_matter(viewer, id));
    if (!row || !is_seen) return no_such("matter");
    const auto facts = TRY(body_->facts(*row));
    return core::fold(facts);
}

base::Result<core::Submission> Reader::submission(const base::Id& id, const Viewer& viewer) {
    const auto snapshot = TRY(body_->begin());
    const auto row = TRY(body_->row(id, core::SubjectKind::submission));
    if (!row) return no_such("submission");
    core::Submission state;
    const auto facts = TRY(body_->facts(*row));
    for (const core::Fact& fact : facts) core::apply(state, fact);
    const bool is_seen = TRY(body_->sees_submission(viewer, state));
    if (!is_seen) return no_such("submission");
    return state;
}

base::Result<base::Id> Reader::find_matter(std::string_view number, const Viewer& viewer) {
    const auto snapshot = TRY(body_->begin());
    const base::Id id = TRY(only_id(body_->find_matter, number, "matter"));
    const bool is_seen = TRY(body_->sees_matter(viewer, id));
    if (!is_seen) return no_such("matter");
    return id;
}

base::Result<base::Id> Reader::find_submission(std::string_view number, const Viewer& viewer) {
    base::Id id;
    {
        const auto snapshot = TRY(body_->begin());
        id = TRY(only_id(body_->find_submission, number, "submission"));
    }
    if (viewer.organ.is_set()) TRY(submission(id, viewer));
    return id;
}

base::Result<base::Id> Reader::find_query(std::string_view number, std::string_view code) {
    const auto snapshot = TRY(body_->begin());
    const std::string_view of_submission = number.substr(0, number.find('-'));
    auto rows = TRY(body_->query_mac.query(of_submission));
    base::Hash kept{};
    const bool is_known = TRY(rows.next()) && rows.fill(1, kept) && rows.text(2) == of_submission;
    // Unknown numbers take the same road to the same answer.
    const auto parsed = core::parse_query_code(code);
    const bool is_right =
        core::is_query_code(kept, body_->secrets.query, of_submission, parsed.value_or(core::QueryCode{}));
    if (!is_known || !parsed || !is_right) {
        return base::fail(base::ErrorKind::not_found, "number and query code do not match");
    }
    return rows.id(0);
}

base::Result<std::vector<FactText>> Reader::facts(const base::Id& subject, const Viewer& viewer) {
    const auto snapshot = TRY(body_->begin());
    std::uint32_t row = 0;
    {
        auto rows = TRY(body_->find_subject.query(subject));
        if (!TRY(rows.next())) return no_such("subject");
        row = rows.as<std::uint32_t>(0);
        const auto kind = static_cast<core::SubjectKind>(rows.integer(1));
        if (viewer.organ.is_set() && kind == core::SubjectKind::matter) {
            const bool is_seen = TRY(body_->sees_matter(viewer, subject));
            if (!is_seen) return no_such("subject");
        }
        if (viewer.organ.is_set() && kind == core::SubjectKind::submission) {
            core::Submission state;
            const auto history = TRY(body_->facts(row));
            for (const core::Fact& fact : history) core::apply(state, fact);
            const bool is_seen = TRY(body_->sees_submission(viewer, state));
            if (!is_seen) return no_such("subject");
        }
    }
    std::vector<FactText> facts;
    auto rows = TRY(body_->facts_of.query(row));
    while (TRY(rows.next())) {
        FactText& read = facts.emplace_back();
        read.fact = TRY(fact_from(rows));
        read.is_sealed = !rows.is_null(fact_columns);
        if (!read.is_sealed || core::seals_a_file(core::kind_of(read.fact.deed))) continue;
        auto text = TRY(body_->unseal(read.fact, rows.blob(fact_columns)));
        read.is_erased = !text.has_value();
        if (text) read.text = *std::move(text);
    }
    return facts;
}

base::Result<std::vector<TextMark>> Reader::reply_marks(const base::Id& matter) {
    static const base::Hash key = RandomPool().take<sizeof(base::Hash)>();
    const auto snapshot = TRY(body_->begin());
    std::vector<TextMark> marks;
    const auto row = TRY(body_->row(matter, core::SubjectKind::matter));
    if (!row) return no_such("matter");
    auto rows = TRY(body_->facts_of.query(*row));
    while (TRY(rows.next())) {
        const core::Fact fact = TRY(fact_from(rows));
        const bool is_answer = std::holds_alternative<core::Reply>(fact.deed) && !rows.is_null(fact_columns);
        if (!is_answer) continue;
        const auto text = TRY(body_->unseal(fact, rows.blob(fact_columns)));
        if (text && !text->empty()) marks.push_back({fact.version, core::hmac_sha256(key, base::view(*text))});
    }
    return marks;
}

base::Result<FactText> Reader::fact(const base::Id& id, std::uint32_t version, const Viewer& viewer) {
    const auto snapshot = TRY(body_->begin());
    const auto row = TRY(body_->row(id, core::SubjectKind::matter));
    const bool is_seen = TRY(body_->sees_matter(viewer, id));
    if (!row || !is_seen) return no_such("matter");
    auto rows = TRY(body_->facts_of.query(*row));
    while (TRY(rows.next())) {
        FactText read;
        read.fact = TRY(fact_from(rows));
        if (read.fact.version != version) continue;
        read.is_sealed = !rows.is_null(fact_columns);
        if (!read.is_sealed) return read;
        auto text = TRY(body_->unseal(read.fact, rows.blob(fact_columns)));
        read.is_erased = !text.has_value();
        if (text) read.text = *std::move(text);
        return read;
    }
    return no_such("fact");
}

base::Result<std::vector<core::Fact>> Reader::facts_since(std::uint64_t seq, std::uint32_t limit) {
    const auto snapshot = TRY(body_->begin());
    auto rows = TRY(body_->facts_from_seq.query(seq, limit));
    return facts_from(std::move(rows));
}

base::Result<std::vector<core::Fact>> Reader::reveals_since(std::uint64_t seq, std::uint32_t limit) {
    const auto snapshot = TRY(body_->begin());
    auto rows = TRY(body_->reveals_from_seq.query(seq, limit));
    return facts_from(std::move(rows));
}

base::Result<std::vector<core::Fact>> Reader::facts_at(const base::Id& subject, base::Day day, std::uint64_t seq) {
    const auto snapshot = TRY(body_->begin());
    auto found = TRY(body_->find_subject.query(subject));
    if (!TRY(found.next())) return no_such("subject");
    auto rows = TRY(body_->facts_until.query(found.integer(0), day.number, seq));
    return facts_from(std::move(rows));
}

base::Result<std::uint32_t> Reader::row(const base::Id& id) {
    const auto snapshot = TRY(body_->begin());
    auto rows = TRY(body_->find_subject.query(id));
    if (!TRY(rows.next())) return no_such("subject");
    return rows.as<std::uint32_t>(0);
}

base::Result<base::Id> Reader::id(std::uint32_t row) {
    const auto snapshot = TRY(body_->begin());
    auto rows = TRY(body_->subject_of.query(row));
    if (!TRY(rows.next())) return no_such("row");
    return rows.id(0);
}

base::Result<std::vector<std::string>> Reader::numbers(std::span<const std::uint32_t> rows) {
    const auto snapshot = TRY(body_->begin());
    std::vector<std::string> numbers;
    numbers.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        auto matter = TRY(body_->matter_number.query(row));
        if (TRY(matter.next())) {
            numbers.emplace_back(matter.text(0));
            continue;
        }
        auto submission = TRY(body_->submission_number.query(row));
        if (!TRY(submission.next())) return no_such("matter or submission");
        numbers.emplace_back(submission.text(0));
    }
    return numbers;
}

base::Result<core::Office> Reader::office() {
    const auto snapshot = TRY(body_->begin());
    const core::Office* office = TRY(body_->office());
    return *office;
}

namespace {

base::Result<std::vector<base::Id>> ids_of(Statement& statement) {
    std::vector<base::Id> ids;
    auto rows = TRY(statement.query());
    while (TRY(rows.next())) ids.push_back(rows.id(0));
    return ids;
}

}  // namespace

base::Result<std::vector<base::Id>> Reader::accounts() {
    const auto snapshot = TRY(body_->begin());
    return ids_of(body_->accounts);
}

base::Result<std::vector<base::Id>> Reader::evaluations() {
    const auto snapshot = TRY(body_->begin());
    return ids_of(body_->evaluations);
}

base::Result<std::vector<base::Id>> Reader::evidence() {
    const auto snapshot = TRY(body_->begin());
    return ids_of(body_->evidence);
}

base::Result<std::vector<core::Fact>> Reader::store_facts() {
    const auto snapshot = TRY(body_->begin());
    auto rows = TRY(body_->office_facts.query(0));
    std::vector<core::Fact> facts = TRY(facts_from(std::move(rows)));
    std::erase_if(facts, [](const core::Fact& fact) { return fact.subject_kind != core::SubjectKind::store; });
    return facts;
}

}  // namespace store
