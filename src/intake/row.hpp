// A row of the file as the mapping reads it: values of ours, nothing decided yet. Pure but for the decoder; one thread.
#pragma once
#include <expected>

#include "app/registration.hpp"
#include "intake/cells.hpp"
#include "intake/csv_reader.hpp"

namespace intake {

struct Row {
    std::uint64_t line = 0;
    std::vector<std::string> cells;      ///< of the mapped columns, decoded, for reports; see RowReader::cell
    app::Registration registration;      ///< one demand, at most one person; organs not yet looked up
    std::string office, organ, accused;  ///< names; empty where the row has none
    std::string number;                  ///< ours, of the submission or matter; empty where the row names none
    std::string repeat_of;               ///< external number of the row that this one repeats
    base::Day forwarded, noticed, accepted, declined, routed, extended, replied, delivered, rated, rated_office, closed,
        external_due;
    core::ForwardMode mode = core::ForwardMode::forward;
    std::uint32_t assigned_days = 0, extension_days = 0;
    core::NoticeManner notice_manner = core::NoticeManner::written;
    core::DeclineReason decline_reason = core::DeclineReason::other_organ;
    core::Path path = core::Path::none;
    core::ReplyKind reply_kind = core::ReplyKind::answer;
    core::Outcome outcome = core::Outcome::none;
    core::CloseReason close_reason = core::CloseReason::none;  ///< none = replied if there is a reply, else other
    core::Grade rating_office = core::Grade::none, rating_organ = core::Grade::none;
    std::string reply_text;

    [[nodiscard]] const app::DemandDraft& demand() const { return registration.demands.front(); }
    /// The organ that registers: the petition office, else the organ itself; empty = the importing post's own.
    [[nodiscard]] const std::string& registrar() const { return office.empty() ? organ : office; }
    [[nodiscard]] bool is_forwarded() const { return !office.empty() && !organ.empty() && office != organ; }
};

class RowReader {
  public:
    /// Finds the mapped columns in the file's first record. Fails where one is missing or stands there twice.
    static base::Result<RowReader> bind(const Mapping& mapping, Decoder& decoder, const Record& header,
                                        const std::string& file);

    [[nodiscard]] std::expected<Row, Reject> read(const Record& record) const;
    /// Only the number that tells the rows apart; empty if the record does not get that far.
    [[nodiscard]] std::string number(const Record& record) const;
    /// The raw value of a field, for a report; empty for constants.
    [[nodiscard]] std::string_view cell(const Row& row, Field field) const;
    [[nodiscard]] const Mapping& mapping() const { return *mapping_; }
    [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
    [[nodiscard]] std::string decoded(std::string_view raw) const;  ///< for a report: as far as it can be read

  private:
    const Mapping* mapping_ = nullptr;
    Decoder* decoder_ = nullptr;
    std::vector<std::string> header_;
    std::vector<std::size_t> used_;  ///< columns that are mapped, in order
    Positions positions_;            ///< of each field's columns in `used_`
};

}  // namespace intake
