#include "core/ledger/fact.hpp"

#include <type_traits>

namespace core {
namespace {

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

/// Writes each field by its type: the order of `fields` is the order of the bytes.
struct Encoder {
    base::Writer& out;

    template <class T>
    void operator()(const char* /*name*/, const T& value) {
        put(value);
    }

    template <class T>
    void put(const T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            out.u8(value ? 1 : 0);
        } else if constexpr (std::is_enum_v<T> || std::is_same_v<T, std::uint8_t>) {
            out.u8(static_cast<std::uint8_t>(value));
        } else if constexpr (std::is_same_v<T, std::uint32_t>) {
            out.varint(value);
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
            // Zigzag: small numbers of either sign are short.
            out.varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
        } else if constexpr (std::is_same_v<T, base::Day>) {
            out.day(value);
        } else if constexpr (std::is_same_v<T, base::Id>) {
            // Most ids of a deed are not set; one byte says so.
            out.u8(value.is_set() ? 1 : 0);
            if (value.is_set()) out.raw(value.bytes);
        } else if constexpr (std::is_same_v<T, std::string>) {
            out.string(value);
        } else if constexpr (std::is_same_v<T, base::Bytes>) {
            out.bytes(value);
        } else {
            static_assert(is_vector<T>);
            out.varint(value.size());
            for (const auto& item : value) put(item);
        }
    }
};

struct Decoder {
    base::Reader& in;
    static constexpr std::uint64_t items_max = 100'000;

    template <class T>
    void operator()(const char* /*name*/, T& value) {
        get(value);
    }

    template <class T>
    void get(T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            const std::uint8_t byte = in.u8();
            if (byte > 1) in.fail();
            value = byte == 1;
        } else if constexpr (std::is_enum_v<T>) {
            const std::uint8_t byte = in.u8();
            if (byte >= words(T{}).size()) return in.fail();
            value = static_cast<T>(byte);
        } else if constexpr (std::is_same_v<T, std::uint8_t>) {
            value = in.u8();
        } else if constexpr (std::is_same_v<T, std::uint32_t>) {
            const std::uint64_t number = in.varint();
            if (number > UINT32_MAX) return in.fail();
            value = static_cast<std::uint32_t>(number);
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
            const std::uint64_t number = in.varint();
            value = static_cast<std::int64_t>((number >> 1) ^ (~(number & 1) + 1));
        } else if constexpr (std::is_same_v<T, base::Day>) {
            value = in.day();
        } else if constexpr (std::is_same_v<T, base::Id>) {
            bool is_set = false;
            get(is_set);
            if (is_set) in.raw(value.bytes);
            if (is_set && !value.is_set()) in.fail();
        } else if constexpr (std::is_same_v<T, std::string>) {
            value = in.string();
        } else if constexpr (std::is_same_v<T, base::Bytes>) {
            value = in.bytes();
        } else {
            static_assert(is_vector<T>);
            const std::uint64_t count = in.varint();
            if (count > items_max) return in.fail();
            value.clear();
            for (std::uint64_t i = 0; i < count && in.ok(); ++i) get(value.emplace_back());
        }
    }
};

template <std::size_t... I>
Deed empty_deed(std::uint16_t kind, std::index_sequence<I...>) {
    Deed deed;
    (void)((kind == I ? (deed.emplace<I>(), true) : false) || ...);
    return deed;
}

void put_deed(base::Writer& out, const Deed& deed) {
    std::visit([&](const auto& body) { body.fields(body, Encoder{out}); }, deed);
}

base::Result<Deed> get_deed(std::uint16_t kind, base::Reader& in) {
    if (kind >= std::variant_size_v<Deed>) {
        return base::fail(base::ErrorKind::corrupt, "unknown fact kind " + std::to_string(kind), {},
                          "read this store with a newer version of the program");
    }
    Deed deed = empty_deed(kind, std::make_index_sequence<std::variant_size_v<Deed>>{});
    std::visit([&](auto& body) { body.fields(body, Decoder{in}); }, deed);
    if (!in.ok() || !in.at_end()) return base::fail(base::ErrorKind::corrupt, "the body of the fact does not decode");
    return deed;
}

