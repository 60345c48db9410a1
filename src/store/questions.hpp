// Saved questions 常用查询: what a post asks again and again, under a name. Rows beside the accounts, outside the
// ledger: they prove nothing and may go. What a question says is the asking room's (http); here it is text. Blocking
// calls, any thread.
#pragma once
#include <memory>
#include <vector>

#include "store/store.hpp"

namespace store {

struct Question {
    base::Id id;
    base::Id organ, post;    ///< of whoever saved it
    bool is_shared = false;  ///< every post of the organ may ask it
    std::string name;        ///< 1 to Questions::name_max characters, once a post
    std::string kind, query;
};

class Questions {
  public:
    static base::Result<std::unique_ptr<Questions>> open(const Settings& settings);
    ~Questions();

    /// A new one, which gets its id, or another in its place if the id is set: only its own post may do that. Fails as
    /// conflict where the post has a question of that name, too_many beyond `of_post_max`.
    [[nodiscard]] base::Result<base::Id> save(Question question);
    /// The post's own and those that its organ shares, by name.
    [[nodiscard]] base::Result<std::vector<Question>> of(const base::Id& organ, const base::Id& post);
    [[nodiscard]] base::Result<Question> get(const base::Id& id, const base::Id& organ, const base::Id& post);
    [[nodiscard]] base::Result<void> remove(const base::Id& id, const base::Id& post);

    static constexpr std::size_t name_max = 60;      ///< characters
    static constexpr std::size_t query_max = 8'000;  ///< bytes
    static constexpr std::int64_t of_post_max = 200;

    struct Body;
    explicit Questions(std::unique_ptr<Body> body);

  private:
    std::unique_ptr<Body> body_;
};

}  // namespace store
