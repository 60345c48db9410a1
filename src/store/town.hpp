// For the tests of this room: a store in a directory of its own that goes away with it, a small office, and the
// commands that fill it. Facts are put together by hand: what the law says to them is core's business.
#pragma once
#include <gtest/gtest.h>

#include "store/reader.hpp"
#include "store/store.hpp"

namespace store::testing {

/// A directory that is removed at the end.
class Place {
  public:
    Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

inline const base::Day monday = base::Day::from(2026, 3, 16);

struct Registered {
    base::Id submission, person, matter;
    std::string number, query_code;
};

struct Demand {
    std::string title = "路灯坏了\n\n请派人修理。";
    core::MatterClass matter_class = core::MatterClass::unclassified;
    base::Id accused = {};
    base::Day due = {};  ///< of a clock that runs from the start
    std::string external_number = {};
    int matters = 1;
};

/// The town's petition office, a housing department with a bureau below it, and a water company.
struct Town {
    base::Id office, housing, bureau, water;

    [[nodiscard]] static Town build(Store& store);
    [[nodiscard]] Command registration(const Demand& demand, Registered& out) const;
    Registered register_one(Store& store, const Demand& demand = {}) const;
};

/// Runs the commands as one batch: a first one holds the leader until all are queued. The outcomes, in order.
std::vector<Outcome<Written>> run_together(Store& store, std::vector<Command> commands);

/// One more fact on a matter.
[[nodiscard]] Command deed(const base::Id& matter, core::Deed what, base::Day due = {}, std::string text = {});
[[nodiscard]] Command erase(const base::Id& person, std::string authority);

[[nodiscard]] Settings settings_in(const std::filesystem::path& directory);
[[nodiscard]] std::unique_ptr<Store> make_store(const Settings& settings);
[[nodiscard]] std::unique_ptr<Store> reopen(const Settings& settings);

/// The error of an outcome or result, for comparing; the test fails if there is none.
[[nodiscard]] base::Error error_of(const Outcome<Written>& outcome);

template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text());
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}
Written must(Outcome<Written> outcome);

/// Runs SQL on the store's file, as nobody should.
void tamper(const Settings& settings, const std::string& sql);
/// The first column of the first row, as text.
[[nodiscard]] std::string ask(const Settings& settings, const std::string& sql);

}  // namespace store::testing
