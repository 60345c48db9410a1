#include <map>
#include <set>

#include "store/town.hpp"

namespace store::testing {
namespace {

struct ListTest : ::testing::Test {
    Place place;
    Settings settings = settings_in(place.path());
    std::unique_ptr<Store> store = make_store(settings);
    Town town = Town::build(*store);
    std::unique_ptr<Reader> reader = store->reader();
    std::vector<Registered> all;

    /// 60 matters: due days from 12 days ago to 17 days ahead, every fifth without one; every third goes to the housing
    /// department, every seventh to its bureau; every eleventh is closed.
    void SetUp() override {
        all.resize(60);
        std::vector<Command> commands;
        const auto then = [&](const Registered& one, const core::Deed& what) {
            commands.push_back([&one, what](View& view) { return deed(one.matter, what)(view); });
        };
        for (int i = 0; i < 60; ++i) {
            Registered& one = all[static_cast<std::size_t>(i)];
            const base::Day due = i % 5 == 0 ? base::Day{} : monday - 12 + i / 2;
            commands.push_back(town.registration({.title = "事项" + std::to_string(i) + "\n正文", .due = due}, one));
            if (i % 3 == 0) then(one, forward(town.housing));
            if (i % 7 == 0) then(one, forward(town.bureau));
            if (i % 11 == 0) then(one, core::Close{});
        }
        for (Outcome<Written>& outcome : run_together(*store, std::move(commands))) must(std::move(outcome));
    }

    static core::Forward forward(const base::Id& to) {
        core::Forward deed;
        deed.to = to;
        deed.external_due = {};
        return deed;
    }

    /// All pages of a list; fails if a row comes twice or a page is longer than asked for.
    std::vector<ListRow> pages(ListQuery query, std::uint32_t limit) {
        query.limit = limit;
        query.today = monday;
        std::vector<ListRow> rows;
        std::set<base::Id> seen;
        do {
            ListPage page = must(reader->list(query));
            EXPECT_LE(page.rows.size(), limit);
            EXPECT_FALSE(page.rows.empty() && !page.next.empty());
            for (ListRow& row : page.rows) {
                EXPECT_TRUE(seen.insert(row.id).second) << row.number << " came twice";
                rows.push_back(std::move(row));
            }
            query.cursor = page.next;
        } while (!query.cursor.empty());
        return rows;
    }

    /// The same list worked out from each matter's own facts.
    std::set<base::Id> expected(const ListQuery& query) {
        std::set<base::Id> ids;
        const core::Office office = must(reader->office());
        for (const Registered& one : all) {
            const core::Matter matter = must(reader->matter(one.matter, {}));
            const int leg = matter.holder();
            const base::Id holder = leg < 0 ? base::Id{} : matter.legs[static_cast<std::size_t>(leg)].organ;
            const base::Day due = matter.next_clock() == nullptr ? base::Day{} : matter.next_clock()->due.due_day;
            bool is_wanted = !query.phase || matter.phase() == *query.phase;
            is_wanted = is_wanted && (!query.matter_class || matter.matter_class == *query.matter_class);
            is_wanted = is_wanted && matter.number.starts_with(query.number);
            if (query.holder.is_set()) is_wanted = is_wanted && holder == query.holder;
            if (query.list == WorkList::held && !query.holder.is_set())
                is_wanted = is_wanted && holder == query.viewer.organ;
            if (query.list == WorkList::overdue) is_wanted = is_wanted && due.is_set() && due < monday;
            if (query.list == WorkList::due_soon)
                is_wanted = is_wanted && due.is_set() && due >= monday && due <= monday + query.soon_days;
            bool is_own = query.viewer.may_read_all || !query.viewer.organ.is_set();
            for (const core::Leg& at : matter.legs) is_own = is_own || office.is_within(at.organ, query.viewer.organ);
            if (is_wanted && is_own) ids.insert(one.matter);
        }
        return ids;
    }
};

TEST_F(ListTest, EveryListIsCompleteAndRepeatsNothingWhateverThePageSize) {
    const std::vector<Viewer> viewers{{},
                                      {town.office, true},
                                      {town.office, false},
                                      {town.housing, false},
                                      {town.bureau, false},
                                      {town.water, false}};
    int checked = 0;
    for (const Viewer& viewer : viewers) {
        for (const WorkList list : {WorkList::all, WorkList::held, WorkList::due_soon, WorkList::overdue}) {
            for (const base::Id& holder : {base::Id{}, town.office, town.housing, town.bureau}) {
                if (list == WorkList::held && !holder.is_set() && !viewer.organ.is_set()) continue;
                for (const std::optional<core::Phase> phase :
                     {std::optional<core::Phase>{}, std::optional(core::Phase::forwarded),
                      std::optional(core::Phase::closed)}) {
                    for (const std::string& number : {std::string(), all[0].number.substr(0, 18), all[3].number}) {
                        const ListQuery query{.viewer = viewer,
                                              .list = list,
                                              .holder = holder,
                                              .matter_class = {},
                                              .phase = phase,
                                              .number = number,
                                              .today = monday,
                                              .cursor = {}};
                        const std::set<base::Id> wanted = expected(query);
                        for (const std::uint32_t limit : {1u, 7u, 500u}) {
                            std::set<base::Id> got;
                            for (const ListRow& row : pages(query, limit)) got.insert(row.id);
                            ASSERT_EQ(got, wanted)
                                << "list " << static_cast<int>(list) << " limit " << limit << " number " << number;
                            ++checked;
                        }
                    }
                }
            }
        }
    }
    EXPECT_GT(checked, 1'500);
}

TEST_F(ListTest, NewestFirstAndDueFirst) {
    const auto newest = pages({}, 7);
    ASSERT_EQ(newest.size(), 60u);
    EXPECT_EQ(newest.front().id, all.back().matter);
    EXPECT_EQ(newest.back().id, all.front().matter);
    EXPECT_EQ(newest.back().title, "事项0");
    ListQuery held;
    held.list = WorkList::held;
    held.holder = town.office;
    const auto rows = pages(held, 3);
    bool was_unset = false;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].next_due.is_set()) {
            EXPECT_FALSE(was_unset) << "what has no due day comes last";
            EXPECT_LE(rows[i - 1].next_due, rows[i].next_due);
        }
        was_unset = was_unset || !rows[i].next_due.is_set();
    }
}

