// Attachments at the public counter: number and code begin an upload, its own id carries the parts. What comes so is
// seen by the office that registered, and by nobody else before it releases it.
#pragma once
#include "http/files.hpp"

namespace http {

struct PublicFileDraft {
    std::string code, upload, name;
    static constexpr std::string_view schema = "PublicFileDraft";
    static constexpr std::string_view required[] = {"code", "upload", "name"};
    static void fields(auto& self, auto&& field) {
        field("code", self.code), field("upload", self.upload), field("name", self.name);
    }
};

[[nodiscard]] base::Result<Response> begin_upload_publicly(Call& call);
[[nodiscard]] base::Result<Response> put_part_publicly(Call& call);
[[nodiscard]] base::Result<Response> keep_file_publicly(Call& call);

}  // namespace http
