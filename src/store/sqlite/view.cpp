#include "core/ledger/query_code.hpp"
#include "store/sqlite/leader.hpp"

namespace store {

namespace {

base::Result<base::Id> found(base::Result<std::optional<base::Id>> id, const char* what) {
    if (!id) return std::unexpected(std::move(id).error());
    if (!*id) return base::fail(base::ErrorKind::not_found, std::string("no such ") + what);
    return **id;
}

}  // namespace

base::Result<core::Matter> View::matter(const base::Id& id) {
    const core::Matter* state = TRY(body_.book.matter(id));
    return *state;
}

base::Result<core::Submission> View::submission(const base::Id& id) {
    return body_.book.submission(id);
}
base::Result<core::PersonRecord> View::person(const base::Id& id) {
    return body_.book.person(id);
}
base::Result<std::vector<core::Fact>> View::facts(const base::Id& subject) {
    return body_.book.facts(subject);
}

base::Result<base::Id> View::find_matter(std::string_view number) {
    return found(body_.book.find(body_.book.statements().find_matter, number), "matter");
}

base::Result<base::Id> View::find_submission(std::string_view number) {
    return found(body_.book.find(body_.book.statements().find_submission, number), "submission");
}

std::optional<base::Id> View::find_external(std::string_view source, std::string_view number) {
    return body_.book.find_external(source, number);
}

std::uint32_t View::next_sequence(const std::string& prefix) {
    return body_.book.next_sequence(prefix);
}

base::Result<std::vector<base::Id>> View::matters_with_running_clocks(std::uint64_t after_row, std::uint32_t limit,
                                                                      std::uint64_t& last_row) {
    return body_.book.running(after_row, limit, last_row);
}

const core::Office& View::office() const {
    return body_.book.office();
}

std::uint32_t View::version(const base::Id& subject) {
    // An unreadable version is answered as 0: the facts decided on it then meet the stored one and fail as a conflict.
    const auto known = body_.book.subject(subject);
    return known && *known != nullptr ? (*known)->version : 0;
}

base::Id View::new_id() {
    return body_.book.new_id();
}

std::string View::new_query_code() {
    return core::make_query_code(body_.book.random().take<16>()).text();
}

base::Id View::store_id() const {
    return body_.book.store_id();
}

}  // namespace store
