#include "core/ledger/checkpoint.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "core/ledger/base64.hpp"
#include "core/ledger/lines.hpp"
#include "core/ledger/signed_note.hpp"

namespace core {
namespace {

std::string note_text(const Checkpoint& checkpoint) {
    return fmt::format("{}\n{}\n{}\nepoch {}\nlaw {}\ntime {}\n", checkpoint.origin, checkpoint.size,
                       base64(checkpoint.root), checkpoint.epoch, base64(checkpoint.law), checkpoint.signed_at.text());
}

std::unexpected<base::Error> bad_line(const Lines& lines, const char* what) {
    return base::fail(base::ErrorKind::bad_input, what, "checkpoint " + lines.place());
}

}  // namespace

std::string sign(const Checkpoint& checkpoint, const SigningKey& key) {
    CHECK(checkpoint.origin == key.name);
    return sign_note(note_text(checkpoint), key);
}

base::Result<Checkpoint> open(std::string_view note, const VerifierKey& key) {
    Lines lines(TRY(open_note(note, key)));
    Checkpoint checkpoint;
    const auto origin = lines.next();
    if (!origin || *origin != key.name) return bad_line(lines, "the log is not the one this key signs for");
    checkpoint.origin = *origin;
    const auto size = parse_decimal(lines.next().value_or(""));
    if (!size) return bad_line(lines, "the number of leaves is wanted");
    checkpoint.size = *size;
    if (!parse_base64(lines.next().value_or(""), checkpoint.root)) return bad_line(lines, "the root is wanted");
    const auto epoch = parse_decimal(lines.next("epoch").value_or(""), UINT32_MAX);
    if (!epoch) return bad_line(lines, "the epoch is wanted");
    checkpoint.epoch = static_cast<std::uint32_t>(*epoch);
    if (!parse_base64(lines.next("law").value_or(""), checkpoint.law)) return bad_line(lines, "the law is wanted");
    const auto signed_at = parse_instant(lines.next("time").value_or(""));
    if (!signed_at) return bad_line(lines, "the time is wanted");
    checkpoint.signed_at = *signed_at;
    if (lines.next()) return bad_line(lines, "nothing may follow the time");
    return checkpoint;
}

}  // namespace core
