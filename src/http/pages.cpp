#include "http/pages.hpp"

#include "base/embedded.hpp"
#include "http/problem.hpp"

/// Every file of web/dist, written into the program by CMake (cmake/Embed.cmake); empty before the pages are built.
std::span<const base::EmbeddedFile> web_files();

namespace http {
namespace {

constexpr std::string_view html = "text/html; charset=utf-8";
constexpr std::string_view unbuilt =
    "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>Huiying 回应</title>"
    "<h1>Huiying 回应</h1><p>网页尚未编入程序。请运行 <code>./dev build</code>；接口见 "
    "<a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>。</p>"
    "<p lang=\"en\">The pages are not built into this program yet: run <code>./dev build</code>. The interface is at "
    "<a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>.</p></html>";

std::string_view type_of(std::string_view path) {
    constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".html", html},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".txt", "text/plain; charset=utf-8"},
        {".webmanifest", "application/manifest+json"},
    };
    for (const auto& [ending, type] : types) {
        if (path.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

const base::EmbeddedFile* file(std::string_view path) {
    for (const base::EmbeddedFile& one : web_files()) {
        if (one.path == path) return &one;
    }
    return nullptr;
}

}  // namespace

Response page(const Request& request) {
    std::string_view path = request.path;
    path.remove_prefix(std::min<std::size_t>(1, path.size()));
    const base::EmbeddedFile* found = path.empty() ? nullptr : file(path);
    // A missing asset is missing; only addresses of pages fall back to the one page.
    const bool is_asset = path.starts_with("assets/");
    if (found == nullptr && is_asset) return problem(404, "no such file");
    if (found == nullptr) found = file("index.html");
    Response answer{.type = std::string(html)};
    if (found == nullptr) {
        answer.body = unbuilt;
        return answer;
    }
    answer.type = type_of(found->path);
    answer.body = found->bytes;
    // Vite names assets by their content, so they never change; the page itself is asked for each time.
    answer.headers.emplace_back("Cache-Control", is_asset ? "public, max-age=31536000, immutable" : "no-cache");
    return answer;
}

}  // namespace http
