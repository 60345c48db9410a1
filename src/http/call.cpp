#include "http/call.hpp"

#include <fmt/format.h>

#include <charconv>

namespace http {
namespace {

/// Of every answer. The pages load nothing from elsewhere and stand in nobody's frame; answers stay in no cache.
constexpr std::pair<const char*, const char*> security_headers[] = {
    {"Content-Security-Policy",
     "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Frame-Options", "DENY"},
};

bool has_header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return true;
    }
    return false;
}

}  // namespace

Call::Call(Hall& in_hall, Request received, Respond respond)
    : hall(in_hall),
      request(std::move(received)),
      respond_(std::move(respond)),
      began_(std::chrono::steady_clock::now()) {}

Call::~Call() {
    if (respond_) answer(problem(500, "the request was dropped on its way", "try again"));
}

void Call::answer(Response response) {
    const Respond respond = std::exchange(respond_, nullptr);
    if (!respond) return;
    if (!response.body_en.empty()) {
        const bool is_english = request.prefers_english();
        if (is_english) response.body = std::move(response.body_en);
        response.headers.emplace_back("Content-Language", is_english ? "en" : "zh");
    }
    for (const auto& [name, value] : security_headers) {
        if (!has_header(response, name)) response.headers.emplace_back(name, value);
    }
    if (!has_header(response, "Cache-Control")) response.headers.emplace_back("Cache-Control", "no-store");
    if (hall.access_log.is_on()) {
        const auto took = std::chrono::steady_clock::now() - began_;
        // The pattern, never the path: numbers and codes stay out of the log.
        hall.access_log.add(fmt::format("{} {} {} {}us", name(request.method), route != nullptr ? route->path : "-",
                                        response.status,
                                        std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
    }
    respond(std::move(response));
}

void Call::answer(base::Result<Response> result) {
    if (result) return answer(*std::move(result));
    answer(problem(result.error()));
}

void Call::answer(const store::Failure& failure) {
    answer(problem(failure));
}

std::string_view Call::text(std::string_view name) const {
    for (const auto& [key, value] : query) {
        if (key == name) return value;
    }
    return {};
}

base::Result<base::Day> Call::day(std::string_view name, base::Day otherwise) const {
    const std::string_view given = text(name);
    if (given.empty()) return otherwise;
    if (const auto day = base::parse_day(given)) return *day;
    return base::fail(base::ErrorKind::bad_input, "this is not a day of the calendar", std::string(name),
                      "write it as 2026-03-16");
}

base::Result<std::uint64_t> Call::number(std::string_view name, std::uint64_t otherwise, std::uint64_t min,
                                         std::uint64_t max) const {
    const std::string_view given = text(name);
    if (given.empty()) return otherwise;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (error == std::errc{} && end == given.data() + given.size() && value >= min && value <= max) return value;
    return base::fail(base::ErrorKind::bad_input, fmt::format("this is not a whole number from {} to {}", min, max),
                      std::string(name), "write it in digits");
}

std::unexpected<base::Error> Call::no_word(std::string_view name, std::span<const core::Word> table) {
    std::string taken;
    for (const core::Word& word : table) taken.append(taken.empty() ? "take one of: " : ", ").append(word.id);
    return base::fail(base::ErrorKind::bad_input, "this word is not known here", std::string(name), std::move(taken));
}

base::Result<base::Id> Call::id(std::size_t nth) const {
    base::Id id;
    if (base::parse_id(params[nth], id)) return id;
    return base::fail(base::ErrorKind::not_found, "no such matter");  // the same words as for one that is hidden
}

}  // namespace http