TEST_F(ListTest, OverdueBeginsTheDayAfter) {
    const Registered one = town.register_one(*store, {.due = monday + 100});
    ListQuery overdue;
    overdue.list = WorkList::overdue;
    const auto has = [&](base::Day today) {
        overdue.today = today;
        overdue.limit = list_limit_max;
        for (const ListRow& row : must(reader->list(overdue)).rows) {
            if (row.id == one.matter) return true;
        }
        return false;
    };
    EXPECT_FALSE(has(monday + 100));
    EXPECT_TRUE(has(monday + 101));
}

TEST_F(ListTest, RowsSayWhatTheMattersSay) {
    for (const ListRow& row : pages({}, 50)) {
        const core::Matter matter = must(reader->matter(row.id, {}));
        EXPECT_EQ(row.number, matter.number);
        EXPECT_EQ(row.phase, matter.phase());
        EXPECT_EQ(row.received_day, matter.received_day);
        EXPECT_EQ(row.closed_day, matter.closed_day);
        EXPECT_EQ(row.next_due, matter.next_clock() == nullptr ? base::Day{} : matter.next_clock()->due.due_day);
    }
}

TEST_F(ListTest, BadQueriesAreNamed) {
    ListQuery query;
    query.limit = 0;
    EXPECT_EQ(reader->list(query).error().place, "limit");
    query.limit = list_limit_max + 1;
    EXPECT_EQ(reader->list(query).error().place, "limit");
    query.limit = 10;
    for (const char* cursor : {"x", "d5", "r", "r12x", "n1", "d1.x"}) {
        query.cursor = cursor;
        EXPECT_EQ(reader->list(query).error().place, "cursor") << cursor;
    }
    query.cursor.clear();
    query.list = WorkList::overdue;
    EXPECT_EQ(reader->list(query).error().place, "today");
    query.list = WorkList::held;
    EXPECT_EQ(reader->list(query).error().place, "holder");
}

TEST_F(ListTest, TheTitleOfAnErasedSubmissionIsGone) {
    // Titles are sealed with the submission's key; this one is sealed with the person's.
    const Registered one = town.register_one(*store);
    must(store->run([&](View& view) -> Outcome<Writes> {
        const base::Id person = view.new_id();
        core::RecordPerson recorded;
        Writes writes;
        writes.facts.resize(2);
        writes.facts[0].subject_kind = core::SubjectKind::person;
        writes.facts[0].subject = person;
        writes.facts[0].deed = recorded;
        writes.facts[0].version = 1;
        writes.facts[0].day = monday;
        core::OpenMatter opened;
        opened.number = "M-9";
        opened.submission = one.submission;
        opened.office = town.office;
        writes.facts[1].subject = view.new_id();
        writes.facts[1].version = 1;
        writes.facts[1].day = monday;
        writes.facts[1].deed = opened;
        writes.facts[1].text = "张三的房子\n…";
        writes.facts[1].key_owner = person;
        all = {{one.submission, person, writes.facts[1].subject, {}, {}}};
        return writes;
    }));
    ListQuery query;
    query.number = "M-9";
    EXPECT_EQ(must(reader->list(query)).rows.at(0).title, "张三的房子");
    must(store->run(erase(all[0].person, "档案处")));
    EXPECT_EQ(must(reader->list(query)).rows.at(0).title, "");
}

}  // namespace
}  // namespace store::testing