void put_clock(base::Writer& out, const OpenedClock& clock) {
    out.u8(clock.leg);
    out.u8(static_cast<std::uint8_t>(clock.due.term));
    out.day(clock.due.from);
    out.day(clock.due.unrolled_day);
    out.day(clock.due.due_day);
    out.u8(clock.due.is_provisional ? 1 : 0);
}

std::uint32_t get_version(base::Reader& in) {
    const std::uint64_t version = in.varint();
    if (version > UINT32_MAX) in.fail();
    return static_cast<std::uint32_t>(version);
}

OpenedClock get_clock(base::Reader& in) {
    OpenedClock clock;
    clock.leg = in.u8();
    const std::uint8_t term = in.u8();
    if (term >= term_count) in.fail();
    clock.due.term = static_cast<TermId>(term);
    clock.due.from = in.day();
    clock.due.unrolled_day = in.day();
    clock.due.due_day = in.day();
    const std::uint8_t is_provisional = in.u8();
    if (is_provisional > 1) in.fail();
    clock.due.is_provisional = is_provisional == 1;
    return clock;
}

}  // namespace

base::Bytes encode_deed(const Deed& deed) {
    base::Writer out;
    put_deed(out, deed);
    return std::move(out).out();
}

base::Result<Deed> decode_deed(std::uint16_t kind, base::ByteView bytes) {
    base::Reader in(bytes);
    return get_deed(kind, in);
}

base::Bytes encode_open(const Fact& fact) {
    base::Writer out;
    out.u8(fact_format);
    out.raw(fact.subject.bytes);
    out.varint(fact.version);
    out.u64(static_cast<std::uint64_t>(fact.recorded_at.ms));
    out.raw(fact.actor.bytes);
    out.u8(fact.key_owner.is_set() ? 1 : 0);
    if (fact.key_owner.is_set()) out.raw(fact.key_owner.bytes);
    out.varint(fact.clocks.size());
    if (!fact.clocks.empty()) out.raw(fact.law);
    for (const OpenedClock& clock : fact.clocks) put_clock(out, clock);
    out.varint(fact.breaches.size());
    for (const BreachNote& note : fact.breaches) {
        out.u8(static_cast<std::uint8_t>(note.breach));
        out.varint(note.version);
    }
    put_deed(out, fact.deed);
    return std::move(out).out();
}

base::Result<void> decode_open(base::ByteView open, std::uint16_t kind, Fact& fact) {
    base::Reader in(open);
    const std::uint8_t format = in.u8();
    if (format != fact_format) {
        return base::fail(base::ErrorKind::corrupt, "unknown fact format " + std::to_string(format), {},
                          "read this store with a newer version of the program");
    }
    in.raw(fact.subject.bytes);
    fact.version = get_version(in);
    fact.recorded_at.ms = static_cast<std::int64_t>(in.u64());
    in.raw(fact.actor.bytes);
    fact.key_owner = {};
    const std::uint8_t has_owner = in.u8();
    if (has_owner == 1) in.raw(fact.key_owner.bytes);
    if (has_owner > 1 || (has_owner == 1) != fact.key_owner.is_set()) in.fail();
    const std::uint64_t clocks = in.varint();
    fact.law = {};
    if (clocks > 0) in.raw(fact.law);
    fact.clocks.clear();
    for (std::uint64_t i = 0; i < clocks && in.ok(); ++i) fact.clocks.push_back(get_clock(in));
    const std::uint64_t breaches = in.varint();
    fact.breaches.clear();
    for (std::uint64_t i = 0; i < breaches && in.ok(); ++i) {
        const std::uint8_t breach = in.u8();
        if (breach >= breach_words.size()) in.fail();
        fact.breaches.push_back({static_cast<Breach>(breach), get_version(in)});
    }
    fact.deed = TRY(get_deed(kind, in));
    return {};
}

}  // namespace core
