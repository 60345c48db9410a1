// Enumerations of accounts. Written in the ledger: only ever append.
#pragma once
#include <array>
#include <span>

#include "core/words.hpp"

namespace core {

enum class ProjectKind : std::uint8_t { basic, project };
inline constexpr std::array project_kind_words{Word{"basic", "基本支出"}, Word{"project", "项目支出"}};
constexpr std::span<const Word> words(ProjectKind) {
    return project_kind_words;
}

enum class MoneySource : std::uint8_t { appropriation, carried_over, other };
inline constexpr std::array money_source_words{Word{"appropriation", "财政拨款"}, Word{"carried_over", "上年结转"},
                                               Word{"other", "其他资金"}};
constexpr std::span<const Word> words(MoneySource) {
    return money_source_words;
}

/// initial: 年初预算. supplement … reclaim: adjustments 追加、追减、调剂、收回, each with its sign in the amount.
enum class MoneyKind : std::uint8_t {
    initial,
    supplement,
    cut,
    transfer,
    reclaim,
    revenue,
    expenditure,
    final_account,
    procurement_budget,
    procurement
};
inline constexpr std::array money_kind_words{
    Word{"initial", "年初预算"}, Word{"supplement", "追加"},    Word{"cut", "追减"},
    Word{"transfer", "调剂"},    Word{"reclaim", "收回"},       Word{"revenue", "收入"},
    Word{"expenditure", "支出"}, Word{"final_account", "决算"}, Word{"procurement_budget", "采购预算"},
    Word{"procurement", "采购"}};
constexpr std::span<const Word> words(MoneyKind) {
    return money_kind_words;
}

enum class PublishedWhat : std::uint8_t { budget, final_accounts, targets, evaluation };
inline constexpr std::array published_what_words{Word{"budget", "预算"}, Word{"final_accounts", "决算"},
                                                 Word{"targets", "绩效目标"}, Word{"evaluation", "绩效评价结果"}};
constexpr std::span<const Word> words(PublishedWhat) {
    return published_what_words;
}

}  // namespace core
