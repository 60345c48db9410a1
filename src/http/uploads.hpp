// Uploads under way: a file comes in parts, and is encrypted on its way to the disk. They live in this process alone
// (their keys are in memory): after a restart nobody can read what is left, and the store removes it. Any thread.
#pragma once
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/day.hpp"
#include "store/objects.hpp"

namespace http {

/// Whose an upload is: of a post, or of the petitioner of a submission.
struct Owner {
    base::Id id;
    bool is_public = false;
    friend bool operator==(const Owner&, const Owner&) = default;
};

class Uploads {
  public:
    explicit Uploads(std::filesystem::path directory) : objects_(std::move(directory)) {}

    /// Its id, which nobody can guess. `too_many` beyond the limits.
    [[nodiscard]] base::Result<std::string> begin(const Owner& owner, base::Instant now);
    /// Part `number` from 1 on, in order. The last one may come again, should its answer have been lost. Gives the
    /// bytes that are there. `not_found`: unknown, ended or somebody else's; `conflict`: another part is wanted;
    /// `too_many`: the file has grown too large. At the public counter the id alone says whose it is.
    [[nodiscard]] base::Result<std::uint64_t> add(const std::string& id, const base::Id* owner, std::uint32_t number,
                                                  base::ByteView bytes, base::Instant now);
    /// Takes it out: what was written goes on to its object.
    [[nodiscard]] base::Result<std::unique_ptr<store::ObjectWriter>> take(const std::string& id, const Owner& owner,
                                                                          base::Instant now);

  private:
    struct Upload {
        Upload(const Owner& whose, std::atomic<std::uint64_t>& of_all) : owner(whose), all(of_all) {}
        ~Upload() { all -= counted; }
        Upload(const Upload&) = delete;
        Upload& operator=(const Upload&) = delete;

        const Owner owner;
        base::Instant used_at;  ///< guarded by the map's mutex
        std::mutex mutex;       ///< guards what follows, while a part is written
        std::unique_ptr<store::ObjectWriter> writer;
        std::uint32_t parts = 0;
        base::Hash last_part{};
        std::atomic<std::uint64_t>& all;
        std::uint64_t counted = 0;
    };
    const store::Objects objects_;
    std::atomic<std::uint64_t> under_way_ = 0;  ///< bytes
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<Upload>, std::less<>> uploads_;

    void end_idle(base::Instant now);                                                      ///< with the mutex held
    [[nodiscard]] std::shared_ptr<Upload> find(const std::string& id, base::Instant now);  ///< and marks it as used
};

}  // namespace http
