#include "intake/demand_list.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "intake/cells.hpp"
#include "intake/mapping.hpp"
#include "intake/record.hpp"

namespace intake {
namespace {

using base::ErrorKind;
using base::Result;

class DemandReader {
  public:
    explicit DemandReader(const core::Office& office) : office_(office) {}

    Result<void> bind(const Record& header, const std::string& place) {
        for (std::size_t at = 0; at < header.fields.size(); ++at) {
            const std::string_view given = trimmed(header.fields[at]);
            const auto column = core::parse_word<DemandColumn>(given);
            if (!column) {
                if (given.empty()) continue;
                return base::fail(ErrorKind::bad_input, fmt::format("the column “{}” is none of a list", given), place,
                                  "see docs/formats/list.md for the columns; take out what is not among them");
            }
            at_[static_cast<std::size_t>(*column)] = at;
        }
        if (at_[0]) return {};
        return base::fail(ErrorKind::bad_input, "the column 诉求 is missing", place,
                          "the first line names the columns");
    }

    void read(const Record& record) {
        record_ = &record;
        if (!record.problem.empty()) return problem(DemandColumn::title, std::string(record.problem));
        app::DemandDraft demand;
        demand.title = cell(DemandColumn::title);
        demand.text = cell(DemandColumn::text);
        demand.attach_to = cell(DemandColumn::attach_to);
        if (demand.title.empty()) problem(DemandColumn::title, "the demand is empty 诉求为空");
        if (const std::string text = cell(DemandColumn::matter_class); !text.empty()) {
            const auto parsed = core::parse_word<core::MatterClass>(text);
            if (!parsed) problem(DemandColumn::matter_class, text + " is no class 不是分类");
            demand.matter_class = parsed.value_or(core::MatterClass::unclassified);
        }
        demand.category = code(DemandColumn::category);
        read_accused(demand);
        list.demands.push_back(std::move(demand));
        read_person();
    }

    DemandList list;

  private:
    const core::Office& office_;
    const Record* record_ = nullptr;
    std::array<std::optional<std::size_t>, demand_column_words.size()> at_;

    void problem(DemandColumn column, std::string what) {
        list.problems.push_back({.line = record_->line, .column = column, .what = std::move(what)});
    }
    std::string cell(DemandColumn column) {
        const auto at = at_[static_cast<std::size_t>(column)];
        if (!at) return {};
        for (const Record::BadCell& bad : record_->bad_cells)
            if (bad.field == *at) problem(column, bad.what);
        std::string text(trimmed(record_->field(*at)));
        if (base::utf8_length(text)) return text;
        problem(column, "the text is not UTF-8; save the list as UTF-8 or as a workbook 请另存为 UTF-8");
        return {};
    }
    std::uint32_t code(DemandColumn column) {
        const std::string text = cell(column);
        if (text.empty()) return 0;
        const bool is_code = text.size() == 6 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
        if (!is_code) problem(column, "six digits are wanted 应为六位数字");
        return is_code ? static_cast<std::uint32_t>(std::stoul(text)) : 0;
    }
    void read_accused(app::DemandDraft& demand) {
        const std::string name = cell(DemandColumn::accused);
        if (name.empty()) return;
        const core::Organ* organ = office_.organ_named(name);
        if (organ == nullptr) problem(DemandColumn::accused, "no organ is called " + name + " 没有这个单位");
        if (demand.matter_class != core::MatterClass::accusation)
            problem(DemandColumn::accused, "only an accusation accuses somebody 分类应为检举控告");
        if (organ != nullptr) demand.accused = organ->id;
    }
    void read_person() {
        app::PersonDraft person;
        person.name = cell(DemandColumn::name);
        person.phone = cell(DemandColumn::phone);
        person.address = cell(DemandColumn::address);
        person.id_number = cell(DemandColumn::id_number);
        const bool is_empty = person.phone.empty() && person.address.empty() && person.id_number.empty();
        if (person.name.empty()) {
            if (!is_empty) problem(DemandColumn::name, "the name is missing 缺姓名");
            return;
        }
        const bool is_known = std::ranges::any_of(list.persons, [&](const app::PersonDraft& one) {
            return app::person_text(one) == app::person_text(person);
        });
        if (!is_known) list.persons.push_back(std::move(person));
    }
};

}  // namespace

Result<DemandList> read_demands(const std::filesystem::path& file, const core::Office& office) {
    const auto reader = TRY(open_records(file, Mapping{}));
    DemandReader rows(office);
    rows.list.sheet = reader->sheet();
    Record record;
    if (!TRY(reader->next(record)))
        return base::fail(ErrorKind::bad_input, "the file is empty", file.string(), "the first line names the columns");
    TRY(rows.bind(record, file.string()));
    while (TRY(reader->next(record))) {
        if (rows.list.demands.size() == app::demands_max) {
            return base::fail(ErrorKind::too_many, fmt::format("more than {} rows", app::demands_max), file.string(),
                              "register the rest as a second submission");
        }
        rows.read(record);
    }
    if (rows.list.demands.empty())
        return base::fail(ErrorKind::bad_input, "the list has no row", file.string(), "write one row a demand");
    return std::move(rows.list);
}

}  // namespace intake
