// 卷内目录: what the file of one matter holds, one entry for each fact, in order. Pure.
#pragma once
#include "store/reader.hpp"

namespace app {

struct FileEntry {
    std::uint32_t nth = 0;  ///< from 1
    base::Day day;
    std::string_view kind, kind_zh;
    base::Id actor;
    std::uint64_t seq = 0;
    bool has_text = false;   ///< a letter, an answer, a note in words
    bool is_erased = false;  ///< its words were destroyed
};

[[nodiscard]] std::vector<FileEntry> contents_of(const std::vector<store::FactText>& facts);

}  // namespace app
