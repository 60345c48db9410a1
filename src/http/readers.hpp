// Readers: checked out for one answer, given back at its end. A store reader serves one thread at a time and keeps its
// prepared statements, so they are kept rather than made anew. Any thread.
#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "store/reader.hpp"

namespace http {

class Readers {
  public:
    explicit Readers(store::Store& store) : store_(store) {}

    class Lease {
      public:
        Lease(Readers& readers, std::unique_ptr<store::Reader> reader)
            : readers_(&readers), reader_(std::move(reader)) {}
        Lease(Lease&&) = default;
        ~Lease() {
            if (reader_) readers_->give_back(std::move(reader_));
        }
        store::Reader* operator->() const { return reader_.get(); }
        store::Reader& operator*() const { return *reader_; }

      private:
        Readers* readers_;
        std::unique_ptr<store::Reader> reader_;
    };
    [[nodiscard]] Lease lease();

  private:
    store::Store& store_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<store::Reader>> idle_;

    void give_back(std::unique_ptr<store::Reader> reader);
};

}  // namespace http
