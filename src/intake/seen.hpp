// Which numbers of the file have been met, and where: 16 bytes a place and at most twice as many places as rows, so
// that the memory of an import stays small beside any file (10 million rows: 268 MB; 341 thousand: 8 to 16 MB). One
// thread.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace intake {

class Seen {
  public:
    using Key = std::uint64_t;  ///< hash of a number; two numbers may share one, so whoever repeats is looked at again
    [[nodiscard]] static Key key(std::string_view number);

    /// The line where the key was met first; 0 if it is new, and then it is met at `line`.
    std::uint64_t meet(Key key, std::uint64_t line);
    [[nodiscard]] bool has(Key key) const { return places_[find(key)].key == key; }
    /// The row that was met first did not come into the ledger.
    void mark_rejected(Key key);
    [[nodiscard]] bool is_rejected(Key key) const;

  private:
    struct Place {
        Key key = 0;  ///< never 0 when taken
        std::uint64_t line = 0;
    };
    static constexpr std::uint64_t rejected_bit = std::uint64_t{1} << 63;
    std::vector<Place> places_ = std::vector<Place>(1024);
    std::size_t taken_ = 0;

    [[nodiscard]] std::size_t find(Key key) const;
    void grow();
};

}  // namespace intake
