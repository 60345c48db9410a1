// The bytes of facts: every kind goes out and comes back, and its bytes of today are the bytes for ever (golden).
#include "core/ledger/fact.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

namespace {

constexpr const char* golden_path = "tests/golden/ledger/facts.txt";

/// Fills every field with a value that is not its default, different from field to field.
struct Filler {
    std::uint32_t next = 1;
    void operator()(const char*, bool& value) { value = true; }
    void operator()(const char*, std::uint8_t& value) { value = static_cast<std::uint8_t>(next++); }
    void operator()(const char*, std::uint32_t& value) { value = 1000 * next++; }
    void operator()(const char*, std::int64_t& value) { value = -5'000'000 * static_cast<std::int64_t>(next++); }
    void operator()(const char*, base::Day& value) { value = base::Day::from(2026, 3, 1) + static_cast<int>(next++); }
    void operator()(const char*, base::Id& value) { value.bytes.fill(static_cast<std::uint8_t>(next++)); }
    void operator()(const char*, std::string& value) { value = "文" + std::to_string(next++); }
    void operator()(const char*, base::Bytes& value) { value = {1, 2, static_cast<std::uint8_t>(next++)}; }
    template <class T>
    void operator()(const char* name, std::vector<T>& value) {
        value.resize(2);
        for (T& item : value) (*this)(name, item);
    }
    template <class E>
        requires std::is_enum_v<E>
    void operator()(const char*, E& value) {
        value = static_cast<E>(core::words(E{}).size() - 1);
    }
};

template <std::size_t... I>
std::vector<core::Deed> one_of_each(std::index_sequence<I...>) {
    std::vector<core::Deed> deeds;
    (deeds.emplace_back(std::in_place_index<I>), ...);
    for (core::Deed& deed : deeds) std::visit([](auto& body) { body.fields(body, Filler{}); }, deed);
    return deeds;
}

std::vector<core::Fact> samples() {
    std::vector<core::Fact> facts;
    for (core::Deed& deed : one_of_each(std::make_index_sequence<std::variant_size_v<core::Deed>>{})) {
        core::Fact fact;
        fact.subject.bytes.fill(0xab);
        fact.version = 300;
        fact.recorded_at.ms = 1'700'000'000'123;
        fact.actor.bytes.fill(0xcd);
        fact.deed = std::move(deed);
        fact.clocks = {{2,
                        {core::TermId::handle, base::Day::from(2026, 3, 20), base::Day::from(2026, 5, 19),
                         base::Day::from(2026, 5, 19), true}}};
        fact.breaches = {{core::Breach::replied_late, 7}};
        fact.law.fill(0x11);
        fact.key_owner.bytes.fill(0xef);
        facts.push_back(std::move(fact));
    }
    return facts;
}

TEST(Fact, EveryKindComesBackAsItWentOut) {
    for (const core::Fact& fact : samples()) {
        const base::Bytes open = core::encode_open(fact);
        core::Fact back;
        const auto decoded = core::decode_open(open, core::kind_of(fact.deed), back);
        ASSERT_TRUE(decoded) << core::id_of(fact.deed) << ": " << decoded.error().text();
        EXPECT_EQ(back.subject, fact.subject);
        EXPECT_EQ(back.version, 300u);
        EXPECT_EQ(back.recorded_at.ms, 1'700'000'000'123);
        EXPECT_EQ(back.actor, fact.actor);
        EXPECT_EQ(back.key_owner, fact.key_owner);
        EXPECT_EQ(back.clocks, fact.clocks);
        EXPECT_EQ(back.breaches, fact.breaches);
        EXPECT_EQ(back.law, fact.law);
        EXPECT_EQ(core::encode_open(back), open) << core::id_of(fact.deed);
    }
}

TEST(Fact, TheBytesAreTheBytesForEver) {
    std::map<std::string, std::string> golden;
    std::ifstream in(golden_path);
    for (std::string kind, bytes; in >> kind >> bytes;) golden[kind] = bytes;
    if (std::getenv("HUIYING_RECORD") != nullptr) {
        std::ofstream out(golden_path);
        for (const core::Fact& fact : samples())
            out << core::id_of(fact.deed) << " " << base::hex(core::encode_open(fact)) << "\n";
        GTEST_SKIP() << "recorded " << golden_path;
    }
    ASSERT_EQ(golden.size(), std::variant_size_v<core::Deed>)
        << "record a golden for the new kind with HUIYING_RECORD=1 and say why in the commit";
    for (const core::Fact& fact : samples())
        EXPECT_EQ(base::hex(core::encode_open(fact)), golden[std::string(core::id_of(fact.deed))])
            << core::id_of(fact.deed);
}

TEST(Fact, DamagedBytesAreRefusedNotRead) {
    for (const core::Fact& fact : samples()) {
        const base::Bytes open = core::encode_open(fact);
        core::Fact back;
        for (std::size_t size = 0; size < open.size(); ++size) {
            EXPECT_FALSE(core::decode_open({open.data(), size}, core::kind_of(fact.deed), back))
                << core::id_of(fact.deed) << " cut at " << size;
        }
        base::Bytes longer = open;
        longer.push_back(0);
        EXPECT_FALSE(core::decode_open(longer, core::kind_of(fact.deed), back)) << core::id_of(fact.deed);
    }
    core::Fact back;
    const base::Bytes some = core::encode_open(samples()[0]);
    EXPECT_FALSE(core::decode_open(some, 999, back));
}

TEST(Fact, OneFactHasOneEncoding) {
    const core::Fact sample = samples()[core::kind_v<core::Extend>];
    const base::Bytes open = core::encode_open(sample);
    struct Row {
        const char* what;
        std::size_t at;  ///< counted by hand along docs/formats/ledger.md
        std::uint8_t wrong;
    };
    // format 1, subject 16, version 2, instant 8, actor 16, flag, owner 16, count, law 32, leg, term, days 3 × 3, flag
    for (const Row& row :
         {Row{"owner flag", 43, 2}, Row{"provisional flag", 104, 2}, Row{"breach", 106, 0xee}, Row{"term", 94, 0xee}}) {
        base::Bytes bytes = open;
        bytes.at(row.at) = row.wrong;
        core::Fact back;
        EXPECT_FALSE(core::decode_open(bytes, core::kind_of(sample.deed), back)) << row.what;
    }
    core::Fact back;
    base::Bytes nobody = open;  // says that there is an owner, and names none
    std::fill_n(nobody.begin() + 44, 16, std::uint8_t{0});
    EXPECT_FALSE(core::decode_open(nobody, core::kind_of(sample.deed), back));
    base::Bytes far = open;  // a version beyond 32 bits: varint of 2^32 instead of 300
    far.erase(far.begin() + 17, far.begin() + 19);
    const base::Bytes two_to_32{0x80, 0x80, 0x80, 0x80, 0x10};
    far.insert(far.begin() + 17, two_to_32.begin(), two_to_32.end());
    EXPECT_FALSE(core::decode_open(far, core::kind_of(sample.deed), back));
    base::Bytes unset(17);  // a set organ of zeros
    unset[0] = 1;
    EXPECT_FALSE(core::decode_deed(core::kind_v<core::RequestReview>, unset));
}

TEST(Fact, ADeedComesBackFromItsOwnBytes) {
    const core::Deed deed = core::Extend{.leg = 1, .days = 30};
    EXPECT_EQ(base::hex(core::encode_deed(deed)), "011e");  // leg 1, varint 30: worked by hand
    const auto back = core::decode_deed(core::kind_v<core::Extend>, core::encode_deed(deed));
    ASSERT_TRUE(back);
    EXPECT_EQ(std::get<core::Extend>(*back).days, 30u);
}

}  // namespace
