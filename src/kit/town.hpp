// For the tests of this room: a ledger in memory, without a store. A small town lives through real decisions, lawful
// and not; some of its matters are accusations, some become one, some cease to be. Seeded: the same seed, the same
// bytes.
#pragma once
#include <filesystem>
#include <map>
#include <random>
#include <stdexcept>

#include "core/ledger/tree.hpp"
#include "core/matter/submission.hpp"
#include "core/office/office.hpp"
#include "kit/verify.hpp"
#include "kit/write.hpp"
#include "law/indicators.hpp"

namespace kit::testing {

template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text());
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

class Town {
  public:
    explicit Town(unsigned seed = 1);

    /// A letter with one matter for each class. Gives the matters.
    std::vector<base::Id> write(std::vector<core::MatterClass> classes, base::Day day);
    /// Whether the law allowed it; what it refuses is not recorded.
    bool deed(const base::Id& matter, core::Deed deed, base::Day day);
    /// Handled in an ordinary way: forwarded, accepted, answered after so many days (0 = not at all), rated.
    void handle(const base::Id& matter, base::Day day, int days);
    /// So many letters on the days of 2025, each in a way of its own.
    void live(int letters);
    void turn(const base::Id& matter, core::MatterClass to, base::Day day);
    void record(core::SubjectKind kind, const base::Id& subject, core::Deed deed, base::Day day, bool is_accusation,
                core::Decision decision = {});

    [[nodiscard]] Contents contents(base::Day cut_day) const;
    [[nodiscard]] std::string checkpoint(std::uint64_t size) const;
    /// What the ledger itself says, accusations included: from all facts, closed or not.
    [[nodiscard]] std::vector<FigureLine> figures(const core::Period& period, base::Day cut_day) const;
    [[nodiscard]] base::Id new_id();
    [[nodiscard]] const std::vector<core::OpenLeaf>& leaves() const { return leaves_; }
    [[nodiscard]] const std::vector<base::Id>& matters() const { return order_; }
    [[nodiscard]] const core::Matter& matter(const base::Id& id) const { return matters_.at(id); }
    [[nodiscard]] const core::SigningKey& key() const { return key_; }
    [[nodiscard]] const base::Id& housing() const { return housing_; }

    static constexpr const char* secret = "张三丰 13800138000 强拆";  ///< stands for every sealed text

  private:
    core::SigningKey key_{.name = "xfj.example/ledger", .seed = {}};
    std::mt19937_64 random_;
    core::Law law_;
    core::Office office_;
    base::Id self_, bureau_, housing_, police_;
    std::vector<core::OpenLeaf> leaves_;
    std::vector<core::Fact> facts_;
    std::map<base::Id, std::uint32_t> versions_;
    std::map<base::Id, core::Matter> matters_;
    std::vector<base::Id> order_;
    int letters_ = 0;

    void type_figures();
    void organ(const base::Id& id, const char* name, core::OrganKind kind);
    [[nodiscard]] int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
    [[nodiscard]] core::Context context(base::Day day) const;
};

/// Files of a kit, to change some and pack it again.
using Files = std::map<std::string, base::Bytes>;
[[nodiscard]] Files unpack(const std::filesystem::path& kit);
void pack(const std::filesystem::path& kit, const Files& files);
/// As an office would that cheats: digests, counts and signature fit the files again.
void sign_again(Files& files, const core::SigningKey& key, const std::function<void(Statement&)>& change = {});

/// The leaves of a kit, to change some and put them back: renumbering, leaving out, closing.
struct Piece {
    core::OpenLeaf fact;
    bool is_closed = false;
};
[[nodiscard]] std::vector<Piece> pieces_of(const Files& files);
void put_pieces(Files& files, const std::vector<Piece>& pieces);

/// A folder of the test's own, gone with it.
class Folder {
  public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

/// "agrees", "differs", or the ground of the refusal. With HUIYING_KITS=FOLDER the kit is kept there beside its
/// verdict, for another verifier to judge (tests/kit/both_test.py).
[[nodiscard]] std::string verdict(const std::filesystem::path& kit, const VerifyOrder& order = {});

inline const core::Period year_2025{base::Day::from(2025, 1, 1), base::Day::from(2025, 12, 31)};
inline const base::Day cut_2026 = base::Day::from(2026, 3, 31);

}  // namespace kit::testing
