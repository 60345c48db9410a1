// 来函附清单: the list behind one covering letter, as CSV or workbook, into the demands and persons of one
// registration. A row is a demand; the same person on several rows is one. Nothing is decided here. Used by the command
// `register`. One thread.
#pragma once
#include <filesystem>

#include "app/registration.hpp"
#include "core/office/office.hpp"

namespace intake {

enum class DemandColumn : std::uint8_t {
    title,
    text,
    name,
    phone,
    address,
    id_number,
    matter_class,
    category,
    accused,
    attach_to
};
inline constexpr std::array demand_column_words{
    core::Word{"title", "诉求"},    core::Word{"text", "内容"},         core::Word{"name", "信访人"},
    core::Word{"phone", "电话"},    core::Word{"address", "住址"},      core::Word{"id_number", "证件号码"},
    core::Word{"class", "分类"},    core::Word{"category", "内容分类"}, core::Word{"accused", "被检举单位"},
    core::Word{"attach_to", "并入"}};
constexpr std::span<const core::Word> words(DemandColumn) {
    return demand_column_words;
}

struct DemandProblem {
    std::uint64_t line = 0;
    DemandColumn column{};
    std::string what;
};

struct DemandList {
    std::vector<app::DemandDraft> demands;
    std::vector<app::PersonDraft> persons;
    std::vector<DemandProblem> problems;  ///< where there are any, the list is not to be registered
    std::string sheet;                    ///< of a workbook
};

/// Fails where the file cannot be read, names no column 诉求, or has more rows than a registration takes.
[[nodiscard]] base::Result<DemandList> read_demands(const std::filesystem::path& file, const core::Office& office);

}  // namespace intake
