#include "store/questions.hpp"

#include <mutex>

#include "base/utf8.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/directory.hpp"
#include "store/sqlite/random_pool.hpp"

namespace store {
namespace {

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS questions (
    id BLOB PRIMARY KEY, organ BLOB NOT NULL, post BLOB NOT NULL, is_shared INTEGER NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL, query TEXT NOT NULL, UNIQUE (post, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS questions_of_organ ON questions (organ);
)sql";

/// What a post may see: its own and those its organ shares. Parameters: organ, post.
const std::string visible = "SELECT * FROM questions WHERE (post = ?2 OR (is_shared = 1 AND organ = ?1))";

std::unexpected<base::Error> no_such_question() {
    return base::fail(base::ErrorKind::not_found, "no such saved question", {},
                      "list them; another post's is seen only while it is shared");
}

Question read(const Rows& rows) {
    return {.id = rows.id(0),
            .organ = rows.id(1),
            .post = rows.id(2),
            .is_shared = rows.integer(3) != 0,
            .name = std::string(rows.text(4)),
            .kind = std::string(rows.text(5)),
            .query = std::string(rows.text(6))};
}

}  // namespace

struct Questions::Body {
    explicit Body(Database opened) : database(std::move(opened)) {}

    std::mutex mutex;  ///< guards everything below
    Database database;
    RandomPool random;

    Statement insert{database, "INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?)"};
    Statement update{database,
                     "UPDATE questions SET organ = ?2, is_shared = ?4, name = ?5, kind = ?6, query = ?7 "
                     "WHERE id = ?1 AND post = ?3"};
    Statement count{database, "SELECT count(*) FROM questions WHERE post = ?"};
    Statement named{database, "SELECT 1 FROM questions WHERE post = ? AND name = ? AND id <> ?"};
    Statement all{database, visible + " ORDER BY name, id"};
    Statement one{database, visible + " AND id = ?3"};
    Statement drop{database, "DELETE FROM questions WHERE id = ? AND post = ?"};
};

Questions::Questions(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Questions::~Questions() = default;

base::Result<std::unique_ptr<Questions>> Questions::open(const Settings& given) {
    const Settings settings = completed(given);
    // Beside the accounts: neither is part of what is proven, and a backup of the ledger carries neither.
    auto database = TRY(Database::open(settings.directory / "accounts.db", Database::Mode::create));
    TRY(database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"));
    TRY(database.run(tables));
    return std::make_unique<Questions>(std::make_unique<Body>(std::move(database)));
}

base::Result<base::Id> Questions::save(Question question) {
    const auto length = base::utf8_length(question.name);
    if (!length || *length == 0 || *length > name_max) {
        return base::fail(base::ErrorKind::bad_input, "the name of a saved question has 1 to 60 characters", "name",
                          "give it a short name");
    }
    if (question.query.size() > query_max) {
        return base::fail(base::ErrorKind::bad_input, "the question is longer than 8,000 bytes", "parameters",
                          "shorten it");
    }
    const std::lock_guard lock(body_->mutex);
    {
        auto rows = TRY(body_->named.query(question.post, question.name, question.id));
        if (TRY(rows.next())) {
            return base::fail(base::ErrorKind::conflict, "a saved question has this name already", "name",
                              "take another name, or replace that one");
        }
    }
    if (question.id.is_set()) {
        TRY(body_->update.run(question.id, question.organ, question.post, question.is_shared, question.name,
                              question.kind, question.query));
        if (body_->update.changed() == 0) return no_such_question();
        return question.id;
    }
    {
        auto rows = TRY(body_->count.query(question.post));
        if (TRY(rows.next()) && rows.integer(0) >= of_post_max) {
            return base::fail(base::ErrorKind::too_many, "a post saves at most 200 questions", {},
                              "delete those that nobody asks any more");
        }
    }
    question.id.bytes = body_->random.take<16>();
    TRY(body_->insert.run(question.id, question.organ, question.post, question.is_shared, question.name, question.kind,
                          question.query));
    return question.id;
}

base::Result<std::vector<Question>> Questions::of(const base::Id& organ, const base::Id& post) {
    const std::lock_guard lock(body_->mutex);
    std::vector<Question> questions;
    auto rows = TRY(body_->all.query(organ, post));
    while (TRY(rows.next())) questions.push_back(read(rows));
    return questions;
}

base::Result<Question> Questions::get(const base::Id& id, const base::Id& organ, const base::Id& post) {
    const std::lock_guard lock(body_->mutex);
    auto rows = TRY(body_->one.query(organ, post, id));
    if (!TRY(rows.next())) return no_such_question();
    return read(rows);
}

base::Result<void> Questions::remove(const base::Id& id, const base::Id& post) {
    const std::lock_guard lock(body_->mutex);
    TRY(body_->drop.run(id, post));
    if (body_->drop.changed() == 0) return no_such_question();
    return {};
}

}  // namespace store
