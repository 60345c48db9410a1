#include "store/sqlite/fact_rows.hpp"

namespace store {

std::string select_fact(std::string_view rest) {
    return "SELECT seq, kind, subject_kind, day, is_accusation, open" + std::string(rest);
}

base::Result<core::Fact> fact_from(const Rows& rows) {
    core::Fact fact;
    fact.seq = rows.as<std::uint64_t>(0);
    const auto corrupt = [&](std::string message) {
        return base::fail(base::ErrorKind::corrupt, std::move(message), "fact " + std::to_string(fact.seq),
                          "run `huiying fsck`");
    };
    const auto subject_kind = rows.as<std::uint64_t>(2);
    if (subject_kind >= core::subject_kind_words.size()) return corrupt("unknown kind of subject");
    fact.subject_kind = static_cast<core::SubjectKind>(subject_kind);
    fact.day = base::Day{rows.as<std::int32_t>(3)};
    fact.is_accusation = rows.integer(4) != 0;
    auto decoded = core::decode_open(rows.blob(5), rows.as<std::uint16_t>(1), fact);
    if (!decoded) return corrupt(decoded.error().message);
    return fact;
}

base::Result<std::vector<core::Fact>> facts_from(Rows rows) {
    std::vector<core::Fact> facts;
    while (TRY(rows.next())) facts.push_back(TRY(fact_from(rows)));
    return facts;
}

base::Hash FactRow::derive_leaf() const {
    const base::Hash open_commitment = core::commit(open_salt, open);
    const base::Hash sealed_commitment = is_sealed ? core::commit(sealed_salt, sealed) : core::no_body;
    return core::leaf_hash(core::leaf_bytes(header, open_commitment, sealed_commitment));
}

core::LeafHeader header_of(const core::Fact& fact) {
    return {.seq = fact.seq,
            .kind = core::kind_of(fact.deed),
            .subject_kind = static_cast<std::uint8_t>(fact.subject_kind),
            .statutory_day = fact.day,
            .is_accusation = fact.is_accusation};
}

}  // namespace store
