// The audit 审计: who read what, when, and who signed in or tried to. Ordinary rows in a database of their own, only
// ever appended; reveals are facts of the ledger and copied here by following it. Used by http (notes, the audit view)
// and main (retention). Any thread. A note never waits: it goes to a thread that writes several at once.
#pragma once
#include <memory>

#include "store/reader.hpp"

namespace store {

/// Written in rows that are kept for months: only ever append.
enum class AuditKind : std::uint8_t {
    sign_in,
    sign_in_failed,
    sign_out,
    token_used,  ///< once an hour for each post and address
    read_matter,
    read_submission,
    search_contact,
    export_list,
    reveal,
    lost,  ///< notes that found no room; `detail` says how many
    read_evidence,
};
inline constexpr std::array audit_kind_words{core::Word{"sign_in", "登录"},
                                             core::Word{"sign_in_failed", "登录失败"},
                                             core::Word{"sign_out", "退出"},
                                             core::Word{"token_used", "令牌访问"},
                                             core::Word{"read_matter", "查阅事项"},
                                             core::Word{"read_submission", "查阅信访件"},
                                             core::Word{"search_contact", "重复件查询"},
                                             core::Word{"export_list", "导出"},
                                             core::Word{"reveal", "查看个人信息"},
                                             core::Word{"lost", "未能记录"},
                                             core::Word{"read_evidence", "查阅佐证"}};
constexpr std::span<const core::Word> words(AuditKind) {
    return audit_kind_words;
}

/// One row. Nothing personal of petitioners: ids and purposes, no names, numbers or texts.
struct AuditEvent {
    std::uint64_t id = 0;  ///< given when it is written
    base::Instant at;
    AuditKind kind{};
    base::Id post;               ///< not set where nobody was signed in
    std::string account = {};    ///< of a person who signed in; empty for a program
    std::string client = {};     ///< address
    base::Id subject = {};       ///< matter or submission
    bool is_accusation = false;  ///< what was read holds or is an accusation
    std::string detail = {};     ///< purpose of a reveal, name of an export
    std::uint64_t seq = 0;       ///< of a reveal: the fact that proves it
};

struct AuditQuery {
    std::optional<AuditKind> kind;
    base::Id post, subject;  ///< only of this post, about this subject
    std::optional<bool> is_accusation;
    base::Instant from, to;   ///< of `at`, both included; 0 = open
    base::Instant before_at;  ///< only rows behind this place: of the page before; 0 = the newest
    std::uint64_t before_id = 0;
    std::uint32_t limit = 100;  ///< 1 … list_limit_max
};
struct AuditPage {
    std::vector<AuditEvent> events;  ///< newest first: by instant, then id
    bool is_last = true;
};

/// 《网络安全法》第二十一条第三项: logs are kept for six months at least.
inline constexpr int audit_days_min = 184;

struct Pruned {
    std::uint64_t deleted = 0, failed = 0;
    std::string first_failure = {};
};

class Audit {
  public:
    static base::Result<std::unique_ptr<Audit>> open(const Settings& settings);
    ~Audit();  ///< writes what waits

    void note(AuditEvent event);
    /// Writes what waits, and reveals that the ledger has and the audit not yet.
    [[nodiscard]] base::Result<void> flush();
    /// Flushes first, so that a reader of the audit sees their own reading.
    [[nodiscard]] base::Result<AuditPage> list(const AuditQuery& query);
    /// Deletes what happened before `day`; bad_input if that is less than six months ago. A row that cannot be deleted
    /// is counted and passed over: nothing behind it is kept because of it.
    [[nodiscard]] base::Result<Pruned> prune(base::Day day);

    struct Body;
    explicit Audit(std::unique_ptr<Body> body);

  private:
    std::unique_ptr<Body> body_;
};

}  // namespace store
