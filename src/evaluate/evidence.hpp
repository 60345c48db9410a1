// 佐证材料: what the lines of a sheet rest on, as folders numbered by indicator, each with its cover list, and one list
// of all. Files lie where the caller says; one that is not there is named as missing, never passed over. Used by http
// and the command line. Any thread; converting starts LibreOffice and takes seconds a file.
#pragma once
#include <functional>

#include "evaluate/evaluate.hpp"

namespace evaluate {

inline constexpr std::size_t evidence_size_max = 64 << 20;       ///< bytes of one file
inline constexpr std::uint64_t evidence_sizes_max = 1ULL << 30;  ///< of all files together

/// What became of one piece of evidence.
enum class EvidenceState : std::uint8_t { listed, taken, converted, unconverted, missing };
inline constexpr core::Word evidence_state_words[]{{"listed", "未列文件"},
                                                   {"taken", "已附"},
                                                   {"converted", "已转为 PDF"},
                                                   {"unconverted", "已附原件，未转为 PDF"},
                                                   {"missing", "缺"}};
constexpr std::span<const core::Word> words(EvidenceState) {
    return evidence_state_words;
}

struct EvidenceRow {
    std::string folder;  ///< "01-业务培训"; empty: the list of all
    std::string line;    ///< id; empty: of a bonus, or named by nothing
    std::string name;    ///< of the indicator
    std::string number, title, document;
    int pages = 0;
    std::string file;  ///< as it lies in the folder; empty if there is none
    EvidenceState state = EvidenceState::listed;
};

/// The bytes of a file by its name in [[evidence]]; nothing if it is not there.
using ReadEvidence = std::function<base::Result<std::optional<std::string>>(const std::string& file)>;
/// Takes one finished file, path with '/' between its parts.
using PutEvidence = std::function<base::Result<>(const std::string& path, const std::string& bytes)>;
/// "docx" bytes to PDF; nothing where it cannot be done.
using ConvertEvidence = std::function<std::optional<std::string>(const std::string& bytes, const std::string& ending)>;

/// Every file in its folder, the lists last. A file that several lines name lies in the folder of the first.
[[nodiscard]] base::Result<std::vector<EvidenceRow>> write_evidence(const Evaluated& evaluated,
                                                                    const ReadEvidence& read,
                                                                    const ConvertEvidence& convert,
                                                                    const PutEvidence& put);

/// Through LibreOffice: .docx, .xlsx, pictures.
[[nodiscard]] ConvertEvidence through_libreoffice();

}  // namespace evaluate
