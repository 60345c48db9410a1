// The mapping: which column of another system's export is which field of ours, and how its values are read. One TOML
// file (docs/formats/import.md), read strictly: an unknown key is an error with its line and the nearest key that
// exists. Pure but for reading the file; any thread.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/result.hpp"
#include "core/office/kinds.hpp"
#include "core/words.hpp"
#include "intake/encoding.hpp"

namespace intake {

/// What a row can say. The order is that of the documents; nothing stored depends on it.
enum class Field : std::uint8_t {
    external_number,
    number,
    form,
    source,
    received,
    registered,
    region,
    people,
    name,
    phone,
    address,
    id_number,
    person_kind,
    title,
    text,
    matter_class,
    category,
    accused,
    is_repeat,
    repeat_of,
    office,
    organ,
    forwarded,
    mode,
    assigned_days,
    external_due,
    noticed,
    notice_manner,
    accepted,
    declined,
    decline_reason,
    routed,
    path,
    extended,
    extension_days,
    replied,
    reply_kind,
    outcome,
    reply_text,
    delivered,
    rated,
    rated_office,
    rating_office,
    rating_organ,
    status,
    closed,
    close_reason,
};
inline constexpr std::array field_words{core::Word{"external_number", "原系统编号"},
                                        core::Word{"number", "本系统编号"},
                                        core::Word{"form", "信访形式"},
                                        core::Word{"source", "来源"},
                                        core::Word{"received", "收到日"},
                                        core::Word{"registered", "登记日"},
                                        core::Word{"region", "问题属地"},
                                        core::Word{"people", "人数"},
                                        core::Word{"name", "姓名"},
                                        core::Word{"phone", "电话"},
                                        core::Word{"address", "住址"},
                                        core::Word{"id_number", "证件号码"},
                                        core::Word{"person_kind", "信访人类型"},
                                        core::Word{"title", "标题"},
                                        core::Word{"text", "内容"},
                                        core::Word{"class", "分类"},
                                        core::Word{"category", "内容分类"},
                                        core::Word{"accused", "被检举控告单位"},
                                        core::Word{"is_repeat", "是否重复"},
                                        core::Word{"repeat_of", "重复件原编号"},
                                        core::Word{"office", "登记的信访部门"},
                                        core::Word{"organ", "责任单位"},
                                        core::Word{"forwarded", "转送日"},
                                        core::Word{"mode", "办理方式"},
                                        core::Word{"assigned_days", "指定办理天数"},
                                        core::Word{"external_due", "限办截止日"},
                                        core::Word{"noticed", "告知日"},
                                        core::Word{"notice_manner", "告知方式"},
                                        core::Word{"accepted", "受理日"},
                                        core::Word{"declined", "不予受理日"},
                                        core::Word{"decline_reason", "不予受理理由"},
                                        core::Word{"routed", "导入途径日"},
                                        core::Word{"path", "办理途径"},
                                        core::Word{"extended", "延期日"},
                                        core::Word{"extension_days", "延期天数"},
                                        core::Word{"replied", "答复日"},
                                        core::Word{"reply_kind", "答复种类"},
                                        core::Word{"outcome", "处理意见"},
                                        core::Word{"reply_text", "答复内容"},
                                        core::Word{"delivered", "送达日"},
                                        core::Word{"rated", "评价日"},
                                        core::Word{"rated_office", "对信访部门评价日"},
                                        core::Word{"rating_office", "对信访部门评价"},
                                        core::Word{"rating_organ", "对责任单位评价"},
                                        core::Word{"status", "办结状态"},
                                        core::Word{"closed", "办结日"},
                                        core::Word{"close_reason", "办结理由"}};
inline constexpr std::size_t field_count = field_words.size();
constexpr std::span<const core::Word> words(Field) {
    return field_words;
}

/// 是否: of a field that asks one.
enum class Answer : std::uint8_t { no, yes };
inline constexpr std::array answer_words{core::Word{"no", "否"}, core::Word{"yes", "是"}};
constexpr std::span<const core::Word> words(Answer) {
    return answer_words;
}

/// What the other system says of its own case, without a day.
enum class Status : std::uint8_t { unsaid, open, closed };
inline constexpr std::array status_words{core::Word{"unsaid", "未说明"}, core::Word{"open", "在办"},
                                         core::Word{"closed", "已办结"}};
constexpr std::span<const core::Word> words(Status) {
    return status_words;
}

enum class FieldKind : std::uint8_t { text, day, word, number, organ };
[[nodiscard]] FieldKind kind_of(Field field);

/// Where a field's value comes from and how it is read.
struct Rule {
    bool is_mapped = false;
    std::vector<std::string> columns;  ///< several are joined; empty for a constant
    std::string join = " / ";          ///< between the non-empty ones
    std::string constant;
    std::string fallback;                                     ///< `default`: for an empty cell
    std::vector<std::pair<std::string, std::string>> values;  ///< of the file → ours
    std::optional<std::string> other;  ///< for a value that `values` does not list; without it the row is rejected
    std::vector<std::string> date_formats;
    std::optional<Field> same_as;  ///< taken over whole from this field, which is not itself same_as
    std::string place;             ///< file:line
};

struct OrganRule {
    bool is_created = false;  ///< organs that the office does not know are recorded as below
    core::OrganKind kind = core::OrganKind::department;
    core::OrganLevel level = core::OrganLevel::county;
    std::string parent;  ///< name of an organ that exists; empty = none
    std::uint32_t region = 0;
    base::Day from;
    std::string place;
};

struct Mapping {
    std::string source;  ///< external_source of everything imported with it
    Encoding encoding = Encoding::utf8;
    char delimiter = ',';
    bool is_whole = false;         ///< every export names all of the source's matters that are not closed
    std::string sheet;             ///< of a workbook; empty = the first
    std::uint64_t header_row = 1;  ///< line or row of the columns' names; what stands above it is not looked at
    OrganRule organs;
    std::array<Rule, field_count> rules;

    [[nodiscard]] const Rule& rule(Field field) const { return rules[static_cast<std::size_t>(field)]; }
    /// The rule that really says where the value comes from (`same_as` followed).
    [[nodiscard]] const Rule& origin(Field field) const;
    /// For reports: the column, else the field's own name.
    [[nodiscard]] std::string column_of(Field field) const;
    /// A workbook's days come as %Y-%m-%d, whatever the formats say of days that were typed as texts; and its texts are
    /// UTF-8.
    void take_workbook();
};

[[nodiscard]] base::Result<Mapping> read_mapping(const std::string& text, const std::string& path);

/// A day by one of the formats: %Y %m %d %H %M %S, one or two digits each but the year's four, %% for a per cent sign,
/// all else as it stands. A time of day is checked and dropped.
[[nodiscard]] std::optional<base::Day> parse_date(std::string_view text, const std::vector<std::string>& formats);

}  // namespace intake
