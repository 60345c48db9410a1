#include "tally_town.hpp"

#include <algorithm>
#include <random>
#include <thread>

namespace bench {
namespace {

using core::null_cell;
using tally::Grain;
using tally::Row;

class Maker {
  public:
    Maker(std::uint64_t seed, Plain& plain) : random_(seed), plain_(plain) {}

    void add(std::uint32_t n, std::int64_t received, tally::Tally& tally) {
        matter(n, received);
        tally.put(rows_);
        for (const Row& row : submissions_) tally.put_submission(row);
    }

  private:
    std::mt19937 random_;
    Plain& plain_;
    tally::MatterRows rows_;
    std::vector<Row> submissions_;

    bool chance(unsigned percent) { return random_() % 100 < percent; }
    std::int64_t some(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
    }
    static std::int16_t plain_day(std::int64_t day) {
        return day == null_cell ? no_day : static_cast<std::int16_t>(day - epoch_1990);
    }
    static std::uint8_t plain_byte(std::int64_t cell) { return static_cast<std::uint8_t>(cell); }

    template <class Column>
    static std::int64_t& cell(Row& row, Column column) {
        return row[static_cast<std::size_t>(column)];
    }
    static Row blank(Grain grain) {
        Row row(tally::all_cells(grain), 0);
        const auto columns = core::columns(grain);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool is_blank =
                columns[i].type == core::ColumnType::day || columns[i].type == core::ColumnType::organ;
            if (is_blank) row[i] = null_cell;
        }
        return row;
    }

    void matter(std::uint32_t n, std::int64_t received) {
        using enum core::MatterColumn;
        const std::uint32_t subject = 100 + n * 3 + 1;  // between a submission and a person
        const std::int64_t form_word = some(0, 5), region_code = 440'305 + some(0, 11),
                           organ_row = 2 + some(0, organs - 1);
        const bool accusation = chance(2);
        rows_ = {.matter = blank(Grain::matters), .legs = {}, .reviews = {}, .ratings = {}};
        Row& row = rows_.matter;
        cell(row, received_day) = received;
        cell(row, registered_day) = received + some(0, 1);
        cell(row, dispose_due) = received + 15;
        cell(row, disposed_day) = received + some(1, 17);
        const std::int64_t accepted = cell(row, disposed_day) + some(3, 14);
        const bool is_accepted = chance(92), is_replied = is_accepted && chance(95),
                   is_closed = is_replied && chance(96);
        if (is_accepted) cell(row, accepted_day) = accepted;
        if (is_accepted && chance(90)) cell(row, reply_due) = accepted + 60 + (chance(12) ? 30 : 0);
        if (is_replied) cell(row, replied_day) = accepted + some(15, 66);
        if (cell(row, reply_due) != null_cell) cell(row, reply_done_day) = cell(row, replied_day);
        if (is_closed) cell(row, closed_day) = cell(row, first_closed_day) = cell(row, replied_day) + some(0, 40);
        if (is_closed && chance(2)) cell(row, reopened_day) = cell(row, closed_day) + some(1, 200);
        const bool is_repeated = chance(10);
        if (is_repeated && is_closed) cell(row, repeat_day) = cell(row, closed_day) + some(1, 300);
        cell(row, repeats) = is_repeated;
        cell(row, form) = form_word;
        cell(row, matter_class) = accusation ? 3 : chance(88) ? 1 : 2;
        cell(row, category) = some(1, 20) * 10'000 + some(1, 12) * 100 + some(0, 9);
        cell(row, region) = region_code;
        cell(row, office) = 1;
        cell(row, organ) = organ_row;
        cell(row, path) = chance(85) ? 6 : some(0, 5);
        cell(row, close_reason) = is_closed ? some(1, 9) : 0;
        cell(row, outcome) = is_replied ? some(1, 3) : 0;
        cell(row, phase) = is_closed ? 10 : is_replied ? 5 : 3;
        cell(row, is_first) = chance(85);
        cell(row, is_accusation) = accusation;
        cell(row, is_extended) = chance(10);
        cell(row, is_irregular) = chance(1);
        cell(row, has_breach) = chance(12);
        if (is_accepted && chance(60)) cell(row, contacted_day) = accepted + some(0, 10);
        if (is_repeated) cell(row, repeated_day) = received + some(5, 300);
        if (is_repeated && chance(40)) cell(row, visited_day) = cell(row, repeated_day) + some(0, 60);
        if (chance(5)) cell(row, urges) = some(1, 4), cell(row, urged_day) = received + some(20, 90);
        std::int64_t changed = received;
        for (std::size_t i = 0; i < row.size() && i <= static_cast<std::size_t>(repeat_day); ++i)
            changed = std::max(changed, row[i]);
        row[tally::hidden(Grain::matters, tally::MatterHidden::subject)] = subject;
        row[tally::hidden(Grain::matters, tally::MatterHidden::changed_day)] = changed;
        row[tally::hidden(Grain::matters, tally::MatterHidden::changed_seq)] =
            std::int64_t{n} * 12 + some(0, 2'000'000);
        row[tally::hidden(Grain::matters, tally::MatterHidden::was_accusation)] = accusation;
        legs(row, organ_row, accusation);
        if (is_replied) ratings(row, organ_row, accusation);
        keep_matter(row);
        submissions(subject, received, form_word, region_code, accusation, is_repeated);
    }

