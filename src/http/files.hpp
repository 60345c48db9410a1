// Attachments 附件 over HTTP: uploaded in parts, kept with a submission, released matter by matter, opened for a
// purpose, read by ranges. Their bytes are personal data in plain; nothing here is given out as something a browser
// would run.
#pragma once
#include "core/matter/file_type.hpp"
#include "http/call.hpp"
#include "http/views.hpp"

namespace http {

struct UploadView {
    std::string upload;
    std::uint64_t part_max = 0, size_max = 0;  ///< bytes
    static constexpr std::string_view schema = "Upload";
    static void fields(auto& self, auto&& field) {
        field("upload", self.upload), field("part_max", self.part_max), field("size_max", self.size_max);
    }
};
struct PartView {
    std::uint64_t size = 0;  ///< bytes that are there by now
    static constexpr std::string_view schema = "UploadPart";
    static void fields(auto& self, auto&& field) { field("size", self.size); }
};

struct FileDraft {
    std::string upload, name;
    core::FileStage stage = core::FileStage::received;
    std::uint32_t redacts = 0;
    std::vector<std::string> matters;  ///< numbers; released to them at once
    static constexpr std::string_view schema = "FileDraft";
    static constexpr std::string_view required[] = {"upload", "name", "stage"};
    static void fields(auto& self, auto&& field) {
        field("upload", self.upload), field("name", self.name), field("stage", self.stage);
        field("redacts", self.redacts), field("matters", self.matters);
    }
};
struct KeptFileView {
    std::string number;  ///< of the submission
    std::uint32_t file = 0;
    std::string type;
    std::uint64_t size = 0, seq = 0;
    static constexpr std::string_view schema = "KeptFile";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("file", self.file), field("type", self.type), field("size", self.size);
        field("seq", self.seq);
    }
};

struct FileView {
    std::string number;  ///< of the submission
    std::uint32_t file = 0;
    core::FileStage stage{};
    std::string name, type, type_zh;
    std::uint64_t size = 0;
    Day day;
    std::optional<Ref> organ;  ///< that kept it; null: the petitioner
    bool is_redacted = false, is_destroyed = false, may_be_shown = false;
    std::uint32_t redacts = 0;         ///< told to the office alone, as `matters` is
    std::vector<std::string> matters;  ///< numbers of those it is released to
    static constexpr std::string_view schema = "File";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("file", self.file), field("stage", self.stage), field("name", self.name);
        field("type", self.type), field("type_zh", self.type_zh), field("size", self.size), field("day", self.day);
        field("organ", self.organ), field("is_redacted", self.is_redacted), field("is_destroyed", self.is_destroyed);
        field("may_be_shown", self.may_be_shown), field("redacts", self.redacts), field("matters", self.matters);
    }
};

struct ReleaseDraft {
    std::string matter;  ///< its number
    bool is_recalled = false;
    static constexpr std::string_view schema = "ReleaseDraft";
    static constexpr std::string_view required[] = {"matter"};
    static void fields(auto& self, auto&& field) {
        field("matter", self.matter), field("is_recalled", self.is_recalled);
    }
};

struct OpeningDraft {
    core::RevealPurpose purpose = core::RevealPurpose::contact;
    std::string text;  ///< the purpose in words; sealed
    static constexpr std::string_view schema = "OpeningDraft";
    static constexpr std::string_view required[] = {"purpose"};
    static void fields(auto& self, auto&& field) { field("purpose", self.purpose), field("text", self.text); }
};
struct OpeningView {
    std::uint64_t seq = 0;      ///< of the fact that records it
    std::uint32_t seconds = 0;  ///< for so long it may be read
    static constexpr std::string_view schema = "Opening";
    static void fields(auto& self, auto&& field) { field("seq", self.seq), field("seconds", self.seconds); }
};

struct ReleasedView {
    std::uint64_t seq = 0;
    static constexpr std::string_view schema = "Released";
    static void fields(auto& self, auto&& field) { field("seq", self.seq); }
};

enum class Disposition : std::uint8_t { attachment, in_page };
inline constexpr std::array disposition_words{core::Word{"attachment", "另存"}, core::Word{"inline", "页内显示"}};
constexpr std::span<const core::Word> words(Disposition) {
    return disposition_words;
}

/// Bytes as they are given out, whole or by Range; never as something that a browser would run.
struct Sent {
    const core::FileType* type = nullptr;
    base::ByteView object;  ///< its name, from which the ETag is made
    std::string disposition;
};
[[nodiscard]] base::Result<Response> send_file(const Call& call, store::ObjectReader bytes, const Sent& sent);

[[nodiscard]] base::Result<Response> begin_upload(Call& call);
[[nodiscard]] base::Result<Response> put_part(Call& call);
[[nodiscard]] base::Result<Response> end_upload(Call& call);
[[nodiscard]] base::Result<Response> keep_submission_file(Call& call);
[[nodiscard]] base::Result<Response> keep_matter_file(Call& call);
[[nodiscard]] base::Result<Response> list_submission_files(Call& call);
[[nodiscard]] base::Result<Response> list_matter_files(Call& call);
void release_file(const CallPtr& call);
void open_file(const CallPtr& call);
[[nodiscard]] base::Result<Response> get_file(Call& call);

}  // namespace http
