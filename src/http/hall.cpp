#include "http/hall.hpp"

namespace http {
namespace {

std::string origin_of(store::Reader& reader) {
    const auto facts = reader.store_facts();
    if (!facts) return {};
    for (const core::Fact& fact : *facts) {
        if (const auto* epoch = std::get_if<core::OpenEpoch>(&fact.deed)) return epoch->origin;
    }
    return {};
}

}  // namespace

Hall::Hall(const Settings& given, app::Desk& open_desk, follow::Figures& open_figures, store::Accounts& open_accounts,
           store::Audit& open_audit, store::Questions& open_questions)
    : settings(given),
      desk(open_desk),
      figures(open_figures),
      accounts(open_accounts),
      audit(open_audit),
      questions(open_questions),
      readers(open_desk.store()),
      uploads(open_desk.store().settings().directory),
      access_log(given.access_log) {
    store_view = {.name = given.store_name, .is_simulated = given.is_simulated};
    if (store_view.name.empty()) store_view.name = origin_of(*readers.lease());
}

base::Result<std::shared_ptr<const core::Office>> Hall::office() {
    const std::lock_guard lock(office_mutex_);
    const auto clock = std::chrono::steady_clock::now();
    if (!office_ || clock - office_read_at_ > std::chrono::milliseconds(office_age_max_ms)) {
        office_ = std::make_shared<const core::Office>(TRY(readers.lease()->office()));
        office_read_at_ = clock;
    }
    return office_;
}

}  // namespace http
