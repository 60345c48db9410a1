// Accounts of people and programs: ordinary tables, outside the ledger. Passwords argon2id, tokens and sessions kept as
// hashes only. Blocking calls (argon2id takes ~50 ms): never on the leader's thread.
#pragma once
#include <memory>

#include "store/store.hpp"

namespace store {

struct Account {
    std::string name;
    base::Id post;
};

class Accounts {
  public:
    static base::Result<std::unique_ptr<Accounts>> open(const Settings& settings);
    [[nodiscard]] base::Result<void> set_password(std::string_view name, const base::Id& post, std::string_view password);  ///< at least 8 characters
    /// denied: uniform for unknown name, wrong password and locked account; 5 failures lock for 15 minutes.
    [[nodiscard]] base::Result<Account> check_password(std::string_view name, std::string_view password, base::Instant now);
    [[nodiscard]] bool is_known(std::string_view name);
    [[nodiscard]] base::Result<std::string> new_session(std::string_view name, base::Instant now);   ///< the cookie's value
    [[nodiscard]] base::Result<Account> session(std::string_view cookie, base::Instant now);         ///< idle 30 min, at most 12 h
    [[nodiscard]] base::Result<void> end_session(std::string_view cookie);
    [[nodiscard]] base::Result<std::string> new_token(const base::Id& post, std::string_view label); ///< shown once
    [[nodiscard]] base::Result<base::Id> token(std::string_view token);                              ///< post; cached in memory, cheap
    /// Tokens of a post with this label (any, if empty) stop at once, in every process; how many there were.
    [[nodiscard]] base::Result<std::uint64_t> revoke_tokens(const base::Id& post, std::string_view label);
    struct Token {
        base::Id post;
        std::string label;
    };
    [[nodiscard]] base::Result<std::vector<Token>> tokens();
    struct Body;
    explicit Accounts(std::unique_ptr<Body> body);
    ~Accounts();

  private:
    std::unique_ptr<Body> body_;
};

}  // namespace store
