#include "intake/keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace intake {

const law::Value* Keys::find(std::string_view key) {
    asked_.push_back(key);
    const auto found = std::ranges::find(table_.entries, key, &law::Entry::key);
    return found == table_.entries.end() ? nullptr : &found->value;
}

std::string Keys::place(std::string_view key) const {
    const auto found = std::ranges::find(table_.entries, key, &law::Entry::key);
    return place(found == table_.entries.end() ? table_.line : found->value.line);
}

void Keys::fail(std::string place, std::string message, std::string cure) {
    if (result_) {
        result_ = base::fail(base::ErrorKind::bad_input, std::move(message), std::move(place), std::move(cure));
    }
}

template <class T>
const T* Keys::as(std::string_view key, std::string_view kind) {
    const law::Value* value = find(key);
    if (value == nullptr) return nullptr;
    const T* held = std::get_if<T>(&value->held);
    if (held == nullptr)
        fail(place(value->line), fmt::format("`{}` is not {}", key, kind), fmt::format("write {}", kind));
    return held;
}

std::optional<std::string> Keys::text(std::string_view key) {
    const auto* held = as<std::string>(key, "a text in quotes");
    return held == nullptr ? std::nullopt : std::optional(*held);
}

std::string Keys::needed_text(std::string_view key, std::string_view cure) {
    const auto held = text(key);
    if (!held || held->empty()) fail(place(key), fmt::format("`{}` is missing", key), std::string(cure));
    return held.value_or("");
}

std::vector<std::string> Keys::texts(std::string_view key) {
    const law::Value* value = find(key);
    if (value == nullptr) return {};
    if (const auto* one = std::get_if<std::string>(&value->held)) return {*one};
    std::vector<std::string> out;
    const auto* list = std::get_if<law::List>(&value->held);
    bool is_sound = list != nullptr && !list->empty();
    if (list != nullptr) {
        for (const law::Value& item : *list) {
            const auto* held = std::get_if<std::string>(&item.held);
            if (held != nullptr) out.push_back(*held);
            is_sound = is_sound && held != nullptr;
        }
    }
    if (!is_sound) {
        fail(place(value->line), fmt::format("`{}` is not a list of texts", key), "write [\"one\", \"another\"]");
    }
    return out;
}

bool Keys::flag(std::string_view key) {
    const auto* held = as<bool>(key, "true or false");
    return held != nullptr && *held;
}

std::optional<std::int64_t> Keys::number(std::string_view key) {
    const auto* held = as<std::int64_t>(key, "a whole number");
    return held == nullptr ? std::nullopt : std::optional(*held);
}

base::Day Keys::day(std::string_view key) {
    const auto* held = as<base::Day>(key, "a date without quotes, such as 2026-03-16");
    return held == nullptr ? base::Day::none() : *held;
}

const law::Table* Keys::table(std::string_view key) {
    return as<law::Table>(key, "a table");
}

base::Result<> Keys::done() {
    for (const law::Entry& entry : table_.entries) {
        if (std::ranges::find(asked_, entry.key) != asked_.end()) continue;
        const std::string_view near = nearest(entry.key, asked_);
        fail(place(entry.value.line), fmt::format("`{}` is no key of this table", entry.key),
             near.empty() ? "take it out, or see docs/formats/import.md" : fmt::format("did you mean `{}`?", near));
    }
    return result_;
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
    std::string_view best;
    std::size_t best_distance = word.size() / 2 + 1;
    for (const std::string_view candidate : candidates) {
        // Levenshtein, one row at a time.
        std::vector<std::size_t> row(candidate.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 1; i <= word.size(); ++i) {
            std::size_t diagonal = std::exchange(row[0], i);
            for (std::size_t j = 1; j <= candidate.size(); ++j) {
                const std::size_t changed = diagonal + (word[i - 1] == candidate[j - 1] ? 0u : 1u);
                diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
            }
        }
        if (row.back() < best_distance) {
            best_distance = row.back();
            best = candidate;
        }
    }
    return best;
}

}  // namespace intake
