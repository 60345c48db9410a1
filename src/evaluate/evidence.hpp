// 佐证材料: what the lines of a sheet rest on, as folders numbered by indicator, each with its cover list, one list of
// all, and SHA256SUMS. A paper comes from the store, where a fact holds its hash, or from where the caller says; one
// that is not there is named as missing, never passed over. Used by http and the command line. Any thread; converting
// starts LibreOffice and takes seconds a file.
#pragma once
#include <functional>

#include "app/evidence.hpp"
#include "evaluate/evaluate.hpp"

namespace evaluate {

inline constexpr std::size_t evidence_size_max = core::evidence_size_max;  ///< bytes of one file
inline constexpr std::uint64_t evidence_sizes_max = 1ULL << 30;            ///< of all files together

/// What became of one piece of evidence.
enum class EvidenceState : std::uint8_t { listed, taken, converted, unconverted, missing, destroyed };
inline constexpr core::Word evidence_state_words[]{{"listed", "未列文件"},      {"taken", "已附"},
                                                   {"converted", "已转为 PDF"}, {"unconverted", "已附原件，未转为 PDF"},
                                                   {"missing", "缺"},           {"destroyed", "已销毁"}};
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
    std::uint64_t seq = 0;  ///< of the fact that kept it; 0 = the ledger does not know it
    std::string sha256;     ///< of its bytes as they came, hexadecimal; empty if there are none
};

/// What stands for an item of [[evidence]].
struct EvidenceFile {
    std::string bytes, ending;  ///< "pdf", of its name
    std::uint64_t seq = 0;      ///< of the fact that kept it
    bool is_destroyed = false;
};
/// Nothing if it is not there.
using ReadEvidence = std::function<base::Result<std::optional<EvidenceFile>>(const core::EvidenceItem& item)>;
/// Takes one finished file, path with '/' between its parts.
using PutEvidence = std::function<base::Result<>(const std::string& path, const std::string& bytes)>;
/// "docx" bytes to PDF; nothing where it cannot be done.
using ConvertEvidence = std::function<std::optional<std::string>(const std::string& bytes, const std::string& ending)>;

/// Every file in its folder, the lists last. A file that several lines name lies in the folder of the first.
[[nodiscard]] base::Result<std::vector<EvidenceRow>> write_evidence(const Evaluated& evaluated,
                                                                    const ReadEvidence& read,
                                                                    const ConvertEvidence& convert,
                                                                    const PutEvidence& put);

/// What the store keeps for an organ's year, by number. The reader must outlive it.
[[nodiscard]] ReadEvidence from_store(store::Reader& reader, const app::AccountKey& key);
/// "docx" of a name, in small letters; nothing for an ending that no file system wants.
[[nodiscard]] std::string ending_of(const std::string& file);

/// Through LibreOffice: .docx, .xlsx, pictures.
[[nodiscard]] ConvertEvidence through_libreoffice();

}  // namespace evaluate
