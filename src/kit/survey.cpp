#include "kit/survey.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/ledger/tree.hpp"
#include "kit/closed.hpp"

namespace kit {
namespace {

using core::SubjectKind;

// Of an open body (docs/formats/ledger.md): what stands between the version and the clocks tells when and by whom it
// was recorded, and the law's hash which law computed the clocks. No figure needs them, and they are half of the bytes.
constexpr std::size_t version_at = 17, moment_and_actor = 24, id_bytes = 16, law_bytes = 32;

bool is_of(const core::LeafHeader& header, SubjectKind kind) {
    return header.subject_kind == static_cast<std::uint8_t>(kind);
}

std::string place_of(std::uint64_t seq) {
    return fmt::format("fact {}", seq);
}

/// The end of the varint that begins at `at`; nothing if the body ends within it.
std::optional<std::size_t> varint_end(base::ByteView body, std::size_t at) {
    while (at < body.size() && (body[at] & 0x80) != 0) ++at;
    return at < body.size() ? std::optional(at + 1) : std::nullopt;
}

/// The two pieces of a body that are kept: version; clocks and all behind them, but the law's hash.
struct Pieces {
    base::ByteView version, clocks, rest;
};
std::optional<Pieces> pieces_of(base::ByteView body) {
    const auto version_end = varint_end(body, version_at);
    if (!version_end || body.size() < *version_end + moment_and_actor + 1) return std::nullopt;
    std::size_t at = *version_end + moment_and_actor;
    at += body[at] == 1 ? 1 + id_bytes : 1;
    const auto clocks_end = varint_end(body, at);
    if (!clocks_end) return std::nullopt;
    const bool has_clocks = *clocks_end - at > 1 || body[at] != 0;
    const std::size_t rest = *clocks_end + (has_clocks ? law_bytes : 0);
    if (body.size() < rest) return std::nullopt;
    return Pieces{body.subspan(version_at, *version_end - version_at), body.subspan(at, *clocks_end - at),
                  body.subspan(rest)};
}

class Surveyor {
  public:
    explicit Surveyor(const SurveyOrder& order) : order_(order) {}

    base::Result<Survey> run(base::ByteView part) {
        PartReader reader(part, order_.first);
        while (!reader.at_end()) {
            const Shown shown = TRY(reader.next());
            if (tree_.size() == order_.leaves) return refuse(Ground::leaf, "more leaves than were signed");
            TRY(take(shown));
        }
        if (tree_.size() != order_.leaves) return refuse(Ground::leaf, "fewer leaves than were signed");
        found_.root = tree_.root();
        return std::move(found_);
    }

  private:
    const SurveyOrder& order_;
    core::Frontier tree_;
    Survey found_;

    base::Result<> take(const Shown& shown) {
        const core::LeafHeader& header = shown.leaf.header;
        tree_.append(core::leaf_hash(shown.bytes));
        if (header.seq == order_.split) found_.first_leaves_root = tree_.root();
        if (!shown.is_open) return withhold(header);
        if (core::commit(shown.salt, shown.body) != shown.leaf.open)
            return refuse(Ground::body, "it is not the one that its leaf commits to", place_of(header.seq));
        return read(header, shown.body);
    }

    base::Result<> withhold(const core::LeafHeader& header) {
        const auto reason = reason_of(header);
        if (!reason || (order_.has_evaluation && is_of(header, SubjectKind::evaluation)))
            return refuse(Ground::withheld, "a fact that could count is withheld", place_of(header.seq));
        ++found_.withheld[static_cast<std::size_t>(*reason)];
        const bool is_registration =
            is_of(header, SubjectKind::submission) && header.kind == core::kind_v<core::RegisterSubmission>;
        if (is_registration) found_.closed_letters.push_back(header.statutory_day);
        if (!is_of(header, SubjectKind::matter)) return {};
        if (header.kind == core::kind_v<core::OpenMatter>) found_.closed_openings.push_back(header.statutory_day);
        if (const auto event = event_of(header)) found_.turned.push_back(*event);
        return {};
    }

    base::Result<> read(const core::LeafHeader& header, base::ByteView body) {
        const bool is_office = is_of(header, SubjectKind::store) ||
                               (is_of(header, SubjectKind::organ) && reason_of(header) != Reason::posts);
        const bool is_case = is_of(header, SubjectKind::matter) || is_of(header, SubjectKind::submission);
        const bool is_account = is_of(header, SubjectKind::account);
        const bool is_evaluation = order_.has_evaluation && is_of(header, SubjectKind::evaluation);
        if (order_.has_evaluation && is_of(header, SubjectKind::evidence)) note_evidence(header, body);
        if (!is_office && !is_case && !is_account && !is_evaluation) return {};
        if (header.kind >= core::deed_words.size()) {
            return refuse(Ground::unreadable, fmt::format("facts of the kind {} are not known here", header.kind),
                          place_of(header.seq), "verify it with a newer version of the program");
        }
        if (is_case) return keep(header, body);
        core::Fact fact = TRY(decoded(header, body));
        (is_account ? found_.accounts : is_evaluation ? found_.evaluations : found_.office).push_back(std::move(fact));
        return {};
    }