    void legs(Row& matter, std::int64_t organ_row, bool accusation) {
        using enum core::LegColumn;
        const auto add = [&](core::LegRole as, std::int64_t organ_of_leg, std::int64_t from) -> Row& {
            Row& leg = rows_.legs.emplace_back(blank(Grain::legs));
            cell(leg, role) = static_cast<std::int64_t>(as);
            cell(leg, organ) = organ_of_leg;
            cell(leg, opened_day) = cell(leg, received_day) = from;
            cell(leg, is_accusation) = accusation;
            leg[tally::hidden(Grain::legs, tally::ChildHidden::leg)] = std::ssize(rows_.legs) - 1;
            return leg;
        };
        const std::int64_t disposed = cell(matter, core::MatterColumn::disposed_day);
        add(core::LegRole::office, 1, cell(matter, core::MatterColumn::received_day));
        const auto lead = [&](std::int64_t of, std::int64_t from) {
            Row& leg = add(core::LegRole::lead, of, from);
            cell(leg, mode) = chance(15);
            cell(leg, notice_due) = from + 15;
            if (chance(97)) cell(leg, noticed_day) = from + some(1, 17);
            cell(leg, is_active) = 0;
        };
        if (chance(8)) {
            lead(2 + some(0, organs - 1), disposed);
            cell(rows_.legs.back(), objection) = 2;
            cell(rows_.legs.back(), objected_day) = disposed + some(1, 7);
        }
        lead(organ_row, disposed + some(0, 2));
        Row& last = rows_.legs.back();
        cell(last, accepted_day) = cell(matter, core::MatterColumn::accepted_day);
        cell(last, reply_due) = cell(matter, core::MatterColumn::reply_due);
        cell(last, reply_done_day) = cell(matter, core::MatterColumn::reply_done_day);
        const std::int64_t replied = cell(matter, core::MatterColumn::replied_day);
        if (replied != null_cell) cell(last, delivered_day) = replied + some(0, 9);
        if (chance(8)) add(core::LegRole::co, 2 + some(0, organs - 1), disposed + 3);
        if (replied != null_cell && chance(4)) review(replied + some(5, 40), accusation, add);
        for (Row& leg : rows_.legs) {
            plain_.legs.notice_due.push_back(plain_day(cell(leg, notice_due)));
            plain_.legs.noticed.push_back(plain_day(cell(leg, noticed_day)));
            plain_.legs.organ.push_back(static_cast<std::int16_t>(cell(leg, organ)));
            plain_.legs.objection.push_back(plain_byte(cell(leg, objection)));
            plain_.legs.is_accusation.push_back(plain_byte(cell(leg, is_accusation)));
        }
    }

