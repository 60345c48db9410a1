// A file on its way to the fact that keeps it: finished, told from its bytes, scanned, placed where facts find it, and
// gone again unless its fact was written. Used by attachments, evidence and the command line. One thread.
#pragma once
#include <memory>

#include "core/matter/file_type.hpp"
#include "store/objects.hpp"

namespace http {

class Incoming {
  public:
    /// Finishes and places what was written. bad_input for a kind that is not taken, or what the scanner found.
    [[nodiscard]] static base::Result<std::unique_ptr<Incoming>> place(const store::Objects& objects,
                                                                       store::ObjectWriter& writer,
                                                                       const std::vector<std::string>& scan_command);
    Incoming(const store::Objects& objects, const store::Object& object) : objects_(objects), object_(object) {}
    ~Incoming();
    Incoming(const Incoming&) = delete;
    Incoming& operator=(const Incoming&) = delete;

    [[nodiscard]] const store::Object& object() const { return object_; }
    [[nodiscard]] const core::FileType& type() const { return *type_; }
    [[nodiscard]] base::Result<base::Hash> sha256() const;  ///< of the plain bytes
    void keep() { is_kept_ = true; }                        ///< its fact is durable

  private:
    const store::Objects objects_;
    store::Object object_;
    const core::FileType* type_ = nullptr;
    bool is_kept_ = false;
};

}  // namespace http
