#include "follow/readers.hpp"

namespace follow {

base::Result<std::unique_ptr<store::Reader>> Readers::open() {
    if (live_ != nullptr) return live_->reader();
    return store::open_reader(settings_);
}

base::Result<Readers::Lent> Readers::lend() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            Lent lent(*this, std::move(idle_.back()));
            idle_.pop_back();
            return lent;
        }
    }
    return Lent(*this, TRY(open()));
}

void Readers::take_back(std::unique_ptr<store::Reader> reader) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(reader));
}

}  // namespace follow
