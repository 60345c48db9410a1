#include "evaluate/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "core/ledger/hash.hpp"
#include "core/matter/file_type.hpp"
#include "paper/docx/document.hpp"
#include "paper/pdf.hpp"

namespace evaluate {
namespace {

constexpr std::size_t name_width_max = 40;  ///< columns of a name of ours
constexpr std::string_view convertible[]{"docx", "doc", "odt", "xlsx", "xls", "ods", "png", "jpg", "jpeg"};
constexpr const char* of_none = "其他材料";
constexpr const char* of_bonus = "加分项";

/// What no file system takes is an underscore; long names are cut between characters.
std::string file_name(std::string_view text) {
    std::string name;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        while (i + length < text.size() && (static_cast<unsigned char>(text[i + length]) & 0xC0U) == 0x80) ++length;
        std::string one(text.substr(i, length));
        i += length;
        const auto c = static_cast<unsigned char>(one[0]);
        if (c < 0x20 || c == 0x7F || std::string_view("/\\:*?\"<>|").find(one[0]) != std::string_view::npos) one = "_";
        if (base::display_width(name + one) > name_width_max) break;
        name += one;
    }
    // "." and ".." are folders of the system, and a name that begins so is hidden.
    if (name.starts_with('.')) name[0] = '_';
    return name.empty() ? "_" : name;
}

std::string digest_of(const std::string& bytes) {
    return base::hex(core::sha256(base::view(bytes)));
}

/// Numbers of the evidence of a line, its deductions with it, each once.
std::vector<std::string> numbers_of(const core::SheetLine& line) {
    std::vector<std::string> numbers;
    const auto add = [&](const std::vector<std::string>& list) {
        for (const std::string& one : list)
            if (std::ranges::find(numbers, one) == numbers.end()) numbers.push_back(one);
    };
    add(line.evidence);
    for (const core::LineDeduction& deduction : line.deductions) add(deduction.evidence);
    return numbers;
}

class Writing {
  public:
    Writing(const Evaluated& evaluated, const ReadEvidence& read, const ConvertEvidence& convert,
            const PutEvidence& put)
        : sheet_(evaluated.sheet), read_(read), convert_(convert), put_(put) {}

    base::Result<std::vector<EvidenceRow>> write() {
        for (const core::SheetLine& line : sheet_.lines) TRY(folder(line.id, line.name, numbers_of(line)));
        std::vector<std::string> bonuses;
        for (const core::Bonus& bonus : sheet_.bonuses)
            bonuses.insert(bonuses.end(), bonus.evidence.begin(), bonus.evidence.end());
        TRY(folder({}, of_bonus, bonuses));
        std::vector<std::string> others;
        for (const core::EvidenceItem& item : sheet_.evidence)
            if (!placed_.contains(item.number)) others.push_back(item.number);
        TRY(folder({}, of_none, others));
        TRY(list("00-佐证材料清单.docx", fmt::format("{}{}年度绩效评价佐证材料清单", sheet_.organ, sheet_.year),
                 rows_));
        if (!sums_.empty()) TRY(put_("SHA256SUMS", sums_));
        return rows_;
    }

  private:
    const core::Sheet& sheet_;
    const ReadEvidence& read_;
    const ConvertEvidence& convert_;
    const PutEvidence& put_;
    std::vector<EvidenceRow> rows_;
    std::map<std::string, std::string> placed_;  ///< number → path of its file, or its folder where there is none
    std::set<std::string> paths_;
    std::string sums_;  ///< as sha256sum writes and checks them
    std::uint64_t size_ = 0;
    std::size_t folders_ = 0;

    /// A folder of an indicator that has evidence, with its cover list.
    base::Result<> folder(const std::string& line, const std::string& name, const std::vector<std::string>& numbers) {
        if (numbers.empty()) return {};
        const std::string path = fmt::format("{:02}-{}", ++folders_, file_name(name));
        const std::size_t first = rows_.size();
        for (const std::string& number : numbers) {
            const auto item = std::ranges::find(sheet_.evidence, number, &core::EvidenceItem::number);
            if (item == sheet_.evidence.end()) continue;
            EvidenceRow row{.folder = path,
                            .line = line,
                            .name = name,
                            .number = item->number,
                            .title = item->title,
                            .document = item->document,
                            .pages = item->pages,
                            .file = {},
                            .sha256 = {}};
            TRY(place(*item, row));
            rows_.push_back(std::move(row));
        }
        return list(path + "/00-清单.docx", fmt::format("{} {}佐证材料清单", path.substr(0, 2), name),
                    {rows_.begin() + static_cast<std::ptrdiff_t>(first), rows_.end()});
    }

