#include "intake/provincial.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "intake/decide_row.hpp"
#include "intake/mapping.hpp"

namespace intake {
namespace {

using enum paper::CellKind;

// In the order of the columns; the cells are looked up by name, so a column that is moved is moved here alone.
const paper::ListingColumn columns[] = {
    {"信访件编号", text, 26},    {"本系统编号", text, 26}, {"信访日期", day},
    {"登记日期", day},           {"登记机构", text, 20},   {"信访形式", text},
    {"信访来源", text},          {"信访目的", text},       {"内容分类一级", text},
    {"内容分类二级", text},      {"内容分类三级", text},   {"问题属地", text},
    {"信访人数", number, 10},    {"信访人姓名", text},     {"信访人类型", text},
    {"证件号码", text},          {"联系电话", text},       {"住址", text},
    {"投诉主题", text, 40},      {"投诉内容", text, 60},   {"是否重复", text, 10},
    {"重复件编号", text, 26},    {"转往处", text, 20},     {"转送日期", day},
    {"办理方式", text, 10},      {"指定办理天数", number}, {"限办截止时间", day},
    {"承办单位", text, 20},      {"告知时间", day},        {"告知方式", text},
    {"受理时间", day},           {"不予受理时间", day},    {"不予受理理由", text},
    {"途径确定时间", day},       {"办理途径", text},       {"延期时间", day},
    {"延期天数", number, 10},    {"答复时间", day},        {"答复种类", text},
    {"处理意见", text},          {"答复内容", text, 60},   {"送达时间", day},
    {"对信访部门评价", text},    {"对责任单位评价", text}, {"评价时间", day},
    {"对信访部门评价时间", day}, {"信访件状态", text},     {"办结状态", text},
    {"办结时间", day},           {"办结方式", text},
};

class RowMaker {
  public:
    RowMaker() : row_(std::size(columns)) {}
    void set(std::string_view column, std::string value) {
        const auto at = std::ranges::find(columns, column, &paper::ListingColumn::title);
        row_[static_cast<std::size_t>(at - std::begin(columns))] = std::move(value);
    }
    void set(std::string_view column, base::Day value) {
        if (value.is_set()) set(column, value.text());
    }
    /// Nothing for a word that only says that nothing was said yet.
    template <class E>
        requires std::is_enum_v<E>
    void set(std::string_view column, E value) {
        if (core::id_of(value) != "none") set(column, std::string(core::zh_of(value)));
    }
    void set(std::string_view column, std::uint32_t value) {
        if (value != 0) set(column, std::to_string(value));
    }
    void code(std::string_view column, std::uint32_t value) {
        if (value != 0) set(column, fmt::format("{:06}", value));
    }
    [[nodiscard]] paper::ListingRow take() { return std::move(row_); }

