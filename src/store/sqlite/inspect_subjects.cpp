// The state pass: each subject's versions, its key, and the read rows that its facts lead to.
#include <algorithm>
#include <charconv>

#include "store/sqlite/draft.hpp"
#include "store/sqlite/inspect_lookups.hpp"

namespace store {

namespace {

std::string text_of(const Rows& rows, int column) {
    return rows.is_null(column) ? std::string("NULL") : std::string(rows.text(column));
}
std::string text_of(std::int64_t value) {
    return std::to_string(value);
}
std::string text_of(const std::string& value) {
    return value;
}
template <class T>
std::string text_of(const std::optional<T>& value) {
    return value ? text_of(*value) : std::string("NULL");
}

constexpr std::size_t prefix_size = 15;  // region, form, day: see core::number_prefix

}  // namespace

base::Result<> Inspection::check_subjects() {
    Lookups by(database_);
    Statement select(database_, "SELECT row, kind, id, key FROM subjects ORDER BY row");
    std::uint64_t submissions = 0;
    std::int64_t expected = 1;
    auto rows = TRY(select.query());
    for (; TRY(rows.next()); ++expected) {
        const std::int64_t row = rows.integer(0);
        const std::string where = "subjects, row " + std::to_string(row);
        if (row != expected) differ(0, where, std::to_string(row), std::to_string(expected));
        expected = row;
        step();
        if (rows.integer(1) < 0 || rows.integer(1) >= static_cast<std::int64_t>(core::subject_kind_words.size())) {
            find(0, where + ", kind: no such kind");
            continue;
        }
        const auto kind = static_cast<core::SubjectKind>(rows.integer(1));
        const auto facts = TRY(history(by, row, kind));
        if (facts.empty()) {
            find(0, where + ": no facts that can be read");
            continue;
        }
        TRY(check_key(row, rows.id(2), kind, rows, facts));
        if (kind == core::SubjectKind::person) TRY(check_contacts(by, row, rows.id(2), !rows.is_null(3)));
        if (kind == core::SubjectKind::submission) {
            ++submissions;
            TRY(check_submission(by, row, facts));
        }
        if (kind == core::SubjectKind::evidence) TRY(check_evidence(by, row, core::evidence_of(facts)));
        if (kind == core::SubjectKind::matter) {
            ++report_.matters;
            TRY(check_matter(by, row, facts));
        }
    }
    TRY(check_count("matters", report_.matters));
    TRY(check_count("submissions", submissions));
    TRY(check_count("contacts", by.contact_count));
    TRY(check_count("submission_persons", by.person_count));
    TRY(check_count("files", by.file_count));
    return check_count("matter_organs", by.organ_count);
}

/// The subject's facts, as far as they can be folded; what cannot be decoded was named by the pass before.
base::Result<std::vector<core::Fact>> Inspection::history(Lookups& by, std::int64_t row, core::SubjectKind kind) {
    std::vector<core::Fact> facts;
    auto rows = TRY(by.facts.query(row));
    while (TRY(rows.next())) {
        auto fact = fact_from(rows);
        if (!fact) continue;
        const bool is_first = facts.empty();
        if (fact->version != facts.size() + 1) {
            differ(fact->seq, "facts.version of subject " + std::to_string(row), std::to_string(fact->version),
                   std::to_string(facts.size() + 1));
            return facts;
        }
        if (is_first ? !is_opening(kind, fact->deed) : !may_follow(kind, fact->deed)) return facts;
        facts.push_back(std::move(*fact));
    }
    return facts;
}

base::Result<> Inspection::check_key(std::int64_t row, const base::Id& id, core::SubjectKind kind, const Rows& rows,
                                     const std::vector<core::Fact>& facts) {
    const std::string where = "subjects.key, row " + std::to_string(row);
    const bool is_erased = std::ranges::any_of(facts, [](const core::Fact& fact) {
        return std::holds_alternative<core::ErasePerson>(fact.deed) ||
               std::holds_alternative<core::DestroySubmission>(fact.deed) ||
               std::holds_alternative<core::DestroyEvidence>(fact.deed);
    });
    const bool is_wanted = has_key(kind) && !is_erased;
    if (rows.is_null(3) != is_wanted) {
        if (is_wanted && !core::unwrap_key(body_.secrets.master, rows.blob(3), id)) {
            find(facts.front().seq, where + ": it cannot be unwrapped with the master key");
        }
        return {};
    }
    find(facts.front().seq, where + (is_wanted ? ": the key is missing" : ": a key stands that should not"));
    return {};
}

template <class Row>
void Inspection::compare(std::uint64_t seq, const std::string& table, std::int64_t row, const Rows& stored,
                         const Row& derived) {
    int column = 0;
    Row::fields(derived, [&](const char* name, const auto& value) {
        const std::string is = text_of(stored, column++);
        const std::string should_be = text_of(value);
        if (is != should_be) differ(seq, table + "." + name + ", row " + std::to_string(row), is, should_be);
    });
}

base::Result<> Inspection::check_matter(Lookups& by, std::int64_t row, const std::vector<core::Fact>& facts) {
    const std::uint64_t seq = facts.back().seq;
    MatterRow derived;
    TRY(derive(derived, core::fold(facts), facts.front().seq, [&](const base::Id& id) { return by.row_of(id); }));
    auto stored = TRY(by.matter.query(row));
    if (!TRY(stored.next())) {
        find(seq, "matters, row " + std::to_string(row) + ": missing");
        return {};
    }
    compare(seq, "matters", row, stored, derived);
    return check_organs(by, row, seq, derived);
}

base::Result<> Inspection::check_organs(Lookups& by, std::int64_t row, std::uint64_t seq, const MatterRow& derived) {
    by.organ_count += derived.organs.size();
    for (const std::int64_t organ : derived.organs) {
        auto stored = TRY(by.organ.query(organ, row));
        const std::string is = TRY(stored.next()) ? text_of(stored, 0) : std::string("nothing");
        const std::string should_be = text_of(derived.next_due);
        if (is != should_be) {
            differ(seq, "matter_organs.next_due, organ " + std::to_string(organ) + ", row " + std::to_string(row), is,
                   should_be);
        }
    }
    return {};
}

base::Result<> Inspection::check_submission(Lookups& by, std::int64_t row, const std::vector<core::Fact>& facts) {
    const std::uint64_t seq = facts.front().seq;
    core::Submission state;
    for (const core::Fact& fact : facts) core::apply(state, fact);
    SubmissionRow derived;
    TRY(derive(derived, state, [&](const base::Id& id) { return by.row_of(id); }));
    {
        auto stored = TRY(by.submission.query(row));
        if (!TRY(stored.next())) {
            find(seq, "submissions, row " + std::to_string(row) + ": missing");
            return {};
        }
        compare(seq, "submissions", row, stored, derived);
        if (!stored.is_null(4) && stored.blob(4).size() != sizeof(base::Hash)) {
            find(seq, "submissions.query_mac, row " + std::to_string(row) + ": no keyed hash");
        }
    }
    TRY(check_files(by, row, state));
    TRY(check_persons(by, row, seq, derived));
    return check_number(by, seq, derived.number);
}

/// The next number of a day must lie beyond every number given.
base::Result<> Inspection::check_number(Lookups& by, std::uint64_t seq, const std::string& number) {
    if (!core::is_number(number)) return {};  // taken over from another system
    std::int64_t sequence = 0;
    std::from_chars(number.data() + prefix_size, number.data() + number.size() - 1, sequence);
    auto rows = TRY(by.number.query(std::string_view(number).substr(0, prefix_size)));
    const std::int64_t next = TRY(rows.next()) ? rows.integer(0) : 1;
    if (next <= sequence) {
        differ(seq, "numbers.next, prefix " + number.substr(0, prefix_size), std::to_string(next),
               "at least " + std::to_string(sequence + 1));
    }
    return {};
}

base::Result<> Inspection::check_count(const char* table, std::uint64_t derived) {
    const std::string sql = std::string("SELECT count(*) FROM ") + table;
    const auto stored = static_cast<std::uint64_t>(TRY(database_.integer(sql.c_str())));
    if (stored != derived) differ(0, std::string(table) + ", rows", std::to_string(stored), std::to_string(derived));
    return {};
}

}  // namespace store