    base::Result<> place(const core::EvidenceItem& item, EvidenceRow& row) {
        if (const auto known = placed_.find(item.number); known != placed_.end()) {
            const auto first = std::ranges::find(rows_, item.number, &EvidenceRow::number);
            row.state = first->state;
            row.seq = first->seq;
            row.sha256 = first->sha256;
            row.file = first->file.empty() ? "" : "→ " + known->second;
            return {};
        }
        placed_[item.number] = row.folder;
        auto file = TRY(read_(item));
        if (!file) {
            row.state = item.file.empty() ? EvidenceState::listed : EvidenceState::missing;
            row.file = item.file;
            return {};
        }
        row.seq = file->seq;
        if (file->is_destroyed) {
            row.state = EvidenceState::destroyed;
            return {};
        }
        size_ += file->bytes.size();
        if (file->bytes.size() > evidence_size_max || size_ > evidence_sizes_max)
            return base::fail(base::ErrorKind::too_many, "larger than a file of evidence may be",
                              item.file.empty() ? item.number : item.file,
                              "64 MiB a file, 1 GiB together; split it or leave it out");
        row.sha256 = digest_of(file->bytes);
        if (file->bytes.starts_with("%PDF-")) {
            row.state = EvidenceState::taken;
            return put(item, row, file->bytes, "pdf", row.sha256);
        }
        row.state = EvidenceState::unconverted;
        std::optional<std::string> pdf;
        if (convert_ && std::ranges::find(convertible, file->ending) != std::end(convertible))
            pdf = convert_(file->bytes, file->ending);
        // What the ledger vouches for lies there as it came, too.
        if (!pdf || file->seq > 0) TRY(put(item, row, file->bytes, file->ending, row.sha256));
        if (!pdf) return {};
        row.state = EvidenceState::converted;
        return put(item, row, *pdf, "pdf", digest_of(*pdf));
    }

    base::Result<> put(const core::EvidenceItem& item, EvidenceRow& row, const std::string& bytes,
                       const std::string& ending, const std::string& digest) {
        std::string name = file_name(item.number + " " + item.title);
        const std::string point = ending.empty() ? "" : "." + ending;
        while (!paths_.insert(row.folder + "/" + name + point).second) name += "_";
        row.file = name + point;
        placed_[item.number] = row.folder + "/" + row.file;
        sums_ += fmt::format("{}  {}\n", digest, placed_[item.number]);
        return put_(placed_[item.number], bytes);
    }

    base::Result<> list(const std::string& path, const std::string& title, const std::vector<EvidenceRow>& rows) {
        paper::RuledTable table{.rows = {}, .columns = {10, 18, 8, 24, 16, 7, 17}, .head_rows = 1};
        const auto heads = {"序号", "三级指标", "编号", "材料名称", "文号", "页数", "文件"};
        table.rows.emplace_back();
        for (const char* head : heads) table.rows.back().push_back({.text = head, .is_label = true});
        for (const EvidenceRow& row : rows) {
            std::string file = row.file;
            const auto add = [&](std::string_view said) { file.append(file.empty() ? "" : "\n").append(said); };
            if (row.state != EvidenceState::taken && row.state != EvidenceState::converted) add(core::zh_of(row.state));
            if (row.seq > 0) add(fmt::format("账册第{}号", row.seq));
            table.rows.push_back({{.text = row.folder.substr(0, 2), .is_number = true},
                                  {.text = row.name},
                                  {.text = row.number, .is_number = true},
                                  {.text = row.title},
                                  {.text = row.document},
                                  {.text = row.pages == 0 ? "" : std::to_string(row.pages), .is_number = true},
                                  {.text = file}});
        }
        paper::Document document;
        document.title = title;
        document.blocks.emplace_back(std::move(table));
        const base::Bytes bytes = TRY(paper::docx(document));
        TRY(put_(path, std::string(base::text_of(bytes))));
        if (!convert_) return {};
        if (const auto pdf = convert_(std::string(base::text_of(bytes)), "docx"))
            return put_(path.substr(0, path.size() - 4) + "pdf", *pdf);
        return {};
    }
};

}  // namespace

std::string ending_of(const std::string& file) {
    const std::size_t point = file.rfind('.');
    std::string ending = point == file.npos ? "" : file.substr(point + 1);
    std::ranges::transform(ending, ending.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::ranges::all_of(ending, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }) ? ending
                                                                                                                : "";
}

ReadEvidence from_store(store::Reader& reader, const app::AccountKey& key) {
    return [&reader, key](const core::EvidenceItem& item) -> base::Result<std::optional<EvidenceFile>> {
        const auto found = app::find_evidence(reader, key, item.number);
        if (!found && found.error().kind == base::ErrorKind::not_found) return std::nullopt;
        const core::Evidence one = TRY(found);
        if (one.is_destroyed) return EvidenceFile{.bytes = {}, .ending = {}, .seq = one.seq, .is_destroyed = true};
        store::ObjectReader file = TRY(reader.open(one));
        const base::Bytes bytes = TRY(file.read(0, file.size()));
        const core::FileType* type = core::file_type(one.kept.type);
        return EvidenceFile{.bytes = std::string(base::text_of(bytes)),
                            .ending = std::string(type == nullptr ? std::string_view() : type->ending),
                            .seq = one.seq};
    };
}

base::Result<std::vector<EvidenceRow>> write_evidence(const Evaluated& evaluated, const ReadEvidence& read,
                                                      const ConvertEvidence& convert, const PutEvidence& put) {
    return Writing(evaluated, read, convert, put).write();
}

ConvertEvidence through_libreoffice() {
    return [](const std::string& bytes, const std::string& ending) -> std::optional<std::string> {
        auto pdf = paper::pdf_of(bytes, ending);
        return pdf ? std::optional(*std::move(pdf)) : std::nullopt;
    };
}

}  // namespace evaluate
