// Readers: connections to the store, lent to one thread at a time and kept for the next.
#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "store/reader.hpp"

namespace follow {

class Readers {
  public:
    /// `live` may be null: then every reader opens the directory by itself.
    Readers(store::Settings settings, const store::Store* live) : settings_(std::move(settings)), live_(live) {}

    class Lent {
      public:
        Lent(Readers& readers, std::unique_ptr<store::Reader> reader)
            : readers_(&readers), reader_(std::move(reader)) {}
        Lent(Lent&&) = default;
        Lent& operator=(Lent&&) = default;
        ~Lent() {
            if (reader_ != nullptr) readers_->take_back(std::move(reader_));
        }
        store::Reader* operator->() { return reader_.get(); }
        store::Reader& operator*() { return *reader_; }

      private:
        Readers* readers_;
        std::unique_ptr<store::Reader> reader_;
    };
    [[nodiscard]] base::Result<Lent> lend();
    [[nodiscard]] base::Result<std::unique_ptr<store::Reader>> open();

  private:
    store::Settings settings_;
    const store::Store* live_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<store::Reader>> idle_;

    void take_back(std::unique_ptr<store::Reader> reader);
};

}  // namespace follow
