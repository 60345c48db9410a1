#include "intake/row.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/matter/kinds.hpp"
#include "intake/keys.hpp"

namespace intake {
namespace {

/// Bytes of the first `characters` characters.
std::size_t prefix_bytes(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const bool is_first_byte = (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
        if (is_first_byte && characters-- == 0) break;
    }
    return at;
}

/// A title is one line of at most title_max characters; what does not fit moves to the front of the text.
void settle_title(app::DemandDraft& demand) {
    std::ranges::replace(demand.title, '\n', ' ');
    const std::size_t kept = prefix_bytes(demand.title, app::title_max);
    if (kept == demand.title.size()) return;
    const std::string rest = demand.title.substr(kept);
    demand.title.resize(kept);
    demand.text = demand.text.empty() ? rest : rest + "\n\n" + demand.text;
}

constexpr const char* unnamed = "未具名";

std::string_view name_of(Encoding encoding) {
    return encoding == Encoding::utf8 ? "UTF-8" : "GB18030";
}

}  // namespace

base::Result<RowReader> RowReader::bind(const Mapping& mapping, Decoder& decoder, const Record& header,
                                        const std::string& file) {
    RowReader reader;
    reader.mapping_ = &mapping;
    reader.decoder_ = &decoder;
    for (const std::string_view raw : header.fields) {
        std::size_t bad_byte = 0;
        std::string name;
        if (!decoder.decode(raw, name, bad_byte)) {
            return base::fail(base::ErrorKind::bad_input,
                              fmt::format("the column name {} is not {}", printable(raw), name_of(mapping.encoding)),
                              fmt::format("{}:{}", file, header.line), "set `encoding` in [source]");
        }
        reader.header_.emplace_back(trimmed(name));
    }
    const std::vector<std::string_view> names(reader.header_.begin(), reader.header_.end());
    for (std::size_t i = 0; i < field_count; ++i) {
        const Rule& rule = mapping.rules[i];
        for (const std::string& column : rule.columns) {
            const auto found = std::ranges::find(reader.header_, column);
            if (found == reader.header_.end()) {
                const std::string_view near = nearest(column, names);
                return base::fail(base::ErrorKind::bad_input, fmt::format("the file has no column `{}`", column),
                                  rule.place,
                                  near.empty() ? fmt::format("its columns are {}", fmt::join(names, ", "))
                                               : fmt::format("did you mean `{}`?", near));
            }
            if (std::ranges::count(reader.header_, column) > 1) {
                return base::fail(base::ErrorKind::bad_input, fmt::format("the file has the column `{}` twice", column),
                                  rule.place, "rename one of them");
            }
            const auto at = static_cast<std::size_t>(found - reader.header_.begin());
            auto used = std::ranges::find(reader.used_, at);
            if (used == reader.used_.end()) used = reader.used_.insert(used, at);
            reader.positions_[i].push_back(static_cast<std::size_t>(used - reader.used_.begin()));
        }
    }
    return reader;
}

std::string RowReader::decoded(std::string_view raw) const {
    std::string text;
    std::size_t bad_byte = 0;
    return decoder_->decode(raw, text, bad_byte) ? text : text + printable(raw.substr(bad_byte - 1));
}

std::string_view RowReader::cell(const Row& row, Field field) const {
    const auto& same_as = mapping_->rule(field).same_as;
    const auto& at = positions_[static_cast<std::size_t>(same_as ? *same_as : field)];
    return at.empty() ? std::string_view() : std::string_view(row.cells[at.front()]);
}

std::string RowReader::number(const Record& record) const {
    std::string joined;
    const Rule& rule = mapping_->rule(Field::external_number);
    for (const std::size_t position : positions_[static_cast<std::size_t>(Field::external_number)]) {
        const std::size_t column = used_[position];
        if (column >= record.fields.size() && !record.is_ragged) return {};
        const std::string part = decoded(record.field(column));
        if (!joined.empty() && !trimmed(part).empty()) joined += rule.join;
        joined += trimmed(part);
    }
    return joined;
}

std::expected<Row, Reject> RowReader::read(const Record& record) const {
    if (!record.problem.empty()) {
        return std::unexpected(Reject{.line = record.line,
                                      .column = {},
                                      .value = excerpt(decoded(record.fields.back())),
                                      .reason = std::string(record.problem)});
    }
    const std::size_t count = record.fields.size();
    if (record.is_ragged ? count > header_.size() : count != header_.size()) {
        return std::unexpected(
            Reject{.line = record.line,
                   .column = {},
                   .value = {},
                   .reason = fmt::format("{} columns stand here, the first line has {}", count, header_.size())});
    }
    Row row;
    row.line = record.line;
    row.cells.resize(used_.size());
    for (std::size_t i = 0; i < used_.size(); ++i) {
        const std::string_view raw = record.field(used_[i]);
        const auto bad = std::ranges::find(record.bad_cells, used_[i], &Record::BadCell::field);
        if (bad != record.bad_cells.end()) {
            return std::unexpected(
                Reject{.line = record.line, .column = header_[used_[i]], .value = {}, .reason = bad->what});
        }
        std::size_t bad_byte = 0;
        if (decoder_->decode(raw, row.cells[i], bad_byte)) continue;
        return std::unexpected(
            Reject{.line = record.line,
                   .column = header_[used_[i]],
                   .value = excerpt(decoded(raw)),
                   .reason = fmt::format("byte {} of the field is not {}", bad_byte, name_of(decoder_->encoding()))});
    }
    Cells cells(*mapping_, positions_, row.cells, row.line);
    app::Registration& registration = row.registration;
    registration.external_source = mapping_->source;
    registration.external_number = cells.text(Field::external_number);
    if (registration.external_number.empty()) cells.fail(Field::external_number, {}, "the number is empty");
    registration.form = cells.word(Field::form, core::Form::letter);
    registration.source = cells.word(Field::source, core::Source::other_system);
    registration.received_day = cells.day(Field::received);
    if (!registration.received_day.is_set()) cells.fail(Field::received, {}, "the day of receipt is empty");
    // 《信访工作条例》第二十二条: registration is immediate, so an export that knows no such day means the day of
    // receipt.
    const base::Day registered = cells.day(Field::registered);
    registration.day = registered.is_set() ? registered : registration.received_day;
    registration.region = cells.number(Field::region);
    registration.people = cells.number(Field::people);
    app::PersonDraft person;
    person.name = cells.text(Field::name);
    person.phone = cells.text(Field::phone);
    person.address = cells.text(Field::address);
    person.id_number = cells.text(Field::id_number);
    person.kind = cells.word(Field::person_kind, core::PersonKind::citizen);
    const bool has_contact = !person.phone.empty() || !person.address.empty() || !person.id_number.empty();
    if (person.name.empty() && has_contact) {  // somebody can be reached and must not be lost
        person.name = unnamed;
        person.is_name_withheld = true;
    }
    registration.is_anonymous = person.name.empty();
    if (!registration.is_anonymous) registration.persons.push_back(std::move(person));
    app::DemandDraft& demand = registration.demands.emplace_back();
    demand.title = cells.text(Field::title);
    demand.text = cells.text(Field::text);
    demand.matter_class = cells.word(Field::matter_class, core::MatterClass::unclassified);
    demand.category = cells.number(Field::category);
    settle_title(demand);
    row.repeat_of = cells.text(Field::repeat_of);
    demand.is_first = row.repeat_of.empty() && cells.word(Field::is_repeat, Answer::no) == Answer::no;
    row.office = cells.text(Field::office);
    row.organ = cells.text(Field::organ);
    row.accused = cells.text(Field::accused);
    row.number = cells.text(Field::number);
    const base::Day forwarded = cells.day(Field::forwarded);
    row.forwarded = forwarded.is_set() ? forwarded : registration.day;
    row.mode = cells.word(Field::mode, core::ForwardMode::forward);
    row.assigned_days = cells.number(Field::assigned_days);
    row.external_due = cells.day(Field::external_due);
    // An assignment names its period as days or as its last day; days of a calendar, as the other system counts.
    if (row.mode == core::ForwardMode::assign && row.assigned_days == 0 && row.external_due > row.forwarded)
        row.assigned_days = static_cast<std::uint32_t>(row.external_due - row.forwarded);
    row.noticed = cells.day(Field::noticed);
    row.notice_manner = cells.word(Field::notice_manner, core::NoticeManner::written);
    row.accepted = cells.day(Field::accepted);
    row.declined = cells.day(Field::declined);
    row.decline_reason = cells.word(Field::decline_reason, core::DeclineReason::other_organ);
    row.routed = cells.day(Field::routed);
    row.path = cells.word(Field::path, core::Path::none);
    if (row.routed.is_set() != (row.path != core::Path::none))
        cells.fail(Field::path, {}, "a path and the day on which it was chosen belong together");
    row.extended = cells.day(Field::extended);
    row.extension_days = cells.number(Field::extension_days);
    row.replied = cells.day(Field::replied);
    row.reply_kind = cells.word(Field::reply_kind, core::ReplyKind::answer);
    row.outcome = cells.word(Field::outcome, core::Outcome::none);
    row.reply_text = cells.text(Field::reply_text);
    row.delivered = cells.day(Field::delivered);
    row.closed = cells.day(Field::closed);
    if (cells.word(Field::status, Status::unsaid) == Status::closed && !row.closed.is_set())
        cells.fail(Field::status, {}, "it is closed, and the day of closing is empty");
    row.close_reason = cells.word(Field::close_reason, core::CloseReason::none);
    row.rating_office = cells.word(Field::rating_office, core::Grade::none);
    row.rating_organ = cells.word(Field::rating_organ, core::Grade::none);
    row.rated = cells.day(Field::rated);
    if (!row.rated.is_set()) row.rated = row.closed.is_set() ? row.closed : row.replied;
    row.rated_office = cells.day(Field::rated_office);
    if (!row.rated_office.is_set()) row.rated_office = row.rated;
    if (cells.reject()) return std::unexpected(*cells.reject());
    return row;
}

}  // namespace intake