    void review(std::int64_t from, bool accusation, auto& add) {
        using enum core::ReviewColumn;
        add(core::LegRole::reviewing, 1, from);
        Row& row = rows_.reviews.emplace_back(blank(Grain::reviews));
        cell(row, role) = static_cast<std::int64_t>(core::LegRole::reviewing);
        cell(row, organ) = 1;
        cell(row, requested_day) = from;
        cell(row, review_due) = from + 30;
        if (chance(97)) cell(row, decided_day) = from + some(10, 33);
        cell(row, outcome) = some(1, 4);
        cell(row, is_accusation) = accusation;
        row[tally::hidden(Grain::reviews, tally::ChildHidden::leg)] = std::ssize(rows_.legs) - 1;
        plain_.reviews.review_due.push_back(plain_day(cell(row, review_due)));
        plain_.reviews.decided.push_back(plain_day(cell(row, decided_day)));
        plain_.reviews.is_accusation.push_back(accusation);
    }

    void ratings(Row& matter, std::int64_t organ_row, bool accusation) {
        using enum core::RatingColumn;
        for (int rated = 0; rated < 2; ++rated) {
            Row& row = rows_.ratings.emplace_back(blank(Grain::ratings));
            const std::int64_t finished = cell(matter, core::MatterColumn::replied_day);
            cell(row, target) = rated;
            cell(row, organ) = rated == 0 ? 1 : organ_row;
            cell(row, finished_day) = finished;
            cell(row, window_due) = finished + 30;
            cell(row, exclusion) = cell(matter, core::MatterColumn::is_first) == 1 ? 0 : 1;
            if (chance(40)) {
                cell(row, grade) = some(1, 3);
                cell(row, rated_day) = finished + some(0, 30);
            }
            cell(row, is_accusation) = accusation;
            row[tally::hidden(Grain::ratings, tally::ChildHidden::leg)] = rated;
            plain_.ratings.finished.push_back(plain_day(finished));
            plain_.ratings.window_due.push_back(plain_day(finished + 30));
            plain_.ratings.target.push_back(plain_byte(rated));
            plain_.ratings.grade.push_back(plain_byte(cell(row, grade)));
            plain_.ratings.exclusion.push_back(plain_byte(cell(row, exclusion)));
            plain_.ratings.is_accusation.push_back(accusation);
        }
    }

    void keep_matter(Row& row) {
        using enum core::MatterColumn;
        auto& keep = plain_.matters;
        const auto day = [&](std::vector<std::int16_t>& list, core::MatterColumn column) {
            list.push_back(plain_day(cell(row, column)));
        };
        day(keep.received, received_day), day(keep.dispose_due, dispose_due), day(keep.disposed, disposed_day);
        day(keep.accepted, accepted_day), day(keep.reply_due, reply_due), day(keep.reply_done, reply_done_day);
        day(keep.replied, replied_day), day(keep.closed, closed_day), day(keep.first_closed, first_closed_day);
        day(keep.reopened, reopened_day), day(keep.repeat, repeat_day);
        keep.is_first.push_back(plain_byte(cell(row, is_first)));
        keep.is_accusation.push_back(plain_byte(cell(row, is_accusation)));
        keep.is_irregular.push_back(plain_byte(cell(row, is_irregular)));
    }

