// What stands now: subjects, folded states, lookups. Reads see the rows of the running batch.
#include "store/sqlite/book.hpp"

namespace store {

namespace {

base::Error no_such(const char* what) {
    return {base::ErrorKind::not_found, std::string("no such ") + what};
}

}  // namespace

base::Result<const Subject*> Book::subject(const base::Id& id) {
    if (const auto at = subjects_.find(id); at != subjects_.end()) return &at->second;
    Subject found;
    {
        auto rows = TRY(statements_.find_subject.query(id));
        if (!TRY(rows.next())) return nullptr;
        found.row = rows.as<std::uint32_t>(0);
        found.kind = static_cast<core::SubjectKind>(rows.integer(1));
        found.has_key = rows.integer(2) != 0;
    }
    auto versions = TRY(statements_.last_version.query(found.row));
    if (TRY(versions.next())) found.version = versions.as<std::uint32_t>(0);
    return &subjects_.emplace(id, found).first->second;
}

base::Result<std::vector<core::Fact>> Book::facts(const base::Id& id) {
    const Subject* known = TRY(subject(id));
    if (known == nullptr) return std::unexpected(no_such("subject"));
    auto rows = TRY(statements_.facts_of.query(known->row));
    return facts_from(std::move(rows));
}

base::Result<const core::Matter*> Book::matter(const base::Id& id) {
    if (const auto at = matters_.find(id); at != matters_.end()) return &at->second;
    const Subject* known = TRY(subject(id));
    if (known == nullptr || known->kind != core::SubjectKind::matter) return std::unexpected(no_such("matter"));
    const std::vector<core::Fact> history = TRY(facts(id));
    return &matters_.emplace(id, core::fold(history)).first->second;
}

base::Result<core::Submission> Book::submission(const base::Id& id) {
    const Subject* known = TRY(subject(id));
    if (known == nullptr || known->kind != core::SubjectKind::submission) return std::unexpected(no_such("submission"));
    core::Submission state;
    const std::vector<core::Fact> history = TRY(facts(id));
    for (const core::Fact& fact : history) core::apply(state, fact);
    return state;
}

base::Result<core::PersonRecord> Book::person(const base::Id& id) {
    const Subject* known = TRY(subject(id));
    if (known == nullptr || known->kind != core::SubjectKind::person) return std::unexpected(no_such("person"));
    core::PersonRecord state;
    const std::vector<core::Fact> history = TRY(facts(id));
    for (const core::Fact& fact : history) core::apply(state, fact);
    return state;
}

base::Result<std::optional<base::Id>> Book::find(Statement& by, std::string_view number) {
    auto rows = TRY(by.query(number));
    if (!TRY(rows.next())) return std::nullopt;
    return rows.id(0);
}

std::optional<base::Id> Book::find_external(std::string_view source, std::string_view number) {
    auto rows = statements_.find_external.query(source, number);
    if (!rows || !rows->next().value_or(false)) return std::nullopt;
    return rows->id(0);
}

base::Result<std::vector<base::Id>> Book::running(std::uint64_t after, std::uint32_t limit, std::uint64_t& last) {
    std::vector<base::Id> ids;
    auto rows = TRY(statements_.running.query(after, limit));
    while (TRY(rows.next())) {
        ids.push_back(rows.id(0));
        last = rows.as<std::uint64_t>(1);
    }
    return ids;
}

base::Result<std::int64_t> Book::row_of(const base::Id& id) {
    if (const DraftSubject* drafted = draft_.find(id)) return drafted->after.row;
    const Subject* known = TRY(subject(id));
    if (known == nullptr)
        return base::fail(base::ErrorKind::bad_input, "the store knows nothing of this id", id.text());
    return known->row;
}

base::Result<core::SealKey> Book::key_of(const base::Id& owner) {
    const DraftSubject* drafted = draft_.find(owner);
    if (drafted != nullptr && !drafted->wrapped.empty()) return drafted->key;
    const Subject* known = TRY(subject(owner));
    if (drafted != nullptr) known = &drafted->after;
    if (known == nullptr || !has_key(known->kind)) {
        return base::fail(base::ErrorKind::bad_input, "a text is sealed with the key of a person or submission",
                          owner.text(), "record the person or submission first");
    }
    auto rows = TRY(statements_.key_of.query(known->row));
    if (!known->has_key || !TRY(rows.next()) || rows.is_null(0)) {
        return base::fail(base::ErrorKind::conflict,
                          "the key of this subject is destroyed: nothing can be sealed for it any more", owner.text());
    }
    return core::unwrap_key(secrets_.master, rows.blob(0), owner);
}

}  // namespace store
