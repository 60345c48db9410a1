#include "app/demo/account.hpp"

#include <fmt/format.h>

#include <array>

#include "app/demo/chance.hpp"

namespace app {
namespace {

using base::Day;
using core::MoneyKind;
using core::MoneySource;

constexpr std::int64_t fen_per_hundred = 10'000;  ///< amounts below are in 百元, 0.01 万元
constexpr std::int64_t reclaimed = 200, transferred = 300, supplemented = 800;
constexpr int noise_percent = 4;

/// What is spent month by month out of one line of the budget.
struct Spending {
    const char* project;
    const char* economic_class;
    MoneySource source;
    std::int64_t initial, adjusted;  ///< 百元
    int spent;                       ///< per thousand of the adjusted budget, over the year
    std::array<int, 12> by_month;    ///< weights
};
constexpr std::array<int, 12> evenly{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
constexpr MoneySource fiscal = MoneySource::appropriation;
constexpr Spending spendings[]{
    {"A01", "30101", fiscal, 61'200, 61'200, 998, evenly},
    {"A01", "30201", fiscal, 4'600, 4'600, 962, evenly},
    {"A01", "30217", fiscal, 120, 120, 610, {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1}},
    {"A01", "30231", fiscal, 600, 600, 904, evenly},
    {"A01", "31002", fiscal, 400, 400, 987, {0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0}},
    {"B01", "30227", fiscal, 5'800, 5'800 + supplemented + transferred, 971, {1, 2, 3, 4, 4, 5, 5, 6, 8, 9, 10, 12}},
    {"B01", "30216", fiscal, 1'200, 1'200, 958, {0, 0, 4, 0, 0, 0, 0, 0, 5, 0, 1, 0}},
    {"B01", "30227", MoneySource::carried_over, 560, 560, 1000, {0, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
};

struct Contract {
    const char* number;
    const char* project;
    const char* economic_class;
    std::int64_t initial, amount;  ///< 百元: of the budget, of the contract
    const char* procurement;
    int signed_month, first_paid_month, performed_month;
    int due_month, due_day_of_month;
    int first_percent;  ///< paid before performance; 30 are allowed
};
constexpr Contract contracts[]{
    {"01", "B02", "30213", 3'600, 3'300, "竞争性磋商", 2, 3, 6, 6, 30, 30},
    {"02", "B03", "30227", 4'000, 3'800, "公开招标", 5, 7, 11, 11, 30, 60},  // too much, too early
};
constexpr std::uint32_t prepaid_max = 30;

constexpr std::int64_t fiscal_adjusted() {
    std::int64_t sum = supplemented - reclaimed;
    for (const Spending& one : spendings) sum += one.source == fiscal ? one.initial : 0;
    for (const Contract& one : contracts) sum += one.initial;
    return sum;
}

struct Typed {
    const char* item;
    const char* evidence;
    int first, last;  ///< of a quarter
    bool is_rate;     ///< numerator and denominator: the number drawn is the denominator
};
constexpr Typed typed[]{
    {"receptions", "2-1", 22, 30, false},
    {"consultations", "2-2", 110, 150, false},
    {"supervision_letters", "2-3", 6, 11, false},
    {"supervision_closed_rate", "2-4", 16, 24, true},
    {"trainings", "2-5", 1, 2, false},
    {"publicity_events", "2-6", 3, 6, false},
    {"backlog_resolved_rate", "2-7", 8, 12, true},
};

struct Project {
    const char* code;
    const char* name;
    core::ProjectKind kind;
    const char* purpose;
    const char* task;
    bool is_new;
};
constexpr Project projects[]{
    {"A01", "机关运行", core::ProjectKind::basic, "人员经费和公用经费", "", false},
    {"B01", "信访业务专项", core::ProjectKind::project, "接访场所、法律咨询、宣传和培训", "依法及时就地解决信访问题",
     false},
    {"B02", "信访信息系统运维", core::ProjectKind::project, "信访信息系统的运行和维护", "信访信息化", false},
    {"B03", "基层法律服务", core::ProjectKind::project, "镇街信访接待中的法律服务", "依法及时就地解决信访问题", true},
};

/// An entry of money, most of it left as it is.
struct Entry {
    MoneyKind kind = MoneyKind::expenditure;
    std::string project = {};
    MoneySource source = fiscal;
    std::string economic_class = {};
    std::int64_t amount = 0;  ///< fen
    std::string document = {}, contract = {}, reason = {};
    bool is_complete = true;
};

class Writer {
  public:
    Writer(const base::Id& organ, int year, std::uint64_t seed, const core::Calendar& calendar)
        : organ_(organ), year_(year), chance_(seed ^ 0x6163636f756e74u), calendar_(calendar) {}

    AccountYear write() {
        begin();
        adjust();
        buy();
        for (unsigned month = 1; month <= 12; ++month) {
            receive(month);
            spend(month);
            if (month % 3 == 0) {
                type(month);
                reconcile(month);
            }
        }
        watch();
        return std::move(days_);
    }

  private:
    base::Id organ_;
    int year_;
    Chance chance_;
    const core::Calendar& calendar_;
    AccountYear days_;
    std::array<std::int64_t, std::size(spendings)> spent_{};
    std::map<Day, std::int64_t> paid_;
    int voucher_ = 0;

    /// This day, or the last working day before it.
    [[nodiscard]] Day on(int month, int day_of_month) const {
        Day day = Day::from(year_, static_cast<unsigned>(month), static_cast<unsigned>(day_of_month));
        while (calendar_.is_rest_day(day)) day = day - 1;
        return day;
    }
    [[nodiscard]] Day end_of(unsigned month) const {
        return month == 12 ? Day::from(year_, 12, 31) : Day::from(year_, month + 1, 1) - 1;
    }
    [[nodiscard]] std::string document(int number) const {
        return fmt::format("云财预〔{}〕{}号（模拟）", year_, number);
    }
    void add(Day day, core::Deed deed) { days_[day].push_back(std::move(deed)); }
    void money(Day day, Entry entry) {
        if (entry.kind == MoneyKind::expenditure) {
            entry.document = fmt::format("记-{:02}-{:03}（模拟）", day.month(), ++voucher_);
            paid_[day] += entry.amount;
        }
        add(day, core::EnterMoney{.kind = entry.kind,
                                  .project = std::move(entry.project),
                                  .source = entry.source,
                                  .economic_class = std::move(entry.economic_class),
                                  .amount = entry.amount,
                                  .document = std::move(entry.document),
                                  .contract = std::move(entry.contract),
                                  .is_complete = entry.is_complete,
                                  .is_on_purpose = true,
                                  .reason = std::move(entry.reason)});
    }

    void begin() {
        const Day day = on(1, 10);
        add(day, core::OpenAccount{organ_, static_cast<std::uint32_t>(year_)});
        for (const Project& one : projects) {
            add(day, core::RecordProject{.code = one.code,
                                         .name = one.name,
                                         .kind = one.kind,
                                         .function = "2010308",
                                         .purpose = one.purpose,
                                         .legal_basis = document(1),
                                         .task = one.task,
                                         .is_new = one.is_new,
                                         .is_assessed = one.is_new});
        }
        const auto initial = [&](const char* code, MoneySource source, const char* economic_class,
                                 std::int64_t amount) {
            money(day, {.kind = MoneyKind::initial,
                        .project = code,
                        .source = source,
                        .economic_class = economic_class,
                        .amount = amount * fen_per_hundred,
                        .document = document(1)});
        };
        for (const Spending& one : spendings) {
            initial(one.project, one.source, one.economic_class, one.initial);
            if (one.source == MoneySource::carried_over)
                money(day, {.kind = MoneyKind::revenue, .source = one.source, .amount = one.initial * fen_per_hundred});
        }
        for (const Contract& one : contracts) {
            initial(one.project, fiscal, one.economic_class, one.initial);
            money(day, {.kind = MoneyKind::procurement_budget,
                        .project = one.project,
                        .amount = one.initial * fen_per_hundred,
                        .document = document(1)});
        }
        add(day,
            core::RecordRule{"信访业务专项资金管理办法（模拟）", "1", fmt::format("云信〔{}〕2号（模拟）", year_)});
        add(on(1, 24), core::PublishAccount{core::PublishedWhat::budget, "https://yunshan.example/budget"});
        add(on(2, 20), core::PublishAccount{core::PublishedWhat::targets, "https://yunshan.example/targets"});
    }

    /// 追加、调剂、收回.
    void adjust() {
        const auto change = [&](int month, int day, int number, MoneyKind kind, const char* project,
                                const char* economic_class, std::int64_t amount, const char* reason) {
            money(on(month, day), {.kind = kind,
                                   .project = project,
                                   .economic_class = economic_class,
                                   .amount = amount * fen_per_hundred,
                                   .document = document(number),
                                   .reason = reason});
        };
        change(6, 16, 37, MoneyKind::supplement, "B01", "30227", supplemented, "接访场所改造（模拟）");
        change(9, 10, 61, MoneyKind::transfer, "B02", "30213", -transferred, "运维合同节余（模拟）");
        change(9, 10, 61, MoneyKind::transfer, "B01", "30227", transferred, "运维合同节余（模拟）");
        change(11, 20, 88, MoneyKind::reclaim, "B03", "30227", -reclaimed, "招标节余由财政收回（模拟）");
    }

    void buy() {
        for (const Contract& one : contracts) {
            const std::string number = fmt::format("HT-{}-{}", year_, one.number);
            const std::int64_t amount = one.amount * fen_per_hundred;
            add(on(one.signed_month, 18),
                core::RecordContract{.number = number,
                                     .project = one.project,
                                     .amount = amount,
                                     .due_day = Day::from(year_, static_cast<unsigned>(one.due_month),
                                                          static_cast<unsigned>(one.due_day_of_month)),
                                     .prepaid_max = prepaid_max,
                                     .procurement = one.procurement});
            money(on(one.signed_month, 18), {.kind = MoneyKind::procurement,
                                             .project = one.project,
                                             .economic_class = one.economic_class,
                                             .amount = amount,
                                             .document = "采-" + std::string(one.number) + "（模拟）",
                                             .contract = number});
            const std::int64_t first = amount * one.first_percent / 100;
            const auto pay = [&](int month, int day, std::int64_t part) {
                money(
                    on(month, day),
                    {.project = one.project, .economic_class = one.economic_class, .amount = part, .contract = number});
            };
            pay(one.first_paid_month, 15, first);
            add(on(one.performed_month, 20), core::PerformContract{number, true});
            pay(one.performed_month, 27, amount - first);
        }
    }

    void spend(unsigned month) {
        const Day day = on(static_cast<int>(month), 25);
        for (std::size_t i = 0; i < std::size(spendings); ++i) {
            const Spending& line = spendings[i];
            int until = 0, all = 0;
            for (std::size_t m = 0; m < line.by_month.size(); ++m) {
                all += line.by_month[m];
                if (m < month) until += line.by_month[m];
            }
            if (line.by_month[month - 1] == 0) continue;
            std::int64_t wanted = line.adjusted * fen_per_hundred * line.spent / 1000 * until / all;
            if (until < all) wanted += wanted * chance_.between(-noise_percent, noise_percent) / 100;
            if (wanted <= spent_[i]) continue;
            const std::int64_t amount = wanted - spent_[i];
            spent_[i] = wanted;
            const bool is_complete = !(month == 10 && i == 5);  // one voucher lacks its attachments
            money(day, {.project = line.project,
                        .source = line.source,
                        .economic_class = line.economic_class,
                        .amount = amount,
                        .is_complete = is_complete});
        }
    }

    /// What the budget gives comes in twelve parts.
    void receive(unsigned month) {
        constexpr std::int64_t year = fiscal_adjusted() * fen_per_hundred;
        const std::int64_t part = year / 12;
        const Day day = on(static_cast<int>(month), 15);
        money(day, {.kind = MoneyKind::revenue, .amount = month == 12 ? year - 11 * part : part});
    }

    /// 填报数 of the quarter that ends with this month.
    void type(unsigned month) {
        const Day first = Day::from(year_, month - 2, 1), last = end_of(month);
        const Day day = month == 12 ? last : on(static_cast<int>(month) + 1, 12);
        for (const Typed& one : typed) {
            const int drawn = chance_.between(one.first, one.last);
            const int part = one.is_rate ? drawn - chance_.between(0, 2) : drawn;
            add(day, core::TypeFigure{.item = one.item,
                                      .from = first,
                                      .to = last,
                                      .numerator = part,
                                      .denominator = one.is_rate ? drawn : 0,
                                      .evidence = one.evidence});
        }
    }

    void reconcile(unsigned month) {
        const Day day = on(static_cast<int>(month), 30);
        std::int64_t theirs = 0;
        for (const auto& [paid_day, amount] : paid_) {
            if (paid_day <= day) theirs += amount;
        }
        add(day, core::ReconcileAccount{.theirs = theirs, .note = "与会计系统核对（模拟）"});
    }

    /// What an audit found, and what was done about it.
    void watch() {
        add(on(8, 18), core::RecordFinding{.number = "审-01",
                                           .source = "云山区审计局（模拟）",
                                           .project = "B03",
                                           .line = "contracts",
                                           .text = "合同预付款超过约定比例（模拟）"});
        add(on(10, 15), core::RectifyFinding{"审-01", fmt::format("云信〔{}〕26号（模拟）", year_)});
    }
};

}  // namespace

AccountYear simulated_account(const base::Id& organ, int year, std::uint64_t seed, const core::Calendar& calendar) {
    return Writer(organ, year, seed, calendar).write();
}

}  // namespace app