    void submissions(std::uint32_t matter_subject, std::int64_t received, std::int64_t form_word,
                     std::int64_t region_code, bool accusation, bool is_repeated) {
        using enum core::SubmissionColumn;
        submissions_.clear();
        for (std::uint32_t i = 0; i < (is_repeated ? 2U : 1U); ++i) {
            Row& row = submissions_.emplace_back(blank(Grain::submissions));
            cell(row, received_day) = cell(row, registered_day) = received + i * some(20, 200);
            cell(row, form) = i == 0 ? form_word : some(0, 5);
            cell(row, source) = chance(80) ? 0 : some(1, 4);
            cell(row, region) = region_code;
            cell(row, office) = 1;
            cell(row, people) = chance(80) ? 1 : some(2, 30);
            cell(row, matters) = 1;
            cell(row, is_repeat) = i;
            cell(row, is_accusation) = accusation;
            // The repeat really comes later; here it stands beside, so that both tallies hold the same rows.
            row[tally::hidden(Grain::submissions, tally::SubmissionHidden::subject)] = matter_subject - 1 + i * 2;
            row[tally::hidden(Grain::submissions, tally::SubmissionHidden::changed_day)] = cell(row, registered_day);
            row[tally::hidden(Grain::submissions, tally::SubmissionHidden::changed_seq)] =
                std::int64_t{matter_subject} * 4;
            plain_.submissions.received.push_back(plain_day(cell(row, received_day)));
            plain_.submissions.people.push_back(static_cast<std::uint32_t>(cell(row, people)));
            plain_.submissions.form.push_back(plain_byte(cell(row, form)));
            plain_.submissions.is_repeat.push_back(plain_byte(i));
            plain_.submissions.is_accusation.push_back(accusation);
        }
    }
};

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
    from = {};
}

void append(Plain& to, Plain& from) {
    auto &a = to.matters, &b = from.matters;
    append(a.received, b.received), append(a.dispose_due, b.dispose_due), append(a.disposed, b.disposed);
    append(a.accepted, b.accepted), append(a.reply_due, b.reply_due), append(a.reply_done, b.reply_done);
    append(a.replied, b.replied), append(a.closed, b.closed), append(a.first_closed, b.first_closed);
    append(a.reopened, b.reopened), append(a.repeat, b.repeat), append(a.is_first, b.is_first);
    append(a.is_accusation, b.is_accusation), append(a.is_irregular, b.is_irregular);
    append(to.legs.notice_due, from.legs.notice_due), append(to.legs.noticed, from.legs.noticed);
    append(to.legs.organ, from.legs.organ), append(to.legs.objection, from.legs.objection);
    append(to.legs.is_accusation, from.legs.is_accusation);
    append(to.reviews.review_due, from.reviews.review_due), append(to.reviews.decided, from.reviews.decided);
    append(to.reviews.is_accusation, from.reviews.is_accusation);
    append(to.ratings.finished, from.ratings.finished), append(to.ratings.window_due, from.ratings.window_due);
    append(to.ratings.target, from.ratings.target), append(to.ratings.grade, from.ratings.grade);
    append(to.ratings.exclusion, from.ratings.exclusion), append(to.ratings.is_accusation, from.ratings.is_accusation);
    append(to.submissions.received, from.submissions.received), append(to.submissions.people, from.submissions.people);
    append(to.submissions.form, from.submissions.form), append(to.submissions.is_repeat, from.submissions.is_repeat);
    append(to.submissions.is_accusation, from.submissions.is_accusation);
}

}  // namespace

Town build_town(std::uint32_t matters, bool is_shuffled) {
    // Two halves, one a core, joined chunk by chunk.
    std::array<Town, 2> halves;
    const std::uint32_t middle = matters / 2 / tally::chunk_rows * tally::chunk_rows;
    {
        std::vector<std::jthread> workers;
        for (std::uint32_t half = 0; half < 2; ++half) {
            workers.emplace_back([&, half] {
                Maker maker(half + 1, halves[half].plain);
                std::mt19937 random(half + 77);
                for (std::uint32_t n = half == 0 ? 0 : middle; n < (half == 0 ? middle : matters); ++n) {
                    const std::int64_t day = is_shuffled ? random() % days : std::int64_t{n} * days / matters;
                    maker.add(n, first_day + day, halves[half].tally);
                }
            });
        }
    }
    std::vector<tally::Chunk> chunks = halves[0].tally.chunks();
    std::vector<tally::Block> submissions = halves[0].tally.submissions();
    chunks.insert(chunks.end(), halves[1].tally.chunks().begin(), halves[1].tally.chunks().end());
    submissions.insert(submissions.end(), halves[1].tally.submissions().begin(), halves[1].tally.submissions().end());
    Town town;
    town.tally.adopt(std::move(chunks), std::move(submissions));
    town.plain = std::move(halves[0].plain);
    append(town.plain, halves[1].plain);
    return town;
}

}  // namespace bench
