// JSON bodies: refused with their place, or read; and a deed that was read is written as JSON that reads as the same
// deed. The input is the name of a deed (or "register"), a line end, and the body.
#include "app/registration.hpp"
#include "core/ledger/fact.hpp"
#include "fuzz.hpp"
#include "http/deed_json.hpp"
#include "http/drafts.hpp"
#include "http/json_in.hpp"

namespace {

const core::Office no_office;

template <class T>
base::Result<T> read(std::string_view text) {
    auto json = http::parse_json(text);
    if (!json) return std::unexpected(json.error());
    T value;
    const auto done = http::JsonIn(no_office).read(*json, value);
    if (!done) return std::unexpected(done.error());
    return value;
}

void check_registration(std::string_view body) {
    const auto registration = read<app::Registration>(body);
    if (!registration) return fuzz::check_told(registration.error(), base::ErrorKind::bad_input);
    if (const auto shape = app::check(*registration); !shape)
        fuzz::check_told(shape.error(), base::ErrorKind::bad_input);
}

template <class T>
void check_deed(std::string_view body) {
    const auto deed = read<T>(body);
    if (!deed) return fuzz::check_told(deed.error(), base::ErrorKind::bad_input);
    const base::Bytes bytes = core::encode_deed(*deed);
    const auto stored = core::decode_deed(core::kind_v<T>, bytes);
    CHECK(stored && core::encode_deed(*stored) == bytes);
    if constexpr (!std::same_as<T, core::Correct>) {  // which shows the deed in its place without its name
        std::string written;
        http::write_deed(written, *deed);
        const auto again = read<T>(written);
        CHECK(again && core::encode_deed(*again) == bytes);
    }
}

void check_any(std::string_view body) {
    const auto json = http::parse_json(body);
    if (!json) return fuzz::check_told(json.error(), base::ErrorKind::bad_input);
    const auto again = http::parse_json(json->dump());
    CHECK(again && *again == *json);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view name = text.substr(0, end);
    const std::string_view body = text.substr(std::min(end + 1, text.size()));
    check_any(body);
    if (name == "register") check_registration(body);
    http::with_deed(name, [&]<class T>(T) { check_deed<T>(body); });
    return 0;
}
