// The desk: one open store with the law it works under. Used by http, intake, main. Any thread.
#pragma once
#include <memory>
#include <mutex>

#include "core/office/permission.hpp"
#include "law/documents.hpp"
#include "store/reader.hpp"
#include "store/store.hpp"

namespace app {

using store::Failure;
using store::Outcome;

/// Who asks: a post with its organ and roles.
struct Caller {
    base::Id post, organ;
    std::vector<core::Role> roles;
    bool is_unrestricted = false;  ///< the program itself: import, simulation

    [[nodiscard]] core::Actor actor() const {
        return {.post = post, .organ = organ, .roles = roles, .is_unrestricted = is_unrestricted};
    }
    [[nodiscard]] bool may(core::Permission permission) const;
    [[nodiscard]] store::Viewer viewer() const;
};

/// The law that a store works under: the program's files, then what the store adopted, in the order of adoption.
[[nodiscard]] std::vector<law::File> law_files(const std::vector<core::Fact>& store_facts);

class Desk {
  public:
    /// Reads the law: the program's files and what the store adopted since. Where the program's own files changed since
    /// the store last said so, a fact records the new set.
    static base::Result<std::unique_ptr<Desk>> open(store::Store& store);

    [[nodiscard]] store::Store& store() const { return store_; }
    [[nodiscard]] std::shared_ptr<const core::Law> law() const;
    [[nodiscard]] base::Day today() const { return store_.settings().now().day(); }

    /// The forms of the papers, by kind; the program's own.
    [[nodiscard]] std::shared_ptr<const std::vector<core::PaperForm>> forms() const { return forms_; }

    /// Checks a file against the whole set, records it and restates the open clocks it changes.
    struct Adopted {
        std::string path;
        std::uint64_t matters_looked_at = 0, clocks_restated = 0;
        bool is_unchanged = false;  ///< the set already says so: nothing was written
    };
    [[nodiscard]] Outcome<Adopted> adopt(const Caller& caller, const std::string& name, const std::string& text);

    explicit Desk(store::Store& store) : store_(store) {}

  private:
    store::Store& store_;
    mutable std::mutex mutex_;
    std::shared_ptr<const core::Law> law_;
    std::shared_ptr<const std::vector<core::PaperForm>> forms_;
    std::vector<law::File> files_;
    base::Id self_;  ///< the store as a subject: that of its first fact
};

/// The law of a store without opening it for writing (figures, lists on the command line).
[[nodiscard]] base::Result<core::Law> law_of(store::Reader& reader);
/// The scoring standards: the program's own and what the store adopted since.
[[nodiscard]] base::Result<std::vector<law::File>> standard_files_of(store::Reader& reader);

}  // namespace app
