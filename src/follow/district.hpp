// For the tests of this room: a district whose people, organs and clerks do lawful and unlawful things at random,
// through the real decisions and the real store; and what every fact of it says, kept as plainly as possible. Seeded.
#pragma once
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "core/matter/correct.hpp"
#include "follow/figures.hpp"
#include "law/detectors.hpp"
#include "law/indicators.hpp"

namespace follow::testing {

template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text());
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

class District {
  public:
    explicit District(unsigned seed);
    District(const District&) = delete;
    District& operator=(const District&) = delete;
    ~District();

    /// So many deeds, one to a few facts each; the days go on meanwhile.
    void live(int deeds);
    void correct_something();
    /// The housing department ends; the town hall takes over.
    void merge_housing_into_hall(base::Day until);

    [[nodiscard]] FiguresSettings settings(bool is_live) const;
    [[nodiscard]] const store::Store& store() const { return *store_; }
    void close_store() { store_.reset(); }
    void open_store();
    [[nodiscard]] base::Day today() const { return today_; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] const base::Id& housing() const { return organs_[1]; }

    /// The state of every matter and submission at a cut, folded from the facts with nothing of ours between.
    struct World {
        std::map<base::Id, core::Matter> matters;
        std::map<base::Id, std::vector<core::Fact>> matter_facts, submission_facts;
        std::map<base::Id, core::Submission> submissions;
    };
    [[nodiscard]] World at(const Cut& cut) const;

  private:
    std::filesystem::path path_;
    store::Settings settings_;
    std::unique_ptr<store::Store> store_;
    core::Law law_;
    std::mt19937_64 random_;
    base::Day today_ = base::Day::from(2025, 1, 6);
    std::vector<base::Id> organs_;  ///< office, housing, police, school, hall
    std::vector<base::Id> matters_;
    std::map<base::Id, std::vector<core::Fact>> histories_;

    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);
    [[nodiscard]] bool chance(int percent) { return between(1, 100) <= percent; }
    template <class E>
    [[nodiscard]] E any() {
        return static_cast<E>(between(0, std::ssize(words(E{})) - 1));
    }
    void write(const std::function<store::Outcome<store::Writes>(store::View&)>& command);
    void register_one(const base::Id* repeated);
    void do_something();
    [[nodiscard]] std::optional<core::Deed> next_deed(const core::Matter& matter);
    [[nodiscard]] core::Deed some_deed(const core::Matter& matter);
};

}  // namespace follow::testing
