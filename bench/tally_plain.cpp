#include "tally_plain.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#define FAST __attribute__((target_clones("arch=skylake-avx512", "avx2", "default")))

namespace bench {
namespace {

// An empty day is the smallest number, so "a ≤ b" needs to know that a is there, and "a < b" too.
constexpr std::size_t block = 8192;

enum Id {
    received,
    received_matters,
    visits_batches,
    visits_people,
    online_share,
    repeat_rate,
    dispose_on_time,
    notice_on_time,
    review_on_time,
    due,
    early,
    all,
    of_closed,
    overdue,
    closing_rate,
    closing_cohort,
    carried_in,
    accepted,
    closed,
    carried_out,
    reopened,
    satisfaction_organ,
    rated_organ,
    open_organ,
    lapsed_organ,
    excluded_organ,
    finished_organ,
    satisfaction_office,
    rated_office,
    open_office,
    lapsed_office,
    excluded_office,
    finished_office,
    participation,
    participation_organ,
    participation_office,
    first_resolved,
    accusations,
    ids
};
constexpr std::array<const char*, ids> names{"received",
                                             "received_matters",
                                             "visits_batches",
                                             "visits_people",
                                             "online_share",
                                             "repeat_rate",
                                             "dispose_on_time",
                                             "notice_on_time",
                                             "review_on_time",
                                             "reply_on_time_due",
                                             "reply_on_time_early",
                                             "reply_on_time_all",
                                             "reply_on_time_closed",
                                             "overdue",
                                             "closing_rate",
                                             "closing_cohort",
                                             "carried_in",
                                             "accepted",
                                             "closed",
                                             "carried_out",
                                             "reopened",
                                             "satisfaction_organ",
                                             "rated_organ",
                                             "unrated_open_organ",
                                             "unrated_lapsed_organ",
                                             "excluded_organ",
                                             "finished_organ",
                                             "satisfaction_office",
                                             "rated_office",
                                             "unrated_open_office",
                                             "unrated_lapsed_office",
                                             "excluded_office",
                                             "finished_office",
                                             "rating_participation",
                                             "rating_participation_organ",
                                             "rating_participation_office",
                                             "first_resolved_once",
                                             "accusations_received"};

struct Days {
    std::int16_t from, to, cut;
};
using Sums = std::array<Counted, ids>;

/// One loop: what is counted of a row, as 0 or 1, in lanes of 16 bits; a block has fewer rows than they hold.
#define COUNT(where, numerator_of, denominator_of)                                      \
    {                                                                                   \
        std::uint16_t numerator_ = 0, denominator_ = 0;                                 \
        for (std::size_t i = begin; i < end; ++i) {                                     \
            numerator_ = static_cast<std::uint16_t>(numerator_ + (numerator_of));       \
            denominator_ = static_cast<std::uint16_t>(denominator_ + (denominator_of)); \
        }                                                                               \
        sums[where].numerator += numerator_;                                            \
        sums[where].denominator += denominator_;                                        \
    }

FAST void matters_block(const Plain& plain, std::size_t begin, std::size_t end, Days d, Sums& sums) {
    const std::int16_t* rec = plain.matters.received.data();
    const std::int16_t* ddue = plain.matters.dispose_due.data();
    const std::int16_t* disp = plain.matters.disposed.data();
    const std::int16_t* acc = plain.matters.accepted.data();
    const std::int16_t* rdue = plain.matters.reply_due.data();
    const std::int16_t* done = plain.matters.reply_done.data();
    const std::int16_t* repl = plain.matters.replied.data();
    const std::int16_t* clo = plain.matters.closed.data();
    const std::int16_t* first = plain.matters.first_closed.data();
    const std::int16_t* reo = plain.matters.reopened.data();
    const std::int16_t* rep = plain.matters.repeat.data();
    const std::uint8_t* is_first = plain.matters.is_first.data();
    const std::uint8_t* accu = plain.matters.is_accusation.data();
    const std::uint8_t* irr = plain.matters.is_irregular.data();
    const std::int16_t from = d.from, to = d.to, cut = d.cut;
#define IN(x) ((x[i] >= from) & (x[i] <= to))
#define SET(x) (x[i] != no_day)
#define OK (accu[i] == 0)
#define ON_TIME (SET(done) & (done[i] <= rdue[i]))
    COUNT(received_matters, IN(rec) & OK, 0)
    COUNT(accusations, IN(rec) & (accu[i] != 0), 0)
    COUNT(dispose_on_time, IN(ddue) & (ddue[i] <= cut) & SET(disp) & (disp[i] <= ddue[i]) & OK,
          IN(ddue) & (ddue[i] <= cut) & OK)
    COUNT(due, IN(rdue) & (rdue[i] <= cut) & ON_TIME & (irr[i] == 0) & OK, IN(rdue) & (rdue[i] <= cut) & OK)
    COUNT(early, ((ON_TIME & IN(done)) | ((ON_TIME ^ 1) & IN(rdue) & (rdue[i] <= cut))) & ON_TIME & (irr[i] == 0) & OK,
          ((ON_TIME & IN(done)) | ((ON_TIME ^ 1) & IN(rdue) & (rdue[i] <= cut))) & OK)
    COUNT(all, IN(acc) & SET(rdue) & ON_TIME & (irr[i] == 0) & OK, IN(acc) & SET(rdue) & OK)
    COUNT(of_closed, IN(repl) & SET(rdue) & ON_TIME & (irr[i] == 0) & OK, IN(repl) & SET(rdue) & OK)
    COUNT(overdue, SET(rdue) & (rdue[i] < cut) & (done[i] == no_day) & OK, 0)
    COUNT(closing_rate,
          SET(acc) & (acc[i] <= to) & SET(clo) & (clo[i] <= to) & ((acc[i] >= from) | (clo[i] >= from)) & OK,
          IN(acc) & OK)
    COUNT(closing_cohort, IN(acc) & SET(clo) & (clo[i] <= cut) & OK, IN(acc) & OK)
    COUNT(carried_in, SET(acc) & (acc[i] < from) & ((clo[i] == no_day) | (clo[i] >= from)) & OK, 0)
    COUNT(accepted, IN(acc) & OK, 0)
    COUNT(closed, SET(acc) & (acc[i] <= to) & SET(clo) & (clo[i] <= to) & ((acc[i] >= from) | (clo[i] >= from)) & OK, 0)
    COUNT(carried_out, SET(acc) & (acc[i] <= to) & ((clo[i] == no_day) | (clo[i] > to)) & OK, 0)
    COUNT(reopened, IN(reo) & OK, 0)
    COUNT(first_resolved,
          IN(first) & (is_first[i] != 0) & (first[i] <= cut - 90) & ((rep[i] == no_day) | (rep[i] - 90 > first[i])) &
              ((reo[i] == no_day) | (reo[i] - 90 > first[i])) & OK,
          IN(first) & (is_first[i] != 0) & (first[i] <= cut - 90) & OK)
}

FAST void legs_block(const Plain& plain, std::size_t begin, std::size_t end, Days d, Sums& sums) {
    const std::int16_t* ndue = plain.legs.notice_due.data();
    const std::int16_t* noticed = plain.legs.noticed.data();
    const std::int16_t* organ = plain.legs.organ.data();
    const std::uint8_t* objection = plain.legs.objection.data();
    const std::uint8_t* accu = plain.legs.is_accusation.data();
    const std::int16_t from = d.from, to = d.to, cut = d.cut;
#define COUNTS (IN(ndue) & (ndue[i] <= cut) & OK & (objection[i] != 2) & ((organ[i] < 11) | (organ[i] > 13)))
    COUNT(notice_on_time, COUNTS & SET(noticed) & (noticed[i] <= ndue[i]), COUNTS)
}

FAST void reviews_block(const Plain& plain, std::size_t begin, std::size_t end, Days d, Sums& sums) {
    const std::int16_t* rdue = plain.reviews.review_due.data();
    const std::int16_t* decided = plain.reviews.decided.data();
    const std::uint8_t* accu = plain.reviews.is_accusation.data();
    const std::int16_t from = d.from, to = d.to, cut = d.cut;
    COUNT(review_on_time, IN(rdue) & (rdue[i] <= cut) & OK & SET(decided) & (decided[i] <= rdue[i]),
          IN(rdue) & (rdue[i] <= cut) & OK)
}

FAST void ratings_block(const Plain& plain, std::size_t begin, std::size_t end, Days d, Sums& sums) {
    const std::int16_t* fin = plain.ratings.finished.data();
    const std::int16_t* win = plain.ratings.window_due.data();
    const std::uint8_t* target = plain.ratings.target.data();
    const std::uint8_t* grade = plain.ratings.grade.data();
    const std::uint8_t* excl = plain.ratings.exclusion.data();
    const std::uint8_t* accu = plain.ratings.is_accusation.data();
    const std::int16_t from = d.from, to = d.to, cut = d.cut;
#define LAPSED (SET(win) & (win[i] < cut))
#define OF(which) (IN(fin) & OK & (target[i] == which))
#define RATED ((excl[i] == 0) & (grade[i] != 0))
#define UNRATED ((excl[i] == 0) & (grade[i] == 0))
#define BODY(which, satisfaction, rated, open, lapsed, excluded, finished, taking_part) \
    COUNT(satisfaction, OF(which) & RATED & (grade[i] <= 2), OF(which) & RATED)         \
    COUNT(rated, OF(which) & RATED, 0)                                                  \
    COUNT(open, OF(which) & UNRATED & (LAPSED ^ 1), 0)                                  \
    COUNT(lapsed, OF(which) & UNRATED & LAPSED, 0)                                      \
    COUNT(excluded, OF(which) & (excl[i] != 0), 0)                                      \
    COUNT(finished, OF(which), 0)                                                       \
    COUNT(taking_part, OF(which) & RATED, OF(which) & (excl[i] == 0) & ((grade[i] != 0) | LAPSED))
    BODY(1, satisfaction_organ, rated_organ, open_organ, lapsed_organ, excluded_organ, finished_organ,
         participation_organ)
    BODY(0, satisfaction_office, rated_office, open_office, lapsed_office, excluded_office, finished_office,
         participation_office)
    COUNT(participation, IN(fin) & OK & RATED, IN(fin) & OK & (excl[i] == 0) & ((grade[i] != 0) | LAPSED))
}

FAST void submissions_block(const Plain& plain, std::size_t begin, std::size_t end, Days d, Sums& sums) {
    const std::int16_t* rec = plain.submissions.received.data();
    const std::uint32_t* people = plain.submissions.people.data();
    const std::uint8_t* form = plain.submissions.form.data();
    const std::uint8_t* repeat = plain.submissions.is_repeat.data();
    const std::uint8_t* accu = plain.submissions.is_accusation.data();
    const std::int16_t from = d.from, to = d.to;
    COUNT(received, IN(rec) & OK, 0)
    COUNT(visits_batches, IN(rec) & OK & (form[i] == 1), 0)
    COUNT(online_share, IN(rec) & OK & ((form[i] == 4) | (form[i] == 5)), IN(rec) & OK)
    COUNT(repeat_rate, IN(rec) & OK & (repeat[i] != 0), IN(rec) & OK)
    std::uint32_t sum = 0;
    for (std::size_t i = begin; i < end; ++i)
        sum += people[i] & (0U - static_cast<std::uint32_t>(IN(rec) & OK & (form[i] == 1)));
    sums[visits_people].numerator += sum;
}

}  // namespace

std::map<std::string, Counted> plain_scan(const Plain& plain, const core::Period& period, base::Day cut,
                                          unsigned threads) {
    const auto day = [](base::Day of) { return static_cast<std::int16_t>(of.number - epoch_1990); };
    const Days days_of{day(period.from), day(period.to), day(cut)};
    struct Work {
        void (*count)(const Plain&, std::size_t, std::size_t, Days, Sums&);
        std::size_t rows;
    };
    const std::array work{Work{matters_block, plain.matters.received.size()}, Work{legs_block, plain.legs.organ.size()},
                          Work{reviews_block, plain.reviews.decided.size()},
                          Work{ratings_block, plain.ratings.grade.size()},
                          Work{submissions_block, plain.submissions.form.size()}};
    std::vector<Sums> of_thread(threads);
    {
        std::array<std::atomic<std::size_t>, work.size()> next{};
        std::vector<std::jthread> others;
        const auto run = [&](unsigned number) {
            for (std::size_t w = 0; w < work.size(); ++w) {
                for (std::size_t at = next[w].fetch_add(block); at < work[w].rows; at = next[w].fetch_add(block)) {
                    work[w].count(plain, at, std::min(at + block, work[w].rows), days_of, of_thread[number]);
                }
            }
        };
        for (unsigned number = 1; number < threads; ++number) others.emplace_back(run, number);
        run(0);
    }
    std::map<std::string, Counted> result;
    for (const Sums& sums : of_thread) {
        for (std::size_t i = 0; i < ids; ++i) {
            result[names[i]].numerator += sums[i].numerator;
            result[names[i]].denominator += sums[i].denominator;
        }
    }
    return result;
}

}  // namespace bench