    static base::Result<core::Fact> decoded(const core::LeafHeader& header, base::ByteView body) {
        core::Fact fact;
        fact.seq = header.seq;
        fact.subject_kind = static_cast<SubjectKind>(header.subject_kind);
        fact.day = header.statutory_day;
        if (auto done = core::decode_open(body, header.kind, fact); !done)
            return refuse(Ground::fact, done.error().message, place_of(header.seq));
        return fact;
    }

    /// It counts nowhere: it is shown where it can be read.
    void note_evidence(const core::LeafHeader& header, base::ByteView body) {
        if (auto fact = decoded(header, body)) found_.evidence.push_back(*std::move(fact));
    }

    base::Result<> keep(const core::LeafHeader& header, base::ByteView body) {
        const auto pieces = pieces_of(body);
        const base::Id subject = subject_of(body);
        if (!pieces || !subject.is_set())
            return refuse(Ground::fact, "the body of the fact does not decode", place_of(header.seq));
        base::Bytes& heap = found_.facts[subject.bytes.back() % heaps];
        base::Writer out;
        out.raw(subject.bytes);
        out.u8(header.subject_kind);
        out.varint(header.seq);
        out.varint(header.kind);
        out.u32(static_cast<std::uint32_t>(header.statutory_day.number));
        out.u8(header.is_accusation ? 1 : 0);
        out.u8(body[0]);
        out.raw(pieces->version);
        out.raw(pieces->clocks);
        out.raw(pieces->rest);
        base::Writer length;
        length.varint(out.out().size());
        heap.insert(heap.end(), length.out().begin(), length.out().end());
        heap.insert(heap.end(), out.out().begin(), out.out().end());
        return {};
    }
};

std::uint64_t take_varint(base::ByteView& bytes) {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const std::uint8_t byte = bytes[0];
        bytes = bytes.subspan(1);
        value |= std::uint64_t{byte & 0x7fU} << shift;
        if ((byte & 0x80) == 0) return value;
    }
}

}  // namespace

base::Result<Survey> survey(base::ByteView part, const SurveyOrder& order) {
    return Surveyor(order).run(part);
}

Kept take_kept(base::ByteView& heap) {
    const std::uint64_t length = take_varint(heap);
    base::ByteView bytes = heap.first(length);
    heap = heap.subspan(length);
    Kept kept;
    std::copy_n(bytes.begin(), id_bytes, kept.subject.bytes.begin());
    kept.subject_kind = static_cast<SubjectKind>(bytes[id_bytes]);
    bytes = bytes.subspan(id_bytes + 1);
    kept.seq = take_varint(bytes);
    kept.bytes = bytes;
    return kept;
}

// Of a fact in a heap, behind its kind: day, whether it accuses, the body's first byte; then the version.
constexpr std::size_t fixed_bytes = 6;

std::uint64_t version_of(const Kept& kept) {
    base::ByteView bytes = kept.bytes;
    (void)take_varint(bytes);
    bytes = bytes.subspan(fixed_bytes);
    return take_varint(bytes);
}

base::Result<core::Fact> fact_of(const Kept& kept) {
    base::ByteView bytes = kept.bytes;
    core::Fact fact;
    fact.seq = kept.seq;
    fact.subject_kind = kept.subject_kind;
    const auto kind = static_cast<std::uint16_t>(take_varint(bytes));
    base::Reader fixed(bytes.first(fixed_bytes));
    fact.day.number = static_cast<std::int32_t>(fixed.u32());
    fact.is_accusation = fixed.u8() == 1;
    base::Writer body;
    body.u8(fixed.u8());
    body.raw(kept.subject.bytes);
    bytes = bytes.subspan(fixed_bytes);
    const std::size_t version_end = *varint_end(bytes, 0);
    body.raw(bytes.first(version_end));
    for (std::size_t i = 0; i < moment_and_actor + 1; ++i) body.u8(0);
    const std::size_t clocks_end = *varint_end(bytes, version_end);
    body.raw(bytes.subspan(version_end, clocks_end - version_end));
    const bool has_clocks = clocks_end - version_end > 1 || bytes[version_end] != 0;
    for (std::size_t i = 0; has_clocks && i < law_bytes; ++i) body.u8(0);
    body.raw(bytes.subspan(clocks_end));
    if (auto decoded = core::decode_open(body.out(), kind, fact); !decoded)
        return refuse(Ground::fact, decoded.error().message, place_of(kept.seq));
    return fact;
}

}  // namespace kit