  private:
    paper::ListingRow row_;
};

std::string name_of(const core::Office& office, const base::Id& id) {
    const core::Organ* organ = office.organ(id);
    return organ == nullptr ? "" : organ->name;
}

/// Deeds that have columns of their own, or change nothing that a row says.
template <class T>
constexpr bool is_told =
    std::is_same_v<T, core::OpenMatter> || std::is_same_v<T, core::Attach> || std::is_same_v<T, core::Classify> ||
    std::is_same_v<T, core::Forward> || std::is_same_v<T, core::Notice> || std::is_same_v<T, core::Accept> ||
    std::is_same_v<T, core::Decline> || std::is_same_v<T, core::Route> || std::is_same_v<T, core::Extend> ||
    std::is_same_v<T, core::Reply> || std::is_same_v<T, core::Deliver> || std::is_same_v<T, core::Rate> ||
    std::is_same_v<T, core::Withdraw> || std::is_same_v<T, core::Close> || std::is_same_v<T, core::RestateClocks>;

/// What a row cannot say: it has one organ, one answer and no reviews.
bool is_cut_short(const core::Matter& matter, std::span<const store::FactText> facts, std::size_t matters_of_letter) {
    const bool has_untold = std::ranges::any_of(facts, [](const store::FactText& text) {
        return std::visit([]<class T>(const T&) { return !is_told<T>; }, text.fact.deed);
    });
    return has_untold || matter.legs.size() > 2 || matters_of_letter > 1;
}

void tell_handling(RowMaker& row, const core::Matter& matter, std::span<const store::FactText> facts,
                   const core::Office& office) {
    const int lead = matter.lead();
    const auto at = static_cast<std::uint8_t>(std::max(lead, 0));
    if (matter.legs.empty()) return;
    const core::Leg& leg = matter.legs[at];
    if (at > 0) {
        row.set("转往处", name_of(office, leg.organ));
        row.set("转送日期", leg.opened_day);
        row.set("办理方式", leg.mode);
        row.set("指定办理天数", leg.assigned_days);
        row.set("限办截止时间", leg.external_due);
    }
    row.set("承办单位", name_of(office, leg.organ));
    row.set("告知时间", leg.noticed_day);
    if (leg.noticed_day.is_set()) row.set("告知方式", leg.notice_manner);
    row.set("受理时间", leg.accepted_day);
    row.set("不予受理时间", leg.declined_day);
    if (leg.declined_day.is_set()) row.set("不予受理理由", leg.decline_reason);
    row.set("答复时间", leg.replied_day);
    if (leg.replied_day.is_set()) row.set("答复种类", leg.reply_kind);
    row.set("处理意见", leg.outcome);
    row.set("送达时间", leg.delivered_day);
    for (const store::FactText& fact : facts) {
        // Nobody could be told: the state keeps the manner, the fact its day.
        const auto* notice = std::get_if<core::Notice>(&fact.fact.deed);
        if (notice != nullptr && notice->leg == at && !leg.noticed_day.is_set()) {
            row.set("告知时间", fact.fact.day);
            row.set("告知方式", notice->manner);
        }
        const auto* extension = std::get_if<core::Extend>(&fact.fact.deed);
        if (extension != nullptr && extension->leg == at && leg.extension_days > 0 && !fact.fact.clocks.empty()) {
            row.set("延期时间", fact.fact.day);
            row.set("延期天数", extension->days);
        }
        const auto* reply = std::get_if<core::Reply>(&fact.fact.deed);
        if (reply != nullptr && reply->leg == at) row.set("答复内容", fact.text);
    }
}

void tell_end(RowMaker& row, const core::Matter& matter) {
    if (matter.path != core::Path::none) {
        row.set("途径确定时间", matter.routed_day);
        row.set("办理途径", matter.path);
    }
    row.set("对信访部门评价", matter.rating_office);
    row.set("对责任单位评价", matter.rating_organ);
    row.set("评价时间", matter.rated_organ_day);
    row.set("对信访部门评价时间", matter.rated_office_day);
    row.set("信访件状态", matter.phase());
    row.set("办结状态", matter.is_closed() ? Status::closed : Status::open);
    row.set("办结时间", matter.closed_day);
    row.set("办结方式", matter.close_reason);
}

void tell_demand(RowMaker& row, std::string_view sealed) {
    const std::size_t gap = sealed.find("\n\n");
    row.set("投诉主题", std::string(sealed.substr(0, gap)));
    if (gap != sealed.npos) row.set("投诉内容", std::string(sealed.substr(gap + 2)));
}

void tell_letter(RowMaker& row, const core::RegisterSubmission& deed, const core::Office& office) {
    row.set("登记机构", name_of(office, deed.office));
    row.set("信访形式", deed.form);
    row.set("信访来源", deed.source);
    row.code("问题属地", deed.region);
    row.set("信访人数", deed.people);
}

/// The number of the other system if it has one and it stands for this matter alone.
std::string number_of(const core::RegisterSubmission& deed, const std::string& otherwise) {
    return deed.external_number.empty() || deed.matters.size() != 1 ? otherwise : deed.external_number;
}

}  // namespace

std::span<const paper::ListingColumn> provincial_columns() {
    return columns;
}

base::Result<ProvincialExport> ProvincialExport::open(store::Reader& reader, store::Viewer viewer, base::Day today) {
    const auto facts = TRY(reader.store_facts());
    if (facts.empty()) return base::fail(base::ErrorKind::corrupt, "the store has no first fact");
    return ProvincialExport(std::move(viewer), today, facts.front().subject);
}

base::Result<void> ProvincialExport::append(store::Reader& reader, const core::Office& office, const base::Id& id,
                                            std::vector<paper::ListingRow>& rows) {
    const core::Matter matter = TRY(reader.matter(id, viewer_));
    const auto facts = TRY(reader.facts(id, viewer_));
    // A letter that also holds an accusation may be sealed as a whole from this viewer; the matter is not.
    const auto letter = reader.submission(matter.submission, viewer_);
    core::RegisterSubmission deed;
    if (letter) {
        deed = letter->as_registered;
    } else {
        deed.form = matter.form;
        deed.office = matter.office;
        deed.region = matter.region;
    }
    const std::string number = number_of(deed, matter.number);
    RowMaker row;
    tell_letter(row, deed, office);
    row.set("信访件编号", number);
    row.set("本系统编号", marked_number(matter.number, store_));
    row.set("信访日期", matter.received_day);
    row.set("登记日期", matter.registered_day);
    row.set("信访目的", matter.matter_class);
    row.code("内容分类一级", matter.category / 10'000 * 10'000);
    row.code("内容分类二级", matter.category / 100 % 100 == 0 ? 0 : matter.category / 100 * 100);
    row.code("内容分类三级", matter.category);
    row.set("是否重复", matter.is_first ? Answer::no : Answer::yes);
    if (!facts.empty()) tell_demand(row, facts.front().text);
    tell_handling(row, matter, facts, office);
    tell_end(row, matter);
    rows.push_back(row.take());
    ++matters_;
    if (is_cut_short(matter, facts, deed.matters.size())) ++matters_cut_short_;

    for (const core::Attached& one : matter.attached) {
        const auto further = reader.submission(one.submission, viewer_);
        if (!further) continue;
        RowMaker repeat;
        tell_letter(repeat, further->as_registered, office);
        repeat.set("信访件编号", number_of(further->as_registered, further->as_registered.number));
        repeat.set("本系统编号", marked_number(further->as_registered.number, store_));
        repeat.set("信访日期", one.received_day);
        repeat.set("登记日期", further->registered_day);
        repeat.set("信访目的", matter.matter_class);
        repeat.set("是否重复", Answer::yes);
        repeat.set("重复件编号", number);
        for (const store::FactText& fact : facts) {
            const auto* attach = std::get_if<core::Attach>(&fact.fact.deed);
            if (attach != nullptr && attach->submission == one.submission) tell_demand(repeat, fact.text);
        }
        rows.push_back(repeat.take());
    }
    return {};
}

base::Result<bool> ProvincialExport::next(store::Reader& reader, std::vector<paper::ListingRow>& rows) {
    const core::Office office = TRY(reader.office());
    store::ListQuery query;
    query.viewer = viewer_;
    query.today = today_;
    query.cursor = cursor_;
    query.limit = store::list_limit_max;
    const store::ListPage page = TRY(reader.list(query));
    for (const store::ListRow& row : page.rows) {
        const auto done = append(reader, office, row.id, rows);
        // Sealed from this viewer since the page was read.
        if (!done && done.error().kind != base::ErrorKind::not_found) return std::unexpected(done.error());
    }
    cursor_ = page.next;
    return !cursor_.empty();
}

}  // namespace intake
