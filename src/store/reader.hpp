// Readers: connections of their own, read-only, never in the leader's way. One Reader serves one thread at a time.
// Texts come back decrypted; masking and permission are the caller's business (http), hiding of accusations is ours:
// every list and lookup takes the viewer and leaves out what is sealed from it (art. 30.3).
#pragma once
#include "core/account/evidence.hpp"
#include "core/ledger/leaf.hpp"
#include "core/matter/contact.hpp"
#include "store/objects.hpp"
#include "store/store.hpp"

namespace store {

/// For whom we read. An accusation matter is invisible to viewers of the accused organ and of organs below it.
struct Viewer {
    base::Id organ;             ///< not set: the program itself (tally, fsck, export of counts)
    bool may_read_all = false;  ///< else only matters with a leg at the organ or below it
};

enum class WorkList : std::uint8_t { all, held, due_soon, overdue };
inline constexpr std::array work_list_words{core::Word{"all", "全部"}, core::Word{"held", "待办"}, core::Word{"due_soon", "将到期"}, core::Word{"overdue", "已超期"}};
constexpr std::span<const core::Word> words(WorkList) { return work_list_words; }

struct ListQuery {
    Viewer viewer;
    WorkList list = WorkList::all;
    base::Id holder;                          ///< only matters held by this organ
    std::optional<core::MatterClass> matter_class;
    std::optional<core::Phase> phase;
    std::string number;                       ///< prefix of the number
    base::Day today;
    int soon_days = 5;                        ///< `due_soon`: due within so many days from today
    std::string cursor;                       ///< as given with the page before; empty = first page
    std::uint32_t limit = 50;                 ///< 1 … list_limit_max
};
inline constexpr std::uint32_t list_limit_max = 500;
inline constexpr std::uint32_t contact_rows_max = 1'000;

struct ListRow {
    base::Id id;
    std::string number;
    core::Form form{};
    core::MatterClass matter_class{};
    core::Path path{};
    core::Phase phase{};
    std::uint32_t category = 0, region = 0;
    base::Day received_day, closed_day;
    base::Id holder;
    std::optional<core::TermId> next_term;
    base::Day next_due;
    bool is_provisional = false;
    std::string title;                        ///< decrypted; empty when erased
};
struct ListPage {
    std::vector<ListRow> rows;
    /// Cursor; empty on the last page. A page that looked at 5,000 rows in vain may be short, even empty, and still have it.
    std::string next;
};

struct FactText {
    core::Fact fact;
    std::string text;                         ///< decrypted sealed part; empty when there is none or it is erased
    bool is_sealed = false, is_erased = false;
};

struct FactRange {
    std::vector<core::Fact> facts;
};

/// Two answers have the same mark if they have the same text. The key is drawn anew by every process and kept nowhere, so
/// a mark tells nothing outside it.
struct TextMark {
    std::uint32_t version = 0;  ///< of the fact
    base::Hash mark{};
};

/// A submission of another system, by its number there.
struct ExternalNumber {
    std::string number;
    base::Id submission;
};

/// An attachment as somebody may see it.
struct Attachment {
    base::Id submission;
    std::string number;                       ///< of the submission
    core::File file;
    std::string name;                         ///< decrypted; empty once destroyed
};

class Reader {
  public:
    [[nodiscard]] std::uint64_t head();
    [[nodiscard]] base::Result<ListPage> list(const ListQuery& query);
    [[nodiscard]] base::Result<core::Matter> matter(const base::Id& id, const Viewer& viewer);   ///< not_found also when hidden
    [[nodiscard]] base::Result<core::Submission> submission(const base::Id& id, const Viewer& viewer = {});  ///< hidden with any of its accusations
    [[nodiscard]] base::Result<base::Id> find_matter(std::string_view number, const Viewer& viewer);
    [[nodiscard]] base::Result<base::Id> find_submission(std::string_view number, const Viewer& viewer = {});
    [[nodiscard]] base::Result<base::Id> find_query(std::string_view number, std::string_view code);  ///< submission; uniform failure
    /// Submissions with a person of this phone or ID number, newest first, as far as the viewer may see them: at most
    /// `limit`, of the newest `contact_rows_max`. Exact, over keyed hashes; nothing of the person comes back.
    [[nodiscard]] base::Result<std::vector<base::Id>> find_contact(const core::ContactNumber& contact, const Viewer& viewer, std::uint32_t limit);
    [[nodiscard]] base::Result<std::vector<FactText>> facts(const base::Id& subject, const Viewer& viewer = {});
    /// Of the answers of a matter; none for those that are erased or have no text.
    [[nodiscard]] base::Result<std::vector<TextMark>> reply_marks(const base::Id& matter);
    /// One fact of a matter with its sealed part, files too, which `facts` leaves sealed. not_found also when hidden.
    [[nodiscard]] base::Result<FactText> fact(const base::Id& matter, std::uint32_t version, const Viewer& viewer);
    /// Attachments of a submission: for the organ that registered it and whoever may read all, hidden with any of its
    /// accusations. reader_files.cpp.
    [[nodiscard]] base::Result<std::vector<Attachment>> files(const base::Id& submission, const Viewer& viewer = {});
    /// Attachments that were released to a matter, of every submission about it; see core::is_seen_with.
    [[nodiscard]] base::Result<std::vector<Attachment>> files_of_matter(const base::Id& matter, const Viewer& viewer = {});
    /// One of them, whichever way the viewer may see it; not_found also when hidden.
    [[nodiscard]] base::Result<Attachment> file(std::string_view number, std::uint32_t version, const Viewer& viewer = {});
    /// Its bytes. not_found once it is destroyed, corrupt if the object is missing.
    [[nodiscard]] base::Result<ObjectReader> open(const Attachment& attachment);
    /// Facts after `seq`, all subjects, in order; at most `limit`. Without texts.
    [[nodiscard]] base::Result<std::vector<core::Fact>> facts_since(std::uint64_t seq, std::uint32_t limit);
    /// Reveals after `seq`, in order; at most `limit`.
    [[nodiscard]] base::Result<std::vector<core::Fact>> reveals_since(std::uint64_t seq, std::uint32_t limit);
    /// Facts of one matter or submission with statutory day ≤ cut.day and seq ≤ cut.seq.
    [[nodiscard]] base::Result<std::vector<core::Fact>> facts_at(const base::Id& subject, base::Day day, std::uint64_t seq);
    /// Internal row ↔ id; rows are dense, from 1, shared by all subject kinds, and what the tally keeps.
    [[nodiscard]] base::Result<std::uint32_t> row(const base::Id& id);
    [[nodiscard]] base::Result<base::Id> id(std::uint32_t row);
    [[nodiscard]] base::Result<std::vector<std::string>> numbers(std::span<const std::uint32_t> rows);  ///< of matters or submissions
    /// Of one other system, in the order of its numbers, those after `after`; at most `limit`. Nothing is hidden: look at each
    /// submission as its viewer.
    [[nodiscard]] base::Result<std::vector<ExternalNumber>> external_numbers(std::string_view source, std::string_view after, std::uint32_t limit);
    [[nodiscard]] base::Result<core::Office> office();
    [[nodiscard]] base::Result<std::vector<base::Id>> accounts();  ///< all 年度账, in order of their opening
    [[nodiscard]] base::Result<std::vector<base::Id>> evaluations();  ///< all 绩效评价, likewise
    [[nodiscard]] base::Result<std::vector<base::Id>> evidence();  ///< all 佐证材料, in the order in which they were kept
    /// The bytes of a paper. not_found once it is destroyed, corrupt if the object is missing.
    [[nodiscard]] base::Result<ObjectReader> open(const core::Evidence& evidence);
    [[nodiscard]] base::Result<std::vector<core::Fact>> store_facts();  ///< subject kind store: epochs, adopted law
    [[nodiscard]] base::Result<std::string> receipt(const base::Id& submission);  ///< text form of core/ledger/receipt.hpp at the newest checkpoint
    /// Of any fact of a matter, submission or account that the viewer may see; under the number of its subject, where it has one.
    [[nodiscard]] base::Result<std::string> receipt(const base::Id& subject, std::uint64_t seq, const Viewer& viewer);
    [[nodiscard]] base::Result<std::vector<std::string>> inclusion(std::uint64_t seq, std::uint64_t size);
    /// For the recompute kit: leaves after `seq` with their open bodies, in order; at most `limit`. Nothing sealed comes back. `corrupt`
    /// if the bodies do not give the leaf that stands in the tree.
    [[nodiscard]] base::Result<std::vector<core::OpenLeaf>> leaves_since(std::uint64_t seq, std::uint32_t limit);
    [[nodiscard]] base::Result<std::string> checkpoint();         ///< signed, of what is committed
    [[nodiscard]] core::VerifierKey verifier_key() const;         ///< that verifies it
    [[nodiscard]] std::string sign_kit(std::string_view text);    ///< a kit's statement as a signed note; nothing else is signed

    class Body;
    explicit Reader(std::unique_ptr<Body> body);
    ~Reader();

  private:
    std::unique_ptr<Body> body_;
};

/// Opens a store for reading only, beside a running leader or without one.
[[nodiscard]] base::Result<std::unique_ptr<Reader>> open_reader(const Settings& settings);

}  // namespace store
